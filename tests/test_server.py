"""A server by its address: what it refuses, in a sentence, and what must never be shown."""

from __future__ import annotations

import base64
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.errors import QueryError, StoreError
from graph.store import Store, reference, server
from graph.store.access import settings
from graph.store.places import Place, address
from tests.conftest import serving

ONE = NamedNode("https://example.org/one")
#: A password that no message may hold.
SECRET = "hemp-and-flax"
TRIPLE = Triple(ONE, vocab.PREF_LABEL, Literal("Weaver"))

YES = b'{"head": {}, "boolean": true}'
NO = b'{"head": {}, "boolean": false}'
VALUE = b"""{"head": {"vars": ["value"]}, "results": {"bindings":
             [{"value": {"type": "literal", "value": "x"}}]}}"""


class Acting(BaseHTTPRequestHandler):
    """Answers each request as the test wants it, by the class's attributes."""

    status = 200
    body = b""
    kind = "text/plain"
    pause = 0.0
    asks = YES
    seen: list[str | None] = []  # noqa: RUF012 - each test has a class of its own

    def do_POST(self) -> None:
        """Answer a query."""
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.seen.append(self.headers["Authorization"])
        time.sleep(self.pause)
        answer = self.body
        if self.status == 200 and not answer:
            answer = VALUE if b"SELECT" in body else self.asks
        self.send_response(self.status)
        self.send_header("Content-Type", self.kind)
        self.send_header("Content-Length", str(len(answer)))
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def acting(**how: object) -> Iterator[str]:
    """Run a server that answers as is said, and yield its address."""
    handler = type("Handler", (Acting,), {"seen": [], **how})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ({"status": 401}, r"answers 401 \(Unauthorized\); set NEXTRUNG_USER and NEXTRUNG_PASSWORD"),
        ({"status": 403, "body": b"Not you.\nTrace"}, r"403 \(Not you\); set NEXTRUNG_USER"),
        ({"status": 404}, r"404 \(Not Found\); check the address, or set NEXTRUNG_QUERY_URL"),
        ({"status": 302}, r"302 \(Found\); give the address that it leads to"),
        ({"status": 500, "body": b"Full."}, r"answers 500 \(Full\); look at the server's own log"),
        ({"status": 503, "kind": "text/html", "body": b"<p>"}, r"503 \(Service Unavailable\)"),
        ({"body": b"<html>"}, r"is no SPARQL 1\.1; check that the address"),
        ({"asks": NO}, r"sees none of its graphs; set the server to ask the union"),
    ],
)
def test_each_refusal_is_one_sentence_that_says_the_way_out(
    how: dict[str, object], told: str
) -> None:
    with acting(**how) as url, pytest.raises(StoreError, match=told) as caught:
        Store.read(url)
    assert caught.value.place == url
    assert "\n" not in str(caught.value)


def test_a_server_that_is_slow_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTRUNG_TIMEOUT", "0.1")
    with acting(pause=0.4) as url, pytest.raises(StoreError, match=r"no answer within 0\.1 sec"):
        Store.read(url)


def test_the_limit_that_ran_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_LONGEST_CONNECT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(StoreError, match=r"within 0\.2 seconds; .* http or https"):
            Store.read(url)


def test_the_server_judges_how_long_a_query_may_take() -> None:
    numbers = " ".join(map(str, range(60)))
    product = " ".join(f"VALUES ?{name} {{ {numbers} }}" for name in "abcd")
    with acting() as url, Store.read(url) as store:
        began = time.monotonic()
        assert store.query(f"ASK {{ {product} FILTER(?a + ?b + ?c + ?d < 0) }}")
        assert time.monotonic() - began < 1


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with acting() as url:
        pass
    with pytest.raises(StoreError, match="it cannot be reached; check the address") as caught:
        Store.read(url)
    assert "urllib3" not in str(caught.value)


def test_what_speaks_no_tls_is_told_apart() -> None:
    with acting() as url, pytest.raises(StoreError, match=r"certificate|broke off"):
        Store.read(url.replace("http:", "https:"))


def test_name_and_password_go_to_the_server_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEXTRUNG_USER", "weaver")
    monkeypatch.setenv("NEXTRUNG_PASSWORD", SECRET)
    seen: list[str | None] = []
    with acting(seen=seen) as url:
        Store.read(url).close()
        shown = repr(settings(url))
    expected = base64.b64encode(f"weaver:{SECRET}".encode()).decode()
    assert set(seen) == {f"Basic {expected}"}
    assert expected not in shown
    with acting(status=401) as url, pytest.raises(StoreError) as caught:
        Store.read(url)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (f"http://weaver:{SECRET}@localhost:7878", "holds a name or password"),
        (f"http://weaver:{SECRET}/@localhost:7878", "holds a name or password"),
        (f"http://localhost:7878?key={SECRET}", "must end before any"),
        ("ftp://localhost", "must be like http://localhost:7878"),
        ("http://", "must be like"),
        ("http://localhost:wool", "must be like"),
    ],
)
def test_an_address_that_is_none_or_holds_a_secret_is_refused(place: str, told: str) -> None:
    for opened in (Store.open, Store.read):
        with pytest.raises(StoreError, match=told) as caught:
            opened(place)
        assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("NEXTRUNG_TIMEOUT", "soon", 'a number of seconds, not "soon"'),
        ("NEXTRUNG_TIMEOUT", "-1", "a number of seconds"),
        ("NEXTRUNG_PASSWORD", SECRET, "NEXTRUNG_USER must be too"),
        ("NEXTRUNG_USER", "a:b", "no colon"),
        ("NEXTRUNG_UPDATE_URL", f"http://a:{SECRET}@localhost/", "NEXTRUNG_UPDATE_URL holds"),
        ("NEXTRUNG_GRAPHS_URL", "wool", "NEXTRUNG_GRAPHS_URL must be like"),
    ],
)
def test_what_the_environment_says_is_checked(variable: str, value: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        settings("http://localhost:7878", {variable: value})
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("http://localhost:7878/", "http://localhost:7878"),
        ("HTTP://LocalHost:7878", "http://localhost:7878"),
        ("http://example.org:80/Wool/", "http://example.org/Wool"),
        ("https://example.org:443", "https://example.org"),
        ("https://example.org:80", "https://example.org:80"),
        ("http://[::1]:7878", "http://[::1]:7878"),
        (Path("http://localhost"), None),
    ],
)
def test_an_address_is_written_in_one_way(given: Place, found: str | None) -> None:
    assert address(given) == found


def test_however_an_address_is_written_it_has_one_writer(server_place: str) -> None:
    with Store.open(server_place), pytest.raises(StoreError, match="another process writes"):
        Store.open(f"{server_place.replace('http', 'HTTP')}/", wait=0)


# The real server


def test_a_server_s_other_paths_come_from_the_environment(
    server_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEXTRUNG_QUERY_URL", f"{server_place}/sparql")
    monkeypatch.setenv("NEXTRUNG_UPDATE_URL", f"{server_place}/update")
    monkeypatch.setenv("NEXTRUNG_GRAPHS_URL", f"{server_place}/store")
    with Store.open("http://127.0.0.1:9") as store:
        store.put(ONE, [TRIPLE])
        assert list(store.triples(ONE)) == [TRIPLE]


def test_graphs_that_lie_elsewhere_are_missed_and_not_taken_for_empty(
    server_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(server_place) as store:
        store.put(ONE, [TRIPLE])
    monkeypatch.setenv("NEXTRUNG_GRAPHS_URL", f"{server_place}/nowhere")
    monkeypatch.setenv("NEXTRUNG_UPDATE_URL", f"{server_place}/nowhere")
    with Store.open(server_place) as store:
        assert list(store.triples(NamedNode("https://example.org/other"))) == []
        with pytest.raises(StoreError, match="set NEXTRUNG_GRAPHS_URL to where they are"):
            list(store.triples(ONE))
        with pytest.raises(StoreError, match=r"404.*set NEXTRUNG_GRAPHS_URL"):
            store.put(ONE, [TRIPLE])
        with pytest.raises(StoreError, match=r"404.*set NEXTRUNG_UPDATE_URL"):
            store.remove(ONE)


def test_a_server_where_nothing_is_loaded_says_what_to_do(tmp_path: Path) -> None:
    with serving(tmp_path) as url, pytest.raises(StoreError, match="run `nextrung load PATH`"):
        Store.read(url)


def test_a_server_that_only_reads_says_so(tmp_path: Path) -> None:
    with serving(tmp_path) as url:
        Store.open(url).close()
    with serving(tmp_path, "serve-read-only") as url:
        with Store.open(url) as store, pytest.raises(StoreError, match="server is read-only"):
            store.put(ONE, [TRIPLE])
        with Store.read(url) as store:
            assert store.inputs(reference.ONTOLOGY)


def test_a_query_that_the_server_refuses_is_told_in_its_own_words() -> None:
    refusing = acting(status=400, body=b"Too many brackets.")
    with refusing as url, pytest.raises(QueryError, match=r"answered: Too many brackets\.$"):
        Store.read(url)


def test_a_graph_put_again_is_the_old_one_or_the_new_one_to_whoever_reads(
    server_place: str,
) -> None:
    versions = [
        {
            Triple(NamedNode(f"https://example.org/{n}"), vocab.NOTATION, Literal(text))
            for n in range(200)
        }
        for text in ("wool", "silk")
    ]
    done = threading.Event()
    with Store.open(server_place) as store:
        store.put(ONE, versions[0])

        def write() -> None:
            for turn in range(10):
                store.put(ONE, versions[turn % 2])
            done.set()

        writer = threading.Thread(target=write)
        writer.start()
        seen = []
        with Store.read(server_place) as reader:
            while not done.is_set():
                seen.append(set(reader.triples(ONE)))
        writer.join()
    assert seen
    assert all(found in versions for found in seen)
