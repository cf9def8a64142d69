"""Folders of annotations are compared with what is read of their documents, a corpus a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DocumentError
from loaders.accuracy.comparison import FIELDS, Comparison, compared, unread
from loaders.accuracy.facts import Facts
from loaders.accuracy.gold import gold_facts
from loaders.accuracy.tallies import Tally
from loaders.accuracy.told import record_facts
from loaders.corpus.settings import settings_for
from loaders.lexicon import reading_with
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.record import Record

__all__ = ["Corpus", "Document", "gold_files", "measure"]


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated document: its path below the folder of documents, and how it was read.

    ``text`` is what its passages are quoted from; ``error`` says why it was not read.
    """

    path: str
    comparison: Comparison
    text: str = ""
    error: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents that one folder of annotations is about."""

    name: str
    documents: tuple[Document, ...]

    def tallies(self) -> dict[str, Tally]:
        """Return the counts of each field, in the order of the fields."""
        counted = dict.fromkeys(FIELDS, Tally())
        for document in self.documents:
            for name, tally in document.comparison.tallies:
                counted[name] += tally
        return counted

    def macro_f1(self) -> float:
        """Return the mean F1 of the fields that anything is annotated or was read of."""
        stated = [tally.f1 for tally in self.tallies().values() if tally.is_stated]
        return sum(stated) / len(stated) if stated else 0.0


def gold_files(gold: Path) -> dict[str, list[Path]]:
    """Return the annotations below a folder, by the folder in it, or itself, that they lie in.

    :raises DocumentError: where there is none
    """
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(gold.rglob("*.json")):
        inner = file.relative_to(gold).parts
        found[inner[0] if len(inner) > 1 else gold.resolve().name].append(file)
    if not found:
        raise DocumentError(str(gold), "no annotation (*.json) lies in or below it; check the path")
    return found


def measure(
    gold: Path, documents: Path, *, progress: Callable[[str], None] = lambda _: None
) -> tuple[Corpus, ...]:
    """Return how the documents are read that annotations are about, corpus by corpus.

    :param gold: a folder of annotations, or of folders of them
    :param documents: the folder below which the documents lie that they name
    :param progress: called with the path of each document when it is done with
    :raises DocumentError: where there is no annotation, or a file is none
    """

    def each(files: Iterable[Path]) -> Iterable[Document]:
        for file in files:
            facts = gold_facts(file)
            yield _document(facts, documents)
            progress(facts.document)

    return tuple(Corpus(name, tuple(each(files))) for name, files in gold_files(gold).items())


def _document(gold: Facts, documents: Path) -> Document:
    try:
        record = _record(gold, documents)
    except DocumentError as error:
        return Document(gold.document, unread(gold), error=error)
    return Document(gold.document, compared(gold, record_facts(record)), text=record.text)


def _record(gold: Facts, documents: Path) -> Record:
    """Return what is read of a document.

    :raises DocumentError: where it cannot be read, or is not the one that was annotated
    """
    path = documents / gold.document
    with reading_with(settings_for(path.parent, documents).lexicon):
        record = parse_bytes(content(path), str(path))
    if record.sha256 != gold.sha256:
        reason = "its bytes are not those that were annotated (sha256); get that very file"
        raise DocumentError(str(path), reason)
    return record
