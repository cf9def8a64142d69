"""Specifications of several classes that stand one behind the other in one document."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes

BOTH = """Ashford Police

Job Title: Records Clerk
Job Code: PR-1
Reports To: Records Sergeant

1. DUTIES

A. Files reports.

2. MINIMUM QUALIFICATIONS

High school diploma.

########

Job Title: Records Sergeant
Job Code: PR-2
Reports To: Chief

1. DUTIES

A. Assigns work to clerks.

2. MINIMUM QUALIFICATIONS

Bachelor's degree.
"""


def test_classes_in_blocks_without_levels_are_no_series() -> None:
    assert parse_bytes(BOTH.encode(), "a.txt").series is None


def test_a_labelled_title_with_headings_of_its_own_opens_a_class() -> None:
    classes = parse_bytes(BOTH.encode(), "a.txt").classes
    told = [
        (one.title.value, one.code and one.code.value, [duty.text for duty in one.duties])
        for one in classes
    ]
    assert told == [
        ("Records Clerk", "PR-1", ["Files reports"]),
        ("Records Sergeant", "PR-2", ["Assigns work to clerks"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        BOTH.replace("Job Title: Records Sergeant", "Job Title: Records Clerk"),
        BOTH.replace(
            "1. DUTIES\n\nA. Assigns work to clerks.\n\n2. MINIMUM QUALIFICATIONS\n\n", ""
        ),
    ],
    ids=["the same title again", "a title without headings of its own"],
)
def test_other_labelled_titles_open_no_class(text: str) -> None:
    assert len(parse_bytes(text.encode(), "a.txt").classes) == 1
