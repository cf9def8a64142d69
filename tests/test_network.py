"""A ladder as a network: nodes, edges and places, without a browser."""

from __future__ import annotations

import json
from math import dist

import pytest

from graph.model import ClassFacts, Item, Ladder, Link, Quote, Rung
from web.drawing import NetworkData
from web.known import Known
from web.network import network

QUOTE = Quote("as printed", 0, 10, "https://example.org/spec", "warden.txt")
HOSTILE = '</script><img src=x onerror="alert(1)">'


def duty(iri: str) -> Item:
    return Item(iri, "duty", f"Log the ships {iri}", 1, QUOTE)


def tides(iri: str) -> Item:
    return Item(iri, "knowledge", "Knowledge of tides", 1, QUOTE, shared="tides")


def known(*items: tuple[Item, ...] | None, links: tuple[Link, ...] = ()) -> Known:
    """Return a ladder with a rung for each tuple of items; ``None`` is an undescribed rung."""
    rungs = tuple(
        Rung(f"class-{level}", f"Warden {level}", level, described=of is not None)
        for level, of in enumerate(items, 1)
    )
    facts = {
        rung.iri: ClassFacts(rung, of)
        for rung, of in zip(rungs, items, strict=True)
        if of is not None
    }
    return Known(Ladder("ladder", "Harbour Watch", None, len(items), rungs), facts, links, ())


def groups(data: NetworkData) -> list[str]:
    return [node["group"] for node in data["nodes"]]


def joined(data: NetworkData, kind: str) -> set[tuple[int, int]]:
    return {(edge["from"], edge["to"]) for edge in data["edges"] if edge["kind"] == kind}


def test_each_rung_leads_to_the_next_and_an_undescribed_one_looks_different() -> None:
    data = network(known((duty("a"),), None, (duty("b"),)))
    assert groups(data) == ["rung", "undescribed", "rung"]
    assert joined(data, "next") == {(0, 1), (1, 2)}
    assert "no document describes this rung" in data["nodes"][1]["text"]


def test_a_linked_duty_is_one_node_joined_to_its_rungs() -> None:
    data = network(known((duty("a"),), (duty("b"),), links=(Link("a", "b", 0.7, "m"),)))
    assert groups(data) == ["rung", "rung", "duty"]
    assert joined(data, "duty") == {(0, 2), (1, 2)}


def test_what_one_rung_alone_names_is_left_out() -> None:
    assert groups(network(known((duty("a"), tides("b")), ()))) == ["rung", "rung"]


def test_a_competency_that_rungs_share_is_one_node() -> None:
    data = network(known((tides("a"),), None, (tides("b"),)))
    assert groups(data)[3:] == ["competency"]
    assert joined(data, "competency") == {(0, 3), (2, 3)}


def test_two_classes_of_one_level_are_not_both_joined_to_what_one_of_them_does() -> None:
    day = Rung("day", "Day Warden", 1)
    night = Rung("night", "Night Warden", 1)
    chief = Rung("chief", "Chief", 2)
    facts = {"day": ClassFacts(day, (tides("a"),)), "chief": ClassFacts(chief, (tides("b"),))}
    ladder = Ladder("ladder", "Harbour Watch", None, 2, (day, night, chief))
    data = network(Known(ladder, facts, (), ()))
    assert joined(data, "competency") == {(0, 3), (2, 3)}
    assert joined(data, "next") == {(0, 2), (1, 2)}


def test_a_rung_stands_to_the_right_of_the_last_and_higher() -> None:
    nodes = network(known((), None, ()))["nodes"]
    places = [(node["x"], -node["y"]) for node in nodes]
    assert places == sorted(places)
    assert len({y for _, y in places}) == 3


def test_duties_stand_below_the_stairs_and_competencies_above() -> None:
    links = (Link("a", "b", 0.7, "m"),)
    data = network(known((duty("a"), tides("c")), (duty("b"), tides("d")), links=links))
    low, high, shared_duty, competency = data["nodes"]
    assert shared_duty["y"] > max(low["y"], high["y"])
    assert competency["y"] < min(low["y"], high["y"])


@pytest.mark.parametrize("count", [1, 2, 7, 40, 130])
def test_no_two_nodes_stand_on_each_other(count: int) -> None:
    lower = tuple(duty(f"a{n}") for n in range(count))
    upper = tuple(duty(f"b{n}") for n in range(count))
    links = tuple(Link(f"a{n}", f"b{n}", 0.7, "m") for n in range(count))
    nodes = network(known(lower, upper, links=links))["nodes"]
    places = [(node["x"], node["y"]) for node in nodes]
    nearest = min(dist(p, q) for at, p in enumerate(places) for q in places[:at])
    assert len(nodes) == count + 2
    assert nearest > 60


def test_nothing_is_simulated() -> None:
    assert network(known((), ()))["options"]["physics"]["enabled"] is False


def test_the_same_ladder_gives_the_same_network() -> None:
    same = known((duty("a"), tides("c")), (duty("b"), tides("d")))
    assert network(same) == network(same)


def test_texts_are_labels_and_never_identifiers_or_html_titles() -> None:
    item = Item("a", "knowledge", HOSTILE, 1, QUOTE, shared="s")
    other = Item("b", "knowledge", HOSTILE, 1, QUOTE, shared="s")
    nodes = network(known((item,), (other,)))["nodes"]
    assert [node["id"] for node in nodes] == [0, 1, 2]
    assert nodes[2]["text"] == HOSTILE
    assert all("title" not in node for node in nodes)


def test_a_long_label_is_wrapped_and_cut_while_the_text_stays_whole() -> None:
    long = "Knowledge of the tides, currents, winds and moods of the whole northern coast"
    items = [Item(iri, "knowledge", long, 1, QUOTE, shared="s") for iri in "ab"]
    node = network(known((items[0],), (items[1],)))["nodes"][2]
    assert len(node["label"].splitlines()) == 3
    assert node["text"] == long


def test_the_data_are_json() -> None:
    data = network(known((tides("a"),), None, (tides("b"),)))
    assert json.loads(json.dumps(data)) == data
