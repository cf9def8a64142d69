"""What classes ask for: knowledge, skills, abilities, licences and certificates, and who asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from pyoxigraph import NamedNode

from graph import vocab
from graph.model import Quote
from graph.rows import quote
from graph.store import Row, Store

__all__ = ["AskedFor", "AskedKind", "Asking", "asked_for", "asking"]

AskedKind: TypeAlias = Literal["knowledge", "skill", "ability", "license", "certification"]

_KINDS: Final[tuple[AskedKind, ...]] = get_args(AskedKind)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One thing that classes ask for: ``key`` names it alone, ``classes`` counts those that ask."""

    iri: str
    key: str
    kind: AskedKind
    name: str
    classes: int


@dataclass(frozen=True, slots=True)
class Asking:
    """A class that asks for a thing, by IRI and title, and in which words."""

    iri: str
    title: str
    quotes: tuple[Quote, ...]


def asked_for(store: Store) -> tuple[AskedFor, ...]:
    """Return all that classes ask for, by name."""
    found: dict[str, AskedFor] = {}
    for row in store.ask("asked-for"):
        iri = row["thing"].value
        found.setdefault(iri, _asked_for(iri, row))
    return tuple(found.values())


def _asked_for(iri: str, row: Row) -> AskedFor:
    kind = row["kind"].value.removeprefix(vocab.NR).lower()
    return AskedFor(
        iri=iri,
        key=_key(iri),
        kind=next(one for one in _KINDS if one == kind),
        name=row["name"].value,
        classes=int(row["classes"].value),
    )


def _key(iri: str) -> str:
    """Return the end of an address: ``competency/knowledge/…`` or ``credential/…``."""
    for kind in ("competency", "credential"):
        _, found, after = iri.partition(f"/{kind}/")
        if found:
            return f"{kind}/{after}"
    return iri


def asking(store: Store, thing: AskedFor) -> tuple[Asking, ...]:
    """Return the classes that ask for a thing, by title, each with the passages that say so."""
    what = "credential" if thing.kind in {"license", "certification"} else "competency"
    rows = store.ask(f"classes-by-{what}", {what: NamedNode(thing.iri)})
    passages: dict[tuple[str, str], list[Quote]] = {}
    for row in rows:
        found = passages.setdefault((row["class"].value, row["title"].value), [])
        found.append(quote(row))
    return tuple(
        Asking(iri, title, tuple(dict.fromkeys(quotes)))
        for (iri, title), quotes in passages.items()
    )
