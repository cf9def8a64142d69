"""Items of qualifications cut at the marks of alternatives: "Either I", "Or II", "Option 1:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from loaders.lines import Document
from loaders.prose import Item

__all__ = ["Piece", "pieces", "without_marks"]

#: "Either I", "Or II": the alternatives of a numbered pattern, at the start of a line or in it.
_PATTERN: Final = re.compile(
    r"(?:\band\s*|(?<![\w,]))(?:(?P<either>Either|EITHER|either)|(?P<or>Or|OR|or))\s+(?P<number>[IVX]{1,4}|[ivx]{1,4})"
    # A letter stands behind it where the blank is lost: "Or IITwo years".
    r"(?=\s|:|\.|$|[A-Z][a-z]|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
#: "Option 1:", "Promotional:": the name of an alternative before what it asks for.
_NAMED_PATTERN: Final = re.compile(
    r"(?:(?:option|pattern|alternative|path(?:way)?|choice|track)\s+#?(?:\d|[IVX]{1,4}|[A-E])"
    r"|promotion(?:al)?|(?:open[- ])?competitive|transfer|non-?competitive)\s*(?::|\.|-\s|\)|$)\s*",
    re.IGNORECASE,
)
#: What ends with the numeral of a title, whose next one is no alternative: "Clerk I, II or III".
_NUMERAL_BEFORE: Final = re.compile(r"(?<!ither)(?<!\bor)\s(?:[IVX]{1,4},?\s*)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an item: its span and the style of its mark, if any.

    ``any_of`` tells whether the mark says that it is an alternative to the piece before it.
    """

    start: int
    end: int
    style: str | None
    any_of: bool | None = None


def pieces(doc: Document, item: Item) -> Iterator[Piece]:
    """Yield the pieces of an item, in the order printed."""
    named = _NAMED_PATTERN.match(doc.clean, item.start, item.end)
    style = "pattern" if named else _style(item.marker) if item.marker else None
    cursor, any_of = named.end() if named else item.start, True if named else None
    for match in _PATTERN.finditer(doc.clean, item.start, item.end):
        before = doc.clean[cursor : match.start()]
        if match["or"] and _NUMERAL_BEFORE.search(before):
            continue
        if before.strip():
            yield Piece(cursor, match.start(), style, any_of)
        style, cursor, any_of = "pattern", match.end(), bool(match["or"]) or None
    yield Piece(cursor, item.end, style, any_of)


def without_marks(doc: Document, item: Item) -> Document:
    """Return the document with the marks of an item's alternatives blank.

    Where the blank behind one is lost, as in "Or IITwo years", words are read from their start.
    """
    found = list(pieces(doc, item))
    ends = (item.start, *(piece.end for piece in found))
    gaps = [
        (end, piece.start) for end, piece in zip(ends, found, strict=False) if end < piece.start
    ]
    clean = doc.clean
    for start, end in gaps:
        clean = clean[:start] + " " * (end - start) + clean[end:]
    return replace(doc, clean=clean) if gaps else doc


def _style(marker: str) -> str:
    """Return what the marks of one list have in common: "1" for numbers, "a", "A", or the bullet.

    >>> _style("- (B)"), _style("2."), _style("•")
    ('A', '1', '•')
    """
    mark = re.sub(r"\W", "", marker)
    if not mark:
        return marker[0]
    return "1" if mark.isdigit() else ("A" if mark[0].isupper() else "a")
