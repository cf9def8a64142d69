"""Tables of labelled fields, their cells parted by bars, such as a roster of class titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders import lexicon
from loaders.fields import Field
from loaders.lines import Line
from loaders.record import Span

__all__ = ["table_fields"]

_CELL: Final = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_FEWEST_COLUMNS: Final = 2


def table_fields(lines: Sequence[Line], row: int) -> list[Field]:
    """Return the fields of a table, or none where the first line is no header of one.

    :param lines: the lines from the header on; the table ends where their cells no longer fit
    :param row: the number that its first row gets; rows are numbered through a document
    """
    names = [lexicon.field_label(lines[0].text[a:b]) for a, b in _cells(lines[0])]
    if len([name for name in names if name is not None]) < _FEWEST_COLUMNS:
        return []
    found = [Field("unused", (lines[0].start, lines[0].end), None)]
    for line in lines[1:]:
        cells = list(_cells(line))
        if len(cells) != len(names):
            break
        found += _row(line, cells, names, row)
        row += 1
    return found


def _row(
    line: Line, cells: Sequence[Span], names: Sequence[str | None], row: int
) -> Iterator[Field]:
    for (a, b), name in zip(cells, names, strict=True):
        value = (line.start + a, line.start + b)
        yield Field(name or "unused", (value[0], value[0]), value, row)


def _cells(line: Line) -> Iterator[Span]:
    if "|" in line.text:
        yield from (match.span() for match in _CELL.finditer(line.text))
