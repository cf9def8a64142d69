"""The concept schemes as values: the words of the field are data, not code.

A scheme is a list of concepts in ``ontology/schemes.ttl``. Its printed forms are ``skos:prefLabel``
and ``skos:altLabel``, its order is ``nr:grade`` (`SKOS Reference
<https://www.w3.org/TR/skos-reference/>`_, sections 4 and 5).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph import resources, vocab

__all__ = ["Concept", "by_iri", "concept", "concepts", "labelled"]


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a scheme.

    ``name`` is the local name within its scheme ("non-exempt"), ``labels`` every printed form,
    preferred first, ``grade`` its 1-based place where the scheme is ordered, ``broader`` the local
    name of the wider concept, ``notation`` where the law defines it ("29 CFR 541.200") or how it is
    shortened ("Sr"), ``definition`` what it stands for, in a sentence, and ``rises_to`` the local
    names of what may stand right above it.
    """

    iri: str
    scheme: str
    name: str
    labels: tuple[str, ...]
    grade: int | None
    broader: str | None
    notation: str | None
    definition: str | None = None
    rises_to: frozenset[str] = frozenset()


@cache
def concepts(scheme: str) -> tuple[Concept, ...]:
    """Return the concepts of a scheme: by grade where it has grades, else by name.

    :param scheme: the scheme's local name, such as ``"responsibility"``
    :raises KeyError: where ``schemes.ttl`` holds no such scheme

    >>> [concept.name for concept in concepts("responsibility")][:3]
    ['contribute', 'perform', 'coordinate']
    """
    found = tuple(c for c in _all_concepts() if c.scheme == scheme)
    if not found:
        raise KeyError(scheme)
    return tuple(sorted(found, key=lambda c: (c.grade or 0, c.name)))


@cache
def concept(scheme: str, name: str) -> Concept:
    """Return one concept by its local name.

    :raises KeyError: where the scheme has no concept of that name

    >>> concept("flsa", "exempt").iri
    'https://w3id.org/nextrung/scheme/flsa/exempt'
    """
    return {c.name: c for c in concepts(scheme)}[name]


def by_iri(iri: str) -> Concept:
    """Return the concept that an IRI names.

    :raises KeyError: where no scheme of ours holds it
    """
    return _concepts_by_iri()[iri]


@cache
def _concepts_by_iri() -> dict[str, Concept]:
    return {concept.iri: concept for concept in _all_concepts()}


def labelled(scheme: str, label: str) -> Concept:
    """Return the concept that bears a printed form, in any case.

    :raises KeyError: where no concept of the scheme bears it

    >>> labelled("flsa", "Nonexempt").name
    'non-exempt'
    """
    wanted = label.casefold()
    for found in concepts(scheme):
        if wanted in (form.casefold() for form in found.labels):
            return found
    raise KeyError(f"{scheme}: {label}")


@cache
def _all_concepts() -> tuple[Concept, ...]:
    facts: dict[str, dict[NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in resources.triples("schemes.ttl"):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts[triple.subject.value][triple.predicate].append(triple.object.value)
    return tuple(_concept(iri, about) for iri, about in facts.items() if about[vocab.IN_SCHEME])


def _concept(iri: str, about: dict[NamedNode, list[str]]) -> Concept:
    scheme_iri = about[vocab.IN_SCHEME][0]
    grade = about[vocab.GRADE]
    broader = about[vocab.BROADER]
    notation = about[vocab.NOTATION]
    definition = about[vocab.DEFINITION]
    return Concept(
        iri=iri,
        scheme=scheme_iri.removeprefix(vocab.SCHEME),
        name=iri.removeprefix(scheme_iri + "/"),
        labels=tuple(about[vocab.PREF_LABEL] + about[vocab.ALT_LABEL]),
        grade=int(grade[0]) if grade else None,
        broader=broader[0].removeprefix(scheme_iri + "/") if broader else None,
        notation=notation[0] if notation else None,
        definition=definition[0] if definition else None,
        rises_to=frozenset(one.removeprefix(scheme_iri + "/") for one in about[vocab.RISES_TO]),
    )
