"""Lines that copying ran together, or parted by a blank line each."""

from __future__ import annotations

from loaders.line_repair import repaired
from loaders.lines import document


def texts(text: str) -> list[tuple[str, bool]]:
    return [(line.text, line.after_gap) for line in repaired(document(text))]


def test_a_rule_across_the_page_says_nothing_but_parts_what_it_stands_between() -> None:
    assert texts("One\n******\nTwo\n- - - -\n") == [("One", True), ("Two", True)]


def test_a_document_in_one_line_is_broken_at_its_headings_and_points() -> None:
    filler = "keeps every list in order and sends each copy to the right desk, " * 8
    text = (
        f"Works for the town. Examples of Duties: \u2022 Opens mail and {filler}; \u2022 Files it; "
        "MINIMUM QUALIFICATIONS Two years of filing."
    )
    found = [line for line, _ in texts(text)]
    assert found[0] == "Works for the town."
    assert found[1] == "Examples of Duties:"
    assert found[2].startswith("\u2022 Opens mail")
    assert found[3:] == ["\u2022 Files it;", "MINIMUM QUALIFICATIONS", "Two years of filing."]


def test_a_long_paragraph_among_others_stays_whole() -> None:
    long = "Does this and that. Typical Tasks: sorts, files and sends. " * 12
    text = f"CLERK\n\n{long}\n\n{long}\n\n{long}\n"
    assert len(texts(text)) == 4


def test_blank_lines_after_every_line_part_nothing() -> None:
    lines = ["1. Opens the gate and", "closes it at night.", "2. Rakes the", "gravel paths."] * 4
    found = texts("\n\n".join(lines))
    assert [gap for _, gap in found] == [True] + [False] * 15


def test_what_looks_like_a_heading_is_set_off_where_no_line_is_blank() -> None:
    body = "Files letters.\nSorts cards.\nSends bills.\n" * 4
    found = dict(texts(f"CLERK\n{body}Other Things Done\nWaters the plants.\n"))
    assert found["Other Things Done"]
    assert not found["Sorts cards."]
