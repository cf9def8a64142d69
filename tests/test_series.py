"""The series that a document names, and the rung that its class is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.lines import document
from loaders.sections import sections
from loaders.series import ladder_of, level, series

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
    found = series(doc, sections(doc), None)
    assert (found and found.name, found and found.size) == (name, size)


def test_members_are_listed_in_order_with_their_spans() -> None:
    doc = document("CLERK\n\nLevels within same series\nMail Clerk, Mail Lead and Mail Head\n")
    found = series(doc, sections(doc), None)
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


def test_a_series_counted_without_a_name_has_that_of_its_class() -> None:
    doc = document(
        "MAIL CLERK II\n\nDISTINGUISHING CHARACTERISTICS\n\nThe top of a 2 level series.\n"
    )
    found = series(doc, sections(doc), doc.printed(0, 13, rule="title-line"))
    assert found is not None
    assert (found.name, found.size) == ("MAIL CLERK", 2)


def test_the_classes_that_a_document_lists_are_the_members_of_its_series() -> None:
    doc = document("Mail Clerk I\nMail Clerk II\n")
    listed = [doc.printed(0, 12, rule="table-cell"), doc.printed(13, 26, rule="table-cell")]
    found = ladder_of(doc, sections(doc), None, listed)
    assert found is not None
    assert (found.name, found.size, found.members) == ("Mail Clerk", 2, tuple(listed))


def test_a_labelled_series_has_the_classes_of_the_document_s_own_list() -> None:
    doc = document("Class Series: Mail Work\nMail Clerk\nMail Lead\n")
    listed = [doc.printed(24, 34, rule="table-cell"), doc.printed(35, 44, rule="table-cell")]
    found = ladder_of(doc, sections(doc), None, listed)
    assert found is not None
    assert (found.name, found.size, found.members) == ("Mail Work", 2, tuple(listed))


def test_a_sentence_about_a_series_of_other_classes_names_not_that_of_the_list() -> None:
    told = "It supervises all in the Truck Driver series."
    doc = document(f"{HEAD}{told}\nMail Clerk I\nMail Clerk II\n")
    start = doc.text.index("Mail")
    listed = [
        doc.printed(start, start + 12, rule="table-cell"),
        doc.printed(start + 13, start + 26, rule="table-cell"),
    ]
    found = ladder_of(doc, sections(doc), None, listed)
    assert found is not None
    assert (found.name, found.size) == ("Mail Clerk", 2)


def test_a_sentence_about_another_class_of_the_roster_states_no_level() -> None:
    doc = document(f"{HEAD}Mail Head is the second level in this series.\n")
    listed = doc.printed(0, 0, rule="table-cell")
    titles = [replace(listed, value=name) for name in ("Mail Aide", "Mail Head")]
    parts = sections(doc, titles)
    assert level(doc, parts.about(0), titles[0]) is None
    assert getattr(level(doc, parts.about(1), titles[1]), "value", None) == 2
