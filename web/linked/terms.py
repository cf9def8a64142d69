"""Our own terms as a page tells them: out of the files of the ontology, with their alignments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import resources
from graph.vocab import NR
from web.exports import short

__all__ = ["Group", "Term", "groups", "title", "vocabulary_triples"]

#: The sorts of terms in the order in which they are told, by the name of their OWL class.
_SORTS: Final[Mapping[str, str]] = {
    "Class": "Classes",
    "ObjectProperty": "Properties between things",
    "DatatypeProperty": "Properties with a text, number or date",
}
#: What a term says besides its label and comment, by property, in words.
_SAID: Final[Mapping[str, str]] = {
    "rdfs:subClassOf": "Kind of",
    "rdfs:subPropertyOf": "Follows into",
    "rdfs:domain": "Said of",
    "rdfs:range": "Value",
    "owl:inverseOf": "Inverse of",
    "skos:closeMatch": "Nearly the same as",
    "skos:relatedMatch": "Related to",
    "dcterms:source": "After",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of ours; ``said`` maps words such as "Kind of" to shortened terms."""

    name: str
    iri: str
    label: str
    comment: str
    traits: tuple[str, ...]
    said: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one sort, by name."""

    key: str
    name: str
    terms: tuple[Term, ...]


@cache
def vocabulary_triples() -> tuple[Triple, ...]:
    """Return the ontology with what its terms mean in other vocabularies."""
    together = (*resources.triples("ladder.ttl"), *resources.triples("alignments.ttl"))
    return tuple(sorted(together, key=lambda one: str(one.subject)))


@cache
def title() -> tuple[str, str]:
    """Return the title and the description of the ontology."""
    about = _facts(resources.triples("ladder.ttl"))[NR.removesuffix("#")]
    return about["dcterms:title"][0], about["dcterms:description"][0]


@cache
def groups() -> tuple[Group, ...]:
    """Return all terms, sort by sort."""
    facts = _facts(vocabulary_triples())
    ours = {iri: about for iri, about in facts.items() if iri.startswith(NR)}
    return tuple(
        Group(
            sort,
            name,
            tuple(
                _term(iri, about)
                for iri, about in sorted(ours.items(), key=lambda one: one[0].casefold())
                if f"owl:{sort}" in about["rdf:type"]
            ),
        )
        for sort, name in _SORTS.items()
    )


def _facts(triples: Iterable[Triple]) -> dict[str, dict[str, list[str]]]:
    """Return what is said of each thing with a name: texts, and terms shortened."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        if isinstance(one.subject, NamedNode):
            said = found[one.subject.value][short(one.predicate.value)]
            if isinstance(one.object, Literal):
                said.append(one.object.value)
            elif isinstance(one.object, NamedNode):
                said.append(short(one.object.value))
    return found


def _term(iri: str, about: Mapping[str, list[str]]) -> Term:
    return Term(
        name=iri.removeprefix(NR),
        iri=iri,
        label=about["rdfs:label"][0],
        comment=about["rdfs:comment"][0],
        traits=("transitive",) if "owl:TransitiveProperty" in about["rdf:type"] else (),
        said={words: tuple(about[name]) for name, words in _SAID.items() if name in about},
    )
