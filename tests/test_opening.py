"""What a document says of its class before its first heading."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes

PROSE = "Under direction, files the letters of the whole town and keeps its index in good order."
SECOND = "The index is large."


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (f"{PROSE} {SECOND}", [PROSE, SECOND]),
        (f"Revised: 5/2010\n\nClerk\n\n{PROSE}", [PROSE]),
        (f"Experience in filing: {PROSE}", []),
        ("A short note.", []),
        (f"{PROSE}\n\nDEFINITION\n\nFiles.", ["Files."]),
    ],
)
def test_prose_under_the_title_is_the_summary_where_no_section_is(
    head: str, told: list[str]
) -> None:
    text = f"Clerk\n\n{head}\n\nTYPICAL TASKS\n\nFiles letters.\n"
    (described,) = parse_bytes(text.encode(), "clerk.txt").classes
    assert [one.text for one in described.summary] == told
