"""Bytes become text: by their byte order mark, what they declare, or what they fit.

Latin-1 is read as Windows-1252, which holds all its letters, as the WHATWG's Encoding Standard
(https://encoding.spec.whatwg.org/#names-and-labels) has it for the web.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from graph.errors import UnreadableDocument

__all__ = ["decoded", "is_binary"]

#: Text out of a PDF may hold a stray control character; a binary file is full of them.
_CONTROL_SHARE: Final = 0.02
_CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a"))
_UTF_16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: How many of the even, or of the odd, bytes of UTF-16 text in a Western language are NULs.
_NUL_SHARE: Final = 0.8
_FEWEST_BYTES: Final = 8
_DECLARED: Final = re.compile(
    rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)|<meta\b[^>]*\bcharset\s*=\s*["']?([\w.:-]+)""",
    re.IGNORECASE,
)
#: How far into a page a browser looks for its charset.
_HEAD: Final = 4096
_LATIN: Final = frozenset({"iso8859-1", "ascii", "cp1252"})
#: Names of encodings are read from documents; of those that are known these alone are for text.
_TEXTUAL: Final = re.compile(r"utf-8|cp12\d\d|iso8859-\d+|mac-roman|koi8-[ru]|ascii")


def decoded(data: bytes, path: str, *, declares: bool = False) -> str:
    r"""Return the text that bytes hold; nothing in it is changed, the byte order mark included.

    :param declares: whether it is HTML, which may declare its charset
    :raises UnreadableDocument: where the bytes fit no encoding

    >>> decoded(b"Clerk\x92s duties", "clerk.txt")
    'Clerk’s duties'
    """
    for encoding in (_utf_16(data), declares and _declared(data), "utf-8"):
        try:
            if encoding:
                return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        reason = f"byte {error.start} fits neither UTF-8 nor Windows-1252; save it as UTF-8"
        raise UnreadableDocument(path, reason) from error


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text in any encoding."""
    if _utf_16(data) is not None:
        return False
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return 0 in data or controls > _CONTROL_SHARE * len(data)


def _utf_16(data: bytes) -> str | None:
    """Tell UTF-16 by its byte order mark, or by a NUL in nearly every pair of bytes."""
    if data[:2] in _UTF_16:
        return _UTF_16[data[:2]]
    if len(data) < _FEWEST_BYTES or 0 not in data:
        return None
    big, little = (half.count(0) / len(half) for half in (data[::2], data[1::2]))
    if min(big, little) == 0 and max(big, little) >= _NUL_SHARE:
        return "utf-16-be" if big else "utf-16-le"
    return None


def _declared(data: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares, if it is one for text."""
    found = _DECLARED.search(data, 0, _HEAD)
    if found is None or data.startswith(codecs.BOM_UTF8):
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return None
    if name in _LATIN:
        return None  # pages that say so are often UTF-8; tried after it
    return name if _TEXTUAL.fullmatch(name) else None
