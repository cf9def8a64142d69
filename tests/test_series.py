"""The series that a document names, and the rung that its class is."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.sections import sections
from loaders.series import level, series

HEAD = "CLERK\n\nDISTINGUISHING CHARACTERISTICS\n\n"


@pytest.mark.parametrize(
    ("text", "name", "size"),
    [
        ("It is the second level of a five-level mail room classification series.", "mail room", 5),
        ("It is the top of a 3 level Clerk series.", "Clerk", 3),
        ("It is the first class in the Mail Clerk series.", "Mail Clerk", None),
        ("It is part of a 900000-level mail room series.", "mail room", None),
        ("It supervises a level of four levels.", None, None),
    ],
)
def test_a_series_has_a_name_and_perhaps_a_size(
    text: str, name: str | None, size: int | None
) -> None:
    doc = document(HEAD + text)
    found = series(doc, sections(doc))
    assert (found and found.name, found and found.size) == (name, size)


def test_members_are_listed_in_order_with_their_spans() -> None:
    doc = document("CLERK\n\nLevels within same series\nMail Clerk, Mail Lead and Mail Head\n")
    found = series(doc, sections(doc))
    assert found is not None
    assert [doc.text[one.start : one.end] for one in found.members] == [
        "Mail Clerk",
        "Mail Lead",
        "Mail Head",
    ]
    assert (found.name, found.size) == ("Mail", None)


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("CLERK", "This class is the second level of a five-level mail series.", 2),
        ("CLERK II", "This is the third-level class in the mail series.", 3),
        ("CLERK", "This is the first supervisory level of the mail series.", None),
        ("CLERK", "It is the second class level in the mail series.", 2),
        ("CLERK II", "It files letters.", 2),
        ("Clerk IV (Mail)", "It files letters.", 4),
        ("Nurse III, County Jail", "It nurses.", 3),
        ("Clerk 2", "It files letters.", 2),
        ("Clerk 0", "It files letters.", None),
        ("CLERK", "Reports to a second level supervisor.", None),
        ("CIVIL CLERK", "It files letters.", None),
    ],
)
def test_a_level_is_stated_by_the_text_or_else_by_the_title(
    title: str, text: str, found: int | None
) -> None:
    doc = document(f"{title}\n\nDISTINGUISHING CHARACTERISTICS\n\n{text}\n")
    read = level(doc, sections(doc), doc.printed(0, len(title), rule="title-line"))
    assert (read.value if read else None) == found
