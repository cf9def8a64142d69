"""The kinds of findings, as ``schemes.ttl`` has them: what each is, weighs, and asks to be done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast

from pyoxigraph import Literal as Text
from pyoxigraph import NamedNode

from graph import resources, vocab
from graph.schemes import by_iri, concepts

__all__ = ["Kind", "Severity", "kind", "kinds", "severities"]

Severity: TypeAlias = Literal["note", "warning", "violation"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding; ``name`` is the local name of its concept, such as "cycle".

    ``label`` heads a list of such findings, ``definition`` says what is found, and ``advice`` what
    to do about it.
    """

    name: str
    label: str
    definition: str
    severity: Severity
    advice: str


@cache
def kinds() -> tuple[Kind, ...]:
    """Return all kinds, the heaviest first, those of one severity by name.

    >>> [kind.name for kind in kinds() if kind.severity == "violation"]
    ['level-contradiction']
    """
    said = {
        (triple.subject, triple.predicate): triple.object.value
        for triple in resources.triples("schemes.ttl")
        if triple.predicate in (vocab.SEVERITY, vocab.ADVICE)
        and isinstance(triple.object, NamedNode | Text)
    }
    found = [
        Kind(
            name=concept.name,
            label=concept.labels[0],
            definition=concept.definition or "",
            severity=cast("Severity", by_iri(said[NamedNode(concept.iri), vocab.SEVERITY]).name),
            advice=said[NamedNode(concept.iri), vocab.ADVICE],
        )
        for concept in concepts("finding")
    ]
    weights = severities()
    return tuple(sorted(found, key=lambda one: (-weights.index(one.severity), one.name)))


def kind(name: str) -> Kind:
    """Return a kind by its name.

    :raises KeyError: where the scheme has none of that name
    """
    return {one.name: one for one in kinds()}[name]


@cache
def severities() -> tuple[Severity, ...]:
    """Return the severities, from the least.

    >>> severities()
    ('note', 'warning', 'violation')
    """
    return tuple(cast("Severity", concept.name) for concept in concepts("severity"))
