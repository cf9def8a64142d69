"""From bytes to a record: small specifications in our own words, and what all records share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import NotASpecification, UnreadableDocument
from loaders.coverage import passages, unplaced
from loaders.lines import collapsed
from loaders.output import record_json
from loaders.parse import parse_bytes, parse_file
from loaders.qualifications.alternatives import alternatives
from loaders.record import Record, Statement

COUNTY = """\
 Classification Specification
\t

\t4410300

\tTOOL LIBRARY LEAD

Class Summary

The responsibilities of this class include lending tools and leading two helpers.

Distinguishing Characteristics

This class is the third level of a four-level tool library classification series. This class is \
distinguished from the second-level Tool Library Assistant in that incumbents lead others.

Examples of Duties (May vary by position)

1. Lend tools. Repair those that come back broken.
2. Lead two helpers.
3. Perform other duties as assigned.
Knowledge/Skills (May vary by position.)

Knowledge of hand tools; knowledge of power tools
Skill in sharpening
Licensing, Certification and Other Requirements

State Driver’s License (some positions)

\tFLSA Designation
\tExempt (Executive)

\tLevels within same series
\tTool Library Helper, Assistant, Lead and Tool Library Manager
"""

SERIES = """\
Bell Ringer Series

Class Code | Class

71 | Bell Ringer

72 | Senior Bell Ringer

Typical Tasks

All Levels:

Rings bells.

Senior Bell Ringer

Trains ringers.

Minimum Qualifications

Bell Ringer

Completion of the twelfth grade.

Senior Bell Ringer

Two years of experience performing the duties of a Bell Ringer.
"""


def parse(text: str) -> Record:
    return parse_bytes(text.encode(), "x.txt")


def texts(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.text for statement in statements]


def test_a_county_form_is_read_whole() -> None:
    record = parse(COUNTY)
    (described,) = record.classes
    assert described.title.value == "TOOL LIBRARY LEAD"
    assert described.code is not None
    assert described.code.value == "4410300"
    assert described.level is not None
    assert described.level.value == 3
    assert described.flsa is not None
    assert (described.flsa.status, described.flsa.exemption) == ("exempt", "executive")
    assert texts(described.duties) == [
        "Lend tools. Repair those that come back broken",
        "Lead two helpers",
        "Perform other duties as assigned",
    ]
    assert texts(described.knowledge) == ["Knowledge of hand tools", "knowledge of power tools"]
    assert texts(described.skills) == ["Skill in sharpening"]
    assert described.credentials[0].condition == "some positions"
    assert [(one.title, one.level) for one in described.distinguished_from] == [
        ("Tool Library Assistant", 2)
    ]
    assert record.series is not None
    assert (record.series.name, record.series.size) == ("tool library", 4)
    assert [member.value for member in record.series.members] == [
        "Tool Library Helper",
        "Assistant",
        "Lead",
        "Tool Library Manager",
    ]


def test_a_series_specification_gives_a_record_for_each_class() -> None:
    record = parse(SERIES)
    ringer, senior = record.classes
    assert [described.title.value for described in record.classes] == [
        "Bell Ringer",
        "Senior Bell Ringer",
    ]
    assert texts(ringer.duties) == ["Rings bells"]
    assert texts(senior.duties) == ["Rings bells", "Trains ringers"]
    assert [printed.value for printed in senior.promotes_from] == ["Bell Ringer"]
    assert ringer.promotes_from == ()
    assert record.series is not None
    assert (record.series.name, record.series.size) == ("Bell Ringer", 2)


def test_a_series_without_a_title_is_named_by_what_its_classes_share() -> None:
    record = parse(
        "This series has two classes.\n"
        + SERIES.split("\n", 1)[1].replace("Senior ", "Bell Ringer ")
    )
    assert len(record.classes) == 2
    assert record.series is not None
    assert record.series.name == "Bell Ringer"


def test_a_value_that_is_not_stated_is_none() -> None:
    record = parse("CLERK\n\nDUTIES\n\nFiles letters.\n")
    (described,) = record.classes
    stated = (described.code, described.level, described.flsa, described.qualification)
    assert stated == (None, None, None, None)
    assert (record.agency, record.series, record.adopted, record.revised) == (None,) * 4


def test_a_page_break_interrupts_a_statement_without_ending_it() -> None:
    record = parse(
        "POSITION TITLE: Bell Ringer\n\nDUTIES:\n1. Rings the bells of the tower and\n\n"
        "                 4\nBell Ringer\nPage 2 of 3\n\n    mends their ropes.\n2. Counts.\n"
    )
    ringing, _ = record.classes[0].duties
    assert ringing.text == "Rings the bells of the tower and mends their ropes"
    assert len(ringing.spans) == 2


def test_a_bullet_that_became_a_control_character_is_a_bullet() -> None:
    record = parse(
        "CLERK\n\nDUTIES:\n  \x15 Files letters of all kinds and sizes in boxes.\n"
        "  \x15 Types. Copies.\n\nNOTES:\n" + "Nothing else. " * 9
    )
    assert texts(record.classes[0].duties) == [
        "Files letters of all kinds and sizes in boxes",
        "Types. Copies",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Dear Sir,\n\nthank you for the flowers.\n", "no section or field"),
        ("DUTIES\n\nFiles letters.\n", "no class title"),
    ],
)
def test_a_text_that_describes_no_class_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotASpecification, match=reason):
        parse(text)


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        parse_file(tmp_path / "none.txt")


PIECES = st.sampled_from(
    [
        *("DUTIES\n\n", "Minimum Qualifications\n\n", "NOTES:\n", "Knowledge of: ", "Ability to "),
        *("file letters", "two years of experience", "a bachelor's degree", "a valid license"),
        *(" and ", " or ", "; or\n", "; ", ". ", "\n", "\n\n", "1. ", "(A) ", "- ", "Either I\n"),
        *("Or II\n", "any combination of education and experience", "equivalent to ", "(", ")"),
        *("as a Senior Clerk", "preferred", "Revised: 2/2002\n", "at least one year of which "),
        *("Thorough knowledge of filing", "may be substituted for ", "Page 2 of 3\n", "\r", "\t"),
        *(
            "Class Code | Class\n",
            "12 | Clerk I\n",
            "13 | Clerk II\n",
            "Clerk I\n",
            "All Levels:\n",
        ),
    ]
)
DOCUMENTS = st.lists(PIECES, max_size=40).map(
    lambda pieces: "CLERK\n\nDEFINITION\n\n" + "".join(pieces)
)


@given(DOCUMENTS)
@settings(max_examples=200, deadline=None)
def test_parsing_loses_no_word_and_quotes_its_document(text: str) -> None:
    record = parse(text)
    assert [text[a:b] for a, b in unplaced(record)] == []
    for described in record.classes:
        for name in ("duties", "knowledge", "skills", "abilities", "credentials", "other"):
            for statement in getattr(described, name):
                quoted = collapsed(text[statement.start : statement.end])
                assert statement.spans or statement.text == quoted
                assert statement.text
    assert all(0 <= start <= end <= len(text) for start, end in passages(record))


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_parsing_is_deterministic_and_gives_json(text: str) -> None:
    first, second = parse(text), parse(text)
    assert first == second
    assert json.loads(json.dumps(record_json(first))) == record_json(second)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_what_is_read(ends: str) -> None:
    read = record_json(parse(COUNTY.replace("\n", ends)))["classes"]
    assert json.dumps(_without_offsets(read)) == json.dumps(
        _without_offsets(record_json(parse(COUNTY))["classes"])
    )


def _without_offsets(value: object) -> object:
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if key not in ("start", "end")}
        return {key: _without_offsets(inner) for key, inner in kept.items()}
    return [_without_offsets(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("folder", ["seeds", "la", "calhr", "sjusd"])
def test_real_documents_are_read_without_losing_a_word(folder: str, shared: Path) -> None:
    files = sorted((shared / "corpus" / folder).glob("*.txt"))
    sample = files[:: max(1, len(files) // 25)]
    assert sample
    lost: dict[str, list[str]] = {}
    for path in sample:
        record = parse_file(path)
        lost[path.name] = [record.text[a:b] for a, b in unplaced(record)]
    assert {name: words for name, words in lost.items() if words} == {}


@pytest.mark.parametrize(
    ("folder", "least"), [("seeds", "0.97"), ("la", "0.97"), ("sjusd", "0.97"), ("calhr", "0.93")]
)
def test_the_gold_set_agrees(folder: str, least: str, shared: Path, tmp_path: Path) -> None:
    gold = shared / "corpus" / "gold" / folder
    for annotated in sorted(gold.glob("*.json")):
        record = parse_file(shared / "corpus" / folder / f"{annotated.stem}.txt")
        (tmp_path / annotated.name).write_text(json.dumps(record_json(record)), "utf-8")
    scored = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", gold, tmp_path, "--min", least],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout


def test_no_class_promotes_from_itself() -> None:
    text = b"BAKER\n\nMINIMUM QUALIFICATIONS\n\nTwo years as a Baker or as a Miller.\n"
    record = parse_bytes(text, "baker.txt")
    assert [one.value for one in record.classes[0].promotes_from] == ["Miller"]


def test_a_lost_letter_is_no_part_of_a_name() -> None:
    text = "BAKER\n\nMINIMUM QUALIFICATIONS\n\nTwo years as a Miller\ufffdII.\n"
    record = parse_bytes(text.encode(), "baker.txt")
    assert [one.value for one in record.classes[0].promotes_from] == ["Miller II"]


def test_the_name_of_a_class_or_employer_does_not_cut_a_sentence() -> None:
    text = (
        b"Town of Bread\n\nBAKER\n\nMINIMUM QUALIFICATIONS\n\nTwo years as a Miller.\n\n"
        b"PARKING\n\nOutside of the Town of Bread nobody needs to park.\n"
    )
    record = parse_bytes(text, "baker.txt")
    assert record.agency is not None
    assert [one.text for one in record.classes[0].other][-1].startswith("Outside of the Town")
    assert unplaced(record) == ()


def test_a_class_that_is_said_to_be_abolished_gives_a_warning() -> None:
    text = (
        b"Baker Series\n\nClass Code | Class\n\n1001 | Baker I (Abolished 01/02/2015)\n\n"
        b"1002 | Baker II\n\nDuties\n\nBakes.\n"
    )
    record = parse_bytes(text, "baker.txt")
    assert [one.title.value for one in record.classes] == ["Baker I", "Baker II"]
    (warned,) = record.warnings
    assert warned.code == "abolished"
    assert "Baker I (Abolished 01/02/2015)" in warned.message
    assert "Abolished" in record.text[warned.start : warned.end]


def test_a_requirement_that_no_rule_understood_gives_one_warning_for_a_whole_series() -> None:
    text = (
        b"Baker Series\n\nClass Code | Class\n\n1001 | Baker I\n\n1002 | Baker II\n\n"
        b"Minimum Qualifications\n\nOne year of experience in baking.\n\n"
        b"Trust of the whole village.\n"
    )
    record = parse_bytes(text, "baker.txt")
    assert all(len(alternatives(one.qualification)) == 1 for one in record.classes)
    (warned,) = record.warnings
    assert warned.code == "unread-requirement"
    assert "Trust of the whole village" in warned.message
    assert record.text[warned.start : warned.end] == "Trust of the whole village"


def test_qualifications_that_go_on_to_knowledge_in_one_line_give_both() -> None:
    text = (
        b"BAKER\n\nMinimum Qualifications\n\nTwo years of experience in baking. and Knowledge "
        b"and abilities: Knowledge of: bread; cake. Ability to: bake; sell. and Special personal "
        b"characteristics: Willingness to rise early.\n"
    )
    described = parse_bytes(text, "baker.txt").classes[0]
    assert [one.text for one in described.knowledge] == ["bread", "cake"]
    assert [one.text for one in described.abilities] == ["bake", "sell"]


def test_a_series_shares_what_is_said_of_all_its_classes_but_not_their_names() -> None:
    text = (
        b"Baker Series\n\nClass Code | Class\n\n1001 | Baker I\n\n1002 | Baker II\n\n"
        b"Minimum Qualifications\n\nOne year as a Baker I.\n"
    )
    first, second = parse_bytes(text, "baker.txt").classes
    assert (first.level and first.level.value, second.level and second.level.value) == (1, 2)
    assert [one.value for one in first.promotes_from] == []
    assert [one.value for one in second.promotes_from] == ["Baker I"]
    assert (first.code and first.code.value, second.code and second.code.value) == ("1001", "1002")


SPECIALISTS = b"""\
Chemist (Various Specialties) Series

Class Code | Class

1001 | Chemist I (Air)

1002 | Chemist I (Soil)

1003 | Chemist II (Air)

Minimum Qualifications

Chemist I

Air

One year as a Stoker.

Soil

One year as a Digger.

Chemist II (Various Specialties)

Certificate Requirement: Possession of a valid certificate as a chemist.

Experience Requirement: Either I

Two years as a Chemist I.

Or II

Five years as a Stoker.
"""


def test_specialties_and_stems_share_out_what_a_consolidated_series_asks_for() -> None:
    described = parse_bytes(SPECIALISTS, "chemist.txt").classes
    assert [[one.value for one in part.promotes_from] for part in described] == [
        ["Stoker"],
        ["Digger"],
        ["Chemist I", "Stoker"],
    ]


def test_a_label_below_a_heading_of_its_own_line_is_a_part_of_what_it_heads() -> None:
    described = parse_bytes(SPECIALISTS, "chemist.txt").classes[-1]
    kinds = [[one.kind for one in way] for way in alternatives(described.qualification)]
    assert kinds == [["credential", "experience"], ["credential", "experience"]]


BLOCKS = b"""\
Job Code   Job Title      FLSA
B101       Baker 1        Non-Exempt
B102       Baker 2        Exempt

JOB CODE: B101
JOB TITLE: Baker 1

DEFINITION: Bakes small loaves.

EXAMPLES OF WORK:

- Sifts flour.

JOB CODE: B102
JOB TITLE: Baker 2

DEFINITION: Bakes large loaves.

EXAMPLES OF WORK:

- Tends the oven.
"""


def test_each_labelled_title_opens_the_block_of_its_class() -> None:
    first, second = parse_bytes(BLOCKS, "bakers.txt").classes
    assert [one.text for one in first.summary] == ["Bakes small loaves."]
    assert [one.text for one in second.summary] == ["Bakes large loaves."]
    assert [one.text for one in first.duties] == ["Sifts flour"]
    assert [one.text for one in second.duties] == ["Tends the oven"]


def test_what_adds_to_the_above_is_of_the_class_above_it() -> None:
    text = (
        b"Baker Series\n\nClass Code | Class\n\n1001 | Baker I\n\n1002 | Baker II\n\n"
        b"EMPLOYMENT STANDARDS\n\nBaker I\n\nKnowledge of:\n- Bread.\n\nBaker II\n"
        b"All of the above, plus:\nKnowledge of:\n- Cake.\n"
    )
    first, second = parse_bytes(text, "baker.txt").classes
    assert [one.text for one in first.knowledge] == ["Bread"]
    assert [one.text for one in second.knowledge] == ["Cake"]


def test_a_label_that_only_says_who_does_what_is_listed_opens_no_section() -> None:
    text = b"HEAD BAKER\n\nTYPICAL DUTIES\n\nThe supervisor:\n- assigns ovens\n- weighs flour\n"
    described = parse_bytes(text, "baker.txt").classes[0]
    assert [one.text for one in described.duties] == ["assigns ovens", "weighs flour"]


def test_labels_above_their_values_make_a_stack() -> None:
    text = (
        b"Ashford University\n\nFlour Accountant\n\nJob Code\n1187C\nJob Family\nFinance\nFLSA\n"
        b"Exempt\n\nGeneral Summary\n\nKeeps the flour accounts.\n"
    )
    assert parse_bytes(text, "a.txt").classes[0].title.value == "Flour Accountant"


def test_titles_stand_in_brackets_behind_their_codes() -> None:
    text = (
        b"BAKER\nHEAD BAKER\n\nClass Codes: 505 (Baker); 506 (Head Baker)\n\nTYPICAL DUTIES\n\n"
        b"Baker\n\n- Sifts flour\n\nHead Baker\n\n- Tends ovens\n"
    )
    described = parse_bytes(text, "baker.txt").classes
    assert [(one.title.value, one.code and one.code.value) for one in described] == [
        ("Baker", "505"),
        ("Head Baker", "506"),
    ]
    assert [[duty.text for duty in one.duties] for one in described] == [
        ["Sifts flour"],
        ["Tends ovens"],
    ]


def test_what_stands_below_a_heading_of_credentials_is_one_though_its_words_do_not_say_so() -> None:
    text = (
        b"BAKER\n\nLICENSES\n\n- Basic Oven Care (BOC) within 6 months of hire\n"
        b"- Work on weekends\n"
    )
    (found,) = parse_bytes(text, "baker.txt").classes[0].credentials
    assert (found.text[:15], found.within_months) == ("Basic Oven Care", 6)


def test_each_class_has_the_status_of_its_own_row() -> None:
    text = (
        "Job Title         Code    FLSA\nPipe Layer        5310    Non-Exempt\n"
        "Pipe Foreman      5320    Exempt\n\nPIPE LAYER\n\nDUTIES\n\nLays pipes.\n\n"
        "PIPE FOREMAN\n\nDUTIES\n\nDirects crews.\n"
    )
    read = [one.flsa and one.flsa.status for one in parse_bytes(text.encode(), "p.txt").classes]
    assert read == ["non-exempt", "exempt"]
