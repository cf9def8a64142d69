"""What is wrong with what is loaded: findings of the shapes, and what could not be decided."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode

from graph import vocab
from graph.iris import Iris
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
"""


def test_what_was_left_undecided_is_a_warning_about_a_printed_passage(tmp_path: Path) -> None:
    for duty in ("Weaves", "Inspects"):
        (tmp_path / f"{duty}.txt").write_text(WEAVER.format(duty=duty), "utf-8")
    store = Store.memory()
    report = corpus.load(store, documents_in([tmp_path]), employer="Wool County")
    found = check(store, Iris())
    assert len(report.doubts) == len(found) == 1
    assert {finding.message for finding in found} == {doubt.reason for doubt in report.doubts}
    assert {finding.severity for finding in found} == {"warning"}
    for finding in found:
        (row,) = store.ask("statement", {"statement": NamedNode(finding.focus)})
        assert row["text"].value == "Weaver"


def test_a_fault_of_a_document_is_found_beside_what_follows_from_it(tmp_path: Path) -> None:
    (tmp_path / "weaver.txt").write_text(WEAVER.format(duty="Weaves"), "utf-8")
    store = Store.memory()
    corpus.load(store, documents_in([tmp_path]), employer="Wool County")
    assert check(store, Iris()) == ()
    (document,) = (g for g in store.graphs() if "/spec/" in g.value)
    whole = list(store.triples(document))
    store.put(document, [t for t in whole if t.predicate != vocab.PRINTED_TITLE])
    assert {finding.severity for finding in check(store, Iris())} == {"violation"}
