"""Labels and their values in the layouts in which they are printed."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.sections import sections


def read(text: str) -> dict[str, str]:
    doc = document(text)
    found = [field for field in sections(doc).fields if field.value is not None]
    return {
        field.name: doc.quote(*field.value)
        for field in found
        if field.value is not None and field.name not in ("unused", "document")
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("JOB CODE        AB-088\nFLSA      Exempt\n", {"code": "AB-088", "flsa": "Exempt"}),
        ("Job Title: Clerk        Job Code: 12\n", {"title": "Clerk", "code": "12"}),
        (
            "| **Job Code** | T-20 |\n| **Revised** | May 2020 |\n",
            {"code": "T-20", "revised": "May 2020"},
        ),
        ("2. Title:  Clerk      6. FLSA:  Nonexempt\n", {"title": "Clerk", "flsa": "Nonexempt"}),
        (
            "CLASS TITLE:     CLASS NUMBER:    PAY RANGE:   EFFECTIVE:\n"
            "Head Clerk       6944             12           01/07/1990\n",
            {"title": "Head Clerk", "code": "6944", "adopted": "01/07/1990"},
        ),
        (
            "POSITION NUMBER DATE ADOPTED: APPROVED BY:\n#110 May 2016 Clerk of the Board\n",
            {"code-weak": "110", "adopted": "May 2016"},
        ),
        (
            "STATE OF RYE     CLASS SERIES:   SERIES NO.\nSPECIFICATION    Mail Work       694\n",
            {"series": "Mail Work"},
        ),
        ("Job Description: Head Clerk\n", {"title": "Head Clerk"}),
        (
            "3. Title, Series, and Grade:  Dyer (Wool), GS-0481-07/09\n",
            {"title": "Dyer (Wool)", "code": "GS-0481-07/09"},
        ),
        (
            "Title, Pay Plan, Series, Grade: Dyer GS 0481 7\n",
            {"title": "Dyer", "code": "GS 0481 7"},
        ),
        (
            "Established Date\n\nOct 1, 2006\n\nRevision Date\n\nFeb 13, 2024\n",
            {"adopted": "Oct 1, 2006", "revised": "Feb 13, 2024"},
        ),
        ("Title and Grade: Dyer 7\n", {"title": "Dyer 7"}),
        ("Class Title/Code: Head Clerk / 1042\n", {"title": "Head Clerk", "code": "1042"}),
        ("Job Title and Number: Head Clerk (HC-42)\n", {"title": "Head Clerk", "code": "HC-42"}),
        (
            " 1.  Role Title & Code:              2.  Office:  Records\n     Head Clerk   10421\n",
            {"title": "Head Clerk", "code": "10421"},
        ),
        ("Class Title & Code: Clerk 2\n", {"title": "Clerk 2"}),
        ("Approved by: Town Board     Date: May 6, 1994\n", {"adopted": "May 6, 1994"}),
        (
            "Council Approval: May 2, 2003\nLast Reviewed and Revised: June 2019\n",
            {"adopted": "May 2, 2003", "revised": "June 2019"},
        ),
        ("Class Specification - J.10\n", {"code": "J.10"}),
        ("New class: 4-12-71.\n", {"adopted": "4-12-71"}),
        ("Revised definition and duties: 9-14-90.\n", {"revised": "9-14-90"}),
        ("Approved by the Board on May 5, 2005\n", {"adopted": "May 5, 2005"}),
        ("Last Reviewed: 5/5/2005\n", {}),
        ("Revised\n5/5/2005\n", {"revised": "5/5/2005"}),
        ("Class Title\nHead Clerk\n", {"title": "Head Clerk"}),
        ("Position\nHead Clerk\n", {}),
        ("Created forms are filed.\n", {}),
    ],
)
def test_a_field_is_read_in_many_layouts(text: str, fields: dict[str, str]) -> None:
    assert read(text) == fields
