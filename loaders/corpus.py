"""Files and folders of documents go into a store: parsed, written, resolved."""

from __future__ import annotations

import hashlib
import logging
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from graph import read
from graph.derive import derive
from graph.errors import DocumentError
from graph.iris import Iris
from graph.resolution import Doubt
from graph.store import Store
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.triples import document_triples

__all__ = ["PARSER_VERSION", "Found", "LoadReport", "documents_in", "load"]

logger = logging.getLogger(__name__)

#: Stored with each document; a document parsed by another version is parsed anew.
PARSER_VERSION: Final = "1"

_SETTINGS: Final = "nextrung.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A document to be loaded; ``employer`` is what its folder's ``nextrung.toml`` says."""

    path: Path
    employer: str | None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each document, by its path as given.

    ``unchanged`` were in the store already, parsed by the same version; ``skipped`` could not be
    loaded, each with its reason; ``doubts`` are mentions of classes that were kept apart or are
    contradicted, of the employers whose documents changed.
    """

    loaded: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[DocumentError, ...]
    doubts: tuple[Doubt, ...]


def documents_in(paths: Iterable[Path]) -> Iterator[Found | DocumentError]:
    """Yield the documents that paths lead to: files themselves, folders with all below them.

    Hidden files and the settings of a folder are passed over. A document's employer is that of the
    nearest ``nextrung.toml`` in its folder or one above it, as far up as the path given.

    What stands in the way is yielded in its place, so that the rest can be loaded: a path that
    leads nowhere; settings that cannot be read, once, instead of all documents that they are for.
    """
    told: set[str] = set()
    for path in paths:
        for found in _below(path):
            if isinstance(found, Found):
                yield found
            elif found.path not in told:
                told.add(found.path)
                yield found


def _below(path: Path) -> Iterator[Found | DocumentError]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield _found(path, path.parent)
    else:
        yield DocumentError(str(path), "there is no such file or folder; check the path")


def _in_folder(top: Path) -> Iterator[Found | DocumentError]:
    closed: list[OSError] = []
    files = [
        Path(folder, name)
        for folder, _, names in os.walk(top, onerror=closed.append)
        for name in names
    ]
    for error in sorted(closed, key=lambda error: str(error.filename)):
        yield DocumentError(str(error.filename), f"the folder cannot be read ({error.strerror})")
    for file in sorted(files):
        if file.is_file() and not _passed_over(file.relative_to(top)):
            yield _found(file, top)


def _found(file: Path, top: Path) -> Found | DocumentError:
    try:
        return Found(file, _employer(file.parent, top))
    except DocumentError as error:
        return error


def _passed_over(relative: Path) -> bool:
    return relative.name == _SETTINGS or any(part.startswith(".") for part in relative.parts)


def _employer(folder: Path, top: Path) -> str | None:
    """Return the employer that the settings of a folder, or of one above it, name."""
    for place in (folder, *folder.parents):
        settings = place / _SETTINGS
        if settings.is_file():
            return _agency_in(settings)
        if place == top:
            break
    return None


def _agency_in(settings: Path) -> str | None:
    try:
        told = tomllib.loads(settings.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(
            str(settings), f"the settings cannot be read, nor then their documents ({error})"
        ) from error
    agency = told.get("agency")
    if strange := sorted(told.keys() - {"agency"}):
        raise DocumentError(str(settings), f'it has no setting "{strange[0]}"; it knows: agency')
    if agency is None:
        return None
    if not isinstance(agency, str) or not agency.strip():
        raise DocumentError(str(settings), 'agency must be a text, such as agency = "King County"')
    return agency.strip()


def load(
    store: Store,
    sources: Iterable[Found | DocumentError],
    *,
    employer: str | None = None,
    iris: Iris | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> LoadReport:
    """Load documents and decide anew which classes they speak of.

    Each document is written whole or not at all; one that cannot be read is skipped with its
    reason, and the others load. Loading the same again changes nothing; loading again after a run
    that was stopped does what that run left undone. Of the same bytes in several places the first
    counts, with its employer; in a later run they may be given to another employer.

    :param sources: see :func:`documents_in`; the errors among them count as skipped
    :param employer: the employer's name for all of them; it goes before what they say
    :param progress: called with each document's path before it is read
    """
    work = _Load(store, employer, iris or Iris())
    loaded: list[str] = []
    unchanged: list[str] = []
    skipped: list[DocumentError] = []
    for source in sources:
        if isinstance(source, DocumentError):
            skipped.append(source)
            continue
        name = str(source.path)
        progress(name)
        try:
            (loaded if work.take(source) else unchanged).append(name)
        except DocumentError as error:
            skipped.append(error)
    doubts = derive(store, work.iris)
    if loaded:
        store.optimize()
    return LoadReport(tuple(loaded), tuple(unchanged), tuple(skipped), doubts)


class _Load:
    """One run: what the store holds already, and which documents the run has come across."""

    def __init__(self, store: Store, employer: str | None, iris: Iris) -> None:
        self.iris = iris
        self._store = store
        self._employer = employer
        self._seen: set[str] = set()
        self._held = {
            document.iri: document.employer
            for document in read.documents(store)
            if document.parser_version == PARSER_VERSION
        }

    def take(self, source: Found) -> bool:
        """Write one document; return whether there was anything to write.

        :raises DocumentError: where it cannot become a record
        """
        data = content(source.path)
        graph = self.iris.specification(hashlib.sha256(data).hexdigest())
        employer = self._employer or source.employer
        known = graph.value in self._held and employer in {None, self._held[graph.value]}
        if known or graph.value in self._seen:
            self._seen.add(graph.value)
            return False
        self._write(graph, data, source.path, employer)
        self._seen.add(graph.value)
        return True

    def _write(self, graph: NamedNode, data: bytes, path: Path, employer: str | None) -> None:
        record = parse_bytes(data, str(path))
        stated = record.agency.value if record.agency is not None else None
        triples = document_triples(
            record,
            file_name=path.name,
            employer=employer or stated,
            parser_version=PARSER_VERSION,
            iris=self.iris,
        )
        self._store.put(graph, triples)
