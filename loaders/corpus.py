"""Files and folders of documents go into a store: parsed, written, resolved."""

from __future__ import annotations

import hashlib
import logging
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from graph import read
from graph.derive import derive
from graph.errors import DocumentError, UnreadableDocument
from graph.iris import Iris
from graph.resolution import Doubt
from graph.store import Store
from loaders.parse import parse_bytes
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
    loaded, each with its reason; ``doubts`` are named classes that could not be told apart.
    """

    loaded: tuple[str, ...]
    unchanged: tuple[str, ...]
    skipped: tuple[DocumentError, ...]
    doubts: tuple[Doubt, ...]


def documents_in(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the documents that paths lead to: files themselves, folders with all below them.

    Hidden files and the settings of a folder are passed over. A document's employer is that of the
    nearest ``nextrung.toml`` in its folder or one above it, as far up as the path given.

    :raises DocumentError: where a path leads nowhere, or settings cannot be read
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file() and not _passed_over(file.relative_to(path)):
                    yield Found(file, _employer(file.parent, path))
        elif path.exists():
            yield Found(path, _employer(path.parent, path.parent))
        else:
            raise DocumentError(str(path), "there is no such file or folder; check the path")


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
        agency = tomllib.loads(settings.read_text("utf-8")).get("agency")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(str(settings), f"the settings cannot be read ({error})") from error
    if agency is not None and not isinstance(agency, str):
        raise DocumentError(str(settings), 'agency must be a text, such as agency = "King County"')
    return agency


def load(
    store: Store,
    sources: Iterable[Found],
    *,
    employer: str | None = None,
    iris: Iris | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> LoadReport:
    """Load documents and decide anew which classes they speak of.

    Each document is written whole or not at all; one that cannot be read is skipped with its
    reason, and the others load. Loading the same again changes nothing.

    :param employer: the employer's name for all of them; it goes before what they say
    :param progress: called with each document's path before it is read
    """
    iris = iris or Iris()
    current = {
        document.iri: document.employer
        for document in read.documents(store)
        if document.parser_version == PARSER_VERSION
    }
    loaded: dict[str, NamedNode] = {}
    unchanged: list[str] = []
    skipped: list[DocumentError] = []
    for source in sources:
        name = str(source.path)
        progress(name)
        try:
            graph = _load_one(store, source, employer or source.employer, current, iris)
        except DocumentError as error:
            skipped.append(error)
            continue
        if graph is None:
            unchanged.append(name)
        else:
            loaded[name] = graph
    doubts = derive(store, iris, (graph.value for graph in loaded.values()))
    return LoadReport(tuple(loaded), tuple(unchanged), tuple(skipped), doubts)


def _load_one(
    store: Store, source: Found, employer: str | None, current: dict[str, str | None], iris: Iris
) -> NamedNode | None:
    """Write one document and return its graph, or ``None`` where the store holds it already.

    ``current`` maps the graphs that need no new parsing to their employers; it takes in this one,
    so that a copy of the same bytes is not loaded under a second name.
    """
    content = _bytes(source.path)
    graph = iris.specification(hashlib.sha256(content).hexdigest())
    if graph.value in current and employer in {None, current[graph.value]}:
        return None
    record = parse_bytes(content, str(source.path))
    known = employer or (record.agency.value if record.agency is not None else None)
    triples = document_triples(
        record,
        file_name=source.path.name,
        employer=known,
        parser_version=PARSER_VERSION,
        iris=iris,
    )
    store.put(graph, triples)
    current[graph.value] = known
    return graph


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(str(path), f"it cannot be opened ({error.strerror})") from error
