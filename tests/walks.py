"""Ways and edges for the tests of networks, routes and plans."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import ClassName, Quote, Way, WayKind
from graph.network import Edge, Experience, Network, edges
from graph.routes import candidates, simple

__all__ = ["edge", "network", "way_up"]


def edge(lower: str, upper: str, months: int | None = None, kind: WayKind = "qualifies") -> Edge:
    """Return an edge that asks for so many months of its lower class, or states no time."""
    quote = Quote(f"as {lower}", 10, 20, f"spec/{upper}", f"{upper}.txt")
    asked = (Experience(lower, upper, months, quote),) if months is not None else ()
    return Edge(Way(lower, upper, kind), "up", asked)


def network(*of: Edge, described: Iterable[str] = ()) -> Network:
    """Return a network of classes that are called as their IRIs."""
    names = {iri for one in of for iri in (one.lower, one.upper)} | set(described)
    classes = {iri: ClassName(iri, f"elm/{iri}", iri, (), None, "Elm") for iri in names}
    return Network(classes, frozenset(described), of)


def way_up(ways: Iterable[Way], start: str, goal: str) -> tuple[Way, ...] | None:
    """Return the way that promises most, or ``None``."""
    for route in candidates(simple(edges(ways, (), {})), start, goal, 1):
        return tuple(one.way for one in route)
    return None
