"""Duties: one an item, a sentence, or a clause where the list is one paragraph."""

from __future__ import annotations

import pytest

from loaders.duties import duties
from loaders.lines import document
from loaders.parse import parse_bytes
from loaders.sections import sections


def texts(text: str) -> list[str]:
    doc = document(text)
    return [statement.text for statement in duties(doc, sections(doc))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DUTIES\n1. Files. Types; copies.\n2. Counts.\n", ["Files. Types; copies", "Counts"]),
        (
            "DUTIES\n\nFiles letters. Types; copies.\n\nCounts.\n",
            ["Files letters", "Types; copies", "Counts"],
        ),
        (
            "DUTIES\n\nA Clerk files; types letters; and does related work.\n",
            ["A Clerk files", "types letters", "does related work"],
        ),
        ("DUTIES\n\nThe following duties are typical.\n\nFiles.\n", ["Files"]),
        (
            "DUTIES\n\nDuties may include, but are not limited to:\n- Files.\n- Types.\n",
            ["Files", "Types"],
        ),
        ("DUTIES\n  Daily Work\n    • Files.\n    • Types.\n", ["Files", "Types"]),
        ("DUTIES\n\nMail Room           35\nFiles. Types.\n", ["Files", "Types"]),
        (
            "DUTIES\n\n%  Time   Area        Tasks\n\n"
            "40%  A.  Mail Room          - Sorts letters by\n"
            "                              street.\n"
            "                            - Weighs parcels.\n\n"
            "60%  B.  Other Work         - Counts.\n"
            "                            - Adds up.\n",
            ["Sorts letters by street", "Weighs parcels", "Counts", "Adds up"],
        ),
        (
            "3. DUTIES\n\n- Files.\n\n4. Special Terms:  none.\n",
            ["Files"],
        ),
        (
            "1. DUTIES\n\n1. Files.\n2. Mail Room: Sorts letters.\n",
            ["Files", "Sorts letters"],
        ),
        (
            "DUTIES\n\n- Files.\n\nThe omission of specific tasks does not exclude them.\n",
            ["Files"],
        ),
        ("DUTIES\n1. Mail Room: Sorts letters.\n2. Counts.\n", ["Sorts letters", "Counts"]),
        (
            "DEFINITION\n\nThis is the first level in its series. Under direction, files; types.\n",
            ["Under direction, files", "types"],
        ),
        ("DEFINITION\n\nFiles.\n\nDUTIES\n\nTypes.\n", ["Types"]),
        ("DUTIES\n\nFiles.\n\nADDITIONAL FUNCTIONS\n\nTypes.\n", ["Files", "Types"]),
        ("NOTES\n\nFiles.\n", []),
        ("DUTIES\n30%  Files. Sorts.\n70%  Types.\n", ["Files. Sorts", "Types"]),
        ("DUTIES\n2.1  Files. Sorts.\n2.2  Types.\n", ["Files. Sorts", "Types"]),
        ("DUTIES\n\n- Files (30%)\n- Types (70%)\n", ["Files", "Types"]),
        ("DUTIES\n\n1 | Files letters | 30%\n2 | Types | 70%\n", ["Files letters", "Types"]),
        (
            "DUTIES\n\nFiles letters; types. E\n\nCounts. (M)\n\n- Adds up. E/M\n",
            ["Files letters; types", "Counts", "Adds up"],
        ),
        (
            "DUTIES\n\nFiles letters of type E\n\nSorts grade A.\n",
            ["Files letters of type E", "Sorts grade A"],
        ),
        (
            "DUTIES\n\nA. Mail Room (60%)\n\nSorts mail. Sends it.\n\nB. Files everything.\n",
            ["Sorts mail", "Sends it", "Files everything"],
        ),
        ("DUTIES\n\n*\n\nFiles.\n\n*\n\nTypes.\n", ["Files", "Types"]),
        (
            "DUTIES\n\nFiles letters for the whole of the department each and every day;\n"
            "Types whatever is asked for by the heads of sections or the officers;\n"
            "Sorts the incoming mail and all of the cards that are left on the;\n"
            "Sends bills.\n",
            [
                "Files letters for the whole of the department each and every day",
                "Types whatever is asked for by the heads of sections or the officers",
                "Sorts the incoming mail and all of the cards that are left on the",
                "Sends bills",
            ],
        ),
        (
            "DUTIES\n\nThis list may not include all duties. Files letters. Types.\n\nCounts.\n",
            ["Files letters", "Types", "Counts"],
        ),
        (
            "DUTIES\n\n1. To file.\n\n2. To type.\n\n"
            "This description is a guide. It is no contract.\n",
            ["To file", "To type"],
        ),
        (
            "SERIES CONCEPT\n\nClerks serve the town.\n\nFile letters; sort cards.\n\n"
            "Type letters.\n\nSend letters.\n",
            ["File letters; sort cards", "Type letters", "Send letters"],
        ),
    ],
)
def test_duties_are_cut_as_they_are_printed(text: str, found: list[str]) -> None:
    assert texts("CLERK\n\n" + text) == found


def test_a_lettered_area_with_its_share_of_time_is_no_duty() -> None:
    text = (
        "CLERK\n\nMAJOR DUTIES\n\nA.  Front Desk           60%\n\n    1.  Greets visitors.\n\n"
        "B.  Mail                       40%\n\n    1.  Sorts letters.\n"
    )
    (told,) = parse_bytes(text.encode(), "a.txt").classes
    assert [one.text for one in told.duties] == ["Greets visitors", "Sorts letters"]


def test_a_list_that_a_definition_announces_is_the_list_of_duties() -> None:
    text = (
        "CLERK\n\nSERIES CONCEPT\n\nClerks serve the town. Incumbents perform the following:\n\n"
        "*  File letters; stamp them.\n*  Answer calls.\n*  Sort mail.\n\n"
        "CLASS CONCEPTS\n\nClerk II: Incumbents train clerks.\n"
    )
    (told,) = parse_bytes(text.encode(), "a.txt").classes
    assert [one.text for one in told.duties] == [
        "File letters; stamp them",
        "Answer calls",
        "Sort mail",
    ]


def test_what_describes_or_parts_a_class_is_no_duty() -> None:
    text = (
        "CLERK I\n\nDESCRIPTION OF OCCUPATIONAL WORK\n\nThis class series uses two levels. Clerks "
        "sort mail. This class differs from the Typist class on two factors. They can expect to "
        "move to the next level.\n\nHISTORY\n\nCreated 1/1/94.\n"
    )
    (told,) = parse_bytes(text.encode(), "a.txt").classes
    assert [one.text for one in told.duties] == ["Clerks sort mail"]


@pytest.mark.parametrize(
    "table",
    [
        "Yes/No | % Time | Key Duties (by the supervisor)\n"
        "Yes | 60% | Files letters; types.\nNo | 40% | Other duties as assigned.\n",
        "| Essential Functions | Frequency | Percent of Time |\n|:--|---|---|\n"
        "| Files letters; types. | Daily | 60 |\n| Other duties as assigned. | Weekly | 40 |\n",
        "No.\tTypical Tasks\tWeight\n1\tFiles letters; types.\t60%\n"
        "2\tOther duties as assigned.\t40%\n",
    ],
)
def test_a_table_may_list_the_work_with_what_is_noted_of_each_duty(table: str) -> None:
    text = f"CLERK\n\n{table}\nWORKING CONDITIONS\n\nSit | Often\n"
    assert texts(text) == ["Files letters; types", "Other duties as assigned"]
