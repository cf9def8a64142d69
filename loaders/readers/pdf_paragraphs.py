"""The lines of a PDF file become paragraphs again, headings, list items and rows of tables.

A line goes on with the one before where that one was full: where the next word would not have
fitted into it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from loaders import leads
from loaders.readers.layout import Block
from loaders.readers.pdf_lines import APART, MARK, Line

__all__ = ["paragraphs"]

#: How much farther than usual below its neighbour, as a factor, a line has a gap before it.
_GAP: Final = 1.3
#: How much taller than usual a heading is, and how far lines of one paragraph may differ.
_TALLER: Final = 1.12
#: How far a line may be indented against the one that it goes on with, in its height.
_INDENT: Final = 2.5
#: How wide a blank is, in a line's height; a line may end so much before the edge that it touches.
_BLANK: Final = 0.3
_MOST_WORDS: Final = 12
_ENDS: Final = (".", "!", "?", ":", ";")
_HYPHENATED: Final = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual on the pages, in points: a line's height, its distance from the next."""

    height: float
    pitch: float
    edge: float
    words: frozenset[str]


def paragraphs(columns: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """Yield the blocks of a document.

    :param columns: the lines of each column, in the order of reading
    """
    usual = _usual(columns)
    held: list[Line] = []
    close = False
    for place, line in ((place, line) for column in columns for place, line in enumerate(column)):
        begins = place == 0
        if held and not _goes_on(held, line, usual, begins=begins):
            yield _block(held, usual, close=close)
            close = not begins and _stays(held[-1], line, usual)
            held = []
        held.append(line)
    if held:
        yield _block(held, usual, close=close)


def _usual(columns: Sequence[Sequence[Line]]) -> _Usual:
    every = [line for column in columns for line in column]
    pitch = _lower([above.bottom - below.bottom for above, below in _neighbours(columns, inf)])
    heights = Counter(round(line.height, 1) for line in every for _ in range(len(line.text)))
    return _Usual(
        height=heights.most_common(1)[0][0] if heights else 0.0,
        pitch=pitch,
        edge=max((above.right for above, _ in _neighbours(columns, pitch)), default=0.0),
        words=frozenset(word for line in every for word in line.text.casefold().split()),
    )


def _neighbours(columns: Sequence[Sequence[Line]], pitch: float) -> Iterator[tuple[Line, Line]]:
    """Yield the lines that others stand below, no farther than lines of a paragraph do."""
    for column in columns:
        for above, below in pairwise(column):
            if above.page == below.page and _is_close(above, below, pitch):
                yield above, below


def _lower(drops: Sequence[float]) -> float:
    """Return the distance of lines inside paragraphs: the usual one of the nearer half."""
    near = sorted(drops)[: max(len(drops) // 2, 1)]
    return median(near) if near else 0.0


def _goes_on(held: Sequence[Line], line: Line, usual: _Usual, *, begins: bool) -> bool:
    """Tell whether a line is one paragraph with those held.

    :param begins: whether a page or a column begins with it
    """
    last = held[-1]
    if leads.find(line.text, 0, len(line.text)) is not None and line.text[0].isupper():
        return False
    if any(one.running or one.cells or APART in one.text for one in (last, line)):
        return False
    if last.bold != line.bold or MARK.match(line.text):
        return False
    if max(last.height, line.height) > _TALLER * min(last.height, line.height):
        return False
    if begins:
        unfinished = line.text[0].islower() or not last.text.endswith(_ENDS)
        return unfinished and _is_full(last, line, usual)
    near = _is_close(last, line, usual.pitch) and _fits_below(held, line)
    return near and _is_full(last, line, usual)


def _stays(above: Line, below: Line, usual: _Usual) -> bool:
    """Tell whether no blank line goes between two lines that are not one paragraph."""
    if above.running or below.running:
        return False
    return (above.cells and below.cells) or _is_close(above, below, usual.pitch)


def _is_close(above: Line, below: Line, pitch: float) -> bool:
    return 0 < above.bottom - below.bottom < _GAP * max(pitch, above.height)


def _fits_below(held: Sequence[Line], line: Line) -> bool:
    """Tell whether a line begins where a paragraph's next line may: the first may be indented."""
    shift = abs(line.left - held[-1].left)
    return shift < line.height * (_INDENT if len(held) == 1 else 1 / _INDENT)


def _is_full(last: Line, line: Line, usual: _Usual) -> bool:
    """Tell whether the first word of a line would not have fitted into the one before."""
    edge = usual.edge if last.edge is None else last.edge
    return last.right + (line.word - line.left) + _BLANK * line.height > edge


def _block(held: Sequence[Line], usual: _Usual, *, close: bool) -> Block:
    first, text = held[0], _joined(held, usual.words)
    if first.cells:
        return Block(text, "row", page=first.page, close=close)
    if found := MARK.match(text):
        rest = text[found.end() :]
        return Block(rest, "item", 1, found["mark"], first.page, close)
    if _is_heading(held, usual):
        return Block(text, "heading", 1 if _is_tall(first, usual) else 2, page=first.page)
    return Block(text, page=first.page, close=close)


def _is_heading(held: Sequence[Line], usual: _Usual) -> bool:
    text = held[0].text.strip()
    short = len(held) == 1 and len(text.split()) <= _MOST_WORDS and not text.endswith(".")
    return short and (held[0].bold or _is_tall(held[0], usual))


def _is_tall(line: Line, usual: _Usual) -> bool:
    return line.height > _TALLER * usual.height


def _joined(held: Sequence[Line], words: frozenset[str]) -> str:
    text = held[0].text.strip()
    for line in held[1:]:
        more = line.text.strip()
        if _HYPHENATED.search(text) and more[0].islower():
            text = _unhyphenated(text, more, words)
        else:
            text = f"{text} {more}"
    return text


def _unhyphenated(text: str, more: str, words: frozenset[str]) -> str:
    """Join a word parted by a hyphen, and drop the hyphen where the document has it without."""
    whole = (text.split()[-1][:-1] + more.split()[0]).casefold()
    return text[:-1] + more if whole in words else text + more
