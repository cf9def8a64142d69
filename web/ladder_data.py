"""A ladder as data beside its page: its rungs and its two tables, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from graph.model import Item
from web import as_json, matrix
from web.known import COMPETENCIES, DUTIES, Known
from web.told.ladder_parts import rungs
from web.told.tables import Cell, Table

__all__ = ["TABLES", "as_data", "competencies", "duties"]

_COLUMNS: Final = (
    "thread",
    "levels_named",
    "level",
    "class",
    "state",
    "change",
    "lowest_responsibility",
    "highest_responsibility",
    "text",
    "file",
    "start",
    "end",
)
#: What is said of a level that names nothing of a thread.
_STATES: Final[Mapping[matrix.State, str]] = {
    "stated": "not named",
    "silent": "the specification does not say",
    "undescribed": "not described",
}


def duties(of: Known) -> matrix.Table:
    """Return the duties by level."""
    return matrix.table(matrix.columns(of.ladder, of.facts), of.duties, DUTIES, of.links)


def competencies(of: Known) -> matrix.Table:
    """Return knowledge, skills and abilities by level."""
    columns = matrix.columns(of.ladder, of.facts)
    return matrix.table(columns, of.competencies, COMPETENCIES, of.links)


def _flat(of: matrix.Table) -> Table:
    return Table(_COLUMNS, tuple(_rows(of)))


#: What can be had as a table, by the name that stands in an address.
TABLES: Final[Mapping[str, Callable[[Known], Table]]] = {
    "duties": lambda of: _flat(duties(of)),
    "competencies": lambda of: _flat(competencies(of)),
    "rungs": lambda of: rungs(of.ladder.rungs),
}


def _rows(of: matrix.Table) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each item of each cell, and one for a cell that holds none."""
    for group in of.groups:
        for row in group.rows:
            named = sum(bool(cell.items) for cell in row.cells)
            for (column, _), cell in zip(of.heads, row.cells, strict=True):
                titles = "; ".join(rung.title for rung in column.rungs) or None
                where = (row.name, named, column.level, titles)
                for told in _told(cell):
                    yield (*where, *told)


def _told(cell: matrix.Cell) -> Iterator[tuple[Cell, ...]]:
    if not cell.items:
        yield (_STATES[cell.state], cell.change, *(None,) * 6)
    for item in cell.items:
        low, high = (
            (item.grades.lowest_name, item.grades.highest_name) if item.grades else (None, None)
        )
        place = item.quote
        yield (
            "named", cell.change, low, high, place.text, place.file_name, place.start, place.end,
        )  # fmt: skip


def as_data(of: Known) -> dict[str, Any]:
    """Return a ladder with both its tables as values of JSON."""
    return as_json.ladder(of.ladder) | {
        "duties": _threads(duties(of)),
        "competencies": _threads(competencies(of)),
    }


def _threads(of: matrix.Table) -> list[dict[str, Any]]:
    return [
        {
            "thread": row.name,
            "levels": [
                _level(column, cell) for (column, _), cell in zip(of.heads, row.cells, strict=True)
            ],
        }
        for group in of.groups
        for row in group.rows
    ]


def _level(column: matrix.Column, cell: matrix.Cell) -> dict[str, Any]:
    return {
        "level": column.level,
        "state": cell.state,
        "change": cell.change,
        "items": [_item(item) for item in cell.items],
    }


def _item(of: Item) -> dict[str, Any]:
    told = as_json.statement(of.quote) | {"kind": of.kind}
    if of.grades is not None:
        lowest, highest = of.grades.lowest_name, of.grades.highest_name
        told["responsibility"] = {"lowest": lowest, "highest": highest}
    return told
