"""What counts in an applicant's favour and is not required."""

from __future__ import annotations

import pytest

from graph import vocab
from graph.iris import Iris
from loaders.parse import parse_bytes
from loaders.record import ClassRecord
from loaders.triples import document_triples

REQUIRED = "CLERK\n\nMINIMUM QUALIFICATIONS\n\n"
WELCOME = "CLERK\n\nDUTIES\n\nFiles.\n\nDESIRABLE QUALIFICATIONS\n\n"


def read(text: str) -> ClassRecord:
    return parse_bytes(f"{text}\n".encode(), "clerk.txt").classes[0]


def told(described: ClassRecord) -> list[str]:
    return [one.text for one in described.desirable]


def test_a_section_of_desirable_qualifications_requires_nothing() -> None:
    described = read(f"{WELCOME}Two years of filing experience. A valid driver's license.")
    assert told(described) == ["Two years of filing experience", "A valid driver's license"]
    assert described.qualification is None
    assert described.credentials == ()
    assert described.other == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Two years of filing experience; typing experience preferred.",
            ["typing experience preferred"],
        ),
        (
            "A bachelor's degree. Bilingual skills are desirable.",
            ["Bilingual skills are desirable"],
        ),
        ("A bachelor's degree. It is preferred that letters be brought.", []),
    ],
)
def test_a_clause_among_what_is_required_may_be_desirable(text: str, found: list[str]) -> None:
    described = read(REQUIRED + text)
    assert told(described) == found
    assert described.qualification is not None


def test_what_is_desirable_is_marked_so_in_the_graph() -> None:
    record = parse_bytes(
        f"{REQUIRED}A bachelor's degree. Rye skills preferred.\n".encode(), "x.txt"
    )
    triples = document_triples(
        record, file_name="x.txt", employer=None, parser_version="1", iris=Iris()
    )
    kinds = {one.subject: one.object for one in triples if one.predicate == vocab.TYPE}
    marked = [one.subject for one in triples if one.predicate == vocab.NECESSITY]
    assert [kinds[subject] for subject in marked] == [vocab.DESIRABLE]
