"""A ladder as a network that can be moved about: its rungs, and what they share.

pyvis builds the nodes, the edges and the options. Its own page is not used, since that links
outside servers and takes text as HTML: ``static/network.js`` draws what this module returns, and
gives each group its colours. Lengths are vis-network's units, pixels at full size; y is downwards.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import ceil, sqrt
from typing import Any, Final, TypeAlias

from pyvis.network import Network  # type: ignore[import-untyped]

from graph.ladders import Thread
from graph.model import Ladder, Rung
from web.known import Known
from web.matrix import thread_name
from web.staircase import NOT_DESCRIBED, levels

__all__ = ["MOST_MOVING", "NetworkData", "network"]

#: What a page hands to vis-network: ``nodes``, ``edges`` and ``options``.
NetworkData: TypeAlias = dict[str, Any]

#: Above so many nodes nothing is simulated: finding a rest takes a browser seconds.
MOST_MOVING: Final = 100

#: How far apart two levels stand, how much one is above the other, and two rungs of one level.
_STEP: Final = 320
_RISE: Final = 130
_BESIDE: Final = 90
#: How far what is shared stands at first from the rungs, and from its like.
_AWAY: Final = 260
_APART: Final = 110
#: Characters a line of a rung's and of a shared item's label, and how many lines at most.
_RUNG_WIDTH: Final = 18
_ITEM_WIDTH: Final = 22
_MOST_LINES: Final = 3


def network(known: Known) -> NetworkData:
    """Return the rungs of a ladder, each bound to the next, and what they share.

    Nodes are numbered, so that no text of a document is an identifier; their ``text`` is to be
    read when they are chosen.
    """
    drawn = Network(directed=True)
    rungs = _add_rungs(drawn, known.ladder)
    holders = {item.iri: rungs[iri] for iri, of in known.facts.items() for item in of.items}
    _add_shared(drawn, _shared(known.duties, holders), "duty", side=1)
    _add_shared(drawn, _shared(known.competencies, holders), "competency", side=-1)
    drawn.force_atlas_2based(gravity=-60, spring_length=120, overlap=1)
    drawn.toggle_physics(drawn.num_nodes() <= MOST_MOVING)
    drawn.set_edge_smooth("continuous")
    options = json.loads(drawn.options.to_json())
    return {"nodes": drawn.nodes, "edges": drawn.edges, "options": options}


def _add_rungs(drawn: Network, ladder: Ladder) -> dict[str, int]:
    """Add the rungs and what leads from one to the next; return the node of each, by IRI."""
    nodes: dict[str, int] = {}
    below: list[int] = []
    for level, rungs in levels(ladder):
        here = [_add_rung(drawn, rung, level, place) for place, rung in enumerate(rungs)]
        nodes.update(zip((rung.iri for rung in rungs), here, strict=True))
        for source, target in product(below, here):
            drawn.add_edge(source, target, kind="next", physics=False)
        below = here
    return nodes


def _add_rung(drawn: Network, rung: Rung, level: int, place: int) -> int:
    number: int = drawn.num_nodes()
    note = "" if rung.described else f" ({NOT_DESCRIBED})"
    drawn.add_node(
        number,
        label=_label(f"{level} {rung.title}", _RUNG_WIDTH),
        text=f"Level {level}: {rung.title}{note}",
        group="rung" if rung.described else "undescribed",
        shape="box",
        x=level * _STEP,
        y=-level * _RISE - place * _BESIDE,
        fixed=True,
    )
    return number


def _shared(
    threads: Iterable[Thread], holders: Mapping[str, int]
) -> list[tuple[Thread, frozenset[int]]]:
    """Return the threads that run through several rungs, with the nodes of these."""
    found = (
        (thread, frozenset(holders[item.iri] for items in thread.cells.values() for item in items))
        for thread in threads
    )
    return [(thread, nodes) for thread, nodes in found if len(nodes) > 1]


def _add_shared(
    drawn: Network, shared: Sequence[tuple[Thread, frozenset[int]]], group: str, *, side: int
) -> None:
    """Add what rungs share, at first in rows on one side of the stairs.

    :param side: 1 is below the stairs, -1 above
    """
    across = ceil(sqrt(2 * len(shared)))
    for place, (thread, rungs) in enumerate(shared):
        number = drawn.num_nodes()
        middle = sum(thread.cells) / len(thread.cells)
        row, column = divmod(place, across)
        name = thread_name(thread)
        drawn.add_node(
            number,
            label=_label(name, _ITEM_WIDTH),
            text=name,
            group=group,
            shape="dot",
            x=middle * _STEP + (column - across / 2) * _APART,
            y=-middle * _RISE + side * (_AWAY + row * _APART),
        )
        for rung in sorted(rungs):
            drawn.add_edge(rung, number, kind=group, arrows="")


def _label(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, max_lines=_MOST_LINES, placeholder=" …"))
