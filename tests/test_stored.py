"""What follows is written a graph a rule, and what follows no more is taken out."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.identity.mentions import Document, Employer
from graph.inference.stored import CONTINUATION, RESOLUTION, Reasoner, put_inferred
from graph.iris import Iris
from graph.store import Store

IRIS = Iris("https://example.org/")
DOCUMENT = Document(f"{IRIS.base}spec/a", "a", "weaver.txt", "1", "Wool County")
WOOL = Employer("wool", "Wool County", (DOCUMENT,), ())
LOWER, UPPER = (NamedNode(f"{IRIS.base}class/wool/{level}") for level in (1, 2))
HIGHER = NamedNode(f"{vocab.NR}higherRung")


def holds(store: Store, triple: Triple) -> set[str]:
    """Return the graphs in which a triple stands, without the base."""
    return {
        graph.value.removeprefix(IRIS.base)
        for graph in store.graphs()
        if triple in set(store.triples(graph))
    }


def test_what_follows_no_more_is_taken_out_and_nothing_else_is() -> None:
    store = Store.memory()
    store.put(IRIS.derived("wool", RESOLUTION), [Triple(LOWER, vocab.NEXT_RUNG, UPPER)])
    told = Triple(LOWER, vocab.PREF_LABEL, Literal("Weaver"))
    gone = IRIS.derived("wool", "transitive-higher-rung")
    kept = (
        IRIS.derived("wool", CONTINUATION),
        IRIS.derived("wool-north", "transitive-higher-rung"),
        NamedNode(DOCUMENT.iri),
    )
    for graph in (gone, *kept):
        store.put(graph, [told])
    put_inferred(store, WOOL, IRIS, ())
    assert holds(store, told) == {graph.value.removeprefix(IRIS.base) for graph in kept}


@pytest.mark.parametrize(
    ("reasoner", "graph"), [("rules", "sub-property-next-rung-higher-rung"), ("owlrl", "owlrl")]
)
def test_each_reasoner_writes_what_follows_under_the_name_of_what_gave_it(
    reasoner: Reasoner, graph: str
) -> None:
    store = Store.memory()
    store.put(IRIS.derived("wool", RESOLUTION), [Triple(LOWER, vocab.NEXT_RUNG, UPPER)])
    counted = put_inferred(store, WOOL, IRIS, (), reasoner=reasoner)
    assert holds(store, Triple(LOWER, HIGHER, UPPER)) == {f"graph/derived/wool/{graph}"}
    assert counted == {
        name: len(set(store.triples(IRIS.derived("wool", name)))) for name in counted
    }


def test_the_documents_and_the_links_of_an_employer_count_too() -> None:
    store = Store.memory()
    store.put(NamedNode(DOCUMENT.iri), [Triple(LOWER, vocab.NEXT_RUNG, UPPER)])
    link = NamedNode(f"{IRIS.base}continuation/1")
    put_inferred(store, WOOL, IRIS, [Triple(link, vocab.TYPE, vocab.DUTY_CONTINUATION)])
    assert holds(store, Triple(LOWER, HIGHER, UPPER))
    assert holds(store, Triple(link, vocab.TYPE, NamedNode(f"{vocab.NR}Continuation")))
