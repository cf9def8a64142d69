"""Tests of how a printed duty splits into its units."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.units import units

PIECES = st.sampled_from(
    [
        "Plans the budget",
        "reviews claims",
        "supervises",
        "The clerk will file it",
        "is responsible for all stores",
        "Guests are callers (see below; reads mail)",
        "etc",
        "reports",
        ".",
        ". ",
        "; ",
        ", ",
        ": ",
        " and ",
        "\r\n",
        "(",
        ")",
        " ",
    ]
)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in units(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prunes trees.", ["Prunes trees"]),
        ("  Prunes trees ;\n", ["Prunes trees"]),
        ("Other tasks as needed", ["Other tasks as needed"]),
        ("Order seeds. Sort bulbs.", ["Order seeds", "Sort bulbs"]),
        ("Order seeds;\r\n sort bulbs.", ["Order seeds", "sort bulbs"]),
        ("Orders seeds; and sorts bulbs;", ["Orders seeds", "sorts bulbs"]),
        ("Orders seeds; may sort bulbs", ["Orders seeds", "may sort bulbs"]),
        ("Orders seeds; the clerk sorts bulbs", ["Orders seeds", "the clerk sorts bulbs"]),
        (
            "Is responsible for planning walks; leads them; is responsible for all maps",
            ["Is responsible for planning walks", "leads them", "is responsible for all maps"],
        ),
    ],
)
def test_a_duty_splits_at_sentences_and_at_clauses_that_a_verb_opens(
    text: str, expected: list[str]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Orders seeds; bulbs; and tools",
        "Prepare drafts; reports to the board; and letters",
        "Sees to payroll; reports; records",
        "Sees to the crew, including hiring them; training them; rating them",
        "Trains staff in these matters: ordering seeds; sorting bulbs; orders stock",
        "Orders seeds (in spring; sorts bulbs in autumn) and tools",
        "Works in the U.S. Virgin Islands",
        "Works with Dr. Green on trials",
        "Orders tools, e.g. Dutch hoes",
    ],
)
def test_lists_parentheses_and_abbreviations_stay_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A head gardener plans, orders and plants beds, or may plan walks; prepares "
            "bids, writes letters, and keeps accounts",
            [
                "A head gardener plans, orders and plants beds",
                "may plan walks",
                "prepares bids",
                "writes letters",
                "keeps accounts",
            ],
        ),
        ("Reviews bids, plans and maps", ["Reviews bids, plans and maps"]),
        ("Reviews bids, plans submitted by firms", ["Reviews bids, plans submitted by firms"]),
        (
            "Keeps records of, and sells surplus stock",
            ["Keeps records of, and sells surplus stock"],
        ),
        ("Review bids, plan walks", ["Review bids, plan walks"]),
    ],
)
def test_a_comma_splits_only_where_the_third_person_or_a_modal_tells_a_verb_from_a_noun(
    text: str, expected: list[str]
) -> None:
    assert parts(text) == expected


def test_a_sentence_that_explains_belongs_to_no_unit() -> None:
    text = "Answer guests' letters. “Guests” may be defined as callers. File the letters."
    assert parts(text) == ["Answer guests' letters", "File the letters"]


def test_sentences_of_which_none_says_what_is_done_stay_together() -> None:
    text = "This is hard. It takes time."
    assert parts(text) == ["This is hard. It takes time"]


def test_an_abbreviation_before_a_verb_ends_a_sentence() -> None:
    assert parts("Orders hoes, etc. Sorts bulbs.") == ["Orders hoes, etc", "Sorts bulbs"]


@pytest.mark.parametrize("text", ["", " \r\n\t", ".", " ; "])
def test_a_text_without_words_has_no_units(text: str) -> None:
    assert units(text) == ()


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_units_keep_their_order_never_overlap_and_are_trimmed(text: str) -> None:
    found = units(text)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(part == part.strip() and part[-1] not in ".;," for part in parts(text))
