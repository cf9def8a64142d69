"""The promotion network of a store, and what users ask of it: names in, model values out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Final

from pyoxigraph import NamedNode

from graph import read, routes
from graph.alternatives import by_way_of, listed, own_level, with_asked
from graph.fit.case import Asked
from graph.fit.reading import asked_of
from graph.lookup import find_class, of_agency
from graph.model import ClassName, Ladder, QualificationNode, Quote, Rung, WayKind
from graph.network import Edge, Experience, Network, Place, edges
from graph.routes import Reached
from graph.rows import number, quote, text
from graph.store import Row, Store

__all__ = ["Feeder", "Feeders", "Reach", "Requirements", "feeders", "network", "quoted", "reach"]

#: The kinds of ways that name a class in what is asked for.
_NAMED: Final[tuple[WayKind, ...]] = ("qualifies", "equivalent")


@dataclass(frozen=True, slots=True)
class Feeder:
    """A class whose holders are promoted into another; the best founded edge comes first."""

    name: ClassName
    described: bool
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Feeders:
    """A class, and those that lead to it: from below, and from beside or above."""

    of: ClassName
    described: bool
    upward: tuple[Feeder, ...]
    aside: tuple[Feeder, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be reached from a class in so many months, the nearest first."""

    of: ClassName
    months: int
    reached: tuple[Reached, ...]
    network: Network


class Requirements:
    """What classes ask of those who come from another, each class read only once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._facts = cache(lambda upper: read.way_facts(store, {"upper": NamedNode(upper)}))
        self._trees = cache(partial(read.qualifications, store))
        self._whole = cache(lambda upper: asked_of(store, read.facts(store, upper)))

    def quoted(self, edge: Edge) -> Edge:
        """Return an edge with the printed facts that state its way, and what it asks for."""
        way = edge.way
        quotes = self._facts(edge.upper).get((way.lower, way.upper, way.kind), ())
        whole = with_asked(edge, self._trees(edge.upper), self._names(edge))
        return replace(whole, way=replace(way, quotes=quotes))

    def trees(self, edge: Edge) -> tuple[QualificationNode, ...]:
        """Return what the upper class asks of somebody who holds the lower one."""
        return by_way_of(self._trees(edge.upper), self._names(edge))

    def asked(self, edge: Edge) -> Asked:
        """Return the same with all that may stand for it; the credentials are left out."""
        whole: Asked = self._whole(edge.upper)
        return replace(whole, trees=self._listed(edge), credentials=())

    def without_substitutions(self, edge: Edge) -> Asked:
        """Return only what is asked for, whatever may stand for it."""
        return Asked(trees=self._listed(edge))

    def _listed(self, edge: Edge) -> tuple[QualificationNode, ...]:
        """Return the requirement with every class that it lists: time in any of them counts."""
        named: dict[str, tuple[Quote, ...]] = {}
        for (lower, _, kind), quotes in self._facts(edge.upper).items():
            if kind in _NAMED:
                named[lower] = (*named.get(lower, ()), *quotes)
        trees = listed(self.trees(edge), named)
        return own_level(trees, edge.lower) if self._names(edge) else trees

    def _names(self, edge: Edge) -> tuple[Quote, ...]:
        """Return where the upper class names the lower one, and what it asks of it."""
        facts = self._facts(edge.upper)
        stated = (facts.get((edge.lower, edge.upper, kind), ()) for kind in _NAMED)
        return (*(one.quote for one in edge.asked), *(quote for of in stated for quote in of))


def network(store: Store) -> Network:
    """Return all classes and the edges between them, in as many queries for all as for one.

    The facts that state a way are left out: :func:`quoted` adds them.
    """
    ladders = _ladders(store)
    asked = map(_asked, store.ask("experience-in-classes"))
    return Network(
        names={name.iri: name for name in read.class_names(store)},
        described=frozenset(row["class"].value for row in store.ask("class-documents")),
        edges=edges(read.ways(store), asked, _places(ladders)),
        ladders=ladders,
    )


def _ladders(store: Store) -> tuple[Ladder, ...]:
    """Return every ladder with its rungs' titles and levels, all that a network needs of them."""
    rungs: dict[str, list[Rung]] = defaultdict(list)
    for row in store.ask("rungs"):
        rung = Rung(row["class"].value, row["title"].value, number(row, "level"))
        rungs[row["series"].value].append(rung)
    return tuple(replace(bare, rungs=tuple(rungs[bare.iri])) for bare in read.bare_ladders(store))


def _asked(row: Row) -> Experience:
    return Experience(
        lower=row["lower"].value,
        upper=row["upper"].value,
        months=number(row, "months"),
        quote=quote(row),
        or_equivalent=text(row, "orEquivalent") == "true",
        supervisory=text(row, "supervisory") == "true",
    )


def _places(ladders: Iterable[Ladder]) -> Mapping[str, Place]:
    """Return where the classes of stated ladders stand."""
    return {
        rung.iri: (ladder.iri, rung.level)
        for ladder in ladders
        for rung in ladder.rungs
        if ladder.rule is None and rung.level is not None
    }


def quoted(store: Store, of: Network) -> Network:
    """Return a network with the printed facts that state each way, read in one query."""
    facts = read.way_facts(store)
    return replace(of, edges=tuple(_with(facts, edge) for edge in of.edges))


def _with(facts: Mapping[tuple[str, str, str], tuple[Quote, ...]], edge: Edge) -> Edge:
    way = edge.way
    return replace(edge, way=replace(way, quotes=facts.get((way.lower, way.upper, way.kind), ())))


def feeders(store: Store, name: str, agency: str | None = None) -> Feeders:
    """Return which classes lead to one, with what says so and how long it asks for.

    :param name: code, title, other printed form or key
    :param agency: whose class it is, by name; ``None`` where that need not be said
    :raises LookupFailed: where no class bears the name, or several do, or no such agency is known
    """
    known = network(store)
    here = find_class(of_agency(known.names.values(), agency), name)
    requirements = Requirements(store)
    into = [requirements.quoted(edge) for edge in known.edges if edge.upper == here.iri]
    return Feeders(
        of=here,
        described=here.iri in known.described,
        upward=_feeders(known, (edge for edge in into if edge.course == "up")),
        aside=_feeders(known, (edge for edge in into if edge.course != "up")),
    )


def _feeders(known: Network, into: Iterable[Edge]) -> tuple[Feeder, ...]:
    """Return each class at the lower end with its edges, by title."""
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in into:
        found[edge.lower].append(edge)
    return tuple(
        Feeder(known.names[lower], lower in known.described, routes.best_founded(of))
        for lower, of in sorted(found.items(), key=lambda one: known.names[one[0]].title)
    )


def reach(store: Store, name: str, months: int, agency: str | None = None) -> Reach:
    """Return which classes can be reached from one within some time, counted from below.

    :param name: code, title, other printed form or key of the class held
    :param months: calendar months
    :param agency: whose class it is, by name; ``None`` where that need not be said
    :raises LookupFailed: where no class bears the name, or several do, or no such agency is known
    """
    known = network(store)
    here = find_class(of_agency(known.names.values(), agency), name)
    return Reach(
        here, months, routes.reachable(routes.simple(known.edges), here.iri, months), known
    )
