"""After documents change: which classes there are, and what of one rung goes on in the next.

Each finding goes to a derived graph of its employer, dropped and remade whole.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import read, vocab
from graph.continuation import continuations
from graph.iris import Iris
from graph.ladders import neighbours
from graph.mentions import Employer, employers
from graph.resolution import Doubt, EdgeKind, Resolution, ResolvedClass
from graph.resolve import resolve
from graph.store import Store

__all__ = ["derive", "derived_graphs", "resolution_triples"]

logger = logging.getLogger(__name__)

_EDGES: Final[dict[EdgeKind, NamedNode]] = {
    "next-rung": vocab.NEXT_RUNG,
    "qualifies": vocab.QUALIFIES_FOR,
    "equivalent": vocab.QUALIFIES_BY_EQUIVALENCE,
    "distinguished": vocab.DISTINGUISHED_FROM,
}
_RESOLUTION: Final = "resolution"
_CONTINUATION: Final = "continuation"


def derive(store: Store, iris: Iris, changed: Iterable[str]) -> tuple[Doubt, ...]:
    """Remake the derived graphs of every employer with a changed document.

    :param changed: IRIs of the documents that were loaded anew
    :returns: the mentions that no class could be found for, of these employers
    """
    fresh = set(changed)
    doubts: list[Doubt] = []
    for employer in employers(read.documents(store), read.mentions(store)):
        if fresh.isdisjoint(document.iri for document in employer.documents):
            continue
        resolution = resolve(employer, iris)
        doubts.extend(resolution.doubts)
        resolved, continued = derived_graphs(employer, iris)
        store.put(resolved, resolution_triples(resolution, iris))
        store.put(continued, _continued(store, resolution, iris))
        logger.info("%s: %d classes", employer.key, len(resolution.classes))
    return tuple(doubts)


def derived_graphs(employer: Employer, iris: Iris) -> tuple[NamedNode, ...]:
    """Return the graphs that hold what is derived about one employer."""
    return tuple(iris.derived(employer.key, method) for method in (_RESOLUTION, _CONTINUATION))


def resolution_triples(resolution: Resolution, iris: Iris) -> Iterator[Triple]:
    """Yield the classes, ladders and ways up of one employer."""
    name = resolution.employer.name
    if name is not None:
        yield Triple(iris.agency(name), vocab.TYPE, vocab.AGENCY)
        yield Triple(iris.agency(name), vocab.PREF_LABEL, Literal(name))
    for series in resolution.series:
        node = NamedNode(series.iri)
        yield Triple(node, vocab.TYPE, vocab.SERIES)
        yield Triple(node, vocab.PREF_LABEL, Literal(series.name))
        yield Triple(node, vocab.LEVEL_COUNT, Literal(series.size))
        if name is not None:
            yield Triple(node, vocab.EMPLOYER, iris.agency(name))
    for job_class in resolution.classes:
        yield from _class_triples(job_class)
        if name is not None:
            yield Triple(NamedNode(job_class.iri), vocab.EMPLOYER, iris.agency(name))
    for edge in resolution.edges:
        yield Triple(NamedNode(edge.lower), _EDGES[edge.kind], NamedNode(edge.upper))


def _class_triples(job_class: ResolvedClass) -> Iterator[Triple]:
    node = NamedNode(job_class.iri)
    yield Triple(node, vocab.TYPE, vocab.JOB_CLASS)
    yield Triple(node, vocab.PREF_LABEL, Literal(job_class.title))
    for alias in job_class.aliases:
        yield Triple(node, vocab.ALT_LABEL, Literal(alias))
    if job_class.code is not None:
        yield Triple(node, vocab.NOTATION, Literal(job_class.code))
    if job_class.series is not None:
        yield Triple(node, vocab.IN_SERIES, NamedNode(job_class.series))
    if job_class.level is not None:
        yield Triple(node, vocab.LEVEL, Literal(job_class.level))
    for mention, rule in job_class.mentions:
        yield Triple(NamedNode(mention), vocab.MENTION_OF, node)
        yield Triple(NamedNode(mention), vocab.RESOLVED_BY, Literal(rule))


def _continued(store: Store, resolution: Resolution, iris: Iris) -> Iterator[Triple]:
    for lower, upper in _pairs(store, resolution):
        yield from continuations(read.items(store, lower), read.items(store, upper), iris)


def _pairs(store: Store, resolution: Resolution) -> list[tuple[str, str]]:
    """Return the described classes of which one leads to the other, nothing described between."""
    pairs = [
        pair for series in resolution.series for pair in neighbours(read.ladder(store, series.iri))
    ]
    promoted = [
        (edge.lower, edge.upper)
        for edge in resolution.edges
        if edge.kind in {"qualifies", "equivalent"}
    ]
    return sorted({*pairs, *promoted})
