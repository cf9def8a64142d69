"""Offsets into the plain twin of a text are offsets into the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.lines import collapsed, document

TEXTS = st.text(alphabet="aB \t\r\n\f.;’“–**<u></u>\ufeff\xa0\x15#", max_size=80)


@given(TEXTS)
def test_the_plain_twin_is_as_long_as_the_text(text: str) -> None:
    assert len(document(text).clean) == len(text)


@given(TEXTS)
def test_every_line_holds_what_stands_at_its_span(text: str) -> None:
    doc = document(text)
    assert all(doc.clean[line.start : line.end] == line.text for line in doc.lines)


@given(TEXTS, st.integers(0, 80), st.integers(0, 80))
def test_a_statement_quotes_its_span(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    assert document(text).statement(start, end, rule="duty-item").text == collapsed(text[start:end])


def test_carriage_returns_alone_end_lines_too() -> None:
    lines = document("CLERK\rDuties\r\rFiles").lines
    assert [(line.text, line.after_gap) for line in lines] == [
        ("CLERK", True),
        ("Duties", False),
        ("Files", True),
    ]


def test_markup_and_typographic_marks_are_plain_for_matching_only() -> None:
    doc = document("<u>DUTIES:</u> the clerk’s **work**")
    assert doc.clean.split() == ["DUTIES:", "the", "clerk's", "work"]
    assert doc.quote(15, len(doc.text)) == "the clerk’s **work**"


def test_a_statement_that_page_furniture_interrupts_has_several_spans() -> None:
    plain = document("Files letters and\n\nPage 2 of 3\n\nreports daily")
    doc = plain.without([line for line in plain.lines if line.text.startswith("Page")])
    statement = doc.statement(0, len(doc.text), rule="duty-item")
    assert statement.text == "Files letters and reports daily"
    assert [doc.text[a:b] for a, b in statement.spans] == ["Files letters and", "reports daily"]


def test_a_text_wrapped_by_hand_has_a_width_and_another_has_none() -> None:
    wrapped = "\n".join(["a line that is as wide as all of the others are"] * 12)
    assert document(wrapped).width == 47
    assert document("One long paragraph. " * 20 + "\nTITLE\nDUTIES\n").width is None
