"""What a record holds of its document, and what it would have lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.coverage import gaps, merged, unplaced
from loaders.lines import document
from loaders.parse import parse_bytes

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (p[0], sum(p))))


@given(SPANS)
def test_merged_spans_cover_the_same_places_and_are_apart(spans: list[tuple[int, int]]) -> None:
    joined = merged(spans)
    places = {at for a, b in spans for at in range(a, b)}
    assert {at for a, b in joined for at in range(a, b)} == places
    assert all(one[1] < other[0] for one, other in pairwise(joined))


@given(SPANS)
def test_gaps_are_the_words_outside_all_spans(spans: list[tuple[int, int]]) -> None:
    doc = document("files letters types cards counts coins sorts")
    taken = merged(spans)
    inside = {at for a, b in taken for at in range(a, b)}
    left = {at for a, b in gaps(doc, 0, len(doc.text), taken) for at in range(a, b)}
    assert not left & inside
    assert all(at in left | inside for at, letter in enumerate(doc.text) if letter.isalpha())


def test_list_marks_and_connectives_are_no_loss_but_a_word_is() -> None:
    record = parse_bytes(b"CLERK\n\nDUTIES\n\n1. Files; and\n2. Types.\n", "x.txt")
    assert unplaced(record) == ()
    (described,) = record.classes
    forgetful = replace(record, classes=(replace(described, duties=described.duties[:1]),))
    assert [record.text[a:b] for a, b in unplaced(forgetful)] == ["2. Types."]


def test_what_stands_under_no_known_heading_is_other_under_its_own() -> None:
    record = parse_bytes(b"CLERK\n\nDUTIES\n\nFiles.\n\nPARKING LOT\n\nBring a tent.\n", "x.txt")
    assert [(one.heading, one.text) for one in record.classes[0].other] == [
        ("PARKING LOT", "Bring a tent.")
    ]
    assert [(one.kind, one.text) for one in record.understood] == [
        ("title", "CLERK"),
        ("heading", "DUTIES"),
        ("heading", "PARKING LOT"),
    ]
