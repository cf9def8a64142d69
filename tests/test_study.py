"""The fields of study that an education is to be in."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.qualifications import study
from loaders.qualifications.alternatives import requirements
from loaders.qualifications.tree import qualification
from loaders.sections import sections


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("A degree in botany, zoology or a related field", ("botany", "zoology")),
        ("A degree in botany or equivalent degree from a college", ("botany",)),
        ("A degree in either the botany or zoology ", ("botany", "zoology")),
        ("A degree with major course work in botany", ("botany",)),
        ("18 units of college level course work in botany", ("botany",)),
        ("Nine semester units of business law", ("business law",)),
        ("Courses such as botany, zoology, and law", ("botany", "zoology", "law")),
        ("Nine units in any of the following areas: botany, law", ("botany", "law")),
        ("Nine hours of a professional botany curriculum", ("botany",)),
        ("A military radar technician course", ("radar",)),
        ("Nine units in a botany field of concentration", ("botany",)),
        ("A degree in a science such as botany or law", ("botany", "law")),
        ("An apprenticeship as a miller or baker", ("miller", "baker")),
        ("A course in botany, milling or any other craft course", ("botany", "milling")),
        ("A degree in botany and possession of a car", ("botany",)),
        ("A degree, preferably with a major in botany", ()),
        ("A degree with specialization in botany preferred", ()),
        ("Two years of college", ()),
        (
            "A master's degree in botany or a Master of Arts degree with work in law",
            ("botany", "law"),
        ),
        ("A degree in law or in a field directly related to botany", ("law", "botany")),
        ("A degree in any major", ()),
        ("A degree in any field", ()),
        ("A course of nine weeks or longer", ()),
    ],
)
def test_fields_of_study_are_told_apart_from_the_words_around_them(
    text: str, fields: tuple[str, ...]
) -> None:
    assert study.fields(text) == fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("civil or naval engineering", ("civil engineering", "naval engineering")),
        ("civil, naval, or marine law", ("civil", "naval", "marine law")),
        ("rural or urban planning, law", ("rural planning", "urban planning", "law")),
        ("music or physical education", ("music", "physical education")),
        ("law, political science", ("law", "political science")),
        ("hospital, health care, or law", ("hospital", "health care", "law")),
    ],
)
def test_a_noun_that_several_fields_share_belongs_to_each(
    text: str, fields: tuple[str, ...]
) -> None:
    assert study.fields(f"A degree in {text}") == fields


def test_two_degrees_share_the_field_behind_the_second() -> None:
    text = "BAKER\n\nMINIMUM QUALIFICATIONS\n\nA master's or doctorate degree in botany.\n"
    doc = document(text)
    found = requirements(qualification(doc, sections(doc)))
    assert [(leaf.level, leaf.fields) for leaf in found] == [
        ("master", ("botany",)),
        ("doctorate", ("botany",)),
    ]
