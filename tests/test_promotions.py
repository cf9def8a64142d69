"""The promotion network: its edges, their courses, its circles, and what is within reach."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import promotions, read
from graph.errors import AmbiguousName, UnknownName
from graph.lookup import of_agency
from graph.model import ClassName, Ladder, Quote, Rung, Way, WayKind
from graph.network import Edge, Experience, cycles, edges, multigraph
from graph.network_figures import figures
from graph.routes import candidates, reachable, simple
from graph.store import Store
from tests.walks import edge, network

TECHNICIAN, SENIOR = "4410", "4420"
KINDS: tuple[WayKind, ...] = ("next-rung", "qualifies", "equivalent", "inferred-rung")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Edge, ...]:
    """Return edges among six classes, at random: with circles, and with times or without."""
    classes = st.sampled_from("abcdef")
    made = draw(
        st.lists(
            st.tuples(classes, classes, st.none() | st.integers(0, 60), st.sampled_from(KINDS)),
            max_size=25,
            unique_by=lambda one: (one[0], one[1], one[3]),
        )
    )
    return tuple(edge(*one) for one in made if one[0] != one[1])


def test_the_months_of_an_edge_are_the_fewest_that_a_requirement_states() -> None:
    quote = Quote("as a Weaver", 0, 11, "spec/1", "dyer.txt")
    asked = [Experience("a", "b", months, quote) for months in (36, None, 24)]
    (one,) = edges([Way("a", "b", "qualifies")], asked, {})
    assert one.months == 24
    assert edge("a", "b").months is None


def test_what_is_asked_is_of_the_pair_whatever_the_kind_of_its_edges() -> None:
    quote = Quote("as a Weaver", 0, 11, "spec/1", "dyer.txt")
    ways = [Way("a", "b", "next-rung"), Way("a", "b", "qualifies"), Way("b", "c", "qualifies")]
    found = edges(ways, [Experience("a", "b", 12, quote)], {})
    assert [one.months for one in found] == [12, 12, None]
    assert [one.quotes for one in found] == [(quote,), (quote,), ()]


@pytest.mark.parametrize(
    ("ways", "levels", "courses"),
    [
        ([Way("a", "b", "qualifies")], {}, ["up"]),
        ([Way("a", "b", "qualifies"), Way("b", "a", "qualifies")], {}, ["lateral", "lateral"]),
        ([Way("a", "b", "next-rung"), Way("b", "a", "equivalent")], {}, ["up", "down"]),
        ([Way("a", "b", "qualifies")], {"a": ("s", 2), "b": ("s", 2)}, ["lateral"]),
        ([Way("a", "b", "qualifies")], {"a": ("s", 3), "b": ("s", 2)}, ["down"]),
        ([Way("a", "b", "qualifies")], {"a": ("s", 3), "b": ("t", 2)}, ["up"]),
    ],
)
def test_an_edge_leads_up_aside_or_down(
    ways: list[Way], levels: dict[str, tuple[str, int]], courses: list[str]
) -> None:
    assert [one.course for one in edges(ways, (), levels)] == courses


def test_a_pair_has_an_edge_for_each_kind() -> None:
    graph = multigraph(network(edge("a", "b"), edge("a", "b", kind="next-rung"), described="ab"))
    assert set(graph["a"]["b"]) == {"qualifies", "next-rung"}
    assert graph.nodes["a"] == {"described": True}


def test_circles_are_reported_with_their_edges_and_those_that_lead_out_are_not_of_them() -> None:
    around = (edge("a", "b"), edge("b", "c"), edge("c", "a"))
    (circle,) = cycles(network(*around, edge("c", "d"), edge("x", "a")))
    assert circle.classes == ("a", "b", "c")
    assert circle.edges == around


@given(worlds())
def test_no_way_holds_a_class_twice_and_each_step_follows_the_last(
    world: tuple[Edge, ...],
) -> None:
    for route in candidates(simple(world), "a", "f", 10):
        held = [route[0].lower, *(one.upper for one in route)]
        assert len(set(held)) == len(held)
        assert (held[0], held[-1]) == ("a", "f")
        assert all(low.upper == high.lower for low, high in pairwise(route))


def test_a_class_is_reached_from_itself_by_no_step_at_all() -> None:
    assert candidates(simple([]), "a", "a", 3) == ((),)


def test_no_way_leads_against_a_ladder() -> None:
    down = edges([Way("b", "a", "next-rung"), Way("a", "b", "qualifies")], (), {})
    assert candidates(simple(down), "a", "b", 1) == ()


def test_several_ways_come_with_the_shortest_time_first() -> None:
    graph = simple([edge("a", "c", 60), edge("a", "b", 12), edge("b", "c", 24)])
    found = [[one.upper for one in route] for route in candidates(graph, "a", "c", 5)]
    assert found == [["b", "c"], ["c"]]


@given(worlds(), st.integers(0, 120))
def test_what_is_within_reach_stays_so_with_more_time(world: tuple[Edge, ...], months: int) -> None:
    graph = simple(world)
    soon = {one.iri for one in reachable(graph, "a", months)}
    later = reachable(graph, "a", months + 12)
    assert soon <= {one.iri for one in later}
    assert "a" not in soon
    assert all(0 <= one.months <= months + 12 for one in later)


def test_what_titles_alone_tell_is_not_walked_where_documents_state_a_way() -> None:
    stated, titles = edge("a", "b", 36), edge("a", "b", kind="inferred-rung")
    (one,) = reachable(simple([titles, stated]), "a", 60)
    assert (one.months, one.unstated, one.route) == (36, 0, (stated,))


def test_figures_count_classes_edges_and_what_no_way_leads_to() -> None:
    ladder = Ladder("s", "Weaving", None, 2, (Rung("a", "a", 1), Rung("b", "b", 2)))
    made = network(
        edge("a", "b", 12),
        edge("b", "c"),
        edge("b", "c", kind="inferred-rung"),
        edge("c", "b"),
        edge("d", "a", 24),
        described="abce",
    )
    found = figures(replace(made, ladders=(ladder,)))
    assert (found.classes, found.described, found.pairs) == (5, 4, 4)
    assert (found.kinds["qualifies"], found.timed["qualifies"]) == (4, 2)
    assert (found.no_way_in, found.apart) == (("e",), ("e",))
    assert found.longest_ladder == ladder
    assert found.longest_inferred is None
    assert [one.upper for one in found.longest_way] == ["a", "b"]
    assert [circle.classes for circle in found.cycles] == [("b", "c")]


def test_the_network_of_a_store_has_the_months_that_its_requirements_state(
    samples_store: Store,
) -> None:
    known = promotions.network(samples_store)
    keys = {iri: name.key.rpartition("/")[2] for iri, name in known.names.items()}
    months = {(keys[one.lower], keys[one.upper]): one.months for one in known.edges}
    assert months["4410", "4412"] is not None
    assert {(one.lower, one.upper, one.way.kind) for one in known.edges} == {
        (way.lower, way.upper, way.kind) for way in read.ways(samples_store)
    }


def test_each_way_that_documents_state_is_quoted(samples_store: Store) -> None:
    known = promotions.quoted(samples_store, promotions.network(samples_store))
    stated = [one for one in known.edges if one.way.kind != "inferred-rung"]
    assert stated
    assert all(one.way == read.quoted_way(samples_store, one.way) for one in stated)
    assert all(one.way.quotes for one in stated)


def test_feeders_are_the_classes_that_lead_to_one(samples_store: Store) -> None:
    found = promotions.feeders(samples_store, SENIOR)
    into = {way.lower for way in read.ways(samples_store) if way.upper == found.of.iri}
    assert {one.name.iri for one in found.upward} == into
    assert all(edge.quotes for one in found.upward for edge in one.edges)
    assert found.aside == ()


def test_what_is_within_reach_of_a_store_grows_with_the_years(samples_store: Store) -> None:
    near, far = (promotions.reach(samples_store, TECHNICIAN, months) for months in (24, 240))
    assert {one.iri for one in near.reached} < {one.iri for one in far.reached}


def test_an_agency_tells_titles_apart_that_several_have() -> None:
    classes = [
        ClassName(f"class/{key}/clerk", f"{key}/clerk", "Clerk", (), None, employer)
        for key, employer in (("elm", "City of Elm"), ("oak", "City of Oak"))
    ]
    for name in ("City of Elm", "city of elm", "elm"):
        assert of_agency(classes, name) == (classes[0],)
    assert of_agency(classes, None) == tuple(classes)
    with pytest.raises(UnknownName, match="City of Elm; City of Oak"):
        of_agency(classes, "City of Ash")


def test_a_class_of_another_agency_is_not_found(samples_store: Store) -> None:
    with pytest.raises(UnknownName):
        promotions.feeders(samples_store, SENIOR, "Aldermere County")
    with pytest.raises((UnknownName, AmbiguousName)):
        promotions.reach(samples_store, "Nobody", 12)
