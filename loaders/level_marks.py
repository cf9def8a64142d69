"""Marks that tell to which classes of a series one point of a list belongs.

A list for several levels may print beside a point the levels that have it: "(II) Trains clerks",
"Files letters. [I, II]", "Gives evidence in court (Clerk III only)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from loaders.lines import Document
from loaders.parts import Sections
from loaders.prose import Item
from loaders.record import Span

__all__ = ["own", "tells_levels"]

_MARK: Final = r"[\[(](?P<named>[^\[\]()]{1,60})[\])]"
_BEFORE: Final = re.compile(rf"\W*{_MARK}[\s:.-]*")
#: A bullet, and behind it what would else be the number of the point.
_BULLETED: Final = re.compile(r"[^\w\s(\[]\s*[\[(](?P<named>[IVX]{1,4}|\d)[\])]")
_BEHIND: Final = re.compile(rf"\s*{_MARK}[\s.;]*$")
#: What each line of a document is searched for.
_MARKS: Final = re.compile(
    r"[\[(](?:(?:[^\[\]()]{0,50}\s)?(?:[IVX]{1,4}|\d)(?:\s+only)?"
    r"|(?:[IVX]{1,4}|\d)\s*(?:,|and\b|or\b|&|/)[^\[\]()]{1,50}|[^\[\]()]{1,50}\sonly)[\])]"
)
_JOINER: Final = re.compile(r"\s*(?:,\s*(?:and\b|&)?|\band\b|\bor\b|&|/)\s*")
_ONLY: Final = re.compile(r"\s+only$", re.IGNORECASE)
#: Levels without a title: "I, II & III", "2 and 3", "I-III".
_LEVELS: Final = re.compile(
    r"(?:[IVX]{1,4}|\d)(?:\s*(?:,\s*(?:and|&)?|and|or|&|/|-)\s*(?:[IVX]{1,4}|\d))*"
)
_LONGEST: Final = 64


def tells_levels(parts: Sections) -> bool:
    """Tell whether lines open with the title of a class, or bear the mark of its level."""
    lines = (line.text for section in parts.sections for line in section.lines)
    return any(_MARKS.search(text) or parts.subjects.opening(text) for text in lines)


def own(doc: Document, parts: Sections, item: Item) -> Iterator[Item]:
    """Yield an item without the mark of its levels; none where they are those of other classes.

    A number in brackets before an item without a bullet is its own.
    """
    span = _meant(doc, parts, item) if parts.subject is not None else (item.start, item.end)
    if span is not None:
        yield replace(item, start=span[0], end=span[1])


def _meant(doc: Document, parts: Sections, item: Item) -> Span | None:
    start, end = item.start, item.end
    bullet = _BULLETED.fullmatch((item.marker or "").strip())
    before = _BEFORE.match(doc.clean, start, end) if item.marker else None
    behind = _BEHIND.search(doc.clean, max(start, end - _LONGEST), end)
    for mark in (bullet, before, behind):
        about = _about(parts, mark["named"]) if mark is not None else None
        if mark is None or about is None:
            continue
        if parts.subject not in about:
            return None
        if mark is before:
            start = mark.end()
        elif mark is behind and _LEVELS.fullmatch(mark["named"]):
            end = mark.start()
    return start, end


def _about(parts: Sections, named: str) -> frozenset[int] | None:
    name = _ONLY.sub("", named.strip())
    about = _named(parts, name)
    if about is not None:
        return about
    # "II and Senior" names a level and a class.
    each = [_named(parts, one) for one in _JOINER.split(name)]
    return None if None in each else frozenset().union(*(one for one in each if one is not None))


def _named(parts: Sections, name: str) -> frozenset[int] | None:
    is_bare = _LEVELS.fullmatch(name) is not None
    return parts.subjects.about(f"Level {name}" if is_bare else name)
