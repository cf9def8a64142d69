"""Dates in ISO 8601, as exact as printed and the same on any day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dates import earliest, iso_date, latest
from loaders.record import Printed


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("04/13/2000", "2000-04-13"),
        ("4-20-18", "2018-04-20"),
        ("9/26/89", "1989-09-26"),
        ("December 6, 1994", "1994-12-06"),
        ("6 Dec. 1994", "1994-12-06"),
        ("September 2002", "2002-09"),
        ("11/2017", "2017-11"),
        ("7/99", "1999-07"),
        ("11/17", "2017-11"),
        ("2019-05-01", "2019-05-01"),
        ("1931", "1931"),
        ("by the Board on March 3rd, 2004", "2004-03-03"),
        ("13/45/2001", None),
        ("supersedes No. 7-0377", None),
        ("TBD", None),
        ("--", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)))
def test_a_year_of_two_figures_is_read_back(day: date) -> None:
    assert iso_date(f"{day:%m/%d/%y}") == day.isoformat()


def test_the_latest_revision_counts_and_what_is_no_date_does_not() -> None:
    printed = [
        Printed(value, 0, 1, "labelled-field")
        for value in ("6/3/1985", "TBD", "5/12/2021, 7/1/2000")
    ]
    assert [date.value for date in (latest(printed), earliest(printed)) if date] == [
        "2021-05-12",
        "1985-06-03",
    ]
    assert latest([]) is None
