"""What follows from an employer's facts goes to the store: a graph a rule, remade whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from graph.identity.mentions import Employer
from graph.inference.conclusions import closure, held, infer, stated
from graph.iris import Iris
from graph.store import Store

__all__ = [
    "CONTINUATION",
    "RESOLUTION",
    "STATISTICS",
    "TITLES",
    "Reasoner",
    "asserted_graphs",
    "put_inferred",
]

#: rules: those made of the ontology's axioms. owlrl: all of OWL 2 RL, for small graphs.
Reasoner: TypeAlias = Literal["rules", "owlrl"]

#: The derived graphs that no rule of the ontology makes.
RESOLUTION: Final = "resolution"
CONTINUATION: Final = "continuation"
STATISTICS: Final = "statistics"
#: Also the name of its rule.
TITLES: Final = "titles"


def asserted_graphs(employer: Employer, iris: Iris) -> tuple[NamedNode, ...]:
    """Return the graphs of an employer's documents and of what was resolved about them."""
    documents = (NamedNode(document.iri) for document in employer.documents)
    return *documents, iris.derived(employer.key, RESOLUTION)


def put_inferred(
    store: Store,
    employer: Employer,
    iris: Iris,
    links: Iterable[Triple],
    *,
    reasoner: Reasoner = "rules",
    facts: ox.Store | None = None,
) -> Mapping[str, int]:
    """Write what follows from an employer's facts, and take out what follows no more.

    :param links: the triples of its continuations
    :param facts: what its asserted graphs hold, where that was read; the rules add to it
    :returns: the number of triples by the name of the rule that they follow by
    :raises NextrungError: where there are too many triples for the reasoner
    """
    asserted = asserted_graphs(employer, iris)
    if reasoner == "owlrl":
        found = closure(chain(stated(store, asserted), links))
    else:
        found = infer(links, beside=held(store, asserted) if facts is None else facts)
    graphs = {iris.derived(employer.key, rule): triples for rule, triples in found.items()}
    others = (RESOLUTION, TITLES, CONTINUATION, STATISTICS)
    kept = {*graphs, *(iris.derived(employer.key, name) for name in others)}
    of_employer = iris.derived(employer.key, "").value
    for graph, triples in graphs.items():
        store.put(graph, triples)
    for graph in store.graphs():
        if graph.value.startswith(of_employer) and graph not in kept:
            store.remove(graph)
    return {rule: len(triples) for rule, triples in found.items()}
