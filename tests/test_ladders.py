"""Threads through a ladder, and the way that is chosen where there are several."""

from __future__ import annotations

from graph.ladders import (
    described_pairs,
    highest_name,
    links_between,
    shared_name,
    threads,
)
from graph.model import ClassFacts, Item, ItemKind, Ladder, Link, Quote, Rung, Way
from tests.walks import way_up

QUOTE = Quote("Dye wool", 0, 8, "spec/1", "dyer.txt")


def item(
    iri: str, text: str = "", *, kind: ItemKind = "duty", shared: str | None = None, order: int = 1
) -> Item:
    return Item(iri, kind, text or iri, order, QUOTE, shared=shared)


def ladder(*levels: int) -> Ladder:
    rungs = tuple(Rung(f"class/{level}", f"Dyer {level}", level) for level in levels)
    return Ladder("series/dyer", "Dyer", None, max(levels), rungs)


def facts(**items: tuple[Item, ...]) -> dict[str, ClassFacts]:
    """Return what is known of each class, by ``level_N``."""
    found = {}
    for name, of in items.items():
        level = int(name.removeprefix("level_"))
        iri = f"class/{level}"
        found[iri] = ClassFacts(Rung(iri, f"Dyer {level}", level), items=of)
    return found


def link(lower: str, upper: str) -> Link:
    return Link(lower, upper, 0.5, "by hand")


def test_rungs_far_apart_are_neighbours_from_below_where_nothing_is_described_between() -> None:
    assert described_pairs(ladder(16, 1, 9)) == (("class/1", "class/9"), ("class/9", "class/16"))


def test_the_links_between_two_classes_have_both_their_ends_there() -> None:
    every = [link("a", "b"), link("a", "c"), link("z", "b"), link("b", "a")]
    assert links_between(every, {"a"}, {"b"}) == (every[0],)


def test_items_that_ask_for_one_competency_are_one_thread_without_any_link() -> None:
    asked = facts(
        level_1=(item("k1", kind="knowledge", shared="dyes"),),
        level_2=(
            item("k2", kind="knowledge", shared="dyes"),
            item("k3", kind="knowledge", shared="vats", order=2),
        ),
    )
    found = threads(ladder(1, 2), asked, [], ["knowledge"], highest_name)
    cells = [{level: [i.iri for i in of] for level, of in one.cells.items()} for one in found]
    assert cells == [{1: ["k1"], 2: ["k2"]}, {2: ["k3"]}]


def test_what_is_not_shown_joins_no_threads() -> None:
    asked = facts(
        level_1=(item("k1", kind="knowledge"), item("k2", kind="knowledge", order=2)),
        level_2=(item("s1", kind="skill"),),
    )
    joined = [link("k1", "s1"), link("k2", "s1")]
    assert len(threads(ladder(1, 2), asked, joined, ["knowledge"], highest_name)) == 2
    assert len(threads(ladder(1, 2), asked, joined, ["knowledge", "skill"], highest_name)) == 1


def test_a_thread_is_named_by_what_its_items_share_or_by_the_first_on_its_highest_level() -> None:
    asked = facts(
        level_1=(item("a1", "Stir the copper vats."), item("b1", "Fold cloth.", order=2)),
        level_2=(
            item("a3", "Supervise the care of copper vats.", order=2),
            item("a2", "Order copper vats."),
        ),
    )
    joined = [link("a1", "a2"), link("a1", "a3")]
    by_words = threads(ladder(1, 2), asked, joined, ["duty"], shared_name)
    assert [thread.name for thread in by_words] == ["copper vats", "fold cloth"]
    by_text = threads(ladder(1, 2), asked, joined, ["duty"], highest_name)
    assert [thread.name for thread in by_text] == ["Order copper vats.", "Fold cloth."]
    assert [i.iri for i in by_text[0].cells[2]] == ["a2", "a3"]


def test_the_way_with_the_fewest_steps_is_chosen_though_it_leaves_the_ladder() -> None:
    rungs = [Way("a", "b", "next-rung"), Way("b", "c", "next-rung")]
    straight = Way("a", "c", "qualifies")
    assert way_up([*rungs, straight], "a", "c") == (straight,)


def test_of_two_ways_of_one_length_the_one_over_rungs_is_chosen() -> None:
    rungs = (Way("a", "x", "next-rung"), Way("x", "c", "next-rung"))
    named = (Way("a", "b", "qualifies"), Way("b", "c", "equivalent"))
    mixed = (Way("a", "m", "next-rung"), Way("m", "c", "qualifies"))
    assert way_up([*named, *mixed, *rungs], "a", "c") == rungs
    assert way_up([*named, *mixed], "a", "c") == mixed
