"""What a profile is held against, read from a store."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import NamedNode

from graph import read, rows
from graph.fit.case import Asked, leaves
from graph.fit.fit import Fit, evaluate
from graph.fit.profile import Held, Profile
from graph.fit.standing import Standing, standing
from graph.fit.words import telling
from graph.lookup import find_class
from graph.model import ClassFacts, ClassName
from graph.store import Store

__all__ = ["ClassFit", "asked_of", "fit_for", "fit_of", "standing_in"]

#: A label at the head of a line, or in brackets anywhere.
_MARKER: Final = re.compile(
    r"(?m:^[ \t]*(?P<bare>[A-Za-z]|\d{1,2})[.)]\s)|(?<!\w)\((?P<bracketed>[A-Za-z]|\d{1,2})\)\s"
)


@dataclass(frozen=True, slots=True)
class ClassFit:
    """What is judged of a person for a class of the store.

    ``unknown`` are the classes held whose names lead to no class of the store, ``several`` those
    whose names lead to more than one.
    """

    name: ClassName
    facts: ClassFacts
    fit: Fit
    unknown: tuple[Held, ...] = ()
    several: tuple[Held, ...] = ()


def fit_for(store: Store, name: str, profile: Profile) -> ClassFit:
    """Return what is judged of a person for the class that bears a name.

    :param name: the class's code, title or another printed form of it
    :raises UnknownName: where no class bears it
    :raises AmbiguousName: where several do
    """
    names = read.class_names(store)
    found = find_class(names, name)
    known = standing(names, read.ladders(store), found.employer)
    return fit_of(store, found, profile, known)


def fit_of(store: Store, found: ClassName, profile: Profile, known: Standing) -> ClassFit:
    """Return what is judged of a person for a class that is found already.

    :param known: how the classes of the store stand to one another
    """
    facts = read.facts(store, found.iri)
    known = replace(known, words=_words(store, known, profile))
    meant = {held: len(known.meant(held)) for held in profile.classes or ()}
    return ClassFit(
        found,
        facts,
        evaluate(profile, asked_of(store, facts), known),
        unknown=tuple(held for held, count in meant.items() if count == 0),
        several=tuple(held for held, count in meant.items() if count > 1),
    )


def asked_of(store: Store, facts: ClassFacts) -> Asked:
    """Return what a class asks for."""
    about = {"class": NamedNode(facts.rung.iri)}
    texts: dict[str, str] = defaultdict(str)
    for source in facts.documents:
        for row in store.ask("document-text", {"document": NamedNode(source.iri)}):
            texts[source.iri] = row["text"].value
    return Asked(
        trees=facts.qualifications,
        substitutions=tuple(map(rows.substitution, store.ask("substitutions", about))),
        credentials=tuple(item for item in facts.items if item.kind == "credential"),
        competencies=tuple(
            item for item in facts.items if item.kind in {"knowledge", "skill", "ability"}
        ),
        markers={
            leaf.iri: _markers(texts[leaf.quote.document][: leaf.quote.start])
            for tree in facts.qualifications
            for leaf in leaves(tree)
            if leaf.quote is not None
        },
    )


def _markers(before: str) -> frozenset[str]:
    """Return the last label of each kind (numbers, capitals, small letters) in a text."""
    last = {_kind(label): label for label in map(_label, _MARKER.finditer(before))}
    return frozenset(last.values())


def _label(match: re.Match[str]) -> str:
    return match["bare"] or match["bracketed"]


def _kind(label: str) -> str:
    return "number" if label.isdigit() else "capital" if label.isupper() else "small"


def _words(store: Store, known: Standing, profile: Profile) -> dict[str, frozenset[str]]:
    """Return the stems of what the classes that a person held do, of those that are described."""
    told: dict[str, frozenset[str]] = {}
    for iri in {iri for held in profile.classes or () for iri in known.meant(held)}:
        texts = [item.text for item in read.items(store, iri)]
        if texts:
            told[iri] = telling(" ".join(texts))
    return told


def standing_in(store: Store, employer: str | None = None) -> Standing:
    """Return how the classes of a store stand to one another.

    :param employer: name of the one whose class is meant where a profile states no employer
    """
    return standing(read.class_names(store), read.ladders(store), employer)
