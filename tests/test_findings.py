"""Each kind of finding: a world where it must be found, and worlds like it where it must not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import schemes
from graph.findings.ages import stale
from graph.findings.competencies import identical
from graph.findings.credentials import dropped
from graph.findings.kinds import kind, kinds
from graph.findings.levels import levels_of_classes, sizes_of_series
from graph.findings.model import Finding
from graph.findings.overtime import back
from graph.findings.places import circles, ends
from graph.findings.requirements import falling
from graph.findings.survey import Named, Printed, Survey, Undecided
from graph.findings.titles import described_twice, several_titles, shared_titles, undescribed
from graph.model import Ladder, QualificationNode, Way
from tests.findings_world import (
    all_of,
    any_of,
    credential,
    document,
    education,
    experience,
    flsa,
    ladder,
    quote,
    way,
    world,
)

WEAVERS = {"a": "Weaver I", "b": "Weaver II", "c": "Weaver III"}
LADDER = ladder("ab")
COLLEGE, SCHOOL = "Bachelor's degree", "High school diploma"


def found(findings: Iterator[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, one.about) for one in findings]


def told(of: Survey) -> set[tuple[str, str]]:
    return {(one.kind, one.about[0]) for one in ends(of)}


def weavers(*ladders: Ladder, **more: Any) -> Survey:
    return world(WEAVERS, ladders=ladders or (LADDER,), **more)


def test_rungs_that_ask_for_the_same_competencies_are_one_finding() -> None:
    same = frozenset({("looms", None), ("wool", "thorough")})
    of = weavers(ladder("abc"), competencies=dict.fromkeys("abc", same))
    (one,) = identical(of)
    assert {"a", "b", "c"} < set(one.about)
    assert "2 competencies" in one.sentence
    assert [quote.text for quote in one.quotes] == ["Weaver I", "Weaver II", "Weaver III"]


@pytest.mark.parametrize(
    "asked",
    [
        {"a": frozenset({("looms", None)}), "b": frozenset({("looms", None), ("wool", None)})},
        {"a": frozenset({("looms", "some")}), "b": frozenset({("looms", "thorough")})},
        {"a": frozenset({("looms", None)})},
        {},
    ],
)
def test_more_or_better_commanded_competencies_are_not_the_same(asked: object) -> None:
    assert list(identical(weavers(competencies=asked))) == []


def test_a_document_that_asks_for_more_of_the_same_does_not_ask_for_the_same() -> None:
    of = weavers(competencies=dict.fromkeys("ab", frozenset({("looms", None)})))
    assert found(identical(of)) == [("identical-competencies", ("a", "b", LADDER.iri))]
    more = "A greater degree of these skills is needed at level II."
    assert list(identical(replace(of, texts={**of.texts, "spec/b.txt": more}))) == []


def test_classes_of_two_ladders_may_ask_for_the_same() -> None:
    asked = dict.fromkeys("ab", frozenset({("looms", None)}))
    assert list(identical(weavers(ladder("ac"), ladder("bc"), competencies=asked))) == []


def test_a_ladder_by_titles_alone_is_said_to_be_one() -> None:
    asked = dict.fromkeys("ab", frozenset({("looms", None)}))
    by_titles = weavers(ladder("ab", inferred=True), competencies=asked)
    (one,) = identical(by_titles)
    assert one.sentence.endswith("rests on their titles alone.")
    (named,) = identical(replace(by_titles, ways=(way("ab"),)))
    assert not named.sentence.endswith("alone.")


def asking(lower: QualificationNode, upper: QualificationNode, **more: Any) -> Survey:
    return weavers(trees={"a": (lower,), "b": (upper,)}, **more)


def test_less_education_at_the_higher_rung_is_found() -> None:
    of = asking(
        all_of(education(COLLEGE), experience(12)), all_of(education(SCHOOL), experience(12))
    )
    (one,) = falling(of)
    assert (one.kind, one.about) == ("education-falls", ("b", "a"))
    assert COLLEGE in one.sentence
    assert SCHOOL in one.sentence
    assert len(one.quotes) == 4


def test_less_experience_at_the_higher_rung_is_found() -> None:
    of = asking(
        all_of(education(COLLEGE), experience(36)), all_of(education(COLLEGE), experience(18))
    )
    (one,) = falling(of)
    assert one.kind == "experience-falls"
    assert "3 years of experience" in one.sentence
    assert "18 months" in one.sentence


@pytest.mark.parametrize(
    ("lower", "upper"),
    [
        (education(COLLEGE), education(COLLEGE)),
        (education(SCHOOL), education(COLLEGE)),
        (education(COLLEGE), experience(12)),
        (education(COLLEGE), education(None, "Twelve units")),
        (education(COLLEGE), all_of(education(SCHOOL), experience(24))),
        (experience(24), experience(None)),
        (experience(24), experience(12, in_class="a#1")),
        (experience(24), experience(12, or_equivalent=True)),
        (experience(24), experience(12, supervisory=True)),
        (experience(24), experience(12, "Years as a master weaver")),
        (experience(24), all_of(experience(12), QualificationNode("unparsed", quote("Tact")))),
        (any_of([experience(24), experience(6)]), experience(12)),
        (
            all_of(experience(24), QualificationNode("equivalent-combination", quote("or like"))),
            experience(12),
        ),
    ],
)
def test_what_is_not_stated_or_is_more_of_another_kind_does_not_fall(
    lower: QualificationNode, upper: QualificationNode
) -> None:
    assert list(falling(asking(lower, upper))) == []


def test_what_can_be_replaced_is_no_least_that_could_fall() -> None:
    of = asking(education(COLLEGE), education(SCHOOL))
    assert found(falling(of)) == [("education-falls", ("b", "a"))]
    assert list(falling(replace(of, substituted={"a": frozenset({"education"})}))) == []


def test_qualifications_that_several_documents_state_are_not_compared() -> None:
    of = asking(education(COLLEGE), education(SCHOOL))
    twice = {"a": of.trees["a"] * 2, "b": of.trees["b"]}
    assert list(falling(replace(of, trees=twice))) == []


LEVELS = [concept.labels[0] for concept in schemes.concepts("education") if concept.grade]
REQUIREMENTS = st.one_of(
    st.sampled_from(LEVELS).map(education), st.integers(min_value=1, max_value=60).map(experience)
)
TREES = st.recursive(
    REQUIREMENTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(any_of)
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: all_of(*parts))
    ),
    max_leaves=6,
)


@given(TREES)
def test_nothing_falls_where_both_rungs_ask_for_the_same(tree: QualificationNode) -> None:
    assert list(falling(asking(tree, tree))) == []


@given(TREES, TREES)
def test_what_falls_one_way_does_not_fall_the_other_way(
    lower: QualificationNode, upper: QualificationNode
) -> None:
    assert not (list(falling(asking(lower, upper))) and list(falling(asking(upper, lower))))


@given(TREES, REQUIREMENTS)
def test_a_further_requirement_above_makes_nothing_fall(
    tree: QualificationNode, more: QualificationNode
) -> None:
    assert list(falling(asking(tree, all_of(tree, more)))) == []


LICENCE = credential("driver", "A valid driver's license is required")


def test_a_licence_that_the_higher_rung_does_not_name_is_found() -> None:
    (one,) = dropped(weavers(credentials={"a": (LICENCE,)}))
    assert one.about[:2] == ("b", "a")
    assert [quote.text for quote in one.quotes] == [LICENCE.quote.text, "Weaver II"]


@pytest.mark.parametrize(
    "asked",
    [
        {"a": (LICENCE,), "b": (LICENCE,)},
        {"a": (LICENCE,), "b": (credential("class-b", "A Class B driver's license"),)},
        {"a": (credential("driver", "Some positions require a license", "some positions"),)},
        {"a": (replace(LICENCE, section="knowledge"),)},
        {"b": (LICENCE,)},
    ],
)
def test_a_licence_that_is_kept_changed_or_not_asked_of_all_is_not_dropped(asked: object) -> None:
    assert list(dropped(weavers(credentials=asked))) == []


def test_a_licence_that_is_one_of_two_ways_in_is_not_asked_of_all() -> None:
    license_quote = quote("A weaver's license", start=40)
    needed = QualificationNode("credential", license_quote)
    asked = {"a": (credential("weaver", "A weaver's license", start=40),)}
    either = weavers(credentials=asked, trees={"a": (any_of([needed, experience(12)]),)})
    assert list(dropped(either)) == []
    both = replace(either, trees={"a": (all_of(needed, experience(12)),)})
    assert found(dropped(both)) == [("licence-dropped", ("b", "a", "weaver"))]


def test_an_exempt_class_below_one_that_is_not_is_found() -> None:
    stated = {"a": flsa("exempt"), "b": flsa("non-exempt")}
    (one,) = back(weavers(ladder("ab", stated=stated)))
    assert (one.kind, one.about) == ("flsa-back", ("b", "a"))
    assert [quote.text for quote in one.quotes] == ["FLSA: exempt", "FLSA: non-exempt"]


@pytest.mark.parametrize(
    "stated",
    [
        {"a": flsa("non-exempt"), "b": flsa("exempt")},
        {"a": flsa("exempt"), "b": flsa("exempt")},
        {"a": flsa("exempt")},
        {"a": flsa("exempt", flsa("non-exempt")), "b": flsa("non-exempt")},
    ],
)
def test_a_status_that_rises_stays_or_is_not_certain_does_not_go_back(stated: object) -> None:
    assert list(back(weavers(ladder("ab", stated=stated)))) == []  # type: ignore[arg-type]


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
        document("c.txt", opened="2019"),
        document("d.txt"),
    )
    of = replace(weavers(), documents=dated)
    assert found(stale(of, 20)) == [("stale", ("spec/a.txt",))]
    assert len(found(stale(of, 4))) == 2
    assert [one.classes[0].title for one in stale(of, 20)] == ["Weaver I"]


def test_a_finding_keeps_its_name_when_its_words_or_places_change() -> None:
    (one,) = dropped(weavers(credentials={"a": (LICENCE,)}))
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
