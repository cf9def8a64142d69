"""What a document is, told by its bytes; its name decides only between kinds of text.

Media types: https://www.iana.org/assignments/media-types/ (Markdown: RFC 7763).
"""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import Final, Literal, TypeAlias
from zipfile import BadZipFile, ZipFile

from graph.errors import UnreadableDocument
from loaders.readers.encodings import is_binary

__all__ = ["READ", "ZIP", "Format", "is_zip", "media_type"]

Format: TypeAlias = Literal[
    "text/plain",
    "text/markdown",
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]

#: What is read, as messages say it.
READ: Final = "save it as text, Markdown, HTML, DOCX or PDF"
#: What a zip file, and so a DOCX file, begins with.
ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF: Final = b"%PDF-"
#: A PDF may begin with anything, for as many bytes.
_PDF_WITHIN: Final = 1024
_OTHERS: Final = {
    b"{\\rtf": "RTF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"II*\x00": "a picture (TIFF)",
    b"MM\x00*": "a picture (TIFF)",
    b"BM": "a picture (BMP)",
    b"RIFF": "a picture, sound or film (RIFF)",
    b"\x1f\x8b": "a gzip file",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"%!PS": "PostScript",
    b"SQLite format 3\x00": "a database (SQLite)",
}
#: Signatures so short that text may begin with them.
_OF_BINARIES: Final = frozenset({b"BM", b"RIFF", b"BZh", b"GIF8", b"Rar!"})
_OLE: Final = b"\xd0\xcf\x11\xe0"
#: The name of the stream that holds an encrypted DOCX, as OLE writes names.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_IN_ZIP: Final = (
    ("word/", _DOCX),
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("content.xml", "ODT or another OpenDocument file"),
    ("META-INF/container.xml", "EPUB"),
)
_HTML: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<!--.*?-->|<\?xml[^>]*>)*+"
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|style|main|article|section|header|div|table"
    rb"|p|h[1-6]|[uod]l|center|font)\b)",
    re.IGNORECASE | re.DOTALL,
)
#: How many bytes tell HTML from text.
_GLANCE: Final = 8192
_XML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
#: What only the name tells of a text.
_SUFFIXES: Final[dict[str, Format]] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


def media_type(data: bytes, path: str) -> Format:
    """Return what a document is.

    :param path: the document, as the user named it; its suffix parts Markdown, and HTML that begins
        as nothing else does, from other text
    :raises UnreadableDocument: where it is in a format without a reader, which it names

    >>> media_type(b"%PDF-1.7 ...", "clerk.txt")
    'application/pdf'
    """
    if _PDF in data[:_PDF_WITHIN]:
        return "application/pdf"
    if data.startswith((ZIP, _EMPTY_ZIP)):
        return _in_zip(data, path)
    name = _other(data)
    if name is not None:
        raise UnreadableDocument(path, f"it is {name}; {READ}")
    return _of_text(data, path)


def is_zip(data: bytes) -> bool:
    """Tell whether bytes are a zip file of documents, and no document that is itself a zip."""
    if not data.startswith((ZIP, _EMPTY_ZIP)):
        return False
    try:
        return _held(data) is None
    except (BadZipFile, NotImplementedError):
        return True


def _in_zip(data: bytes, path: str) -> Format:
    try:
        name = _held(data)
    except (BadZipFile, NotImplementedError) as error:
        reason = f"it is a DOCX or zip file, and broken ({error}); save it anew"
        raise UnreadableDocument(path, reason) from error
    if name == _DOCX:
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    reason = f"it is {name}; {READ}" if name else "it is a zip file in another; unpack it"
    raise UnreadableDocument(path, reason)


def _held(data: bytes) -> str | None:
    """Return what a zip file is, or ``None`` for an archive of any files."""
    with ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    if not {"[Content_Types].xml", "mimetype"} & set(names):
        return None
    return next((kind for start, kind in _IN_ZIP if any(n.startswith(start) for n in names)), None)


def _other(data: bytes) -> str | None:
    if data.startswith(_OLE):
        encrypted = _ENCRYPTED in data
        return "an encrypted Office file" if encrypted else "DOC or another old Office file"
    for signature, name in _OTHERS.items():
        if data.startswith(signature) and (signature not in _OF_BINARIES or is_binary(data)):
            return name
    return None


def _of_text(data: bytes, path: str) -> Format:
    if is_binary(data):
        raise UnreadableDocument(path, f"it holds binary data; {READ}")
    plain = data.replace(b"\x00", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else data
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _HTML.match(plain[:_GLANCE]):
        return "text/html"
    if _XML.match(plain[:_GLANCE]):
        raise UnreadableDocument(path, f"it is XML; {READ}")
    return _SUFFIXES.get(PurePath(path).suffix.lower(), "text/plain")
