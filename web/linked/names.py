"""From an address to the IRI that it stands for, under whichever base that was minted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode
from rapidfuzz import process

from graph import read
from graph.errors import UnknownName
from graph.iris import Iris
from graph.store import Store
from web.asked import LONGEST
from web.kept import kept
from web.linked.kinds import KINDS, Kind

__all__ = ["Resource", "found", "place_of"]

_MOST_OFFERED: Final = 5
#: How alike a name must be to be offered, of 100.
_LEAST_ALIKE: Final = 70


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing of the store: its kind, what stands behind the kind in its IRI, and its IRI."""

    kind: Kind
    name: str
    iri: NamedNode


def bases(store: Store) -> tuple[str, ...]:
    """Return below which addresses things lie, in order; our own terms always have one."""
    return tuple(sorted({iris.base for iris in (Iris(), *read.bases(store))}))


def found(store: Store, kind: str, name: str) -> Resource:
    """Return the thing that an address stands for.

    :param kind: what stands behind ``/id/`` or ``/data/``
    :param name: the rest of the address
    :raises UnknownName: where the store says nothing of it, with the nearest names of its kind
    """
    of = KINDS.get(kind)
    if of is None:
        raise UnknownName("kind of things", kind[:LONGEST], tuple(KINDS))
    if len(name) > LONGEST:
        raise UnknownName(of.said, f"{name[:LONGEST]}…")
    for base in kept(store, bases):
        iri = _iri(f"{base}{kind}/{name}")
        if iri is not None and _is_there(store, of, iri):
            return Resource(of, name, iri)
    raise UnknownName(of.said, name, _nearest(store, of, name))


def _iri(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:
        return None


def _is_there(store: Store, kind: Kind, iri: NamedNode) -> bool:
    if not kind.of:
        return next(store.triples(iri), None) is not None
    return bool(store.ask("triples", {"subject": iri}) or store.ask("triples", {"object": iri}))


def _nearest(store: Store, kind: Kind, name: str) -> list[str]:
    if kind.of:
        iris = {iri for of in kind.of for iri in read.iris(store, of)}
    else:
        iris = {graph.value for graph in store.graphs()}
    known = sorted(iri.partition(f"/{kind.name}/")[2] for iri in iris if f"/{kind.name}/" in iri)
    near = process.extract(name, known, limit=_MOST_OFFERED, score_cutoff=_LEAST_ALIKE)
    return [one for one, _, _ in near]


def place_of(iri: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Return kind and name of an IRI that a store minted, ``None`` for others.

    :param known: the bases of the store

    >>> place_of("https://example.org/id/class/mill/7", ("https://example.org/id/",))
    ('class', 'mill/7')
    """
    for base in known:
        kind, _, name = iri.removeprefix(base).partition("/")
        if iri.startswith(base) and kind in KINDS and name:
            return kind, name
    return None
