"""Markdown becomes HTML, and that blocks: CommonMark with tables, without HTML of its own."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt

from loaders.readers.encodings import decoded
from loaders.readers.layout import Block
from loaders.readers.markup import blocks_of

__all__ = ["blocks"]


def blocks(data: bytes, path: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text (https://spec.commonmark.org).

    A line break inside a paragraph stays one: what is a list of lines to its reader often is none
    to Markdown.

    :raises UnreadableDocument: where it cannot be decoded
    """
    reader = MarkdownIt("commonmark", {"breaks": True, "html": False}).enable("table")
    return blocks_of(reader.render(decoded(data, path).removeprefix("\ufeff")), path)
