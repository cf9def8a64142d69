"""What the pages of this folder need of a store, read once a state of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph import promotions, read
from graph.model import Item
from graph.network import Network
from graph.store import Store
from web.careers import Career, Careers, SharedCompetency, careers
from web.explore.around import MOST_NODES, Around
from web.kept import kept
from web.known import COMPETENCIES

__all__ = ["Atlas", "atlas", "shared", "shown"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """The network with the facts behind each edge, each class's place, and who asks for what.

    ``careers`` are by the IRI of the class; ``asking`` goes from that of a competency to those of
    the classes.
    """

    network: Network
    careers: Mapping[str, Career]
    asking: Mapping[str, frozenset[str]]


def atlas(store: Store) -> Atlas:
    """Return the atlas of a store."""
    network = promotions.quoted(store, kept(store, promotions.network))
    asking: dict[str, set[str]] = defaultdict(set)
    for row in store.ask("competencies-asked"):
        asking[row["competency"].value].add(row["class"].value)
    return Atlas(
        network,
        {one.name.iri: one for one in careers(store, network=network).classes},
        {iri: frozenset(classes) for iri, classes in asking.items()},
    )


def shared(store: Store, of: Atlas, found: Around) -> tuple[SharedCompetency, ...]:
    """Return what a class asks for in common with classes around it, the most widely asked first.

    No more than leave room for the classes.
    """
    items = read.facts(store, found.here).items
    asked: dict[str, Item] = {}
    for item in items:
        if item.kind in COMPETENCIES and item.shared is not None:
            asked.setdefault(item.shared, item)
    every = (
        SharedCompetency(
            iri, one.kind, one.text, one.quote, tuple(_holders(of.asking.get(iri, ()), found))
        )
        for iri, one in asked.items()
    )
    several = sorted((one for one in every if len(one.holders) > 1), key=_widest_first)
    return tuple(several[: max(MOST_NODES - len(found.shown), 0)])


def _holders(asking: Iterable[str], found: Around) -> Iterator[str]:
    classes = {found.here, *asking}
    return (iri for iri in found.shown if iri in classes)


def _widest_first(of: SharedCompetency) -> tuple[int, str]:
    return -len(of.holders), of.text


def shown(of: Atlas, found: Around, competencies: tuple[SharedCompetency, ...]) -> Careers:
    """Return exactly what is shown, as a network tool wants it."""
    return Careers(tuple(of.careers[iri] for iri in found.shown), found.edges, competencies)
