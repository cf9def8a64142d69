"""The questions that users ask, answered from a store: names in, model values out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from graph import ladders, plans, promotions, read
from graph.continuation import likely_links
from graph.errors import LookupFailed, NoWayUp
from graph.fit.profile import Held, Profile
from graph.lookup import find_class, find_ladder, of_agency
from graph.model import ClassFacts, ClassName, Item, ItemKind, Ladder, Rung
from graph.network import Network
from graph.planning import Plan
from graph.store import Store

__all__ = ["LadderLink", "Linked", "class_links", "ladder", "ladder_links", "move_up"]

#: What may be followed from rung to rung.
Linked: TypeAlias = Literal["duties", "competencies"]

_KINDS: Final[dict[Linked, frozenset[ItemKind]]] = {
    "duties": frozenset({"duty"}),
    "competencies": frozenset({"knowledge", "skill", "ability", "examined"}),
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
    return read.ladder(store, find_ladder(read.bare_ladders(store), name).iri)


def ladder_links(store: Store, of: Ladder, what: Linked) -> tuple[LadderLink, ...]:
    """Return what goes on from each described rung of a ladder to the next one, lowest first.

    :param what: duties, or knowledge, skills and abilities
    """
    places = {rung.iri: (place, rung) for place, rung in enumerate(of.rungs)}
    items = {
        rung.iri: {
            item.iri: item for item in read.items(store, rung.iri) if item.kind in _KINDS[what]
        }
        for rung in of.rungs
        if rung.described
    }
    joined = read.ladder_links(store, of.iri)
    found = [
        (places[lower], items[lower][link.lower], places[upper], items[upper][link.upper], link)
        for lower, upper in ladders.described_pairs(of)
        for link in ladders.links_between(joined, items[lower], items[upper])
    ]
    found.sort(key=lambda row: (row[0][0], row[1].order, row[2][0], row[3].order))
    return tuple(
        LadderLink(below[1], lower, above[1], upper, link.score, link.method)
        for below, lower, above, upper, link in found
    )


def class_links(
    store: Store, names: Sequence[str], what: Linked, agency: str | None = None
) -> tuple[LadderLink, ...]:
    """Return what goes on from each of some classes to the next one.

    Classes of which neither leads to the other are compared by the same methods as those that do.

    :param names: codes, titles, other printed forms or keys, the lowest class first
    :param agency: whose classes they are, by name
    :raises LookupFailed: where no class bears a name, or several do, or no such agency is known
    """
    known = of_agency(read.class_names(store), agency)
    chosen = [find_class(known, name).iri for name in names]
    facts = {iri: read.facts(store, iri) for iri in chosen}
    return tuple(
        found
        for lower, upper in pairwise(chosen)
        for found in _links_of(store, facts[lower], facts[upper], _KINDS[what])
    )


def _links_of(
    store: Store, lower: ClassFacts, upper: ClassFacts, kinds: frozenset[ItemKind]
) -> Iterator[LadderLink]:
    below, above = (
        {item.iri: item for item in side.items if item.kind in kinds} for side in (lower, upper)
    )
    stored = read.links(store, lower.rung.iri, upper.rung.iri)
    joined = stored or likely_links(tuple(below.values()), tuple(above.values()))
    found = ladders.links_between(joined, below, above)
    for link in sorted(found, key=lambda one: (below[one.lower].order, above[one.upper].order)):
        low, high = below[link.lower], above[link.upper]
        yield LadderLink(lower.rung, low, upper.rung, high, link.score, link.method)


def move_up(
    store: Store,
    start: str | None,
    goal: str,
    *,
    profile: Profile | None = None,
    agency: str | None = None,
    ways: int = 1,
    network: Network | None = None,
) -> Plan:
    """Return what it takes to get from one class to another.

    :param start: code, title, other printed form or key of the class held; ``None`` for those that
        the profile says are held, or were
    :param goal: the same of the class wanted
    :param profile: what a person states; the months in classes count wherever they are asked for
    :param agency: whose classes they are, by name; ``None`` where that need not be said
    :param ways: how many ways are looked for; the plan tells all but the best one in short
    :param network: the store's own, where it was read before: that takes longer than the plan
    :raises LookupFailed: where no class bears a name, or several do, or no such agency is known
    :raises NoWayUp: where neither rungs nor qualifications lead from the one to the other, or
        nothing says where to start
    """
    network = network or promotions.network(store)
    known = tuple(network.names.values())
    names = of_agency(known, agency)
    wanted = find_class(names, goal)
    if start is not None:
        starts = [find_class(names, start)]
    else:
        starts = _starts(profile.classes or () if profile is not None else (), known, agency)
    begins = [name.iri for name in starts]
    found = plans.plan(store, network, begins, wanted.iri, ways=ways, person=profile)
    if found is None:
        raise _no_way(starts, wanted)
    return found


def _starts(
    held: Sequence[Held], known: Sequence[ClassName], agency: str | None
) -> list[ClassName]:
    """Return the classes that are held; where none is, those of the store that were.

    :raises LookupFailed: where a class that is held is none of the store's
    """
    now = [one for one in held if one.now]
    if now:
        return [_class_of(one, known, agency) for one in now]
    starts = []
    for one in held:
        with suppress(LookupFailed):
            starts.append(_class_of(one, known, agency))
    return starts


def _class_of(held: Held, known: Sequence[ClassName], agency: str | None) -> ClassName:
    return find_class(of_agency(known, held.employer or agency), held.title)


def _no_way(starts: Sequence[ClassName], wanted: ClassName) -> NoWayUp:
    if not starts:
        return NoWayUp(
            f"Nothing says where the way to {wanted.title} begins: the profile names no class that "
            "is or was held. Name one there, or give it before the class wanted."
        )
    told = " or ".join(name.title for name in starts)
    return NoWayUp(
        f"No way up leads from {told} to {wanted.title}: no ladder has the one above "
        "the other, and in no qualifications was the one found named for the other. "
        "`nextrung show` tells what is known to lead to a class, and from it."
    )
