"""A site with an endpoint over a small world in a folder, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Place, Store
from tests.web_world import small_world
from web import create_app
from web.sparql import running

#: Never answered, however fast the machine: all triples, six times over.
ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"

#: Graphs that each say of themselves that they are documents.
DATA: Final = tuple(NamedNode(f"http://example.org/data{place}") for place in range(4))


def fill(store: Store) -> None:
    """Put the pages' world and the graphs of the protocol's cases into a store."""
    world = small_world()
    for graph in world.graphs():
        store.put(graph, world.triples(graph))
    document = NamedNode("http://xmlns.com/foaf/0.1/Document")
    for graph in DATA:
        store.put(
            graph,
            [Triple(graph, vocab.TYPE, document), Triple(graph, vocab.LABEL, Literal("Data"))],
        )


def filled(folder: Path) -> Path:
    """Return a folder with a store of the world."""
    with Store.open(folder) as store:
        fill(store)
    return folder


@contextmanager
def site(store: Place | Store, **settings: object) -> Iterator[FlaskClient]:
    """Yield a client of the site; its processes are gone when the context ends."""
    app = create_app({"STORE": store, **settings})
    try:
        yield app.test_client()
    finally:
        running.close(app)


def processes(client: FlaskClient) -> tuple[int, ...]:
    """Return the numbers of the processes that run queries for a site."""
    app: Flask = client.application
    with app.app_context():
        return tuple(one.pid or 0 for one in running.pool().processes())
