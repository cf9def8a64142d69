"""Tables of criteria: what is essential, what is only desirable."""

from __future__ import annotations

import pytest

from loaders.competencies import competencies
from loaders.criteria import header
from loaders.lines import Line, document
from loaders.parse import parse_bytes
from loaders.qualifications.alternatives import extent
from loaders.sections import sections


def line(text: str) -> Line:
    return Line(0, len(text), text, 0, after_gap=False)


@pytest.mark.parametrize(
    ("head", "row", "parts"),
    [
        ("Criteria\tEssential\tDesirable", "Tact\tX\t\tA, I", [("Tact", "essential")]),
        ("Criteria\tEssential\tDesirable", "Tact\t\tX\tI", [("Tact", "desirable")]),
        ("Essential\tDesirable", "Tact\t\t✓", [("Tact", "desirable")]),
        ("| Criteria | E | D |", "| Tact |  | Yes |", [("Tact", "desirable")]),
        ("Criterion\tE/D", "Tact\tD", [("Tact", "desirable")]),
        (
            "Item          Essential   Desirable",
            "Tact                     X",
            [("Tact", "desirable")],
        ),
        (
            "Area\tEssential\tDesirable",
            "Skills\tCooking soup\tBaking bread",
            [("Skills", "heading"), ("Cooking soup", "essential"), ("Baking bread", "desirable")],
        ),
        ("Area\tEssential\tDesirable", "Skills", []),
    ],
)
def test_a_row_says_what_is_essential(head: str, row: str, parts: list[tuple[str, str]]) -> None:
    found = header(line(head))
    assert found is not None
    assert [(row[a:b], need) for a, b, need in found.parts(line(row))] == parts


@pytest.mark.parametrize("text", ["Essential", "Essential duties\tDaily", "A\tB", "Desirable\tX"])
def test_other_lines_head_no_such_table(text: str) -> None:
    assert header(line(text)) is None


def test_only_essential_criteria_are_asked_for() -> None:
    doc = document(
        "COOK\n\nPERSON SPECIFICATION\n\nCriteria\tEssential\tDesirable\n\nKnowledge\n"
        "Knowledge of spices\tX\t\nKnowledge of wine\t\tX\nUnderstanding of diets\tX\t\n"
    )
    told = competencies(doc, sections(doc)).knowledge
    assert [one.text for one in told] == ["Knowledge of spices", "Understanding of diets"]


def test_lines_may_call_what_stands_below_them_essential_or_desirable() -> None:
    text = (
        "PORTER\n\nDUTIES\n\n1. General\n\n1.1 Carries bags.\n\nPERSON SPECIFICATION\n\n"
        "Experience\n\n  Essential\n  \u2713  One year of experience in a hotel          AF/I\n\n"
        "  Desirable\n  \u2713  One year of experience in a palace         AF\n\n"
        "Skills and Abilities\n\n  Essential\n  \u2713  Good telephone skills      I\n"
        "  \u2713  Able to lift trunks           I\n"
    )
    (described,) = parse_bytes(text.encode(), "a.txt").classes
    assert [duty.text for duty in described.duties] == ["Carries bags"]
    assert described.qualification is not None
    assert extent(described.qualification) == (text.index("One year"), text.index(" hotel") + 6)
    assert [one.text for one in described.desirable] == ["One year of experience in a palace"]
    assert [one.text for one in described.skills] == ["Good telephone skills"]
    assert [one.text for one in described.abilities] == ["Able to lift trunks"]
