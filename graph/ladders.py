"""Ladders and ways up as graphs of networkx: threads of duties, and paths from class to class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.model import ClassFacts, Item, Ladder, Link, Way
from graph.similarity import shared_words

__all__ = ["Thread", "neighbours", "threads", "way_up"]


@dataclass(frozen=True, slots=True)
class Thread:
    """A duty as it runs through the rungs of a ladder.

    ``name`` says in the documents' own words what it is about; ``cells`` maps each 1-based level
    that names it to the units of duty there, in the order printed.
    """

    name: str
    cells: Mapping[int, tuple[Item, ...]]


def neighbours(ladder: Ladder) -> tuple[tuple[str, str], ...]:
    """Return each described rung with the next described one above it, as pairs of class IRIs.

    Rungs that no document describes are passed over: there is nothing of them to compare.
    """
    described = [rung for rung in ladder.rungs if rung.described and rung.level is not None]
    levels = sorted({rung.level for rung in described if rung.level is not None})
    return tuple(
        (lower.iri, upper.iri)
        for low, high in pairwise(levels)
        for lower in described
        for upper in described
        if (lower.level, upper.level) == (low, high)
    )


def threads(
    ladder: Ladder, facts: Mapping[str, ClassFacts], links: Iterable[Link]
) -> tuple[Thread, ...]:
    """Return the duties of a ladder, each followed over its rungs.

    A thread is a connected component of the continuations between units of duty. Threads stand in
    the order of the highest rung that names them.

    :param facts: what is known of each described rung, by its class's IRI
    :param links: the continuations between neighbouring described rungs
    """
    placed = {
        item.iri: (rung.level, item)
        for rung in ladder.rungs
        if rung.level is not None and rung.iri in facts
        for item in facts[rung.iri].items
        if item.kind == "duty"
    }
    joined = nx.Graph()
    joined.add_nodes_from(placed)
    joined.add_edges_from(
        (link.lower, link.upper) for link in links if {link.lower, link.upper} <= placed.keys()
    )
    everything = [item.text for _, item in placed.values()]
    found = [
        _thread([placed[iri] for iri in component], everything)
        for component in nx.connected_components(joined)
    ]
    return tuple(sorted(found, key=_from_the_top))


def _thread(placed: Iterable[tuple[int, Item]], background: Iterable[str]) -> Thread:
    units = sorted(placed, key=lambda found: (found[0], found[1].order))
    cells: dict[int, tuple[Item, ...]] = {}
    for level, item in units:
        cells[level] = (*cells.get(level, ()), item)
    return Thread(", ".join(shared_words([item.text for _, item in units], background)), cells)


def _from_the_top(thread: Thread) -> tuple[int, int]:
    highest = max(thread.cells)
    return -highest, thread.cells[highest][0].order


def way_up(ways: Iterable[Way], start: str, goal: str) -> tuple[Way, ...] | None:
    """Return the shortest way from one class to another, step by step, or ``None``.

    Of two ways of the same length, the one over the rungs of a ladder is returned.

    :param ways: which class leads to which
    :param start: IRI of the class held
    :param goal: IRI of the class wanted
    """
    graph = nx.DiGraph()
    for way in sorted(ways, key=lambda way: (way.kind != "next-rung", way.lower, way.upper)):
        if not graph.has_edge(way.lower, way.upper):
            graph.add_edge(
                way.lower, way.upper, way=way, weight=1 + (way.kind != "next-rung") / 1e6
            )
    if not {start, goal} <= set(graph):
        return None
    try:
        path = nx.shortest_path(graph, start, goal, weight="weight")
    except nx.NetworkXNoPath:
        return None
    return tuple(graph.edges[step]["way"] for step in pairwise(path))
