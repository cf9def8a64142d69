"""A career plan from a store: each way to a class with its times, and the best one in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

from pyoxigraph import NamedNode

from graph import planning, read, routes
from graph.alternatives import by_way_of, months_of
from graph.model import QualificationNode, Quote
from graph.network import Edge, Network
from graph.planning import Leg, Plan, Step
from graph.schedule import Held, Schedule, Stage, ranked, scheduled, still_asked
from graph.store import Store

__all__ = ["plan"]

#: How many ways are scheduled for each that is shown: the search knows the times only from below.
_TRIED: Final = 3


class _Requirements:
    """What classes ask for, read once each, while several ways to one goal are compared."""

    def __init__(self, store: Store) -> None:
        self.trees = cache(partial(read.qualifications, store))
        self._facts = cache(lambda upper: read.way_facts(store, {"upper": NamedNode(upper)}))

    def names(self, edge: Edge) -> tuple[Quote, ...]:
        """Return where the upper class names the lower one, and what it asks of it."""
        stated = (
            self._facts(edge.upper).get((edge.lower, edge.upper, kind), ())
            for kind in ("qualifies", "equivalent")
        )
        return (*(one.quote for one in edge.asked), *(quote for of in stated for quote in of))

    def quoted(self, edge: Edge) -> Edge:
        """Return an edge with the printed facts that state its way."""
        way = edge.way
        quotes = self._facts(edge.upper).get((way.lower, way.upper, way.kind), ())
        return replace(edge, way=replace(way, quotes=quotes))

    def lacking(self, edge: Edge, held: Held) -> int | None:
        """Return how many months more the lower class must be held, as far as that is stated."""
        asked = edge.months
        if asked is None:
            asked = months_of(self.trees(edge.upper), self.names(edge))
        return still_asked(asked, edge, held)

    def asked(self, edge: Edge) -> tuple[QualificationNode, ...]:
        """Return what the upper class asks of somebody who holds the lower one."""
        return by_way_of(self.trees(edge.upper), self.names(edge))


def plan(
    store: Store,
    network: Network,
    starts: Iterable[str],
    goal: str,
    *,
    ways: int,
    held: Held | None = None,
) -> Plan | None:
    """Return the best way from one of several classes to another in full, the next best in short.

    :param starts: IRIs of the classes held, of which one is left for the next
    :param goal: IRI of the class wanted
    :param ways: how many ways at most, the best one included
    :param held: months in classes up to now, by IRI
    :returns: ``None`` where no way leads there
    """
    graph = routes.simple(network.edges)
    found = [
        route
        for start in dict.fromkeys(starts)
        for route in routes.candidates(graph, start, goal, _TRIED * ways)
    ]
    if not found:
        return None
    requirements = _Requirements(store)
    best, *others = ranked(scheduled(route, requirements.lacking, held) for route in found)
    start = best.stages[0].edge.lower if best.stages else goal
    return _in_full(store, (start, goal), best, others[: ways - 1], requirements, network)


def _in_full(
    store: Store,
    ends: tuple[str, str],
    best: Schedule,
    others: Sequence[Schedule],
    requirements: _Requirements,
    network: Network,
) -> Plan:
    edges = [requirements.quoted(stage.edge) for stage in best.stages]
    facts = {iri: read.facts(store, iri) for iri in {*ends, *(edge.upper for edge in edges)}}
    described = {iri for iri, known in facts.items() if known.rung.described}
    steps = (
        _timed(
            planning.step(
                leg,
                facts,
                {iri: read.remarks(store, iri) for iri in (*leg.through, leg.upper)},
                read.links(store, leg.lower, leg.upper),
            ),
            leg,
            best.stages,
            requirements,
        )
        for leg in planning.legs([edge.way for edge in edges], described)
    )
    start, goal = ends
    return Plan(facts[start], facts[goal], tuple(steps), best, tuple(others), network.names)


def _timed(step: Step, leg: Leg, stages: Iterable[Stage], requirements: _Requirements) -> Step:
    """Return a step with the time of each of its parts, and what its last part asks for."""
    parts = {(way.lower, way.upper) for way in leg.ways}
    own = tuple(stage for stage in stages if (stage.edge.lower, stage.edge.upper) in parts)
    return replace(step, stages=own, requirement=requirements.asked(own[-1].edge))
