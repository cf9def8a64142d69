"""A career plan from a store: each way to a class with its times, and the best one in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from graph import planning, read, routes
from graph.clock import Clock
from graph.fit.profile import Profile
from graph.iris import normalised
from graph.network import Network
from graph.planning import Leg, Plan, Step
from graph.promotions import Requirements
from graph.schedule import Schedule, Stage, ranked, scheduled
from graph.store import Store

__all__ = ["plan"]

#: How many ways are scheduled for each that is shown: the search knows the times only from below.
_TRIED: Final = 3


def plan(
    store: Store,
    network: Network,
    starts: Iterable[str],
    goal: str,
    *,
    ways: int,
    person: Profile | None = None,
) -> Plan | None:
    """Return the best way from one of several classes to another in full, the next best in short.

    :param starts: IRIs of the classes held, of which one is left for the next
    :param goal: IRI of the class wanted
    :param ways: how many ways at most, the best one included
    :param person: what is stated of the person who wants to go it; where that says nothing of
        schooling, what may stand for experience is told and not counted
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
    requirements = Requirements(store)
    clock = _clock(network, goal, person, requirements)
    best, *others = ranked(
        scheduled(tuple(map(requirements.quoted, route)), clock.on(route, graph).lacking)
        for route in found
    )
    start = best.stages[0].edge.lower if best.stages else goal
    whole = _in_full(store, (start, goal), best, others[: ways - 1], requirements, network)
    if person is None:
        return whole
    route = tuple(stage.edge for stage in best.stages)
    certain = scheduled(route, clock.on(route, graph).surely)
    return replace(whole, fresh=False, surely=None if certain.unstated else certain.months)


def _clock(
    network: Network, goal: str, person: Profile | None, requirements: Requirements
) -> Clock:
    home = network.names[goal].employer
    known = replace(network.standing, home=normalised(home or ""))
    stated = person is not None and person.education is not None
    asked = requirements.asked if stated else requirements.without_substitutions
    return Clock(person, network.names, known, asked)


def _in_full(
    store: Store,
    ends: tuple[str, str],
    best: Schedule,
    others: Sequence[Schedule],
    requirements: Requirements,
    network: Network,
) -> Plan:
    facts = {iri: read.facts(store, iri) for iri in {*ends, *best.classes}}
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
        for leg in planning.legs([stage.edge.way for stage in best.stages], described)
    )
    start, goal = ends
    return Plan(facts[start], facts[goal], tuple(steps), best, tuple(others), network.names)


def _timed(step: Step, leg: Leg, stages: Iterable[Stage], requirements: Requirements) -> Step:
    """Return a step with the time of each of its parts, and what its last part asks for."""
    parts = {(way.lower, way.upper) for way in leg.ways}
    own = tuple(stage for stage in stages if (stage.edge.lower, stage.edge.upper) in parts)
    return replace(step, stages=own, requirement=requirements.trees(own[-1].edge))
