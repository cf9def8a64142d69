"""One document is read, perhaps in another process: from its file to the triples of its graph."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from graph.errors import DocumentError
from graph.iris import Iris
from loaders.lexicon import Wording, reading_with
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.triples import document_triples

__all__ = ["Read", "Refused", "Task", "read_document"]


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read; ``number`` is its place in the run, from 0.

    ``employer`` goes before what the document says; ``source`` is the address that it comes from;
    ``base`` is that of the data's IRIs.
    """

    number: int
    path: Path
    employer: str | None
    lexicon: Wording
    source: str | None
    parser_version: str
    base: str


@dataclass(frozen=True, slots=True)
class Read:
    """A document's triples as N-Triples: from process to process that is faster than terms."""

    sha256: str
    ntriples: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document cannot become a record; errors of ours lose their attributes on the way."""

    kind: type[DocumentError]
    reason: str


def read_document(task: Task) -> Read | Refused:
    """Return what becomes of a document."""
    try:
        with reading_with(task.lexicon):
            record = parse_bytes(content(task.path), str(task.path))
            stated = record.agency.value if record.agency is not None else None
            triples = document_triples(
                record,
                file_name=_well_formed(task.path.name),
                employer=task.employer or stated,
                parser_version=task.parser_version,
                iris=Iris(task.base),
                source=task.source,
            )
    except DocumentError as error:
        return Refused(type(error), error.reason)
    return Read(record.sha256, serialize(triples, format=RdfFormat.N_TRIPLES) or b"")


def _well_formed(name: str) -> str:
    """Return a file's name as text: on some systems it may be any bytes."""
    return os.fsencode(name).decode("utf-8", "replace")
