"""What classes ask for, followed from rung to rung."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import networkx as nx

from graph.ladders import Thread
from graph.model import ClassFacts, Item, ItemKind, Ladder, Link

__all__ = ["followed"]


def followed(
    ladder: Ladder,
    facts: Mapping[str, ClassFacts],
    links: Iterable[Link],
    kinds: Collection[ItemKind],
) -> tuple[Thread, ...]:
    """Return the items of some kinds, each followed over the rungs of a ladder.

    Items are of one thread where a link joins them or where they ask for the same competency or
    credential. A thread bears the text of its highest rung; those of the highest rung stand first.

    :param facts: what is known of each described rung, by its class's IRI
    :param links: the continuations between neighbouring described rungs
    """
    placed = {
        item.iri: (rung.level, item)
        for rung in ladder.rungs
        if rung.level is not None and rung.iri in facts
        for item in facts[rung.iri].items
        if item.kind in kinds
    }
    joined = nx.Graph((iri, item.shared or iri) for iri, (_, item) in placed.items())
    joined.add_edges_from((e.lower, e.upper) for e in links if {e.lower, e.upper} <= placed.keys())
    found = (
        _thread(placed[iri] for iri in component if iri in placed)
        for component in nx.connected_components(joined)
    )
    return tuple(sorted(found, key=_from_the_top))


def _thread(placed: Iterable[tuple[int, Item]]) -> Thread:
    cells: dict[int, tuple[Item, ...]] = {}
    for level, item in sorted(placed, key=lambda found: (found[0], found[1].order)):
        cells[level] = (*cells.get(level, ()), item)
    return Thread(cells[max(cells)][0].text, cells)


def _from_the_top(thread: Thread) -> tuple[int, int]:
    highest = max(thread.cells)
    return -highest, thread.cells[highest][0].order
