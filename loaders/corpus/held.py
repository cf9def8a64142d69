"""What the store holds of a document that is loaded again: what of it stays, and what is new.

What a document was once given beside its text, which is its employer, the address that it comes
from, further headings and a person's corrections, stays until another is given: a part of a folder,
loaded by itself, is not told what the files above it say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import NamedNode

from graph import read, resources, vocab
from graph.identity.mentions import Document
from graph.iris import Iris, digest
from graph.store import Store
from loaders.corpus.reading import Task

__all__ = ["PARSER_VERSION", "Given", "Held", "current_parser", "reader", "version"]

#: Raised by one wherever the code reads something else out of the same document.
PARSER_VERSION: Final = "6"


def current_parser() -> str:
    """Return the version of what reads documents: of the code and, by a digest, of its words."""
    return f"{PARSER_VERSION}+{digest(resources.turtle('schemes.ttl'))}"


def version(parser: str, given: Given) -> str:
    """Return what is stored with a document, so that it is read anew when that changes.

    :param parser: see :func:`current_parser`

    >>> version("1+5e0a41c2", Given("9f86d081884c7d65"))
    '1+5e0a41c2+9f86d081884c7d65'
    >>> version("1+5e0a41c2", Given("", "60303ae22b998861"))
    '1+5e0a41c2++60303ae22b998861'
    """
    return "+".join((parser, given.lexicon, given.corrections)).rstrip("+")


def reader(stored: str) -> str:
    """Return what is stored with a document without what a person has corrected of it.

    >>> reader("1+5e0a41c2++60303ae22b998861"), reader("1+5e0a41c2+9f86d081884c7d65")
    ('1+5e0a41c2', '1+5e0a41c2+9f86d081884c7d65')
    """
    return "+".join(stored.split("+")[:3]).rstrip("+")


@dataclass(frozen=True, slots=True)
class Given:
    """What a document is read with: digests of further headings and of corrections, or nothing."""

    lexicon: str = ""
    corrections: str = ""


class Held:
    """The documents that are in the store when a run begins."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._iris = iris
        self._documents = {document.iri: document for document in read.documents(store)}

    def given(self, sha256: str) -> Given:
        """Return what a document was read with."""
        held = self._of(sha256)
        return Given(*held.parser_version.split("+")[2:]) if held is not None else Given()

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
