"""Lines that are set in columns."""

from __future__ import annotations

import pytest

from loaders.columns import aligned, cells, is_rule
from loaders.lines import document


def texts(line: str) -> list[str]:
    return [cell.text for cell in cells(document(line).lines[0])]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Head Clerk   12", ["Head Clerk", "12"]),
        ("Head Clerk\t12", ["Head Clerk", "12"]),
        ("| Head Clerk || 12 |", ["Head Clerk", "", "12"]),
        ("Head Clerk | 12", ["Head Clerk", "12"]),
        ("Head Clerk 12", ["Head Clerk 12"]),
    ],
)
def test_cells_are_parted_by_bars_tabs_and_wide_gaps(line: str, parts: list[str]) -> None:
    assert texts(line) == parts


def test_two_blanks_may_be_a_slip() -> None:
    (line,) = document("Head  Clerk   12").lines
    assert [cell.text for cell in cells(line, widely=True)] == ["Head  Clerk", "12"]


def test_a_cell_stands_below_the_label_that_it_overlaps() -> None:
    header, row = document("Title        Code    Grade\nHead Clerk           12\n").lines
    below = aligned(cells(row), cells(header))
    assert [cell and cell.text for cell in below] == ["Head Clerk", None, "12"]


@pytest.mark.parametrize(
    ("line", "drawn"), [("|:---|---:|", True), ("=====", True), ("a-b", False)]
)
def test_a_rule_between_rows_is_no_row(line: str, drawn: bool) -> None:
    assert is_rule(line) is drawn
