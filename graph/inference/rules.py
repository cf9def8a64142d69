"""The rules of inference, generated from the axioms of ``ontology/ladder.ttl``.

Each axiom becomes a rule of `OWL 2 RL/RDF
<https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules>`_ with its
terms filled in, as a ``CONSTRUCT``. No rule is written by hand: a new axiom is a new rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Final, Literal, TypeAlias, get_args

import networkx as nx
from pyoxigraph import NamedNode, Triple, Variable

from graph import resources, vocab

__all__ = ["Axiom", "Key", "Pattern", "Rule", "ontology_rules", "rules_of", "strata"]

#: What an axiom states, in the words that the names of rules begin with.
Axiom: TypeAlias = Literal[
    "sub-class", "sub-property", "inverse", "transitive", "chain", "domain", "range"
]
#: What a pattern matches: a property, or ``rdf:type`` with a class.
Key: TypeAlias = tuple[str, str | None]

_TERM: Final[Mapping[str, NamedNode]] = {
    name: NamedNode(vocab.PREFIXES[prefix] + name)
    for prefix, name in (
        ("rdfs", "subClassOf"),
        ("rdfs", "subPropertyOf"),
        ("rdfs", "domain"),
        ("rdfs", "range"),
        ("owl", "inverseOf"),
        ("owl", "propertyChainAxiom"),
        ("owl", "TransitiveProperty"),
        ("rdf", "first"),
        ("rdf", "rest"),
    )
}
_X, _Y, _Z = Variable("x"), Variable("y"), Variable("z")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple with variables for what differs; its object is one, or a term such as a class."""

    subject: Variable
    predicate: NamedNode
    object: Variable | NamedNode

    @property
    def key(self) -> Key:
        """What the pattern matches; patterns of different keys share no triple."""
        told = self.object.value if isinstance(self.object, NamedNode) else None
        return self.predicate.value, told

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object}"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all of ``body`` holds, ``head`` holds.

    ``name`` tells the axiom and its terms, and is fit for an address. ``standard`` names the rule
    of OWL 2 RL/RDF (tables 5 and 7 of the standard) that this is a case of.
    """

    name: str
    axiom: Axiom
    standard: str
    body: tuple[Pattern, ...]
    head: Pattern

    @property
    def construct(self) -> str:
        """The rule as SPARQL 1.1: what follows in one step and is not there yet.

        >>> (rule,) = (rule for rule in ontology_rules() if rule.name == "transitive-higher-rung")
        >>> print(rule.construct.replace("https://w3id.org/nextrung/ontology#", "#"))
        CONSTRUCT { ?x <#higherRung> ?z }
        WHERE { ?x <#higherRung> ?y . ?y <#higherRung> ?z
          FILTER NOT EXISTS { ?x <#higherRung> ?z } }
        """
        body = " . ".join(map(str, self.body))
        return (
            f"CONSTRUCT {{ {self.head} }}\n"
            f"WHERE {{ {body}\n  FILTER NOT EXISTS {{ {self.head} }} }}"
        )


@cache
def ontology_rules() -> tuple[Rule, ...]:
    """Return the rules of Nextrung's own ontology, in the order of :func:`rules_of`."""
    return rules_of(resources.triples("ladder.ttl"))


def rules_of(axioms: Iterable[Triple]) -> tuple[Rule, ...]:
    """Return the rules that axioms stand for: classes, properties, inverses, chains, signatures.

    Axioms that speak of terms outside the ontology's namespace, datatypes among them, make none;
    nor do those whose conclusion is their own premise.

    :param axioms: an ontology's triples, with the lists of its chains, and whatever else
    """
    known = sorted(set(axioms), key=str)
    found = (
        *(rule for axiom in known for rule in _simple(axiom)),
        *(rule for axiom in known for rule in _transitive(axiom)),
        *_chains(known),
    )
    told = {(rule.body, rule.head): rule for rule in reversed(found) if rule.head not in rule.body}
    return tuple(sorted(told.values(), key=lambda rule: (_ORDER[rule.axiom], rule.name)))


def strata(rules: Iterable[Rule]) -> tuple[tuple[Rule, ...], ...]:
    """Return rules in the order to run them: each group needs only what it and earlier ones make.

    A group is a strongly connected component of the graph that leads from what the rules need to
    what they make. Within it the rules stand as given.
    """
    given = tuple(rules)
    needs = nx.DiGraph((part.key, rule.head.key) for rule in given for part in rule.body)
    components = nx.condensation(needs)
    members: Mapping[int, set[Key]] = components.nodes(data="members")
    order = nx.lexicographical_topological_sort(
        components, key=lambda one: min(map(str, members[one]))
    )
    groups = (tuple(r for r in given if r.head.key in members[one]) for one in order)
    return tuple(group for group in groups if group)


def _named(axiom: Axiom, *terms: NamedNode) -> str:
    """Return a rule's name: the kind of its axiom and the terms, premise before conclusion."""
    local = (term.value.removeprefix(vocab.NR) for term in terms)
    return "-".join((axiom, *(re.sub(r"(?<=.)(?=[A-Z])", "-", name).lower() for name in local)))


def _simple(axiom: Triple) -> Iterator[Rule]:
    """Yield the rules of an axiom that joins two terms of ours."""
    make = _MAKERS.get(axiom.predicate)
    if make is not None and (terms := _ours(axiom.subject, axiom.object)):
        yield from make(*terms)


def _sub_class(narrow: NamedNode, broad: NamedNode) -> Iterator[Rule]:
    body, head = Pattern(_X, vocab.TYPE, narrow), Pattern(_X, vocab.TYPE, broad)
    yield Rule(_named("sub-class", narrow, broad), "sub-class", "cax-sco", (body,), head)


def _sub_property(narrow: NamedNode, broad: NamedNode) -> Iterator[Rule]:
    body, head = Pattern(_X, narrow, _Y), Pattern(_X, broad, _Y)
    yield Rule(_named("sub-property", narrow, broad), "sub-property", "prp-spo1", (body,), head)


def _inverse(one: NamedNode, other: NamedNode) -> Iterator[Rule]:
    there, back = Pattern(_X, one, _Y), Pattern(_Y, other, _X)
    yield Rule(_named("inverse", one, other), "inverse", "prp-inv1", (there,), back)
    there, back = Pattern(_X, other, _Y), Pattern(_Y, one, _X)
    yield Rule(_named("inverse", other, one), "inverse", "prp-inv2", (there,), back)


def _domain(term: NamedNode, kind: NamedNode) -> Iterator[Rule]:
    body, head = Pattern(_X, term, _Y), Pattern(_X, vocab.TYPE, kind)
    yield Rule(_named("domain", term, kind), "domain", "prp-dom", (body,), head)


def _range(term: NamedNode, kind: NamedNode) -> Iterator[Rule]:
    body, head = Pattern(_X, term, _Y), Pattern(_Y, vocab.TYPE, kind)
    yield Rule(_named("range", term, kind), "range", "prp-rng", (body,), head)


def _transitive(axiom: Triple) -> Iterator[Rule]:
    if axiom.predicate == vocab.TYPE and axiom.object == _TERM["TransitiveProperty"]:
        for term in _ours(axiom.subject):
            body = Pattern(_X, term, _Y), Pattern(_Y, term, _Z)
            head = Pattern(_X, term, _Z)
            yield Rule(_named("transitive", term), "transitive", "prp-trp", body, head)


def _chains(axioms: Iterable[Triple]) -> Iterator[Rule]:
    """Yield the rules of property chains; where one property has several, they are numbered."""
    known = tuple(axioms)
    lists: dict[tuple[object, object], object] = {(t.subject, t.predicate): t.object for t in known}
    stated = (
        (term, steps)
        for axiom in known
        if axiom.predicate == _TERM["propertyChainAxiom"]
        for term in _ours(axiom.subject)
        if (steps := _ours(*_items(axiom.object, lists)))
    )
    ordered = sorted(stated, key=str)
    for term, group in groupby(ordered, key=lambda one: one[0]):
        for number, (_, steps) in enumerate(group, start=1):
            name = _named("chain", term) + (f"-{number}" if number > 1 else "")
            yield Rule(name, "chain", "prp-spo2", *_chain(term, steps))


def _chain(term: NamedNode, steps: tuple[NamedNode, ...]) -> tuple[tuple[Pattern, ...], Pattern]:
    places = [Variable(f"x{number}") for number in range(len(steps) + 1)]
    body = tuple(Pattern(a, step, b) for step, (a, b) in zip(steps, pairwise(places), strict=True))
    return body, Pattern(places[0], term, places[-1])


def _items(start: object, lists: Mapping[tuple[object, object], object]) -> Iterator[object]:
    """Yield the items of an RDF list."""
    while (start, _TERM["first"]) in lists:
        yield lists[start, _TERM["first"]]
        start = lists[start, _TERM["rest"]]


def _ours(*terms: object) -> tuple[NamedNode, ...]:
    """Return the terms where all of them are the ontology's own, else none."""
    found = tuple(t for t in terms if isinstance(t, NamedNode) and t.value.startswith(vocab.NR))
    return found if len(found) == len(terms) else ()


_MAKERS: Final[Mapping[NamedNode, Callable[[NamedNode, NamedNode], Iterator[Rule]]]] = {
    _TERM["subClassOf"]: _sub_class,
    _TERM["subPropertyOf"]: _sub_property,
    _TERM["inverseOf"]: _inverse,
    _TERM["domain"]: _domain,
    _TERM["range"]: _range,
}
#: Rules of an earlier kind run first where several could: what a thing is stated to be explains
#: its other classes better than that it has a property.
_ORDER: Final[Mapping[Axiom, int]] = {axiom: place for place, axiom in enumerate(get_args(Axiom))}
