"""A document's text with one passage of it marked, in place.

Pure functions: the text is cut into paragraphs and these into runs, none of it changed but for the
empty lines between paragraphs, which the page shows as space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from graph.documents import Span

__all__ = ["Paragraph", "Run", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is part of the passage or is not; ``first`` is where the passage begins.

    ``start`` is its first code point in the document.
    """

    text: str
    start: int
    marked: bool = False
    first: bool = False


#: What stands between two empty lines.
Paragraph: TypeAlias = tuple[Run, ...]


def paragraphs(text: str, marked: Sequence[Span] = ()) -> tuple[Paragraph, ...]:
    """Return a text in paragraphs, cut where the passage begins and ends.

    :param text: the whole text of a document
    :param marked: the spans of the passage in code points of the text, in order, apart

    >>> [[run.text for run in runs] for runs in paragraphs("Aide. Logs ships.", [(6, 10)])]
    [['Aide. ', 'Logs', ' ships.']]
    """
    spans = [span for span in (_trimmed(text, *span) for span in marked) if span[0] < span[1]]
    begins = spans[0][0] if spans else None
    return tuple(tuple(_runs(text, of, spans, begins)) for of in _extents(text))


def _extents(text: str) -> Iterator[Span]:
    """Yield where each paragraph stands, without the ends of lines behind it."""
    at = 0
    for is_empty, lines in groupby(text.splitlines(keepends=True), key=str.isspace):
        paragraph = "".join(lines)
        if not is_empty:
            yield at, at + len(paragraph.rstrip())
        at += len(paragraph)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the white space at its ends, where nothing can be marked."""
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return begin, max(begin, start + len(piece.rstrip()))


def _runs(text: str, of: Span, spans: Sequence[Span], begins: int | None) -> Iterator[Run]:
    at, stop = of
    for start, end in spans:
        low, high = max(start, at), min(end, stop)
        if low < high:
            if at < low:
                yield Run(text[at:low], at)
            yield Run(text[low:high], low, marked=True, first=low == begins)
            at = high
    if at < stop:
        yield Run(text[at:stop], at)
