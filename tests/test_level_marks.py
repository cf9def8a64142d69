"""Marks of levels beside the points of a list that several classes share."""

from __future__ import annotations

import pytest

from loaders.parse import parse_bytes

HEAD = "MAIL CLERK I/II\n\nDEFINITION\n\nSorts mail.\n\n"


def told(text: str, name: str = "duties") -> list[list[str]]:
    record = parse_bytes((HEAD + text).encode(), "a.txt")
    return [[one.text for one in getattr(described, name)] for described in record.classes]


@pytest.mark.parametrize(
    "listed",
    [
        "1. Sorts letters. [I, II]\n2. Weighs parcels. [I]\n3. Trains clerks.\n   [II]\n",
        "1. Sorts letters.\n2. Weighs parcels. (I)\n3. Trains clerks. (II only)\n",
        "- Sorts letters.\n- (I) Weighs parcels.\n- (II) Trains clerks.\n",
        "\u00b7\tSorts letters.\n\u00b7\t(I) Weighs parcels.\n\u00b7\t(Level II) Trains clerks.\n",
    ],
)
def test_a_point_with_the_mark_of_a_level_is_a_duty_of_that_level(listed: str) -> None:
    first, second = told(f"TYPICAL DUTIES\n\n{listed}")
    assert first == ["Sorts letters", "Weighs parcels"]
    assert [text.removesuffix(". (II only)") for text in second] == [
        "Sorts letters",
        "Trains clerks",
    ]


def test_a_mark_may_name_a_level_and_a_class() -> None:
    text = (
        "| Class title | Code |\n|---|---|\n| Dyer I | D1001 |\n| Dyer II | D1002 |\n"
        "| Head Dyer | D1003 |\n\nDUTIES\n\n- Dyes wool.\n- Mixes dyes. (II and Head)\n"
        "- Buys dyes. (Head only)\n"
    )
    record = parse_bytes(text.encode(), "a.txt")
    assert [len(described.duties) for described in record.classes] == [1, 2, 3]


def test_a_number_in_brackets_is_no_mark() -> None:
    listed = "(I) Sorts letters.\n(II) Weighs parcels.\n"
    assert told(f"TYPICAL DUTIES\n\n{listed}") == [["Sorts letters", "Weighs parcels"]] * 2


def test_a_competency_with_the_title_of_a_class_is_of_that_class() -> None:
    listed = "Ability to:\n\n- Read addresses.\n- Give evidence (Mail Clerk II).\n"
    assert told(f"KNOWLEDGE AND ABILITIES\n\n{listed}", "abilities") == [
        ["Read addresses"],
        ["Read addresses", "Give evidence (Mail Clerk II)"],
    ]


def test_a_credential_that_opens_with_the_holders_of_one_class_is_theirs() -> None:
    listed = (
        "A driver's license is required.\n\n"
        "Appointees to Mail Clerk II must obtain a forklift certificate within a year.\n"
    )
    first, second = told(f"LICENSES\n\n{listed}", "credentials")
    assert [len(first), len(second)] == [1, 2]


def test_the_wrapped_end_of_a_sentence_opens_no_part_of_a_class() -> None:
    listed = (
        "MAIL CLERK I\n\nOne year of experience in an office.\n\n"
        "MAIL CLERK II\n\nOne year of permanent service in the mail room as a\nMail Clerk I.\n"
    )
    _, second = parse_bytes((HEAD + "QUALIFICATIONS\n\n" + listed).encode(), "a.txt").classes
    assert [one.value for one in second.promotes_from] == ["Mail Clerk I"]


@pytest.mark.parametrize(
    "adds",
    [
        "Mail Clerk II (in addition to the above)",
        "Mail Clerk II - All of the above plus:",
        "Mail Clerk II: All the above duties and",
    ],
)
def test_what_a_class_adds_to_is_its_own_too(adds: str) -> None:
    listed = f"Mail Clerk I\n- Sorts letters.\n\n{adds}\n- Trains clerks.\n"
    assert told(f"TYPICAL DUTIES\n\n{listed}") == [
        ["Sorts letters"],
        ["Sorts letters", "Trains clerks"],
    ]


def test_a_class_adds_to_duties_and_not_to_what_it_must_know() -> None:
    listed = (
        "Mail Clerk I\n\nKnowledge of maps.\n\n"
        "Mail Clerk II (in addition to the above)\n\nKnowledge of postal law.\n"
    )
    assert told(f"KNOWLEDGE AND ABILITIES\n\n{listed}", "knowledge") == [
        ["Knowledge of maps"],
        ["Knowledge of postal law"],
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("OFFICE HOURS\n\nNine to five.\n\nDuties of Mail Clerk I:", "Duties of Mail Clerk II:"),
        ("M4A1TX MAIL CLERK I\n\nDUTIES\n", "M4A2TX MAIL CLERK II\n\nDUTIES\n"),
    ],
)
def test_a_heading_may_name_its_class_with_its_section_or_behind_its_code(
    first: str, second: str
) -> None:
    assert told(f"{first}\n- Sorts letters.\n\n{second}\n- Trains clerks.\n") == [
        ["Sorts letters"],
        ["Trains clerks"],
    ]


def test_the_above_alone_is_nothing_to_know() -> None:
    listed = "Mail Clerk I\nKnowledge of: maps.\n\nMail Clerk II\nKnowledge of: the above; law.\n"
    assert told(f"KNOWLEDGE\n\n{listed}", "knowledge") == [["maps"], ["law"]]
