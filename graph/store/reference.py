"""Our own terms, as they stand in every store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from pyoxigraph import NamedNode, Triple

from graph import resources
from graph.iris import Iris, digest

__all__ = ["ONTOLOGY", "contents"]

#: The graph of the ontology, which every store holds.
ONTOLOGY: Final = Iris().reference("ontology")

#: Which of our own files stands in which graph.
_SOURCES: Final[Mapping[NamedNode, tuple[str, ...]]] = {
    ONTOLOGY: ("ladder.ttl", "schemes.ttl", "rules.ttl"),
    Iris().reference("alignments"): ("alignments.ttl",),
}


def contents() -> Iterator[tuple[NamedNode, str, Iterator[Triple]]]:
    """Yield each graph with a digest of what it is made from, and its triples.

    Blank nodes get new names at each parse, so triples cannot be compared; the digests can.
    """
    for graph, files in _SOURCES.items():
        made_from = digest("".join(map(resources.turtle, files)), length=64)
        yield graph, made_from, chain.from_iterable(map(resources.triples, files))
