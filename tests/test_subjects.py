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
        ("Additional for Harbour Patrol Warden I-II Levels", {0, 1}),
        ("Additional requirements for Warden II:", {1}),
        ("Levels I through II", {0, 1}),
        ("Harbour Patrol Warden II (Lead Worker)", {1}),
        ("Harbour Patrol Wardens I to II", {0, 1}),
    ],
)
def test_a_line_names_classes_in_many_forms(line: str, about: set[int]) -> None:
    assert WARDENS.about(line) == frozenset(about)


@pytest.mark.parametrize(
    "line",
    [
        "In addition to the duties of the Warden I:",
        "Warden",
        "Patrol",
        "Duties",
        "Harbour 12",
        "Levels II-I",
    ],
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


CHEMISTS = Subjects(["Chemist I (Air)", "Chemist I (Soil)", "Chemist II (Air)", "Chief Chemist"])


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("Chemist I", {0, 1}),
        ("Chemist I (Various Specialties)", {0, 1}),
        ("Chemist I (2 Classes)", {0, 1}),
        ("Chemist I and above", {0, 1, 2, 3}),
        ("All levels except Chief Chemist", {0, 1, 2}),
        ("Chemist II (Air) (Range A)", {2}),
        ("Cheif Chemist", {3}),
    ],
)
def test_a_stem_names_all_classes_that_share_it(line: str, about: set[int]) -> None:
    assert CHEMISTS.about(line) == frozenset(about)


def test_a_specialty_alone_names_the_classes_that_have_it_in_brackets() -> None:
    assert CHEMISTS.specialty("Air") == frozenset({0, 2})
    assert CHEMISTS.specialty("Water") is None
    assert Subjects(["Warden I (Harbour)", "Warden II (Harbour)"]).specialty("Harbour") is None


def test_dots_stand_for_what_titles_do_not_share() -> None:
    readers = Subjects(["Reader in Law, City Schools", "Reader in Art City Schools", "Dean"])
    assert readers.about("READER IN ..., CITY SCHOOLS (2 classes)") == frozenset({0, 1})
    assert readers.about("... , CITY SCHOOLS") is None


def test_a_class_whose_title_is_a_stem_is_named_alone_where_the_others_have_lines() -> None:
    titles = ["Chemist", "Chemist (Air)", "Chemist (Soil)"]
    assert Subjects(titles, ["Chemist"]).about("Chemist") == frozenset({0, 1, 2})
    assert Subjects(titles, ["Chemist", "Chemist (Air)"]).about("Chemist") == frozenset({0})


def test_a_line_that_goes_on_below_names_nothing_yet() -> None:
    assert CHEMISTS.about("All levels except Chief Chemist and") is None
    assert CHEMISTS.cut_short("Chemist II") == frozenset({2})
    assert CHEMISTS.cut_short("Chemist") is None
