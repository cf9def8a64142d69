"""What is wrong with what is loaded: findings of documents, and of the shapes, apart."""

from __future__ import annotations

from pathlib import Path

from graph import vocab
from graph.findings.find import findings
from graph.iris import Iris
from graph.statistics import statistics
from graph.store import Store
from graph.validation import check
from loaders import corpus
from loaders.corpus import documents_in

WEAVER = """Wool County
Weaver
Class Code: 7001

DEFINITION
Under direction, weaves cloth on a loom for the county's mill.

EXAMPLES OF DUTIES
1. {duty} cloth on a loom.

MINIMUM QUALIFICATIONS
One year of experience at a loom.
"""


def test_what_two_documents_describe_is_found_and_what_was_not_decided_is_noted(
    tmp_path: Path,
) -> None:
    for duty in ("Weaves", "Inspects"):
        (tmp_path / f"{duty}.txt").write_text(WEAVER.format(duty=duty), "utf-8")
    store = Store.memory()
    report = corpus.load(store, documents_in([tmp_path]), employer="Wool County")
    found = {one.kind: one for one in findings(store)}
    assert found.keys() == {"described-twice", "undecided", "entry", "dead-end"}
    assert [found["undecided"].sentence] == [doubt.reason for doubt in report.doubts]
    assert {quote.file_name for quote in found["described-twice"].quotes} == {
        "Weaves.txt",
        "Inspects.txt",
    }
    assert {quote.text for one in found.values() for quote in one.quotes} == {"Weaver"}
    assert {one.employer for one in found.values()} == {"Wool County"}
    assert check(store, Iris()) == ()


def test_findings_keep_their_names_when_documents_are_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "weaver.txt"
    names = []
    for duty in ("Weaves", "Inspects and mends"):
        file.write_text(WEAVER.format(duty=duty), "utf-8")
        store = Store.memory()
        corpus.load(store, documents_in([tmp_path]), employer="Wool County")
        names.append([one.identifier for one in findings(store)])
    assert names[0] == names[1] != []


def test_the_samples_have_what_a_reader_finds_in_them(samples_store: Store) -> None:
    found = findings(samples_store)
    told = {(one.kind, one.classes[0].title) for one in found if one.severity != "note"}
    assert told == {("undescribed", "Lead")}
    assert all(one.quotes for one in found)


def test_a_fault_of_a_document_is_found_beside_what_follows_from_it(tmp_path: Path) -> None:
    (tmp_path / "weaver.txt").write_text(WEAVER.format(duty="Weaves"), "utf-8")
    store = Store.memory()
    corpus.load(store, documents_in([tmp_path]), employer="Wool County")
    assert check(store, Iris()) == ()
    (document,) = (g for g in store.graphs() if "/spec/" in g.value)
    whole = list(store.triples(document))
    store.put(document, [t for t in whole if t.predicate != vocab.PRINTED_TITLE])
    assert {finding.severity for finding in check(store, Iris())} == {"violation"}


def test_a_server_is_found_to_have_the_same(samples_store: Store, samples_server: Store) -> None:
    assert findings(samples_server, years=1) == findings(samples_store, years=1)
    assert statistics(samples_server) == statistics(samples_store)
