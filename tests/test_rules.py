"""Every axiom of the ontology becomes a rule, and their order misses nothing."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from pyoxigraph import RdfFormat, Triple

from graph import vocab
from graph.inference.rules import Axiom, Rule, ontology_rules, rules_of, strata
from graph.iris import slug

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in vocab.PREFIXES.items())
RULES = {rule.name: rule for rule in ontology_rules()}


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in ox.parse(_PREFIXES + turtle, format=RdfFormat.TURTLE)]


def short(rule: Rule) -> str:
    """Return a rule as a line: body, arrow, head, with our namespace left out."""
    line = f"{' . '.join(map(str, rule.body))} -> {rule.head}"
    return line.replace(f"<{vocab.TYPE.value}>", "a").replace(f"<{vocab.NR}", "").replace(">", "")


def place(name: str) -> int:
    """Return the 0-based place of the stratum that a rule of the ontology stands in."""
    (found,) = (n for n, group in enumerate(strata(ontology_rules())) if RULES[name] in group)
    return found


@pytest.mark.parametrize(
    ("axiom", "name", "kind", "standard", "expected"),
    [
        ("nr:A rdfs:subClassOf nr:B", "sub-class-a-b", "sub-class", "cax-sco", "?x a A - ?x a B"),
        (
            "nr:one rdfs:subPropertyOf nr:two",
            "sub-property-one-two",
            "sub-property",
            "prp-spo1",
            "?x one ?y - ?x two ?y",
        ),
        (
            "nr:one a owl:TransitiveProperty",
            "transitive-one",
            "transitive",
            "prp-trp",
            "?x one ?y . ?y one ?z - ?x one ?z",
        ),
        (
            "nr:one owl:propertyChainAxiom (nr:two nr:three nr:four)",
            "chain-one",
            "chain",
            "prp-spo2",
            "?x0 two ?x1 . ?x1 three ?x2 . ?x2 four ?x3 - ?x0 one ?x3",
        ),
        ("nr:one rdfs:domain nr:A", "domain-one-a", "domain", "prp-dom", "?x one ?y - ?x a A"),
        ("nr:one rdfs:range nr:A", "range-one-a", "range", "prp-rng", "?x one ?y - ?y a A"),
    ],
)
def test_an_axiom_becomes_the_rule_of_the_standard(
    axiom: str, name: str, kind: Axiom, standard: str, expected: str
) -> None:
    (rule,) = rules_of(triples(f"{axiom} ."))
    assert (rule.name, rule.axiom, rule.standard) == (name, kind, standard)
    assert short(rule) == expected.replace(" - ", " -> ").replace(">", "")


def test_an_inverse_holds_in_both_directions() -> None:
    there, back = rules_of(triples("nr:up owl:inverseOf nr:down ."))
    assert (back.name, back.standard) == ("inverse-up-down", "prp-inv1")
    assert (there.name, there.standard) == ("inverse-down-up", "prp-inv2")
    assert {(p.key, r.head.key) for r in (there, back) for p in r.body} == {
        ((f"{vocab.NR}up", None), (f"{vocab.NR}down", None)),
        ((f"{vocab.NR}down", None), (f"{vocab.NR}up", None)),
    }


def test_an_inverse_that_both_properties_state_makes_two_rules_as_well() -> None:
    both = "nr:up owl:inverseOf nr:down . nr:down owl:inverseOf nr:up ."
    assert [(rule.name, rule.standard) for rule in rules_of(triples(both))] == [
        ("inverse-down-up", "prp-inv1"),
        ("inverse-up-down", "prp-inv2"),
    ]


def test_several_chains_of_one_property_are_numbered() -> None:
    chains = "nr:one owl:propertyChainAxiom (nr:two nr:three), (nr:two), (nr:four nr:five) ."
    assert {rule.name: len(rule.body) for rule in rules_of(triples(chains))} == {
        "chain-one": 2,
        "chain-one-2": 2,
        "chain-one-3": 1,
    }


@pytest.mark.parametrize(
    "axiom",
    [
        "nr:grade rdfs:domain skos:Concept",
        "nr:months rdfs:range xsd:integer",
        "nr:JobClass rdfs:subClassOf org:Role",
        "skos:Concept rdfs:subClassOf nr:JobClass",
        "nr:one owl:propertyChainAxiom (nr:two dcterms:hasPart)",
        "nr:one owl:propertyChainAxiom ()",
        "dcterms:hasPart a owl:TransitiveProperty",
        "nr:one rdfs:seeAlso owl:TransitiveProperty",
        "nr:one a owl:ObjectProperty ; rdfs:label 'one'",
        "nr:JobClass rdfs:subClassOf nr:JobClass",
        "nr:one rdfs:subPropertyOf nr:one",
    ],
)
def test_what_speaks_of_other_vocabularies_or_concludes_nothing_makes_no_rule(axiom: str) -> None:
    assert rules_of(triples(f"{axiom} .")) == ()


def test_names_are_all_different_also_as_the_last_part_of_a_graph_s_address() -> None:
    assert len({slug(name) for name in RULES}) == len(ontology_rules())


def test_the_ontology_s_rules_are_of_every_kind() -> None:
    counted = {rule.axiom for rule in ontology_rules()}
    assert counted == {
        "sub-class",
        "sub-property",
        "inverse",
        "transitive",
        "chain",
        "domain",
        "range",
    }


@pytest.mark.parametrize("rule", ontology_rules(), ids=RULES)
def test_a_rule_runs_as_sparql_and_is_not_its_own_reason(rule: Rule) -> None:
    assert list(ox.Store().query(rule.construct)) == []  # type: ignore[arg-type]
    assert rule.head not in rule.body


def test_the_strata_hold_every_rule_once() -> None:
    placed = [rule for group in strata(ontology_rules()) for rule in group]
    assert len(placed) == len(ontology_rules())
    assert set(placed) == set(ontology_rules())


def test_no_stratum_needs_what_a_later_one_makes() -> None:
    groups = strata(ontology_rules())
    made = {rule.head.key: place for place, group in enumerate(groups) for rule in group}
    late = [
        (rule.name, part.key)
        for place, group in enumerate(groups)
        for rule in group
        for part in rule.body
        if made.get(part.key, place) > place
    ]
    assert late == []


def test_higher_and_lower_rungs_are_worked_out_together_and_after_next_and_previous_ones() -> None:
    neighbours = {
        place("inverse-next-rung-previous-rung"),
        place("inverse-previous-rung-next-rung"),
    }
    distant = {
        place(name)
        for name in (
            "sub-property-next-rung-higher-rung",
            "sub-property-previous-rung-lower-rung",
            "inverse-higher-rung-lower-rung",
            "inverse-lower-rung-higher-rung",
            "transitive-higher-rung",
            "transitive-lower-rung",
        )
    }
    assert (len(neighbours), len(distant)) == (1, 1)
    assert max(neighbours) < min(distant)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("sub-property-next-rung-leads-to", "inverse-previous-rung-next-rung"),
        ("chain-requires-competency", "inverse-mention-of-has-mention"),
        ("range-requires-competency-competency", "chain-requires-competency"),
        ("domain-leads-to-job-class", "sub-property-qualifies-for-leads-to"),
        (
            "sub-class-requirement-statement",
            "sub-class-education-requirement-requirement",
        ),
    ],
)
def test_what_a_rule_needs_is_worked_out_before_it_runs(later: str, earlier: str) -> None:
    assert place(later) > place(earlier)


def test_the_order_in_which_axioms_are_written_changes_nothing() -> None:
    axioms = triples(
        "nr:A rdfs:subClassOf nr:B . nr:one rdfs:domain nr:A ; rdfs:subPropertyOf nr:two . "
        "nr:two a owl:TransitiveProperty ; owl:inverseOf nr:one ."
    )
    forwards, backwards = rules_of(axioms), rules_of(reversed(axioms))
    assert forwards == backwards
    assert strata(forwards) == strata(backwards)
