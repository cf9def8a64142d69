"""Where classes stand in the network: alone, at an end, out of reach, or in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import networkx as nx

from graph.findings.model import Finding
from graph.findings.named import spoken_of, unrecognised
from graph.findings.survey import Survey
from graph.identity.graded import graded
from graph.model import Ladder, Way

__all__ = ["circles", "ends"]

#: Words that tell a class from one beside it; others, such as "chief", may stand in any title.
_GRADES: Final = frozenset({"trainee", "junior", "senior", "lead", "principal"})


def ends(of: Survey) -> Iterator[Finding]:
    """Yield each described class that nothing leads to or that leads to nothing.

    The heaviest kind that fits is told: a graded class that stands alone, a rung that nothing leads
    to, else the fact that it is an entry or a dead end. Ladders by titles alone make no way, and so
    a rung of theirs stands alone where qualifications join it to no class; but where no document
    describes the rung beside it, nobody knows what that one asks for. A class whose qualifications
    speak of a class or a level that was not recognised is not said to be led to by none, nor one
    whose title another rung prints to lead to none.
    """
    led_to, leading = {way.upper for way in of.ways}, {way.lower for way in of.ways}
    stated = _places(of, inferred=False)
    rungs = stated | _places(of, inferred=True)
    beside = _neighbours(of)
    led_to |= set(unrecognised(of, of.described.keys() - led_to))
    leading |= set(spoken_of(of))
    for iri in of.described:
        alone = iri not in led_to and iri not in leading
        if alone and (beside[iri] if iri in rungs else _is_graded(of, iri)):
            yield _alone(of, iri, rungs.get(iri))
        elif iri not in led_to and iri in stated and _is_above(*stated[iri]):
            yield _end(
                of,
                iri,
                "unreachable",
                f"is above the lowest rung of {_told(stated[iri])}, and no class leads to it",
            )
        else:
            yield from _facts(of, iri, led=iri in led_to, leads=iri in leading)


def _places(of: Survey, *, inferred: bool) -> dict[str, tuple[Ladder, int]]:
    """Return the ladder of each rung, with the rung's level or place."""
    return {
        rung.iri: (ladder, rung.level)
        for ladder in of.ladders
        if (ladder.rule is not None) == inferred
        for rung in ladder.rungs
        if rung.level is not None
    }


def _neighbours(of: Survey) -> dict[str, bool]:
    """Return of each rung whether a document describes the rung below or above it."""
    found: dict[str, bool] = defaultdict(bool)
    for ladder in of.ladders:
        levels = {rung.level for rung in ladder.rungs if rung.iri in of.described}
        for rung in ladder.rungs:
            if rung.level is not None:
                found[rung.iri] |= bool(levels & {rung.level - 1, rung.level + 1})
    return found


def _is_above(ladder: Ladder, level: int) -> bool:
    return level > min(rung.level for rung in ladder.rungs if rung.level is not None)


def _is_graded(of: Survey, iri: str) -> bool:
    """Tell whether a title says of itself that other classes stand below or above it."""
    found = graded(of.classes[iri].title)
    return found.number > 0 or found.word.name in _GRADES


def _told(place: tuple[Ladder, int]) -> str:
    return f"the ladder {place[0].name}"


def _alone(of: Survey, iri: str, place: tuple[Ladder, int] | None) -> Finding:
    if place is None:
        why = "its title grades it"
    elif place[0].rule is None:
        why = f"it is a rung of {_told(place)}"
    else:
        why = f"by its title it is a rung of {_told(place)}"
    return _end(of, iri, "orphan", f"leads to no class and none leads to it, although {why}")


def _facts(of: Survey, iri: str, *, led: bool, leads: bool) -> Iterator[Finding]:
    if not led:
        yield _end(of, iri, "entry", "is a class that no other class leads to")
    if not leads:
        yield _end(of, iri, "dead-end", "leads to no other class")


def _end(of: Survey, iri: str, kind: str, what: str) -> Finding:
    return Finding(
        kind=kind,
        about=(iri,),
        sentence=f"{of.name(iri)} {what}.",
        quotes=of.titles(iri),
        classes=(of.classes[iri],),
        employer=of.classes[iri].employer,
    )


def circles(of: Survey, quoted: Callable[[Way], Way]) -> Iterator[Finding]:
    """Yield each set of classes that lead to each other, with one circle through some of them.

    A class that counts only as one of equal level makes no circle: such classes stand beside each
    other.

    :param quoted: finds the printed facts that say that one class leads to another
    """
    ways = {(way.lower, way.upper): way for way in of.ways if way.kind != "equivalent"}
    graph = nx.DiGraph(list(ways))
    for together in nx.strongly_connected_components(graph):
        if len(together) > 1:
            circle = nx.find_cycle(graph.subgraph(together), min(together))
            yield _circle(of, [quoted(ways[step]) for step in circle])


def _circle(of: Survey, ways: Sequence[Way]) -> Finding:
    """Return a finding about ways of which each begins where the one before it ends."""
    classes = tuple(way.lower for way in ways)
    told = ", ".join(map(of.name, classes))
    return Finding(
        kind="cycle",
        about=classes,
        sentence=f"Each of these leads to the next, and the last to the first: {told}.",
        quotes=tuple(quote for way in ways for quote in way.quotes[:1]),
        classes=tuple(of.classes[iri] for iri in classes),
        employer=of.classes[classes[0]].employer,
    )
