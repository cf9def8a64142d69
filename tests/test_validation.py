"""Validation gives findings that a person can act on, and leaves the data alone."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from graph import vocab
from graph.iris import Iris
from graph.store import Store
from graph.validation import Finding, check, validate

SHAPE = "https://w3id.org/nextrung/shapes#"
SERIES = "https://example.org/series"

_HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in vocab.PREFIXES.items())


def data(text: str) -> Graph:
    return Graph().parse(data=f"{_HEAD} BASE <https://example.org/> {text}", format="turtle")


#: Two classes on one rung.
LADDER = """
<series> a nr:Series ; skos:prefLabel "Clerks" ; nr:levelCount 3 .
<a> a nr:JobClass ; skos:prefLabel "Clerk" ; nr:inSeries <series> ; nr:level 1 .
<b> a nr:JobClass ; skos:prefLabel "Typist" ; nr:inSeries <series> ; nr:level 1 .
"""
THIRD = '<c> a nr:JobClass ; skos:prefLabel "Aide" ; nr:inSeries <series> ; nr:level 1 .'


def test_no_data_gives_no_finding() -> None:
    assert validate(Graph()) == ()


def test_a_finding_tells_thing_property_value_and_shape() -> None:
    found = validate(data('<series> a nr:Series ; skos:prefLabel "Clerks" ; nr:levelCount 0 .'))
    assert found == (
        Finding(
            severity="violation",
            focus=SERIES,
            path=vocab.LEVEL_COUNT.value,
            value="0",
            message="A series has at most one number of levels, a whole number from 1; "
            "see which of its documents disagree.",
            shape=f"{SHAPE}level-count",
        ),
    )


def test_a_missing_value_is_reported_without_one() -> None:
    (finding,) = validate(data("<a> a nr:JobClass ."))
    assert (finding.path, finding.value) == (vocab.PREF_LABEL.value, None)


def test_two_classes_on_one_rung_are_a_warning_that_names_both() -> None:
    warned = [finding for finding in validate(data(LADDER)) if finding.severity == "warning"]
    assert [finding.message for finding in warned] == [
        "Two classes stand on level 1 of the series, https://example.org/a and "
        "https://example.org/b; see whether they are one class under two titles."
    ]
    assert [(finding.focus, finding.path) for finding in warned] == [(SERIES, None)]


def test_findings_come_in_one_order_whatever_the_order_of_the_data() -> None:
    backwards = Graph()
    for triple in sorted(data(LADDER + THIRD), reverse=True):
        backwards.add(triple)
    assert validate(backwards) == validate(data(LADDER + THIRD))


@pytest.mark.parametrize("text", ["", LADDER])
def test_validation_leaves_the_data_as_it_was(text: str) -> None:
    given, untouched = data(text), data(text)
    validate(given)
    assert isomorphic(given, untouched)


def test_an_earlier_validation_leaves_no_trace_in_a_later_one() -> None:
    first = validate(data(LADDER))
    validate(data("<x> a nr:Duty ."))
    assert validate(data(LADDER)) == first


@pytest.mark.parametrize("kind", ["nr:DutyUnit", "nr:ExperienceRequirement", "nr:Pay"])
def test_a_shape_holds_for_subclasses_though_the_data_bring_no_ontology(kind: str) -> None:
    found = validate(data(f'<x> a {kind} ; nr:text "files" ; nr:start 1 .'))
    assert [finding.shape for finding in found] == [f"{SHAPE}end"]


def test_a_concept_is_known_from_the_schemes_alone() -> None:
    given = data('<x> a nr:DutyUnit ; nr:text "files" ; nr:start 1 ; nr:end 6 .')
    made_up = URIRef(f"{vocab.SCHEME}responsibility/none")
    given.add((URIRef("https://example.org/x"), URIRef(vocab.LOWEST_RESPONSIBILITY.value), made_up))
    assert [finding.value for finding in validate(given)] == [str(made_up)]
    known = data("")
    known.add((made_up, URIRef(vocab.GRADE.value), Literal(1)))
    known.add((made_up, URIRef(vocab.IN_SCHEME.value), URIRef(f"{vocab.SCHEME}responsibility")))
    assert validate(given + known) == ()


#: One document, that prints one class and one duty, whose end is wanting.
PRINTED = """
<spec/a> a nr:Specification ; nr:sha256 "a" ; nr:fileName "a.txt" ; nr:parserVersion "1" ;
  nr:employerName "Wool County" ; nr:describes <spec/a#1> .
<spec/a#1> nr:printedTitle "Clerk" ; nr:hasStatement <spec/a#title> .
<spec/a#title> a nr:PrintedFact ; nr:text "Clerk" ; nr:start 1 ; nr:evidenceFor nr:printedTitle .
"""
END = "<spec/a#title> nr:end 6 ."


def stored(**graphs: str) -> Store:
    """Return a store of an employer whose graphs these are, by the last part of their names."""
    names = {"document": "spec/a", "other": "graph/derived/wool-county-north/resolution"}
    store = Store.memory()
    for name, text in graphs.items():
        graph = names.get(name, f"graph/derived/wool-county/{name}")
        quads = parse(f"{_HEAD} BASE <https://example.org/> {text}", RdfFormat.TURTLE)
        store.put(NamedNode(f"https://example.org/{graph}"), [quad.triple for quad in quads])
    return store


def told(store: Store, base: str = "https://example.org/") -> list[tuple[str, str]]:
    """Return the things at fault that are no class, document or mention, each with its shape."""
    findings = check(store, Iris(base))
    named = [(f.focus.removeprefix(base), f.shape.rpartition("#")[2]) for f in findings]
    return [(thing, shape) for thing, shape in named if shape in {"end", "level-count", "score"}]


def test_a_store_is_checked_document_by_document_with_what_was_derived() -> None:
    series = '<series> a nr:Series ; skos:prefLabel "Clerks" ; nr:levelCount 0 .'
    link = "<link> a nr:DutyContinuation ; nr:score 7 ."
    assert told(stored(document=PRINTED)) == [("spec/a#title", "end")]
    assert told(stored(document=PRINTED + END)) == []
    assert told(stored(document=PRINTED + END, resolution=series)) == [("series", "level-count")]
    assert ("link", "score") in told(stored(document=PRINTED + END, continuation=link))
    assert told(stored(document=PRINTED + END, other=series)) == []
    assert told(stored(document=PRINTED), "https://example.com/") == []
