"""Code and employer of a document."""

from __future__ import annotations

import pytest

from loaders.identity import agency, code
from loaders.lines import document
from loaders.sections import sections


def value(read: object) -> str | None:
    return getattr(read, "value", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Class Code: 0845\n", "0845"),
        ("CLERK\n\n2230200\n", "2230200"),
        ("Class Code: LB-303\n", "LB-303"),
        ("Head Clerk (1042)\n", "1042"),
        ("Head Clerk (Mail 12)\n", None),
        ("HEAD CLERK    1042\n", "1042"),
        ("1042 HEAD CLERK\n", "1042"),
        ("HEAD CLERK\n7B12\n", "7B12"),
        ("HEAD CLERK\n10.404\n", "10.404"),
        ("Job Specification 01042\nHEAD CLERK\n", "01042"),
        ("Post Title:\tClerk\nJob Code:\tLIB/0042\n", "LIB/0042"),
        ("Pay Plan, Series, Grade:  GS-0305-04\n", "GS-0305-04"),
        ("HEAD CLERK\nPosition Number: 42\n", "42"),
        ("Class Code: 10\nPosition Number: 42\n", "10"),
        ("CLASS CODES:\n790 - Mail\n791 - Files\n", None),
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
        ("State of Ashford Classified Job Specification\n\nCLERK\n", "State of Ashford"),
        ("Ashford County Civil Service Commission\n\nCLERK\n", "Ashford County"),
        ("TOWN OF RYE      Title Code: 12\n\nCLERK\n", "TOWN OF RYE"),
        ("NATIONAL HARBOR SERVICE\n\nCLERK\n", "NATIONAL HARBOR SERVICE"),
        ("HUMAN RESOURCES SERVICE\n\nCLERK\n", None),
        ("CLERK\n\nDUTIES\n\nFiles.\n\nAshford Borough Council\n", "Ashford Borough Council"),
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
        ("University of Loomtown - Career Paths\nWEAVER\n", "University of Loomtown"),
        ("Weaver - University of Loomtown\nWEAVER\n", None),
    ],
)
def test_an_employer_is_named_as_printed(text: str, found: str | None) -> None:
    doc = document(text)
    assert value(agency(doc, sections(doc))) == found
