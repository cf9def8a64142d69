"""What stands in a tree of HTML elements is gathered into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from loaders.readers.layout import BULLET, Block, row
from loaders.readers.numbering import Numbering

__all__ = ["BREAK", "Passages"]

#: A line break in a text whose own line breaks mean nothing.
BREAK: Final = "\v"
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
_BLANKS_BUT_TABS: Final = re.compile(r"(?: |[\n\r\f])+")
_BREAKS: Final = re.compile(rf"[ \t]*{BREAK}[ \t]*")
_MANY_BREAKS: Final = re.compile(r"\n{3,}")
_HEADING: Final = re.compile(r"h([1-6])")
_LISTS: Final = frozenset({"ul", "ol", "menu"})
_CELLS: Final = frozenset({"td", "th"})
#: What stands without a blank line between.
_CLOSE: Final = frozenset({"item", "row"})
#: A label and its value: a list of them is the head of a document, whose bullets are ornaments.
_LABELLED: Final = re.compile(r"[A-Z][^:.;]{1,40}:\s+\S.{0,80}")


@dataclass(slots=True)
class _Cell:
    """A cell of a table, or the page itself: the blocks in it, and the rows being made of it."""

    blocks: list[Block] = field(default_factory=list)
    rows: list[list[list[Block]]] = field(default_factory=list)


class Passages:
    """Takes what is met in a tree, in order, and gives its blocks."""

    def __init__(self, *, tabs: bool = False) -> None:
        self._blanks = _BLANKS_BUT_TABS if tabs else _BLANKS
        self._text: list[str] = []
        self._cells = [_Cell()]
        self._lists: list[Numbering] = []
        self._heading = 0
        self._verbatim = 0
        self._mark: str | None = None

    def add(self, text: str) -> None:
        """Take a text, or a line break."""
        self._text.append(text.replace("\n", BREAK) if self._verbatim else text)

    def begin(self, tag: str, told: Mapping[str, str | None]) -> None:
        """Take the beginning of an element that stands apart, with its attributes."""
        self._flush()
        if found := _HEADING.fullmatch(tag):
            self._heading = int(found[1])
        elif tag in _LISTS:
            self._lists.append(Numbering.of(tag, told))
        elif tag == "li":
            self._mark = self._lists[-1].next(told) if self._lists else BULLET
        elif tag == "tr":
            self._cells[-1].rows.append([])
        elif tag in _CELLS:
            self._cells.append(_Cell())
        elif tag == "pre":
            self._verbatim += 1

    def end(self, tag: str) -> None:
        """Take the end of an element that stands apart."""
        self._flush()
        if _HEADING.fullmatch(tag):
            self._heading = 0
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = None
        elif tag == "tr":
            self._end_row()
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "pre":
            self._verbatim -= 1

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks, each told whether a blank line goes before it."""
        self._flush()
        for kind, alike in groupby(self._cells[0].blocks, key=lambda block: block.kind):
            run = list(alike)
            if kind == "item" and all(_is_labelled(block) for block in run):
                run = [replace(block, mark=None) for block in run]
            yield run[0]
            yield from (replace(block, close=kind in _CLOSE) for block in run[1:])

    def _flush(self) -> None:
        """Make a block of the text that was met since the last one."""
        text = _MANY_BREAKS.sub("\n\n", self._collapsed()).strip()
        self._text.clear()
        if not text:
            return
        depth = len(self._lists)
        if self._heading:
            block = Block(text, "heading", self._heading)
        elif self._mark is not None:
            block = Block(text, "item", depth or 1, self._mark)
            self._mark = None
        else:
            block = Block(text, level=depth)
        self._cells[-1].blocks.append(block)

    def _collapsed(self) -> str:
        return _BREAKS.sub("\n", self._blanks.sub(" ", "".join(self._text)))

    def _end_cell(self) -> None:
        cell = self._cells.pop()
        rows = self._cells[-1].rows
        if rows:
            rows[-1].append(cell.blocks)
        else:
            self._cells[-1].blocks += cell.blocks

    def _end_row(self) -> None:
        """Make a row of cells that hold a passage each; others stand one below the other."""
        cell = self._cells[-1]
        cells = cell.rows.pop()
        if len(cells) > 1 and all(len(held) <= 1 for held in cells):
            text = row("".join(block.printed() for block in held) for held in cells)
            cell.blocks += [Block(text, "row")] if text else []
        else:
            cell.blocks += [block for held in cells for block in held]


def _is_labelled(item: Block) -> bool:
    return item.mark == BULLET and _LABELLED.fullmatch(item.text) is not None
