"""A document as one opens it: its text, the classes that it describes, and its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import NamedNode

from graph import read
from graph.errors import StoreError
from graph.identity.mentions import Document
from graph.lookup import SHORT_DIGEST
from graph.model import ClassName
from graph.store import Store

__all__ = ["Span", "Whole", "short", "whole"]

#: First and last code point of a piece of a document's text, the last one exclusive.
Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Whole:
    """A document in full.

    ``interrupted`` holds the passages that are printed in several spans, as where a page ends in
    the midst of a sentence: from the whole extent to its spans in the order printed.
    """

    document: Document
    text: str
    classes: tuple[ClassName, ...]
    interrupted: Mapping[Span, tuple[Span, ...]]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the spans of a passage, mostly one.

        :param start: its first code point
        :param end: the code point after its last
        """
        return self.interrupted.get((start, end), ((start, end),))


def short(iri: str) -> str:
    """Return what stands for a document in an address: the first digits of its digest.

    >>> short("https://example.org/hr/spec/0a1b2c3d4e5f60718293")
    '0a1b2c3d4e5f'
    """
    return iri.rpartition("/")[2][:SHORT_DIGEST]


def whole(store: Store, iri: str) -> Whole:
    """Return a document in full.

    :raises UnknownName: where it is not loaded
    :raises StoreError: where the store holds it without its text
    """
    document = read.document(store, iri)
    about = {"document": NamedNode(iri)}
    texts = store.ask("document-text", about)
    if not texts:
        raise StoreError(document.file_name, "the text of this document is missing; load it again")
    classes = dict.fromkeys(row["class"].value for row in store.ask("class-documents", about))
    return Whole(
        document=document,
        text=texts[0]["text"].value,
        classes=tuple(read.class_name(store, one) for one in classes),
        interrupted=_interrupted(store, about),
    )


def _interrupted(store: Store, about: Mapping[str, NamedNode]) -> dict[Span, tuple[Span, ...]]:
    """Return the spans of what is interrupted; what two statements print alike is one passage."""
    found: dict[Span, set[Span]] = defaultdict(set)
    for row in store.ask("interrupted", about):
        start, end = row["span"].value.split("-")
        found[int(row["start"].value), int(row["end"].value)].add((int(start), int(end)))
    return {extent: tuple(sorted(spans)) for extent, spans in found.items()}
