"""Lines become items, items sentences and clauses, at the offsets printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.lines import document
from loaders.prose import clauses, items, label_end, sentences, stripped, without_remarks


def items_of(text: str) -> list[str]:
    doc = document(text)
    return [" ".join(doc.clean[i.start : i.end].split()) for i in items(doc, doc.lines)]


WRAPPED = (
    "The first paragraph is wrapped by hand at about sixty columns\n"
    "and goes on here. Its lines are full, so that Every word that\n"
    "Begins with a capital does not begin another paragraph of it.\n"
    "Short line\n"
    "Another short line\n"
)


def test_full_lines_of_a_text_wrapped_by_hand_are_joined() -> None:
    assert len(items_of(WRAPPED)) == 2
    assert items_of(WRAPPED)[-1] == "Another short line"


def test_a_line_is_full_with_the_heading_before_its_text() -> None:
    text = WRAPPED.replace("and goes on here. Its lines", "HEADING:          These lines")
    doc = document(text)
    first = doc.lines[1].tail(text.index("These"))
    assert first is not None
    assert len(items(doc, [first, doc.lines[2]])) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Files\n2. Types\nletters\n", ["Files", "Types letters"]),
        ("• Files\n  ◦ sorts\n• Types", ["Files", "sorts", "Types"]),
        ("- (A) A degree; OR\n- (B) Work.", ["A degree; OR", "Work."]),
        ("a) Files\nb) Types", ["Files", "Types"]),
        ("Files letters\nTypes letters", ["Files letters", "Types letters"]),
        ("knowledge of filing\nability to type", ["knowledge of filing", "ability to type"]),
        ("measurable or\n\nverifiable criteria", ["measurable or verifiable criteria"]),
        (
            "deep knowledge of ink; good\nknowledge of wax",
            ["deep knowledge of ink; good knowledge of wax"],
        ),
        ("knowledge of filing\n\nskilled typing", ["knowledge of filing", "skilled typing"]),
        ("\ue0b7 Files\n\ue0b7 Types", ["Files", "Types"]),
    ],
)
def test_marks_blank_lines_and_small_letters_tell_items_apart(text: str, found: list[str]) -> None:
    assert items_of(text) == found


def test_a_line_that_names_the_points_below_it_is_a_label() -> None:
    doc = document("  Staff Management\n    • Hires.\n  Planning:\n    • Plans.\n")
    assert [item.is_label for item in items(doc, doc.lines)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Files letters. Types them. Copies.", 3),
        ("Works for the U.S. Army and St. Mary's No. 5 depot.", 1),
        ("A clerk in Range C. Two years of work.", 2),
        ("One year as a Baker I. College study counts.", 2),
        ("Written by John V. Miller.", 1),
        ("College, e.g. Harvard, is fine.", 1),
        ("One year of work. and Education: a degree", 2),
        ("He asks (really?) why.", 1),
    ],
)
def test_a_full_stop_ends_a_sentence_but_not_an_abbreviation(text: str, count: int) -> None:
    assert len(list(sentences(document(text), 0, len(text)))) == count


def test_semicolons_in_brackets_part_no_clauses() -> None:
    doc = document("files (letters; cards); types; copies")
    assert [doc.clean[a:b] for a, b in clauses(doc, 0, len(doc.text))] == [
        "files (letters; cards)",
        "types",
        "copies",
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("; and does related work.", "does related work"),
        ("files letters; and", "files letters"),
        ("(2) types", "types"),
        ("handles orders or", "handles orders"),
        ("; .", ""),
    ],
)
def test_a_clause_loses_its_connective_and_its_full_stop(text: str, left: str) -> None:
    doc = document(text)
    start, end = stripped(doc, 0, len(text))
    assert doc.clean[start:end] == left


def test_only_a_label_in_title_case_is_taken_off() -> None:
    doc = document("Data Use: Requires care")
    assert label_end(doc, 0, len(doc.text)) == len("Data Use: ")
    doc = document("Performs many functions: files, types")
    assert label_end(doc, 0, len(doc.text)) == 0


def test_a_sentence_in_brackets_is_a_remark_and_ends_the_one_around_it() -> None:
    doc = document("Two (2) years (Those who lack a month may still be admitted.) and a licence")
    plain = without_remarks(doc, doc.lines)
    assert plain.clean.split() == ["Two", "(2)", "years", ".", "and", "a", "licence"]
    assert len(plain.clean) == len(doc.clean)


@given(st.text(alphabet="aB .;:()\n-1•", max_size=60))
@settings(deadline=None)
def test_items_and_their_parts_lie_inside_one_another(text: str) -> None:
    doc = document(text)
    for item in items(doc, doc.lines):
        assert 0 <= item.start < item.end <= len(text)
        for a, b in sentences(doc, item.start, item.end):
            assert item.start <= a <= b <= item.end
            assert all(a <= c <= d <= b for c, d in clauses(doc, a, b))
