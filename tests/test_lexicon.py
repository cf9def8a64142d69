"""Headings are data: what they are compared by, and that no heading means two things."""

from __future__ import annotations

from collections import Counter

import pytest

from graph.schemes import concepts
from loaders.lexicon import field_label, heading, normalised


@pytest.mark.parametrize(
    ("printed", "section"),
    [
        ("EXAMPLES OF DUTIES", "duties"),
        ("Examples of Duties (May vary by position)", "duties"),
        ("DUTIES AND RESPONSIBILTIES:", "duties"),
        ("III. Typical Tasks", "duties"),
        ("Knowledge/Skills", "competencies"),
        ("Knowledge, Skills, & Abilities", "competencies"),
        ("REQUIREMENT/MIMINUMUM QUALIFICATION", "qualification"),
        ("Education, Experience and Licenses", "qualification"),
        ("Licenses, Certifications and Other Requirements", "credentials"),
        ("SUPERVISION RECEIVED AND EXERCISED", "supervision"),
        ("MINIMUM QUALIFICATIONS FOR ALL APPLICANTS", "qualification"),
        ("Additional Desirable Qualifications", "desirable"),
    ],
)
def test_a_printed_heading_opens_its_section(printed: str, section: str) -> None:
    found = heading(printed)
    assert found is not None
    assert (found.scheme, found.name) == ("section", section)


@pytest.mark.parametrize(
    "printed", ["BACKGROUND INVESTIGATION MANAGER", "Workers' Compensation Judge", "Files letters"]
)
def test_a_line_that_only_resembles_a_heading_opens_nothing(printed: str) -> None:
    assert heading(printed) is None


def test_a_label_must_be_spelt_exactly() -> None:
    assert field_label("Class Code:") == "code"
    assert field_label("Class Codes and Pay") is None


@pytest.mark.parametrize("scheme", ["section", "field"])
def test_each_concept_has_printed_forms_and_no_form_is_listed_twice(scheme: str) -> None:
    counted = Counter(normalised(label) for c in concepts(scheme) for label in set(c.labels))
    by_concept = Counter(form for c in concepts(scheme) for form in set(map(normalised, c.labels)))
    assert all(counted), "a label has no letters"
    assert [form for form, number in by_concept.items() if number > 1] == []


def test_no_heading_is_also_a_label() -> None:
    section, field = (
        {normalised(label) for concept in concepts(scheme) for label in concept.labels}
        for scheme in ("section", "field")
    )
    assert section & field == set()


@pytest.mark.parametrize("scheme", ["proficiency", "education"])
def test_an_ordered_scheme_has_grades_from_one_on(scheme: str) -> None:
    grades = {concept.grade for concept in concepts(scheme) if concept.grade is not None}
    assert grades == set(range(1, len(grades) + 1))
