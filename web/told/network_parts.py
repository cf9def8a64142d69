"""The promotion network as tables and as parts of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from graph.model import ClassName, Ladder
from graph.network import Course, Cycle, Edge, Network
from graph.network_figures import Figures
from graph.promotions import Feeder, Feeders, Reach
from graph.routes import Reached, Route, best_founded
from web.told.class_parts import way
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table
from web.told.words import UNDESCRIBED, WAYS, many, name, place

__all__ = [
    "feeders",
    "feeders_table",
    "figures",
    "figures_table",
    "held",
    "reach",
    "reach_table",
    "titles",
]

_COURSES: Final[Mapping[Course, str]] = {
    "up": "lead up",
    "lateral": "lead to a class of equal rank",
    "down": "lead against their ladder",
}
#: How many classes are named where a figure counts them.
_NAMED: Final = 12


def held(edge: Edge) -> str:
    """Return how long the lower class of an edge must be held, as far as that is stated."""
    if edge.months is None:
        return "no time in this class is stated"
    return f"at least {many(edge.months, 'month')} in this class"


def titles(route: Route, names: Mapping[str, ClassName]) -> str:
    """Return the classes of a route in their order, from the first to the last."""
    return " -> ".join(names[iri].title for iri in (route[0].lower, *(e.upper for e in route)))


def feeders(found: Feeders) -> Iterator[Part]:
    """Yield the classes that lead to one: those below it, then those beside it."""
    yield Heading(f"Into {name(found.of)}", 1)
    if not found.described:
        yield Line((f"Note: {UNDESCRIBED}, so that its qualifications are not known.",))
    if not found.upward and not found.aside:
        yield Line(("No class is known to lead to it.",))
    for heading, of in (("From below", found.upward), ("From beside", found.aside)):
        if of:
            yield Heading(f"{heading} ({len(of)})")
        for one in of:
            yield from _feeder(one)


def _feeder(found: Feeder) -> Iterator[Part]:
    first = found.edges[0]
    undescribed = "" if found.described else f" ({UNDESCRIBED})"
    yield Line((f"{name(found.name)}{undescribed}: {held(first)}.",), 1)
    for edge in found.edges:
        yield replace(way(edge.way, "because"), depth=2)
    for quote in dict.fromkeys(one.quote for one in first.asked):
        yield Line(("requirement: ", quote), 2)


def feeders_table(found: Feeders) -> Table:
    """Return a row a class and kind of edge."""
    return Table(
        ("title", "code", "described", "course", "kind", "months", "text", "place"),
        tuple(
            (
                one.name.title,
                one.name.code,
                "yes" if one.described else "no",
                edge.course,
                edge.way.kind,
                edge.months,
                edge.quotes[0].text if edge.quotes else None,
                place(edge.quotes[0]) if edge.quotes else None,
            )
            for one in (*found.upward, *found.aside)
            for edge in one.edges
        ),
    )


def reach(found: Reach) -> Iterator[Part]:
    """Yield what is within reach as a table, and what its times mean."""
    years, months = divmod(found.months, 12)
    limit = many(found.months, "month") if months else many(years, "year")
    yield Heading(f"From {name(found.of)} within {limit}", 1)
    if not found.reached:
        yield Line(("No class is known to be within reach.",))
        return
    yield Line(
        (
            "The months are what the requirements on the way state for the classes held: it takes "
            "at least that long. Steps that state no time add none.",
        )
    )
    yield reach_table(found)


def reach_table(found: Reach) -> Table:
    """Return a row a class within reach, the nearest first."""
    return Table(
        ("months", "class", "code", "steps", "unstated", "titles_alone", "way"),
        tuple(_reached(one, found.network) for one in found.reached),
    )


def _reached(one: Reached, network: Network) -> tuple[Cell, ...]:
    of = network.names[one.iri]
    alone = sum(edge.way.kind == "inferred-rung" for edge in one.route)
    way_there = titles(one.route, network.names)
    return one.months, of.title, of.code, len(one.route), one.unstated, alone, way_there


def figures(found: Figures, network: Network) -> Iterator[Part]:
    """Yield the figures as a table, then each circle with what states it."""
    yield Heading("Promotion network", 1)
    yield figures_table(found, network)
    for cycle in found.cycles:
        yield from _cycle(cycle, network)


def _cycle(cycle: Cycle, network: Network) -> Iterator[Part]:
    yield Heading(f"Circle of {len(cycle.classes)} classes, none of which a plan holds twice")
    pairs = {(edge.lower, edge.upper): edge for edge in reversed(best_founded(cycle.edges))}
    for edge in reversed(pairs.values()):
        ends = " -> ".join(name(network.names[iri]) for iri in (edge.lower, edge.upper))
        yield Line((f"{ends} ({edge.course}): {WAYS[edge.way.kind]}",), 1)
        for quote in edge.quotes[:1]:
            yield Line((quote,), 2)


def figures_table(found: Figures, network: Network) -> Table:
    """Return a row a figure."""
    return Table(("what", "value"), tuple(_figures(found, network)))


def _figures(found: Figures, network: Network) -> Iterator[tuple[Cell, ...]]:
    yield "classes", found.classes
    yield "classes that a document describes", found.described
    yield "pairs of classes of which one leads to the other", found.pairs
    for kind, words in WAYS.items():
        if kind in found.kinds:
            yield f"edges: {words}", found.kinds[kind]
            yield "of them with a time stated", found.timed.get(kind, 0)
    for course, words in _COURSES.items():
        yield f"edges that {words}", found.courses.get(course, 0)
    yield "longest ladder", _ladder(found.longest_ladder)
    yield "longest ladder that titles alone tell", _ladder(found.longest_inferred)
    steps = found.longest_way
    yield "longest way, in steps", len(steps)
    if steps:
        yield "its classes", titles(steps, network.names)
    yield "described classes that no class leads to", len(found.no_way_in)
    yield "of them, that lead nowhere either", len(found.apart)
    yield "such as", _named(found.apart, network)
    yield "circles", len(found.cycles)


def _ladder(found: Ladder | None) -> str | None:
    return f"{found.name}, {many(len(found.rungs), 'rung')}" if found is not None else None


def _named(classes: Iterable[str], network: Network) -> str | None:
    known = sorted(network.names[iri].title for iri in classes)
    more = len(known) - _NAMED
    return "; ".join(known[:_NAMED]) + (f" and {more} more" if more > 0 else "") or None
