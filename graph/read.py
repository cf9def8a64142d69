"""Query rows become model values: the only way from the store to planning and pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, cast

from pyoxigraph import NamedNode

from graph import schemes, vocab
from graph.errors import UnknownName
from graph.mentions import Document, Mention, Role
from graph.model import (
    ClassFacts,
    ClassName,
    Flsa,
    Item,
    Ladder,
    Link,
    Quote,
    Remark,
    Rung,
    Way,
    WayKind,
)
from graph.rows import competency, credential, duty, number, passage, quote, text, trees
from graph.store import Row, Store

__all__ = [
    "class_names",
    "documents",
    "facts",
    "items",
    "ladder",
    "ladders",
    "links",
    "mentions",
    "remarks",
    "rung",
    "statement",
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
    return tuple(
        Document(
            iri=row["document"].value,
            sha256=row["sha256"].value,
            file_name=row["file"].value,
            parser_version=row["parser"].value,
            employer=text(row, "employer"),
            series=text(row, "series"),
            size=number(row, "levels"),
        )
        for row in store.ask("documents")
    )


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
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("class-names"):
        rows[row["class"].value].append(row)
    names = (_class_name(iri, of) for iri, of in rows.items())
    return tuple(sorted(names, key=lambda name: (name.title, name.iri)))


def _class_name(iri: str, rows: list[Row]) -> ClassName:
    first = rows[0]
    return ClassName(
        iri=iri,
        key="/".join(iri.rsplit("/", 2)[-2:]),
        title=first["title"].value,
        aliases=tuple(sorted({row["alias"].value for row in rows if "alias" in row})),
        code=text(first, "code"),
        employer=text(first, "employer"),
    )


def ladders(store: Store) -> tuple[Ladder, ...]:
    """Return every ladder with its rungs, by name."""
    return tuple(_ladder(store, row) for row in store.ask("ladders"))


def ladder(store: Store, iri: str) -> Ladder:
    """Return one ladder with its rungs.

    :param iri: the series
    :raises UnknownName: where there is no such series
    """
    for row in store.ask("ladders"):
        if row["series"].value == iri:
            return _ladder(store, row)
    raise UnknownName("ladder", iri)


def _ladder(store: Store, row: Row) -> Ladder:
    series = NamedNode(row["series"].value)
    return Ladder(
        iri=series.value,
        name=row["name"].value,
        employer=text(row, "employer"),
        size=int(row["levels"].value),
        rungs=tuple(
            rung(store, found["class"].value) for found in store.ask("rungs", {"series": series})
        ),
    )


def rung(store: Store, class_iri: str) -> Rung:
    """Return a class as a rung; outside any ladder its level is ``None``.

    :raises UnknownName: where there is no such class
    """
    rows = store.ask("class-names", {"class": NamedNode(class_iri)})
    if not rows:
        raise UnknownName("class", class_iri)
    first = rows[0]
    return Rung(
        iri=class_iri,
        title=first["title"].value,
        level=number(first, "level"),
        code=text(first, "code"),
        aliases=tuple(sorted({row["alias"].value for row in rows if "alias" in row})),
        described=first["described"].value == "true",
        flsa=_flsa(store, class_iri),
    )


def _flsa(store: Store, class_iri: str) -> Flsa | None:
    rows = store.ask("class-flsa", {"class": NamedNode(class_iri)})
    if not rows:
        return None
    stated = schemes.by_iri(rows[0]["stated"].value)
    exempt = "exempt" in {stated.name, stated.broader}
    return Flsa(
        status="exempt" if exempt else "non-exempt",
        exemption=stated.name if stated.broader == "exempt" else None,
        quote=quote(rows[0]),
    )


def facts(store: Store, class_iri: str) -> ClassFacts:
    """Return everything that the documents say of one class.

    :raises UnknownName: where there is no such class
    """
    about = {"class": NamedNode(class_iri)}
    return ClassFacts(
        rung=rung(store, class_iri),
        items=items(store, class_iri),
        passages=tuple(map(passage, store.ask("class-statements", about))),
        qualifications=trees(store.ask("class-qualifications", about)),
    )


def items(store: Store, class_iri: str) -> tuple[Item, ...]:
    """Return what a class does and asks for: parts of duties, competencies, credentials."""
    about = {"class": NamedNode(class_iri)}
    return (
        *map(duty, store.ask("class-duties", about)),
        *map(competency, store.ask("class-competencies", about)),
        *map(credential, store.ask("class-credentials", about)),
    )


def links(store: Store, lower: str, upper: str) -> tuple[Link, ...]:
    """Return which items of one class go on in another.

    :param lower: IRI of the class below
    :param upper: IRI of the class above
    """
    rows = store.ask("continuations", {"lower": NamedNode(lower), "upper": NamedNode(upper)})
    return tuple(
        Link(
            lower=row["from"].value,
            upper=row["to"].value,
            score=float(row["score"].value),
            method=row["method"].value,
        )
        for row in rows
    )


def ways(store: Store) -> tuple[Way, ...]:
    """Return which class leads to which."""
    return tuple(
        Way(row["lower"].value, row["upper"].value, cast("WayKind", row["kind"].value))
        for row in store.ask("ways")
    )


def remarks(store: Store, class_iri: str) -> tuple[Remark, ...]:
    """Return what the documents of other classes say of one that they are distinguished from."""
    rows = store.ask("neighbours-say", {"class": NamedNode(class_iri)})
    return tuple(
        Remark(row["speaker"].value, row["title"].value, row["printed"].value, quote(row))
        for row in rows
    )


def statement(store: Store, iri: str) -> Quote | None:
    """Return where a statement is printed, or ``None`` where no document holds it."""
    rows = store.ask("statement", {"statement": NamedNode(iri)})
    return quote(rows[0]) if rows else None
