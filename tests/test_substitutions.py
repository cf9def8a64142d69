"""What may stand for a requirement, at which rate and for how long."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.record import Substitution
from loaders.sections import sections
from loaders.substitutions import substitutions


def read(text: str) -> tuple[Substitution, ...]:
    doc = document("CLERK\n\nMINIMUM QUALIFICATIONS\n\n" + text)
    return substitutions(doc, sections(doc))


@pytest.mark.parametrize(
    ("text", "offers", "replaces", "months", "rate"),
    [
        (
            "A master's degree may be substituted for two (2) years of experience.",
            *("A master's degree", "experience", 24, None),
        ),
        (
            "Work may be substituted for the required education on a year-for-year basis.",
            *("Work", "education", None, "year-for-year"),
        ),
        (
            "Study may be substituted for up to one year of the experience.",
            *("Study", "experience", 12, None),
        ),
        (
            "A maximum of two years' study may be substituted for experience.",
            *("A maximum of two years' study", "experience", 24, None),
        ),
        (
            "Two years of work may be substituted for each year of college.",
            *("Two years of work", "education", None, "for each year"),
        ),
        ("Work may be used in lieu of the degree.", "Work", "education", None, None),
        (
            "A trade certificate may take the place of up to one year of the experience.",
            *("A trade certificate", "experience", 12, None),
        ),
        ("Work can replace the degree.", "Work", "education", None, None),
        (
            "Work may be substituted year for year, up to three years, for the degree.",
            *("Work", "education", 36, "year for year"),
        ),
        (
            "Study can be substituted at the rate of one year of study for six months of the "
            "experience, for up to a maximum of two years.",
            *("Study", "experience", 24, None),
        ),
        (
            "Study may be substituted, to a maximum of one year, for the experience.",
            *("Study", "experience", 12, None),
        ),
    ],
)
def test_a_substitution_says_what_stands_for_what(
    text: str, offers: str, replaces: str, months: int | None, rate: str | None
) -> None:
    (found,) = read(text)
    assert (found.offers, found.replaces) == (offers, replaces)
    assert (found.months, found.rate) == (months, rate)


def test_brackets_around_a_substitution_are_no_part_of_it() -> None:
    (found,) = read(
        "A degree. (More work (paid) may be substituted for the degree.) and a license."
    )
    assert found.text == "More work (paid) may be substituted for the degree"


def test_what_is_no_substitute_is_none() -> None:
    assert read("This text is not to be considered a substitute for performance standards.") == ()


def test_what_is_taken_in_lieu_of_no_requirement_hides_no_substitution() -> None:
    (found,) = read(
        "A degree. (Students will be admitted.) (A diploma that a guild took in lieu of an oath "
        "before its masters in their hall on the day of the fair, or in its name elsewhere, may be "
        "substituted for the education.)"
    )
    assert found.offers.startswith("A diploma")
    assert (found.offers.endswith("elsewhere"), found.replaces) == (True, "education")


def test_a_sentence_that_allows_no_substitution_is_none() -> None:
    assert read("Students must submit evidence before they can be considered for work.") == ()
