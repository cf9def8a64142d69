"""Threads become rows, on a ladder of four levels of which one is undescribed and one silent."""

from __future__ import annotations

from dataclasses import replace

from graph.ladders import Thread
from graph.model import ClassFacts, Grades, Item, Ladder, Link, QualificationNode, Quote, Rung
from web.known import COMPETENCIES, DUTIES
from web.matrix import Column, State, Table, columns, overview, table

QUOTE = Quote("as printed", 0, 10, "https://example.org/spec", "warden.txt")
RUNGS = tuple(
    Rung(f"class-{level}", f"Warden {level}", level, described=level != 2) for level in range(1, 5)
)
LADDER = Ladder("https://example.org/ladder", "Harbour Watch", None, 4, RUNGS)


def duty(iri: str, low: int = 2, high: int = 2) -> Item:
    return Item(iri, "duty", f"Do {iri}", 1, QUOTE, grades=Grades(low, high, f"g{low}", f"g{high}"))


def asked(iri: str, shared: str) -> Item:
    return Item(iri, "knowledge", f"Knowledge of {iri}", 1, QUOTE, shared=shared)


def the_columns(**items: Item) -> tuple[Column, ...]:
    """Return the levels 1, 3 and 4 as described, with an item each where one is given."""
    facts = {
        f"class-{level}": ClassFacts(
            RUNGS[level - 1], (item,) if (item := items.get(f"l{level}")) else ()
        )
        for level in (1, 3, 4)
    }
    return columns(LADDER, facts)


def states(of: Table) -> list[State]:
    return [state for _, state in of.heads]


def test_a_level_is_stated_silent_or_undescribed() -> None:
    of = the_columns(l1=duty("a"), l4=duty("b"))
    assert states(table(of, [], DUTIES, [])) == ["stated", "undescribed", "silent", "stated"]
    assert [state for _, state in overview(of)] == ["stated", "undescribed", "stated", "stated"]


def test_a_level_that_states_other_things_is_silent_on_duties() -> None:
    of = the_columns(l1=asked("tides", "t"))
    assert states(table(of, [], DUTIES, []))[0] == "silent"


def test_rungs_of_one_level_that_say_the_same_say_it_once() -> None:
    said = (QualificationNode("unparsed", QUOTE),)
    twins = tuple(ClassFacts(rung, qualifications=said) for rung in RUNGS[:2])
    other = ClassFacts(RUNGS[2])
    assert Column(1, RUNGS[:3], (*twins, other)).said_apart() == (twins[0], other)


def test_threads_that_go_on_stand_before_those_of_one_level_and_in_the_order_given() -> None:
    of = the_columns(l1=duty("a"), l3=duty("b"))
    threads = [
        Thread("alone", {1: (duty("c"),)}),
        Thread("second", {1: (duty("a"),), 3: (duty("b"),)}),
        Thread("first", {3: (duty("d"),), 4: (duty("e"),)}),
    ]
    going, alone = table(of, threads, DUTIES, []).groups
    assert [row.name for row in going.rows] == ["second", "first"]
    assert [row.name for row in alone.rows] == ["alone"]


def test_a_group_without_rows_has_no_heading() -> None:
    of = the_columns(l1=duty("a"))
    groups = table(of, [Thread("alone", {1: (duty("a"),)})], DUTIES, []).groups
    assert [group.name for group in groups] == ["Named on one rung only"]


def test_a_thread_without_shared_words_bears_its_highest_duty() -> None:
    thread = Thread("", {1: (duty("low"),), 3: (duty("high"),)})
    of = the_columns(l1=duty("low"), l3=duty("high"))
    assert table(of, [thread], DUTIES, []).groups[0].rows[0].name == "Do high"


def test_a_cell_spans_the_responsibility_of_all_its_duties() -> None:
    thread = Thread("log", {1: (duty("a", 1, 3), replace(duty("b"), grades=None), duty("c", 2, 6))})
    cell = table(the_columns(l1=duty("a")), [thread], DUTIES, []).groups[0].rows[0].cells[0]
    assert cell.grades == Grades(1, 6, "g1", "g6")


def test_a_duty_without_a_verb_of_the_scale_has_no_grade() -> None:
    plain = replace(duty("a"), grades=None)
    cell = (
        table(the_columns(l1=plain), [Thread("log", {1: (plain,)})], DUTIES, []).groups[0].rows[0]
    )
    assert cell.cells[0].grades is None


def test_a_linked_duty_with_more_responsibility_grows() -> None:
    low, high = duty("a", 2, 2), duty("b", 5, 5)
    thread = Thread("log", {1: (low,), 3: (high,)})
    row = table(the_columns(l1=low, l3=high), [thread], DUTIES, [Link("a", "b", 0.7, "m")])
    assert [cell.change for cell in row.groups[0].rows[0].cells] == [None, None, "grown", None]


def test_what_is_named_no_more_is_dropped() -> None:
    of = the_columns(l1=duty("a"), l3=duty("b"))
    row = table(of, [Thread("log", {1: (duty("a"),)})], DUTIES, []).groups[0].rows[0]
    assert [cell.change for cell in row.cells] == [None, None, "dropped", None]


def test_what_first_comes_on_a_higher_level_is_new() -> None:
    of = the_columns(l1=duty("a"), l3=duty("b"))
    row = table(of, [Thread("log", {3: (duty("b"),)})], DUTIES, []).groups[0].rows[0]
    assert [cell.change for cell in row.cells][2] == "new"


def test_the_same_competency_is_kept_over_a_silent_level() -> None:
    low, high = asked("a", "tides"), asked("b", "tides")
    thread = Thread("tides", {1: (low,), 4: (high,)})
    row = table(the_columns(l1=low, l4=high), [thread], COMPETENCIES, []).groups[0].rows[0]
    assert row.cells[3].change == "kept"
