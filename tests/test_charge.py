"""Whether an experience is in charge of people at work."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.qualifications.alternatives import requirements
from loaders.qualifications.charge import is_supervisory
from loaders.qualifications.tree import qualification
from loaders.sections import sections


@pytest.mark.parametrize(
    "text",
    [
        "two years of supervisory experience",
        "two years of experience in a lead or supervisory capacity",
        "two years of management experience",
        "two years supervising a crew of bakers",
        "two years of experience directly supervising bakery employees",
        "two years in charge of a group of guards",
        "two years as a team leader in a mill",
        "two years as a first-line supervisor",
        "two years in the supervision of bakers",
    ],
)
def test_who_is_in_charge_of_people_has_supervised(text: str) -> None:
    assert is_supervisory(text)


@pytest.mark.parametrize(
    "text",
    [
        "two years of bakery management experience",
        "two years supervising a caseload of individuals",
        "two years in the supervision of a large building",
        "two years supervising juvenile offenders",
        "two years of technical or supervisory experience",
        "two years of supervised experience",
    ],
)
def test_who_is_in_charge_of_things_or_clients_has_not(text: str) -> None:
    assert not is_supervisory(text)


@pytest.mark.parametrize(
    ("text", "supervisory"),
    [
        ("Five years of mill experience, two years of which were supervisory experience.", [False]),
        ("Five years of mill experience, including some supervisory experience.", [False]),
        ("One year as a Mill Supervisor or Head Miller.", [True, False]),
    ],
)
def test_a_part_of_the_years_says_nothing_of_them_and_a_title_only_of_its_class(
    text: str, supervisory: list[bool]
) -> None:
    doc = document(f"BAKER\n\nMINIMUM QUALIFICATIONS\n\n{text}\n")
    found = requirements(qualification(doc, sections(doc)))
    assert [leaf.supervisory for leaf in found] == supervisory


def test_a_label_is_no_part_of_a_requirement() -> None:
    text = "Education: A bachelor's degree in botany.\nExperience: Two years of milling experience."
    doc = document(f"BAKER\n\nMINIMUM QUALIFICATIONS\n\n{text}\n")
    found = requirements(qualification(doc, sections(doc)))
    assert [leaf.text.split()[0] for leaf in found] == ["A", "Two"]
