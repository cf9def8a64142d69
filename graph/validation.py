"""Checks data against our shapes (`SHACL <https://www.w3.org/TR/shacl/>`_, section 3).

Importing this module takes half a second, which is why the site and most commands leave it alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

import pyshacl
from pyoxigraph import RdfFormat, serialize
from rdflib import RDFS, SH, Graph, URIRef
from rdflib.term import Node

from graph import read, resources, vocab
from graph.identity.mentions import employers
from graph.inference.stored import CONTINUATION, asserted_graphs
from graph.iris import Iris
from graph.store import Store

__all__ = ["Finding", "Severity", "check", "validate"]

Severity: TypeAlias = Literal["violation", "warning"]

#: What the shapes ask of our own files: superclasses, and where a concept stands in its scheme.
_REFERENCE = (RDFS.subClassOf, URIRef(vocab.IN_SCHEME.value), URIRef(vocab.GRADE.value))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the data that a shape does not allow.

    ``focus`` is the thing at fault, ``path`` its property and ``value`` the property's value, where
    the finding is about one. ``message`` says in a sentence what is expected and what to do, and
    ``shape`` is the IRI of the shape in ``shapes.ttl``.
    """

    severity: Severity
    focus: str
    path: str | None
    value: str | None
    message: str
    shape: str


def validate(data: Graph) -> tuple[Finding, ...]:
    """Return what is wrong with the data, sorted by thing and shape.

    A document takes about a fifth of a second, four hundred of one employer half a minute.

    :param data: the triples of one document, or of all graphs of an employer: links between
        documents want both ends. Ontology and schemes need not be in it. It is not changed.

    >>> rdf_type, specification = URIRef(vocab.TYPE.value), URIRef(vocab.SPECIFICATION.value)
    >>> bare = Graph().add((URIRef("https://example.org/s"), rdf_type, specification))
    >>> [finding.shape.rpartition("#")[2] for finding in validate(bare)]
    ['describes', 'file-name', 'format', 'full-text', 'parser-version', 'sha256']
    """
    # pyshacl adds triples of its own, so that it gets copies of the data and of the shapes.
    known = _reference() + data
    _, report, _ = pyshacl.validate(
        known, shacl_graph=_file("shapes.ttl"), advanced=True, inplace=True
    )
    found = cast("Graph", report)
    results = (_finding(found, result) for result in found.objects(None, SH.result))
    return tuple(sorted(results, key=_place))


def check(store: Store, iris: Iris) -> tuple[Finding, ...]:
    """Return what is wrong with what a store holds, employer by employer.

    What the rules of the ontology conclude is left out: it is as right as what it follows from.

    :param iris: only what lies below its base is looked at
    """
    found: list[Finding] = []
    documents = (found for found in read.documents(store) if found.iri.startswith(iris.base))
    for employer in employers(documents, read.mentions(store)):
        continued = iris.derived(employer.key, CONTINUATION)
        data = Graph()
        for graph in (*asserted_graphs(employer, iris), continued):
            lines = serialize(store.triples(graph), format=RdfFormat.N_TRIPLES) or b""
            data.parse(data=lines, format="nt")
        found.extend(validate(data))
    return tuple(found)


def _place(finding: Finding) -> tuple[str, str, str, str]:
    return finding.focus, finding.shape, finding.value or "", finding.message


def _finding(report: Graph, result: Node) -> Finding:
    def text(about: URIRef) -> str | None:
        value = report.value(result, about)
        return None if value is None else str(value)

    return Finding(
        severity="warning" if text(SH.resultSeverity) == str(SH.Warning) else "violation",
        focus=str(text(SH.focusNode)),
        path=text(SH.resultPath),
        value=text(SH.value),
        message=str(text(SH.resultMessage)),
        shape=str(text(SH.sourceShape)),
    )


@cache
def _reference() -> Graph:
    ours = _file("ladder.ttl") + _file("schemes.ttl")
    asked = Graph()
    for predicate in _REFERENCE:
        for triple in ours.triples((None, predicate, None)):
            asked.add(triple)
    return asked


def _file(name: str) -> Graph:
    return Graph().parse(data=resources.turtle(name), format="turtle")
