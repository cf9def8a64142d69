"""The site beside a load: readers are never refused, and see a document whole or not at all."""

from __future__ import annotations

import re
import threading
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Store
from loaders import corpus, samples
from web import create_app
from web.later import PATIENCE, made

CLASS = "/classes/aldermere-county/3170200"


def statements(html: str) -> int | None:
    """Return how many statements a class's page carries; ``None`` where none describes it."""
    found = len(re.findall(r'<details class="quote">', html))
    return found or None


def loaded(store: Path) -> None:
    with Store.open(store) as opened:
        corpus.load(opened, corpus.documents_in(samples.agencies()))


def test_readers_see_a_document_whole_or_not_at_all(tmp_path: Path) -> None:
    loaded(tmp_path / "before")
    whole = statements(create_app({"STORE": tmp_path / "before"}).test_client().get(CLASS).text)
    assert whole is not None

    store = tmp_path / "store"
    Store.open(store).close()
    app = create_app({"STORE": store})
    assert app.test_client().get(CLASS).status_code == 404
    ended = threading.Event()
    seen: set[tuple[int, int | None]] = set()

    def read() -> None:
        client = app.test_client()
        while not ended.is_set():
            answer = client.get(CLASS)
            seen.add((answer.status_code, statements(answer.text)))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    loaded(store)
    ended.set()
    for reader in readers:
        reader.join()
    assert seen <= {(404, None), (200, None), (200, whole)}
    assert seen
    after = app.test_client().get(CLASS)
    assert (after.status_code, statements(after.text)) == (200, whole)


def test_what_is_made_while_the_store_turns_is_not_made_again_by_who_waits(tmp_path: Path) -> None:
    loads: list[int] = []

    def turned(_store: Store) -> int:
        loads.append(len(loads))
        graph = NamedNode("https://example.org/one")
        with Store.open(tmp_path) as writer:
            writer.put(graph, [Triple(graph, vocab.PREF_LABEL, Literal(str(len(loads))))])
        return len(loads)

    Store.open(tmp_path).close()
    with create_app({"STORE": tmp_path, PATIENCE: 60.0}).app_context():
        assert made(turned) == 1
    assert loads == [0]
