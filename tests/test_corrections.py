"""What a person says of a document changes its record, and nothing printed is lost."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import DocumentError
from loaders import samples
from loaders.corrections.applying import correct
from loaders.corrections.files import CORRECTIONS, corrections_in
from loaders.corrections.model import Correction, Kind, digest, fields_of, targets
from loaders.coverage import unplaced
from loaders.output import record_json
from loaders.parse import parse_bytes, parse_file
from loaders.record import AllOf, AnyOf, ClassRecord, Qualification, Record, Requirement, Unparsed

TEXT = """\
Class Code: 4410
HARBOR CLERK II
FLSA: Exempt
City of Norwick

DEFINITION

This is the second level in a series of three levels.

DUTIES

1. Files all incoming letters.
2. Positions in this class are permanent.

KNOWLEDGE AND ABILITIES

Knowledge of: filing; typing well.

MINIMUM QUALIFICATIONS

1. A bachelor's degree in law and two years of experience as a Harbor Clerk I.
2. Clear handwriting and a calm manner.

LICENSES

A driver's license.

PERKS

Skippers keep a River Pilot License aboard. Three years of experience in rowing.

Revised: 9/2002
"""
SERIES = """\
CLERK SERIES

Class Title | Class Code
Clerk I | 4410
Clerk II | 4411

DUTIES

1. Files letters.
2. Sorts mail.
"""
SAMPLES = {
    path.stem: parse_file(path)
    for folder in samples.agencies()
    for path in sorted(folder.glob("*.txt"))
}
AS_A_CLERK = "two years of experience as a Harbor Clerk I"
SHORT = ("code", "level", "flsa")
LISTS = tuple(name for name in fields_of("move") if name != "qualification")


def parsed(text: str = TEXT) -> Record:
    return parse_bytes(text.encode(), "clerk.txt")


def said(kind: Kind, field: str, quote: str, **more: Any) -> Correction:
    return Correction(kind, "clerk.txt", more.pop("job_class", None), field, quote, **more)


def corrected(*corrections: Correction, text: str = TEXT) -> Record:
    return correct(parsed(text), corrections)


def told(described: ClassRecord, field: str) -> list[str]:
    return [getattr(one, "text", getattr(one, "value", "")) for one in getattr(described, field)]


def ruled(described: ClassRecord, field: str) -> list[str]:
    """Return what a person has put into a field."""
    held = getattr(described, field)
    return [getattr(one, "text", "") for one in held if one.rule == "corrected"]


def leaves(tree: Qualification | None) -> list[Requirement]:
    match tree:
        case Requirement():
            return [tree]
        case AllOf(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]
    return []


def reasons(record: Record) -> list[str]:
    return [one.message for one in record.warnings if one.code == "correction"]


def test_no_correction_changes_nothing() -> None:
    assert corrected() == parsed()


def test_what_is_wrong_goes_to_other_with_its_heading() -> None:
    record = corrected(said("wrong", "duties", "Positions in this class are permanent"))
    (described,) = record.classes
    assert told(described, "duties") == ["Files all incoming letters"]
    (dropped,) = (one for one in described.other if one.rule == "corrected")
    assert (dropped.text, dropped.heading) == ("Positions in this class are permanent", "DUTIES")
    assert record.text[dropped.start : dropped.end] == dropped.text
    assert reasons(record) == []


def test_what_stands_elsewhere_too_does_not_go_to_other() -> None:
    record = corrected(said("wrong", "level", "second level"))
    assert record.classes[0].level is None
    assert ruled(record.classes[0], "other") == []


def test_what_belongs_elsewhere_moves_there_with_its_lead_words() -> None:
    (described,) = corrected(said("move", "knowledge", "typing well", to="skills")).classes
    assert told(described, "knowledge") == ["filing"]
    (skill,) = described.skills
    assert (skill.text, skill.lead, skill.rule) == ("typing well", "Knowledge of", "corrected")


def test_what_was_missed_is_added_where_it_is_printed() -> None:
    quote = "Skippers keep a River  Pilot License aboard."
    (described,) = corrected(said("missing", "duties", quote)).classes
    assert told(described, "duties")[-1] == " ".join(quote.split())
    (described,) = corrected(said("missing", "credentials", quote)).classes
    assert [one.name for one in described.credentials] == [
        "driver's license",
        "River Pilot License",
    ]
    assert ruled(described, "credentials") == [" ".join(quote.split())]


def test_what_is_added_stands_in_the_order_printed() -> None:
    quote = "This is the second level in a series of three levels."
    (described,) = corrected(said("missing", "duties", quote)).classes
    assert told(described, "duties")[0] == quote


def test_what_is_added_leaves_other() -> None:
    before = [one.text for one in parsed().classes[0].other]
    (perks,) = (text for text in before if text.startswith("Skippers"))
    (described,) = corrected(said("missing", "pay", perks)).classes
    assert perks not in [one.text for one in described.other]


def test_a_requirement_that_was_missed_is_read_and_needed_too() -> None:
    quote = "Three years of experience in rowing"
    (described,) = corrected(said("missing", "qualification", quote)).classes
    tree = described.qualification
    assert isinstance(tree, AllOf)
    added = tree.parts[-1]
    assert isinstance(added, Requirement)
    assert (added.kind, added.months, added.rule) == ("experience", 36, "corrected")
    assert [leaf.rule for leaf in leaves(tree)].count("corrected") == 1


def test_a_requirement_is_the_first_where_there_was_none() -> None:
    text = "CLERK\n\nDUTIES\n\nFiles letters.\n\nPERKS\n\nTwo years of experience in filing.\n"
    (described,) = corrected(
        said("missing", "qualification", "Two years of experience in filing"), text=text
    ).classes
    assert isinstance(described.qualification, Requirement)


def test_a_requirement_that_is_none_leaves_the_tree_and_goes_to_other() -> None:
    (described,) = corrected(
        said("wrong", "qualification", "A bachelor's degree in law"),
        said("wrong", "qualification", "Clear handwriting and a calm manner"),
    ).classes
    assert isinstance(described.qualification, Requirement)
    assert described.qualification.class_title == "Harbor Clerk I"
    assert ruled(described, "other") == [
        "A bachelor's degree in law",
        "Clear handwriting and a calm manner",
    ]


def test_what_no_rule_understood_can_move_out_of_the_qualifications() -> None:
    quote = "Clear handwriting and a calm manner"
    (described,) = corrected(said("move", "qualification", quote, to="abilities")).classes
    assert told(described, "abilities") == [quote]
    assert not any(isinstance(part, Unparsed) for part in _parts(described.qualification))


def _parts(tree: Qualification | None) -> tuple[Qualification, ...]:
    return tree.parts if isinstance(tree, AllOf | AnyOf) else ()


def test_a_class_that_holders_are_not_promoted_from_is_taken_out() -> None:
    (described,) = corrected(said("wrong", "promotes_from", "Harbor Clerk I")).classes
    assert described.promotes_from == ()


@pytest.mark.parametrize(
    ("field", "quote", "value", "found"),
    [
        ("title", "harbor clerk ii", "Harbor Clerk 2", "Harbor Clerk 2"),
        ("code", "4410", "4410-A", "4410-A"),
        ("level", "three levels", 3, 3),
    ],
)
def test_a_short_value_is_what_a_person_says(
    field: str, quote: str, value: str | int, found: str | int
) -> None:
    record = corrected(said("value", field, quote, value=value))
    held = getattr(record.classes[0], field)
    assert (held.value, held.rule) == (found, "corrected")
    assert record.text[held.start : held.end].casefold() == quote


@pytest.mark.parametrize(
    ("value", "status", "exemption"),
    [("non-exempt", "non-exempt", None), ("executive", "exempt", "executive")],
)
def test_the_flsa_status_is_a_concept_of_its_scheme(
    value: str, status: str, exemption: str | None
) -> None:
    flsa = corrected(said("value", "flsa", "Exempt", value=value)).classes[0].flsa
    assert flsa is not None
    assert (flsa.status, flsa.exemption, flsa.rule) == (status, exemption, "corrected")


@pytest.mark.parametrize(
    ("field", "quote", "value"),
    [
        ("agency", "Norwick", "City of Norwick Harbor"),
        ("adopted", "9/2002", "2002-09-30"),
        ("revised", "9/2002", "2003"),
        ("opened", "9/2002", "2002-09"),
    ],
)
def test_a_value_of_the_document_is_what_a_person_says(field: str, quote: str, value: str) -> None:
    held = getattr(corrected(said("value", field, quote, value=value)), field)
    assert (held.value, held.rule) == (value, "corrected")


def test_a_series_gets_a_name_and_then_a_size() -> None:
    record = corrected(
        said("value", "series", "Harbor Clerk", value="Harbor Clerk"),
        said("value", "series.size", "three levels", value=3),
    )
    assert record.series is not None
    assert (record.series.name, record.series.size) == ("Harbor Clerk", 3)
    gone = correct(record, [said("wrong", "series.size", "three levels")])
    assert gone.series is not None
    assert gone.series.size is None
    assert correct(record, [said("wrong", "series", "Harbor Clerk")]).series is None


def test_a_size_needs_a_series() -> None:
    record = corrected(said("value", "series.size", "three levels", value=3))
    assert record.series is None
    (reason,) = reasons(record)
    assert "no series was read, whose name must be said first (series)" in reason


@pytest.mark.parametrize("field", ["agency", "revised"])
def test_a_value_that_the_document_does_not_state_is_taken_out(field: str) -> None:
    assert getattr(parsed(), field) is not None
    record = corrected(said("wrong", field, "x"))
    assert getattr(record, field) is None
    assert unplaced(record) == ()


@pytest.mark.parametrize(
    ("field", "quote", "value", "name"),
    [
        ("qualification.months", "two years of experience as a Harbor Clerk I", 36, "months"),
        (
            "qualification.class",
            "two years of experience as a Harbor Clerk I",
            "Aide",
            "class_title",
        ),
        ("qualification.level", "A bachelor's degree in law", "master", "level"),
    ],
)
def test_a_part_of_a_requirement_is_what_a_person_says(
    field: str, quote: str, value: str | int, name: str
) -> None:
    (described,) = corrected(said("value", field, quote, value=value)).classes
    (leaf,) = (leaf for leaf in leaves(described.qualification) if leaf.rule == "corrected")
    assert (getattr(leaf, name), leaf.text) == (value, quote)


def test_a_part_of_a_credential_is_what_a_person_says() -> None:
    (described,) = corrected(
        said("value", "credentials.within_months", "A driver's license", value=6),
        said("value", "credentials.condition", "A driver's license", value="some positions"),
    ).classes
    (license_,) = described.credentials
    assert (license_.within_months, license_.condition) == (6, "some positions")
    assert license_.rule == "corrected"


def test_a_degree_has_no_months() -> None:
    wrong = said("value", "qualification.months", "A bachelor's degree in law", value=12)
    record = corrected(wrong)
    assert record.classes == parsed().classes
    assert "nothing that was read there has these words and a value" in reasons(record)[0]


def test_words_are_found_without_case_and_typographic_signs() -> None:
    text = TEXT.replace("A driver's", "A driver\u2019s")
    (described,) = corrected(said("wrong", "credentials", "A  DRIVER'S license"), text=text).classes
    assert described.credentials == ()


def test_a_passage_that_is_now_cut_a_little_otherwise_is_still_meant() -> None:
    quote = "2. Positions in this class are permanent."
    (described,) = corrected(said("wrong", "duties", quote)).classes
    assert told(described, "duties") == ["Files all incoming letters"]


def test_a_correction_is_of_one_class_or_of_all() -> None:
    one = corrected(said("wrong", "duties", "Sorts mail", job_class="4411"), text=SERIES)
    assert [len(described.duties) for described in one.classes] == [2, 1]
    named = corrected(said("wrong", "duties", "Sorts mail", job_class="clerk ii"), text=SERIES)
    assert named == one
    every = corrected(said("wrong", "duties", "Sorts mail"), text=SERIES)
    assert [len(described.duties) for described in every.classes] == [1, 1]
    assert [ruled(described, "other") for described in every.classes] == [["Sorts mail"]] * 2
    assert [ruled(described, "other") for described in one.classes] == [[], []]


def test_a_class_is_known_by_what_was_read_of_it() -> None:
    record = corrected(
        said("value", "title", "Clerk II", job_class="Clerk II", value="Head Clerk"),
        said("wrong", "duties", "Sorts mail", job_class="Clerk II"),
        text=SERIES,
    )
    assert [len(described.duties) for described in record.classes] == [2, 1]
    assert record.classes[1].title.value == "Head Clerk"


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (said("wrong", "duties", "Walks the dog"), "nothing that was read there has these words;"),
        (
            said("wrong", "duties", "Files all letters"),
            'has these words (the nearest is "Files all incoming letters");',
        ),
        (said("move", "duties", "Walks the dog", to="pay"), "nothing that was read there has"),
        (said("missing", "duties", "Walks the dog"), "the document does not print these words"),
        (said("missing", "duties", "Files all incoming letters"), "that is read already"),
        (said("value", "level", "Walks", value=3), "the document does not print these words"),
        (said("wrong", "opened", "1998"), "no such value was read"),
        (
            said("missing", "qualification", "Files all incoming letters"),
            "no rule reads a requirement in these words",
        ),
        (
            said("wrong", "duties", "Sorts mail", job_class="9999"),
            "the document describes no such class, but: HARBOR CLERK II",
        ),
    ],
)
def test_a_correction_without_an_effect_is_told_with_what_to_do(
    correction: Correction, reason: str
) -> None:
    record = corrected(correction)
    (message,) = reasons(record)
    assert reason in message
    assert f'"{correction.quote}", has no effect: ' in message
    assert message.endswith("mend the entry in corrections.toml, or delete it.")
    assert record.classes == parsed().classes


def test_one_correction_without_an_effect_leaves_the_others() -> None:
    record = corrected(
        said("wrong", "duties", "Walks the dog"),
        said("wrong", "duties", "Positions in this class are permanent"),
    )
    assert len(reasons(record)) == 1
    assert len(record.classes[0].duties) == 1


def test_a_statement_can_be_parted_in_two() -> None:
    text = "CLERK\n\nDUTIES\n\n1. Files letters and sorts mail.\n2. Types.\n"
    (described,) = corrected(
        said("wrong", "duties", "Files letters and sorts mail"),
        said("missing", "duties", "Files letters"),
        said("missing", "duties", "sorts mail"),
        text=text,
    ).classes
    assert told(described, "duties") == ["Files letters", "sorts mail", "Types"]
    assert ruled(described, "other") == []


def test_the_json_says_what_a_person_said() -> None:
    told_json: Any = record_json(corrected(said("value", "level", "three levels", value=3)))
    assert told_json["classes"][0]["rules"]["level"] == "corrected"


@st.composite
def moves(draw: st.DrawFn) -> tuple[Record, Correction]:
    """Return a sample and something that could be said of one of its statements."""
    record = SAMPLES[draw(st.sampled_from(sorted(SAMPLES)))]
    described = record.classes[0]
    field = draw(st.sampled_from([name for name in LISTS if getattr(described, name)]))
    quote = draw(st.sampled_from(told(described, field)))
    kind: Kind = draw(st.sampled_from(("wrong", "move"))) if field != "other" else "move"
    to = draw(st.sampled_from([name for name in targets() if name != field]))
    more = {"to": to} if kind == "move" else {}
    return record, said(kind, field, quote, **more)


@given(moves())
@settings(max_examples=60, deadline=None)
def test_no_correction_loses_a_word(drawn: tuple[Record, Correction]) -> None:
    record, correction = drawn
    after = correct(record, [correction])
    assert unplaced(after) == unplaced(record) == ()
    if not reasons(after):
        held = told(after.classes[0], correction.field)
        assert correction.quote not in held or correction.field == correction.to


@given(moves())
@settings(max_examples=30, deadline=None)
def test_a_correction_leaves_all_other_fields(drawn: tuple[Record, Correction]) -> None:
    record, correction = drawn
    after = correct(record, [correction])
    touched = {correction.field, correction.to, "other"}
    kept = [name for name in (*LISTS, "qualification", *SHORT) if name not in touched]
    assert [getattr(after.classes[0], name) for name in kept] == [
        getattr(record.classes[0], name) for name in kept
    ]


GOOD = """\
[[wrong]]
document = "clerk.txt"
class = "4410"
field = "duties"
quote = "Positions in this class"

[[move]]  # a remark
document = "la/clerk.txt"
field = "skills"
quote = '''Knowledge of
filing'''
to = "knowledge"

[[value]]
document = "clerk.txt"
field = "revised"
quote = "9/2002"
is = 2002-09-30

[[missing]]
document = "clerk.txt"
field = "credentials"
quote = "a license"
"""


def file_of(folder: Path, text: str) -> Path:
    (folder / CORRECTIONS).write_text(text, "utf-8")
    return folder / CORRECTIONS


def test_a_file_says_four_kinds_of_things(tmp_path: Path) -> None:
    assert corrections_in(file_of(tmp_path, GOOD)).entries == (
        Correction("wrong", "clerk.txt", "4410", "duties", "Positions in this class"),
        Correction("move", "la/clerk.txt", None, "skills", "Knowledge of filing", to="knowledge"),
        Correction("value", "clerk.txt", None, "revised", "9/2002", value="2002-09-30"),
        Correction("missing", "clerk.txt", None, "credentials", "a license"),
    )


def test_a_document_is_named_by_the_end_of_its_path(tmp_path: Path) -> None:
    told_of = corrections_in(file_of(tmp_path, GOOD))
    assert len(told_of.of(tmp_path / "clerk.txt")) == 3
    assert len(told_of.of(tmp_path / "la" / "clerk.txt")) == 4
    assert told_of.of(tmp_path / "la" / "head-clerk.txt") == ()
    assert told_of.entries[1].is_of(PurePath("jobs/la/clerk.txt"))


def entry(kind: str = "wrong", **changes: str | None) -> str:
    """Return an entry as TOML, some of its lines changed or left out."""
    lines: dict[str, str | None] = {
        "document": '"clerk.txt"',
        "field": '"duties"',
        "quote": '"Files"',
        **changes,
    }
    return f"[[{kind}]]\n" + "\n".join(f"{k} = {v}" for k, v in lines.items() if v is not None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[wrong]\n", "the corrections cannot be read, nor then their documents (Expected"),
        (entry("wrongs"), 'it has no corrections "wrongs" (it knows: wrong, move, value, missing)'),
        ("[wrong]\nfield = 1", "each correction begins with [[wrong]] on a line of its own"),
        ("wrong = [1]", "each correction begins with [[wrong]] on a line of its own"),
        (entry(quote=None), '[[wrong]] number 1: it has no "quote"'),
        (entry("move"), '[[move]] number 1: it has no "to"'),
        (
            f"{entry()}\n\n{entry(feild='1')}",
            '[[wrong]] number 2: "feild" says nothing here '
            "(it knows: document, field, quote, class)",
        ),
        (entry("missing", to='"pay"'), '[[missing]] number 1: "to" says nothing here'),
        (entry(quote="7"), "quote must be a text that is not blank"),
        (entry(quote='"  "'), "quote must be a text that is not blank"),
        (entry(**{"class": "7"}), "class must be a text that is not blank"),
        (entry(field='"dutys"'), 'field "dutys" is none of those that it can be: summary, '),
        (entry(field='"title"'), 'field "title" is none of those that it can be: '),
        (entry("missing", field='"level"'), 'field "level" is none of those that it can be: '),
        (entry("move", to='"distinguished_from"'), 'to "distinguished_from" is none of those'),
        (entry("move", to='"duties"'), '"duties" is where it is already'),
        (entry(document='"/clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"../clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"./clerk.txt"'), "document must be a path below the folder, and"),
        (entry(document='"."'), "document must be a path below the folder, and"),
        (
            entry("value", field='"level"', **{"is": '"II"'}),
            "[[value]] number 1: level must be a whole number from 1",
        ),
        (entry("value", field='"level"', **{"is": "0"}), "level must be a whole number from 1"),
        (entry("value", field='"level"', **{"is": "true"}), "level must be a whole number from 1"),
        (
            entry("value", field='"code"', **{"is": '""'}),
            "code must be a text that is not blank",
        ),
        (
            entry("value", field='"flsa"', **{"is": '"yes"'}),
            "flsa must be one of: administrative, computer, executive, exempt, non-exempt, ",
        ),
        (
            entry("value", field='"qualification.level"', **{"is": '"BA"'}),
            "qualification.level must be one of: coursework, training, none, high-school",
        ),
        (
            entry("value", field='"credentials.kind"', **{"is": '"permit"'}),
            "credentials.kind must be one of: license, certification",
        ),
        (
            entry("value", field='"revised"', **{"is": '"9/2002"'}),
            'revised must be a date such as "2002-09-30", "2002-09" or "2002"',
        ),
        (
            entry("value", field='"revised"', **{"is": '"2002-13"'}),
            'revised must be a date such as "2002-09-30", "2002-09" or "2002"',
        ),
        (
            entry() + "\n\n" + entry("move", to='"pay"'),
            'it says both wrong and move of "Files"',
        ),
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused_in_one_sentence(
    tmp_path: Path, text: str, reason: str
) -> None:
    with pytest.raises(DocumentError) as refused:
        corrections_in(file_of(tmp_path, text))
    message = str(refused.value)
    assert message.startswith(f"{tmp_path / CORRECTIONS}: ")
    assert reason in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / CORRECTIONS).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DocumentError, match="the corrections cannot be read"):
        corrections_in(tmp_path / CORRECTIONS)


def test_the_same_said_twice_is_no_contradiction(tmp_path: Path) -> None:
    assert len(corrections_in(file_of(tmp_path, f"{entry()}\n\n{entry()}")).entries) == 2


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert corrections_in(file_of(tmp_path, "")).entries == ()


def test_what_is_said_has_a_digest_that_the_document_s_name_is_no_part_of() -> None:
    one, other = said("wrong", "duties", "Files"), said("wrong", "duties", "Types")
    renamed = Correction("wrong", "la/clerk.txt", None, "duties", "Files")
    assert digest([]) == ""
    assert digest([one]) == digest([renamed])
    assert len({digest([one]), digest([other]), digest([one, other]), digest([other, one])}) == 4


def test_documents_that_are_not_there_are_known(tmp_path: Path) -> None:
    told_of = corrections_in(file_of(tmp_path, GOOD))
    assert told_of.absent([]) == ("clerk.txt", "la/clerk.txt")
    assert told_of.absent([tmp_path / "jobs.zip" / "clerk.txt"]) == ("la/clerk.txt",)
    (tmp_path / "deep" / "la").mkdir(parents=True)
    (tmp_path / "deep" / "la" / "clerk.txt").write_text("")
    assert told_of.absent([]) == ()
