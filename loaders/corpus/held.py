"""What the store holds of a document that is loaded again: what of it stays, and what is new.

What a document was once given beside its text, which is its employer, the address that it comes
from and further headings, stays until another is given: a part of a folder, loaded by itself, is
not told what the settings above it say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pyoxigraph import NamedNode

from graph import read, resources, vocab
from graph.identity.mentions import Document
from graph.iris import Iris, digest
from graph.store import Store
from loaders.corpus.reading import Task

__all__ = ["PARSER_VERSION", "Held", "current_parser", "version"]

#: Raised by one wherever the code reads something else out of the same document.
PARSER_VERSION: Final = "2"


def current_parser() -> str:
    """Return the version of what reads documents: of the code and, by a digest, of its words."""
    return f"{PARSER_VERSION}+{digest(resources.turtle('schemes.ttl'))}"


def version(parser: str, lexicon: str) -> str:
    """Return what is stored with a document, so that it is read anew when that changes.

    :param parser: see :func:`current_parser`
    :param lexicon: the digest of further headings, or nothing

    >>> version("1+5e0a41c2", "9f86d081884c7d65")
    '1+5e0a41c2+9f86d081884c7d65'
    """
    return f"{parser}+{lexicon}" if lexicon else parser


class Held:
    """The documents that are in the store when a run begins."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._iris = iris
        self._documents = {document.iri: document for document in read.documents(store)}

    def lexicon(self, sha256: str) -> str:
        """Return the digest of the further headings that a document was read with, or nothing."""
        held = self._of(sha256)
        parts = held.parser_version.split("+") if held is not None else []
        return parts[2] if len(parts) == 3 else ""

    def holds(self, task: Task, sha256: str) -> bool:
        """Tell whether all that is told of a document now is in the store already."""
        held = self._of(sha256)
        return (
            held is not None
            and held.parser_version == task.parser_version
            and held.file_name == task.file_name
            and task.employer in {None, held.employer}
            and task.source in {None, held.source}
        )

    def completed(self, task: Task, sha256: str) -> Task:
        """Return a document with what it was given when it was loaded before, if not now."""
        held = self._of(sha256)
        if held is None:
            return task
        return replace(
            task,
            employer=task.employer or self._given_employer(held),
            source=task.source or held.source,
        )

    def _of(self, sha256: str) -> Document | None:
        return self._documents.get(self._iris.specification(sha256).value)

    def _given_employer(self, held: Document) -> str | None:
        """Return its employer, but not as its text was read then: it may now be read better."""
        about = {"document": NamedNode(held.iri), "fact": vocab.EMPLOYER_NAME}
        printed = {row["text"].value for row in self._store.ask("evidence", about)}
        return held.employer if held.employer not in printed else None
