"""What goes with an answer: its state, its pages, and who may read it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Store
from tests.web_world import BASE as IRIS
from tests.web_world import small_world
from web import create_app

BASE = "/api/v1"
LADDERS = f"{BASE}/ladders"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a store in a folder that holds the small world."""
    world = small_world()
    with Store.open(tmp_path / "store") as store:
        for graph in world.graphs():
            store.put(graph, world.triples(graph))
    return tmp_path / "store"


@pytest.fixture
def client(place: Path) -> FlaskClient:
    return create_app({"STORE": place}).test_client()


@pytest.fixture(scope="module")
def live() -> FlaskClient:
    """Return a site over an open store, which has no states that can be told apart."""
    return create_app({"STORE": small_world()}).test_client()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", ["/ladders", "/classes/port-elm/2", "/queries/rungs"])
def test_who_has_the_answer_is_told_so(client: FlaskClient, method: str, address: str) -> None:
    first = client.open(BASE + address, method=method)
    assert first.headers["Cache-Control"] == "no-cache"
    for header, value in (
        ("If-None-Match", first.headers["ETag"]),
        ("If-None-Match", f'"other", {first.headers["ETag"]}'),
        ("If-Modified-Since", first.headers["Last-Modified"]),
    ):
        again = client.open(BASE + address, method=method, headers={header: value})
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["ETag"] == first.headers["ETag"]
        assert "Accept" in again.headers["Vary"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": 'W/"other"'},
        {"If-None-Match": "*"},
        {"If-None-Match": "no tag"},
        {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
    ],
)
def test_who_has_another_answer_is_given_this_one(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    assert client.get(LADDERS, headers=headers).status_code == 200


def test_a_tag_decides_before_a_date(client: FlaskClient) -> None:
    date = client.get(LADDERS).headers["Last-Modified"]
    headers = {"If-None-Match": 'W/"other"', "If-Modified-Since": date}
    assert client.get(LADDERS, headers=headers).status_code == 200


def test_what_still_holds_is_told_before_the_store_is_opened(place: Path) -> None:
    tag = create_app({"STORE": place}).test_client().get(LADDERS).headers["ETag"]
    shutil.rmtree(place / "oxigraph")
    client = create_app({"STORE": place}).test_client()
    assert client.get(LADDERS, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(LADDERS).status_code == 503


def test_what_is_wrong_is_told_whatever_the_client_has(client: FlaskClient) -> None:
    tag = client.get(LADDERS).headers["ETag"]
    refused = client.get(f"{LADDERS}?limit=0", headers={"If-None-Match": tag})
    assert refused.status_code == 400
    assert "ETag" not in refused.headers
    assert refused.headers["Cache-Control"] == "no-store"


def test_after_a_load_the_answer_is_another(client: FlaskClient, place: Path) -> None:
    before = client.get(f"{BASE}/classes").headers["ETag"]
    with Store.open(place) as store:
        new = NamedNode(f"{IRIS}class/port-elm/6")
        triples = [
            Triple(new, NamedNode(f"{vocab.PREFIXES['rdf']}type"), vocab.JOB_CLASS),
            Triple(new, vocab.PREF_LABEL, Literal("Harbour Pilot")),
        ]
        store.put(NamedNode(f"{IRIS}graph/test/6"), triples)
    after = client.get(f"{BASE}/classes", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before
    assert "port-elm/6" in {one["key"] for one in after.get_json()["items"]}


def test_each_form_has_a_tag_of_its_own(client: FlaskClient) -> None:
    json = client.get(LADDERS, headers={"Accept": "application/json"})
    csv = client.get(LADDERS, headers={"Accept": "text/csv"})
    assert json.headers["ETag"] != csv.headers["ETag"]
    assert csv.content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize("address", ["/ladders", "/openapi.json"])
def test_where_the_store_has_no_states_the_answer_itself_is_compared(
    live: FlaskClient, address: str
) -> None:
    first = live.get(BASE + address)
    assert "Last-Modified" not in first.headers
    again = live.get(BASE + address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["/plan?from=H-20&to=H-40", "/fit?class=H-20"])
def test_what_is_told_of_a_person_is_kept_by_nobody(client: FlaskClient, address: str) -> None:
    response = client.post(BASE + address, json={"classes": [{"class": "H-20", "months": 30}]})
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("what", ["ladders", "classes", "search?q=harbour"])
def test_the_pages_of_a_list_are_the_list(live: FlaskClient, what: str) -> None:
    every = live.get(f"{BASE}/{what}")
    total = every.get_json()["total"]
    assert every.headers["X-Total-Count"] == str(total)
    assert total > 1
    separator = "&" if "?" in what else "?"
    address: str | None = f"{BASE}/{what}{separator}limit=1"
    found: list[object] = []
    while address is not None:
        page = live.get(address)
        assert page.get_json()["offset"] == len(found)
        found += page.get_json()["items"]
        link = page.headers.get("Link")
        assert link is None or link.endswith('>; rel="next"')
        address = link[1:].partition(">")[0] if link is not None else None
    assert found == every.get_json()["items"]
    assert len(found) == total


def test_behind_the_last_page_is_nothing(live: FlaskClient) -> None:
    page = live.get(f"{LADDERS}?offset=1000000000")
    assert page.get_json()["items"] == []
    assert "Link" not in page.headers


def test_the_next_page_is_of_the_same_request(live: FlaskClient) -> None:
    asked = {"q": "harbour wätch", "limit": "2", "format": "csv"}
    link = live.get(f"{BASE}/search", query_string=asked).headers["Link"]
    again = "q=harbour+w%C3%A4tch&limit=2&format=csv&offset=2"
    assert link == f'</api/v1/search?{again}>; rel="next"'


@pytest.mark.parametrize(
    ("address", "status"),
    [("/ladders", 200), ("/ladders?limit=0", 400), ("/nowhere", 404), ("/openapi.json", 200)],
)
def test_scripts_of_any_site_may_read(live: FlaskClient, address: str, status: int) -> None:
    response = live.get(BASE + address, headers={"Origin": "https://example.org"})
    assert response.status_code == status
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Link" in response.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in response.headers


def test_a_browser_that_asks_beforehand_may_send_a_profile(live: FlaskClient) -> None:
    headers = {
        "Origin": "https://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = live.options(f"{BASE}/plan", headers=headers)
    assert response.status_code == 200
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    assert {"GET", "HEAD", "OPTIONS", "POST"} == response.allow.as_set(preserve_casing=True)


def test_only_programs_may_read_across_sites(live: FlaskClient) -> None:
    for address in ("/", "/api", "/ladders"):
        assert "Access-Control-Allow-Origin" not in live.get(address).headers


def test_head_has_the_headers_and_no_body(live: FlaskClient) -> None:
    head, get = live.head(LADDERS), live.get(LADDERS)
    assert head.data == b""
    assert head.headers["Content-Length"] == str(len(get.data))
    assert head.headers["X-Total-Count"] == get.headers["X-Total-Count"]
