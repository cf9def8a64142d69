"""The runs of a PDF page in the order in which they are read: columns one after the other.

Runs beside each other are the cells of a row, unless a gap runs down between them with text on
both sides that the file draws one side after the other: then they are two columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, TypeAlias

from loaders.readers.pdf_text import Run

__all__ = ["Column", "Row", "in_columns", "rows"]

#: Runs on one line, from left to right.
Row: TypeAlias = list[Run]


@dataclass(frozen=True, slots=True)
class Column:
    """Rows below each other; ``edge`` is where they end on the right, if not with the page."""

    rows: Sequence[Row]
    edge: float | None = None


@dataclass(frozen=True, slots=True)
class _Split:
    """Where a page has its gutter, and where its columns end on the right, in points.

    ``fewest`` is how many lines each column must have: one, where another page has the same.
    """

    at: float
    left: float
    right: float
    fewest: int


#: How many lines two columns have at least, each.
_FEWEST: Final = 4
#: How much of the narrower run's height two runs of one line share.
_SHARED: Final = 0.5
#: The grid, in points, on which gaps below each other are taken as one.
_GRID: Final = 3


def in_columns(pages: Sequence[Sequence[Run]]) -> list[list[Column]]:
    """Return the columns of each page in the order of reading; what spans a page is one, too.

    :param pages: the runs of each page, in the order in which the file draws them
    """
    found: list[list[Column]] = []
    known: _Split | None = None
    for runs in pages:
        page = rows(runs)
        own = _split(page, runs)
        columns = _parted(page, runs, own)
        if own is not None and len(columns) > 1:
            known = replace(own, fewest=1)
        elif known is not None:
            columns = _parted(page, runs, known)
        found.append(columns)
    return found


def _parted(page: Sequence[Row], runs: Sequence[Run], split: _Split | None) -> list[Column]:
    """Return the columns of a page: itself where nothing splits it."""
    if split is None:
        return [Column(page)]
    drawn = {id(run): number for number, run in enumerate(runs)}
    found: list[Column] = []
    for spanning, group in groupby(page, key=lambda row: any(_crosses(r, split.at) for r in row)):
        band = list(group)
        columns = [] if spanning else _columns(band, split, drawn)
        found += columns or [Column(band)]
    return found if any(column.edge is not None for column in found) else [Column(page)]


def rows(runs: Iterable[Run]) -> list[Row]:
    """Return runs by their lines, from the top down."""
    found: list[Row] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        if found and _on_line(run, found[-1][0]):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.left) for row in found]


def _on_line(run: Run, first: Run) -> bool:
    shared = min(run.top, first.top) - max(run.bottom, first.bottom)
    return shared > _SHARED * min(run.height, first.height)


def _gutter(page: Sequence[Row]) -> float | None:
    """Return where most rows have a gap, if enough have one."""
    left = min((row[0].left for row in page), default=0)
    right = max((row[-1].right for row in page), default=0)
    counted = Counter(
        place
        for row in page
        for place in range(int(left) // _GRID + 1, int(right) // _GRID)
        if _parts(row, place * _GRID)
    )
    if not counted or max(counted.values()) < _FEWEST:
        return None
    most = max(counted.values())
    places = sorted(place for place, count in counted.items() if count == most)
    return float(places[len(places) // 2] * _GRID)


def _split(page: Sequence[Row], runs: Sequence[Run]) -> _Split | None:
    gutter = _gutter(page)
    if gutter is None:
        return None
    left = max((run.right for run in runs if run.right <= gutter), default=gutter)
    return _Split(gutter, left, max(run.right for run in runs), _FEWEST)


def _parts(row: Row, place: float) -> bool:
    """Tell whether a place lies in a gap of a row."""
    return row[0].right < place < row[-1].left and not any(_crosses(run, place) for run in row)


def _crosses(run: Run, place: float) -> bool:
    return run.left < place < run.right


def _columns(band: Sequence[Row], split: _Split, drawn: dict[int, int]) -> list[Column]:
    """Return the two columns of a band of rows, or nothing where it has none."""
    left = [run for row in band for run in row if run.right <= split.at]
    right = [run for row in band for run in row if run.left >= split.at]
    if split.fewest == 1 and not right:
        return [Column(rows(left), split.left)]
    if min(len(rows(left)), len(rows(right))) < split.fewest:
        return []
    if max(_orders(left, drawn)) > min(_orders(right, drawn)):
        return []
    return [Column(rows(left), split.left), Column(rows(right), split.right)]


def _orders(runs: Iterable[Run], drawn: dict[int, int]) -> Iterator[int]:
    return (drawn[id(run)] for run in runs)
