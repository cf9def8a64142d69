"""What becomes of each item on the way up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers import move_up
from graph.ladders import described_pairs, highest_name, shared_name, threads
from graph.model import (
    Change,
    ClassFacts,
    Grades,
    Item,
    ItemKind,
    Ladder,
    Link,
    Quote,
    Remark,
    Rung,
    Way,
)
from graph.network import neighbours
from graph.planning import changes, legs, step
from tests.walks import way_up
from tests.web_world import small_world

QUOTE = Quote("Weave cloth", 10, 21, "spec/1", "weaver.txt")


def item(
    iri: str,
    kind: ItemKind = "duty",
    *,
    shared: str | None = None,
    grades: tuple[int, int] | None = None,
    order: int = 1,
) -> Item:
    graded = Grades(*grades, str(grades[0]), str(grades[1])) if grades is not None else None
    return Item(iri, kind, iri, order, QUOTE, shared=shared, grades=graded)


def link(lower: str, upper: str) -> Link:
    return Link(lower, upper, 0.5, "by hand")


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        (item("a", grades=(2, 2)), item("b", grades=(5, 6)), "grown"),
        (item("a", grades=(2, 6)), item("b", grades=(5, 6)), "kept"),
        (item("a", grades=(5, 6)), item("b", grades=(5, 6)), "kept"),
        (item("a", grades=(2, 6)), item("b", grades=(5, 5)), "reduced"),
        (item("a"), item("b", grades=(6, 6)), "kept"),
        (item("a", "skill", shared="x"), item("b", "skill", shared="x"), "kept"),
        (item("a", "skill", shared="x"), item("b", "skill", shared="y"), "grown"),
        (item("a", "knowledge", shared="x"), item("b", "skill", shared="y"), "turned"),
        (item("a", "credential", shared="x"), item("b", "credential", shared="y"), "grown"),
    ],
)
def test_a_linked_pair_is_neither_new_nor_dropped(lower: Item, upper: Item, expected: str) -> None:
    (change,) = changes([lower], [upper], [link("a", "b")])
    assert (change.kind, change.lower, change.upper) == (expected, lower, upper)


def test_a_credential_is_kept_where_no_telling_word_differs() -> None:
    lower, upper = item("a", "credential", shared="x"), item("b", "credential", shared="y")
    (change,) = changes([lower], [upper], [Link("a", "b", 1.0, "by hand")])
    assert change.kind == "kept"


def test_what_stands_alone_is_new_above_and_dropped_below() -> None:
    found = changes([item("a")], [item("b")], [])
    assert [(c.kind, c.lower and c.lower.iri, c.upper and c.upper.iri) for c in found] == [
        ("new", None, "b"),
        ("dropped", "a", None),
    ]


def test_a_duty_may_go_on_in_two() -> None:
    found = changes([item("a")], [item("b"), item("c")], [link("a", "b"), link("a", "c")])
    assert [c.kind for c in found] == ["kept", "kept"]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_from_a_class_to_itself_nothing_changes(names: list[str]) -> None:
    same = [item(name, "skill", shared=name) for name in names]
    found = changes(same, same, [link(name, name) for name in names])
    assert {c.kind for c in found} <= {"kept"}
    assert len(found) == len(names)


def rung(level: int, *, described: bool = True) -> Rung:
    return Rung(f"class/{level}", f"Weaver {level}", level, described=described)


def ladder(*described: int) -> Ladder:
    rungs = tuple(rung(level, described=level in described) for level in range(1, 6))
    return Ladder("series/weaver", "Weaver", None, 5, rungs)


def ways() -> list[Way]:
    return [Way(f"class/{level}", f"class/{level + 1}", "next-rung") for level in range(1, 5)]


def test_neighbours_pass_over_rungs_that_no_document_describes() -> None:
    expected = (("class/2", "class/4"), ("class/4", "class/5"))
    assert described_pairs(ladder(2, 4, 5)) == expected
    assert neighbours(ways(), ["class/2", "class/4", "class/5"]) == expected


def test_neighbours_are_the_ends_of_every_leg_whatever_the_ways_between() -> None:
    mixed = [
        Way("a", "u", "qualifies"),
        Way("u", "v", "next-rung"),
        Way("v", "u", "equivalent"),
        Way("v", "b", "equivalent"),
        Way("v", "a", "qualifies"),
        Way("b", "c", "qualifies"),
        Way("c", "w", "next-rung"),
    ]
    described = ["a", "b", "c", "elsewhere"]
    assert neighbours(mixed, described) == (("a", "b"), ("b", "c"))
    way = way_up(mixed, "a", "c")
    assert way is not None
    assert {(leg.lower, leg.upper) for leg in legs(way, described)} == {("a", "b"), ("b", "c")}


def test_a_way_up_climbs_rung_by_rung_and_never_down() -> None:
    way = way_up(ways(), "class/2", "class/4")
    assert way is not None
    assert [part.upper for part in way] == ["class/3", "class/4"]
    assert way_up(ways(), "class/4", "class/2") is None
    assert way_up(ways(), "class/4", "class/9") is None
    assert way_up(ways(), "class/4", "class/4") == ()


def test_a_way_over_rungs_goes_before_one_over_qualifications() -> None:
    named = [Way("class/1", "class/2", "qualifies"), *ways()]
    way = way_up(named, "class/1", "class/2")
    assert way is not None
    assert way[0].kind == "next-rung"


def test_a_leg_passes_through_undescribed_rungs_and_stops_at_described_ones() -> None:
    way = way_up(ways(), "class/1", "class/5")
    assert way is not None
    found = [(leg.lower, leg.through, leg.upper) for leg in legs(way, ["class/2", "class/4"])]
    assert found == [
        ("class/1", (), "class/2"),
        ("class/2", ("class/3",), "class/4"),
        ("class/4", (), "class/5"),
    ]


def test_a_step_to_a_class_that_no_document_describes_compares_nothing() -> None:
    facts = {
        "class/4": ClassFacts(rung(4), items=(item("a"),)),
        "class/5": ClassFacts(rung(5, described=False)),
    }
    way = way_up(ways(), "class/4", "class/5")
    assert way is not None
    (leg,) = legs(way, ["class/4"])
    assert step(leg, facts, {}, []).changes is None


def test_a_step_between_described_classes_says_what_becomes_of_their_items() -> None:
    facts = {
        "class/4": ClassFacts(rung(4), items=(item("a"),)),
        "class/5": ClassFacts(rung(5), items=(item("b"),)),
    }
    (leg,) = legs(ways()[3:], facts)
    taken = step(leg, facts, {}, [link("a", "b")])
    assert taken.changes is not None
    assert [(c.kind, c.lower, c.upper) for c in taken.changes] == [("kept", item("a"), item("b"))]
    assert taken.asks_for == ()


def test_a_step_from_a_class_that_no_document_describes_tells_all_that_the_upper_one_asks() -> None:
    facts = {
        "class/4": ClassFacts(rung(4, described=False)),
        "class/5": ClassFacts(rung(5), items=(item("a"), item("b", "skill"))),
    }
    (leg,) = legs(ways()[3:], facts)
    taken = step(leg, facts, {}, [])
    assert taken.changes is None
    assert taken.asks_for == facts["class/5"].items


def test_of_all_remarks_those_of_the_class_below_come_first() -> None:
    facts = {f"class/{level}": ClassFacts(rung(level)) for level in (4, 5)}
    told = [
        Remark(speaker, speaker, "Head", QUOTE) for speaker in ("class/1", "class/4", "class/2")
    ]
    (leg,) = legs(ways()[3:], facts)
    taken = step(leg, facts, {"class/5": tuple(told)}, [])
    assert [said.speaker for said in taken.remarks] == ["class/4", "class/1", "class/2"]


def test_a_step_carries_what_neighbours_say_of_the_rung_between() -> None:
    facts = {f"class/{level}": ClassFacts(rung(level, described=level != 3)) for level in (2, 3, 4)}
    remark = Remark("class/2", "Weaver 2", "Lead", QUOTE)
    way = way_up(ways(), "class/2", "class/4")
    assert way is not None
    (leg,) = legs(way, ["class/2", "class/4"])
    (gap,) = step(leg, facts, {"class/3": (remark,)}, []).through
    assert (gap.rung.level, gap.remarks) == (3, (remark,))


def test_a_thread_follows_one_duty_over_the_rungs() -> None:
    facts = {
        "class/2": ClassFacts(rung(2), items=(item("a2"), item("b2", order=2))),
        "class/4": ClassFacts(rung(4), items=(item("a4"), item("c4", order=2))),
        "class/5": ClassFacts(rung(5), items=(item("a5", "knowledge"),)),
    }
    found = threads(
        ladder(2, 4, 5), facts, [link("a2", "a4"), link("a4", "a5")], ["duty"], shared_name
    )
    cells = [{level: [i.iri for i in items] for level, items in t.cells.items()} for t in found]
    assert cells == [{2: ["a2"], 4: ["a4"]}, {4: ["c4"]}, {2: ["b2"]}]


def test_changes_come_in_reading_order_whatever_the_order_of_the_links() -> None:
    lower = [item(f"a{n}", order=n) for n in range(1, 4)]
    upper = [replace(item(f"b{n}", order=n)) for n in range(1, 4)]
    joined = [link(f"a{n}", f"b{n}") for n in (3, 1, 2)]
    found: tuple[Change, ...] = changes(lower, upper, joined)
    assert [c.upper.order for c in found if c.upper is not None] == [1, 2, 3]


def test_changes_come_by_kind_of_item_and_then_by_kind_of_change() -> None:
    lower = [item("a"), item("b"), item("c", "ability", shared="c"), item("gone", "knowledge")]
    upper = [
        item("a2"),
        item("new"),
        item("c2", "ability", shared="other"),
        item("d", "ability"),
        item("e", "skill"),
        item("f", "credential"),
    ]
    found = changes(lower, upper, [link("a", "a2"), link("c", "c2")])
    assert [(c.of, c.kind) for c in found] == [
        ("credential", "new"),
        ("knowledge", "dropped"),
        ("skill", "new"),
        ("ability", "grown"),
        ("ability", "new"),
        ("duty", "kept"),
        ("duty", "new"),
        ("duty", "dropped"),
    ]


def test_a_class_without_any_way_is_already_where_it_is() -> None:
    plan = move_up(small_world(), "H-20", "H-20")
    assert (plan.start.rung.code, plan.goal.rung.code, plan.steps) == ("H-20", "H-20", ())


def test_an_item_that_several_rungs_share_stands_on_each_level() -> None:
    both = item("a", "skill", shared="s")
    facts = {f"class/{level}": ClassFacts(rung(level), items=(both,)) for level in (2, 4)}
    (thread,) = threads(ladder(2, 4), facts, [], ["skill"], highest_name)
    assert thread.cells == {2: (both,), 4: (both,)}
