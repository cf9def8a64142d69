"""What many classes do and ask for is told as of each alone, and comes with one answer."""

from __future__ import annotations

import pyoxigraph as ox

from graph import read
from graph.items import items_of
from graph.store import Store


def test_many_classes_at_once_are_told_as_each_alone(samples_store: Store) -> None:
    classes = [one.iri for one in read.class_names(samples_store)]
    found = items_of(samples_store, classes)
    assert list(found) == classes
    assert any(found.values())
    assert found == {iri: read.items(samples_store, iri) for iri in classes}


def test_no_class_has_no_items(samples_store: Store) -> None:
    assert items_of(samples_store, ()) == {}


def test_a_graph_is_the_same_as_n_triples(samples_store: Store, samples_server: Store) -> None:
    for store in (samples_store, samples_server):
        for graph in store.graphs():
            read_back = ox.parse(store.ntriples(graph), format=ox.RdfFormat.N_TRIPLES)
            assert len({quad.triple for quad in read_back}) == len(set(store.triples(graph))) > 0
