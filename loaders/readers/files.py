"""The bytes of a document, from a folder or a zip file, and no more than it may have."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import IO, Final

from graph.errors import UnreadableDocument
from loaders.readers import archives
from loaders.readers.formats import ZIP

__all__ = ["content"]

#: Bytes; the longest text of 1,500 real documents has 58,264.
_LARGEST: Final = 2_000_000
#: Bytes of a file that holds pictures and fonts beside its text.
_LARGEST_WITH_PICTURES: Final = 20_000_000
_WITH_PICTURES: Final = (ZIP, b"%PDF")


def content(path: Path) -> bytes:
    """Return the bytes of a file.

    No more is read than a specification can have.

    :param path: a file, or a member of a zip file as if that were a folder
    :raises UnreadableDocument: where it is no regular file, such as a folder or a pipe, which could
        be waited for without end, where it is too large, or where it cannot be opened
    """
    archive = archives.archive_of(path)
    if archive is not None:
        with archives.opened(archive, path) as (file, size):
            return _read(file, size, path)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocument(str(path), "it is no regular file; name one")
        with path.open("rb") as file:
            return _read(file, found.st_size, path)
    except OSError as error:
        raise UnreadableDocument(str(path), _unopened(path, error)) from error


def _read(file: IO[bytes], size: int, path: Path) -> bytes:
    start = file.read(len(ZIP))
    limit = _LARGEST_WITH_PICTURES if start.startswith(_WITH_PICTURES) else _LARGEST
    if size > limit:
        raise UnreadableDocument(str(path), _too_large(f"{size:,}", limit))
    data = start + file.read(limit + 1 - len(start))
    if len(data) > limit:  # it grows, or is one of those of the system that tell no size
        raise UnreadableDocument(str(path), _too_large("more", limit))
    return data


def _too_large(size: str, limit: int) -> str:
    return f"it has {size} bytes; a specification may have up to {limit:,}"


def _unopened(path: Path, error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself; name the file"
    if error.errno == errno.ENOENT and path.is_symlink():
        return "it is a link that leads nowhere; name the file"
    return f"it cannot be opened ({error.strerror})"
