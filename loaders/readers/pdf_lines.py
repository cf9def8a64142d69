"""The rows of a PDF page become lines of text: with their bullets, and bars between table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders.readers import layout
from loaders.readers.pdf_columns import Column, Row
from loaders.readers.pdf_text import Run

__all__ = ["APART", "MARK", "Line", "lines"]

#: A bullet, or the number of a list item.
MARK: Final = re.compile(
    r"(?P<mark>[•●▪■◦○·►▶➢✓\uf000-\uf0ff*o–-]|\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)])(?:\s+|$)"
)
#: How far, in a line's height, cells of one column of a table may begin from each other.
_ALIGNED: Final = 0.6
#: How far below its row, in a line's height, a wrapped cell goes on.
_WRAPPED: Final = 1.35
#: A line with one run is no row, and one with a label before a colon is a field.
_FEWEST_CELLS: Final = 2
#: What parts pieces of a line that is no row of a table.
APART: Final = "   "


@dataclass(slots=True)
class Line:
    """A line with its place on its page, in points.

    ``cells`` says that it is a table's row, ``running`` that it is a running header or footer.
    ``word`` is where its first word ends on the right, ``edge`` where its column does: ``None``
    where that is the page's.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    word: float
    page: int
    edge: float | None
    cells: bool = False
    running: bool = False

    @property
    def height(self) -> float:
        """How tall the line is, in points."""
        return self.top - self.bottom


def lines(column: Column, page: int) -> Iterator[Line]:
    """Yield the lines of a column, from the top down.

    :param page: its page, counted from 1
    """
    whole = [_with_mark(row) for row in column.rows]
    tabular = _tabular(whole)
    taken: set[int] = set()
    for number, row in enumerate(whole):
        if number in taken:
            continue
        cells = [[run.text.strip()] for run in row]
        following = number + 1
        while number in tabular and _wraps(whole, number, following):
            for run in whole[following]:
                cells[_cell(row, run)].append(run.text.strip())
            taken.add(following)
            following += 1
        joined = whole[number:following]
        yield _line(joined, cells, (page, column.edge), table=number in tabular)


def _with_mark(row: Row) -> Row:
    """Return a row whose bullet or number is part of the text behind it."""
    if len(row) == 1 or not MARK.fullmatch(row[0].text.strip()):
        return row
    first, second = row[:2]
    text = f"{first.text.strip()} {second.text}"
    top, bottom = max(first.top, second.top), min(first.bottom, second.bottom)
    joined = Run(text, first.left, second.right, bottom, top, second.bold, first.word)
    return [joined, *row[2:]]


def _tabular(rows: Sequence[Row]) -> set[int]:
    """Return the numbers of the rows whose cells stand below each other."""
    found: set[int] = set()
    last = 0
    for number in range(1, len(rows)):
        if _are_cells(rows[last], rows[number]):
            found |= {last, number}
        if len(rows[number]) >= len(rows[last]) or not _wraps(rows, last, number):
            last = number
    return found


def _are_cells(above: Row, below: Row) -> bool:
    if len(above) != len(below) or len(above) < _FEWEST_CELLS or ":" in above[0].text:
        return False
    return all(_aligned(a, b) or _overlap(a, b) for a, b in zip(above, below, strict=True))


def _overlap(above: Run, below: Run) -> bool:
    return above.left < below.right and below.left < above.right


def _aligned(above: Run, below: Run) -> bool:
    return abs(above.left - below.left) < _ALIGNED * above.height


def _wraps(rows: Sequence[Row], number: int, following: int) -> bool:
    """Tell whether a row only holds what did not fit into some cells of the one above it."""
    if following >= len(rows) or len(rows[following]) >= len(rows[number]):
        return False
    above, below = rows[following - 1][0], rows[following][0]
    near = above.bottom - below.bottom < _WRAPPED * above.height
    return near and all(
        any(_aligned(cell, run) for cell in rows[number]) for run in rows[following]
    )


def _cell(row: Row, run: Run) -> int:
    return next(place for place, cell in enumerate(row) if _aligned(cell, run))


def _line(
    rows: Sequence[Row],
    cells: Sequence[Sequence[str]],
    place: tuple[int, float | None],
    *,
    table: bool,
) -> Line:
    page, edge = place
    texts = [" ".join(cell) for cell in cells]
    runs = [run for row in rows for run in row]
    return Line(
        text=layout.row(texts) if table else APART.join(texts),
        left=min(run.left for run in runs),
        right=max(run.right for run in runs),
        bottom=min(run.bottom for run in runs),
        top=max(run.top for run in runs),
        bold=all(run.bold for run in runs),
        word=rows[0][0].word,
        page=page,
        edge=edge,
        cells=table,
    )
