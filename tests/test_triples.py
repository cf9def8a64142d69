"""What a record's triples say beyond its words: sections, units, necessity, source."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import schemes, vocab
from graph.iris import Iris
from loaders.parse import parse_bytes
from loaders.triples import document_triples

TEXT = """LABORATORY AIDE II

LABORATORY AIDE II SERIES

DEFINITION
Under supervision, keeps a laboratory in order.

DUTIES
1. Cleans and sorts the glass of the laboratory.
2. Orders what is used up.

TEA BREAKS
There are two of them a day.

MINIMUM QUALIFICATIONS
Two years of experience as a Laboratory Aide I, and completion of twelve (12) semester units in
chemistry. Six months of study may be substituted for up to one year of the required experience.

DESIRABLE QUALIFICATIONS
Knowledge of: the names of salts
"""


def triples(text: str = TEXT, *, source: str | None = None) -> list[Triple]:
    record = parse_bytes(text.encode(), "aide.txt")
    return list(
        document_triples(
            record,
            file_name="aide.txt",
            employer=None,
            parser_version="1",
            iris=Iris(),
            source=source,
        )
    )


def texts(found: list[Triple], predicate: NamedNode, value: NamedNode) -> set[str]:
    """Return the words of the things that have a value."""
    told = {t.subject for t in found if t.predicate == predicate and t.object == value}
    return {
        t.object.value
        for t in found
        if t.subject in told and t.predicate == vocab.TEXT and isinstance(t.object, Literal)
    }


def concept(scheme: str, name: str) -> NamedNode:
    return NamedNode(schemes.concept(scheme, name).iri)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("summary", "Under supervision, keeps a laboratory in order."),
        ("duties", "Orders what is used up"),
        ("desirable", "the names of salts"),
    ],
)
def test_a_statement_stands_in_the_section_of_the_heading_before_it(
    section: str, words: str
) -> None:
    assert words in texts(triples(), vocab.SECTION, concept("section", section))


def test_under_an_unknown_heading_a_statement_has_no_section() -> None:
    found = triples()
    words = Literal("There are two of them a day.")
    (other,) = (t.subject for t in found if t.predicate == vocab.TEXT and t.object == words)
    assert not [t for t in found if t.subject == other and t.predicate == vocab.SECTION]


def test_only_what_stands_under_a_desirable_heading_is_desirable() -> None:
    found = triples()
    assert texts(found, vocab.NECESSITY, concept("necessity", "desirable")) == {
        "the names of salts"
    }
    assert not texts(found, vocab.NECESSITY, concept("necessity", "required"))


def test_the_amount_of_coursework_is_kept_as_printed() -> None:
    assert [t.object for t in triples() if t.predicate == vocab.UNITS] == [
        Literal("twelve (12) semester units")
    ]


def test_a_substitution_applies_to_the_only_requirement_of_its_kind() -> None:
    found = triples()
    (applied,) = (t.object for t in found if t.predicate == vocab.APPLIES_TO)
    kinds = [t.object for t in found if t.subject == applied and t.predicate == vocab.TYPE]
    assert kinds == [vocab.EXPERIENCE_REQUIREMENT]


def test_with_two_requirements_of_its_kind_it_is_not_said_which_it_applies_to() -> None:
    two = TEXT.replace("Laboratory Aide I, and", "Laboratory Aide I, and one year of driving, and")
    found = triples(two)
    experience = [t for t in found if t.object == vocab.EXPERIENCE_REQUIREMENT]
    assert len(experience) == 2
    assert not [t for t in found if t.predicate == vocab.APPLIES_TO]


def test_the_source_of_a_document_is_an_address() -> None:
    address = "https://example.org/aide.txt"
    assert [t.object for t in triples(source=address) if t.predicate == vocab.SOURCE] == [
        NamedNode(address)
    ]
    assert not [t for t in triples() if t.predicate == vocab.SOURCE]


def test_a_source_that_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        triples(source="from the web")
