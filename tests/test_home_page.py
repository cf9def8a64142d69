"""The first page and its search, the list of ladders, and what is kept between requests."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode

from graph import vocab
from graph.errors import StoreError
from graph.store import Store
from tests.plan_world import plan_world
from tests.web_world import BASE, HOSTILE, LADDER
from web import create_app
from web.directory import directory
from web.kept import kept


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": plan_world()}).test_client()


@pytest.fixture(scope="module")
def samples(samples_store: Store) -> FlaskClient:
    return create_app({"STORE": samples_store}).test_client()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_the_first_page_has_a_search_and_the_way_to_a_plan(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<form class="search" action="/" method="get" role="search">' in html
    assert 'href="/plan"' in html


def test_employers_are_told_with_their_figures(samples: FlaskClient) -> None:
    text = text_of(samples.get("/").text)
    assert "Employer Documents Classes Described Ladders" in text
    assert "Lindenfell Water District 4 4 4" in text


def test_the_figures_lead_to_the_ladders_of_one_employer(samples: FlaskClient) -> None:
    links = re.findall(r'href="(/ladders\?agency=[^"]+)"', samples.get("/").text)
    assert "/ladders?agency=aldermere-county" in links
    own = text_of(samples.get("/ladders?agency=aldermere-county").text)
    assert "Aldermere County · 1 of" in own


def test_an_unknown_employer_of_ladders_offers_those_that_there_are(
    samples: FlaskClient,
) -> None:
    answer = samples.get("/ladders?agency=<i>")
    assert answer.status_code == 404
    assert 'href="/ladders?agency=aldermere-county"' in answer.text
    assert "<i>" not in answer.text


def test_all_ladders_are_on_a_page_of_their_own(client: FlaskClient) -> None:
    html = client.get("/ladders").text
    assert f'href="{LADDER}"' in html
    assert "employer not stated" in html


@pytest.mark.parametrize("path", ["/?q=", "/search?q="])
@pytest.mark.parametrize("query", ["H-20", "harbour+watch+warden", "wardn", "WARDEN"])
def test_a_class_is_found_by_code_title_and_with_a_typo(
    client: FlaskClient, path: str, query: str
) -> None:
    html = client.get(f"{path}{query}").text
    assert "Harbour Watch Warden" in html
    assert 'href="/plan?from=port-elm/2"' in html
    assert 'href="/plan?to=port-elm/2"' in html


def test_a_class_is_told_with_its_ladder_and_level(client: FlaskClient) -> None:
    assert "level 2 of Harbour Watch" in text_of(client.get("/?q=H-20").text)


def test_a_ladder_and_an_employer_are_found(client: FlaskClient, samples: FlaskClient) -> None:
    assert f'<a href="{LADDER}">' in client.get("/?q=harbour+watch").text
    found = samples.get("/?q=aldermere").text
    assert 'href="/ladders?agency=aldermere-county"' in found


def test_a_typo_is_told(client: FlaskClient) -> None:
    text = text_of(client.get("/?q=harbor+wardn").text)
    assert "Nothing is named “ harbor wardn ”; this is nearest." in text


def test_what_is_nowhere_is_said_and_kept_in_the_field(client: FlaskClient) -> None:
    answer = client.get("/?q=qqqqqq")
    assert answer.status_code == 200
    assert "nor anything like it" in answer.text
    assert 'value="qqqqqq"' in answer.text


def test_what_is_searched_for_is_escaped(client: FlaskClient) -> None:
    html = client.get("/", query_string={"q": HOSTILE}).text
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_hostile_titles_are_found_and_escaped(client: FlaskClient) -> None:
    html = client.get("/?q=H-40").text
    assert "&lt;img src=x" in html
    assert not re.search(r"<(img|script(?! src=)|b)\b", html)


def test_a_search_that_is_too_long_is_refused(client: FlaskClient) -> None:
    assert client.get(f"/?q={'x' * 201}").status_code == 400
    assert client.get(f"/?q={'x' * 200}").status_code == 200


def test_long_lists_say_how_many_are_left_out() -> None:
    store = Store.memory()
    graph = NamedNode(f"{BASE}graph/test/many")
    store.put_ntriples(
        graph,
        "\n".join(
            f"<{BASE}class/mill/{n}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
            f"{vocab.JOB_CLASS} .\n"
            f'<{BASE}class/mill/{n}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Dyer {n}" .'
            for n in range(60)
        ).encode(),
    )
    many = create_app({"STORE": store}).test_client()
    assert "The first 50 of 60" in text_of(many.get("/?q=dyer").text)


def test_an_empty_store_offers_no_search() -> None:
    html = create_app({"STORE": Store.memory()}).test_client().get("/").text
    assert "<form" not in html
    assert "nextrung load" in html


# What is kept


def test_the_directory_is_made_once_for_one_state_of_the_store(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    with create_app({}).app_context():
        with Store.read(tmp_path / "store") as store:
            first = kept(store, directory)
            assert kept(store, directory) is first
        with Store.read(tmp_path / "store") as other:
            assert kept(other, directory) is not first


def test_what_failed_is_told_to_all_who_waited_for_it() -> None:
    tried: list[str] = []
    told: list[str] = []

    def failing(store: Store) -> None:
        tried.append(store.place)
        time.sleep(0.2)
        raise StoreError(store.place, "it gave no answer")

    app, store = create_app({}), Store.memory()

    def request() -> None:
        with app.app_context(), pytest.raises(StoreError, match="no answer") as caught:
            kept(store, failing)
        told.append(str(caught.value))

    threads = [threading.Thread(target=request) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 4
    assert len(tried) == 1


def test_what_is_loaded_meanwhile_is_found(tmp_path: Path) -> None:
    place = tmp_path / "store"
    Store.open(place).close()
    client = create_app({"STORE": place}).test_client()
    assert "nor anything like it" in client.get("/?q=warden").text
    world = plan_world()
    with Store.open(place) as store:
        for graph in world.graphs():
            store.put(graph, world.triples(graph))
    assert "Harbour Watch Warden" in client.get("/?q=warden").text
    assert client.get("/plan?from=H-20&to=H-50").status_code == 200
