"""DOCX becomes HTML, and that blocks: headings, lists and tables survive, headers and pages not."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Final
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

import mammoth

from graph.errors import UnreadableDocument
from loaders.readers.layout import Block
from loaders.readers.markup import blocks_of

__all__ = ["blocks"]

#: Bytes of all XML in the file together, unpacked; of a specification it has some hundred thousand.
_LARGEST: Final = 4_000_000
#: No part of a DOCX file may have a document type (ECMA-376 part 2): entities come with it.
_DOCTYPE: Final = b"<!DOCTYPE"
_STYLES: Final = "p[style-name='Title'] => h1:fresh\nbr[type='page'] => br\n"
#: What the libraries raise for a file that is not as it should be.
_BROKEN: Final = (
    AttributeError,
    BadZipFile,
    EOFError,
    ExpatError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    zlib.error,
)


def blocks(data: bytes, path: str) -> Iterator[Block]:
    """Yield the blocks of a DOCX file (ECMA-376).

    :raises UnreadableDocument: where it is broken, encrypted, or too large unpacked
    """
    try:
        _check(data, path)
        page: str = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=_no_image,
            external_file_access=False,
        ).value
    except _BROKEN as error:
        raise UnreadableDocument(path, "it is a DOCX file, and broken; save it anew") from error
    return blocks_of(page, path, tabs=True)


def _check(data: bytes, path: str) -> None:
    with ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
        size = sum(part.file_size for part in parts)
        if size > _LARGEST:
            reason = f"unpacked it has {size:,} bytes of text; it may have up to {_LARGEST:,}"
            raise UnreadableDocument(path, reason)
        if any(_DOCTYPE in archive.read(part) for part in parts):
            raise UnreadableDocument(path, "its XML has a document type; no DOCX file may")


def _no_image(_image: object) -> list[object]:
    return []
