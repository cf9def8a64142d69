"""The promotion network: which class leads to which, of what kind, and how long each edge asks for.

An edge is lateral between two classes of one level, and where each of two qualifies for the other;
it leads down where a ladder has its ends the other way round. Only edges that lead up or aside are
walked, and no class twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

import networkx as nx

from graph.fit.standing import Standing, standing
from graph.model import ClassName, Ladder, Quote, Way, WayKind

__all__ = [
    "Course",
    "Cycle",
    "Edge",
    "Experience",
    "Network",
    "Place",
    "cycles",
    "edges",
    "multigraph",
    "neighbours",
]

#: up: to a class above. lateral: to one beside. down: against a ladder that has both.
Course: TypeAlias = Literal["up", "lateral", "down"]
#: The IRI of a stated ladder, and the 1-based level of a class on it.
Place: TypeAlias = tuple[str, int]

_RUNGS: Final[frozenset[WayKind]] = frozenset({"next-rung", "inferred-rung"})


@dataclass(frozen=True, slots=True)
class Experience:
    """Experience in the class ``lower`` that the qualifications of the class ``upper`` ask for.

    ``months`` is ``None`` where no time is stated; ``or_equivalent`` whether a class of equal level
    will do; ``quote`` the requirement as printed.
    """

    lower: str
    upper: str
    months: int | None
    quote: Quote
    or_equivalent: bool = False
    supervisory: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """One class leads to another, in one way; ``asked`` is what is asked of the lower one's time.

    A requirement that names the lower class is of every edge between the two: also of that which
    only says that they are neighbouring rungs.
    """

    way: Way
    course: Course = "up"
    asked: tuple[Experience, ...] = ()

    @property
    def lower(self) -> str:
        """The IRI of the class that the edge leads from."""
        return self.way.lower

    @property
    def upper(self) -> str:
        """The IRI of the class that the edge leads to."""
        return self.way.upper

    @property
    def months(self) -> int | None:
        """The fewest months of the lower class that a requirement states, ``None`` where none."""
        return min((one.months for one in self.asked if one.months is not None), default=None)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The requirements that name the lower class; where there is none, the facts of the way."""
        return tuple(dict.fromkeys(one.quote for one in self.asked)) or self.way.quotes


@dataclass(frozen=True)
class Network:
    """All classes of a store, by IRI, and every edge between them.

    ``described`` are the IRIs of the classes that some document describes; ``ladders`` are all of
    them, stated and inferred.
    """

    names: Mapping[str, ClassName]
    described: frozenset[str]
    edges: tuple[Edge, ...]
    ladders: tuple[Ladder, ...] = ()

    @cached_property
    def standing(self) -> Standing:
        """Return how the classes stand to one another, whoever the employer is that is meant."""
        return standing(self.names.values(), self.ladders)

    def of(self, names: Iterable[ClassName]) -> Network:
        """Return the network of these classes alone."""
        inside = {name.iri: name for name in names}
        return Network(
            inside,
            self.described & set(inside),
            tuple(one for one in self.edges if one.lower in inside and one.upper in inside),
            tuple(one for one in self.ladders if any(rung.iri in inside for rung in one.rungs)),
        )


@dataclass(frozen=True, slots=True)
class Cycle:
    """Classes each of which leads to every other one, and the edges between them."""

    classes: tuple[str, ...]
    edges: tuple[Edge, ...]


def edges(
    ways: Iterable[Way], asked: Iterable[Experience], places: Mapping[str, Place]
) -> tuple[Edge, ...]:
    """Return every way with its course and what is asked for on it, in the order of the ways.

    :param places: where the classes of stated ladders stand, by class IRI
    """
    requirements: dict[tuple[str, str], list[Experience]] = defaultdict(list)
    for one in asked:
        requirements[one.lower, one.upper].append(one)
    known = tuple(dict.fromkeys(ways))
    rungs = {(way.lower, way.upper) for way in known if way.kind in _RUNGS}
    named = {(way.lower, way.upper) for way in known if way.kind not in _RUNGS}
    return tuple(
        Edge(way, _course(way, places, rungs, named), tuple(requirements[way.lower, way.upper]))
        for way in known
    )


def _course(
    way: Way,
    places: Mapping[str, Place],
    rungs: Container[tuple[str, str]],
    named: Container[tuple[str, str]],
) -> Course:
    below, above = places.get(way.lower), places.get(way.upper)
    if below is not None and above is not None and below[0] == above[0]:
        return "up" if below[1] < above[1] else "down" if below[1] > above[1] else "lateral"
    back = (way.upper, way.lower)
    if way.kind in _RUNGS:
        return "up"
    return "down" if back in rungs else "lateral" if back in named else "up"


def multigraph(network: Network) -> nx.MultiDiGraph:
    """Return the network as a graph of networkx, in which the same pair may have several edges.

    Nodes are the IRIs of all classes, with ``described``; the edges between two are told apart by
    their kind, and each holds its :class:`Edge` as ``edge``.
    """
    graph = nx.MultiDiGraph()
    for iri in network.names:
        graph.add_node(iri, described=iri in network.described)
    for edge in network.edges:
        graph.add_edge(edge.lower, edge.upper, key=edge.way.kind, edge=edge)
    return graph


def cycles(network: Network) -> tuple[Cycle, ...]:
    """Return where classes lead to each other in a circle, the largest first.

    They are the strongly connected components with more than one class.
    """
    graph = multigraph(network)
    found = (
        Cycle(
            tuple(sorted(classes)),
            tuple(edge for edge in network.edges if {edge.lower, edge.upper} <= classes),
        )
        for classes in nx.strongly_connected_components(graph)
        if len(classes) > 1
    )
    return tuple(sorted(found, key=lambda cycle: (-len(cycle.classes), cycle.classes)))


def neighbours(ways: Iterable[Way], described: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return each described class with those that it leads to, nothing described between.

    These are the ends of every leg that a plan can have. Classes that no document describes are
    passed through, whatever kinds of ways lead in and out. Each described class is the start of one
    walk, and a walk ends at the next described class; so the time is that of the ways, save where
    several walks share a stretch that none describes.

    :param ways: which class leads to which
    :param described: IRIs of the classes that some document describes
    :returns: pairs of class IRIs, sorted
    """
    known = set(described)
    graph = nx.DiGraph((way.lower, way.upper) for way in ways)
    return tuple(
        sorted(
            (lower, upper)
            for lower in known & set(graph)
            for upper in _ends(graph, lower, known) - {lower}
        )
    )


def _ends(graph: nx.DiGraph, start: str, described: Container[str]) -> set[str]:
    """Return the described classes at which the walks from one class first arrive."""
    ends: set[str] = set()
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for upper in graph.successors(waiting.pop()):
            if upper in described:
                ends.add(upper)
            elif upper not in seen:
                seen.add(upper)
                waiting.append(upper)
    return ends
