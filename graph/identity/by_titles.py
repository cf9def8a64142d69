"""Ladders that no document states, inferred from the titles of an employer's classes.

Titles that differ only in what grades them ("Weaver", "Senior Weaver") are put in order. The order
is that of the words and numerals, unless qualifications tell another one. A step is taken where
the qualifications of the class above name the class below, or else where the words leave no doubt
and nothing that is printed speaks against it; elsewhere a ladder ends.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import networkx as nx

from graph import schemes
from graph.identity.graded import Graded, Place, graded
from graph.identity.resolution import Resolution, ResolvedClass
from graph.iris import Iris

__all__ = ["InferredSeries", "inferred"]

_Ways: TypeAlias = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class InferredSeries:
    """A ladder that titles tell: the classes of each place, lowest first, by their IRIs.

    ``corroborated`` counts the steps to a class whose qualifications name the class below.
    """

    iri: str
    name: str
    places: tuple[tuple[str, ...], ...]
    corroborated: int


@dataclass(frozen=True, slots=True)
class _Rung:
    """A class with its title taken apart."""

    iri: str
    title: str
    described: bool
    told: Graded


@dataclass(frozen=True, slots=True)
class _Step:
    """The rungs of one place and those of the next one, and whether qualifications say so."""

    lower: Place
    upper: Place
    corroborated: bool


def inferred(resolution: Resolution, iris: Iris) -> tuple[InferredSeries, ...]:
    """Return the ladders that the titles of an employer's classes tell, sorted by address.

    None holds a class whose stem a stated ladder has too: those stand apart.

    :param resolution: the classes, and which the qualifications of which name
    :param iris: mints the addresses
    """
    above = _ways(resolution)
    runs = [
        (group, run)
        for group in _groups(resolution)
        for run in _runs(group, above)
        if any(rung.described for step in run for rung in _at(group, step.lower, step.upper))
    ]
    names = [_name(group, run) for group, run in runs]
    often = Counter(names)
    found = (
        _series(group, run, name if often[name] == 1 else _lowest(group, run), resolution, iris)
        for (group, run), name in zip(runs, names, strict=True)
    )
    return tuple(sorted(found, key=lambda series: series.iri))


def _ways(resolution: Resolution) -> _Ways:
    """Return the classes that name a class in their qualifications, by that class's IRI."""
    above: dict[str, set[str]] = defaultdict(set)
    for edge in resolution.edges:
        if edge.kind in {"qualifies", "equivalent"}:
            above[edge.lower].add(edge.upper)
    return above


def _groups(resolution: Resolution) -> Iterator[tuple[_Rung, ...]]:
    """Yield the classes of each stem that has several places, none of them on a stated ladder."""
    printed = {mention.iri for mention in resolution.employer.mentions if mention.described}
    groups: dict[tuple[str, ...], list[_Rung]] = defaultdict(list)
    stated: set[tuple[str, ...]] = set()
    for one in resolution.classes:
        rung = _rung(one, printed)
        groups[rung.told.stem].append(rung)
        if one.series is not None:
            stated.add(rung.told.stem)
    for stem, group in sorted(groups.items()):
        if stem not in stated and len({rung.told.place for rung in group}) > 1:
            yield tuple(sorted(group, key=lambda rung: (rung.told.place, rung.iri)))


def _rung(one: ResolvedClass, printed: Set[str]) -> _Rung:
    described = any(mention in printed for mention, _ in one.mentions)
    return _Rung(one.iri, one.title, described, graded(one.title))


def _runs(group: Sequence[_Rung], above: _Ways) -> Iterator[tuple[_Step, ...]]:
    """Yield the stretches of a group of which each step holds."""
    run: list[_Step] = []
    for lower, upper in pairwise(_ordered(group, above)):
        step = _step(group, lower, upper, above)
        if step is None:
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(step)
    if run:
        yield tuple(run)


def _ordered(group: Sequence[_Rung], above: _Ways) -> list[Place]:
    """Return the places of a group, lowest first; none where qualifications lead in a circle."""
    places = {rung.iri: rung.told.place for rung in group}
    order = nx.DiGraph()
    order.add_nodes_from(places.values())
    order.add_edges_from(
        (lower, places[upper])
        for iri, lower in places.items()
        for upper in above.get(iri, ())
        if upper in places and places[upper] != lower
    )
    if not nx.is_directed_acyclic_graph(order):
        return []
    return list(nx.lexicographical_topological_sort(order))


def _step(group: Sequence[_Rung], lower: Place, upper: Place, above: _Ways) -> _Step | None:
    """Return a step from one place to the next; ``None`` where it is too unsure."""
    below, higher = _at(group, lower), _at(group, upper)
    if _is_above(below[0].told, higher[0].told):
        return None  # what is printed and what the words say cannot both be right
    if any(up.iri in above.get(low.iri, ()) for low in below for up in higher):
        return _Step(lower, upper, corroborated=True)
    line = {rung.iri for rung in group}
    if not _is_plain(below[0].told, higher[0].told) or _named_others(higher, line, above):
        return None
    return _Step(lower, upper, corroborated=False)


def _named_others(higher: Iterable[_Rung], line: Set[str], above: _Ways) -> bool:
    """Whether the qualifications of classes name some, but none of their own line."""
    wanted = {rung.iri for rung in higher}
    naming = {iri for iri, uppers in above.items() if not uppers.isdisjoint(wanted)}
    return bool(naming) and naming.isdisjoint(line)


def _is_plain(low: Graded, high: Graded) -> bool:
    """Whether titles alone tell that the one class stands right above the other."""
    if low.lettered or high.lettered:
        return False  # A is the highest here and the lowest there
    if (low.over, low.word) == (high.over, high.word):
        return low.number > 0 and high.number == low.number + 1
    if low.number > 0 or high.number > 1:
        return False
    if low.over == high.over:
        return high.word.name in low.word.rises_to
    plain = high.word.name == "journey" and low.over is None and high.over is not None
    return plain and high.over is not None and high.over.name in low.word.rises_to


def _is_above(one: Graded, other: Graded) -> bool:
    """Whether the words put one title above another."""
    if (one.over, one.word) == (other.over, other.word):
        return not one.lettered and one.number > other.number
    return one.over == other.over and one.word.name in _rising()[other.word.name]


@cache
def _rising() -> Mapping[str, Set[str]]:
    """Return the words above each word, over one step or several."""
    steps = nx.DiGraph(
        (concept.name, upper) for concept in schemes.concepts("rung") for upper in concept.rises_to
    )
    steps.add_nodes_from(concept.name for concept in schemes.concepts("rung"))
    return {word: nx.descendants(steps, word) for word in steps}


def _at(group: Iterable[_Rung], *places: Place) -> tuple[_Rung, ...]:
    return tuple(rung for rung in group if rung.told.place in places)


def _name(group: Sequence[_Rung], run: Sequence[_Step]) -> str:
    """Return what the titles of a ladder have in common, words that grade all of them included."""
    rungs = _of_run(group, run)
    words = {(rung.told.word, rung.told.over) for rung in rungs}
    return rungs[0].told.name if len(words) > 1 else rungs[0].told.bare


def _of_run(group: Sequence[_Rung], run: Sequence[_Step]) -> list[_Rung]:
    places = [run[0].lower, *(step.upper for step in run)]
    return [rung for place in places for rung in _at(group, place)]


def _lowest(group: Sequence[_Rung], run: Sequence[_Step]) -> str:
    return _of_run(group, run)[0].title


def _series(
    group: Sequence[_Rung], run: Sequence[_Step], name: str, resolution: Resolution, iris: Iris
) -> InferredSeries:
    places = (run[0].lower, *(step.upper for step in run))
    return InferredSeries(
        iri=iris.inferred_series(resolution.employer.key, name).value,
        name=name,
        places=tuple(tuple(rung.iri for rung in _at(group, place)) for place in places),
        corroborated=sum(step.corroborated for step in run),
    )
