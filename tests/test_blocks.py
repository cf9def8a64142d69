"""Specifications of several classes that stand one behind the other in one document."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes

BOTH = """Ashford Police

Job Title: Records Clerk
Job Code: PR-1
FLSA: Non-exempt
Reports To: Records Sergeant

1. DUTIES

A. Files reports.

2. MINIMUM QUALIFICATIONS

High school diploma.

########

Job Title: Records Sergeant
Job Code: PR-2
FLSA: Exempt
Reports To: Chief

1. DUTIES

A. Assigns work to clerks.

2. MINIMUM QUALIFICATIONS

Bachelor's degree.
"""


def test_classes_in_blocks_without_levels_are_no_series() -> None:
    assert parse_bytes(BOTH.encode(), "a.txt").series is None


@pytest.mark.parametrize("label", ["Job Title", "Position"])
def test_a_labelled_title_with_headings_of_its_own_opens_a_class(label: str) -> None:
    classes = parse_bytes(BOTH.replace("Job Title", label).encode(), "a.txt").classes
    told = [
        (one.title.value, one.code and one.code.value, [duty.text for duty in one.duties])
        for one in classes
    ]
    assert told == [
        ("Records Clerk", "PR-1", ["Files reports"]),
        ("Records Sergeant", "PR-2", ["Assigns work to clerks"]),
    ]


def test_a_field_below_the_title_of_a_class_is_of_that_class() -> None:
    first, second = parse_bytes(BOTH.encode(), "a.txt").classes
    assert [one.flsa and one.flsa.status for one in (first, second)] == ["non-exempt", "exempt"]


def test_labelled_titles_may_stand_together_above_the_passages_of_their_classes() -> None:
    text = (
        b"TITLE: RECORDS AIDE          CODE: 11\nTITLE: RECORDS CLERK         CODE: 12\n\n"
        b"RECORDS AIDE\n\nDuties\n- Sorts files.\n\nRECORDS CLERK\n\nDuties\n- Types.\n"
    )
    told = [
        (one.title.value, one.code and one.code.value, [duty.text for duty in one.duties])
        for one in parse_bytes(text, "a.txt").classes
    ]
    assert told == [("RECORDS AIDE", "11", ["Sorts files"]), ("RECORDS CLERK", "12", ["Types"])]


def test_a_numeral_with_a_colon_stands_for_the_class_of_that_level() -> None:
    text = (
        b"RECORDS CLERK I/II\n\nDUTIES\n\n- Types.\n\nQUALIFICATIONS\n\n"
        b"I: None.\nII: One year as a Records Clerk I.\n"
    )
    first, second = parse_bytes(text, "a.txt").classes
    assert first.promotes_from == ()
    assert [one.value for one in second.promotes_from] == ["Records Clerk I"]


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


PAGED = """JOB TITLE       JOB CODE    EFFECTIVE     FLSA
Lift Tester 1   30911       01/02/2019    Non-exempt

CLASS CONCEPT:
Learns to test lifts.

JOB TITLE       JOB CODE    EFFECTIVE     FLSA
Lift Tester 2   30912       01/02/2019    Non-exempt

CLASS CONCEPT:
Tests lifts alone.

Page 2          LIFT TESTING       3091

JOB TITLE: Lift Tester 1            JOB CODE: 30911

JOB DUTIES IN ORDER OF IMPORTANCE (What is listed is only
illustrative.)

Oils the rails.

MINIMUM QUALIFICATIONS

One year of experience in repair.

Page 3          LIFT TESTING       3091

JOB TITLE: Lift Tester 2            JOB CODE: 30912

JOB DUTIES IN ORDER OF IMPORTANCE (What is listed is only
illustrative.)

Condemns worn ropes.

MINIMUM QUALIFICATIONS

Three years of experience in repair.
"""


def test_classes_told_of_twice_begin_a_page_each_below_their_titles() -> None:
    record = parse_bytes(PAGED.encode(), "lifts.txt")
    read = [
        (one.title.value, one.code and one.code.value, [duty.text for duty in one.duties])
        for one in record.classes
    ]
    assert read == [
        ("Lift Tester 1", "30911", ["Oils the rails"]),
        ("Lift Tester 2", "30912", ["Condemns worn ropes"]),
    ]


ROWS = """STATE OF ELBRA

TITLE                 GRADE    EEO-4    CODE

GATE KEEPER II        30       B        21.544
GATE KEEPER I         27       B        21.547

SERIES CONCEPT

Keepers guard the gates.

GATE KEEPER II        30       B        21.544
GATE KEEPER I         27       B        21.547
Page 2 of 3

MINIMUM QUALIFICATIONS

GATE KEEPER II

EDUCATION AND EXPERIENCE: Two years of experience as a guard. (See Special
Requirements)

ENTRY LEVEL KNOWLEDGE, SKILLS AND ABILITIES: Knowledge of: locks. Ability to: train keepers.

GATE KEEPER II        30       B        21.544
GATE KEEPER I         27       B        21.547
Page 3 of 3

GATE KEEPER I

EDUCATION AND EXPERIENCE: One year of experience as a guard.

ENTRY LEVEL KNOWLEDGE, SKILLS AND ABILITIES: Knowledge of: radios. Ability to: stand.
"""


def test_the_table_of_a_series_above_each_page_is_furniture_and_its_classes_titles_are_not() -> (
    None
):
    record = parse_bytes(ROWS.encode(), "keepers.txt")
    read = [(one.title.value, [able.text for able in one.abilities]) for one in record.classes]
    assert read == [("GATE KEEPER II", ["train keepers"]), ("GATE KEEPER I", ["stand"])]


def test_what_only_the_last_class_has_first_is_its_own() -> None:
    text = ROWS.replace("GATE KEEPER I\n\nEDU", "GATE KEEPER I\n\nPOST DETAIL: Outdoors.\n\nEDU")
    record = parse_bytes(text.encode(), "keepers.txt")
    assert [one.text for one in record.classes[0].abilities] == ["train keepers"]


def test_a_further_title_goes_back_to_what_the_one_above_stood_in() -> None:
    text = (
        "GUARD I\nGUARD II\n\nDEFINITIONS\n\nGUARD I\n\nThis is the entry level. Watches gates.\n\n"
        "Examples of Work Performed:\n\n*  Locks doors.\n\nGUARD II\n\n"
        "This is the objective level. Watches vaults.\n\n"
        "Examples of Work Performed:\n\n*  Opens vaults.\n"
    )
    read = [[duty.text for duty in one.duties] for one in parse_bytes(text.encode(), "g").classes]
    assert read == [["Locks doors"], ["Opens vaults"]]
