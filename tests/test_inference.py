"""The rules conclude exactly what OWL 2 RL does with our terms, and can say from what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

import pyoxigraph as ox
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from graph import resources, vocab
from graph.errors import NextrungError
from graph.inference import conclusions as inference
from graph.inference.conclusions import Inferred, Term, closure, infer, premises, stated
from graph.inference.rules import ontology_rules, rules_of
from graph.store import Store

EX = "https://example.org/"
_PREFIXES = f"BASE <{EX}>\n" + "".join(
    f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in vocab.PREFIXES.items()
)
RULES = {rule.name: rule for rule in ontology_rules()}

#: A ladder of three rungs, of which one document describes the lowest, and a way beside it.
LADDER = """
    <clerk-1> a nr:JobClass ; nr:nextRung <clerk-2> .
    <clerk-2> nr:nextRung <clerk-3> .
    <typist> nr:qualifiesFor <clerk-2> .
    <printed> a nr:ClassMention ; nr:mentionOf <clerk-1> ; nr:hasStatement <filing> .
    <filing> a nr:KnowledgeRequirement ; nr:competency <of-filing> ; nr:text "Filing" .
"""


def triples(turtle: str) -> frozenset[Triple]:
    parsed = ox.parse(_PREFIXES + turtle, format=RdfFormat.TURTLE)
    return frozenset(quad.triple for quad in parsed)


def together(found: Inferred) -> frozenset[Triple]:
    return frozenset(chain.from_iterable(found.values()))


def look_up_in(known: Iterable[Triple]) -> inference.LookUp:
    held = tuple(known)

    def look_up(subject: Term | None, predicate: NamedNode, value: Term | None) -> Iterable[Triple]:
        return (
            one
            for one in held
            if one.predicate == predicate
            and subject in {None, one.subject}
            and value in {None, one.object}
        )

    return look_up


FOUND = infer(triples(LADDER))
KNOWN = triples(LADDER) | together(FOUND)


@pytest.mark.parametrize(
    ("rule", "turtle"),
    [
        (
            "sub-property-next-rung-higher-rung",
            "<clerk-1> nr:higherRung <clerk-2> . <clerk-2> nr:higherRung <clerk-3> .",
        ),
        ("transitive-higher-rung", "<clerk-1> nr:higherRung <clerk-3> ."),
        (
            "inverse-next-rung-previous-rung",
            "<clerk-2> nr:previousRung <clerk-1> . <clerk-3> nr:previousRung <clerk-2> .",
        ),
        ("transitive-lower-rung", "<clerk-3> nr:lowerRung <clerk-1> ."),
        ("sub-property-qualifies-for-leads-to", "<typist> nr:leadsTo <clerk-2> ."),
        ("chain-requires-competency", "<clerk-1> nr:requiresCompetency <of-filing> ."),
        ("sub-class-competency-requirement-statement", "<filing> a nr:Statement ."),
        ("range-competency-competency", "<of-filing> a nr:Competency ."),
    ],
)
def test_each_conclusion_stands_under_the_rule_that_gives_it(rule: str, turtle: str) -> None:
    assert FOUND[rule] == triples(turtle)


def test_every_class_on_the_ladder_is_a_job_class_whether_described_or_not() -> None:
    wanted = "<clerk-2> a nr:JobClass . <clerk-3> a nr:JobClass . <typist> a nr:JobClass ."
    assert triples(wanted) <= together(FOUND)


def test_nothing_stated_is_concluded_again_and_nothing_is_concluded_twice() -> None:
    assert not together(FOUND) & triples(LADDER)
    assert sum(map(len, FOUND.values())) == len(together(FOUND))


def test_what_a_thing_is_stated_to_be_explains_more_than_what_it_has() -> None:
    told = triples("<filing> a nr:KnowledgeRequirement ; nr:competency <of-filing> .")
    (required,) = triples("<filing> a nr:CompetencyRequirement .")
    rules = [name for name, found in infer(told).items() if required in found]
    assert rules == ["sub-class-knowledge-requirement-competency-requirement"]


def test_a_rule_that_gives_nothing_is_not_named() -> None:
    assert frozenset() not in FOUND.values()
    assert infer([]) == {}


def test_what_is_inferred_from_stays_as_it_is() -> None:
    given_triples = sorted(triples(LADDER), key=str)
    before = tuple(given_triples)
    infer(given_triples)
    closure(given_triples)
    assert tuple(given_triples) == before


def test_triples_are_read_once() -> None:
    assert infer(iter(sorted(triples(LADDER), key=str))) == FOUND


def test_that_a_document_has_a_text_makes_it_a_specification() -> None:
    assert together(infer(triples("<document> nr:fullText 'Files papers.' ."))) == triples(
        "<document> a nr:Specification ."
    )


def test_words_of_other_vocabularies_conclude_nothing() -> None:
    assert infer(triples("<a> skos:broader <b> ; a skos:Concept . <b> a org:Role .")) == {}


def test_a_circle_of_rungs_ends() -> None:
    circle = "<a> nr:nextRung <b> . <b> nr:nextRung <c> . <c> nr:nextRung <a> ."
    found = together(infer(triples(circle)))
    assert sum(t.predicate.value.endswith("higherRung") for t in found) == 9


def test_a_long_ladder_is_climbed_to_its_end() -> None:
    steps = " ".join(f"<r{n}> nr:nextRung <r{n + 1}> ." for n in range(20))
    found = together(infer(triples(steps)))
    assert sum(t.predicate.value.endswith("higherRung") for t in found) == 20 * 21 / 2


def test_only_the_graphs_asked_for_go_in() -> None:
    store = Store.memory()
    one, other = NamedNode(f"{EX}graph/one"), NamedNode(f"{EX}graph/other")
    store.put(one, triples("<clerk-1> nr:nextRung <clerk-2> ."))
    store.put(other, triples("<clerk-2> nr:nextRung <clerk-3> ."))
    assert set(stated(store, [one])) == triples("<clerk-1> nr:nextRung <clerk-2> .")
    assert len(list(stated(store, [one, other]))) == 2


def test_the_premises_of_a_distant_rung_are_the_steps_to_it() -> None:
    (climb,) = triples("<clerk-1> nr:higherRung <clerk-3> .")
    steps = list(premises(climb, RULES["transitive-higher-rung"], look_up_in(KNOWN)))
    assert [frozenset(found) for found in steps] == [
        triples("<clerk-1> nr:higherRung <clerk-2> . <clerk-2> nr:higherRung <clerk-3> .")
    ]


def test_premises_come_in_the_order_of_the_chain() -> None:
    (required,) = triples("<clerk-1> nr:requiresCompetency <of-filing> .")
    (steps,) = premises(required, RULES["chain-requires-competency"], look_up_in(KNOWN))
    assert [step.predicate.value.removeprefix(vocab.NR) for step in steps] == [
        "hasMention",
        "hasStatement",
        "competency",
    ]


def test_every_way_to_a_conclusion_is_told_once_however_often_it_is_stored() -> None:
    two = triples("<a> nr:nextRung <b> . <a> nr:nextRung <c> .")
    (climbed,) = triples("<a> a nr:JobClass .")
    found = list(premises(climbed, RULES["domain-next-rung-job-class"], look_up_in([*two, *two])))
    assert {frozenset(one) for one in found} == {frozenset({one}) for one in two}
    assert len(found) == 2


def test_a_look_up_that_finds_too_much_misleads_nobody() -> None:
    (climb,) = triples("<clerk-1> nr:higherRung <clerk-3> .")
    (steps,) = premises(climb, RULES["transitive-higher-rung"], lambda *_: KNOWN)
    assert set(steps) < KNOWN


@pytest.mark.parametrize(
    ("conclusion", "rule"),
    [
        ("<clerk-1> nr:higherRung <clerk-2> .", "transitive-higher-rung"),
        ("<clerk-1> nr:higherRung <clerk-3> .", "transitive-lower-rung"),
        ("<clerk-1> a nr:Statement .", "domain-next-rung-job-class"),
        ("<typist> nr:requiresCompetency <of-filing> .", "chain-requires-competency"),
    ],
)
def test_a_rule_that_does_not_give_a_triple_has_no_premises_for_it(
    conclusion: str, rule: str
) -> None:
    (triple,) = triples(conclusion)
    assert list(premises(triple, RULES[rule], look_up_in(KNOWN))) == []


def test_every_conclusion_has_premises_that_are_known() -> None:
    look_up = look_up_in(KNOWN)
    for name, found in FOUND.items():
        for triple in found:
            reasons = list(premises(triple, RULES[name], look_up))
            assert reasons
            assert all(set(reason) <= KNOWN for reason in reasons)


def test_owlrl_gives_one_set_under_its_own_name() -> None:
    assert closure(triples(LADDER)) == {"owlrl": together(FOUND)}
    assert closure([]) == {}


def test_owlrl_says_what_kind_a_thing_is_where_nothing_said_so_of_any() -> None:
    rung, domain = triples("<a> nr:p <b> ."), triples("nr:p rdfs:domain nr:C .")
    assert together(closure(rung, domain)) == triples("<a> a nr:C .")


def test_owlrl_leaves_numbers_as_they_are_written() -> None:
    (scored,) = closure(triples('<link> a nr:DutyContinuation ; nr:score "0.80"^^xsd:decimal .'))[
        "owlrl"
    ]
    assert {scored} == triples("<link> a nr:Continuation .")


def test_owlrl_refuses_what_would_take_it_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "MOST_FOR_OWLRL", 3)
    three = triples("<a> nr:nextRung <b> , <c> , <d> ; skos:prefLabel 'Not counted' .")
    assert closure(three)
    with pytest.raises(NextrungError, match=r"4 triples are more than the 3 .* leave --reasoner"):
        closure(three | triples("<a> nr:nextRung <e> ."))


# Random worlds. They are generated and never shrunk, which takes long and tells little more.

_TYPED = {t.subject: t.object for t in resources.triples("ladder.ttl") if t.predicate == vocab.TYPE}


@cache
def terms(kind: str) -> tuple[NamedNode, ...]:
    """Return the ontology's terms of a kind, such as ``ObjectProperty``."""
    named = NamedNode(vocab.PREFIXES["owl"] + kind)
    found = (t.subject for t in resources.triples("ladder.ttl") if t.object == named)
    ours = (one for one in found if isinstance(one, NamedNode) and one.value.startswith(vocab.NR))
    return tuple(sorted(ours, key=str))


THINGS = st.integers(0, 6).map(lambda number: NamedNode(f"{EX}thing-{number}"))
VALUES = st.sampled_from(
    [Literal("some words"), Literal(12), Literal("0.50", datatype=vocab.DECIMAL)]
)
#: Those whose rules lead to one another are drawn more often than chance would have it.
JOINED = st.sampled_from(
    [
        NamedNode(vocab.NR + name)
        for name in (
            "nextRung previousRung higherRung lowerRung qualifiesFor leadsTo mentionOf hasMention "
            "hasStatement competency requiresCompetency inClass namesClass"
        ).split()
    ]
)
EDGES = st.one_of(
    st.builds(Triple, THINGS, JOINED, THINGS),
    st.builds(Triple, THINGS, st.sampled_from(terms("ObjectProperty")), THINGS),
    st.builds(Triple, THINGS, st.sampled_from(terms("DatatypeProperty")), VALUES),
    st.builds(Triple, THINGS, st.just(vocab.TYPE), st.sampled_from(terms("Class"))),
)
WORLDS = st.frozensets(EDGES, max_size=24)


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(WORLDS)
def test_in_any_world_the_rules_conclude_what_owlrl_does(world: frozenset[Triple]) -> None:
    assert together(infer(world)) == together(closure(world))


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(WORLDS, WORLDS)
def test_to_know_more_is_never_to_conclude_less(
    world: frozenset[Triple], more: frozenset[Triple]
) -> None:
    alone, joined = together(infer(world)), together(infer(world | more))
    assert alone <= joined | more


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(WORLDS)
def test_from_what_was_concluded_nothing_new_follows(world: frozenset[Triple]) -> None:
    assert infer(world | together(infer(world))) == {}


@settings(max_examples=30, deadline=None, phases=[Phase.generate])
@given(WORLDS)
def test_in_any_world_every_conclusion_has_its_premises(world: frozenset[Triple]) -> None:
    found = infer(world)
    look_up = look_up_in(world | together(found))
    without = [
        (name, triple)
        for name, concluded in found.items()
        for triple in concluded
        if not any(premises(triple, RULES[name], look_up))
    ]
    assert without == []


# Random ontologies, since what holds of ours today need not hold of it tomorrow.

PROPERTIES = [NamedNode(f"{vocab.NR}p{number}") for number in range(4)]
CLASSES = [NamedNode(f"{vocab.NR}C{number}") for number in range(3)]
PROPERTY, CLASS = st.sampled_from(PROPERTIES), st.sampled_from(CLASSES)


def _term(prefix: str, name: str) -> st.SearchStrategy[NamedNode]:
    return st.just(NamedNode(vocab.PREFIXES[prefix] + name))


def _chain_axiom(term: NamedNode, steps: Sequence[NamedNode]) -> tuple[Triple, ...]:
    cells = [BlankNode() for _ in steps]
    rdf = vocab.PREFIXES["rdf"]
    ends: list[BlankNode | NamedNode] = [*cells[1:], NamedNode(f"{rdf}nil")]
    return (
        Triple(term, NamedNode(vocab.PREFIXES["owl"] + "propertyChainAxiom"), cells[0]),
        *(
            Triple(cell, NamedNode(f"{rdf}first"), step)
            for cell, step in zip(cells, steps, strict=True)
        ),
        *(
            Triple(cell, NamedNode(f"{rdf}rest"), end)
            for cell, end in zip(cells, ends, strict=True)
        ),
    )


SINGLE = st.one_of(
    st.builds(Triple, PROPERTY, _term("rdfs", "subPropertyOf"), PROPERTY),
    st.builds(Triple, PROPERTY, _term("owl", "inverseOf"), PROPERTY),
    st.builds(Triple, PROPERTY, st.just(vocab.TYPE), _term("owl", "TransitiveProperty")),
    st.builds(Triple, CLASS, _term("rdfs", "subClassOf"), CLASS),
    st.builds(Triple, PROPERTY, _term("rdfs", "domain"), CLASS),
    st.builds(Triple, PROPERTY, _term("rdfs", "range"), CLASS),
)
AXIOMS = st.one_of(
    st.tuples(SINGLE),
    st.tuples(SINGLE, SINGLE),
    st.builds(_chain_axiom, PROPERTY, st.lists(PROPERTY, min_size=1, max_size=4)),
)
ONTOLOGIES = st.lists(AXIOMS, min_size=3, max_size=8).map(
    lambda groups: tuple(chain.from_iterable(groups))
)
FEW_THINGS = st.integers(0, 3).map(lambda number: NamedNode(f"{EX}thing-{number}"))
SMALL_WORLDS = st.frozensets(
    st.one_of(
        st.builds(Triple, FEW_THINGS, PROPERTY, FEW_THINGS),
        st.builds(Triple, FEW_THINGS, st.just(vocab.TYPE), CLASS),
    ),
    min_size=3,
    max_size=10,
)


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(ONTOLOGIES, SMALL_WORLDS)
def test_with_any_ontology_the_rules_conclude_what_owlrl_does(
    axioms: tuple[Triple, ...], world: frozenset[Triple]
) -> None:
    assert together(infer(world, rules_of(axioms))) == together(closure(world, axioms))
