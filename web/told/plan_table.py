"""A plan and a class as rows, one a claim, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from graph.model import Change, ClassFacts, Item, QualificationNode, Quote, Remark, Rung
from graph.planning import Plan, Step
from web.told.class_parts import SIDES, grades
from web.told.tables import Cell, Table
from web.told.words import UNDESCRIBED, WAYS, dates_of, flsa, name, place, silence

__all__ = ["plan", "qualification_rows"]

_COLUMNS: Final = (
    "step",
    "what",
    "change",
    "lower_text",
    "lower_place",
    "lower_responsibility",
    "upper_text",
    "upper_place",
    "upper_responsibility",
    "score",
    "method",
)

#: What one side of a step states: its text, its place, its responsibility.
_Side: TypeAlias = tuple[str | None, str | None, str | None]
_NEITHER: Final[_Side] = (None, None, None)
_Row: TypeAlias = tuple[Cell, ...]


def plan(found: Plan) -> Table:
    """Return a row a claim: what, what becomes of it, and both sides with their places.

    Where a specification is silent its side says so, without a place.
    """
    return Table(
        _COLUMNS,
        tuple((number, *row) for number, step in enumerate(found.steps, 1) for row in _step(step)),
    )


def _step(step: Step) -> Iterator[_Row]:
    for gap in step.through:
        yield _row("undescribed class", upper=(f"{name(gap.rung)}: {UNDESCRIBED}", None, None))
        yield from _remarks(gap.remarks)
    yield from _ways(step)
    lower, upper = step.lower.rung, step.upper.rung
    yield _row("FLSA", _flsa_change(lower, upper), _flsa(lower), _flsa(upper))
    for kind, what in (("Summary", "summary"), ("Distinguishing", "distinguishing")):
        yield from (_row(what, upper=side) for side in _passages(step.upper, kind))
    yield from _remarks(step.remarks)
    for what, kind in SIDES.items():
        yield from (_row(what.lower(), lower=side) for side in _passages(step.lower, kind))
        yield from (_row(what.lower(), upper=side) for side in _passages(step.upper, kind))
    for what, printed in qualification_rows(step.upper):
        yield _row(what, upper=printed)
    if step.changes is None:
        yield from (_row(item.kind, upper=_item(item)) for item in step.asks_for)
    else:
        yield from map(_change, step.changes)


def _ways(step: Step) -> Iterator[_Row]:
    """Yield what states each part of the way, its months, and what is asked of who goes it."""
    for way, stage in zip(step.ways, step.stages, strict=True):
        for quote in way.quotes or (None,):
            yield _row("way", WAYS[way.kind], upper=_side(quote))
        told = "not stated" if stage.months is None else str(stage.months)
        yield _row("months at least", lower=(told, None, None))
    for tree in step.requirement:
        for what, printed in _leaves(tree, ()):
            yield _row(what.replace("qualification", "requirement"), upper=printed)


def _row(
    what: str, change: str | None = None, lower: _Side = _NEITHER, upper: _Side = _NEITHER
) -> _Row:
    return what, change, *lower, *upper, None, None


def _side(quote: Quote | None) -> _Side:
    return _NEITHER if quote is None else (quote.text, place(quote), None)


def _remarks(said: Iterable[Remark]) -> Iterator[_Row]:
    for one in said:
        yield _row("neighbour says", upper=(one.quote.text, place(one.quote), None))


def _flsa(of: Rung) -> _Side:
    return flsa(of), place(of.flsa.quote) if of.flsa is not None else None, None


def _flsa_change(lower: Rung, upper: Rung) -> str | None:
    if lower.flsa is None or upper.flsa is None:
        return None
    return "kept" if flsa(lower) == flsa(upper) else f"{flsa(lower)} -> {flsa(upper)}"


def _passages(facts: ClassFacts, kind: str) -> Iterator[_Side]:
    found = [passage.quote for passage in facts.passages if passage.kind == kind]
    for quote in found:
        when = f" ({dates_of(facts, quote)})" if kind == "Pay" else ""
        yield quote.text + when, place(quote), None
    if not found:
        yield silence(facts.rung), None, None


def qualification_rows(facts: ClassFacts) -> Iterator[tuple[str, _Side]]:
    """Yield what applicants must have: where in the tree it stands, and the passage.

    "qualification (any 2, all 1)" is the first part, all of which are asked for, of the second of
    several of which any will do.
    """
    for tree in facts.qualifications:
        yield from _leaves(tree, ())
    for passage in facts.passages:
        if passage.kind == "Substitution":
            yield "substitution", _side(passage.quote)
    if not facts.qualifications:
        yield "qualification", (silence(facts.rung), None, None)


def _leaves(node: QualificationNode, path: tuple[str, ...]) -> Iterator[tuple[str, _Side]]:
    if node.quote is not None:
        where = f" ({', '.join(path)})" if path else ""
        yield f"qualification{where}", _side(node.quote)
    for number, part in enumerate(node.parts, 1):
        yield from _leaves(part, (*path, f"{node.kind} {number}"))


def _change(change: Change) -> _Row:
    return (
        change.of,
        change.kind,
        *_item(change.lower),
        *_item(change.upper),
        change.score,
        change.method,
    )


def _item(item: Item | None) -> _Side:
    if item is None:
        return _NEITHER
    return item.quote.text, place(item.quote), grades(item) or None
