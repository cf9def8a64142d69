"""Writes what was measured: the tables of ``docs/accuracy.md``, ``ontology/rules.ttl``, the floors.

Run from the checkout, with the real documents beside it: ``python -m tests.accuracy_page``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from math import floor
from pathlib import Path
from typing import Final, TypeAlias

from loaders import samples
from loaders.accuracy.corpora import Corpus, measure
from loaders.accuracy.measured import FILE, Measurement, measures, turtle
from web.told import accuracy_parts
from web.told.outline import markdown

__all__ = ["MEND", "block", "figures", "floors", "printed", "raised", "written"]

#: F1 by corpus and field; "macro F1" is their mean.
Figures: TypeAlias = Mapping[str, Mapping[str, float]]

ROOT: Final = Path(__file__).parents[1]
MEND: Final = "python -m tests.accuracy_page"
PAGE: Final = ROOT / "docs" / "accuracy.md"
FLOORS: Final = Path(__file__).with_name("floors.toml")
MACRO: Final = "macro F1"
SHARED: Final = ROOT.parent / "shared" / "corpus"

_HEAD: Final = f"""\
# F1 by corpus and field, as it has been at best. It only rises: "{MEND}"
# writes what is better now, and a test fails where something is worse.
"""
_FINE: Final = 1000
_END: Final = "<!-- end -->"


def figures(corpora: Iterable[Corpus]) -> Figures:
    """Return the F1 of each field of each corpus, rounded down to three places."""
    return {
        corpus.name: {
            **{
                name: _down(tally.f1) for name, tally in corpus.tallies().items() if tally.is_stated
            },
            MACRO: _down(corpus.macro_f1()),
        }
        for corpus in corpora
    }


def _down(share: float) -> float:
    return floor(share * _FINE) / _FINE


def floors() -> Figures:
    """Return the floors as they stand in their file."""
    told: Figures = tomllib.loads(FLOORS.read_text("utf-8"))
    return told


def raised(old: Figures, new: Figures) -> Figures:
    """Return floors that are as high as the higher of two; nothing is ever lowered.

    >>> raised({"x": {"duties": 0.9, "code": 1.0}}, {"x": {"duties": 0.95, "code": 0.5}})
    {'x': {'code': 1.0, 'duties': 0.95}}
    """
    return {
        corpus: {
            name: max(of.get(corpus, {}).get(name, 0.0) for of in (old, new))
            for name in sorted({*old.get(corpus, {}), *new.get(corpus, {})})
        }
        for corpus in sorted({*old, *new})
    }


def written(told: Figures) -> str:
    """Return floors as the text of their file."""
    tables = (
        f"[{corpus}]\n" + "".join(f'"{name}" = {share:.3f}\n' for name, share in of.items())
        for corpus, of in told.items()
    )
    return "\n".join((_HEAD, *tables))


def block(page: str, name: str) -> str:
    """Return what stands in a page between the marks of a name."""
    return page.partition(_begin(name))[2].partition(_END)[0].strip()


def _begin(name: str) -> str:
    return f"<!-- {name}: written by {MEND} -->"


def printed(corpora: Sequence[Corpus], measured: Measurement) -> dict[str, str]:
    """Return the blocks of the page by their names, in Markdown."""
    table = markdown(list(accuracy_parts.fields(corpora)))
    rules = markdown([accuracy_parts.rules_table(measures(corpora))])
    return {"fields": f"As of {measured.day}.\n\n{table}", "rules": rules}


def _page(corpora: Sequence[Corpus], measured: Measurement) -> str:
    page = PAGE.read_text("utf-8")
    for name, told in printed(corpora, measured).items():
        before, begin, rest = page.partition(_begin(name))
        page = f"{before}{begin}\n\n{told}\n\n{_END}{rest.partition(_END)[2]}"
    return page


def _main() -> None:
    corpora = measure(SHARED / "gold", SHARED)
    measured = Measurement(
        day=datetime.now(tz=UTC).date().isoformat(),
        on=accuracy_parts.counted(corpora),
        measures=measures(corpora),
    )
    (ROOT / "ontology" / FILE).write_text(turtle(measured), "utf-8")
    PAGE.write_text(_page(corpora, measured), "utf-8")
    ours = measure(samples.gold(), samples.root())
    FLOORS.write_text(written(raised(floors(), figures([*corpora, *ours]))), "utf-8")


if __name__ == "__main__":
    _main()
