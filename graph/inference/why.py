"""Why something holds: the facts that it follows from, down to what documents print.

Premises are not stored with what is derived. The rule that gave a triple, which the name of its
graph tells, is run backwards instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from graph import read, vocab
from graph.identity.titles import display
from graph.inference.conclusions import Implication, premises
from graph.inference.conclusions import Term as Value
from graph.inference.grounds import GROUNDS
from graph.inference.rules import ontology_rules
from graph.inference.stored import CONTINUATION, RESOLUTION, STATISTICS, TITLES
from graph.iris import Iris
from graph.model import Quote
from graph.store import Row, Store, Term

__all__ = ["Origin", "Reason", "why"]

#: document: printed there. resolution: decided over all documents of an employer. titles: inferred
#: from titles alone. comparison: found by comparing texts. statistics: counted over all that is
#: known of an employer. rule: follows by an axiom of the ontology. reference: one of our own terms.
Origin: TypeAlias = Literal[
    "document", "resolution", "titles", "comparison", "statistics", "rule", "reference"
]

_DERIVED: Final[dict[str, Origin]] = {
    RESOLUTION: "resolution",
    TITLES: "titles",
    CONTINUATION: "comparison",
    STATISTICS: "statistics",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A triple, where it stands, and why it holds.

    ``name`` is the document's IRI, or the name of the rule or method. ``quote`` is the passage that
    states the triple, where it is a printed one; ``premises`` what a derived one follows from.
    """

    triple: Triple
    origin: Origin
    name: str
    quote: Quote | None = None
    premises: tuple[Reason, ...] = ()


def why(
    store: Store,
    iris: Iris,
    subject: NamedNode,
    predicate: NamedNode | None = None,
    object_: NamedNode | None = None,
) -> tuple[Reason, ...]:
    """Return why triples hold, each with what it follows from.

    :param subject: what the triples are about
    :param predicate: their property; any where it is left out
    :param object_: the value of the property; any where it is left out
    """
    claim = {"subject": subject, "predicate": predicate, "object": object_}
    rows = store.ask("triples", {name: term for name, term in claim.items() if term is not None})
    search = _Search(store, iris)
    claims = dict.fromkeys(map(_triple, rows))
    return tuple(search.reason(triple, ()) for triple in claims)


def _triple(row: Row) -> Triple:
    return Triple(
        cast("NamedNode", row["subject"]), cast("NamedNode", row["predicate"]), row["object"]
    )


def _says(body: Iterable[Triple], claim: Triple) -> bool:
    """Whether one of the facts has the very words of a claim, as titles are shown."""
    words = {display(fact.object.value) for fact in body if isinstance(fact.object, ox.Literal)}
    return isinstance(claim.object, ox.Literal) and claim.object.value in words


class _Search:
    """Runs rules backwards over one store."""

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._documents = f"{iris.base}spec/"
        self._derived = f"{iris.base}graph/derived/"
        self._rules = {rule.name: rule for rule in ontology_rules()}

    def reason(self, triple: Triple, path: tuple[Triple, ...]) -> Reason:
        """Return why a triple holds.

        :param path: what this is to be a premise of: none of that may be its own reason
        """
        graph = self._graph(triple)
        if graph.startswith(self._documents):
            return Reason(triple, "document", graph, self._quote(triple))
        if not graph.startswith(self._derived):
            return Reason(triple, "reference", graph)
        name = graph.rpartition("/")[2]
        found = self._premises(triple, name, (*path, triple))
        if name not in _DERIVED:
            return Reason(triple, "rule", name, premises=found)
        return Reason(triple, _DERIVED[name], self._method(triple) or name, premises=found)

    def _method(self, triple: Triple) -> str | None:
        """Return the rule of resolution or the method of comparison that a triple tells of."""
        naming = vocab.RESOLVED_BY if triple.predicate == vocab.MENTION_OF else vocab.METHOD
        told = next(iter(self._look_up(triple.subject, naming, None)), None)
        return (
            told.object.value if told is not None and isinstance(told.object, ox.Literal) else None
        )

    def _premises(self, triple: Triple, name: str, path: tuple[Triple, ...]) -> tuple[Reason, ...]:
        bodies = (body for body in self._bodies(triple, name) if not set(body) & set(path))
        best = min(bodies, key=lambda body: not _says(body, triple), default=())
        return tuple(self.reason(each, path) for each in best)

    def _bodies(self, triple: Triple, name: str) -> Iterator[tuple[Triple, ...]]:
        any_rule: tuple[Implication, ...] = (*GROUNDS, *self._rules.values())
        for rule in (self._rules[name],) if name in self._rules else any_rule:
            yield from premises(triple, rule, self._look_up)

    def _look_up(
        self, subject: Value | None, predicate: NamedNode, object_: Value | None
    ) -> Iterator[Triple]:
        values = {"subject": subject, "predicate": predicate, "object": object_}
        given = {name: term for name, term in values.items() if term is not None}
        for row in self._store.ask("triples", cast("Mapping[str, Term]", given)):
            yield _triple(row)

    def _graph(self, triple: Triple) -> str:
        """Return a graph in which a triple stands, a document's before any other."""
        subject, predicate, object_ = triple
        given = {"subject": subject, "predicate": predicate, "object": object_}
        graphs = [row["graph"].value for row in self._store.ask("triples", given)]
        return min(graphs, key=lambda graph: (not graph.startswith(self._documents), graph))

    def _quote(self, triple: Triple) -> Quote | None:
        """Return the passage that states a printed triple: an end of it, else the fact behind."""
        for end in (triple.subject, triple.object):
            if isinstance(end, NamedNode) and (found := read.statement(self._store, end.value)):
                return found
        fact = vocab.EMPLOYER_NAME if triple.predicate == vocab.EMPLOYER else triple.predicate
        return read.evidence(self._store, cast("NamedNode", triple.subject).value, fact.value)
