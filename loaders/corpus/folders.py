"""Which documents a user means by files, folders and patterns of paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from glob import glob
from pathlib import Path
from typing import Final, TypeAlias

from graph.errors import DocumentError
from loaders.corpus.settings import SETTINGS, Settings, settings_for
from loaders.corrections.files import CORRECTIONS
from loaders.corrections.model import Correction, Corrections
from loaders.lexicon import BUNDLED, Wording
from loaders.readers.archives import archive_of, is_archive, members

__all__ = ["Found", "documents_in", "is_pattern", "top_of"]

#: Of a folder, as far up as a second one.
_SettingsOf: TypeAlias = Callable[[Path, Path], Settings]
#: What speaks of documents and is none.
_OURS: Final = frozenset({SETTINGS, CORRECTIONS})
#: What a folder that Nextrung keeps its triples in holds.
_STORE: Final = frozenset({"oxigraph", "writer.lock"})


@dataclass(frozen=True, slots=True)
class Found:
    """A document to be loaded, and what its folder's ``nextrung.toml`` says of it.

    ``lexicon`` are further headings, ``source`` is the address that it comes from, ``corrected_by``
    is the file of corrections that is at hand.
    """

    path: Path
    employer: str | None
    lexicon: Wording = BUNDLED
    source: str | None = None
    corrected_by: Corrections | None = None

    @property
    def corrections(self) -> tuple[Correction, ...] | None:
        """What a person corrects of it, ``None`` where no file of corrections is at hand."""
        return self.corrected_by.of(self.path) if self.corrected_by is not None else None


def documents_in(paths: Iterable[str | Path]) -> Iterator[Found | DocumentError]:
    """Yield the documents that paths lead to: files themselves, folders with all below them.

    A zip file is a folder; a document in it has the path of the file with its own name behind it.
    A path that is not there is taken as a pattern: ``*`` and ``?`` within a name, ``**`` for any
    number of folders. Hidden files, settings, what the settings exclude and folders of a store are
    passed over; so is a file that was yielded before. A document's settings are those of the
    nearest ``nextrung.toml`` in its folder or one above it, as far up as the path given, or as the
    part of a pattern that has no ``*``.

    What stands in the way is yielded in its place, so that the rest can be loaded: a path that
    leads nowhere; a link or folder that cannot be followed; settings that cannot be read, once,
    instead of all documents that they are for.
    """
    told: set[str] = set()
    settings = cache(settings_for)
    for path in paths:
        for found in _meant(Path(path), settings):
            name = os.path.abspath(found.path)  # noqa: PTH100  pathlib would follow links
            if name not in told:
                told.add(name)
                yield found


def _meant(path: Path, settings: _SettingsOf) -> Iterator[Found | DocumentError]:
    if is_pattern(path):
        yield from _matching(path, settings)
    else:
        yield from _below(path, top_of(path), settings)


def top_of(path: Path) -> Path:
    """Return the folder that all documents lie below which a path, or a pattern, leads to."""
    if is_pattern(path):
        return next(folder for folder in path.parents if not _starred(folder))
    return path if _is_folder(path) else path.parent


def is_pattern(path: Path) -> bool:
    """Tell whether a path is taken as a pattern, since nothing bears it as its name."""
    return _starred(path) and not os.path.lexists(path)


def _starred(path: Path) -> bool:
    return any(letter in str(path) for letter in "*?[")


def _matching(pattern: Path, settings: _SettingsOf) -> Iterator[Found | DocumentError]:
    top = top_of(pattern)
    # The method of Path takes ** for folders alone, and finds hidden files.
    matches = sorted(map(Path, glob(str(pattern), recursive=True)))  # noqa: PTH207
    if not matches:
        yield DocumentError(str(pattern), "no file or folder matches the pattern; check it")
    for match in matches:
        kept = _is_folder(match) or not _excluded(match, top, settings)
        if kept and not _in_store(match, top):
            yield from _below(match, top, settings)


def _in_store(match: Path, top: Path) -> bool:
    between = (top / part for part in (match.relative_to(top), *match.relative_to(top).parents))
    return any(all((folder / name).exists() for name in _STORE) for folder in between)


def _below(path: Path, top: Path, settings: _SettingsOf) -> Iterator[Found | DocumentError]:
    if _is_folder(path):
        yield from _in_folder(path, top, settings)
    elif archive_of(path) is None and (reason := _missing(path)) is not None:
        yield DocumentError(str(path), reason)
    elif path.name not in _OURS:
        yield from _of_file(path, top, settings)


def _of_file(file: Path, top: Path, settings: _SettingsOf) -> Iterator[Found | DocumentError]:
    """Yield a document, or those in a zip file."""
    for inner in members(file) if is_archive(file) else (file,):
        if isinstance(inner, DocumentError):
            yield inner
        elif inner == file or not _excluded(inner, top, settings):
            yield _found(inner, top, settings)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _missing(path: Path) -> str | None:
    """Return why there is nothing at a path, or ``None`` where there is something."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return "there is no such file or folder; check the path"
    except OSError as error:
        return f"it cannot be opened ({error.strerror})"
    return None


def _in_folder(folder: Path, top: Path, settings: _SettingsOf) -> Iterator[Found | DocumentError]:
    closed: list[DocumentError] = []
    files = sorted(_files(folder, closed))
    yield from sorted(closed, key=lambda error: error.path)
    for file in files:
        if not _excluded(file, top, settings):
            yield from _of_file(file, top, settings)


def _files(top: Path, closed: list[DocumentError]) -> Iterator[Path]:
    """Yield the files below a folder; what cannot be entered is added to ``closed``."""

    def tell(error: OSError) -> None:
        reason = f"the folder cannot be read ({error.strerror})"
        closed.append(DocumentError(str(error.filename), reason))

    for folder, inner, names in os.walk(top, onerror=tell):
        if {*inner, *names} >= _STORE:
            inner.clear()
            continue
        inner[:] = [name for name in inner if not name.startswith(".")]
        for link in (Path(folder, name) for name in inner):
            if link.is_symlink():
                reason = "it is a link to a folder, and none is followed; name the folder itself"
                closed.append(DocumentError(str(link), reason))
        yield from (Path(folder, name) for name in names if _counts(name))


def _counts(name: str) -> bool:
    return name not in _OURS and not name.startswith(".")


def _found(file: Path, top: Path, settings: _SettingsOf) -> Found | DocumentError:
    try:
        said = settings(file.parent, top)
    except DocumentError as error:
        return error
    return Found(file, said.employer, said.lexicon, said.source, said.corrections)


def _excluded(file: Path, top: Path, settings: _SettingsOf) -> bool:
    try:
        return settings(file.parent, top).passes_over(file)
    except DocumentError:  # told where the document would have stood
        return False
