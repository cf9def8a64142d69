"""Tests of the verbs of duties and the responsibility that they express."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph import resources, vocab
from graph.model import Grades, Item, Quote
from graph.responsibility import Form, Verb, opening_verbs, responsibility, rise, verb, verbs
from graph.schemes import Concept, concepts

SCALE = concepts("responsibility")
LABELS = [label for concept in SCALE for label in concept.labels]


def test_the_scale_runs_from_contribute_to_authorize_without_a_gap() -> None:
    names = "contribute perform coordinate advise supervise manage authorize".split()
    assert [concept.name for concept in SCALE] == names
    assert [concept.grade for concept in SCALE] == [1, 2, 3, 4, 5, 6, 7]


def test_each_verb_stands_on_one_grade_only() -> None:
    assert [word for word, n in Counter(LABELS).items() if n > 1] == []


def test_the_verbs_are_single_words_in_base_form() -> None:
    assert [word for word in LABELS if not word.isalpha() or not word.islower()] == []
    assert {verb(word) for word in LABELS} == {Verb(word, "base") for word in LABELS}


@pytest.mark.parametrize("concept", SCALE, ids=lambda concept: concept.name)
def test_each_grade_is_defined_and_names_its_sources(concept: Concept) -> None:
    said = {t.predicate.value for t in resources.triples("schemes.ttl") if _is(t.subject, concept)}
    assert "http://www.w3.org/2004/02/skos/core#definition" in said
    assert "http://purl.org/dc/terms/source" in said
    assert vocab.GRADE.value in said


def _is(subject: object, concept: Concept) -> bool:
    return subject == NamedNode(concept.iri)


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("Supervises", "supervise", "third"),
        ("Managing", "manage", "participle"),
        ("carries", "carry", "third"),
        ("Planning", "plan", "participle"),
        ("teaches", "teach", "third"),
        ("overseeing", "oversee", "participle"),
        ("MONITOR", "monitor", "base"),
    ],
)
def test_inflections_are_reduced_by_rule(word: str, base: str, form: Form) -> None:
    assert verb(word) == Verb(base, form)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Manage, supervise and/or participate in the building of x",
            "manage supervise participate",
        ),
        ("Prepare or supervise others in preparing answers", "prepare supervise"),
        ("Supervises and assists with repairs", "supervise assist"),
        ("May plan and supervise the work of a crew", "plan supervise"),
        ("Plans, organizes, and may direct the work of a crew", "plan organize direct"),
        ("Respond to and investigate complaints", "respond investigate"),
        ("Manage, take part in, and review the choice of a firm", "manage take"),
        ("Directly supervises two clerks", "supervise"),
        ("Develop/implement a filing plan", "develop implement"),
        ("Under general direction, plans and reviews surveys", "plan review"),
        ("Under direction of the Chief, Roads, and the Board, an inspector audits tolls", "audit"),
        ("An incumbent is responsible for managing the yard", "manage"),
        ("Has overall responsibility for coordinating the fair", "coordinate"),
        ("Incumbents in this class prepare estimates", "prepare"),
        ("A Senior Gardener plans, organizes and leads planting", "plan organize lead"),
        ("The clerk will also verify totals", "verify"),
        ("• Repairs pumps", "repair"),
        ("Under direction, to plan and lead tours", "plan lead"),
        ("As head of the depot, oversees and trains drivers", "oversee train"),
        ("Incumbents may be responsible for coordinating tours", "coordinate"),
        ("Advocate for, and advise, the tenants", "advocate advise"),
        ("Incumbents should then review claims", "review"),
        ("This class plans tours", "plan"),
        ("Repairs and the plans", "repair"),
    ],
)
def test_the_verbs_that_open_a_duty_are_found(text: str, expected: str) -> None:
    assert verbs(text) == tuple(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "Other work as required",
        "Work is done outdoors",
        "Reports may be long",
        "“Guests” may be defined as callers of any kind",
        "The ability to lift crates",
        "An incumbent is responsible for all phases of the survey",
        "In the field",
        "This class is distinguished from the next by its scope",
        "Under direction, also",
        "The clerk may",
        "The clerk may also",
        "An incumbent is responsible",
        "An incumbent is responsible for",
        "An incumbent is responsible while planning tours",
    ],
)
def test_a_text_that_no_known_verb_opens_has_no_responsibility(text: str) -> None:
    assert verbs(text) == ()
    assert responsibility(text) is None


@pytest.mark.parametrize("text", ["Assist with", "Assist and", "Assist with and", "Assist, then"])
def test_a_duty_that_breaks_off_has_the_verbs_up_to_there(text: str) -> None:
    assert verbs(text) == ("assist",)


def test_a_noun_that_follows_a_verb_is_not_taken_for_one_of_the_group() -> None:
    assert opening_verbs("Reviews plans and orders") == (Verb("review", "third"),)


def test_verbs_of_different_forms_make_no_group() -> None:
    assert verbs("Prepare and planning of budgets") == ("prepare",)


def test_a_range_keeps_its_lowest_and_its_highest_verb() -> None:
    found = responsibility("Manage, supervise and/or participate in the sale of surplus goods")
    assert found is not None
    assert found.action_verb == "manage"
    assert (found.lowest.name, found.highest.name) == ("contribute", "manage")


def test_a_single_verb_is_both_ends_of_its_range() -> None:
    found = responsibility("approves leave")
    assert found is not None
    assert found.lowest is found.highest
    assert found.highest.name == "authorize"


@given(st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_any_two_verbs_of_the_scheme_make_a_range_that_holds_both(one: str, other: str) -> None:
    found = responsibility(f"{one} and/or {other} the works")
    grades = {label: concept.grade for concept in SCALE for label in concept.labels}
    assert found is not None
    assert {found.lowest.grade, found.highest.grade} == {grades[one], grades[other]}
    assert found.action_verb == one


@given(st.text())
def test_any_text_at_all_has_either_no_verbs_or_verbs_of_the_scheme(text: str) -> None:
    assert set(verbs(text)) <= set(LABELS)


def duty(text: str, highest: int | None) -> Item:
    grades = Grades(1, highest, "contribute", "any") if highest is not None else None
    return Item(text, "duty", text, 1, Quote(text, 0, len(text), "d", "d.txt"), grades=grades)


@pytest.mark.parametrize(
    ("upper", "highest", "expected"),
    [
        ("Supervise weavers and mend looms", 6, 4),
        ("Mend sails", 1, -1),
        ("Evaluate work, mend looms, and sweep", 1, 0),
        ("Mend looms by hand", None, None),
    ],
)
def test_responsibility_never_falls_where_a_duty_holds_the_other_whole(
    upper: str, highest: int | None, expected: int | None
) -> None:
    assert rise(duty("Mend looms.", 2), duty(upper, highest)) == expected
