"""What a person says of a document changes its record, and nothing printed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import samples
from loaders.corrections.applying import correct
from loaders.corrections.model import Correction, Kind, fields_of, targets
from loaders.coverage import unplaced
from loaders.output import record_json
from loaders.parse import parse_file
from loaders.record import AllOf, AnyOf, Qualification, Record, Requirement, Unparsed
from tests.corrected_world import (
    SERIES,
    TEXT,
    corrected,
    leaves,
    parsed,
    reasons,
    ruled,
    said,
    told,
)

SAMPLES = {
    path.stem: parse_file(path)
    for folder in samples.agencies()
    for path in sorted(folder.glob("*.txt"))
}
SHORT = ("code", "level", "flsa")
LISTS = tuple(name for name in fields_of("move") if name != "qualification")


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
