"""What follows from what is stated, by the rules of the ontology; and from what it follows.

To remake the inferred graphs of one employer::

    for rule, found in infer(stated(store, graphs)).items():
        store.put(iris.derived(employer.key, rule), found)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, cast

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Triple, Variable

from graph import resources, vocab
from graph.errors import NextrungError, StoreError
from graph.inference.rules import Key, Pattern, Rule, ontology_rules, strata
from graph.store import Store

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = [
    "MOST_FOR_OWLRL",
    "Implication",
    "Inferred",
    "LookUp",
    "Term",
    "closure",
    "held",
    "infer",
    "premises",
    "stated",
]

#: What follows, by the name of the rule that gave it; no set is empty.
Inferred: TypeAlias = Mapping[str, frozenset[Triple]]
#: A subject, predicate or object.
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: Finds triples by subject, predicate and object, of which ``None`` stands for any.
LookUp: TypeAlias = Callable[[Term | None, NamedNode, Term | None], Iterable[Triple]]
_Bound: TypeAlias = Mapping[Variable, Term]

#: How many triples are given to owlrl: at about a second for a thousand, a minute's work.
MOST_FOR_OWLRL: Final = 50_000


def stated(store: Store, graphs: Iterable[NamedNode]) -> Iterator[Triple]:
    """Yield what the rules start from.

    :param graphs: the graphs of an employer's documents, and those of what was resolved and
        compared: all that is about the employer and was not inferred
    """
    return chain.from_iterable(map(store.triples, graphs))


def held(store: Store, graphs: Iterable[NamedNode]) -> ox.Store:
    """Return what the rules start from, as they are run over it.

    Its triples never become Python's, so that another thread may go on meanwhile.

    :param graphs: as for :func:`stated`
    :raises StoreError: where a server's answer is none
    """
    engine = ox.Store()
    for graph in graphs:
        try:
            engine.load(store.ntriples(graph), format=ox.RdfFormat.N_TRIPLES)
        except SyntaxError as error:
            raise StoreError(store.place, f"{graph} is no N-Triples ({error.msg})") from error
    return engine


def infer(
    triples: Iterable[Triple],
    rules: Sequence[Rule] | None = None,
    *,
    beside: ox.Store | None = None,
) -> Inferred:
    """Return what follows from triples and is not among them, each with the first rule to give it.

    :param triples: read once, and left as they are
    :param rules: those of Nextrung's ontology unless given
    :param beside: further facts, as :func:`held` returns them; it takes in what follows
    """
    chosen = ontology_rules() if rules is None else tuple(rules)
    engine = ox.Store() if beside is None else beside
    engine.extend(ox.Quad(*triple) for triple in _of_use(triples, chosen))
    found: dict[str, frozenset[Triple]] = {}
    for group in strata(chosen):
        _saturate(engine, group, found)
    return found


def _saturate(engine: ox.Store, group: Sequence[Rule], found: dict[str, frozenset[Triple]]) -> None:
    """Run rules until they give nothing new: again only those whose premises grew."""
    due = tuple(group)
    while due:
        grown: set[Key] = set()
        for rule in due:
            if new := _step(engine, rule):
                engine.extend(ox.Quad(*triple) for triple in new)
                found[rule.name] = found.get(rule.name, frozenset()) | new
                grown.add(rule.head.key)
        due = tuple(r for r in group if any(part.key in grown for part in r.body))


def _step(engine: ox.Store, rule: Rule) -> frozenset[Triple]:
    return frozenset(cast(ox.QueryTriples, engine.query(rule.construct)))


def _of_use(triples: Iterable[Triple], rules: Sequence[Rule]) -> Iterator[Triple]:
    """Yield what the rules need or make.

    Where they ask only whether a thing has a property, its value is left out: texts are long.
    """
    keys = {pattern.key for rule in rules for pattern in (*rule.body, rule.head)}
    looked_at = {key for rule in rules for key in _looked_at(rule)}
    for triple in triples:
        property_key, value = (triple.predicate.value, None), triple.object
        if property_key in keys:
            if property_key in looked_at:
                yield triple
            else:
                yield Triple(triple.subject, triple.predicate, triple.subject)
        elif isinstance(value, NamedNode) and (triple.predicate.value, value.value) in keys:
            yield triple


def _looked_at(rule: Rule) -> Iterator[Key]:
    """Yield what a rule makes, and what it needs the objects of."""
    yield rule.head.key
    for part in rule.body:
        if len(rule.body) > 1 or part.object in {rule.head.subject, rule.head.object}:
            yield part.key


class Implication(Protocol):
    """Anything of which the head holds where all of the body does, such as a rule."""

    @property
    def head(self) -> Pattern:
        """What follows."""

    @property
    def body(self) -> tuple[Pattern, ...]:
        """What it follows from."""


def premises(triple: Triple, rule: Implication, look_up: LookUp) -> Iterator[tuple[Triple, ...]]:
    """Yield each set of triples from which a rule gives a triple, in the order of the rule's body.

    That is the rule run backwards, by one step; nothing is yielded where it does not give it.

    :param triple: what follows
    :param look_up: over all triples, stated and inferred
    """
    bound = _matched(rule.head, triple, {})
    return iter(()) if bound is None else _satisfied(rule.body, bound, look_up)


def _satisfied(
    body: Sequence[Pattern], bound: _Bound, look_up: LookUp
) -> Iterator[tuple[Triple, ...]]:
    if not body:
        yield ()
        return
    first, rest = body[0], body[1:]
    found = look_up(_value(first.subject, bound), first.predicate, _value(first.object, bound))
    for triple in dict.fromkeys(found):
        more = _matched(first, triple, bound)
        if more is not None:
            for others in _satisfied(rest, more, look_up):
                yield triple, *others


def _value(part: Variable | NamedNode, bound: _Bound) -> Term | None:
    return bound.get(part) if isinstance(part, Variable) else part


def _matched(pattern: Pattern, triple: Triple, bound: _Bound) -> _Bound | None:
    """Return what variables stand for where the pattern is the triple, or ``None``."""
    if pattern.predicate != triple.predicate:
        return None
    found = dict(bound)
    for part, term in ((pattern.subject, triple.subject), (pattern.object, triple.object)):
        held = found.setdefault(part, term) if isinstance(part, Variable) else part
        if held != term:
            return None
    return found


def closure(triples: Iterable[Triple], axioms: Iterable[Triple] | None = None) -> Inferred:
    """Return what :func:`infer` returns, worked out by owlrl: all of OWL 2 RL, and slow.

    :param triples: read once, and left as they are
    :param axioms: those of Nextrung's ontology unless given
    :returns: under ``owlrl`` what follows with the ontology's own classes and properties
    :raises NextrungError: where there are more triples than :data:`MOST_FOR_OWLRL`
    """
    import owlrl  # takes a tenth of a second to import, and most runs never need it

    known = {triple for triple in triples if _is_ours(triple)}
    if len(known) > MOST_FOR_OWLRL:
        raise NextrungError(
            f"owlrl is for small graphs, and {len(known)} triples are more than the "
            f"{MOST_FOR_OWLRL} that it closes in a minute; the rules conclude the same, so "
            "leave --reasoner owlrl out."
        )
    stated_axioms = resources.triples("ladder.ttl") if axioms is None else axioms
    # Labels and comments conclude nothing.
    said = (axiom for axiom in stated_axioms if not isinstance(axiom.object, Literal))
    graph, terms = _in_rdflib(chain(known, said))
    owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False).closure()
    new = frozenset(filter(_is_ours, _out_of_rdflib(graph, terms))) - known
    return {"owlrl": new} if new else {}


def _is_ours(triple: Triple) -> bool:
    """Whether a triple says something by a property or a class of the ontology."""
    told = triple.object if triple.predicate == vocab.TYPE else triple.predicate
    return isinstance(told, NamedNode) and told.value.startswith(vocab.NR)


def _in_rdflib(triples: Iterable[Triple]) -> tuple[rdflib.Graph, dict[Node, Term]]:
    """Return triples as rdflib has them, and for each of its terms the one that it came from."""
    import rdflib

    graph = rdflib.Graph()
    terms: dict[Node, Term] = {rdflib.RDF.type: vocab.TYPE}
    for triple in triples:
        parts = [(_rdflib_term(part), part) for part in triple]
        terms.update(parts)
        subject, predicate, value = (node for node, _ in parts)
        graph.add((subject, predicate, value))
    return graph, terms


def _out_of_rdflib(graph: rdflib.Graph, terms: Mapping[Node, Term]) -> Iterator[Triple]:
    """Yield the triples whose terms are all known; owlrl also speaks of what literals are."""
    for one in graph:
        match [terms.get(part) for part in one]:
            case [NamedNode() | BlankNode() as subject, NamedNode() as predicate, value] if (
                value is not None
            ):
                yield Triple(subject, predicate, value)


def _rdflib_term(term: Term) -> Node:
    import rdflib

    if isinstance(term, Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        # As written: rdflib would otherwise make 0.80 into 0.8.
        return rdflib.Literal(term.value, term.language, datatype, normalize=False)
    return rdflib.URIRef(term.value) if isinstance(term, NamedNode) else rdflib.BNode(str(term))
