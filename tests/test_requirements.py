"""What is found in requirements goes to the store, with the passage and the rule behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, serialize
from rdflib import Graph

from graph import derive, read, vocab
from graph.answers import move_up
from graph.inference.why import Reason, why
from graph.iris import Iris
from graph.store import Store
from graph.validation import validate
from loaders.corpus import documents_in, load

CARDER = """\
CARDER

Class Code: 101

DUTIES

Cards wool.

MINIMUM QUALIFICATIONS

One year of experience in a mill.

NOTES

Newcomers are mostly appointed to the lower pay grade.
"""
SENIOR = """\
SENIOR CARDER

Class Code: 102

DUTIES

Cards wool and shows others how.

MINIMUM QUALIFICATIONS

Two years of experience as a
carder, or in a class at that level.
"""
MASTER = """\
MASTER OF LOOMS

Class Code: 103

DUTIES

Runs the looms.

MINIMUM QUALIFICATIONS

Two years of experience as a Carder II, or with Wool Town as a Senior Carder.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store that holds three classes of one town; tests only read it."""
    folder = tmp_path_factory.mktemp("mill")
    for name, text in (("carder", CARDER), ("senior", SENIOR), ("master", MASTER)):
        Path(folder, f"{name}.txt").write_text(text, "utf-8")
    memory = Store.memory()
    report = load(memory, documents_in([folder]), employer="Wool Town")
    assert len(report.loaded) == 3
    return memory


def job_class(code: str) -> NamedNode:
    return Iris().job_class("wool-town", code)


def leaves(reason: Reason) -> Iterator[Reason]:
    if not reason.premises:
        yield reason
    for premise in reason.premises:
        yield from leaves(premise)


def names(reason: Reason) -> Iterator[str]:
    yield reason.name
    for premise in reason.premises:
        yield from names(premise)


def test_a_title_in_small_letters_leads_up_and_is_quoted_where_it_is_printed(store: Store) -> None:
    (step,) = move_up(store, "101", "102").steps
    assert {quote.text for way in step.ways for quote in way.quotes} == {"carder"}
    (quote, *_) = (quote for way in step.ways for quote in way.quotes)
    assert SENIOR[quote.start : quote.end] == "carder"
    assert {way.kind for way in read.ways(store) if way.upper == job_class("102").value} == {
        "qualifies",
        "equivalent",
        "inferred-rung",
    }


def test_a_way_that_was_found_is_traced_to_the_printed_requirement(store: Store) -> None:
    (reason,) = why(store, Iris(), job_class("101"), vocab.QUALIFIES_FOR, job_class("102"))
    assert {leaf.origin for leaf in leaves(reason)} == {"document"}
    assert "title-index" in names(reason)
    quoted = {leaf.quote.text for leaf in leaves(reason) if leaf.quote is not None}
    assert any("experience as a carder" in text for text in quoted)


def test_a_pay_grade_is_traced_to_what_speaks_of_it(store: Store) -> None:
    (reason,) = why(store, Iris(), job_class("101"), vocab.QUALIFIES_FOR, job_class("103"))
    assert "pay-grade" in names(reason)
    quoted = {leaf.quote.text for leaf in leaves(reason) if leaf.quote is not None}
    assert any("lower pay grade" in text for text in quoted)


def test_every_triple_of_what_was_found_rests_on_documents(store: Store) -> None:
    resolved = Iris().derived("wool-town", "resolution")
    about = [t for t in store.triples(resolved) if "-names-" in f"{t.subject}{t.object}"]
    assert len(about) > 10
    for subject, predicate, value in about:
        assert isinstance(subject, NamedNode)
        object_ = value if isinstance(value, NamedNode) else None
        rest = [
            leaf
            for reason in why(store, Iris(), subject, predicate, object_)
            for leaf in leaves(reason)
        ]
        assert {leaf.origin for leaf in rest} == {"document"}, (subject, predicate)


def test_a_document_says_nothing_that_only_all_of_them_tell(store: Store) -> None:
    mentions = {mention.title for mention in read.mentions(store)}
    assert "carder" not in mentions
    assert "CARDER" in mentions


def test_what_is_found_has_the_shape_of_what_is_printed(store: Store) -> None:
    data = Graph()
    for graph in store.graphs():
        if not graph.value.endswith(("/ontology", "/schemes", "/alignments")):
            turtle = serialize(store.triples(graph), format=RdfFormat.N_TRIPLES)
            data.parse(data=turtle, format="nt")
    assert [finding.message for finding in validate(data)] == []


def test_deriving_again_finds_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {
        f"{triple} {graph}"
        for graph in store.graphs()
        for triple in store.triples(graph)
        if triple.predicate != vocab.INPUTS_DIGEST
    }
    monkeypatch.setattr(derive, "DERIVATION_VERSION", "next")
    derive.derive(store, Iris())
    after = {
        f"{triple} {graph}"
        for graph in store.graphs()
        for triple in store.triples(graph)
        if triple.predicate != vocab.INPUTS_DIGEST
    }
    assert after == before
