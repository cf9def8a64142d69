"""The questions that users ask, answered from a store: names in, model values out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from graph import ladders, planning, read
from graph.errors import NoWayUp
from graph.lookup import find_class, find_ladder
from graph.model import Item, ItemKind, Ladder, Rung
from graph.planning import Plan
from graph.store import Store

__all__ = ["LadderLink", "Linked", "ladder", "ladder_links", "move_up"]

#: What may be followed from rung to rung.
Linked: TypeAlias = Literal["duties", "competencies"]

_KINDS: Final[dict[Linked, frozenset[ItemKind]]] = {
    "duties": frozenset({"duty"}),
    "competencies": frozenset({"knowledge", "skill", "ability"}),
}


@dataclass(frozen=True, slots=True)
class LadderLink:
    """An item of one rung that goes on in the next described rung; ``score`` is in 0..1."""

    lower_rung: Rung
    lower: Item
    upper_rung: Rung
    upper: Item
    score: float
    method: str


def ladder(store: Store, name: str) -> Ladder:
    """Return the ladder that bears a name.

    :raises LookupFailed: where no ladder bears it, or several do
    """
    return find_ladder(read.ladders(store), name)


def ladder_links(store: Store, of: Ladder, what: Linked) -> tuple[LadderLink, ...]:
    """Return what goes on from each described rung of a ladder to the next one.

    :param what: duties, or knowledge, skills and abilities
    """
    found: list[LadderLink] = []
    for lower, upper in ladders.neighbours(of):
        below, above = read.facts(store, lower), read.facts(store, upper)
        low_items = {item.iri: item for item in below.items if item.kind in _KINDS[what]}
        high_items = {item.iri: item for item in above.items if item.kind in _KINDS[what]}
        found.extend(
            LadderLink(
                below.rung,
                low_items[link.lower],
                above.rung,
                high_items[link.upper],
                link.score,
                link.method,
            )
            for link in read.links(store, lower, upper)
            if link.lower in low_items and link.upper in high_items
        )
    return tuple(
        sorted(found, key=lambda f: (f.lower_rung.level or 0, f.lower.order, f.upper.order))
    )


def move_up(store: Store, start: str, goal: str) -> Plan:
    """Return what it takes to get from one class to another.

    :param start: code, title, other printed form or key of the class held
    :param goal: the same of the class wanted
    :raises LookupFailed: where no class bears a name, or several do
    :raises NoWayUp: where neither rungs nor qualifications lead from the one to the other
    """
    names = read.class_names(store)
    held, wanted = find_class(names, start), find_class(names, goal)
    way = ladders.way_up(read.ways(store), held.iri, wanted.iri)
    if way is None:
        raise NoWayUp(
            f"No way up leads from {held.title} to {wanted.title}: no ladder has the one above "
            "the other, and no qualifications name it. See `nextrung ladders` for what there is."
        )
    facts = {iri: read.facts(store, iri) for iri in {held.iri, *(part.upper for part in way)}}
    described = {iri for iri, known in facts.items() if known.rung.described}
    steps = (
        planning.step(
            leg,
            facts,
            {iri: read.remarks(store, iri) for iri in leg.through},
            read.links(store, leg.lower, leg.upper),
        )
        for leg in planning.legs(way, described)
    )
    return Plan(facts[held.iri].rung, facts[wanted.iri].rung, tuple(steps))
