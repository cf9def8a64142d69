"""Figures of a promotion network: how large it is, how long its ways, and what no way leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.model import Ladder, WayKind
from graph.network import Course, Cycle, Edge, Network, cycles
from graph.routes import Route, simple

__all__ = ["Figures", "figures"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a network is like; classes are IRIs.

    ``timed`` counts the edges by kind whose requirement states a time. The longest ladder is the
    one with most rungs, a stated one where there is any; the longest way is the one with most steps
    among those that documents state, no circle walked. ``no_way_in`` are described classes to which
    no edge leads, ``apart`` those of them from which none leads either.
    """

    classes: int
    described: int
    pairs: int
    kinds: Mapping[WayKind, int]
    courses: Mapping[Course, int]
    timed: Mapping[WayKind, int]
    longest_ladder: Ladder | None
    longest_inferred: Ladder | None
    longest_way: Route
    no_way_in: tuple[str, ...]
    apart: tuple[str, ...]
    cycles: tuple[Cycle, ...]


def figures(network: Network) -> Figures:
    """Return the figures of a network."""
    known = network.ladders
    edges = network.edges
    ends, starts = {edge.upper for edge in edges}, {edge.lower for edge in edges}
    return Figures(
        classes=len(network.names),
        described=len(network.described),
        pairs=len({(edge.lower, edge.upper) for edge in edges}),
        kinds=Counter(edge.way.kind for edge in edges),
        courses=Counter(edge.course for edge in edges),
        timed=Counter(edge.way.kind for edge in edges if edge.months is not None),
        longest_ladder=_longest(one for one in known if one.rule is None),
        longest_inferred=_longest(one for one in known if one.rule is not None),
        longest_way=_longest_way(edges),
        no_way_in=tuple(sorted(network.described - ends)),
        apart=tuple(sorted(network.described - ends - starts)),
        cycles=cycles(network),
    )


def _longest(ladders: Iterable[Ladder]) -> Ladder | None:
    return max(ladders, key=lambda ladder: len(ladder.rungs), default=None)


def _longest_way(edges: Iterable[Edge]) -> Route:
    """Return the way with most steps over stated edges that lead up, outside every circle."""
    stated = (edge for edge in edges if edge.course == "up" and edge.way.kind != "inferred-rung")
    graph = simple(stated)
    for circle in list(nx.strongly_connected_components(graph)):
        if len(circle) > 1:
            graph.remove_edges_from(list(graph.subgraph(circle).edges))
    path = nx.dag_longest_path(graph, weight=None)
    return tuple(graph.edges[step]["edge"] for step in pairwise(path))
