"""All that the store holds, as files and as a description: whole, once, and no more than asked."""

from __future__ import annotations

import csv
import gzip
import io
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import networkx as nx
import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import DCAT, DCTERMS, FOAF, RDF, VOID, Graph, Literal, URIRef
from werkzeug.test import TestResponse

from graph.errors import StoreError
from graph.store import Store
from tests.linked_world import linked_world
from tests.test_linked_addresses import FORMS
from tests.test_web import text_of
from tests.web_world import BASE, HOSTILE
from web import create_app
from web.careers import careers
from web.linked import downloads
from web.linked.dumps import DUMPS, Dump
from web.media import N_QUADS

PLACE = "http://localhost"
DATASET = URIRef(f"{PLACE}/data#dataset")


class Buffered(FlaskClient):
    """Reads each answer whole and closes the file behind it, as a server does."""

    def open(self, *args: Any, **more: Any) -> TestResponse:
        """Return the answer to a request."""
        return super().open(*args, **{"buffered": True, **more})


def client_of(place: Store | Path) -> FlaskClient:
    app = create_app({"STORE": place})
    app.test_client_class = Buffered
    return app.test_client()


@pytest.fixture(scope="module")
def store() -> Store:
    return linked_world()


@pytest.fixture(scope="module")
def client(store: Store) -> FlaskClient:
    return client_of(store)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which is empty."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def quads(store: Store) -> Iterator[ox.Quad]:
    for graph in store.graphs():
        for one in store.triples(graph):
            yield ox.Quad(one.subject, one.predicate, one.object, graph)


def canonical(told: Iterator[ox.Quad] | ox.QuadParser) -> ox.Dataset:
    found = ox.Dataset(told)
    found.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return found


def union(store: Store) -> ox.Dataset:
    return canonical(ox.Quad(q.subject, q.predicate, q.object) for q in quads(store))


# The files


def test_the_n_quads_are_what_the_store_holds(client: FlaskClient, store: Store) -> None:
    answer = client.get("/data/dump.nq.gz")
    assert answer.mimetype == "application/gzip"
    back = canonical(ox.parse(gzip.decompress(answer.data), ox.RdfFormat.N_QUADS))
    assert back == canonical(quads(store))


@pytest.mark.parametrize(
    ("name", "form"),
    [("dump.ttl.gz", ox.RdfFormat.TURTLE), ("dump.jsonld.gz", ox.RdfFormat.JSON_LD)],
)
def test_a_union_holds_each_triple_once(
    client: FlaskClient, store: Store, name: str, form: ox.RdfFormat
) -> None:
    told = gzip.decompress(client.get(f"/data/{name}").data)
    assert canonical(ox.parse(told, form)) == union(store)
    assert len([*ox.parse(told, form)]) == len(union(store))


def test_the_classes_are_a_table(client: FlaskClient, store: Store) -> None:
    answer = client.get("/data/classes.csv")
    assert answer.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert [row["iri"] for row in rows] == [one.name.iri for one in careers(store).classes]
    assert HOSTILE in {row["title"] for row in rows}


def test_the_ways_are_a_table_and_a_network(samples_store: Store) -> None:
    client, store = client_of(samples_store), samples_store
    rows = list(csv.DictReader(io.StringIO(client.get("/data/edges.csv").text, newline="")))
    edges = careers(store).edges
    assert {(row["lower"], row["upper"], row["kind"]) for row in rows} == {
        (one.lower, one.upper, one.way.kind) for one in edges
    }
    assert len(rows) == len(edges) > 0
    network = nx.read_graphml(
        io.BytesIO(client.get("/data/careers.graphml").data), force_multigraph=True
    )
    assert set(network.nodes) == {one.name.iri for one in careers(store).classes}


@pytest.mark.parametrize("name", DUMPS)
def test_a_file_can_be_kept_asked_for_again_and_had_in_parts(
    client: FlaskClient, name: str
) -> None:
    whole = client.get(f"/data/{name}")
    assert whole.content_length == len(whole.data) > 0
    assert whole.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert whole.last_modified is not None
    assert "Content-Encoding" not in whole.headers
    etag = whole.headers["ETag"]
    same = client.get(f"/data/{name}", headers={"If-None-Match": etag})
    assert (same.status_code, same.data) == (304, b"")
    part = client.get(f"/data/{name}", headers={"Range": "bytes=3-9", "If-Range": etag})
    assert (part.status_code, part.data) == (206, whole.data[3:10])
    head = client.head(f"/data/{name}")
    assert (head.content_length, head.data) == (len(whole.data), b"")


@pytest.mark.parametrize("name", DUMPS)
def test_what_holds_the_same_is_the_same_file(store: Store, name: str) -> None:
    tags = [client_of(store).get(f"/data/{name}").headers["ETag"] for _ in range(2)]
    assert tags[0] == tags[1]


def test_an_unknown_file_offers_the_nearest(client: FlaskClient) -> None:
    page = client.get("/data/dump.nq.gzip")
    assert page.status_code == 404
    assert '<a href="/data/dump.nq.gz"><bdi>dump.nq.gz</bdi></a>' in page.text
    problem = client.get("/data/class.csv", headers={"Accept": "text/csv"})
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert json.loads(problem.text)["candidates"] == ["classes.csv"]


class Slow:
    """Writes a file when it may, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.times = 0

    def write(self, _store: Store, file: IO[bytes]) -> None:
        """Wait, and write a word."""
        self.times += 1
        assert self.may.wait(30)
        file.write(b"done")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Return what writes the one file that there is."""
    found = Slow()
    only = {"slow.nq.gz": Dump("slow.nq.gz", "All", N_QUADS, found.write)}
    monkeypatch.setattr(downloads, "DUMPS", only)
    return found


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no request wait for a file."""
    monkeypatch.setattr(downloads, "_PATIENCE", 0.0)


def test_requests_at_the_same_time_have_one_file_made(slow: Slow, temporary: Path) -> None:
    app = client_of(linked_world()).application

    def get(_: int) -> bytes:
        return bytes(app.test_client().get("/data/slow.nq.gz").data)

    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(get, range(8))
        slow.may.set()
        assert {gzip.decompress(one) for one in answers} == {b"done"}
    assert slow.times == 1
    assert len([*temporary.rglob("slow.nq.gz")]) == 1


@pytest.mark.usefixtures("hasty", "temporary")
def test_who_asks_while_a_file_is_made_is_told_to_come_again(slow: Slow) -> None:
    client = client_of(linked_world())
    page = client.get("/data/slow.nq.gz")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "20")
    assert "slow.nq.gz is being made" in page.text
    assert 'href="/data/slow.nq.gz"' in page.text
    problem = client.get("/data/slow.nq.gz", headers={"Accept": "application/json"})
    assert (problem.status_code, problem.headers["Retry-After"]) == (503, "20")
    assert problem.mimetype == "application/problem+json"
    slow.may.set()
    done = _until_there(client, "/data/slow.nq.gz")
    assert gzip.decompress(done) == b"done"
    assert slow.times == 1


def _until_there(client: FlaskClient, address: str) -> bytes:
    for _ in range(300):
        answer = client.get(address)
        if answer.status_code == 200:
            return bytes(answer.data)
        threading.Event().wait(0.02)
    pytest.fail("the file is never there")


@pytest.mark.usefixtures("temporary")
def test_a_file_that_cannot_be_written_is_said_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing = [OSError(28, "No space left on device")]

    def write(_store: Store, file: IO[bytes]) -> None:
        if failing:
            raise failing.pop()
        file.write(b"done")

    only = {"full.nq.gz": Dump("full.nq.gz", "All", N_QUADS, write)}
    monkeypatch.setattr(downloads, "DUMPS", only)
    client = client_of(linked_world())
    refused = client.get("/data/full.nq.gz")
    assert refused.status_code == 503
    assert "full.nq.gz cannot be made on this machine (No space left on device)" in refused.text
    assert gzip.decompress(client.get("/data/full.nq.gz").data) == b"done"


@pytest.mark.usefixtures("temporary")
def test_a_store_that_cannot_be_read_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(store: Store, _file: IO[bytes]) -> None:
        raise StoreError(store.place, "it is damaged")

    only = {"bad.nq.gz": Dump("bad.nq.gz", "All", N_QUADS, write)}
    monkeypatch.setattr(downloads, "DUMPS", only)
    answer = client_of(linked_world()).get("/data/bad.nq.gz")
    assert answer.status_code == 503
    assert "it is damaged" in answer.text


def test_a_new_state_of_the_store_has_new_files_and_the_old_ones_go(
    tmp_path: Path, temporary: Path
) -> None:
    place = tmp_path / "store"
    graph = ox.NamedNode(f"{BASE}graph/test/one")
    Store.open(place).close()
    client = client_of(place)
    first = client.get("/data/dump.nq.gz")
    (folder,) = (one.with_suffix("") for one in temporary.glob("nextrung-data-*.lock"))
    written = datetime.fromtimestamp(int((place / "generation").stat().st_mtime), UTC)
    assert first.last_modified == written
    with Store.open(place) as store:
        store.put(graph, [ox.Triple(graph, ox.NamedNode(f"{BASE}x"), ox.Literal("new"))])
    second = client.get("/data/dump.nq.gz")
    assert f"<{BASE}x>".encode() not in gzip.decompress(first.data)
    assert f"<{BASE}x>".encode() in gzip.decompress(second.data)
    assert first.headers["ETag"] != second.headers["ETag"]
    first.close()
    assert not folder.exists()
    assert len([*temporary.glob("nextrung-data-*.lock")]) == 1


def test_what_a_killed_process_left_is_taken_away(temporary: Path) -> None:
    left = temporary / "nextrung-data-left"
    left.mkdir()
    left.with_suffix(".lock").touch()
    client = client_of(linked_world())
    assert client.get("/data/classes.csv").status_code == 200
    assert not left.exists()
    assert not left.with_suffix(".lock").exists()


# The description


def described(client: FlaskClient, form: str = "turtle") -> Graph:
    answer = client.get(f"/.well-known/void?format={form}")
    assert answer.mimetype == FORMS[form][0]
    found = Graph()
    for quad in ox.parse(answer.data, FORMS[form][1]):
        found.parse(data=f"{quad.triple} .", format="nt")
    return found


@pytest.mark.parametrize("form", FORMS)
def test_the_description_counts_what_the_store_holds(
    client: FlaskClient, store: Store, form: str
) -> None:
    found = described(client, form)
    held = [*quads(store)]
    assert (DATASET, RDF.type, VOID.Dataset) in found
    assert found.value(DATASET, VOID.triples) == Literal(len(held))
    properties = {one.predicate for one in held}
    assert found.value(DATASET, VOID.properties) == Literal(len(properties))
    of = {one.object for one in held if str(one.predicate) == f"<{RDF.type}>"}
    assert found.value(DATASET, VOID.classes) == Literal(len(of))


def test_the_parts_of_the_description_add_up(client: FlaskClient) -> None:
    found = described(client)
    parts = found.objects(DATASET, VOID.propertyPartition)
    many = [int(str(found.value(one, VOID.triples))) for one in parts]
    assert Literal(sum(many)) == found.value(DATASET, VOID.triples)
    kinds = [*found.objects(DATASET, VOID.classPartition)]
    assert Literal(len(kinds)) == found.value(DATASET, VOID.classes)
    assert all(int(str(found.value(one, VOID.entities))) > 0 for one in kinds)


def test_the_description_uses_terms_that_their_vocabularies_have(client: FlaskClient) -> None:
    found = described(client)
    for space in (VOID, DCAT, DCTERMS, FOAF):
        used = {*found.predicates(), *found.objects(None, RDF.type)}
        ours = [one for one in used if str(one).startswith(str(space))]
        assert ours
        # A word of Python's own is no attribute, and so is not listed.
        assert {*map(str, ours)} <= {*map(str, dir(space)), str(VOID["class"])}


def test_every_address_of_the_description_answers(client: FlaskClient) -> None:
    found = described(client)
    dumps_told = [*found.objects(DATASET, VOID.dataDump)]
    files = [*found.objects(DATASET, DCAT.distribution)]
    assert (len(dumps_told), len(files)) == (3, len(DUMPS))
    for one in (*dumps_told, *files):
        assert client.get(str(one).removeprefix(PLACE)).status_code == 200
    for one in found.objects(DATASET, VOID.exampleResource):
        sent = client.get(f"/id/{str(one).removeprefix(BASE)}")
        assert sent.status_code == 303
        # The world has an agency whose address its name does not give.
        assert client.get(sent.location).status_code == 200 or "/agency/" in str(one)
    assert found.value(DATASET, VOID.sparqlEndpoint) == URIRef(f"{PLACE}/sparql")


def test_the_size_of_a_file_is_told_when_it_is_known(store: Store) -> None:
    client = client_of(store)
    file = URIRef(f"{PLACE}/data/classes.csv")
    assert described(client).value(file, DCAT.byteSize) is None
    assert "made when first asked for" in text_of(client.get("/data").text)
    size = len(client.get("/data/classes.csv").data)
    assert int(str(described(client).value(file, DCAT.byteSize))) == size


def test_a_person_is_sent_to_the_page_of_the_data(client: FlaskClient) -> None:
    sent = client.get("/.well-known/void", headers={"Accept": "text/html"})
    assert (sent.status_code, sent.location) == (303, "/data")
    assert "Accept" in sent.vary
    text = text_of(client.get("/data").text)
    assert "The texts are those of the employers" in text
    assert all(name in text for name in DUMPS)


def test_who_says_nothing_is_told_in_turtle(client: FlaskClient) -> None:
    assert client.get("/.well-known/void").mimetype == "text/turtle"
    assert client.get("/data").mimetype == "text/html"


@pytest.mark.parametrize("address", ["/data", "/.well-known/void"])
@pytest.mark.parametrize("form", FORMS)
def test_the_description_is_had_at_both_addresses(
    client: FlaskClient, address: str, form: str
) -> None:
    by_header = client.get(address, headers={"Accept": FORMS[form][0]})
    assert by_header.data == client.get(f"{address}?format={form}").data
    assert "Accept" in by_header.vary
    assert client.get(f"{address}?format=pdf").status_code == 400
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("host", ['a"><b', "a b", "evil.example/<x>", "[::1"])
def test_a_hostile_host_breaks_nothing(client: FlaskClient, host: str) -> None:
    for address in ("/.well-known/void?format=turtle", "/data", "/data/agency/port-elm"):
        answer = client.get(address, headers={"Host": host})
        assert answer.status_code in {200, 400}
        assert host not in answer.text


def test_an_empty_store_is_described() -> None:
    client = client_of(Store.memory())
    assert client.get("/data").status_code == 200
    assert client.get("/data/classes.csv").text.startswith("iri,title")
    assert client.get("/data/edges.csv").text.count("\n") == 1


def test_no_store_is_a_problem_for_programs(tmp_path: Path) -> None:
    client = client_of(tmp_path / "none")
    page = client.get("/data/class/a/b")
    assert (page.status_code, page.mimetype) == (503, "text/html")
    problem = client.get("/data/class/a/b", headers={"Accept": "text/turtle"})
    assert (problem.status_code, problem.mimetype) == (503, "application/problem+json")
    assert client.get("/data/dump.nq.gz").status_code == 503
