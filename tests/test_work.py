"""What kinds of work an experience is in."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.qualifications import work
from loaders.qualifications.alternatives import requirements
from loaders.qualifications.tree import qualification
from loaders.sections import sections


def fields(text: str) -> list[str | None]:
    doc = document(f"BAKER\n\nMINIMUM QUALIFICATIONS\n\n{text}\n")
    return [leaf.field for leaf in requirements(qualification(doc, sections(doc)))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two years of experience in milling flour", "milling flour"),
        ("Two years of experience milling flour and rye", "milling flour and rye"),
        ("Two years of paid clerical experience", "clerical"),
        ("Two years of full-time, paid clerical experience", "clerical"),
        ("Broad (at least two years) oven experience", "oven"),
        ("2 yrs. exp. in ovens", "ovens"),
        ("Two years of work involving ovens", "ovens"),
        ("Two years of responsibility for a bakery", "a bakery"),
        ("Two years of journey-level experience repairing ovens", "repairing ovens"),
        ("Two years of kitchen experience in baking rye", "kitchen; baking rye"),
        ("Two years of kitchen experience in a large hospital", "kitchen"),
        ("Two years of experience in the practice of law*", "the practice of law"),
        ("Two years of experience in charge of a depot", "a depot"),
        ("Two years of experience (4,000 hours) in rye", "rye"),
        ("Two years of experience within the last ten years in rye", "rye"),
        ("Two years of experience as a miller", "miller"),
        ("Two years of experience as a miller, milling rye", "milling rye"),
        ("Two years of experience in the state service milling rye", "milling rye"),
        ("Two years of experience with the City of Ashford milling rye", "milling rye"),
        ("Two years of experience which provides experience in rye", "rye"),
        ("Two years of experience in rye; oats; and spelt", "rye; oats; and spelt"),
        ("Two years of experience in rye; good skills", "rye"),
        ("Two years of experience in rye for three or more years", "rye"),
        ("Two years of experience in rye or equivalent", "rye"),
        ("Two years of experience in one of the following: (1) rye, or (2) oats", "rye; oats"),
    ],
)
def test_what_the_work_is_stands_before_or_behind_the_word_experience(text: str, told: str) -> None:
    assert work.field(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Two years of work experience",
        "Two years of professional experience",
        "Two years of experience in the state service",
        "Two Years of Experience in State Service Performing",
        "Two years of experience performing the duties of an @@@@@",
        "Two years of experience in a class at the level of @@@@@ or higher",
        "Training and experience which show the ability to bake",
    ],
)
def test_how_where_and_in_which_class_one_worked_is_no_field(text: str) -> None:
    assert work.field(text) is None


def test_the_work_of_a_named_class_is_told_behind_it() -> None:
    told = fields(
        "One year of paid experience as a Head Baker or in a class at that level making rye."
    )
    assert told == ["making rye"]


def test_a_part_of_the_experience_is_no_field() -> None:
    told = fields("Five years of mill experience, including some experience in leading staff.")
    assert told == ["mill"]
    assert fields("Five years of mill experience, two years of which were in rye.") == ["mill"]


def test_the_entries_of_a_list_below_are_fields() -> None:
    told = fields(
        "Two years of experience in one of the following fields:\n\n"
        "1. Rye mills; or\n\n2. Oat mills; or\n\n3. Bakeries."
    )
    assert told == ["Rye mills; Oat mills; Bakeries"]
