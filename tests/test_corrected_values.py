"""Short values are what a person says, with the passage that they rest on."""

from __future__ import annotations

import pytest

from loaders.corrections.applying import correct
from loaders.coverage import unplaced
from tests.corrected_world import corrected, leaves, parsed, reasons, said

AS_A_CLERK = "two years of experience as a Harbor Clerk I"


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
