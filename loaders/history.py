"""When a specification was established and last revised, as the document dates itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.columns import cells
from loaders.dates import DATE, earliest, latest
from loaders.lines import Document
from loaders.record import Printed
from loaders.sections import Sections
from loaders.titles import head

__all__ = ["adopted", "opened", "revised"]

_ALONE: Final = re.compile(DATE, re.IGNORECASE)


def adopted(doc: Document, parts: Sections) -> Printed | None:
    """Return when the class was established: labelled, in a table, or above a labelled revision."""
    told = earliest(_values(doc, parts, "adopted")) or earliest(_cells(doc, parts, "adopted"))
    if told is not None or revised(doc, parts) is None:
        return told
    return earliest(_alone(doc, parts))


def revised(doc: Document, parts: Sections) -> Printed | None:
    """Return when the specification was last revised."""
    return latest((*_values(doc, parts, "revised"), *_cells(doc, parts, "revised")))


def opened(doc: Document, parts: Sections) -> Printed | None:
    """Return when a bulletin's examination opened."""
    return earliest(_values(doc, parts, "opened"))


def _values(doc: Document, parts: Sections, name: str) -> Iterator[Printed]:
    return (doc.printed(*span, rule="labelled-field") for span in parts.values(name))


def _cells(doc: Document, parts: Sections, name: str) -> Iterator[Printed]:
    rows = (row for row in parts.rows() if name in row)
    return (doc.printed(*row[name], rule="table-cell") for row in rows)


def _alone(doc: Document, parts: Sections) -> Iterator[Printed]:
    """Yield the dates that stand alone in the head of the document."""
    for line in head(parts):
        for cell in cells(line):
            if _ALONE.fullmatch(cell.text):
                yield doc.printed(*cell.span, rule="date-line")
