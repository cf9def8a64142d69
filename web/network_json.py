"""The promotion network as JSON: what the command line prints and, later, the site answers."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import ClassName, Ladder
from graph.network import Cycle, Edge, Network
from graph.network_figures import Figures
from graph.promotions import Feeder, Feeders, Reach
from graph.routes import Reached, Route
from web.as_json import Json, statement

__all__ = ["between", "feeders", "figures", "named", "reach"]


def feeders(found: Feeders) -> Json:
    """Return the classes that lead to one, those from below apart from those beside it."""
    return {
        "class": named(found.of) | {"described": found.described},
        "from_below": [_feeder(one) for one in found.upward],
        "from_beside": [_feeder(one) for one in found.aside],
    }


def named(of: ClassName) -> Json:
    """Return what a class is called."""
    return {"title": of.title, "code": of.code, "employer": of.employer, "iri": of.iri}


def _feeder(found: Feeder) -> Json:
    return {
        "class": named(found.name) | {"described": found.described},
        "edges": [_edge(edge) for edge in found.edges],
    }


def _edge(edge: Edge) -> Json:
    return {
        "kind": edge.way.kind,
        "course": edge.course,
        "months": edge.months,
        "evidence": [statement(quote) for quote in edge.way.quotes],
        "requirements": [
            statement(one.quote)
            | {
                "months": one.months,
                "or_equivalent": one.or_equivalent,
                "supervisory": one.supervisory,
            }
            for one in edge.asked
        ],
    }


def reach(found: Reach) -> Json:
    """Return the classes within reach, each with its way."""
    return {
        "class": named(found.of),
        "months": found.months,
        "reached": [_reached(one, found.network) for one in found.reached],
    }


def _reached(one: Reached, network: Network) -> Json:
    return {
        "class": named(network.names[one.iri]),
        "months_at_least": one.months,
        "steps_without_time": one.unstated,
        "way": [between(edge, network) for edge in one.route],
    }


def between(edge: Edge, network: Network) -> Json:
    """Return an edge with what its two ends are called."""
    ends = {
        "from": named(network.names[edge.lower]),
        "to": named(network.names[edge.upper]),
    }
    return ends | _edge(edge)


def figures(found: Figures, network: Network) -> Json:
    """Return the figures, with the classes that they count."""
    return {
        "classes": found.classes,
        "described": found.described,
        "pairs": found.pairs,
        "edges_by_kind": dict(found.kinds),
        "edges_with_time_by_kind": dict(found.timed),
        "edges_by_course": dict(found.courses),
        "longest_ladder": _ladder(found.longest_ladder),
        "longest_inferred_ladder": _ladder(found.longest_inferred),
        "longest_way": _route(found.longest_way, network),
        "no_way_in": _classes(found.no_way_in, network),
        "apart": _classes(found.apart, network),
        "circles": [_cycle(cycle, network) for cycle in found.cycles],
    }


def _ladder(found: Ladder | None) -> Json | None:
    if found is None:
        return None
    return {"series": found.name, "iri": found.iri, "rungs": len(found.rungs)}


def _route(route: Route, network: Network) -> list[Json]:
    return [between(edge, network) for edge in route]


def _classes(classes: Iterable[str], network: Network) -> list[Json]:
    return [named(network.names[iri]) for iri in classes]


def _cycle(cycle: Cycle, network: Network) -> Json:
    return {
        "classes": _classes(cycle.classes, network),
        "edges": [between(edge, network) for edge in cycle.edges],
    }
