"""A document as sections, labelled fields and tables, every line in one place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.lines import document
from loaders.sections import Sections, sections


def read(text: str) -> tuple[list[tuple[str, list[str]]], dict[str, str]]:
    """Return each section's kind and lines, and each field's value."""
    doc = document(text)
    parts = sections(doc)
    return (
        [(part.kind, [line.text for line in part.lines]) for part in parts.sections],
        {f.name: doc.clean[slice(*f.value)] if f.value else "" for f in parts.fields},
    )


def test_a_heading_opens_a_section_that_runs_to_the_next_one() -> None:
    found, _ = read(
        "CLERK\n\nDUTIES\n\nFiles letters.\nTypes.\n\nMINIMUM QUALIFICATIONS\n\nNone.\n"
    )
    assert found == [
        ("preamble", ["CLERK"]),
        ("duties", ["Files letters.", "Types."]),
        ("qualification", ["None."]),
    ]


def test_a_heading_may_stand_before_its_text_and_hold_a_remark_of_several_lines() -> None:
    found, _ = read(
        "DEFINITION: Under direction, files.\n\n"
        "TYPICAL WORK: (Not every position does\nall of this.):\n1. Files.\n"
    )
    assert found[1:] == [("summary", ["Under direction, files."]), ("duties", ["1. Files."])]


def test_emphasis_does_not_hide_a_heading() -> None:
    found, _ = read(
        "<u>DUTIES:</u> Files.\n\n**NOTES:**\n\nA remark.\n\n# Special Requirements\n\nX"
    )
    assert [kind for kind, _ in found] == ["preamble", "duties", "notes", "credentials"]


def test_capitals_that_nobody_knows_open_other_but_a_part_of_a_sentence_does_not() -> None:
    found, _ = read("DUTIES\n\nFiles.\n\nPARKING PERMITS\n\nBring your own.\nEITHER: one\n")
    assert found[1:] == [("duties", ["Files."]), ("other", ["Bring your own.", "EITHER: one"])]


def test_a_line_that_looks_like_the_known_headings_is_one() -> None:
    text = (
        "Clerk\n\nDefinition\n\nUnder direction, files letters all day long.\n\n"
        "Typical Tasks\n\nFiles letters.\n\n"
        "Parking Near the Office\n\nThere is none, so that everybody walks to work.\n"
    )
    found, _ = read(text)
    assert found[-1] == ("other", ["There is none, so that everybody walks to work."])


def test_a_word_in_running_text_is_no_heading() -> None:
    found, _ = read("DUTIES\n\nTrains the staff of the division of\nEducation\nand plans.\n")
    assert [kind for kind, _ in found] == ["preamble", "duties"]


def test_a_label_of_one_duty_is_no_heading_where_headings_stand_in_capitals() -> None:
    found, _ = read(
        "DUTIES\n\nTraining: Teaches.\n\nNotes: Takes them.\n\nWORKING CONDITIONS\n\nX\n"
    )
    assert [kind for kind, _ in found] == ["preamble", "duties", "other"]


def test_lead_words_open_the_competencies_where_no_heading_does() -> None:
    found, _ = read("DUTIES\n\nFiles.\n\nKnowledge of:\nFiling.\n")
    assert found[-1] == ("competencies", ["Knowledge of:", "Filing."])


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Class Code: 1042\n", {"code": "1042"}),
        ("- Class Code: 1042\n", {"code": "1042"}),
        ("Class Code 1042\n", {"code": "1042"}),
        ("CLERK          Spec. No. 1042\n", {"code": "1042"}),
        ("\tFLSA Designation\n\tNon-Exempt\n", {"flsa": "Non-Exempt"}),
        (
            "Adopted: 04/13/2000 Revised: 03/13/2023\n",
            {"adopted": "04/13/2000", "revised": "03/13/2023"},
        ),
        ("Class Code 1042 . . . . . . Rev. 02-04-15\n", {"code": "1042", "revised": "02-04-15"}),
        ("POSITION TITLE: Head of Filing and\nTyping\n", {"title": "Head of Filing and\nTyping"}),
        (
            "Levels within same series\nClerk, Lead and\nHead\n\nDUTIES\n",
            {"members": "Clerk, Lead and\nHead"},
        ),
        ("Position Code:\nWork Calendar: 003\n", {"code": "", "unused": "003"}),
        ("Personnel Class Specification\n", {"document": ""}),
        ("The code of conduct: all follow it\n", {}),
    ],
)
def test_a_label_has_its_value_behind_or_below_it(text: str, fields: dict[str, str]) -> None:
    assert read(text)[1] == fields


def test_what_stands_beside_a_field_is_kept_as_a_line() -> None:
    found, fields = read("HEAD CLERK\t\t Class Code: 1968   see the list\n")
    assert found == [("preamble", ["HEAD CLERK", "see the list"])]
    assert fields == {"code": "1968"}


ROSTER = (
    "Clerk Series\n\nClerk Series - Titles\n\nClass Code | Class\n\n11 | Clerk I\n\n12 | Clerk II\n"
)


def test_a_table_gives_rows_of_fields_with_its_caption() -> None:
    doc = document(ROSTER)
    parts = sections(doc)
    rows = [{name: doc.clean[a:b] for name, (a, b) in row.items()} for row in parts.rows()]
    assert rows == [{"code": "11", "title": "Clerk I"}, {"code": "12", "title": "Clerk II"}]
    assert parts.values("title") == ()


def test_subheadings_of_a_roster_part_what_is_said_of_each_class() -> None:
    text = (
        "DUTIES\n\nAll Levels:\n\nFiles.\n\nClerk I\n\nSorts.\n\nClerk II\n\nChecks.\n\n"
        "NOTES\n\nX\n"
    )
    doc = document(text)
    parts = sections(doc, [doc.printed(a, a + n, rule="table-cell") for a, n in ((29, 7), (46, 8))])

    def lines(chosen: Sections) -> list[str]:
        return [line.text for part in chosen.sections for line in part.lines]

    assert lines(parts.about(0)) == ["Files.", "Sorts.", "X"]
    assert lines(parts.about(1)) == ["Files.", "Checks.", "X"]


PIECES = st.sampled_from(
    [
        *("DUTIES", "Definition: ", "Knowledge of:", "Class Code: 12", "files letters", "- ", "\n"),
        *("\n\n", "Clerk | 12", "Class | Class Code", "(", ")", "Revised ", "\t", "All Levels:"),
        *("1. ", "or II"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(deadline=None)
def test_every_line_is_in_exactly_one_place(text: str) -> None:
    doc = document(text)
    parts = sections(doc)
    taken = [(line.start, line.end) for part in parts.sections for line in part.lines]
    headings = [part.heading for part in parts.sections if part.heading]
    fields = [(field.start, field.end) for field in parts.fields]
    for line in doc.lines:
        words = [at for at in range(line.start, line.end) if doc.clean[at].isalnum()]
        held = [sum(a <= at < b for a, b in (*taken, *headings, *fields)) for at in words]
        assert all(held), line.text
    assert len(taken) == len(set(taken))


def test_a_person_specification_is_a_section_and_no_kind_of_document() -> None:
    found, _ = read("DUTIES\n\nCooks.\n\nPERSON SPECIFICATION\n\nTwo years as a cook.\n")
    assert found[-1] == ("qualification", ["Two years as a cook."])


def test_a_heading_may_stand_over_two_lines_with_its_text_behind() -> None:
    found, _ = read(
        "COOK\n\nFULL PERFORMANCE KNOWLEDGES, SKILLS AND\nABILITIES:  Tact; patience.\n"
    )
    assert found[-1] == ("competencies", ["Tact; patience."])


def test_a_numbered_heading_may_have_a_remark_that_goes_on_below() -> None:
    found, _ = read(
        "COOK\n\n4.  KSA's and/or Competencies required to perform the work (attach the\n"
        "    model, if any):\n\nTact and patience.\n"
    )
    assert found[-1] == ("competencies", ["Tact and patience."])


def test_the_numbers_of_known_headings_tell_unknown_ones() -> None:
    found, _ = read(
        "COOK\n\n1.0 Main Duties\n\n1.1 Cooks.\n1.2 Bakes.\n\n2.0 Working Conditions\n\nHot.\n\n"
        "3.0 Parking Permits\n\nThere are none.\n"
    )
    assert [kind for kind, _ in found] == ["preamble", "duties", "other", "other"]


def test_an_unknown_heading_goes_on_with_duties_where_work_is_listed_below() -> None:
    found, _ = read(
        "Main Duties\n\n1. To cook.\n2. To bake.\n\nGeneral\n\n3. To obey.\n\n"
        "THE KITCHEN GARDEN\n\n- Cleans the beds.\n\nTHE UNION\n\nIt meets on Mondays.\n"
    )
    assert [kind for kind, _ in found] == ["preamble", "duties", "duties", "duties", "other"]


def test_the_level_of_a_markdown_heading_tells_a_part_from_a_new_section() -> None:
    found, _ = read(
        "## Essential Functions\n\n### Baking\n\nThe bread.\n\n## Parking\n\nBy the gate.\n"
    )
    assert [kind for kind, _ in found] == ["preamble", "duties", "duties", "other"]


def test_a_wide_gap_parts_a_label_from_its_value_at_the_head() -> None:
    found, _ = read("COOK\nREPORTS TO      Chef\nTHE OLD KITCHEN\n\nDUTIES\n\nCooks.\n")
    assert found[1] == ("reports-to", ["Chef"])
    assert found[2] == ("preamble", ["THE OLD KITCHEN"])


def test_licences_are_a_part_of_qualifications_in_capitals_and_no_part_of_a_peer() -> None:
    asked = "Two years.\n\nLicenses:\n\nA license.\n\nWORKING CONDITIONS\n\nHot.\n"
    below, _ = read(f"COOK\n\nDUTIES\n\nCooks.\n\nMINIMUM QUALIFICATIONS\n\n{asked}")
    beside, _ = read(
        f"COOK\n\nDUTIES\n\nCooks.\n\nQUALIFICATIONS\n\nEducation and Experience:\n\n{asked}"
    )
    assert "credentials" not in [kind for kind, _ in below]
    assert ("credentials", ["A license."]) in beside
