"""PDF becomes blocks: columns in the order of reading, paragraphs joined, running headers once."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from graph.errors import UnreadableDocument
from loaders.readers.layout import Block
from loaders.readers.pdf_columns import in_columns
from loaders.readers.pdf_furniture import without_furniture
from loaders.readers.pdf_lines import lines
from loaders.readers.pdf_paragraphs import paragraphs
from loaders.readers.pdf_text import Run, runs

__all__ = ["blocks"]

_MOST_PAGES: Final = 300
#: Bytes of all compressed streams together, unpacked.
_LARGEST: Final = 50_000_000
#: Where a stream begins that is compressed with Flate (RFC 1950).
_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08-\x78][\x01\x5e\x9c\xda])")
#: Characters; the longest of 1,500 real documents has 58,264.
_LONGEST: Final = 1_000_000


def blocks(data: bytes, path: str) -> Iterator[Block]:
    """Yield the blocks of a PDF file (ISO 32000).

    :raises UnreadableDocument: where it is broken, encrypted, too long, or holds no text
    """
    _check(data, path)
    try:
        with closing(PdfDocument(data)) as document:
            pages = _pages(document, path)
    except PdfiumError as error:
        raise UnreadableDocument(path, _refused(error)) from error
    if not any(pages):
        raise UnreadableDocument(path, "it is a scan: it holds no text; run it through OCR")
    columns = (
        list(lines(column, number))
        for number, page in enumerate(in_columns(pages), start=1)
        for column in page
    )
    return paragraphs(without_furniture([column for column in columns if column]))


def _check(data: bytes, path: str) -> None:
    """Refuse a file whose compressed streams PDFium would unpack without limit."""
    left = _LARGEST
    for found in _STREAM.finditer(data):
        unpacking = zlib.decompressobj()
        try:
            left -= len(unpacking.decompress(memoryview(data)[found.end() :], left))
        except zlib.error:
            continue  # not compressed, or not so
        if left <= 0:
            reason = f"unpacked it has over {_LARGEST:,} bytes; save it without its pictures"
            raise UnreadableDocument(path, reason)


def _refused(error: PdfiumError) -> str:
    if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return "it is an encrypted PDF file; save it without a password"
    return "it is a PDF file, and broken; save it anew"


def _pages(document: PdfDocument, path: str) -> list[list[Run]]:
    if len(document) > _MOST_PAGES:
        reason = f"it has {len(document):,} pages; a specification may have up to {_MOST_PAGES}"
        raise UnreadableDocument(path, reason)
    found: list[list[Run]] = []
    length = 0
    for page in document:
        with closing(page), closing(page.get_textpage()) as text:
            length += text.count_chars()
            if length > _LONGEST:
                reason = f"it has over {_LONGEST:,} characters; no specification is so long"
                raise UnreadableDocument(path, reason)
            found.append(runs(text))
    return found
