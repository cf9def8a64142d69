"""What is judged of a person, as a page shows it: by symbol and word, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.fit.nearest import Alternative
from graph.fit.reading import ClassFit
from graph.fit.verdicts import Judged, Verdict
from graph.model import Quote

__all__ = ["Mark", "mark", "missing", "shown"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How a verdict is shown; ``name`` is that of its style."""

    name: str
    sign: str
    word: str


_MARKS: Final[Mapping[Verdict, Mark]] = {
    "met": Mark("met", "✓", "met"),
    "unmet": Mark("missing", "✗", "missing"),
    "undecidable": Mark("open", "?", "not stated"),
    "due later": Mark("later", "⧗", "due later"),
}
#: Of what no rule understands, or the employer judges.
_LEFT: Final = Mark("open", "?", "not judged here")
#: The same of a whole class.
_WHOLE: Final[Mapping[Verdict, Mark]] = {
    "met": Mark("met", "✓", "all is met"),
    "unmet": Mark("missing", "✗", "something is missing"),
    "undecidable": Mark("open", "?", "not all is stated"),
    "due later": Mark("later", "⧗", "met, with something due later"),
}
_SILENT: Final = Mark("open", "?", "the specification does not state any requirement")
_UNDESCRIBED: Final = Mark("open", "?", "no loaded document describes this class")


def mark(of: Judged | ClassFit) -> Mark:
    """Return how the verdict on a requirement, or on a whole class, is shown."""
    if isinstance(of, Judged):
        unread = of.lack is not None and not of.lack.readable
        return _LEFT if unread and of.verdict == "undecidable" else _MARKS[of.verdict]
    if not of.facts.rung.described:
        return _UNDESCRIBED
    verdict = of.fit.verdict
    return _SILENT if verdict is None else _WHOLE[verdict]


def missing(of: ClassFit) -> tuple[Alternative, ...]:
    """Return what is missing, one value a way to qualify, nearest first."""
    return tuple(one for one in of.fit.alternatives if one.lacks)


def shown(of: Judged) -> Judged:
    """Return a tree in which each passage stands once in its group.

    "Two years as a Weaver or Dyer" is a part for each class and printed once; of alternatives the
    best counts, of parts that are all needed the worst.
    """
    parts = _folded(map(shown, of.parts), best=of.kind == "any")
    return parts[0] if len(parts) == 1 and of.quote is None else replace(of, parts=parts)


def _folded(parts: Iterable[Judged], *, best: bool) -> tuple[Judged, ...]:
    found: dict[tuple[Quote | None, ...], Judged] = {}
    for part in parts:
        texts = tuple(_texts(part))
        before = found.setdefault(texts, part)
        if (part.truth > before.truth) if best else (part.truth < before.truth):
            found[texts] = part
    return tuple(found.values())


def _texts(of: Judged) -> list[Quote | None]:
    return [of.quote, *(quote for part in of.parts for quote in _texts(part))]
