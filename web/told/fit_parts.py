"""What is judged of a person for a class, as parts of an answer and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graph.fit.reading import ClassFit
from graph.fit.verdicts import Judged, Verdict, months_in_words
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table
from web.told.words import UNDESCRIBED, name

__all__ = ["page", "table"]

_COLUMNS: Final = (
    "verdict", "kind", "reason", "missing", "months", "quote", "file", "start", "end",
)  # fmt: skip
_VERDICTS: Final[Mapping[Verdict, str]] = {
    "met": "what is asked for is met",
    "unmet": "what is asked for is not met",
    "undecidable": "what is stated does not decide it",
    "due later": "what is asked for is met at appointment",
}


def page(found: ClassFit) -> Iterator[Part]:
    """Say the verdict, what is missing, nearest first, and what is judged of each requirement."""
    yield Heading(f"Fit for {name(found.facts.rung)}", 1)
    yield Line((f"{_verdict(found)}.",))
    yield from _notes(found)
    yield from _missing(found)
    yield from _requirements(found)
    yield from _competencies(found)


def _verdict(found: ClassFit) -> str:
    if not found.facts.rung.described:
        return UNDESCRIBED
    verdict = found.fit.verdict
    if verdict is None:
        return "The specification does not state any requirement"
    return _capitalised(_VERDICTS[verdict])


def _capitalised(words: str) -> str:
    return words[0].upper() + words[1:]


def _notes(found: ClassFit) -> Iterator[Part]:
    for held in found.unknown:
        yield Line((f'No class named "{held.title}" is loaded; it is judged by its title.',))
    for held in found.several:
        yield Line((f'Several classes are named "{held.title}"; state its employer.',))


def _missing(found: ClassFit) -> Iterator[Part]:
    missing = [one for one in found.fit.alternatives if one.lacks]
    if not missing:
        return
    yield Heading("What is missing, nearest first" if len(missing) > 1 else "What is missing")
    for number, one in enumerate(missing, 1):
        yield Line((f"{number}. {one.words}",), 1)


def _requirements(found: ClassFit) -> Iterator[Part]:
    if not found.facts.rung.described:
        return
    yield Heading("Requirements")
    for one in (*found.fit.trees, *found.fit.credentials):
        yield from _judged(one, 1)
    if not (found.fit.trees or found.fit.credentials):
        yield Line(("the specification does not state any.",), 1)


def _judged(one: Judged, depth: int) -> Iterator[Part]:
    if one.parts or one.quote is None:
        joined = "all of" if one.kind == "all" else "any one of"
        yield Line((f"{one.verdict}: {joined}:",), depth)
        for part in one.parts:
            yield from _judged(part, depth + 1)
        return
    yield Line((f"{one.verdict}: ", one.quote), depth)
    yield Line((f"{_capitalised(one.reason)}.",), depth + 1)
    for used in one.used:
        yield Line(("substitution: ", used.quote), depth + 1)


def _competencies(found: ClassFit) -> Iterator[Part]:
    asked = found.fit.competencies
    stated = [one for one in asked if one.stated is not None]
    if not stated:
        return
    yield Heading("Competencies that the profile names")
    for one in stated:
        yield Line((f'"{one.stated}", {one.score:.2f} alike: ', one.item.quote), 1)
    left = len(asked) - len(stated)
    if left:
        yield Line((f"{left} more are asked for; that none is named says nothing of them.",), 1)


def table(found: ClassFit) -> Table:
    """Return a row a requirement; groups have none."""
    judged = (*found.fit.trees, *found.fit.credentials)
    return Table(_COLUMNS, tuple(row for one in judged for row in _rows(one)))


def _rows(one: Judged) -> Iterator[tuple[Cell, ...]]:
    for part in one.parts:
        yield from _rows(part)
    if one.quote is not None:
        lack, due = one.lack, one.due_within
        verdict = f"due within {months_in_words(due)}" if lack and due else one.verdict
        yield (
            verdict,
            one.kind,
            one.reason,
            lack.words if lack is not None else None,
            lack.months if lack is not None else None,
            one.quote.text,
            one.quote.file_name,
            one.quote.start,
            one.quote.end,
        )
