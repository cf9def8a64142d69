"""Two classes beside each other: first the structure, then competencies, then likely duties."""

from __future__ import annotations

from graph.comparison.model import Compared, Comparison, Relation, Row
from graph.comparison.respects import RESPECTS
from graph.comparison.structure import told_once
from graph.continuation import likely_links
from graph.planning import changes

__all__ = ["compared", "rows"]


def compared(first: Compared, second: Compared) -> Comparison:
    """Return two classes beside each other, in the order given."""
    one, other = told_once(first.facts.items), told_once(second.facts.items)
    return Comparison(
        first, second, rows(first, second), changes(one, other, likely_links(one, other))
    )


def rows(first: Compared, second: Compared) -> tuple[Row, ...]:
    """Return the structure of two classes, respect by respect."""
    return tuple(
        Row(what, side(first), side(second), _relation(rank(first), rank(second)))
        for what, side, rank in RESPECTS
    )


def _relation(one: object, other: object) -> Relation | None:
    if one is None or other is None:
        return None
    if one == other:
        return "same"
    if isinstance(one, int | float) and isinstance(other, int | float):
        return "first" if one > other else "second"
    return "differs"
