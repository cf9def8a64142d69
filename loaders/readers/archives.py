"""A zip file of documents is a folder of them: its members are read in place, none is unpacked.

A member's path is that of the archive with the member's name behind it, ``jobs.zip/clerk.html``.
"""

from __future__ import annotations

import lzma
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import DocumentError, UnreadableDocument
from loaders.readers.formats import ZIP, is_zip

__all__ = ["archive_of", "is_archive", "members", "opened"]

_MOST_MEMBERS: Final = 20_000
#: Bytes of all members together, unpacked.
_LARGEST: Final = 1_000_000_000
#: How many times its packed size a member may have; text packs to a tenth.
_RATIO: Final = 100
#: Bytes that no ratio makes dangerous.
_SMALL: Final = 1_000_000
#: Bytes; a file of this size is looked into to tell an archive from a DOCX file.
_LARGEST_DOCUMENT: Final = 20_000_000
#: A folder that a system adds to each archive, for what it knows of the files.
_OF_MACS: Final = "__MACOSX"
_ENCRYPTED: Final = 1
_BROKEN: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)


def is_archive(path: Path) -> bool:
    """Tell whether a file is a zip file, and no document that is one inside, such as DOCX."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            if file.read(len(ZIP)) != ZIP:
                return False
            file.seek(0)
            data = file.read(_LARGEST_DOCUMENT + 1)
    except OSError:
        return False  # told where it is read
    return len(data) > _LARGEST_DOCUMENT or is_zip(data)


def archive_of(path: Path) -> Path | None:
    """Return the file that a path leads into as if it were a folder, if any does."""
    for place in path.parents:
        try:
            found = place.stat()
        except OSError:
            continue
        return place if stat.S_ISREG(found.st_mode) else None
    return None


def members(archive: Path) -> Iterator[Path | DocumentError]:
    """Yield the paths of the documents in a zip file, sorted; hidden ones are passed over.

    A member that leads out of the archive, or is a link, is yielded as an error in its place; so is
    an archive that cannot be read, or holds more than it may.
    """
    try:
        found = _archive(archive).infolist()
    except _BROKEN as error:
        reason = f"it is a DOCX or zip file, and broken ({error}); save it anew"
        yield DocumentError(str(archive), reason)
        return
    files = [member for member in found if not member.is_dir()]
    if len(files) > _MOST_MEMBERS:
        reason = f"it holds {len(files):,} files; a zip file may hold up to {_MOST_MEMBERS:,}"
        yield DocumentError(str(archive), reason)
    elif (size := sum(member.file_size for member in files)) > _LARGEST:
        reason = f"unpacked it has {size:,} bytes; a zip file may have up to {_LARGEST:,}"
        yield DocumentError(str(archive), reason)
    else:
        kept = {_inside(member): member for member in files if not _is_passed_over(member)}
        yield from (_placed(archive, member) for _, member in sorted(kept.items()))


@contextmanager
def opened(archive: Path, path: Path) -> Iterator[tuple[IO[bytes], int]]:
    """Yield a member, opened, with its size in bytes, unpacked.

    :param path: the member's path, that of the archive included
    :raises UnreadableDocument: where there is none, or it is broken, encrypted or packed too well
    """
    try:
        file = _archive(archive)
        member = _names(file).get(path.relative_to(archive).as_posix())
        if member is None:
            raise UnreadableDocument(str(path), "the zip file has no such member")
        _check(member, path)
        with file.open(member) as inside:
            yield inside, member.file_size
    except _BROKEN as error:
        reason = f"it cannot be read from its zip file ({error}); pack it anew"
        raise UnreadableDocument(str(path), reason) from error


def _is_passed_over(member: ZipInfo) -> bool:
    return any(
        part == _OF_MACS or (part.startswith(".") and part != "..")
        for part in _inside(member).parts
    )


def _placed(archive: Path, member: ZipInfo) -> Path | DocumentError:
    inside = _inside(member)
    shown = f"{archive}/{member.filename}"
    if inside.is_absolute() or ".." in inside.parts or ":" in member.filename or not inside.parts:
        return DocumentError(shown, "its name leads out of the zip file; pack it anew")
    if stat.S_ISLNK(member.external_attr >> 16):
        return DocumentError(shown, "it is a link, and none is followed; pack the file itself")
    return archive / inside


def _inside(member: ZipInfo) -> PurePosixPath:
    """Return the path of a member in its archive; some systems write it with backslashes."""
    return PurePosixPath(member.filename.replace("\\", "/"))


def _check(member: ZipInfo, path: Path) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableDocument(str(path), "it is encrypted; pack it without a password")
    if member.file_size > max(_SMALL, _RATIO * member.compress_size):
        reason = f"it is packed to less than a {_RATIO}th; no document is, so it is not unpacked"
        raise UnreadableDocument(str(path), reason)


def _archive(path: Path) -> ZipFile:
    found = path.stat()
    return _kept(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=1)
def _kept(path: Path, _changed: int, _size: int) -> ZipFile:
    """Return an archive that stays open for its next member: its list is long to read."""
    return ZipFile(path)


@lru_cache(maxsize=1)
def _names(archive: ZipFile) -> dict[str, ZipInfo]:
    return {_inside(member).as_posix(): member for member in archive.infolist()}
