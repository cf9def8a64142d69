"""What is around a class: the classes that lead to it and that it leads to, some moves away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.network import Edge, Network

__all__ = ["MOST_NODES", "Around", "Near", "around"]

#: More than so many nodes are no picture any more.
MOST_NODES: Final = 500


@dataclass(frozen=True, slots=True)
class Near:
    """A class near another; ``moves`` is how many lead there, below 0 how many lead from there.

    ``edges`` are those to classes that are nearer, or as near and told before.
    """

    iri: str
    moves: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A class and those around it, the nearest first, and how many were ``left_out``."""

    here: str
    classes: tuple[Near, ...]
    left_out: int

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Return every edge between the classes that are shown."""
        return tuple(edge for one in self.classes for edge in one.edges)

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the IRIs of all that are shown, the class itself first."""
        return (self.here, *(one.iri for one in self.classes))


def around(network: Network, here: str, moves: int, most: int = MOST_NODES) -> Around:
    """Return what is around a class.

    Nobody walks an edge that leads down a ladder, but where both of its ends are shown it is shown.

    :param here: the IRI of the class
    :param moves: how far it is looked, 1 or more
    :param most: how many classes are shown at the most, the class itself included
    """
    walked = [edge for edge in network.edges if edge.course != "down"]
    onward = _distances(here, _by((one.lower, one.upper) for one in walked), moves)
    back = _distances(here, _by((one.upper, one.lower) for one in walked), moves)
    far = onward | {iri: -many for iri, many in back.items() if many < onward.get(iri, moves + 1)}
    ordered = sorted(
        far, key=lambda iri: (abs(far[iri]), far[iri] < 0, network.names[iri].title, iri)
    )
    kept = ordered[: most - 1]
    between = _between(network.edges, (here, *kept))
    classes = tuple(Near(iri, far[iri], tuple(between[iri])) for iri in kept)
    return Around(here, classes, len(ordered) - len(kept))


def _by(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return found


def _distances(here: str, nexts: Mapping[str, Sequence[str]], most: int) -> dict[str, int]:
    """Return how many moves each other class is away, as far as some moves lead."""
    found = {here: 0}
    edge = [here]
    for moves in range(1, most + 1):
        reached = dict.fromkeys(to for iri in edge for to in nexts.get(iri, ()) if to not in found)
        found |= dict.fromkeys(reached, moves)
        edge = list(reached)
    del found[here]
    return found


def _between(edges: Iterable[Edge], shown: Sequence[str]) -> Mapping[str, Sequence[Edge]]:
    """Return the edges between classes that are shown, by that end which is told later."""
    places = {iri: place for place, iri in enumerate(shown)}
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.lower in places and edge.upper in places and edge.lower != edge.upper:
            found[max(edge.lower, edge.upper, key=places.__getitem__)].append(edge)
    return found
