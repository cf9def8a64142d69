"""One document is read: its format told, its text taken out by that format's reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Final, TypeAlias

from graph.errors import UnreadableDocument
from loaders.readers.encodings import decoded
from loaders.readers.formats import Format, media_type
from loaders.readers.layout import Block, Placed, rendered

__all__ = ["Source", "read"]

_Reader: TypeAlias = Callable[[bytes, str], Iterable[Block]]

#: The module of each reader. They are imported when they are needed: their libraries take longer
#: to import than a text takes to be read.
_READERS: Final[dict[Format, str]] = {
    "text/html": "markup",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
}
#: Characters; the longest of 1,500 real documents has 58,264.
_LONGEST: Final = 2_000_000
#: Characters; the longest line among 1,500 real documents has 5,862.
_LONGEST_LINE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: ``text`` is what offsets refer to, ``sha256`` of its bytes.

    ``layout`` says where headings, paragraphs, list items and rows of tables stand in the text; a
    plain text has none.
    """

    path: str
    text: str
    sha256: str
    media_type: Format
    layout: tuple[Placed, ...] = ()


def read(data: bytes, *, path: str) -> Source:
    r"""Return the text of a document.

    Plain text stays as it is: line ends, byte order mark and trailing blanks survive. Other formats
    become text as :mod:`loaders.readers.layout` says.

    :param data: the file's bytes
    :param path: the document, as the user named it; its suffix tells Markdown from text
    :raises UnreadableDocument: where the bytes are empty, binary, broken, encrypted, or in a format
        without a reader; where they hold no text; where a line is so long that the text's line
        breaks must have been lost

    >>> read(b"CLERK\r\n", path="clerk.txt").text
    'CLERK\r\n'
    >>> read(b"<h1>CLERK</h1><p>Files letters.", path="clerk").text
    'CLERK\n\nFiles letters.\n'
    """
    if not data:
        raise UnreadableDocument(path, "the file is empty")
    told = media_type(data, path)
    text, layout = _text(data, path, told)
    _check(text, path)
    return Source(path, text, hashlib.sha256(data).hexdigest(), told, layout)


def _text(data: bytes, path: str, told: Format) -> tuple[str, tuple[Placed, ...]]:
    if told not in _READERS:
        return decoded(data, path), ()
    reader: _Reader = import_module(f"loaders.readers.{_READERS[told]}").blocks
    return rendered(reader(data, path))


def _check(text: str, path: str) -> None:
    if not text.strip():
        raise UnreadableDocument(path, "it holds nothing but white space")
    if len(text) > _LONGEST:
        reason = f"it has {len(text):,} characters; a specification may have up to {_LONGEST:,}"
        raise UnreadableDocument(path, reason)
    longest = max(map(len, text.splitlines()))
    if longest > _LONGEST_LINE:
        reason = f"a line of it has {longest:,} characters; export it with its line breaks"
        raise UnreadableDocument(path, reason)
