"""One document is read, perhaps in another process: from its file to the triples of its graph."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from graph.errors import DocumentError
from graph.iris import Iris
from loaders.corrections.applying import UNAPPLIED, correct
from loaders.corrections.model import Correction
from loaders.lexicon import Wording, reading_with
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.triples import document_triples

__all__ = ["Read", "Reader", "Refused", "Task"]


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read; ``number`` is its place in the run, from 0.

    ``employer`` goes before what the document says; ``source`` is the address that it comes from;
    ``lexicon`` is the digest of its further headings, which a :class:`Reader` knows;
    ``corrections`` are a person's.
    """

    number: int
    path: Path
    employer: str | None
    lexicon: str
    source: str | None
    parser_version: str
    corrections: tuple[Correction, ...] = ()

    @property
    def file_name(self) -> str:
        """The file's name as text: on some systems it may be any bytes."""
        return os.fsencode(self.path.name).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Read:
    """A document's triples as N-Triples: from process to process that is faster than terms.

    ``unapplied`` says which corrections have no effect.
    """

    sha256: str
    ntriples: bytes
    unapplied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document cannot become a record; errors of ours lose their attributes on the way.

    ``trace`` is where an error came from that is none of ours.
    """

    kind: type[DocumentError]
    reason: str
    trace: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What is the same for all documents of a run: a process is told it once.

    ``wordings`` are further headings by their digests; ``base`` is that of the data's IRIs.
    """

    wordings: Mapping[str, Wording]
    base: str

    def read(self, task: Task) -> Read | Refused:
        """Return what becomes of a document; whatever goes wrong with one is told of that one."""
        try:
            return self._read(task)
        except DocumentError as error:
            return Refused(type(error), error.reason)
        # The text is anybody's, and no fault of ours that it brings to light may cost the others.
        except Exception as error:  # noqa: BLE001
            reason = f"Nextrung could not read it: {type(error).__name__}; please report this"
            return Refused(DocumentError, f"{reason} document", traceback.format_exc())

    def _read(self, task: Task) -> Read:
        with reading_with(self.wordings[task.lexicon]):
            parsed = parse_bytes(content(task.path), str(task.path))
            record = correct(parsed, task.corrections)
            stated = record.agency.value if record.agency is not None else None
            triples = document_triples(
                record,
                file_name=task.file_name,
                employer=task.employer or stated,
                parser_version=task.parser_version,
                iris=Iris(self.base),
                source=task.source,
            )
        unapplied = tuple(one.message for one in record.warnings if one.code == UNAPPLIED)
        ntriples = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
        return Read(record.sha256, ntriples, unapplied)
