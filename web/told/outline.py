"""An answer with headings, passages and tables, written as plain text or as Markdown.

Whoever answers yields parts; only this module knows how each is written. Documents are numbered in
the order in which they are quoted and listed at the end: "[2:120-184]" is the passage at code
points 120 to 184 of the second one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rich.console import RenderableType
from rich.text import Text

from graph.model import Quote
from web.told import tables
from web.told.harmless import harmless
from web.told.tables import Table, escaped, escaped_within, unblocked

__all__ = [
    "Heading",
    "Line",
    "Outline",
    "Part",
    "Passage",
    "Place",
    "markdown",
    "rich_text",
    "text",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """What follows is about this; 1 is the whole answer, 2 a step of it, 3 a section."""

    words: str
    level: Literal[1, 2, 3] = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Only the place of a passage, where its words stand already."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Line:
    """A line made of our own words and of passages, as many steps indented as ``depth`` says."""

    words: tuple[str | Quote | Place, ...]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that stands alone, below a heading."""

    quote: Quote


Part: TypeAlias = Heading | Line | Passage | Table
Outline: TypeAlias = Iterable[Part]

_INDENT: Final = 2


class _Places:
    """Numbers the documents that are quoted."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def of(self, quote: Quote) -> str:
        key = (quote.document, quote.file_name)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return f"[{number}:{quote.start}-{quote.end}]"

    def documents(self) -> tuple[str, ...]:
        return tuple(file for _, file in self._numbers)


def text(outline: Outline, width: int) -> str:
    """Return an outline as plain text.

    :param width: columns after which a line is wrapped; tables are not
    """
    return "\n".join(words for _, words in _lines(outline, width)).strip("\n")


def rich_text(outline: Outline, width: int) -> Iterator[RenderableType]:
    """Yield an outline as what a terminal prints: headings stand out, tables fold."""
    for part, words in _lines(outline, width):
        if isinstance(part, Table):
            yield tables.as_rich(part)
        else:
            yield Text(harmless(words), style="bold" if isinstance(part, Heading) else "")


def _lines(outline: Outline, width: int) -> Iterator[tuple[Part, str]]:
    places = _Places()
    for place, part in enumerate(outline):
        if place and isinstance(part, Table):
            yield Line(()), ""
        yield part, _written(part, width, places)
    documents = places.documents()
    if documents:
        yield Heading("Documents"), "\nDocuments"
        for number, file in enumerate(documents, 1):
            line = Line((f"{number}  {file}",), 1)
            yield line, _written(line, width, places)


def _written(part: Part, width: int, places: _Places) -> str:
    if isinstance(part, Table):
        return tables.as_text(part)
    if isinstance(part, Heading):
        return _heading(part)
    if isinstance(part, Passage):
        part = Line((part.quote,), 1)
    words = "".join(_plain(word, places) for word in part.words)
    return textwrap.fill(
        words,
        width=width,
        initial_indent=" " * _INDENT * part.depth,
        subsequent_indent=" " * _INDENT * (part.depth + 1),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _heading(part: Heading) -> str:
    if part.level == 1:
        return part.words
    return f"\n{part.words}" + (f"\n{'=' * len(part.words)}" if part.level == 2 else "")


def _plain(word: str | Quote | Place, places: _Places) -> str:
    if isinstance(word, str):
        return word
    if isinstance(word, Place):
        return places.of(word.quote)
    return f'"{word.text}" {places.of(word)}'


def markdown(outline: Outline) -> str:
    """Return an outline in Markdown: headings, lists, passages as quotations, documents last."""
    places = _Places()
    written = [(_is_item(part), _marked(part, places)) for part in outline]
    documents = places.documents()
    if documents:
        listed = "\n".join(f"{n}. {escaped(file)}" for n, file in enumerate(documents, 1))
        written.extend(((False, "## Documents"), (False, listed)))
    found = ""
    before = False
    for item, words in written:
        found += ("" if not found else "\n" if item and before else "\n\n") + words
        before = item
    return found


def _is_item(part: Part) -> bool:
    return isinstance(part, Line) and part.depth > 0


def _marked(part: Part, places: _Places) -> str:
    if isinstance(part, Table):
        return tables.as_markdown(part)
    if isinstance(part, Heading):
        return f"{'#' * part.level} {escaped(part.words)}"
    if isinstance(part, Passage):
        return f"> {escaped(part.quote.text)}\n> {places.of(part.quote)}"
    written = "".join(
        escaped_within(word) if isinstance(word, str) else _cited(word, places)
        for word in part.words
    )
    words = unblocked(written)
    return f"{'  ' * (part.depth - 1)}- {words}" if part.depth else words


def _cited(word: Quote | Place, places: _Places) -> str:
    if isinstance(word, Place):
        return places.of(word.quote)
    return f'"{escaped_within(word.text)}" {places.of(word)}'
