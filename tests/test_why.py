"""Why something holds: every derived claim is traced back to what documents print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import read, vocab
from graph.identity.titles import display
from graph.inference.why import Reason, why
from graph.iris import Iris
from graph.store import Store

COUNTY = f"{Iris().base}class/aldermere-county/"
TECHNICIAN, SUPERVISOR = (NamedNode(f"{COUNTY}{code}") for code in ("3170200", "3170400"))
LEAD = NamedNode(f"{COUNTY}environmental-monitoring-level-3")
HIGHER_RUNG = NamedNode(f"{vocab.NR}higherRung")


def leaves(reason: Reason) -> Iterator[Reason]:
    """Yield the claims that a claim rests on and that rest on nothing themselves."""
    if not reason.premises:
        yield reason
    for premise in reason.premises:
        yield from leaves(premise)


def derived(store: Store) -> Iterator[Triple]:
    """Yield some triples of each derived graph, but not those about the graph itself."""
    for graph in store.graphs():
        if "/graph/derived/" in graph.value:
            found = sorted(store.triples(graph), key=str)
            yield from (t for t in found[:: max(1, len(found) // 8)] if t.subject != graph)


def test_every_derived_claim_rests_on_what_documents_print(samples_store: Store) -> None:
    claims = list(derived(samples_store))
    assert len(claims) > 100
    for subject, predicate, object_ in claims:
        assert isinstance(subject, NamedNode)
        value = object_ if isinstance(object_, NamedNode) else None
        found = why(samples_store, Iris(), subject, predicate, value)
        assert found
        rest = [leaf for reason in found for leaf in leaves(reason)]
        counted = subject.value.startswith(f"{Iris().base}figure/")
        origins = {"statistics"} if counted else {"document"}
        assert {leaf.origin for leaf in rest} == origins, (subject, predicate)


def test_the_next_rung_follows_from_two_levels_of_one_series(samples_store: Store) -> None:
    (reason,) = why(samples_store, Iris(), TECHNICIAN, vocab.NEXT_RUNG)
    assert reason.triple.object == LEAD
    assert (reason.origin, reason.name) == ("resolution", "resolution")
    assert {p.triple.predicate for p in reason.premises} == {vocab.IN_SERIES, vocab.LEVEL}
    quoted = {leaf.quote.text for leaf in leaves(reason) if leaf.quote is not None}
    assert any("second level of a five-level" in text for text in quoted)
    assert any("third-level" in text for text in quoted)


def test_what_follows_by_an_axiom_names_its_rule(samples_store: Store) -> None:
    (reason,) = why(samples_store, Iris(), TECHNICIAN, HIGHER_RUNG, SUPERVISOR)
    assert (reason.origin, reason.name) == ("rule", "transitive-higher-rung")
    assert [p.name for p in reason.premises] == ["sub-property-next-rung-higher-rung"] * 2


def test_a_mention_names_the_rule_that_found_its_class(samples_store: Store) -> None:
    (row, *_) = samples_store.ask("class-mentions", {"class": SUPERVISOR})
    mention = NamedNode(row["mention"].value)
    (reason,) = why(samples_store, Iris(), mention, vocab.MENTION_OF)
    assert (reason.origin, reason.name) == ("resolution", row["rule"].value)


def test_a_link_names_its_method_and_both_passages(samples_store: Store) -> None:
    (link, *_) = read.links(samples_store, TECHNICIAN.value, SUPERVISOR.value)
    node = Iris().continuation(link.lower, link.upper)
    (reason,) = why(samples_store, Iris(), node, vocab.SCORE)
    assert (reason.origin, reason.name) == ("comparison", link.method)
    assert len([leaf for leaf in leaves(reason) if leaf.quote is not None]) == 2


def test_what_follows_of_a_link_names_the_rule_and_not_the_method(samples_store: Store) -> None:
    (link, *_) = read.links(samples_store, TECHNICIAN.value, SUPERVISOR.value)
    node = Iris().continuation(link.lower, link.upper)
    found = why(samples_store, Iris(), node, vocab.TYPE)
    named = {(reason.origin, reason.name) for reason in found}
    assert ("comparison", link.method) in named
    assert {name.split("-")[0] for origin, name in named if origin == "rule"} == {"sub"}


def test_a_printed_claim_is_its_own_reason(samples_store: Store) -> None:
    (row, *_) = samples_store.ask("class-mentions", {"class": SUPERVISOR})
    (reason,) = why(samples_store, Iris(), NamedNode(row["mention"].value), vocab.NOTATION)
    assert (reason.origin, reason.premises) == ("document", ())
    assert reason.quote is not None
    assert reason.quote.text == "3170400"


@pytest.mark.parametrize("subject", [TECHNICIAN, vocab.LEVEL])
def test_all_claims_about_a_thing_are_told(samples_store: Store, subject: NamedNode) -> None:
    found = why(samples_store, Iris(), subject)
    assert len(found) > 3
    assert ("reference" in {reason.origin for reason in found}) == (subject == vocab.LEVEL)


def test_what_is_not_claimed_has_no_reason(samples_store: Store) -> None:
    assert why(samples_store, Iris(), SUPERVISOR, vocab.NEXT_RUNG, TECHNICIAN) == ()


def test_a_label_is_explained_by_the_very_words_that_a_document_prints(
    samples_store: Store,
) -> None:
    labels = {vocab.PREF_LABEL, vocab.ALT_LABEL}
    claims = [t for g in samples_store.graphs() for t in samples_store.triples(g)]
    classes = {t.object for t in claims if t.predicate == vocab.MENTION_OF}
    told = [t for t in claims if t.predicate in labels and t.subject in classes]
    assert len(told) > 10
    for subject, predicate, label in told:
        assert isinstance(subject, NamedNode)
        assert isinstance(label, Literal)
        reasons = why(samples_store, Iris(), subject, predicate)
        (reason,) = (reason for reason in reasons if reason.triple.object == label)
        printed = {
            display(leaf.triple.object.value)
            for leaf in leaves(reason)
            if leaf.triple.predicate == vocab.PRINTED_TITLE
            and isinstance(leaf.triple.object, Literal)
        }
        assert label.value in printed


def test_what_is_both_printed_and_derived_is_told_as_printed(samples_store: Store) -> None:
    document = next(g for g in samples_store.graphs() if "/spec/" in g.value)
    named = NamedNode("https://example.org/graph/a-graph-that-sorts-first")
    store = Store.memory()
    for graph in samples_store.graphs():
        store.put(graph, samples_store.triples(graph))
    printed = next(t for t in store.triples(document) if t.predicate == vocab.PRINTED_TITLE)
    store.put(named, [printed])
    assert isinstance(printed.subject, NamedNode)
    (reason,) = why(store, Iris(), printed.subject, vocab.PRINTED_TITLE)
    assert reason.origin == "document"
