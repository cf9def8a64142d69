"""The classes of a document that describes several."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.parse import parse_bytes
from loaders.qualifications.alternatives import alternatives
from loaders.record import Record
from loaders.rosters import roster
from loaders.sections import sections
from loaders.titles import title

REST = "\n\nDEFINITION\n\nUnder supervision, does the work.\n\nDUTIES\n\n1. Files letters.\n"


def read(text: str) -> list[tuple[str, str | None]]:
    doc = document(text + REST)
    parts = sections(doc)
    listed = roster(doc, parts, title(doc, parts))
    return [(one.value, code.value if code else None) for one, code in listed]


def parsed(text: str) -> Record:
    return parse_bytes((text + REST).encode(), "a.txt")


FIRST, SECOND = ("Mail Clerk I", "1201"), ("Mail Clerk II", "1202")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Class Code | Class\n1201 | Mail Clerk I\n1202 | Mail Clerk II\n", [FIRST, SECOND]),
        (
            "| Class Title | Code | FLSA |\n|---|---|---|\n| Mail Clerk I | 1201 | N |\n"
            "| Mail Clerk II | 1202 | N |\n",
            [FIRST, SECOND],
        ),
        (
            "Title\tCode\tGrade\n\nMail Clerk I\t1201\t22\n\nMail Clerk II\t1202\t24",
            [FIRST, SECOND],
        ),
        (
            "Code No.   Class Title     Prob. Period   Revised\n"
            "1201       Mail Clerk I    6 mo.          07/01/22\n"
            "1202       Mail Clerk II   6 mo.          07/01/22    Changed\n",
            [FIRST, SECOND],
        ),
        (
            "CLASS TITLE\n\nMAIL CLERK I\nMAIL CLERK II\n\nCLASS CODE\n\n1201\n1202\n",
            [("MAIL CLERK I", "1201"), ("MAIL CLERK II", "1202")],
        ),
        ("Mail Clerk I - 1201\nMail Clerk II - 1202\n", [FIRST, SECOND]),
        (
            "Qualifications for the Classes in the\nMAIL CLERK SERIES\n\n"
            "    12.401   MAIL CLERK I\n    12.402   MAIL CLERK II\n",
            [("MAIL CLERK I", "12.401"), ("MAIL CLERK II", "12.402")],
        ),
        (
            "MAIL CLERK\n\nG3C1TX TO G3C2XX\n\nMAIL CLERK I         G3C1TX\n\nCONCEPT OF CLASS\n\n"
            "Sorts the post.\n\nMAIL CLERK II        G3C2XX\n\nCONCEPT OF CLASS\n\nLeads clerks.\n",
            [("MAIL CLERK I", "G3C1TX"), ("MAIL CLERK II", "G3C2XX")],
        ),
        (
            "Mail Clerk I      Class Code: 1201\nMail Clerk II     Class Code: 1202\n",
            [FIRST, SECOND],
        ),
        ("Class Titles: Mail Clerk I (1201), Mail Clerk II (1202)\n", [FIRST, SECOND]),
        (
            "Mail Clerk I, Grade 4     1201\nMail Clerk II, Grade 6    1202\n",
            [FIRST, SECOND],
        ),
        (
            "Job titles and codes:   Mail Clerk I (PM120)\n"
            "                        Mail Clerk II (PM121)\n",
            [("Mail Clerk I", "PM120"), ("Mail Clerk II", "PM121")],
        ),
        (
            "                Job Code   Pay Grade   FLSA\n"
            "MAIL CLERK I    1201A1     11          Non-exempt\n"
            "MAIL CLERK II   1202B2     14          Exempt\n",
            [("MAIL CLERK I", "1201A1"), ("MAIL CLERK II", "1202B2")],
        ),
        (
            "I. MAIL CLERK SERIES: Mail Clerk I, Mail Clerk II\n",
            [("Mail Clerk I", None), ("Mail Clerk II", None)],
        ),
        ("Mail Clerk I/II\nClass Code: 1201/1202\n", [FIRST, SECOND]),
        ("Mail Clerk I & II\nClass Code: 1201, 1202\n", [FIRST, SECOND]),
        ("Mail Clerk I-II\nClass Codes: 1201 and 1202\n", [FIRST, SECOND]),
        (
            "Mail Clerk (I-II)\n2.073\n2.074\n",
            [("Mail Clerk I", "2.073"), ("Mail Clerk II", "2.074")],
        ),
        (
            "Mail Clerk Trainee/I\nClass Code: 1200/1201\n",
            [("Mail Clerk Trainee", "1200"), FIRST],
        ),
        (
            "CITY OF RYE\n\nMail Clerk I\nMail Clerk II\n",
            [("Mail Clerk I", None), ("Mail Clerk II", None)],
        ),
        ("Mail Clerk I\nClass Code: 1201\n", []),
        (
            "Mail Clerk I / Mail Clerk II / Lead Mail Clerk\n",
            [("Mail Clerk I", None), ("Mail Clerk II", None), ("Lead Mail Clerk", None)],
        ),
        ("Equipment Operator/Repair Worker\nClass Code: 1201\n", []),
        ("Assistant/Lead Clerk\nClass Code: 11/12\n", [("Assistant", "11"), ("Lead Clerk", "12")]),
        ("MAIL CLERK\n\nTitle         Code    Salary\nMail Clerk    1201    $20\n", []),
    ],
)
def test_a_document_lists_the_classes_that_it_describes(
    text: str, listed: list[tuple[str, str | None]]
) -> None:
    assert read(text) == listed


def test_the_levels_of_a_series_may_only_be_named_by_subheadings() -> None:
    levels = "Mail Clerk I: Files.\n\nMail Clerk II: Leads.\n"
    assert read(f"MAIL CLERK SERIES\n\nDEFINITION OF LEVELS\n\n{levels}") == [
        ("Mail Clerk I", None),
        ("Mail Clerk II", None),
    ]


def test_a_table_of_classes_without_passages_sets_the_own_class_beside_them() -> None:
    table = "Class Title      Class Code\nMail Clerk I     1201\nMail Clerk II    1202\n"
    record = parsed(f"MAIL CLERK II\nClass Code: 1202\n\nRELATED CLASSES\n\n{table}")
    assert [one.title.value for one in record.classes] == ["MAIL CLERK II"]
    assert record.series is not None
    assert [one.value for one in record.series.members] == ["Mail Clerk I", "Mail Clerk II"]


def test_a_table_of_dates_lists_no_classes() -> None:
    table = "Class | Date Established\nMail Clerk I | 1/2/1999\nMail Clerk II | 1/2/2003\n"
    assert read(f"Mail Clerk\n\n{table}") == []


def test_each_class_of_a_range_has_its_own_code_and_level() -> None:
    record = parsed("MAIL CLERK I/II\n\nClass Code: 1201/1202\nFLSA: Nonexempt\n")
    assert [
        (one.title.value, one.code and one.code.value, one.level and one.level.value)
        for one in record.classes
    ] == [("MAIL CLERK I", "1201", 1), ("MAIL CLERK II", "1202", 2)]
    assert record.series is not None
    assert (record.series.name, record.series.size) == ("MAIL CLERK", 2)


def test_a_body_beside_a_number_at_the_head_is_no_class() -> None:
    text = (
        "PART I        COUNTY OF ASHFORD       2.291\n"
        "        DEPARTMENT OF PERSONNEL       2.293\n\n"
        "MAIL CLERK I        2.291\n\nDUTIES\n\nSorts.\n\nMAIL CLERK II        2.293\n"
    )
    assert read(text) == [("MAIL CLERK I", "2.291"), ("MAIL CLERK II", "2.293")]


LEVELS = """PROVINCE CIVIL SERVICE
JOB SPECIFICATION

BREAD BAKER

JOB DESCRIPTION

Employees in this job bake and slice bread for the houses of the province.

There are three classifications in this job.

Bread Baker {0}

This is the entry level. The employee bakes under close supervision.

Bread Baker {1}

This is the intermediate level. The employee bakes a growing range of breads.

Bread Baker {2}

This is the experienced level. The employee bakes the full range of breads.

NOTE: Employees generally progress through this series.

JOB DUTIES

NOTE: The job duties listed are typical examples.

Mixes dough.

Fires ovens.

JOB QUALIFICATIONS

Education

Education typically acquired through completion of high school.

Experience

Bread Baker {0}

No specific type or amount is required.

Bread Baker {1}

One year of experience in baking equivalent to a Bread Baker {0}.

Bread Baker {2} (Lead Worker)

Two years of experience in baking, including one year equivalent to a Bread Baker {1}.

Alternate Education and Experience

Bread Baker {0} - {2}

A certificate in baking may be substituted for the experience requirement.

Special Requirements, Licenses, and Certifications

Some positions require a driver's license.

NOTE: Equivalent combinations of education and experience will be evaluated.

Position Title             Position Code           Pay Schedule

Bread Baker-E              BRDBAKE                 B31-014
"""


@pytest.mark.parametrize("levels", [("7", "8", "E9"), ("9", "10", "P11"), ("I", "II", "III")])
def test_lines_of_a_title_and_a_level_above_text_are_the_classes(levels: tuple[str, ...]) -> None:
    record = parse_bytes(LEVELS.format(*levels).encode(), "a.txt")
    assert [one.title.value for one in record.classes] == [f"Bread Baker {one}" for one in levels]
    assert [one.code for one in record.classes] == [None] * 3
    assert [len(one.duties) for one in record.classes] == [2] * 3
    assert [len(one.credentials) for one in record.classes] == [1] * 3
    assert [len(one.substitutions) for one in record.classes] == [1] * 3
    ways = [alternatives(one.qualification) for one in record.classes]
    assert [[[one.months for one in way] for way in each] for each in ways] == [
        [[None], [None]],
        [[None, 12], [None]],
        [[None, 24], [None]],
    ]
    named = [[one.value for one in described.promotes_from] for described in record.classes]
    assert named == [[], [f"Bread Baker {levels[0]}"], [f"Bread Baker {levels[1]}"]]
    first = record.classes[0].level
    assert first is not None
    assert first.value in (1, 7, 9)


def test_levels_that_stand_in_a_list_are_no_classes_of_the_document() -> None:
    text = "BAKER\n\nDUTIES\n\n1. Bakes.\n\nCAREER LADDER\n\nBaker II\n\nBaker III\n\nHead Baker\n"
    assert [one.title.value for one in parse_bytes(text.encode(), "a.txt").classes] == ["BAKER"]
