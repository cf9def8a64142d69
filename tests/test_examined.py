"""What applicants are examined in."""

from __future__ import annotations

import pytest

from loaders.coverage import unplaced
from loaders.parse import parse_bytes
from loaders.record import Record

HEAD = "CLERK\n\nDUTIES\n\nFiles.\n\nSELECTION PROCESS\n\n"


def read(text: str) -> Record:
    return parse_bytes(f"{HEAD}{text}\n".encode(), "clerk.txt")


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one.lead, one.text) for one in read(text).classes[0].examined]


def test_a_row_of_tests_and_weights_is_one_statement_without_its_dots() -> None:
    text = "Examination Weights: Essay . . . . . . . Advisory\n     Interview . . . . . . .  100%"
    assert told(text) == [(None, "Essay Advisory"), (None, "Interview 100%")]
    record = read(text)
    rows = record.classes[0].examined
    quoted = [" ".join(record.text[a:b] for a, b in row.spans) for row in rows]
    assert quoted == ["Essay Advisory", "Interview 100%"]


def test_what_runs_together_behind_lead_words_is_split() -> None:
    assert told(
        "The examination will consist of a test. In it, candidates may be examined for knowledge "
        "of: letters; methods of filing; and the ability to sort cards; count coins; and other "
        "skills."
    ) == [
        (None, "The examination will consist of a test."),
        ("knowledge of", "letters"),
        ("knowledge of", "methods of filing"),
        ("ability to", "sort cards"),
        ("ability to", "count coins"),
        (None, "other skills"),
    ]


def test_competencies_are_named_between_commas_before_job_knowledge() -> None:
    assert told(
        "In the interview, the following competencies may be evaluated: Mathematics, Attention "
        "to Detail, and Job Knowledge, including knowledge of: letters; cards."
    ) == [
        (None, "Mathematics"),
        (None, "Attention to Detail"),
        ("knowledge of", "letters"),
        ("knowledge of", "cards"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Candidates will be notified by e-mail of the location of the interview.",
        "It is anticipated that interviews will begin in May.",
        "The passing score for the written test may be below 70%.",
        "No other shoes will be allowed.",
    ],
)
def test_when_where_and_how_a_test_is_held_is_other(sentence: str) -> None:
    (described,) = read(sentence).classes
    assert described.examined == ()
    assert [one.text for one in described.other] == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Safety Information\n\nThe test will consist of sorting cards.",
        "Candidates will be scheduled for the following:\n\nThe test will consist of cards.",
        "Oral interview\n\nThe test is weighted 60%; it covers knowledge of: cards; and coins.",
    ],
)
def test_subheadings_and_words_that_lead_to_lists_are_understood(text: str) -> None:
    record = read(text)
    assert unplaced(record) == ()
    assert record.classes[0].other == ()
