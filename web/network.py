"""A ladder as a network that can be moved about: its rungs, and what they share.

Lengths are vis-network's units, pixels at full size; y is downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, sqrt
from typing import Final, TypeAlias

from pyvis.network import Network  # type: ignore[import-untyped]

from graph.ladders import Thread
from graph.model import Ladder, Rung
from web.drawing import NetworkData, data_of, label
from web.known import Known
from web.matrix import thread_name
from web.staircase import NOT_DESCRIBED, levels

__all__ = ["network"]

#: Across and down.
_Place: TypeAlias = tuple[int, int]

#: How much a level is above the last, and how far a rung stands from a second one of its level.
_RISE: Final = 26
_BESIDE: Final = 70
#: How far what is shared stands from the stairs, below and above (where its label comes between),
#: from its like beside it and from that below it.
_BELOW: Final = 96
_ABOVE: Final = -124
_ACROSS: Final = 172
_DOWN: Final = 70
#: The least width that a level has for itself.
_LEVEL: Final = 190
_SHAPES: Final = {"duty": "dot", "competency": "diamond"}
#: Characters a line of a rung's and of a shared item's label.
_RUNG_WIDTH: Final = 18
_ITEM_WIDTH: Final = 22


def network(known: Known) -> NetworkData:
    """Return the rungs of a ladder, each bound to the next, and what they share.

    Nodes are numbered, so that no text of a document is an identifier; their ``text`` is to be
    read when they are chosen. Each has its place, duties below the stairs and competencies above:
    nothing is simulated, so that a ladder always looks the same and a large one is drawn at once.
    """
    holders: dict[str, list[str]] = defaultdict(list)
    for iri, of in known.facts.items():
        for item in of.items:
            holders[item.iri].append(iri)
    duties, asked = (_shared(of, holders) for of in (known.duties, known.competencies))
    stairs = _Stairs(len(levels(known.ladder)), max(len(duties), len(asked)))
    drawn = Network(directed=True)
    rungs = _add_rungs(drawn, known.ladder, stairs)
    for group, shared, away in (("duty", duties, _BELOW), ("competency", asked, _ABOVE)):
        places = stairs.places(len(shared), away)
        for (thread, iris), place in zip(shared, places, strict=True):
            _add_shared(drawn, thread, group, place, [rungs[iri] for iri in iris])
    drawn.toggle_physics(False)
    return data_of(drawn)


@dataclass(frozen=True, slots=True)
class _Stairs:
    """Where things stand: ``levels`` rungs, and at most ``most`` shared items on either side."""

    levels: int
    most: int

    @property
    def across(self) -> int:
        return max(ceil(sqrt(2 * self.most)), 1)

    @property
    def width(self) -> int:
        return max(self.across * _ACROSS, self.levels * _LEVEL)

    def rung(self, level: int, place: int) -> _Place:
        x = (2 * level - 1) * self.width // (2 * self.levels)
        return x, self._height(x) - place * _BESIDE

    def places(self, count: int, away: int) -> Iterator[_Place]:
        """Yield places column by column, the nearest so far from the stairs."""
        rows = max(ceil(count / self.across), 1)
        columns = max(ceil(count / rows), 1)
        for column, row in product(range(columns), range(rows)):
            if column * rows + row < count:
                x = (2 * column + 1) * self.width // (2 * columns)
                yield x, self._height(x) + away + row * (_DOWN if away > 0 else -_DOWN)

    def _height(self, x: int) -> int:
        return -x * self.levels * _RISE // self.width


def _add_rungs(drawn: Network, ladder: Ladder, stairs: _Stairs) -> dict[str, int]:
    """Add the rungs and what leads from one to the next; return the node of each, by IRI."""
    nodes: dict[str, int] = {}
    below: list[int] = []
    for level, rungs in levels(ladder):
        here = [
            _add_rung(drawn, rung, level, stairs.rung(level, place))
            for place, rung in enumerate(rungs)
        ]
        nodes.update(zip((rung.iri for rung in rungs), here, strict=True))
        for source, target in product(below, here):
            drawn.add_edge(source, target, kind="next")
        below = here
    return nodes


def _add_rung(drawn: Network, rung: Rung, level: int, place: _Place) -> int:
    number: int = drawn.num_nodes()
    note = "" if rung.described else f" ({NOT_DESCRIBED})"
    drawn.add_node(
        number,
        label=label(f"{level} {rung.title}", _RUNG_WIDTH),
        text=f"Level {level}: {rung.title}{note}",
        group="rung" if rung.described else "undescribed",
        shape="box",
        x=place[0],
        y=place[1],
    )
    return number


def _shared(
    threads: Iterable[Thread], holders: Mapping[str, Sequence[str]]
) -> list[tuple[Thread, tuple[str, ...]]]:
    """Return the threads that run through several rungs, with these; the lowest rungs' first.

    :param holders: for each item's IRI, those of the rungs that name it
    """
    found = (
        (
            thread,
            tuple(
                sorted(
                    {
                        iri
                        for of in thread.cells.values()
                        for item in of
                        for iri in holders[item.iri]
                    }
                )
            ),
        )
        for thread in threads
    )
    return sorted((one for one in found if len(one[1]) > 1), key=_from_the_left)


def _from_the_left(shared: tuple[Thread, tuple[str, ...]]) -> tuple[float, int]:
    cells = shared[0].cells
    return sum(cells) / len(cells), min(cells)


def _add_shared(
    drawn: Network, thread: Thread, group: str, place: _Place, rungs: Iterable[int]
) -> None:
    number = drawn.num_nodes()
    name = thread_name(thread)
    drawn.add_node(
        number,
        label=label(name, _ITEM_WIDTH),
        text=name,
        group=group,
        shape=_SHAPES[group],
        x=place[0],
        y=place[1],
    )
    for rung in rungs:
        drawn.add_edge(rung, number, kind=group, arrows="")
