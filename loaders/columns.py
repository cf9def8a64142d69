"""Cells of a line that is set in columns: parted by bars, tabs, or two and more blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from loaders.lines import Line
from loaders.record import Span

__all__ = ["Cell", "aligned", "cells", "is_parted", "is_rule", "texts"]

_BARRED: Final = re.compile(r"(?<=\|)[^|]*(?=\|)|^[^|]+|[^|]+$")
#: A gap inside a line is no gap between words: a tab, or two blanks and more.
_SPACED: Final = re.compile(r"\S+(?:[^\S\t]\S+)*")
#: What parts cells where a text has other blanks than those of a keyboard.
_PARTED: Final = re.compile(r"\s\s")
_WIDELY_SPACED: Final = re.compile(r"\S+(?:[^\S\t]{1,2}\S+)*")
#: A line that only draws: "|---|:--|", "=====  ====".
_RULE: Final = re.compile(r"[\s|:+=_.*-]*[-=_*]{3}[\s|:+=_.*-]*")
#: How many columns beside its header a cell may begin and still stand below it.
_BESIDE: Final = 3
#: How many results are kept: a line is looked at for several reasons.
_KEPT: Final = 1_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its span in the document, its text, and the columns from which to which it reaches.

    Columns count from 0, tabs drawn out to every eighth.
    """

    start: int
    end: int
    text: str
    left: int
    right: int

    @property
    def span(self) -> Span:
        """Where it stands in the document."""
        return (self.start, self.end)


def cells(line: Line, *, widely: bool = False) -> tuple[Cell, ...]:
    r"""Return the cells of a line in the order printed, empty ones only between bars.

    :param widely: whether two blanks may be a slip of the typist, and only three part cells

    >>> [cell.text for cell in cells(Line(0, 22, "Head Clerk   1042\tB  x", 4, True))]
    ['Head Clerk', '1042', 'B', 'x']
    """
    return _cells(line, _WIDELY_SPACED if widely else _SPACED)


def texts(text: str) -> list[str]:
    """Return the texts of the cells of a line, as :func:`cells` does.

    :param text: without white space at its ends
    """
    return [match[0].strip() for match in (_BARRED if "|" in text else _SPACED).finditer(text)]


def is_parted(text: str) -> bool:
    """Tell whether a line may have more than one cell.

    :param text: without white space at its ends

    >>> is_parted("Head Clerk   1042"), is_parted("Head Clerk")
    (True, False)
    """
    if "  " in text or "\t" in text or "|" in text:
        return True
    return not text.isprintable() and _PARTED.search(text) is not None


def is_rule(text: str) -> bool:
    """Tell whether a line only draws a rule between rows.

    >>> is_rule("|---|:--|"), is_rule("- - "), is_rule("A --- B")
    (True, False, False)
    """
    return _RULE.fullmatch(text) is not None


def aligned(row: Sequence[Cell], header: Sequence[Cell]) -> tuple[Cell | None, ...]:
    """Return the cell of a row below each cell of a header, ``None`` where none stands there.

    Where a row has as many cells as the header, they follow its order; else each cell stands below
    the header that it overlaps, or else begins beside.
    """
    if len(row) == len(header):
        return tuple(row)
    below: list[Cell | None] = [None] * len(header)
    for cell in row:
        near = min(range(len(header)), key=lambda number: _apart(cell, header[number]))
        if below[near] is None and _apart(cell, header[near]) <= _BESIDE:
            below[near] = cell
    return tuple(below)


def _apart(cell: Cell, above: Cell) -> int:
    """Return how many columns lie between two cells; less than 0 where they overlap."""
    if cell.left == above.left:
        return -max(cell.right, above.right)
    return max(cell.left, above.left) - min(cell.right, above.right)


@lru_cache(maxsize=_KEPT)
def _cells(line: Line, spaced: re.Pattern[str]) -> tuple[Cell, ...]:
    return tuple(_parted(line, spaced))


def _parted(line: Line, spaced: re.Pattern[str]) -> Iterator[Cell]:
    if not is_parted(line.text):  # as most lines, which need no pattern to tell where they end
        yield Cell(line.start, line.end, line.text, line.indent, line.indent + len(line.text))
        return
    for match in (_BARRED if "|" in line.text else spaced).finditer(line.text):
        text = match[0].strip()
        begin = match.start() + match[0].index(text)
        left = _column(line, begin)
        yield Cell(line.start + begin, line.start + begin + len(text), text, left, left + len(text))


def _column(line: Line, offset: int) -> int:
    if "\t" not in line.text:
        return line.indent + offset
    return len((" " * line.indent + line.text[:offset]).expandtabs())
