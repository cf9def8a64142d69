"""Routes through the promotion network: the likeliest ways to a class, and what is within reach.

The network is projected to a simple graph: of the edges between two classes the best founded one,
with the fewest months that any of them states. These are bounds from below, since time may have to
be spent that no requirement puts into months.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final, TypeAlias

import networkx as nx

from graph.model import WayKind
from graph.network import Edge

__all__ = ["Reached", "Route", "best_founded", "candidates", "reachable", "simple"]

#: Of the edges between two classes the first of these is shown.
_BEST_FOUNDED: Final[tuple[WayKind, ...]] = (
    "next-rung",
    "qualifies",
    "equivalent",
    "inferred-rung",
)
#: What orders the search alone, in months, where none are stated: about what most steps ask for,
#: and for a step that titles alone tell more than any founded way can sum up to.
_UNSTATED: Final = 24
_TITLES_ALONE: Final = 10_000
#: So that of two ways of the same length the one with fewer steps is found first.
_STEP: Final = 1e-3

#: A route, edge by edge.
Route: TypeAlias = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A class within reach, and how: ``months`` is a bound from below for the whole route."""

    iri: str
    months: int
    route: Route

    @property
    def unstated(self) -> int:
        """How many steps of the route state no time."""
        return sum(edge.months is None for edge in self.route)


def simple(edges: Iterable[Edge]) -> nx.DiGraph:
    """Return the simple graph of the edges that lead up or aside; each holds one as ``edge``.

    ``cost`` is what orders a search: months, more where none are stated.
    """
    graph = nx.DiGraph()
    for edge in best_founded(edge for edge in edges if edge.course != "down"):
        if not graph.has_edge(edge.lower, edge.upper):
            graph.add_edge(edge.lower, edge.upper, edge=edge, cost=_cost(edge))
    return graph


def best_founded(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return edges with the best founded first: stated rungs, named classes, titles alone."""
    return tuple(sorted(edges, key=lambda edge: _BEST_FOUNDED.index(edge.way.kind)))


def _cost(edge: Edge) -> float:
    if edge.way.kind == "inferred-rung" and edge.months is None:
        return _TITLES_ALONE
    founded = _STEP * (1 + 1e-3 * _BEST_FOUNDED.index(edge.way.kind))
    return (edge.months if edge.months is not None else _UNSTATED) + founded


def candidates(graph: nx.DiGraph, start: str, goal: str, most: int) -> tuple[Route, ...]:
    """Return the ways from one class to another that promise most, none over a class twice.

    A way that rests on titles alone comes after those that documents state, however long.

    :param graph: as :func:`simple` makes it
    :param start: IRI of the class held
    :param goal: IRI of the class wanted
    :param most: how many ways at most
    :returns: the most promising way first; the empty way from a class to itself; nothing where no
        way leads there
    """
    if start == goal:
        return ((),)
    if not {start, goal} <= set(graph):
        return ()
    between = (nx.descendants(graph, start) | {start}) & (nx.ancestors(graph, goal) | {goal})
    if goal not in between:
        return ()
    # Edges back into the start or out of the goal are on no way, but the search would try them.
    paths = nx.shortest_simple_paths(graph.subgraph(between), start, goal, weight="cost")
    return tuple(_route(graph, path) for path in islice(paths, most))


def _route(graph: nx.DiGraph, path: Iterable[str]) -> Route:
    return tuple(graph.edges[step]["edge"] for step in pairwise(path))


def reachable(graph: nx.DiGraph, start: str, within: int) -> tuple[Reached, ...]:
    """Return the classes that can be reached in so many months, the nearest first.

    Each is reached over the way that rests least on titles alone, of these over the shortest. Steps
    that state no time add none.

    :param graph: as :func:`simple` makes it
    :param start: IRI of the class held
    :param within: months
    """
    if start not in graph:
        return ()
    paths: Mapping[str, list[str]] = nx.single_source_dijkstra_path(
        graph, start, weight=lambda _lower, _upper, data: _ranked(data["edge"])
    )
    routes = {iri: _route(graph, path) for iri, path in paths.items() if iri != start}
    reached = (
        Reached(iri, sum(edge.months or 0 for edge in route), route)
        for iri, route in routes.items()
    )
    found = (one for one in reached if one.months <= within)
    return tuple(sorted(found, key=lambda one: (one.unstated > 0, one.months, one.iri)))


def _ranked(edge: Edge) -> float:
    titles_alone = edge.way.kind == "inferred-rung" and edge.months is None
    return (_TITLES_ALONE if titles_alone else edge.months or 0) + _STEP
