"""Two engines, one answer: what the samples say is the same in this process and on a server."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pyoxigraph as ox
import pytest

from graph import read, resources, vocab
from graph.errors import NextrungError, QueryError
from graph.iris import Iris
from graph.ladders import described_pairs
from graph.store import Store
from loaders import corpus, samples


def rows(store: Store, sparql: str) -> Counter[str]:
    answer = store.query(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    return Counter(map(str, answer))


@pytest.mark.parametrize("name", resources.query_names())
def test_a_query_s_example_has_the_same_rows_on_both(
    name: str, samples_store: Store, samples_server: Store
) -> None:
    asked = resources.query(name)
    example = {key: resources.term(asked, key, value) for key, value in asked.example.items()}
    bound = resources.bind(asked, example)
    # A question that states no order may have its rows in any.
    told = list if "ORDER BY" in bound else partial(sorted, key=str)
    assert rows(samples_server, bound) == rows(samples_store, bound)
    assert told(samples_server.ask(name, example)) == told(samples_store.ask(name, example))


def canonical(store: Store, graph: ox.NamedNode) -> ox.Dataset:
    found = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in store.triples(graph))
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


def test_each_graph_is_the_same_on_both(samples_store: Store, samples_server: Store) -> None:
    assert samples_server.graphs() == samples_store.graphs()
    for graph in samples_store.graphs():
        assert canonical(samples_server, graph) == canonical(samples_store, graph)
        assert samples_server.inputs(graph) == samples_store.inputs(graph)


def test_what_is_derived_and_read_is_the_same_on_both(
    samples_store: Store, samples_server: Store
) -> None:
    found = read.ladders(samples_server)
    assert found == read.ladders(samples_store)
    pairs = [pair for ladder in found for pair in described_pairs(ladder)]
    assert pairs
    for lower, upper in pairs:
        here, there = (read.links(store, lower, upper) for store in (samples_store, samples_server))
        assert there == here
        assert read.facts(samples_server, upper) == read.facts(samples_store, upper)


def test_a_triple_in_a_graph_is_in_the_default_graph_of_both(
    samples_store: Store, samples_server: Store
) -> None:
    counted = "SELECT (COUNT(*) AS ?n) WHERE { ?s nr:describes ?o }"
    assert rows(samples_server, counted) == rows(samples_store, counted)
    assert next(iter(rows(samples_server, counted))) != next(
        iter(rows(samples_server, counted.replace("describes", "nothing")))
    )


def test_loading_again_changes_nothing_on_a_server(server_place: str) -> None:
    sources = list(corpus.documents_in(samples.agencies()))[:2]
    with Store.open(server_place) as store:
        first = corpus.load(store, sources)
        before = {graph: set(map(str, store.triples(graph))) for graph in store.graphs()}
        again = corpus.load(store, sources)
        after = {graph: set(map(str, store.triples(graph))) for graph in store.graphs()}
    assert len(first.loaded) == len(again.unchanged) == 2
    assert any("/graph/derived/" in graph.value for graph in before)
    ours = Iris().reference("ontology")
    assert {**after, ours: set()} == {**before, ours: set()}


@pytest.mark.parametrize(
    "asked",
    ["ASK { BIND(<a:function>(1) AS ?b) FILTER(?b) }", "ASK { FILTER(<a:function>(1) = 1) }"],
)
def test_a_function_that_no_engine_has_is_no_traceback_on_either(
    asked: str, samples_store: Store, samples_server: Store
) -> None:
    for store in (samples_store, samples_server):
        with pytest.raises(NextrungError, match="custom function <a:function> is not supported"):
            store.query(asked)


@pytest.mark.parametrize("asked", ["DESCRIBE nr:JobClass", "PREFIX ask: <a:> CONSTRUCT WHERE { }"])
def test_triples_are_triples_on_both(
    asked: str, samples_store: Store, samples_server: Store
) -> None:
    here, there = samples_store.query(asked), samples_server.query(asked)
    assert isinstance(here, tuple)
    assert isinstance(there, tuple)
    assert len(here) == len(there)


@pytest.mark.parametrize("engine", ["samples_store", "samples_server"])
def test_a_catalogue_query_is_a_select_on_both(engine: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(engine)
    with pytest.raises(QueryError, match="no SELECT query"):
        store._engine.rows("ASK { ?s ?p ?o }")


def test_our_prefixes_are_known_on_both(samples_store: Store, samples_server: Store) -> None:
    declared = f"PREFIX skos: <{vocab.PREFIXES['skos']}> SELECT ?c WHERE {{ ?c skos:notation ?n }}"
    undeclared = declared.partition("> ")[2]
    expected = rows(samples_store, declared)
    assert expected
    for store in (samples_store, samples_server):
        assert rows(store, undeclared) == rows(store, declared) == expected
