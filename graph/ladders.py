"""Ladders as graphs of networkx: what runs through them from rung to rung."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from graph.model import ClassFacts, Item, ItemKind, Ladder, Link
from graph.similarity import shared_words

__all__ = [
    "Cells",
    "Naming",
    "Thread",
    "described_pairs",
    "highest_name",
    "links_between",
    "shared_name",
    "threads",
]

#: What each 1-based level of a ladder names, in the order printed.
Cells: TypeAlias = Mapping[int, tuple[Item, ...]]
#: Names a thread, given its cells and the texts of all items of the ladder.
Naming: TypeAlias = Callable[[Cells, Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Thread:
    """What rungs do or ask for, as it runs through a ladder.

    ``name`` says in the documents' own words what it is about.
    """

    name: str
    cells: Cells


def described_pairs(ladder: Ladder) -> tuple[tuple[str, str], ...]:
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


def links_between(
    links: Iterable[Link], below: Container[str], above: Container[str]
) -> tuple[Link, ...]:
    """Return the links that lead from one class's items to another's.

    :param below: IRIs of the lower class's items
    :param above: IRIs of the upper class's items
    """
    return tuple(link for link in links if link.lower in below and link.upper in above)


def threads(
    ladder: Ladder,
    facts: Mapping[str, ClassFacts],
    links: Iterable[Link],
    kinds: Collection[ItemKind],
    named: Naming,
) -> tuple[Thread, ...]:
    """Return the items of some kinds, each followed over the rungs of a ladder.

    Items are of one thread where a link joins them or where they ask for the same competency or
    credential. Threads stand in the order of the highest rung that names them.

    :param facts: what is known of each described rung, by its class's IRI
    :param links: the continuations between neighbouring described rungs
    :param named: what a thread is called
    """
    placed = {
        (rung.level, item.iri): item
        for rung in ladder.rungs
        if rung.level is not None and rung.iri in facts
        for item in facts[rung.iri].items
        if item.kind in kinds
    }
    joined = nx.Graph()
    for (level, iri), item in placed.items():
        joined.add_edges_from((((level, iri), iri), (iri, item.shared or iri)))
    items = {iri for _, iri in placed}
    joined.add_edges_from((e.lower, e.upper) for e in links if {e.lower, e.upper} <= items)
    everything = [item.text for item in placed.values()]
    found = (
        _cells((node[0], placed[node]) for node in component if node in placed)
        for component in nx.connected_components(joined)
    )
    named_cells = (Thread(named(cells, everything), cells) for cells in found)
    return tuple(sorted(named_cells, key=_from_the_top))


def shared_name(cells: Cells, everything: Sequence[str]) -> str:
    """Return what the items of a thread have in common, in their own words; "" if nothing.

    :param everything: the texts of all items, to tell telling words from common ones
    """
    texts = [item.text for items in cells.values() for item in items]
    return ", ".join(shared_words(texts, everything))


def highest_name(cells: Cells, _: Sequence[str]) -> str:
    """Return the text of a thread's first item on its highest level."""
    return cells[max(cells)][0].text


def _cells(units: Iterable[tuple[int, Item]]) -> Cells:
    cells: dict[int, tuple[Item, ...]] = {}
    for level, item in sorted(units, key=lambda unit: (unit[0], unit[1].order)):
        cells[level] = (*cells.get(level, ()), item)
    return cells


def _from_the_top(thread: Thread) -> tuple[int, int]:
    highest = max(thread.cells)
    return -highest, thread.cells[highest][0].order
