"""What is around a class: found, drawn, told in words, and taken away as a file."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import networkx as nx
import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.model import ClassName, Way
from graph.network import Course, Edge, Network
from graph.store import Store
from tests.class_world import CHIEF, WARDEN, class_world
from tests.test_web import text_of
from tests.web_world import BASE, HOSTILE
from web import create_app
from web.explore.around import MOST_NODES, Around, around
from web.explore.atlas import Atlas
from web.explore.picture import picture

#: What is around the warden, and around the hostile master.
WARDENS, MASTERS = "/explore/port-elm/2", "/explore/port-elm/4"
PAGES = [
    "/explore",
    "/explore?class=Harbor+Wach+Cheif",
    f"{WARDENS}?moves=3&competencies=yes",
    f"{MASTERS}?moves=2&competencies=yes",
    "/explore/port-elm/none",
]


def network(*edges: str, courses: dict[str, Course] | None = None) -> Network:
    """Return a network of classes that are letters; an edge is two of them."""
    letters = sorted(set("".join(edges)))
    names = {one: ClassName(one, f"mill/{one}", f"Class {one}", (), None, None) for one in letters}
    return Network(
        names,
        frozenset(letters),
        tuple(
            Edge(Way(one[0], one[1], "qualifies"), (courses or {}).get(one, "up")) for one in edges
        ),
    )


def moves(found: Around) -> dict[str, int]:
    return {one.iri: one.moves for one in found.classes}


# What is around


@pytest.mark.parametrize(
    ("far", "expected"),
    [
        (1, {"d": 1, "b": -1}),
        (2, {"d": 1, "b": -1, "e": 2, "a": -2}),
        (3, {"d": 1, "b": -1, "e": 2, "a": -2, "f": 3}),
    ],
)
def test_both_ways_are_followed_so_many_moves(far: int, expected: dict[str, int]) -> None:
    assert moves(around(network("ab", "bc", "cd", "de", "ef"), "c", far)) == expected


def test_what_a_neighbour_leads_to_besides_is_not_around() -> None:
    assert moves(around(network("ab", "xb", "xy"), "b", 3)) == {"a": -1, "x": -1}


def test_an_edge_down_a_ladder_is_not_walked_but_shown_between_what_is() -> None:
    of = network("ab", "ba", "bc", courses={"ba": "down", "bc": "down"})
    found = around(of, "a", 3)
    assert moves(found) == {"b": 1}
    assert [(edge.lower, edge.upper) for edge in found.edges] == [("a", "b"), ("b", "a")]


def test_a_class_on_both_sides_stands_on_the_nearer_one() -> None:
    assert moves(around(network("ab", "bc", "ca"), "a", 3)) == {"b": 1, "c": -1}


def test_every_edge_between_what_is_shown_is_told_once() -> None:
    found = around(network("ab", "ac", "bc", "cd"), "a", 2)
    told = [(one.iri, edge.lower, edge.upper) for one in found.classes for edge in one.edges]
    assert told == [("b", "a", "b"), ("c", "a", "c"), ("c", "b", "c"), ("d", "c", "d")]


def test_the_nearest_are_kept_and_the_others_counted() -> None:
    found = around(network("ab", "ac", "bd", "be"), "a", 2, most=4)
    assert found.shown == ("a", "b", "c", "d")
    assert found.left_out == 1
    assert all({edge.lower, edge.upper} <= set(found.shown) for edge in found.edges)


# The picture


def drawn(of: Network, here: str, far: int = 3) -> dict[str, Any]:
    return picture(Atlas(of, {}, {}), around(of, here, far), (), lambda _: ())


def test_nodes_are_numbered_and_nothing_is_simulated() -> None:
    data = drawn(network("ab", "bc"), "b")
    assert [node["id"] for node in data["nodes"]] == [0, 1, 2]
    assert [node["group"] for node in data["nodes"]] == ["here", "described", "described"]
    assert data["options"]["physics"]["enabled"] is False


def test_what_leads_on_stands_above_and_what_leads_here_below() -> None:
    data = drawn(network("ab", "bc", "cd"), "b")
    assert {node["label"]: node["y"] for node in data["nodes"]} == {
        "Class b": 0,
        "Class c": -190,
        "Class d": -380,
        "Class a": 190,
    }


def test_no_two_classes_stand_on_one_another() -> None:
    letters = "cdefghijklmnopqrstuvwxyz"
    data = drawn(network("ab", *(f"b{one}" for one in letters), "xy", "xz"), "b")
    places = [(node["x"], node["y"]) for node in data["nodes"]]
    assert len(set(places)) == len(places) == 26
    assert (
        min(
            abs(one[0] - other[0])
            for one in places
            for other in places
            if one != other and one[1] == other[1]
        )
        >= 200
    )


def test_the_kind_of_an_edge_tells_how_it_is_drawn_and_two_of_a_pair_are_one() -> None:
    of = network("ab", "ac", courses={"ac": "lateral"})
    by_titles = Edge(Way("a", "b", "inferred-rung"))
    of = Network(of.names, frozenset("a"), (by_titles, *of.edges))
    data = drawn(of, "a")
    assert [edge["kind"] for edge in data["edges"]] == ["up", "lateral"]
    assert [node["group"] for node in data["nodes"]] == ["here", "undescribed", "undescribed"]


def test_an_edge_from_titles_alone_is_told_from_the_others() -> None:
    of = network("ab")
    of = Network(of.names, of.described, (Edge(Way("a", "b", "inferred-rung")),))
    assert [edge["kind"] for edge in drawn(of, "a")["edges"]] == ["inferred"]


# The pages


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": class_world()}).test_client()


def data_of(html: str) -> dict[str, Any]:
    found = re.search(
        r'<script type="application/json" id="network-data">(.*?)</script>', html, re.DOTALL
    )
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_tables_say_in_words_what_is_drawn_with_evidence(client: FlaskClient) -> None:
    answer = client.get(WARDENS)
    assert answer.status_code == 200
    text = text_of(answer.text)
    assert "Where it leads 2" in text
    assert "What leads here 1" in text
    assert "from Harbour Watch Warden : the class is named in the qualifications" in text
    assert "at least 12 months as Harbour Watch Warden" in text
    assert "chief.txt , characters 430–448" in text
    assert f'href="{CHIEF}"' in answer.text
    assert len(data_of(answer.text)["nodes"]) == 4


def test_a_class_that_no_document_describes_is_said_to_be_so(client: FlaskClient) -> None:
    html = client.get(WARDENS).text
    assert re.search(r"Harbour Watch Leader</bdi></a>\s*<span class=\"inferred\">not desc", html)
    assert [node["group"] for node in data_of(html)["nodes"]].count("undescribed") == 2


def test_what_is_chosen_leads_to_its_pages(client: FlaskClient) -> None:
    node = data_of(client.get(WARDENS).text)["nodes"][0]
    assert node["links"] == [["The class", WARDEN], ["Around it", WARDENS]]
    assert node["text"] == "Harbour Watch Warden, H-20"


@pytest.fixture(scope="module")
def asking() -> FlaskClient:
    """Return the world in which it is known which class asks for which competency."""
    store = class_world()
    tides = NamedNode(f"{BASE}competency/knowledge/tides")
    asks = NamedNode(f"{vocab.NR}requiresCompetency")
    classes = [NamedNode(f"{BASE}class/port-elm/{one}") for one in "25"]
    store.put(NamedNode(f"{BASE}graph/test/asked"), [Triple(one, asks, tides) for one in classes])
    return create_app({"STORE": store}).test_client()


def test_what_it_asks_for_in_common_is_drawn_where_it_is_wanted(asking: FlaskClient) -> None:
    assert "competency" not in [n["group"] for n in data_of(asking.get(WARDENS).text)["nodes"]]
    html = asking.get(f"{WARDENS}?competencies=yes").text
    data = data_of(html)
    assert [node["text"] for node in data["nodes"] if node["group"] == "competency"] == [
        "Knowledge of tides"
    ]
    assert [edge["kind"] for edge in data["edges"]].count("asks") == 2
    assert "knowledge, also asked for by Harbour Watch Chief" in text_of(html)


def test_where_nothing_is_asked_for_in_common_it_is_said(client: FlaskClient) -> None:
    text = text_of(client.get(f"{MASTERS}?competencies=yes").text)
    assert "None of them asks for knowledge, a skill or an ability in the same words." in text


def test_where_nothing_leads_it_is_said(client: FlaskClient) -> None:
    html = client.get("/explore/port-elm/8").text
    assert "Where it leads 0 ? no loaded document says so of any class" in text_of(html)


@pytest.mark.parametrize("query", ["moves=2", "moves=3&competencies=yes"])
def test_graphml_holds_exactly_what_is_shown(asking: FlaskClient, query: str) -> None:
    answer = asking.get(f"{WARDENS}?{query}&format=graphml")
    assert answer.mimetype == "application/graphml+xml"
    read = nx.read_graphml(io.BytesIO(answer.data), force_multigraph=True)
    data = data_of(asking.get(f"{WARDENS}?{query}").text)
    assert len(read.nodes) == len(data["nodes"])
    pairs = {(low, high) for low, high, _ in read.edges}
    assert len(pairs) == len(data["edges"])


def test_graphml_takes_hostile_titles_as_text(client: FlaskClient) -> None:
    answer = client.get(f"{MASTERS}?format=graphml")
    assert HOSTILE.encode() not in answer.data
    read = nx.read_graphml(io.BytesIO(answer.data))
    assert HOSTILE in {told["title"] for _, told in read.nodes(data=True)}


def test_the_data_can_be_had_as_json(client: FlaskClient) -> None:
    told = client.get(WARDENS, headers={"Accept": "application/json"}).json
    assert told is not None
    assert told["class"]["title"] == "Harbour Watch Warden"
    assert {one["moves"] for one in told["classes"]} == {1, -1}
    assert {edge["kind"] for edge in told["edges"]} == {"next-rung", "qualifies", "equivalent"}


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"{WARDENS}?moves=0", 400, "“moves” is a number from 1 to 3."),
        (f"{WARDENS}?moves=4", 400, "“moves” is a number from 1 to 3."),
        (f"{WARDENS}?moves=%C2%B2", 400, "“moves” is a number from 1 to 3."),
        (f"{WARDENS}?competencies=perhaps", 400, "“competencies” is “yes” or “no”."),
        (f"{WARDENS}?format=png", 400, "there are: html, graphml, json"),
        ("/explore/port-elm/none", 404, "No such class"),
        ("/explore/nobody/at-all", 404, "No such class"),
        ("/explore?class=Harbor+Wach+Cheif", 404, "No class is named “Harbor Wach Cheif”."),
        (f"/explore?class={'x' * 201}", 400, "“class” has 201 characters, and may have 200."),
    ],
)
def test_bad_input_is_one_clear_sentence(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in text_of(answer.text)


def test_a_program_is_told_of_an_unknown_class_as_a_problem(client: FlaskClient) -> None:
    answer = client.get("/explore/port-elm/none?format=json")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("name", ["H-20", "harbour watch warden", "port-elm/2", "Harbour Guard"])
def test_a_class_that_is_named_is_led_to(client: FlaskClient, name: str) -> None:
    answer = client.get("/explore", query_string={"class": name})
    assert (answer.status_code, answer.headers["Location"]) == (303, WARDENS)


def test_the_first_page_offers_classes_that_much_is_around(client: FlaskClient) -> None:
    html = client.get("/explore").text
    assert f'href="{WARDENS}"' in html
    assert "Harbour Watch Warden H-20 4 ways in or out" in text_of(html)


def test_a_store_without_ways_says_so() -> None:
    text = text_of(create_app({"STORE": Store.memory()}).test_client().get("/explore").text)
    assert "No loaded document says of any class that it leads to another." in text


@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_is_shown_as_text(client: FlaskClient, address: str) -> None:
    html = client.get(address).text
    assert HOSTILE not in html
    assert "<script>alert" not in html


def test_the_data_of_the_picture_cannot_close_their_script(client: FlaskClient) -> None:
    html = client.get(MASTERS).text
    assert HOSTILE in [node["text"].removesuffix(", H-40") for node in data_of(html)["nodes"]]
    assert html.count("</script>") == 3


def test_no_more_are_shown_than_a_picture_holds_and_that_is_said() -> None:
    store = Store.memory()
    hub = NamedNode(f"{BASE}class/port-elm/hub")
    spokes = [NamedNode(f"{BASE}class/port-elm/{number}") for number in range(MOST_NODES + 7)]
    store.put(
        NamedNode(f"{BASE}graph/test/many"),
        [
            *(Triple(one, vocab.TYPE, vocab.JOB_CLASS) for one in (hub, *spokes)),
            *(Triple(one, vocab.PREF_LABEL, Literal(one.value)) for one in (hub, *spokes)),
            *(Triple(hub, vocab.QUALIFIES_FOR, one) for one in spokes),
        ],
    )
    html = create_app({"STORE": store}).test_client().get("/explore/port-elm/hub").text
    assert len(data_of(html)["nodes"]) == MOST_NODES
    assert "These are the nearest 500 classes; 8 more" in text_of(html)
    assert 'id="move"' not in html
