"""Title, code and employer of a document."""

from __future__ import annotations

import pytest

from loaders.identity import agency, code, roster, title
from loaders.lines import document
from loaders.sections import sections


def value(read: object) -> str | None:
    return getattr(read, "value", None)


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
        ("Clerk (four-Year Program)\n", "Clerk (four-Year Program)"),
        ("Workers' Compensation Judge\n", "Workers' Compensation Judge"),
        ("Chief, Mail Division Definition\n", "Chief, Mail Division"),
        ("HEAD CLERK EXAMPLES OF DUTIES\n", "HEAD CLERK"),
        ("Director of Tasks\n", "Director of Tasks"),
        ("\n\nthis is not one of them\n", None),
    ],
)
def test_a_title_is_labelled_or_stands_before_the_first_section(
    text: str, found: str | None
) -> None:
    doc = document(text + "\nDUTIES\n\nFiles.\n")
    assert value(title(doc, sections(doc))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Class Code: 0845\n", "0845"),
        ("CLERK\n\n2230200\n", "2230200"),
        ("Class Code: LB-303\n", "LB-303"),
        ("Head Clerk (1042)\n", "1042"),
        ("Head Clerk (Mail 12)\n", None),
        ("Position Code: See Below\n", None),
        ("Class Code: 742\nClass Code: 743\n", None),
        ("Class Code: 742\n\nDUTIES\n\nFiles.\n\nClass Code 724  . . . 1-2-18\n", "742"),
        ("CLERK\n", None),
    ],
)
def test_a_code_is_labelled_or_a_number_of_its_own(text: str, found: str | None) -> None:
    doc = document(text + "\nDUTIES\n\nFiles 12345678 letters.\n")
    assert value(code(doc, sections(doc))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("City of Rye, NY\n\nCLERK\n", "City of Rye, NY"),
        ("COUNTY OF ASHFORD\n\nCLERK\n", "COUNTY OF ASHFORD"),
        ("Ashford County\n\nCLERK\n", "Ashford County"),
        ("Employer: Ashford Water District\n", "Ashford Water District"),
        ("CLERK\n\nDUTIES\n\nX.\n\nThe City of Rye does not discriminate.\n", "City of Rye"),
        (
            "CLERK\n\nDUTIES\n\nServes all of the Ashford Unified School\nDistrict.\n",
            "Ashford Unified School District",
        ),
        ("CLERK\n\nDUTIES\n\nA year with the City of Rye. PLUS more.\n", "City of Rye"),
        ("CLERK\n\nDUTIES\n\nTakes a course from the Rye Unified School District.\n", None),
        ("CLERK\n\nDUTIES\n\nA license issued by the City of Rye.\n", None),
        (
            "CLERK\n\nDUTIES\n\nServes the Elm Unified School District, once with the City "
            "of Rye, once with the City of Rye Fire Department.\n",
            "City of Rye",
        ),
        ("Department of Parks\n\nCLERK\n", None),
        ("CLERK\n\nDUTIES\n\nServes the state.\n", None),
    ],
)
def test_an_employer_is_named_as_printed(text: str, found: str | None) -> None:
    doc = document(text)
    assert value(agency(doc, sections(doc))) == found


def test_a_roster_lists_titles_and_codes() -> None:
    doc = document("Class Code | Class\n11 | Clerk I\n12 | Clerk II (abolished 1/2/2003)\n")
    listed = roster(doc, sections(doc))
    assert [(one.value, number.value) for one, number in listed] == [
        ("Clerk I", "11"),
        ("Clerk II", "12"),
    ]
