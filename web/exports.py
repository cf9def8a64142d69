"""What a store holds, written for other programs.

RDF is never held whole: graphs are written one by one, and put together on disk
(:mod:`web.union`), where each triple stands once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, groupby, islice
from typing import IO, Final, Literal, TypeAlias, cast

import pyoxigraph as ox

from graph import read
from graph.errors import UnknownName
from graph.identity.mentions import Employer, employers
from graph.iris import Iris, normalised
from graph.store import Store
from graph.vocab import PREFIXES
from web.union import Union

__all__ = ["RdfName", "employer", "short", "write_json_ld", "write_rdf"]

RdfName: TypeAlias = Literal["turtle", "trig", "nquads", "json-ld"]

#: Things that are written as JSON-LD at once.
_AT_ONCE: Final = 1000


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
    if name == "nquads":
        _write_quads(store, of, file)
    elif name == "trig":
        quads = _quads(store, _graphs(store, of))
        ox.serialize(quads, file, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
    else:
        with Union() as union:
            _write_quads(store, of, cast("IO[bytes]", union))
            if name == "turtle":
                form = ox.RdfFormat.TURTLE
                ox.serialize(union.triples(), file, format=form, prefixes=PREFIXES)
            else:
                write_json_ld(union.triples(), file)


def _write_quads(store: Store, of: Employer | None, file: IO[bytes]) -> None:
    if of is None:
        store.write(file)
    else:
        ox.serialize(_quads(store, _graphs(store, of)), file, format=ox.RdfFormat.N_QUADS)


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


def write_json_ld(triples: Iterable[ox.Triple], file: IO[bytes]) -> None:
    """Write triples as JSON-LD whose addresses are shortened by our prefixes, a thing a line.

    The engine's library writes the `expanded form
    <https://www.w3.org/TR/json-ld11/#expanded-document-form>`_, which knows no prefixes.

    :param triples: those of one subject together
    """
    file.write(b'{"@context": %s,\n"@graph": [' % json.dumps(PREFIXES).encode())
    before = b"\n"
    for node in _nodes(triples):
        file.write(before + json.dumps(_shortened(node), ensure_ascii=False).encode())
        before = b",\n"
    file.write(b"\n]}\n")


def _nodes(triples: Iterable[ox.Triple]) -> Iterator[object]:
    things = (tuple(of) for _, of in groupby(triples, key=lambda one: one.subject))
    while some := tuple(islice(things, _AT_ONCE)):
        together = chain.from_iterable(some)
        yield from json.loads(ox.serialize(together, format=ox.RdfFormat.JSON_LD) or b"[]")


def _shortened(value: object, *, is_address: bool = False) -> object:
    if isinstance(value, dict):
        return {
            short(key): _shortened(inner, is_address=key in {"@id", "@type"})
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_shortened(inner, is_address=is_address) for inner in value]
    return short(value) if is_address and isinstance(value, str) else value


@lru_cache(maxsize=4096)
def short(iri: str) -> str:
    """Return an IRI by a prefix of ours, or as it stands.

    >>> short("http://www.w3.org/2004/02/skos/core#Concept")
    'skos:Concept'
    """
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri
