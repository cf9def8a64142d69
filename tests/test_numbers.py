"""Numbers in words and figures, lengths of time, ordinals and numerals."""

from __future__ import annotations

import pytest

from loaders.numbers import durations, number, ordinal, roman


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("two years", [24]),
        ("Five (5) years", [60]),
        ("18 months", [18]),
        ("eighteen months", [18]),
        ("twenty-four months", [24]),
        ("five to seven years", [60]),
        ("Baker 2 or three years", [36]),
        ("2 or 3 years", [24]),
        ("3-5 years", [36]),
        ("one and one-half years", [18]),
        ("2 1/2 years", [30]),
        ("1.5 years", [18]),
        ("a three-year course", [36]),
        ("two or more years", [24]),
        ("2,080 hours", [12]),
        ("One thousand hours", [6]),
        ("26 weeks", [6]),
        ("30 days", [1]),
        ("two full years and six months", [24, 6]),
        ("Section 1010 (b), $25 a year", []),
    ],
)
def test_a_length_of_time_counts_in_months(text: str, months: list[int]) -> None:
    assert [length.months for length in durations(text, 0, len(text))] == months


def test_a_length_of_time_knows_where_it_stands() -> None:
    text = "At least two (2) years of clerical work"
    (length,) = durations(text, 0, len(text))
    assert text[length.start : length.end] == "two (2) years"


def test_words_that_state_no_number_are_refused() -> None:
    with pytest.raises(ValueError, match="several"):
        number("several")


@pytest.mark.parametrize(("text", "value"), [("Second", 2), ("fifth", 5), ("3rd", 3), ("12th", 12)])
def test_an_ordinal_is_a_number(text: str, value: int) -> None:
    assert ordinal(text) == value


@pytest.mark.parametrize(("text", "value"), [("I", 1), ("IV", 4), ("XII", 12), ("3", 3)])
def test_a_numeral_is_a_number(text: str, value: int) -> None:
    assert roman(text) == value


def test_letters_that_form_no_numeral_are_refused() -> None:
    with pytest.raises(ValueError, match="not in"):
        roman("VX")
