"""After documents change: which classes there are, what goes on between them, what follows.

Each finding goes to a derived graph of its employer, remade whole. The first and the last of them
to be written name by a digest what they were made from, so that a run which is stopped half-way is
taken up by the next one.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, pairwise, product
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import collection, read, resources, vocab
from graph.continuation import continuations
from graph.identity.by_titles import InferredSeries, inferred
from graph.identity.mentions import Document, Employer, employers
from graph.identity.resolution import Doubt, EdgeKind, Resolution, ResolvedClass
from graph.identity.resolve import resolve
from graph.inference.conclusions import held
from graph.inference.stored import (
    CONTINUATION,
    RESOLUTION,
    TITLES,
    Reasoner,
    asserted_graphs,
    put_inferred,
)
from graph.iris import Iris, digest
from graph.items import items_of
from graph.ladders import described_pairs
from graph.model import Item, Way
from graph.network import neighbours
from graph.requirements import asked, found_triples
from graph.statistics import put_statistics
from graph.store import Store

__all__ = [
    "DERIVATION_VERSION",
    "derive",
    "remake_inferred",
    "resolution_triples",
    "withdraw",
]

logger = logging.getLogger(__name__)

_EDGES: Final[dict[EdgeKind, NamedNode]] = {
    "next-rung": vocab.NEXT_RUNG,
    "qualifies": vocab.QUALIFIES_FOR,
    "equivalent": vocab.QUALIFIES_BY_EQUIVALENCE,
    "distinguished": vocab.DISTINGUISHED_FROM,
}
#: How many classes the store is asked about at once.
_BATCH: Final = 50
#: From the first release on, raised by one wherever this code, or what it calls, derives something
#: else from the same input.
DERIVATION_VERSION: Final = "5"


def derive(store: Store, iris: Iris) -> tuple[Doubt, ...]:
    """Remake the derived graphs of every employer for which they are not up to date.

    Derived graphs of employers of whom no document is left are taken out.

    :param iris: only what lies below its base is looked at
    :returns: the mentions that were kept apart or are contradicted, of the employers remade
    """
    known = _employers(store, iris)
    kept = tuple(iris.derived(employer.key, "").value for employer in known)
    for graph in store.graphs():
        derived = graph.value.startswith(f"{iris.base}graph/derived/")
        if derived and not graph.value.startswith(kept):
            store.remove(graph)
    doubts: list[Doubt] = []
    for employer in known:
        inputs = _inputs(employer)
        if any(store.inputs(graph) != inputs for graph in _dated_graphs(employer, iris)):
            with collection.paused():
                doubts.extend(_remake(store, employer, iris, inputs))
    put_statistics(store, {employer: _inputs(employer) for employer in known}, iris)
    return tuple(doubts)


def remake_inferred(
    store: Store, iris: Iris, *, reasoner: Reasoner = "rules"
) -> Mapping[str, Mapping[str, int]]:
    """Remake what follows by the ontology, for every employer.

    :param iris: only what lies below its base is looked at
    :returns: the number of triples by employer's name, or key where it has none, and by rule
    :raises NextrungError: where there are too many triples for the reasoner
    """
    found: dict[str, Mapping[str, int]] = {}
    for employer in _employers(store, iris):
        continued = iris.derived(employer.key, CONTINUATION)
        inputs = store.inputs(continued)
        links = tuple(t for t in store.triples(continued) if t.subject != continued)
        # Meanwhile nothing tells the inputs: what a run leaves undone, the next load makes good.
        store.put(continued, links)
        told = employer.name or employer.key
        found[told] = put_inferred(store, employer, iris, links, reasoner=reasoner)
        store.put(continued, links, inputs=inputs)
    return found


def _employers(store: Store, iris: Iris) -> tuple[Employer, ...]:
    ours = [found for found in read.documents(store) if found.iri.startswith(iris.base)]
    return employers(ours, read.mentions(store))


def withdraw(store: Store, documents: Iterable[Document], iris: Iris) -> tuple[Doubt, ...]:
    """Take documents out, and decide anew about the classes of their employers.

    What a document is the only source of goes with it; what it revised counts again.

    :returns: as :func:`derive` does
    """
    for document in documents:
        store.remove(NamedNode(document.iri))
    return derive(store, iris)


def _inputs(employer: Employer) -> str:
    """Return a digest over all that the derived graphs of an employer depend on."""
    # Doubts tell files by their names, so that a new name counts too.
    documents = sorted(
        (d.iri, d.parser_version, d.employer, d.file_name) for d in employer.documents
    )
    ours = [digest(resources.turtle(name)) for name in ("ladder.ttl", "schemes.ttl")]
    return digest(repr((DERIVATION_VERSION, ours, employer.key, documents)), length=64)


def _remake(store: Store, employer: Employer, iris: Iris, inputs: str) -> tuple[Doubt, ...]:
    """Write the derived graphs of one employer: first and last those that tell the inputs."""
    resolution = resolve(employer, iris, asked(store, employer))
    resolved, continued = _dated_graphs(employer, iris)
    decided = chain(resolution_triples(resolution, iris), found_triples(store, resolution.found))
    store.put(resolved, decided, inputs=inputs)
    ladders = inferred(resolution, iris)
    store.put(iris.derived(employer.key, TITLES), _inferred_triples(ladders, resolution, iris))
    # The engine gathers on another core what the rules start from while classes are compared.
    with ThreadPoolExecutor(1) as beside:
        facts = beside.submit(held, store, asserted_graphs(employer, iris))
        links = tuple(_continued(store, resolution, ladders, iris))
        put_inferred(store, employer, iris, links, facts=facts.result())
    store.put(continued, links, inputs=inputs)
    logger.info("%s: %d classes", employer.key, len(resolution.classes))
    return resolution.doubts


def _dated_graphs(employer: Employer, iris: Iris) -> tuple[NamedNode, NamedNode]:
    """Return the graphs of an employer that tell what they were made from."""
    return iris.derived(employer.key, RESOLUTION), iris.derived(employer.key, CONTINUATION)


def resolution_triples(resolution: Resolution, iris: Iris) -> Iterator[Triple]:
    """Yield the classes, ladders, ways up, revisions and doubts of one employer."""
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
    for revision in resolution.revisions:
        yield Triple(NamedNode(revision.newer), vocab.WAS_REVISION_OF, NamedNode(revision.older))
    for mention, statement in resolution.rests:
        yield Triple(NamedNode(mention), vocab.RESTS_ON, NamedNode(statement))
    for doubt in resolution.doubts:
        node = iris.doubt(doubt.mention, doubt.reason)
        yield Triple(node, vocab.TYPE, vocab.DOUBT)
        yield Triple(node, vocab.ABOUT, NamedNode(doubt.mention))
        yield Triple(node, vocab.REASON, Literal(doubt.reason))


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


def _inferred_triples(
    ladders: Sequence[InferredSeries], resolution: Resolution, iris: Iris
) -> Iterator[Triple]:
    """Yield the ladders that no document states, and their rungs."""
    name = resolution.employer.name
    for ladder in ladders:
        node = NamedNode(ladder.iri)
        yield Triple(node, vocab.TYPE, vocab.INFERRED_SERIES)
        yield Triple(node, vocab.PREF_LABEL, Literal(ladder.name))
        yield Triple(node, vocab.LEVEL_COUNT, Literal(len(ladder.places)))
        yield Triple(node, vocab.INFERRED_BY, Literal(TITLES))
        yield Triple(node, vocab.CORROBORATED_STEPS, Literal(ladder.corroborated))
        if name is not None:
            yield Triple(node, vocab.EMPLOYER, iris.agency(name))
        for place, rungs in enumerate(ladder.places, 1):
            for rung in map(NamedNode, rungs):
                yield Triple(rung, vocab.IN_INFERRED_SERIES, node)
                yield Triple(rung, vocab.INFERRED_LEVEL, Literal(place))
        for lower, upper in pairwise(ladder.places):
            for below, above in product(map(NamedNode, lower), map(NamedNode, upper)):
                yield Triple(below, vocab.INFERRED_NEXT_RUNG, above)


def _continued(
    store: Store, resolution: Resolution, ladders: Sequence[InferredSeries], iris: Iris
) -> Iterator[Triple]:
    """Yield the links of all pairs; where two pairs share both statements, the first one's."""
    known: set[object] = set()
    pairs = _pairs(store, resolution, ladders)
    waiting = Counter(chain.from_iterable(pairs))
    # The store answers on other cores while the pairs that have their answers are compared.
    with ThreadPoolExecutor() as at_once:
        items: dict[str, Future[Mapping[str, tuple[Item, ...]]]] = {}
        classes = tuple(waiting)
        for start in range(0, len(classes), _BATCH):
            batch = classes[start : start + _BATCH]
            items |= dict.fromkeys(batch, at_once.submit(items_of, store, batch))
        for pair in pairs:
            below, above = (items[iri].result()[iri] for iri in pair)
            links = tuple(continuations(below, above, iris))
            for triple in links:
                if triple.predicate == vocab.CLOSE_MATCH or triple.subject not in known:
                    yield triple
            known |= {triple.subject for triple in links}
            waiting.subtract(pair)
            for iri in pair:
                if not waiting[iri]:
                    items.pop(iri, None)


def _pairs(
    store: Store, resolution: Resolution, ladders: Sequence[InferredSeries]
) -> list[tuple[str, str]]:
    """Return the described classes of which one leads to the other, nothing described between.

    Rungs of one series are neighbours even where the ladder has a hole and no way leads over it.
    """
    printed = {mention.iri for mention in resolution.employer.mentions if mention.described}
    described = (
        found.iri
        for found in resolution.classes
        if any(iri in printed for iri, _ in found.mentions)
    )
    ways = (
        Way(edge.lower, edge.upper, edge.kind)
        for edge in resolution.edges
        if edge.kind != "distinguished"
    )
    series = {*(found.iri for found in resolution.series), *(found.iri for found in ladders)}
    rungs = (described_pairs(found) for found in read.ladders(store) if found.iri in series)
    return sorted({*neighbours(ways, described), *chain.from_iterable(rungs)})
