"""Words that only say how a document is built, and passages that no rule took."""

from __future__ import annotations

import pytest

from loaders.coverage import unplaced
from loaders.parse import parse_bytes
from loaders.record import Record

HEAD = "CLERK\n\nMINIMUM QUALIFICATIONS\n\n"


def read(text: str) -> Record:
    return parse_bytes(f"{text}\n".encode(), "clerk.txt")


def others(record: Record) -> list[tuple[str | None, str]]:
    return [(one.heading, one.text) for one in record.classes[0].other]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}Either I\n\nOne year of filing experience.\n\nOr II\n\nA bachelor's degree.",
        f"{HEAD}Experience: One year of filing experience.\n\nEducation: A bachelor's degree.",
        f"{HEAD}Completion of either:\n\n1. A bachelor's degree; or\n\n2. A master's degree.",
        "CLERK\n\nKNOWLEDGE AND ABILITIES\n\nKnowledge of: All of the above, and filing.",
        "Clerk Series\n\nDEFINITION\n\nFiles letters.",
        "Clerk Definition\n\nDUTIES\n\nFiles letters.",
        "CLERK\n\nClass Code: 1234\n\nDUTIES\n\nFiles.\n\nClass Code 1234 CONT. . . . . 5-6-17",
    ],
)
def test_marks_of_structure_are_understood_and_not_other(text: str) -> None:
    record = read(text)
    assert others(record) == []
    assert unplaced(record) == ()


def test_a_remark_between_requirements_keeps_no_mark_nor_bracket_of_its_neighbours() -> None:
    record = read(
        f"{HEAD}Either I\n\nOne year of filing experience. (Applicants will be admitted early.)"
        " and\n\nOr II\n\nA bachelor's degree."
    )
    assert others(record) == [("MINIMUM QUALIFICATIONS", "(Applicants will be admitted early.)")]


def test_a_footnote_stands_under_the_heading_of_the_word_with_its_mark() -> None:
    record = read(
        f"{HEAD}Two years in the practice of law*.\n\nPARKING\n\nBring a car.\n\n"
        "* Work in the town alone counts."
    )
    assert others(record) == [
        ("PARKING", "Bring a car."),
        ("MINIMUM QUALIFICATIONS", "Work in the town alone counts."),
    ]


def test_a_page_break_does_not_part_a_sentence() -> None:
    record = read(
        "CLERK\n\nDUTIES\n\nFiles.\n\nPARKING\n\nThe lot is open\n\nPage 2 of 3\n\nto clerks."
    )
    assert others(record) == [("PARKING", "The lot is open to clerks.")]


def test_a_letter_that_its_sentence_waits_for_is_not_lost() -> None:
    record = read(f"{HEAD}One year of experience as a Porter I, Range\n\nB.\n\nDUTIES\n\nFiles.")
    assert record.classes[0].qualification is not None
    assert unplaced(record) == ()
    assert [record.text[a:b] for a, b in [_extent(record)]] == [
        "One year of experience as a Porter I, Range\n\nB"
    ]


def _extent(record: Record) -> tuple[int, int]:
    tree = record.classes[0].qualification
    start, end = getattr(tree, "start", None), getattr(tree, "end", None)
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, end


def test_a_sentence_in_capitals_over_two_lines_is_no_heading() -> None:
    record = read(
        "CLERK\n\nDUTIES\n\nFiles.\n\nPARKING\n\nThe lot is open.\n\nTHE LOT IS CLOSED ONLY\n"
        "ON A HOLIDAY\n\nBring a car."
    )
    assert others(record) == [
        ("PARKING", "The lot is open."),
        ("PARKING", "THE LOT IS CLOSED ONLY ON A HOLIDAY"),
        ("PARKING", "Bring a car."),
    ]
