"""Lines that name classes of a roster, in the many forms in which they are printed."""

from __future__ import annotations

import pytest

from loaders.subjects import Subjects

WARDENS = Subjects(["Harbour Patrol Warden I", "Harbour Patrol Warden II", "Harbour Master"])
GRADES = Subjects(["Assistant Surveyor", "Associate Surveyor", "Senior Surveyor"])


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Harbour Patrol Warden II                 4301", {1}),
        ("Harbour Patrol Warden II .......... 4301", {1}),
        ("4301 Harbour Patrol Warden II", {1}),
        ("Harbour Patrol Warden II (4301)", {1}),
        ("Warden II:", {1}),
        ("Patrol Warden I & II", {0, 1}),
        ("Level II, in addition to the above", {1}),
        ("Level II (in addition to the duties of level I)", {1}),
        ("I/II level", {0, 1}),
        ("At the II level:", {1}),
        ("A Harbour Master typically -", {2}),
        ("Additional duties of the Warden II may include:", {1}),
        ("In addition to the duties of the Warden I, the Warden II:", {1}),
        ("All positions", {0, 1, 2}),
    ],
)
def test_a_line_names_classes_in_many_forms(line: str, about: set[int]) -> None:
    assert WARDENS.about(line) == frozenset(about)


@pytest.mark.parametrize(
    "line",
    ["In addition to the duties of the Warden I:", "Warden", "Patrol", "Duties", "Harbour 12"],
)
def test_a_line_that_names_no_single_class_is_about_none(line: str) -> None:
    assert WARDENS.about(line) is None


@pytest.mark.parametrize(
    ("line", "about"),
    [("Senior:", {2}), ("Associate level", {1}), ("Assistant/Associate Surveyor", {0, 1})],
)
def test_the_word_that_a_title_does_not_share_names_its_class(line: str, about: set[int]) -> None:
    assert GRADES.about(line) == frozenset(about)
    assert GRADES.about("Surveyor") is None


def test_a_list_may_leave_out_the_end_that_its_titles_share() -> None:
    crews = Subjects(["Deckhand I (Ferry)", "Deckhand II (Ferry)", "Stoker II (Ferry)"])
    assert crews.about("Deckhand I and II (Ferry)") == frozenset({0, 1})


def test_classes_of_one_title_are_named_together() -> None:
    assert Subjects(["Warden", "Warden", "Master"]).about("Warden") == frozenset({0, 1})
