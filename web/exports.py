"""What a store holds, written for other programs.

RDF is written graph by graph and never held whole, save where the graphs are put together: a union
wants each triple once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Final, Literal, TypeAlias

import pyoxigraph as ox

from graph import read
from graph.errors import UnknownName
from graph.identity.mentions import Employer, employers
from graph.iris import Iris, normalised
from graph.store import Store
from graph.vocab import PREFIXES

__all__ = ["RdfName", "employer", "write_rdf"]

RdfName: TypeAlias = Literal["turtle", "trig", "nquads", "json-ld"]

_FORMATS: Final[dict[RdfName, ox.RdfFormat]] = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}


def employer(store: Store, name: str) -> Employer:
    """Return all that was loaded of one employer.

    :param name: as its documents print it, in any case, or its key
    :raises UnknownName: where no document is of such an employer
    """
    known = employers(read.documents(store), read.mentions(store))
    wanted = normalised(name)
    for found in known:
        if wanted in {normalised(found.name or ""), normalised(found.key)}:
            return found
    raise UnknownName("employer", name, [found.name for found in known if found.name is not None])


def write_rdf(store: Store, name: RdfName, file: IO[bytes], of: Employer | None = None) -> None:
    """Write graphs: each by itself in TriG and N-Quads, their union in Turtle and JSON-LD.

    :param of: whose documents' graphs, and what is derived of them; ``None`` for all graphs,
        ontology and schemes included
    """
    graphs = _graphs(store, of)
    if name == "json-ld":
        file.write(_json_ld(_union(store, graphs)))
        return
    told = iter(_union(store, graphs)) if name == "turtle" else _quads(store, graphs)
    ox.serialize(told, file, format=_FORMATS[name], prefixes=PREFIXES)


def _graphs(store: Store, of: Employer | None) -> tuple[ox.NamedNode, ...]:
    if of is None:
        return store.graphs()
    derived = Iris.below_which(of.documents[0].iri).derived(of.key, "").value
    documents = {document.iri for document in of.documents}
    return tuple(
        graph
        for graph in store.graphs()
        if graph.value in documents or graph.value.startswith(derived)
    )


def _quads(store: Store, graphs: tuple[ox.NamedNode, ...]) -> Iterator[ox.Quad]:
    for graph in graphs:
        for triple in store.triples(graph):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _union(store: Store, graphs: tuple[ox.NamedNode, ...]) -> list[ox.Triple]:
    """Return each triple once, subject by subject, so that Turtle names a subject once."""
    found = {triple for graph in graphs for triple in store.triples(graph)}
    return sorted(found, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))


def _json_ld(triples: list[ox.Triple]) -> bytes:
    """Return triples as JSON-LD whose addresses are shortened by our prefixes.

    The engine's library writes the `expanded form
    <https://www.w3.org/TR/json-ld11/#expanded-document-form>`_, which knows no prefixes.
    """
    expanded = json.loads(ox.serialize(triples, format=ox.RdfFormat.JSON_LD) or b"[]")
    told = {"@context": PREFIXES, "@graph": [_shortened(node) for node in expanded]}
    return json.dumps(told, indent=1, ensure_ascii=False).encode() + b"\n"


def _shortened(value: object, *, is_address: bool = False) -> object:
    if isinstance(value, dict):
        return {
            _short(key): _shortened(inner, is_address=key in {"@id", "@type"})
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_shortened(inner, is_address=is_address) for inner in value]
    return _short(value) if is_address and isinstance(value, str) else value


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
