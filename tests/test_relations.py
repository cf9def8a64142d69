"""Supervisors, subordinates and neighbouring classes as sentences tell of them."""

from __future__ import annotations

from loaders.lines import document
from loaders.relations import distinctions, reports_to, supervises
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


def test_a_distinction_names_the_other_class_and_its_level() -> None:
    doc = document(
        "CLERK\n\nDISTINGUISHING CHARACTERISTICS\n\nIt is distinguished from the third-level "
        "Head of Mail in that it leads nobody. It differs from the Typist II by its mail. It is "
        "hard.\n"
    )
    assert [(one.title, one.level) for one in distinctions(doc, sections(doc))] == [
        ("Head of Mail", 3),
        ("Typist II", None),
    ]


def test_a_superior_whose_title_runs_into_the_next_line_is_one() -> None:
    doc = document("CLERK\n\nREPORTS TO: Head of Filing and\nMail\n\nDUTIES\n\nFiles.\n")
    assert [one.text for one in reports_to(doc, sections(doc))] == ["Head of Filing and Mail"]
