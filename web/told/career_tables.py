"""The career network as tables: a row a class, a row a way from one class to another."""

from __future__ import annotations

from typing import Final

from web.careers import Career, Careers
from web.told.tables import Cell, Table

__all__ = ["class_table", "edge_table"]

_CLASS: Final = (
    "iri",
    "title",
    "also_printed",
    "code",
    "employer",
    "series",
    "level",
    "flsa",
    "described",
    "documents",
    "inferred_series",
    "inferred_place",
)
_EDGE: Final = ("lower", "lower_title", "upper", "upper_title", "kind", "course", "months")


def class_table(found: Careers) -> Table:
    """Return a row a class; what no document states is an empty cell."""
    return Table(_CLASS, tuple(_class_row(one) for one in found.classes))


def _class_row(one: Career) -> tuple[Cell, ...]:
    return (
        one.name.iri,
        one.name.title,
        "; ".join(one.name.aliases) or None,
        one.name.code,
        one.name.employer,
        one.series,
        one.level,
        one.flsa.words if one.flsa is not None else None,
        "yes" if one.documents else "no",
        "; ".join(source.file_name for source in one.documents) or None,
        *(one.inferred or (None, None)),
    )


def edge_table(found: Careers) -> Table:
    """Return a row a way from a class to one that its holders may move up to.

    ``kind`` and ``course`` are those of :class:`graph.network.Edge`; ``months`` is how long the
    lower class must be held, empty where nothing says so.
    """
    titles = {one.name.iri: one.name.title for one in found.classes}
    return Table(
        _EDGE,
        tuple(
            (
                one.lower,
                titles[one.lower],
                one.upper,
                titles[one.upper],
                one.way.kind,
                one.course,
                one.months,
            )
            for one in found.edges
        ),
    )
