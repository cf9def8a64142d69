"""Nothing printed is dropped in silence: which words of a document lie in no passage of its record.

Every word lies in a statement, a title, a field or a heading that was understood, or in ``other``;
only list marks and the connectives between passages stand outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from typing import Any, Final

from loaders.lines import Document, document
from loaders.record import Record, Span

__all__ = ["gaps", "merged", "overlap", "passages", "unplaced"]

#: What may stand between passages: list marks, punctuation, connectives.
_BETWEEN: Final = re.compile(
    r"(?:[\W_]|\b(?:and/or|and|or|either|plus|supplemented\s+by|together\s+with|an?|the)\b|(?<!\w)(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]"
    r"|\d{1,2}\s*\||\((?:\d{1,2}|[A-Za-z])\)|\bo\s)+",
    re.IGNORECASE,
)
#: What is left over of the passages around a gap: a stop, a bracket, the word that joins them.
_BEHIND_A_PASSAGE: Final = re.compile(r"(?:[\s.,;:)\]-]|(?:and/or|and)\b(?!/))*")
_JOINS: Final = ("and/or", "and")
_BEFORE_A_JOINT: Final = re.compile(r"[\s;,.)]")
#: How many gaps are remembered: most are a stop, a blank, or a mark.
_KEPT: Final = 10_000
_PLACES: Final = ("start", "end")
#: What has no place; most fields hold it.
_BARE: Final = frozenset({str, int, float, bool, type(None)})
_PLACE: Final = attrgetter(*_PLACES)


def passages(record: object) -> Iterator[Span]:
    """Yield the spans of all that a record, or a part of one, holds."""
    waiting: list[Any] = [record]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple | list):
            waiting += part
            continue
        is_placed, names = _shape(type(part))  # type: ignore[arg-type]  # a class is hashable
        if is_placed:
            yield _PLACE(part)
        held = [getattr(part, name) for name in names]
        waiting += [value for value in held if type(value) not in _BARE]


@cache
def _shape(kind: type) -> tuple[bool, tuple[str, ...]]:
    """Tell whether parts of a kind have a span, and the names of what else they hold."""
    names = {entry.name for entry in fields(kind)} if is_dataclass(kind) else set()
    return names.issuperset(_PLACES), tuple(names.difference(_PLACES, {"spans"}))


def unplaced(record: Record) -> tuple[Span, ...]:
    """Return the spans, a line at most each, whose words lie in no passage of a record.

    An empty result proves that parsing lost nothing.
    """
    doc = document(record.text)
    taken = merged(passages(record))
    return tuple(gap for line in doc.lines for gap in gaps(doc, line.start, line.end, taken))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans that cover the same text, sorted and apart from one another.

    >>> merged([(5, 9), (0, 3), (2, 6), (12, 14)])
    ((0, 9), (12, 14))
    """
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def overlap(one: Span, other: Span) -> float:
    """Return which share of what two spans cover together both of them cover.

    >>> overlap((0, 10), (5, 15)) == 5 / 15
    True
    """
    both = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return both / max(1, (one[1] - one[0]) + (other[1] - other[0]) - both)


def gaps(doc: Document, start: int, end: int, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a span with words that none of some other spans takes.

    :param taken: spans as :func:`merged` returns them
    """
    cursor = start
    for number in range(bisect_left(taken, start, key=itemgetter(1)), len(taken)):
        a, b = taken[number]
        if a >= end:
            break
        if cursor < a and (words := _worded(doc, cursor, a)) is not None:
            yield words
        cursor = max(cursor, b)
    if cursor < end and (words := _worded(doc, cursor, end)) is not None:
        yield words


def _worded(doc: Document, start: int, end: int) -> Span | None:
    before = min(start, 1)  # whether a word begins there, the letter before it tells
    words = _words(doc.clean[start - before : end], before)
    return (start + words[0] - before, start + words[1] - before) if words is not None else None


@lru_cache(maxsize=_KEPT)
def _words(text: str, start: int) -> Span | None:
    """Return where a text has words of its own, from ``start`` on, no white space around them."""
    if _BETWEEN.fullmatch(text, start) is not None:
        return None
    opening = _BEHIND_A_PASSAGE.match(text, start)
    first = opening.end() if opening else start
    inside = _without_opening(text[first:])
    behind = inside.lstrip()
    if not behind:
        return (first, first)
    return (first + len(inside) - len(behind), first + len(inside.rstrip()))


def _without_opening(text: str) -> str:
    """Return a text without the word and the brackets at its end that belong to what follows."""
    bare = text.rstrip()
    joint = next((word for word in _JOINS if bare.endswith(word)), "")
    before = bare.removesuffix(joint)
    text = before if joint and _BEFORE_A_JOINT.fullmatch(before[-1:]) else text
    while text != (bare := text.rstrip().rstrip("([")):
        text = bare
    return text
