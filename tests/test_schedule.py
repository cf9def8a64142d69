"""How long a way takes, which alternative its holder goes by, and which of several ways is best."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.alternatives import by_way_of, distinct, with_asked
from graph.model import QualificationNode, Quote
from graph.routes import Route
from graph.schedule import ranked, scheduled, still_asked
from tests.walks import edge

#: Months that each step of a way states, or none.
TIMES = st.lists(st.none() | st.integers(0, 60), max_size=5)


def way(times: list[int | None]) -> Route:
    return tuple(edge(f"c{place}", f"c{place + 1}", months) for place, months in enumerate(times))


def leaf(text: str, at: int, months: int | None = None) -> QualificationNode:
    return QualificationNode(
        "experience", Quote(text, at, at + len(text), "spec/1", "dyer.txt"), months=months
    )


@given(TIMES)
def test_a_way_takes_what_its_steps_state_and_tells_how_many_state_nothing(
    times: list[int | None],
) -> None:
    found = scheduled(way(times), still_asked)
    assert found.months == sum(months for months in times if months is not None)
    assert found.unstated == times.count(None)


@given(TIMES)
def test_no_stage_of_a_way_takes_less_than_no_time(times: list[int | None]) -> None:
    found = scheduled(way(times), lambda edge, _: still_asked(edge, {edge.lower: 30}))
    assert all(stage.months is None or stage.months >= 0 for stage in found.stages)
    assert found.months <= scheduled(way(times), still_asked).months


def test_ways_whose_time_is_known_come_by_time_and_before_those_that_state_none() -> None:
    ways = (way([12, None]), way([36]), way([12, 12]))
    found = ranked(scheduled(one, still_asked) for one in ways)
    assert [one.months for one in found] == [24, 36, 12]


def test_of_two_ways_of_one_time_the_better_founded_comes_first() -> None:
    titles = (edge("a", "b", 24, "inferred-rung"),)
    named = (edge("a", "b", 24, "qualifies"),)
    found = ranked(scheduled(route, still_asked) for route in (titles, named))
    assert [one.titles_alone for one in found] == [0, 1]


def test_a_way_that_titles_alone_tell_comes_last_though_others_state_no_time() -> None:
    titles, named = (edge("a", "b", None, "inferred-rung"),), (edge("a", "b"),)
    found = ranked(scheduled(route, still_asked) for route in (titles, named))
    assert [one.titles_alone for one in found] == [0, 1]


def test_the_holder_of_a_class_goes_by_the_alternative_that_names_it() -> None:
    weaver, study = leaf("two years as a Weaver", 10, 24), leaf("three years of trade", 50, 36)
    licence = QualificationNode("credential", Quote("a licence", 90, 99, "spec/1", "dyer.txt"))
    tree = QualificationNode(
        "all", parts=(QualificationNode("any", parts=(study, weaver)), licence)
    )
    name = Quote("Weaver", 25, 31, "spec/1", "dyer.txt")
    assert by_way_of([tree], [name]) == (QualificationNode("all", parts=(weaver, licence)),)
    assert by_way_of([tree], []) == (tree,)
    untimed = edge("weaver", "dyer")
    assert with_asked(untimed, [tree], [name]).months == 24
    elsewhere = Quote("Weaver", 25, 31, "spec/2", "clerk.txt")
    assert with_asked(untimed, [tree], [elsewhere]).asked == ()
    assert with_asked(edge("weaver", "dyer", 6), [tree], [name]).months == 6


def test_of_several_alternatives_that_name_a_class_all_stay_and_the_shortest_counts() -> None:
    one, other = leaf("two years as a Weaver", 10, 24), leaf("a year as a Weaver", 50, 12)
    tree = QualificationNode("any", parts=(one, leaf("a year of dyeing", 80, 12), other))
    names = [Quote("Weaver", start, start + 6, "spec/1", "dyer.txt") for start in (25, 62)]
    assert by_way_of([tree], names) == (QualificationNode("any", parts=(one, other)),)
    assert with_asked(edge("weaver", "dyer"), [tree], names).months == 12


def test_a_requirement_that_speaks_of_time_twice_tells_no_time_of_one_class() -> None:
    tree = leaf("six years of trade, two of them years as a Weaver", 0, 72)
    (asked,) = with_asked(
        edge("weaver", "dyer"), [tree], [Quote("Weaver", 43, 49, "spec/1", "dyer.txt")]
    ).asked
    assert (asked.months, asked.quote) == (None, tree.quote)


def test_what_is_printed_once_for_several_classes_is_given_once() -> None:
    twice = leaf("a year as a Weaver or Dyer", 10, 12)
    assert distinct([twice, twice, leaf("a year", 90)]) == (twice, leaf("a year", 90))
