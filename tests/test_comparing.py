"""Two classes beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.comparison.answers import comparable, compare
from graph.comparison.comparing import compared, rows
from graph.comparison.known import known
from graph.comparison.model import Compared, Relation, Row
from graph.comparison.ranking import nearness
from graph.comparison.structure import Place, Structure, places, structure, told_once
from graph.comparison.weights import UNSTATED, WEIGHTS
from graph.model import ClassFacts, ClassName, Flsa, Ladder, QualificationNode, Rung
from graph.store import Store
from tests.comparison_world import all_of, any_of, duty, facts, item, passage, quoted, school, work

SWAPPED: dict[Relation | None, Relation | None] = {"first": "second", "second": "first"}


def named(of: ClassFacts, place: Place | None = None) -> Compared:
    name = ClassName(of.rung.iri, f"mill/{of.rung.title}", of.rung.title, (), None, "Mill")
    return Compared(name, of, structure(of, place))


def row(what: str, first: Compared, second: Compared) -> Row:
    return next(row for row in rows(first, second) if row.what == what)


def test_a_side_that_is_silent_says_nothing_and_is_not_compared() -> None:
    silent, bachelor = named(facts()), named(facts(qualifications=(school("Bachelor's degree"),)))
    found = row("Education at the least", silent, bachelor)
    assert (found.first.words, found.relation) == (None, None)
    assert found.second.words == "Bachelor's degree"
    assert [quote.text for quote in found.second.quotes] == ["A Bachelor's degree"]


def test_who_asks_for_more_is_told_with_both_sides_quotes() -> None:
    first = named(facts(qualifications=(any_of(school("Bachelor's degree"), work(24)),)))
    second = named(facts(qualifications=(work(48),)))
    found = row("Experience at the least", first, second)
    assert (found.first.words, found.second.words, found.relation) == (
        "none with Bachelor's degree",
        "48 months of experience",
        "second",
    )


def test_experience_in_a_class_below_is_told_and_not_compared_with_that_of_outsiders() -> None:
    first = named(facts(qualifications=(work(12, as_a="Dyer"),)))
    second = named(facts(qualifications=(work(48),)))
    assert row("Experience at the least", first, second).relation is None
    education = row("Education at the least", first, second)
    assert education.first.words == "none named beside 12 months of experience as Dyer"
    assert education.relation is None


def test_what_no_rule_understood_is_told_as_such_and_never_as_none() -> None:
    unparsed = QualificationNode("unparsed", quoted("Schooling: as a Dyer has it"))
    first = named(facts(qualifications=(all_of(work(24), unparsed),)))
    second = named(facts(qualifications=(all_of(school("Bachelor's degree"), unparsed),)))
    education = row("Education at the least", first, second)
    assert education.first.words == "not understood, beside 24 months of experience"
    assert education.first.quotes[0].text == "Schooling: as a Dyer has it"
    experience = row("Experience at the least", first, second)
    assert experience.second.words == "not understood, beside Bachelor's degree"
    assert (education.relation, experience.relation) == (None, None)


def test_responsibility_is_a_spread_with_the_duties_at_its_ends() -> None:
    first = named(facts(duty("Helps", 1), duty("Weaves", 2), duty("Runs the mill", 2, 6)))
    found = row("Responsibility of duties", first, named(facts(duty("Weaves", 2))))
    assert found.first.words == "contribute to manage, on average 3.0 of 7"
    assert [quote.text for quote in found.first.quotes] == ["Runs the mill", "Helps"]
    assert found.second.words == "perform, on average 2.0 of 7"
    assert found.relation == "first"


def test_levels_of_two_ladders_differ_and_neither_is_higher() -> None:
    low, high = Place("Weaver", 1, 3), Place("Dyer", 2, 4, "numerals")
    found = row("Level", named(facts(), low), named(facts(), high))
    assert found.first.words == "level 1 of 3 (Weaver)"
    assert found.second.words == "level 2 of 4 (Dyer, from titles alone)"
    assert found.relation == "differs"


def test_a_stated_ladder_goes_before_an_inferred_one() -> None:
    rungs = (Rung("a", "Weaver", 1), Rung("b", "Weaver II", 2))
    inferred = Ladder("inferred", "From titles", None, 3, rungs, rule="numerals")
    stated = Ladder("stated", "Weaving", None, 2, rungs)
    assert places([inferred, stated])["b"] == Place("Weaving", 2, 2)
    assert [place.height for place in places([stated]).values()] == [0, 1]


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("Weaver Trainee", "Weaver"),
        ("Weaver", "Senior Weaver"),
        ("Senior Weaver", "Weaver Supervisor"),
        ("Mill Worker", "Mill Manager I"),
        ("Fire Captain", "Fire Battalion Chief"),
    ],
)
def test_a_title_has_the_grade_of_the_word_that_grades_it(lower: str, higher: str) -> None:
    below, above = (structure(facts(title=title)).title_grade for title in (lower, higher))
    assert below < above


def test_flsa_is_told_in_the_employer_s_words() -> None:
    exempt = Flsa("exempt", "executive", quoted("Exempt"))
    bare = facts()
    of = replace(bare, rung=replace(bare.rung, flsa=exempt))
    assert row("FLSA", named(of), named(of)).relation == "same"
    assert row("FLSA", named(of), named(of)).first.words == "exempt (executive)"


def test_what_two_documents_of_a_class_both_say_is_told_once() -> None:
    said = [
        item("Knowledge of looms", "knowledge", "a"),
        item("Knowledge of looms.", "knowledge", "b"),
    ]
    assert [one.iri for one in told_once(said)] == ["a"]


def test_competencies_are_shared_near_or_of_one_side() -> None:
    first = facts(
        item("Ability to repair hand looms", iri="a"),
        item("Ability to mend torn cloth quickly", iri="b"),
        item("Ability to swim", iri="c"),
    )
    second = facts(
        item("Ability to repair hand looms", iri="d"),
        item("Ability to mend any torn cloth", iri="e"),
        item("Ability to keep ledgers", iri="f"),
    )
    found = compared(named(first), named(second))
    told = [(c.kind, c.lower and c.lower.iri, c.upper and c.upper.iri) for c in found.changes]
    assert told == [
        ("kept", "a", "d"),
        ("grown", "b", "e"),
        ("new", None, "f"),
        ("dropped", "c", None),
    ]


def test_duties_are_suggested_with_score_and_method() -> None:
    first = named(facts(duty("Prunes trees along the canal"), duty("Orders seeds")))
    second = named(facts(duty("Supervises the pruning of trees in parks")))
    pairs = [c for c in compared(first, second).changes if c.lower and c.upper]
    assert len(pairs) == 1
    assert pairs[0].method == "tfidf-stem-1-2"
    assert 0 < (pairs[0].score or 0) < 1


levels = st.sampled_from(["Bachelor's degree", "High school diploma", "Coursework"])
classes = st.builds(
    lambda duties, trees, said, place: named(
        facts(*duties, qualifications=tuple(trees), passages=tuple(said)), place
    ),
    st.lists(st.builds(duty, st.sampled_from(["Weaves", "Supervises staff"]), st.integers(1, 7))),
    st.lists(st.one_of(levels.map(school), st.integers(1, 99).map(work)), max_size=2),
    st.lists(st.sampled_from(["None", "Supervises"]).map(lambda t: passage("Supervision", t))),
    st.none() | st.builds(Place, st.just("Weaver"), st.integers(1, 3), st.just(3)),
)


@given(classes, classes)
def test_a_comparison_is_the_same_from_the_other_side(one: Compared, other: Compared) -> None:
    there, back = rows(one, other), rows(other, one)
    assert [(r.first, r.second) for r in there] == [(r.second, r.first) for r in back]
    assert [r.relation for r in there] == [SWAPPED.get(r.relation, r.relation) for r in back]
    ours, theirs = one.structure, other.structure
    assert nearness(ours, theirs, 0.5) == nearness(theirs, ours, 0.5)


@given(classes)
def test_a_class_is_nowhere_apart_from_itself(one: Compared) -> None:
    assert {row.relation for row in rows(one, one)} <= {"same", None}
    found = nearness(one.structure, one.structure, 1.0)
    assert {reason.near for reason in found.reasons} <= {1.0, None}


def test_what_is_not_stated_counts_neither_for_nor_against() -> None:
    nothing = Structure(title_grade=5)
    found = nearness(nothing, nothing, 1.0)
    known = WEIGHTS["Field of work"] + WEIGHTS["Grade of the title"]
    assert abs(found.score - (known + UNSTATED * (1 - known))) < 1e-9


def test_the_weights_add_up_and_name_the_respects_that_are_compared() -> None:
    assert abs(sum(WEIGHTS.values()) - 1) < 1e-9
    told = {row.what for row in rows(named(facts()), named(facts()))}
    assert set(WEIGHTS) - told == {"Field of work", "Grade of the title"}


def test_classes_of_two_employers_are_compared_by_name(samples_store: Store) -> None:
    found = compare(
        known(samples_store), "aldermere-county/3170200", "lindenfell-water-district/4412"
    )
    assert found.first.name.employer != found.second.name.employer
    sides = [side for row in found.rows for side in (row.first, row.second)]
    # What titles alone tell of a level is printed nowhere.
    assert all(side.quotes or "titles alone" in side.words for side in sides if side.words)


def test_comparable_classes_are_of_other_employers_and_never_the_class_itself(
    samples_store: Store,
) -> None:
    for name in ("aldermere-county/3170200", "lindenfell-water-district/4412"):
        found = comparable(known(samples_store), name)
        assert found.found
        employers = {one.of.name.employer for one in found.found}
        assert found.of.name.employer not in employers
        own = comparable(known(samples_store), name, agency=found.of.name.employer)
        assert name not in {one.of.name.key for one in own.found}
        scores = [one.nearness.score for one in own.found]
        assert scores == sorted(scores, reverse=True)
