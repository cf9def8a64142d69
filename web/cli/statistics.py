"""``nextrung statistics``: how many documents, classes and ladders an employer has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from graph.errors import StoreError
from graph.schemes import concept
from graph.statistics import Figure, share
from graph.statistics import statistics as counted
from graph.store import Place, Store
from web.cli.agencies import agency_named
from web.cli.answer import Answer, give
from web.cli.options import Shape, answer_format_option, store_option
from web.cli.outline import Heading, Part
from web.cli.tables import Cell, Table

__all__ = ["as_json", "statistics", "table"]

_UNNAMED = "employer not stated"


@click.command()
@click.argument("agency", required=False)
@store_option
@answer_format_option
def statistics(agency: str | None, store: Place, shape: Shape) -> None:
    """Count the documents, classes and ladders of an employer, or of each one.

    What is not stated is counted as such. The figures are those of the last load.
    """
    with Store.read(store) as opened:
        found = counted(opened)
        wanted = agency_named(opened, agency)
    if not found:
        raise StoreError(str(store), "it has no statistics yet; load its documents once more")
    if wanted is not None:
        found = {wanted: found[wanted]}
    give(Answer(list(as_json(found)), table(found), tuple(_parts(found))), shape)


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


def _parts(found: Mapping[str | None, Sequence[Figure]]) -> Iterator[Part]:
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
