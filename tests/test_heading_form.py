"""Headings are compared without numbers, decoration, remarks and the words that all share."""

from __future__ import annotations

import pytest

from loaders.heading_form import normalised, shortened, without_number
from loaders.lexicon import by_its_words, heading


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("2.0  DUTIES", "duties"),
        ("3.1 Duties:", "duties"),
        ("IV. Duties", "duties"),
        ("II DUTIES", "duties"),
        ("(b) Duties", "duties"),
        ("Section 3: Duties", "duties"),
        ("Factors 6/7.  Duties", "duties"),
        ("*** DUTIES ***", "duties"),
        ("--- Duties ---", "duties"),
        ("Duties (60%)", "duties"),
        ("Duties - 60% of time", "duties"),
        ("Place(s) (Town(s) of work)", "place"),
        ("Class #", "class no"),
    ],
)
def test_what_surrounds_the_words_of_a_heading_does_not_count(printed: str, form: str) -> None:
    assert normalised(printed) == form


@pytest.mark.parametrize("text", ["A Clerk files", "Ivory keys", "12 months of work", "DUTIES"])
def test_a_word_or_figure_is_no_number_of_a_heading(text: str) -> None:
    assert without_number(text) == text


def test_words_that_headings_share_are_left_out_one_after_another() -> None:
    assert list(shortened("key duties common to all levels")) == ["key duties", "duties"]


@pytest.mark.parametrize(
    ("printed", "section"),
    [
        ("Typical Duties Of This Position", "duties"),
        ("EXAMPLES OF DUTIES COMMON TO THE SERIES", "duties"),
        ("Minimum Qualifications Required for Appointment", "qualification"),
        ("Outline of Duties (continued)", "duties"),
        ("Performance Responsibilities", "duties"),
        ("Main Duties of the Post", "duties"),
        ("Principal Accountabilities", "duties"),
        ("Major Worker Characteristics", "competencies"),
        ("Person Specification", "qualification"),
        ("Assets", "desirable"),
        ("Class Concepts", "summary"),
        ("Descriptions of Levels of Work", "distinguishing"),
        ("Line Manager", "reports-to"),
        ("Accountability/Supervision", "supervision"),
        ("Purpose and Main Duties", "duties"),
        ("Education and Experience Required for Entry into the Position", "qualification"),
        ("Competencies Needed to Successfully Perform the Job", "competencies"),
        ("Brief Description of the Class Series", "summary"),
    ],
)
def test_wordings_of_many_employers_open_their_section(printed: str, section: str) -> None:
    found = heading(printed)
    assert found is not None
    assert found.name == section


def test_a_title_of_a_class_is_no_shortened_heading() -> None:
    assert heading("GENERAL MANAGER") is None
    assert heading("Principal Clerk") is None


@pytest.mark.parametrize(
    ("printed", "section"),
    [
        ("SKILLS AND OTHER THINGS WE VALUE", "competencies"),
        ("FUNCTIONS OF THE MAIL ROOM", "duties"),
        ("PHYSICAL ABILITIES OF A PORTER", "other"),
        ("SKILLS THAT ARE PREFERRED", "desirable"),
        ("PARKING", "other"),
    ],
)
def test_an_unknown_heading_is_told_by_its_words(printed: str, section: str) -> None:
    assert by_its_words(printed) == section
