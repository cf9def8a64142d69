"""A title is taken apart into what it is of and what grades it."""

from __future__ import annotations

import pytest

from graph import schemes
from graph.identity.graded import Place, graded


@pytest.mark.parametrize(
    ("title", "name", "word", "number"),
    [
        ("Weaver", "Weaver", "journey", 0),
        ("Senior Weaver", "Weaver", "senior", 0),
        ("SR. WEAVER", "WEAVER", "senior", 0),
        ("Weaver, Senior", "Weaver", "senior", 0),
        ("Weaver Trainee", "Weaver", "trainee", 0),
        ("Weaver III", "Weaver", "journey", 3),
        ("Senior Weaver II", "Weaver", "senior", 2),
        ("Weaver 2", "Weaver", "journey", 2),
        ("Weaver B", "Weaver", "journey", 2),
        ("Associate Weaver, Wool District", "Weaver, Wool District", "associate", 0),
        ("Weaver II, Wool District", "Weaver, Wool District", "journey", 2),
        ("Weaver I (Supervisor)", "Weaver", "journey", 1),
        ("Weaver I (Non-Supervisory), Wool District", "Weaver, Wool District", "journey", 1),
        ("Weaver II (Silk)", "Weaver (Silk)", "journey", 2),
        ("Chief of Looms", "Chief of Looms", "journey", 0),
        ("Senior Silk", "Senior Silk", "journey", 0),
        ("Assistant", "Assistant", "journey", 0),
    ],
)
def test_a_title_has_a_stem_and_what_grades_it(
    title: str, name: str, word: str, number: int
) -> None:
    found = graded(title)
    assert (found.name, found.word.name, found.number, found.over) == (name, word, number, None)


@pytest.mark.parametrize(
    ("title", "over", "word"),
    [
        ("Weaver Supervisor", "supervisor", "journey"),
        ("Senior Weaver Supervisor", "supervisor", "senior"),
        ("Weaver Manager", "manager", "journey"),
    ],
)
def test_who_is_over_those_who_bear_a_title_bears_it_too(title: str, over: str, word: str) -> None:
    found = graded(title)
    assert found.over is not None
    assert (found.over.name, found.word.name, found.name) == (over, word, "Weaver")


def test_a_supervisor_of_no_title_is_not_over_one() -> None:
    assert (graded("Loom Supervisor").name, graded("Loom Supervisor").over) == (
        "Loom Supervisor",
        None,
    )


def test_titles_of_one_stem_differ_in_their_grade_alone() -> None:
    titles = ["Weaver", "SENIOR WEAVERS", "Weaver II", "Weaver, Assistant", "Weaver Supervisor"]
    assert len({graded(title).stem for title in titles}) == 1
    assert len({graded(title).stem for title in ("Weaver", "Silk Weaver", "Weaver (Silk)")}) == 3


def test_places_are_in_the_order_of_supervision_then_words_then_numerals() -> None:
    titles = (
        "Weaver Trainee",
        "Weaver",
        "Weaver II",
        "Senior Weaver",
        "Senior Weaver II",
        "Weaver Supervisor",
        "Senior Weaver Supervisor",
    )
    places: list[Place] = [graded(title).place for title in titles]
    assert places == sorted(places)


def test_a_letter_is_told_from_a_numeral() -> None:
    assert graded("Weaver B").lettered
    assert not graded("Weaver II").lettered


def test_a_name_without_its_number_alone_keeps_the_words_that_grade_it() -> None:
    assert graded("Senior Weaver II (Silk)").bare == "Senior Weaver (Silk)"


def test_words_rise_to_words_further_up_alone() -> None:
    grades = {concept.name: concept.grade or 0 for concept in schemes.concepts("rung")}
    steps = [
        (concept.name, upper) for concept in schemes.concepts("rung") for upper in concept.rises_to
    ]
    assert len(steps) > 10
    assert [(low, up) for low, up in steps if grades[low] >= grades[up]] == []
