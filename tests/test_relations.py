"""Supervisors, subordinates and neighbouring classes as sentences tell of them."""

from __future__ import annotations

import pytest

from loaders.lines import document
from loaders.relations import reports_to, supervises
from loaders.sections import sections


def test_sections_and_sentences_tell_who_supervises() -> None:
    doc = document(
        "CLERK\n\nREPORTS TO: The Head Clerk\n\nSUPERVISION OVER: Two helpers.\n\n"
        "DEFINITION\n\nFiles letters. Reports directly to the Mayor. Supervision is exercised over "
        "a typist.\n"
    )
    parts = sections(doc)
    assert [one.text for one in reports_to(doc, parts)] == [
        "The Head Clerk",
        "Reports directly to the Mayor.",
    ]
    assert [one.text for one in supervises(doc, parts)] == [
        "Two helpers.",
        "Supervision is exercised over a typist.",
    ]


def test_a_superior_whose_title_runs_into_the_next_line_is_one() -> None:
    doc = document("CLERK\n\nREPORTS TO: Head of Filing and\nMail\n\nDUTIES\n\nFiles.\n")
    assert [one.text for one in reports_to(doc, sections(doc))] == ["Head of Filing and Mail"]


@pytest.mark.parametrize(
    ("sentence", "reports", "leads"),
    [
        ("Under supervision of the Mayor, to supervise a group of porters.", True, True),
        ("General direction is given Head Clerks by the Mayor.", True, False),
        ("Supervises and works with two typists.", False, True),
        ("Supervises subordinate staff.", False, True),
        ("Supervises the repair of ovens.", False, False),
        ("Does not supervise staff.", False, False),
        ("May give technical direction to lower-level operators.", False, True),
        ("Meets clients who report to the office.", False, False),
        ("Supervises juvenile offenders and their teachers.", False, False),
    ],
)
def test_a_sentence_tells_of_superiors_and_of_people_led(
    sentence: str, reports: bool, leads: bool
) -> None:
    doc = document(f"CLERK\n\nDEFINITION\n\n{sentence}\n")
    parts = sections(doc)
    assert (bool(reports_to(doc, parts)), bool(supervises(doc, parts))) == (reports, leads)


@pytest.mark.parametrize("nobody", ["N/A", "None", "none.", "Not applicable", "No direct reports"])
def test_who_supervises_nobody_has_no_statement_of_it(nobody: str) -> None:
    doc = document(f"CLERK\n\nSUPERVISION OVER: {nobody}\n\nDUTIES\n\nFiles.\n")
    assert supervises(doc, sections(doc)) == ()
