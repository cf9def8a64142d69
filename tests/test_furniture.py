"""Running headers and footers are told from the text that they interrupt."""

from __future__ import annotations

import pytest

from loaders.furniture import is_repeated, page_furniture
from loaders.lines import document


def test_what_a_page_break_brought_in_is_furniture() -> None:
    doc = document(
        "BELL RINGER\n\nRings bells in\n\n   4\nBell Ringer\nPage 2 of 3\n\nthe tower.\n\n7\n\n"
        "Class Code 12 CONT.\n\nBELL RINGGER\n\nBell ringers ring.\n"
    )
    found = page_furniture(doc.lines, doc.printed(0, 11, rule="title-line"))
    assert [line.text for line in found] == [
        "4",
        "Bell Ringer",
        "Page 2 of 3",
        "7",
        "Class Code 12 CONT.",
        "BELL RINGGER",
    ]


def test_without_a_title_no_line_repeats_it() -> None:
    doc = document("Clerk\n\nClerk\n\nPage 1\n")
    assert [line.text for line in page_furniture(doc.lines, None)] == ["Page 1"]


@pytest.mark.parametrize(
    ("text", "alike"), [("BELL RINGGER", True), ("bell ringer", True), ("Bell Maker", False)]
)
def test_a_title_is_known_again_with_a_slip_of_the_pen(text: str, alike: bool) -> None:
    assert is_repeated(text, "Bell Ringer") is alike


def test_what_stands_beside_each_page_number_is_furniture_but_for_its_first_printing() -> None:
    doc = document(
        "Tower Office\nCode: 12\nPage 1 of 3\n\nRings bells in\n\nTower Office\nCode: 12\n"
        "Page 2 of 3\n\nthe tower.\n\nTower Office\nCode: 12\nPage 3 of 3\n\nOils bells.\n"
    )
    kept = set(doc.lines) - set(page_furniture(doc.lines, None))
    assert sorted(line.text for line in kept) == [
        "Code: 12",
        "Oils bells.",
        "Rings bells in",
        "Tower Office",
        "the tower.",
    ]


def test_the_number_of_a_later_page_beside_a_title_is_furniture() -> None:
    doc = document(
        "BELL RINGER SERIES          Page 1 of 3\n\nRings bells in\n\n"
        "BELL RINGER SERIES          Page 2 of 3\n\nthe tower.\n\nPage 3    Bell Ringer Series\n"
    )
    found = [line.text for line in page_furniture(doc.lines, None)]
    assert found == ["BELL RINGER SERIES          Page 2 of 3", "Page 3    Bell Ringer Series"]


@pytest.mark.parametrize(("foot", "is_told"), [("Tower Office", True), ("Rev. 9/98", False)])
def test_the_foot_of_a_first_page_is_furniture_where_it_tells_nothing(
    foot: str, is_told: bool
) -> None:
    body = "".join(f"{number}. Rings a bell.\n" for number in range(1, 12))
    doc = document(f"BELL RINGER\n\n{body}\n{foot}       Page 1 of 2\n\nOils bells.\n")
    assert (len(page_furniture(doc.lines, None)) == 1) is is_told
