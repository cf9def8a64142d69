"""Comparable classes as parts of an answer, and as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from graph.comparison.model import Comparable, Comparables, Row
from graph.comparison.ranking import Reason
from web.told.compare_parts import label
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table
from web.told.words import score

__all__ = ["page", "table"]

_COLUMNS = ("rank", "score", "class", "title", "code", "employer", "what", "near", "this", "that")


def page(found: Comparables) -> Iterator[Part]:
    """Yield the comparable classes, the nearest first, each with its reasons."""
    yield Heading(f"Comparable with {label(found.of)}", 1)
    if not found.of.facts.rung.described:
        yield Line(("No loaded document describes this class: only its title is compared.",))
    if not found.found:
        yield Line(("No described class of these employers shares a telling word with it.",))
        return
    yield Line(
        (
            f"The {len(found.found)} nearest of {found.looked_at} looked at. Nobody has confirmed "
            "them: compare two with `nextrung compare`.",
        )
    )
    for place, one in enumerate(found.found, 1):
        yield Heading(f"{place}. {label(one.of)} {score(one.nearness.score)}")
        yield Line((f"key: {one.of.name.key}",), 1)
        for reason in one.nearness.reasons:
            yield Line((_reason(reason, one),), 1)


def _reason(reason: Reason, one: Comparable) -> str:
    row = _row(reason, one)
    sides = f": {_said(row.first.words)} | {_said(row.second.words)}" if row is not None else ""
    near = score(reason.near) if reason.near is not None else "(-)"
    return f"{near} {reason.what}{sides}"


def _said(words: str | None) -> str:
    return words if words is not None else "not stated"


def _row(reason: Reason, one: Comparable) -> Row | None:
    return next((row for row in one.rows if row.what == reason.what), None)


def table(found: Comparables) -> Table:
    """Return a row a class and reason."""
    return Table(
        _COLUMNS,
        tuple(row for place, one in enumerate(found.found, 1) for row in _rows(place, one)),
    )


def _rows(place: int, one: Comparable) -> Iterator[tuple[Cell, ...]]:
    name = one.of.name
    for reason in one.nearness.reasons:
        row = _row(reason, one)
        sides = (row.first.words, row.second.words) if row is not None else (None, None)
        near = round(reason.near, 3) if reason.near is not None else None
        yield (
            *(place, round(one.nearness.score, 3), name.key, name.title, name.code, name.employer),
            *(reason.what, near, *sides),
        )
