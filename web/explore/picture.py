"""What is around a class, drawn: each move onward stands higher, each move back lower.

Lengths are vis-network's units, pixels at full size; y is downwards. Everything stands as it is
placed here, so that a picture always looks the same and a large one is drawn at once; a small one
may be let move, if somebody wants it to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from statistics import fmean
from typing import Final

from pyvis.network import Network as Drawing  # type: ignore[import-untyped]

from graph.network import Edge
from web.careers import SharedCompetency
from web.drawing import NetworkData, data_of, label
from web.explore.around import Around
from web.explore.atlas import Atlas

__all__ = ["MOST_SIMULATED", "picture"]

#: More nodes than these cannot be let move.
MOST_SIMULATED: Final = 60
#: How many stand beside each other at the least before another row begins, and how many times the
#: square root of all classes: so that a large picture is wider than high.
_ROW: Final = 9
_WIDER: Final = 1.4
#: How far a class is from the one beside it, and how far rows and moves are apart.
_ACROSS: Final = 210
_DOWN: Final = 84
_RISE: Final = 190
_CLASS_WIDTH: Final = 20
_ITEM_WIDTH: Final = 24
_ASKS: Final = "asks"


def picture(
    of: Atlas,
    found: Around,
    competencies: Sequence[SharedCompetency],
    links: Callable[[str], Sequence[tuple[str, str]]],
) -> NetworkData:
    """Return the picture of what is around a class.

    Nodes are numbered, so that no text of a document is an identifier; their ``text`` and their
    ``links`` are to be read when they are chosen.

    :param links: what a class's node leads to, by its IRI: names and addresses
    """
    drawn = Drawing(directed=True)
    numbers = {iri: number for number, iri in enumerate(found.shown)}
    for iri, (x, y) in _places(found).items():
        drawn.add_node(
            numbers[iri],
            label=label(of.network.names[iri].title, _CLASS_WIDTH),
            text=_told(of, iri),
            group=_group(of, found, iri),
            shape="box",
            links=[list(link) for link in links(iri)],
            x=x,
            y=y,
        )
    for edge in _drawn(found.edges):
        drawn.add_edge(numbers[edge.lower], numbers[edge.upper], kind=_kind(edge))
    _add_competencies(drawn, competencies, numbers)
    drawn.repulsion(
        node_distance=_ACROSS, central_gravity=0.05, spring_length=_RISE, spring_strength=0.02
    )
    drawn.toggle_physics(False)
    return data_of(drawn)


def _told(of: Atlas, iri: str) -> str:
    name = of.network.names[iri]
    code = f", {name.code}" if name.code is not None else ""
    return f"{name.title}{code}{'' if iri in of.network.described else ' (not described)'}"


def _group(of: Atlas, found: Around, iri: str) -> str:
    if iri == found.here:
        return "here" if iri in of.network.described else "here-undescribed"
    return "described" if iri in of.network.described else "undescribed"


def _kind(edge: Edge) -> str:
    """Return how an edge is drawn: how it leads, and whether titles alone say so."""
    return "inferred" if edge.way.kind == "inferred-rung" else edge.course


def _drawn(edges: Iterable[Edge]) -> Sequence[Edge]:
    """Return one edge for each two classes and direction, the one that a document states."""
    found: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        pair = (edge.lower, edge.upper)
        if pair not in found or _kind(found[pair]) == "inferred":
            found[pair] = edge
    return tuple(found.values())


def _places(found: Around) -> Mapping[str, tuple[int, int]]:
    """Return where each class stands: in the row of its moves, near to what it is joined with."""
    places = {found.here: (0, 0)}
    rows: dict[int, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = defaultdict(list)
    for one in found.classes:
        rows[one.moves].append(one.iri)
        joined[one.iri] = [
            edge.lower if edge.upper == one.iri else edge.upper for edge in one.edges
        ]
    length = max(_ROW, round(_WIDER * len(found.classes) ** 0.5))
    heights = dict(_heights(rows, length))
    for moves in sorted(rows, key=abs):
        middle = {
            iri: fmean(places[other][0] for other in joined[iri] if other in places)
            for iri in rows[moves]
        }
        ordered = sorted(rows[moves], key=lambda iri: (middle[iri], iri))
        places |= _row(ordered, length, heights[moves], 1 if moves < 0 else -1)
    return places


def _heights(rows: Mapping[int, Sequence[str]], length: int) -> Iterable[tuple[int, int]]:
    """Yield how high the nearest row of each number of moves stands."""
    for way in (1, -1):
        height = 0
        for moves in count(way, way):
            if moves not in rows:
                break
            height -= way * _RISE
            yield moves, height
            height -= way * _DOWN * ((len(rows[moves]) - 1) // length)


def _row(
    classes: Sequence[str], length: int, height: int, way: int
) -> Mapping[str, tuple[int, int]]:
    """Return the places of classes in rows, as many as they need, of as equal lengths as can be."""
    lines = -(-len(classes) // length)
    places = {}
    for place, iri in enumerate(classes):
        column, line = divmod(place, lines)
        columns = -(-len(classes) // lines)
        x = (2 * column - columns + 1) * _ACROSS // 2 + (line % 2) * _ACROSS // 4
        places[iri] = (x, height + way * line * _DOWN)
    return places


def _add_competencies(
    drawn: Drawing, competencies: Sequence[SharedCompetency], numbers: Mapping[str, int]
) -> None:
    """Add what is shared, in columns beside all classes."""
    lines = max(-(-len(competencies) // 2), 1)
    edge = max(abs(node["x"]) for node in drawn.nodes) + _ACROSS
    for place, item in enumerate(competencies):
        side, line = divmod(place, lines)
        number: int = drawn.num_nodes()
        drawn.add_node(
            number,
            label=label(item.text, _ITEM_WIDTH),
            text=item.text,
            group="competency",
            shape="diamond",
            x=edge if side else -edge,
            y=(2 * line - lines + 1) * _DOWN // 2,
        )
        for holder in item.holders:
            drawn.add_edge(numbers[holder], number, kind=_ASKS, arrows="")
