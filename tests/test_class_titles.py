"""The title of the class that a document describes."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.sections import sections
from loaders.titles import title


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CLASSIFICATION TITLE: HEAD CLERK\n", "HEAD CLERK"),
        ("Class Specification\n\n2230200\n\nHEAD CLERK\n", "HEAD CLERK"),
        ("City of Rye, NY\n\nHead Clerk II\n", "Head Clerk II"),
        ("ENGINEER OF FIRE DEPARTMENT\n", "ENGINEER OF FIRE DEPARTMENT"),
        ("HUMAN RESOURCES DEPARTMENT\n\nHEAD CLERK\n", "HEAD CLERK"),
        ("Revised: 2/2002\n\nSome notes to the reader.\n\nHEAD CLERK\n", "HEAD CLERK"),
        ("Clerk Series\n", "Clerk"),
        ("Head Clerk (abolished 5/7/2015)\n", "Head Clerk"),
        ("HEAD CLERK - 1042\n", "HEAD CLERK"),
        ("JOB TITLE       Head Clerk\nPAY BAND        11\n", "Head Clerk"),
        ("| **Working Title** | Mail Clerk |\n\n## Job Description: Head Clerk\n", "Head Clerk"),
        ("2. Title:  Head Clerk (Mail)\n", "Head Clerk (Mail)"),
        ("Title: Clerk    Code: 10\n", "Clerk"),
        ("ASHFORD VALE DISTRICT COUNCIL\n\nJOB DESCRIPTION\n\nHead Clerk\n", "Head Clerk"),
        ("BOARD OF EDUCATION\n\nHead Clerk\n", "Head Clerk"),
        ("Classification: Non-Exempt\n\nHead Clerk\n", "Head Clerk"),
        ("Position:\nHead Clerk\nLocation:\nAshford\n", "Head Clerk"),
        ("Head Clerk, prov.\n", "Head Clerk"),
        ("Head Clerk (Permanent)\n", "Head Clerk"),
        ("You are here\n\nLocal 42 (Inside)\n\nClerk 2\nPage 2 of 3\n", "Clerk 2"),
        ("State Class Title: Head Clerk\nWorking Title: Mail Clerk\n", "Head Clerk"),
        ("PART I\n\nClass Specifications for the Class: Head Clerk\n", "Head Clerk"),
        ("AFSCME\nHead Clerk\n", "Head Clerk"),
        ("Pay Grade: 21\n\nMail Room\n\nHead Clerk\n\nThe Head Clerk files.\n", "Head Clerk"),
        ("Clerk (four-Year Program)\n", "Clerk (four-Year Program)"),
        ("Workers' Compensation Judge\n", "Workers' Compensation Judge"),
        ("\n\nthis is not one of them\n", None),
    ],
)
def test_a_title_is_labelled_or_stands_before_the_first_section(
    text: str, found: str | None
) -> None:
    doc = document(text + "\nDUTIES\n\nFiles.\n")
    assert getattr(title(doc, sections(doc)), "value", None) == found


def test_a_title_on_a_long_line_ends_where_a_heading_follows() -> None:
    behind = " ".join(["Files all of the letters."] * 9)
    doc = document(f"Title of class: CLERK I ' TYPICAL DUTIES {behind}\n")
    assert getattr(title(doc, sections(doc)), "value", None) == "CLERK I"


def test_where_no_line_is_the_title_a_sentence_names_it() -> None:
    doc = document("16\n\nDEFINITION\n\nThe MAIL CLERK 2 performs all office work.\n")
    found = title(doc, sections(doc))
    assert found is not None
    assert (found.value, found.rule) == ("MAIL CLERK 2", "title-sentence")
