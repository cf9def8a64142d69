"""Duties: one an item, a sentence, or a clause where the list is one paragraph."""

from __future__ import annotations

import pytest

from loaders.duties import duties
from loaders.lines import document
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
        ("DUTIES\n1. Mail Room: Sorts letters.\n2. Counts.\n", ["Sorts letters", "Counts"]),
        (
            "DEFINITION\n\nThis is the first level in its series. Under direction, files; types.\n",
            ["Under direction, files", "types"],
        ),
        ("DEFINITION\n\nFiles.\n\nDUTIES\n\nTypes.\n", ["Types"]),
        ("DUTIES\n\nFiles.\n\nADDITIONAL FUNCTIONS\n\nTypes.\n", ["Files", "Types"]),
        ("NOTES\n\nFiles.\n", []),
    ],
)
def test_duties_are_cut_as_they_are_printed(text: str, found: list[str]) -> None:
    assert texts("CLERK\n\n" + text) == found
