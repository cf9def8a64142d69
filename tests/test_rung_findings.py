"""What differs from rung to rung: a world where it must be found, and ones where it must not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import schemes
from graph.findings.competencies import identical
from graph.findings.credentials import dropped
from graph.findings.overtime import back
from graph.findings.requirements import falling
from graph.findings.survey import Survey
from graph.model import QualificationNode
from tests.findings_world import (
    LADDER,
    all_of,
    any_of,
    credential,
    education,
    experience,
    flsa,
    found,
    ladder,
    quote,
    way,
    weavers,
)

COLLEGE, SCHOOL = "Bachelor's degree", "High school diploma"


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
