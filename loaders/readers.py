"""Readers turn a file's bytes into text that offsets can refer to.

Plain text is the only format so far; the others are refused by name. A text file is decoded as
UTF-8, else as Windows-1252, and nothing in it is changed: line ends, byte order mark and trailing
blanks survive, so that a span of the text is the passage as printed.
"""

from __future__ import annotations

import errno
import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from graph.errors import UnreadableDocument

__all__ = ["Source", "content", "read"]

#: Formats told by their first bytes, or by their suffix, that are no plain text.
_SIGNATURES: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "an Office or zip file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "RTF",
}
_SUFFIXES: Final = {".pdf": "PDF", ".docx": "DOCX", ".doc": "DOC", ".rtf": "RTF"} | dict.fromkeys(
    (".html", ".htm", ".xhtml"), "HTML"
)
_HTML: Final = (b"<!doctype html", b"<html")
#: Text out of a PDF may hold a stray control character; a binary file is full of them.
_CONTROL_SHARE: Final = 0.02
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
#: How many of the even, or of the odd, bytes of UTF-16 text in a Western language are NULs.
_NUL_SHARE: Final = 0.8
_FEWEST_BYTES: Final = 8
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a"))
#: Bytes; the longest of 1,500 real documents has 58,264.
_LARGEST: Final = 2_000_000
#: Characters; the longest line among 1,500 real documents has 5,862.
_LONGEST_LINE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: ``text`` as decoded, ``sha256`` of its bytes in hexadecimal."""

    path: str
    text: str
    sha256: str
    media_type: str


def content(path: Path) -> bytes:
    """Return the bytes of a file.

    No more is read than a specification can have.

    :raises UnreadableDocument: where it is no regular file, such as a folder or a pipe, which could
        be waited for without end, where it is too large, or where it cannot be opened
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument(str(path), "it is no regular file; name one")
        if found.st_size > _LARGEST:
            raise UnreadableDocument(str(path), _too_large(f"{found.st_size:,}"))
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise UnreadableDocument(str(path), _unopened(path, error)) from error
    if len(data) > _LARGEST:  # it grows, or is one of those of the system that tell no size
        raise UnreadableDocument(str(path), _too_large("more"))
    return data


def _too_large(size: str) -> str:
    return f"it has {size} bytes; a specification may have up to {_LARGEST:,}"


def _unopened(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself; name the file"
    if error.errno == errno.ENOENT and path.is_symlink():
        return "it is a link that leads nowhere; name the file"
    return f"it cannot be opened ({error.strerror})"


def read(data: bytes, *, path: str) -> Source:
    r"""Return the text of a document.

    :param data: the file's bytes
    :param path: the document, as the user named it; its suffix helps to tell the format
    :raises UnreadableDocument: where the bytes are empty, binary, or in a format without a reader,
        or where a line is so long that the text's line breaks must have been lost

    >>> read(b"CLERK\r\n", path="clerk.txt").text
    'CLERK\r\n'
    """
    other = _other_format(data, path)
    if other is not None:
        raise UnreadableDocument(path, f"it is {other}; only plain text is read so far")
    if _is_utf_16(data):
        raise UnreadableDocument(path, "it is UTF-16 text; save it as UTF-8")
    if _is_binary(data):
        raise UnreadableDocument(path, "it holds binary data; only plain text is read so far")
    text = _decoded(data, path)
    if not text.strip():
        reason = "it holds nothing but white space" if text else "the file is empty"
        raise UnreadableDocument(path, reason)
    longest = max(map(len, text.splitlines()))
    if longest > _LONGEST_LINE:
        reason = f"a line of it has {longest:,} characters; export it with its line breaks"
        raise UnreadableDocument(path, reason)
    return Source(path, text, hashlib.sha256(data).hexdigest(), "text/plain")


def _other_format(data: bytes, path: str) -> str | None:
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            return name
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_HTML):
        return "HTML"
    return _SUFFIXES.get(PurePath(path).suffix.lower())


def _is_utf_16(data: bytes) -> bool:
    """Tell UTF-16 text by its byte order mark, or by a NUL in nearly every pair of bytes."""
    if data.startswith(_UTF_16_MARKS):
        return True
    if len(data) < _FEWEST_BYTES:
        return False
    shares = sorted(half.count(0) / len(half) for half in (data[::2], data[1::2]))
    return shares[0] == 0 and shares[1] >= _NUL_SHARE


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return 0 in data or controls > _CONTROL_SHARE * len(data)


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} fits neither UTF-8 nor Windows-1252; save it as UTF-8"
        raise UnreadableDocument(path, reason) from error
