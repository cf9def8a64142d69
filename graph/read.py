"""Query rows become model values: the only way from the store to planning and pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from pyoxigraph import NamedNode

from graph import vocab
from graph.errors import UnknownName
from graph.identity.mentions import Document, Mention, Role
from graph.iris import Iris
from graph.items import items_of
from graph.model import (
    ClassFacts,
    ClassName,
    Item,
    Ladder,
    Link,
    QualificationNode,
    Quote,
    Remark,
    Rung,
    Way,
    WayKind,
)
from graph.rows import (
    designation,
    link,
    number,
    of_document,
    passage,
    quote,
    source,
    text,
    trees,
)
from graph.store import Row, Store

__all__ = [
    "all_qualifications",
    "bare_ladders",
    "bases",
    "class_name",
    "class_names",
    "document",
    "documents",
    "evidence",
    "facts",
    "facts_of",
    "iris",
    "items",
    "ladder",
    "ladder_links",
    "ladders",
    "ladders_of",
    "links",
    "mentions",
    "qualifications",
    "quoted_way",
    "remarks",
    "rung",
    "statement",
    "way_facts",
    "ways",
]

_ROLES: Final[Mapping[str, Role]] = {
    vocab.IN_SERIES.value: "member",
    vocab.DISTINGUISHED_FROM.value: "distinguished",
    vocab.QUALIFIES_FOR.value: "qualifies",
    vocab.QUALIFIES_BY_EQUIVALENCE.value: "equivalent",
}


def documents(store: Store) -> tuple[Document, ...]:
    """Return what each loaded document says of itself."""
    return tuple(map(of_document, store.ask("documents")))


def document(store: Store, iri: str) -> Document:
    """Return what one document says of itself.

    :raises UnknownName: where it is not loaded
    """
    found = store.ask("documents", {"document": NamedNode(iri)})
    if not found:
        raise UnknownName("document", iri)
    return of_document(found[0])


def iris(store: Store, kind: NamedNode) -> frozenset[str]:
    """Return the IRI of everything of a kind, in little time.

    :param kind: a class of the ontology, such as :data:`graph.vocab.JOB_CLASS`
    """
    return frozenset(row["thing"].value for row in store.ask("addresses", {"kind": kind}))


def bases(store: Store) -> tuple[Iris, ...]:
    """Return below which addresses the loaded documents lie; mostly that is one."""
    found = {Iris.below_which(document.iri) for document in documents(store)}
    return tuple(sorted(found, key=lambda iris: iris.base))


def mentions(store: Store) -> tuple[Mention, ...]:
    """Return every mention of a class, with why it is named; one value a mention."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("mentions"):
        rows[row["mention"].value].append(row)
    return tuple(_mention(iri, of) for iri, of in rows.items())


def _mention(iri: str, rows: list[Row]) -> Mention:
    first = rows[0]
    return Mention(
        iri=iri,
        document=first["document"].value,
        title=first["title"].value,
        code=text(first, "code"),
        level=number(first, "level"),
        position=number(first, "position"),
        roles=frozenset(
            (_ROLES[row["role"].value], row["namer"].value) for row in rows if "role" in row
        ),
    )


def class_names(store: Store) -> tuple[ClassName, ...]:
    """Return what each class is called, one value a class, by title."""
    return _class_names(store, {})


def class_name(store: Store, class_iri: str) -> ClassName:
    """Return what one class is called.

    :raises UnknownName: where there is no such class
    """
    for found in _class_names(store, {"class": NamedNode(class_iri)}):
        return found
    raise UnknownName("class", class_iri)


def _class_names(store: Store, of: Mapping[str, NamedNode]) -> tuple[ClassName, ...]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("class-names", of):
        rows[row["class"].value].append(row)
    employers = {row["employer"].value: row["name"].value for row in store.ask("employers")}
    names = (_class_name(iri, of, employers) for iri, of in rows.items())
    return tuple(sorted(names, key=lambda name: (name.title, name.iri)))


def _class_name(iri: str, rows: list[Row], employers: Mapping[str, str]) -> ClassName:
    first = rows[0]
    employer = text(first, "employer")
    return ClassName(
        iri=iri,
        key="/".join(iri.rsplit("/", 2)[-2:]),
        title=first["title"].value,
        aliases=tuple(sorted({row["alias"].value for row in rows if "alias" in row})),
        code=text(first, "code"),
        employer=employers[employer] if employer is not None else None,
    )


def ladders(store: Store) -> tuple[Ladder, ...]:
    """Return every ladder with its rungs, by name."""
    rungs = _rungs(store, {})
    return tuple(replace(bare, rungs=rungs.get(bare.iri, ())) for bare in bare_ladders(store))


def bare_ladders(store: Store, of: Mapping[str, NamedNode] | None = None) -> tuple[Ladder, ...]:
    """Return every ladder without its rungs, by name: enough to find one in little time.

    :param of: the ladder as ``series``, or nothing for all
    """
    return tuple(
        Ladder(
            iri=row["series"].value,
            name=row["name"].value,
            employer=text(row, "employer"),
            size=int(row["levels"].value),
            rungs=(),
            rule=text(row, "rule"),
            corroborated=number(row, "corroborated") or 0,
        )
        for row in store.ask("ladders", of)
    )


def ladder(store: Store, iri: str) -> Ladder:
    """Return one ladder with its rungs.

    :param iri: the series
    :raises UnknownName: where there is no such series
    """
    one = {"series": NamedNode(iri)}
    for bare in bare_ladders(store, one):
        return replace(bare, rungs=_rungs(store, one).get(iri, ()))
    raise UnknownName("ladder", iri)


def ladders_of(store: Store, class_iri: str) -> tuple[Ladder, ...]:
    """Return the ladders that a class is a rung of, by name."""
    rows = store.ask("class-ladders", {"class": NamedNode(class_iri)})
    found = (ladder(store, iri) for iri in dict.fromkeys(row["series"].value for row in rows))
    return tuple(sorted(found, key=lambda one: (one.name, one.iri)))


def _rungs(store: Store, of: Mapping[str, NamedNode]) -> dict[str, tuple[Rung, ...]]:
    """Return the rungs by ladder, lowest first, in as many queries for all as for one.

    :param of: the ladder as ``series``, or nothing for all
    """
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in store.ask("rung-aliases", of):
        aliases[row["class"].value].append(row["alias"].value)
    flsa: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("rung-flsa", of):
        flsa[row["class"].value].append(row)
    described = {row["class"].value for row in store.ask("rung-documents", of)}
    found: dict[str, dict[str, Rung]] = defaultdict(dict)
    for row in store.ask("rungs", of):
        iri = row["class"].value
        found[row["series"].value][iri] = Rung(
            iri=iri,
            title=row["title"].value,
            level=number(row, "level"),
            code=text(row, "code"),
            aliases=tuple(aliases[iri]),
            described=iri in described,
            flsa=designation(flsa[iri]),
        )
    return {series: tuple(rungs.values()) for series, rungs in found.items()}


def rung(store: Store, class_iri: str) -> Rung:
    """Return a class as a rung; outside any ladder its level is ``None``.

    :raises UnknownName: where there is no such class
    """
    about = {"class": NamedNode(class_iri)}
    rows = store.ask("class-names", about)
    if not rows:
        raise UnknownName("class", class_iri)
    first = rows[0]
    stated = store.ask("class-flsa", about)
    return Rung(
        iri=class_iri,
        title=first["title"].value,
        level=number(first, "level"),
        code=text(first, "code"),
        aliases=tuple(sorted({row["alias"].value for row in rows if "alias" in row})),
        described=bool(store.ask("class-documents", about)),
        flsa=designation(stated),
    )


def facts(store: Store, class_iri: str) -> ClassFacts:
    """Return everything that the documents say of one class.

    :raises UnknownName: where there is no such class
    """
    return facts_of(store, rung(store, class_iri))


def facts_of(store: Store, of: Rung) -> ClassFacts:
    """Return everything that the documents say of a class that is read as a rung already."""
    about = {"class": NamedNode(of.iri)}
    return ClassFacts(
        rung=of,
        items=items(store, of.iri),
        passages=tuple(map(passage, store.ask("class-statements", about))),
        qualifications=qualifications(store, of.iri),
        documents=tuple(map(source, store.ask("class-documents", about))),
    )


def qualifications(store: Store, class_iri: str) -> tuple[QualificationNode, ...]:
    """Return what applicants for a class must have, a tree for each document that says it."""
    about = {"class": NamedNode(class_iri)}
    return trees(
        store.ask("class-qualifications", about),
        {row["named"].value: row for row in store.ask("qualification-classes", about)},
    )


def items(store: Store, class_iri: str) -> tuple[Item, ...]:
    """Return what a class does and asks for, duties part by part, and is examined in."""
    return items_of(store, (class_iri,))[class_iri]


def links(store: Store, lower: str, upper: str) -> tuple[Link, ...]:
    """Return which items of one class go on in another.

    :param lower: IRI of the class below
    :param upper: IRI of the class above
    """
    rows = store.ask("continuations", {"lower": NamedNode(lower), "upper": NamedNode(upper)})
    return tuple(map(link, rows))


def ladder_links(store: Store, series: str) -> tuple[Link, ...]:
    """Return which items of a ladder's rungs go on in other classes, each link once.

    :param series: IRI of the ladder
    """
    return tuple(map(link, store.ask("ladder-continuations", {"series": NamedNode(series)})))


def ways(store: Store, about: Mapping[str, NamedNode] | None = None) -> tuple[Way, ...]:
    """Return which class leads to which, without the facts that say so.

    :param about: a class as ``lower`` or ``upper`` or both; nothing for all ways
    """
    return tuple(
        Way(row["lower"].value, row["upper"].value, cast("WayKind", row["kind"].value))
        for row in store.ask("ways", about)
    )


def quoted_way(store: Store, way: Way) -> Way:
    """Return a way with the printed facts that say so."""
    about = {"lower": NamedNode(way.lower), "upper": NamedNode(way.upper)}
    found = way_facts(store, about)
    return replace(way, quotes=found.get((way.lower, way.upper, way.kind), ()))


def way_facts(
    store: Store, about: Mapping[str, NamedNode] | None = None
) -> Mapping[tuple[str, str, str], tuple[Quote, ...]]:
    """Return the printed facts that say which class leads to which, by lower, upper and kind.

    For a next rung that is the level that the class above prints; where no document prints it,
    the series' list of its members.

    :param about: a class as ``lower`` or ``upper`` or both; nothing for all ways
    """
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in store.ask("way-evidence", about):
        rows[row["lower"].value, row["upper"].value, row["kind"].value].append(row)
    return {way: tuple(map(quote, _weightiest(of))) for way, of in rows.items()}


def _weightiest(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["fact"].value == vocab.LEVEL.value] or rows


def remarks(store: Store, class_iri: str) -> tuple[Remark, ...]:
    """Return what the documents of other classes say of one that they are distinguished from."""
    rows = store.ask("neighbours-say", {"class": NamedNode(class_iri)})
    return tuple(
        Remark(row["speaker"].value, row["title"].value, row["printed"].value, quote(row))
        for row in rows
    )


def evidence(store: Store, of: str, fact: str) -> Quote | None:
    """Return the passage behind a short fact, or ``None``.

    What is said of a class that a document only names is said where it names it.

    :param of: IRI of the class as printed, or of the document, that the fact is of
    :param fact: IRI of the property that states the fact
    """
    about = NamedNode(of)
    for side in ("mention", "document"):
        rows = store.ask("evidence", {side: about, "fact": NamedNode(fact)})
        if rows:
            return quote(rows[0])
    rows = store.ask("naming", {"named": about})
    return quote(rows[0]) if rows else None


def statement(store: Store, iri: str) -> Quote | None:
    """Return where a statement is printed, or ``None`` where no document holds it."""
    rows = store.ask("statement", {"statement": NamedNode(iri)})
    return quote(rows[0]) if rows else None


def all_qualifications(store: Store) -> dict[str, tuple[QualificationNode, ...]]:
    """Return what applicants for each class must have, by the IRI of the class, in few queries."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("class-qualifications"):
        rows[row["class"].value].append(row)
    printed = {row["named"].value: row for row in store.ask("qualification-classes")}
    return {iri: trees(of, printed) for iri, of in rows.items()}
