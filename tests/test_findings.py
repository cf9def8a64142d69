"""Each kind of finding: a world where it must be found, and worlds like it where it must not."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.findings.ages import stale
from graph.findings.credentials import dropped
from graph.findings.kinds import kind, kinds
from graph.findings.levels import levels_of_classes, sizes_of_series
from graph.findings.places import circles, ends
from graph.findings.survey import Named, Printed, Survey, Undecided
from graph.findings.titles import described_twice, several_titles, shared_titles, undescribed
from graph.model import QualificationNode, Way
from tests.findings_world import (
    LADDER,
    WEAVERS,
    credential,
    document,
    experience,
    found,
    ladder,
    quote,
    way,
    weavers,
    world,
)


def told(of: Survey) -> set[tuple[str, str]]:
    return {(one.kind, one.about[0]) for one in ends(of)}


#: Requirements that speak of no class.
PLAIN = {letter: (experience(12, "A year at a loom"),) for letter in "abc"}


def test_a_graded_class_without_any_way_stands_alone() -> None:
    of = weavers(ladder("ab", inferred=True), trees=PLAIN)
    assert told(of) >= {("orphan", "a"), ("orphan", "b")}
    assert told(world({"a": "Senior Weaver"}, trees=PLAIN)) == {("orphan", "a")}


def test_a_class_without_a_grade_is_no_orphan_but_two_facts() -> None:
    of = world({"a": "Weaver"}, trees=PLAIN)
    assert told(of) == {("entry", "a"), ("dead-end", "a")}


def test_a_class_of_which_no_qualifications_were_read_may_be_led_to() -> None:
    assert told(world({"a": "Senior Weaver"})) == {("dead-end", "a")}


def test_rungs_that_qualifications_join_are_an_entry_and_a_dead_end() -> None:
    of = weavers(ladder("ab", inferred=True), ways=(way("ab"), way("bc")), trees=PLAIN)
    assert told(of) == {("entry", "a"), ("dead-end", "c")}


def test_a_rung_whose_neighbours_nobody_describes_is_no_orphan() -> None:
    by_titles = ladder("ab", described="a", inferred=True)
    of = world(WEAVERS, "a", ladders=(by_titles,), trees=PLAIN)
    assert told(of) == {("entry", "a"), ("dead-end", "a")}


def test_a_stated_rung_above_the_lowest_that_nothing_leads_to_is_out_of_reach() -> None:
    stated = ladder("abc", described="ac")
    of = world(WEAVERS, "ac", ladders=(stated,), ways=(way("ca"),), trees=PLAIN)
    assert told(of) == {("unreachable", "c"), ("dead-end", "a")}


@pytest.mark.parametrize(
    "leaf",
    [
        experience(12, in_class="m"),
        experience(12, or_equivalent=True),
        experience(12, "One year in a class of that level"),
        experience(12, "One year as a Silk Dyer"),
    ],
)
def test_a_class_whose_qualifications_speak_of_a_class_is_not_said_to_have_no_way_in(
    leaf: QualificationNode,
) -> None:
    of = weavers(trees=PLAIN | {"b": (leaf,)})
    assert {iri for kind, iri in told(of) if kind != "dead-end"} == {"a", "c"}


def test_a_class_whose_document_speaks_of_its_holders_is_not_said_to_have_no_way_in() -> None:
    texts = {f"spec/{letter}.txt": "One year at a loom" for letter in "abc"}
    spoken = texts | {"spec/b.txt": "One year as a junior weaver, not read as a requirement"}
    of = weavers(trees=PLAIN, texts=spoken)
    assert {iri for kind, iri in told(of) if kind != "dead-end"} == {"a", "c"}


def test_a_rung_that_another_one_prints_is_not_said_to_lead_nowhere() -> None:
    printed = PLAIN | {"b": (experience(12, "One year as weaver I, range D"),)}
    of = weavers(ladder("ab", inferred=True), trees=printed)
    assert told(of) == {("entry", "a"), ("orphan", "b"), ("orphan", "c")}


def test_a_class_with_a_name_that_was_not_decided_is_not_said_to_have_no_way_in() -> None:
    doubt = Undecided("b#2", "Two classes bear this name.", quote("Weaver", "b.txt"))
    of = weavers(undecided=(doubt,), trees=PLAIN)
    assert {iri for kind, iri in told(of) if kind != "dead-end"} == {"a", "c"}


def unquoted(one: Way) -> Way:
    return one


def test_classes_that_lead_to_each_other_are_a_circle() -> None:
    of = weavers(ways=(way("ab"), way("bc"), way("ca")))
    (one,) = circles(of, unquoted)
    assert sorted(one.about) == ["a", "b", "c"]
    assert len(one.quotes) == 3


@pytest.mark.parametrize(
    "ways", [(way("ab"), way("bc"), way("ac")), (way("ab"), way("ba", "equivalent")), ()]
)
def test_ways_up_and_classes_beside_each_other_are_no_circle(ways: tuple[Way, ...]) -> None:
    assert list(circles(weavers(ways=ways), unquoted)) == []


def test_a_class_that_is_only_named_is_told_with_described_ones_of_its_kind() -> None:
    of = world(
        {"a": "Weaver II", "b": "Weaver I", "c": "Loom Manager", "d": "Dyer"},
        "bcd",
        undescribed={"a": (Named("Weaver II", quote("two years as a Weaver II"), asking="c"),)},
    )
    (one,) = undescribed(of)
    assert "Loom Manager" in one.sentence
    assert "Described are: Weaver I (b)." in one.sentence
    assert "Dyer" not in one.sentence


@pytest.mark.parametrize(
    ("named", "described", "kind"),
    [
        ("Weaver II", "Weaver II, Wool Board", "loose-title"),
        ("Weaver II", "Weaver II (Supervisor)", "loose-title"),
        ("Weaver II, Wool Board", "Weaver II, Wool Board (Supervisor)", "loose-title"),
        ("Weaver II, WBWC", "Weaver II, Wool Board of Wool County", "loose-title"),
        ("Weaver", "Weaver II", "loose-title"),
        ("Weaver III", "Weaver II", "undescribed"),
        ("Weaver II (Supervisor)", "Weaver II", "undescribed"),
        ("Weaver II, Silk Board", "Weaver II, Wool Board", "undescribed"),
        ("Dyer", "Weaver II", "undescribed"),
    ],
)
def test_a_part_of_a_described_title_is_a_loose_name(named: str, described: str, kind: str) -> None:
    naming = Named(named, quote(f"two years as a {named}"), asking="c")
    of = world(
        {"a": named, "b": described, "c": "Loom Manager"}, "bc", undescribed={"a": (naming,)}
    )
    (one,) = undescribed(of)
    assert one.kind == kind


def test_a_name_that_tells_a_certificate_is_no_class_that_is_missing() -> None:
    naming = Named("Certified Weaver", quote("a year as a Certified Weaver"), asking="c")
    of = world({"a": naming.title, "c": "Loom Manager"}, "c", undescribed={"a": (naming,)})
    assert list(undescribed(of)) == []


def test_a_class_in_two_documents_is_described_twice() -> None:
    of = weavers()
    one, other = of.described["a"][0], Printed("a#2", "Weaver I", "a", None, quote("x", "old.txt"))
    assert found(described_twice(replace(of, described={"a": (one, other)}))) == [
        ("described-twice", ("a",))
    ]
    assert list(described_twice(replace(of, described={"a": (one, one)}))) == []


@pytest.mark.parametrize(
    ("title", "rule", "many"),
    [
        ("Wool Worker", "former-title", 1),
        ("Wool Worker", "code", 1),
        ("WEAVER I", "title", 0),
        ("Weavers I", "title", 0),
        ("I Weaver", "title", 0),
        ("Weaver", "title", 0),
        ("Wool Worker", "short-form", 0),
    ],
)
def test_other_words_are_another_title_and_another_form_is_not(
    title: str, rule: str, many: int
) -> None:
    of = weavers(other_titles={"a": (Named(title, quote(title), rule),)})
    assert found(several_titles(of)) == [("several-titles", ("a",))] * many


def test_one_title_of_two_codes_is_shared() -> None:
    of = world({"a": "Assistant Weaver", "b": "Weaver Assistant", "c": "Weaver"})
    assert found(shared_titles(of)) == [("shared-title", ("a", "b"))]


def test_documents_that_put_a_class_on_two_levels_contradict_each_other() -> None:
    of = weavers()
    levels = [Printed("m", "Weaver I", "a", level, quote("Weaver I")) for level in (1, 2, None)]
    both = replace(of, described={"a": tuple(levels)})
    assert found(levels_of_classes(both)) == [("level-contradiction", ("a",))]
    one = replace(of, described={"a": (levels[0], levels[0], levels[2])})
    assert list(levels_of_classes(one)) == []


def test_documents_that_count_other_numbers_of_levels_contradict_each_other() -> None:
    counted = [document(f"{n}.txt", series="Weaving", size=size) for n, size in ((1, 4), (2, 5))]
    of = replace(weavers(), documents=tuple(counted))
    assert found(sizes_of_series(of)) == [("level-contradiction", (LADDER.iri,))]
    agreed = replace(counted[1], size=4)
    assert list(sizes_of_series(replace(of, documents=(counted[0], agreed)))) == []


def test_a_table_as_long_as_the_classes_of_its_document_counts_no_levels() -> None:
    table = document("a.txt", series="Weaving", size=1)
    counting = document("b.txt", series="Weaving", size=4)
    assert list(sizes_of_series(replace(weavers(), documents=(table, counting)))) == []


def test_a_document_is_old_beside_the_newest_of_its_employer() -> None:
    dated = (
        document("a.txt", issued="1998-05"),
        document("b.txt", issued="1990", modified="2015-01-02"),
        document("c.txt", modified="1999", opened="2019"),
        document("d.txt"),
    )
    of = replace(weavers(), documents=dated)
    assert found(stale(of, 20)) == [("stale", ("spec/a.txt",))]
    assert len(found(stale(of, 4))) == 2
    assert [one.classes[0].title for one in stale(of, 20)] == ["Weaver I"]


def test_a_finding_keeps_its_name_when_its_words_or_places_change() -> None:
    licence = credential("driver", "A valid driver's license is required")
    (one,) = dropped(weavers(credentials={"a": (licence,)}))
    again = replace(one, sentence="", quotes=(quote("elsewhere", start=90),))
    assert one.identifier == again.identifier
    assert re.fullmatch(r"licence-dropped-[0-9a-f]{8}", one.identifier)
    assert replace(one, about=("b", "c")).identifier != one.identifier


def test_each_kind_says_what_to_do_and_the_heaviest_come_first() -> None:
    assert all(one.advice.endswith(".") and one.definition.endswith(".") for one in kinds())
    weights = [one.severity for one in kinds()]
    assert weights == sorted(weights, key=["violation", "warning", "note"].index)
    assert kind("entry").severity == kind("dead-end").severity == "note"


def test_the_page_lists_the_kinds_of_the_scheme() -> None:
    page = (Path(__file__).parents[1] / "docs" / "findings.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| \*\*(.+?)\.\*\* (.+) \|$", page, re.MULTILINE)
    assert rows == [(one.name, one.severity, one.label, one.definition) for one in kinds()]
