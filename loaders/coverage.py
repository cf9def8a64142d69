"""Nothing printed is dropped in silence: which words of a document lie in no passage of its record.

Every word lies in a statement, a title, a field or a heading that was understood, or in ``other``;
only list marks and the connectives between passages stand outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from loaders.lines import Document, document
from loaders.record import Record, Span

__all__ = ["gaps", "passages", "unplaced"]

#: What may stand between passages: list marks, punctuation, connectives.
_BETWEEN: Final = re.compile(
    r"(?:[\W_]|\b(?:and/or|and|or|either|plus)\b|(?<!\w)(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]"
    r"|\((?:\d{1,2}|[A-Za-z])\)|\bo\s)+",
    re.IGNORECASE,
)


def passages(record: object) -> Iterator[Span]:
    """Yield the spans of all that a record, or a part of one, holds."""
    if isinstance(record, tuple | list):
        for part in record:
            yield from passages(part)
    elif is_dataclass(record) and not isinstance(record, type):
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield start, end
        for entry in fields(record):
            value = getattr(record, entry.name)
            if entry.name != "spans":
                yield from passages(value)


def unplaced(record: Record) -> tuple[Span, ...]:
    """Return the spans, a line at most each, whose words lie in no passage of a record.

    An empty result proves that parsing lost nothing.
    """
    doc = document(record.text)
    taken = sorted(passages(record))
    return tuple(gap for line in doc.lines for gap in gaps(doc, line.start, line.end, taken))


def gaps(doc: Document, start: int, end: int, taken: Iterable[Span]) -> Iterator[Span]:
    """Yield the parts of a span with words that none of some other spans takes.

    :param taken: spans, sorted by their start
    """
    cursor = start
    for a, b in taken:
        if a >= end:
            break
        if cursor < a:
            yield from _worded(doc, cursor, a)
        cursor = max(cursor, b)
    if cursor < end:
        yield from _worded(doc, cursor, end)


def _worded(doc: Document, start: int, end: int) -> Iterator[Span]:
    if _BETWEEN.fullmatch(doc.clean, start, end) is None:
        yield doc.trim(start, end)
