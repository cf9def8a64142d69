"""An employer's figures, as a table and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.schemes import concept
from graph.statistics import Figure, share
from web.told.outline import Heading, Part
from web.told.tables import Cell, Table

__all__ = ["as_json", "parts", "table"]

_UNNAMED = "employer not stated"


def table(found: Mapping[str | None, Sequence[Figure]]) -> Table:
    """Return a row a figure."""
    rows = [row for name, figures in found.items() for row in _rows(name, figures)]
    return Table(("employer", "what", "group", "count", "share"), tuple(rows))


def _label(figure: Figure) -> str:
    return concept("statistic", figure.measure).labels[0]


def _rows(name: str | None, figures: Sequence[Figure]) -> Iterator[tuple[Cell, ...]]:
    for one in figures:
        part = share(one, figures)
        told = f"{part:.1%}" if part is not None else None
        yield name or _UNNAMED, _label(one), one.group, one.count, told


def parts(found: Mapping[str | None, Sequence[Figure]]) -> Iterator[Part]:
    """Yield a table an employer, with its name above."""
    for name, figures in found.items():
        yield Heading(name or _UNNAMED, 2)
        rows = tuple(row[1:] for row in _rows(name, figures))
        yield Table(("what", "group", "count", "share"), rows)


def as_json(found: Mapping[str | None, Sequence[Figure]]) -> Iterator[dict[str, Any]]:
    """Yield each employer with its figures, and the part that each is of its whole."""
    for name, figures in found.items():
        told = [
            {
                "measure": one.measure,
                "label": _label(one),
                "group": one.group,
                "count": one.count,
                "share": share(one, figures),
            }
            for one in figures
        ]
        yield {"employer": name, "statistics": told}
