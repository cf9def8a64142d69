"""What the kinds of findings look at: classes, ladders, ways and requirements of a whole store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from graph import read
from graph.identity.mentions import Document
from graph.model import ClassName, Ladder, QualificationNode, Quote, Way
from graph.rows import number, quote, text
from graph.schemes import by_iri
from graph.store import Row, Store

__all__ = ["Asked", "Credential", "Named", "Printed", "Survey", "Undecided", "survey"]

_T = TypeVar("_T")
#: IRIs of a competency and, where it is stated, of how well it must be commanded.
Asked: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Printed:
    """The title of a class where a document describes it; ``level`` is 1-based and as printed."""

    mention: str
    title: str
    code: str | None
    level: int | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Named:
    """A class that a document names: ``title`` as printed, ``rule`` why it is that class.

    ``asking`` is the IRI of the class in whose qualifications it is named.
    """

    title: str
    quote: Quote
    rule: str | None = None
    asking: str | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """A licence or certificate that a class asks for, of all its holders or on a condition.

    ``section`` is the local name of the section that it is printed in, where the heading tells it.
    """

    iri: str
    quote: Quote
    condition: str | None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """What was not decided about a class as printed, in a sentence, and where it is printed."""

    mention: str
    reason: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of all classes of a store.

    All other mappings go from the IRI of a class, which is in none for which it has nothing.
    ``described`` holds the classes that some document describes, ``trees`` their qualifications,
    ``substituted`` what their substitutions replace ("education", "experience"), ``competencies``
    what they ask for, ``credentials`` their licences and certificates. ``undescribed``
    holds the classes that qualifications name and nobody describes, ``other_titles`` where a class
    is named by words that are not its title. ``ways`` holds those that documents state alone, and
    ``texts`` goes from the IRI of a document to its whole text.
    """

    classes: Mapping[str, ClassName]
    documents: tuple[Document, ...]
    ladders: tuple[Ladder, ...]
    ways: tuple[Way, ...]
    texts: Mapping[str, str]
    described: Mapping[str, tuple[Printed, ...]]
    trees: Mapping[str, tuple[QualificationNode, ...]]
    substituted: Mapping[str, frozenset[str]]
    competencies: Mapping[str, frozenset[Asked]]
    credentials: Mapping[str, tuple[Credential, ...]]
    undescribed: Mapping[str, tuple[Named, ...]]
    other_titles: Mapping[str, tuple[Named, ...]]
    undecided: tuple[Undecided, ...]

    def name(self, iri: str) -> str:
        """Return the title of a class, and its code where it has one."""
        of = self.classes[iri]
        return f"{of.title} ({of.code})" if of.code is not None else of.title

    def employer_of(self, document: str) -> str | None:
        """Return the employer of a document, by its IRI; ``None`` where it is not stated."""
        return next((one.employer for one in self.documents if one.iri == document), None)

    def titles(self, *classes: str) -> tuple[Quote, ...]:
        """Return where the titles of some classes are printed: of each, the first place."""
        return tuple(self.described[iri][0].quote for iri in classes if iri in self.described)


def survey(store: Store) -> Survey:
    """Return what is known of all classes of a store, in one query a kind of fact.

    The longest queries are asked at once: the engines answer several on as many cores.
    """
    with ThreadPoolExecutor() as at_once:
        trees = at_once.submit(read.all_qualifications, store)
        competencies = at_once.submit(_competencies, store)
        ladders = at_once.submit(read.ladders, store)
        undecided = at_once.submit(_undecided, store)
        undescribed = at_once.submit(_by_class, store, "named-not-described", _asked)
        described = _by_class(store, "described-titles", _printed)
        return Survey(
            classes={one.iri: one for one in read.class_names(store)},
            documents=_current(read.documents(store), described),
            ladders=ladders.result(),
            ways=tuple(way for way in read.ways(store) if way.kind != "inferred-rung"),
            texts={row["document"].value: row["text"].value for row in store.ask("document-text")},
            described=described,
            trees=trees.result(),
            substituted=_sets(_by_class(store, "substitutable", lambda row: row["replaces"].value)),
            competencies=competencies.result(),
            credentials=_by_class(store, "credentials-asked", _credential),
            undescribed=undescribed.result(),
            other_titles=_by_class(store, "other-titles", _named),
            undecided=undecided.result(),
        )


def _by_class(store: Store, question: str, value: Callable[[Row], _T]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = defaultdict(list)
    for row in store.ask(question):
        found[row["class"].value].append(value(row))
    return {iri: tuple(values) for iri, values in found.items()}


def _sets(found: Mapping[str, Iterable[_T]]) -> dict[str, frozenset[_T]]:
    return {iri: frozenset(values) for iri, values in found.items()}


def _current(
    documents: Iterable[Document], described: Mapping[str, tuple[Printed, ...]]
) -> tuple[Document, ...]:
    """Return the documents that speak for some class: those that no other one revises."""
    speaking = {one.quote.document for printed in described.values() for one in printed}
    return tuple(document for document in documents if document.iri in speaking)


def _competencies(store: Store) -> dict[str, frozenset[Asked]]:
    found: dict[str, set[Asked]] = defaultdict(set)
    for question in ("competencies-asked", "proficiencies-asked"):
        for row in store.ask(question):
            asked = (row["competency"].value, text(row, "proficiency"))
            found[row["class"].value].add(asked)
    return {iri: frozenset(asked) for iri, asked in found.items()}


def _credential(row: Row) -> Credential:
    section = text(row, "section")
    return Credential(
        iri=row["credential"].value,
        quote=quote(row),
        condition=text(row, "condition"),
        section=by_iri(section).name if section is not None else None,
    )


def _printed(row: Row) -> Printed:
    return Printed(
        mention=row["mention"].value,
        title=row["printed"].value,
        code=text(row, "code"),
        level=number(row, "level"),
        quote=quote(row),
    )


def _asked(row: Row) -> Named:
    return Named(row["title"].value, quote(row), asking=row["asking"].value)


def _named(row: Row) -> Named:
    return Named(row["printed"].value, quote(row), rule=row["rule"].value)


def _undecided(store: Store) -> tuple[Undecided, ...]:
    """Return each doubt once, with the first passage that it is about."""
    found: dict[str, Undecided] = {}
    for row in store.ask("doubts"):
        one = Undecided(row["mention"].value, row["reason"].value, quote(row))
        found.setdefault(row["doubt"].value, one)
    return tuple(found.values())
