"""How long a class must be held until the next one's requirements are met, by the fit of a person.

Whoever goes a way gains time in each class on it, and that time counts for all that is asked later:
"five years of supervising" run on while other classes are held. What the documents leave open (what
kind of work a class is) is taken for enough, so that the time is a bound from below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

import networkx as nx

from graph.fit.case import Asked, Case
from graph.fit.profile import Held, Profile
from graph.fit.standing import Place, Standing
from graph.fit.waiting import Waiting, months_lacking
from graph.model import ClassName, QualificationNode
from graph.network import Edge
from graph.routes import Route
from graph.schedule import Gained, still_asked

__all__ = ["Clock", "of_time"]

#: The name of the way that is gone, as a ladder of its own.
_ROUTE: Final = "route"


class Clock:
    """Tells of a person how many months each edge of a way still takes.

    :param person: what is stated of the person, ``None`` where nothing is
    :param names: what the classes are called, by IRI
    :param standing: how they stand to one another
    :param asked: what the upper class of an edge asks of who comes from its lower one
    """

    def __init__(
        self,
        person: Profile | None,
        names: Mapping[str, ClassName],
        standing: Standing,
        asked: Callable[[Edge], Asked],
    ) -> None:
        self._person = person if person is not None else Profile(classes=(), experience=())
        self._names = names
        self._standing = standing
        self._asked = asked

    def on(self, route: Route, graph: nx.DiGraph) -> Clock:
        """Return a clock for one way, on which no class is of equal level with a later one.

        A class that leads up to another is below it, though no ladder has them both.

        :param graph: which class leads to which, as :func:`graph.routes.simple` makes it
        """
        levels: dict[str, int] = {}
        for edge in route:
            level = levels.setdefault(edge.lower, 1)
            levels[edge.upper] = level + (edge.course == "up")
        for iri in self._was() & set(graph) - set(levels):
            above = [levels[one] for one in levels.keys() & nx.descendants(graph, iri)]
            if above:
                levels[iri] = min(above) - 1
        places = dict(self._standing.places)
        for iri, level in levels.items():
            places[iri] = (*places.get(iri, ()), Place(_ROUTE, level, stated=False))
        standing = replace(self._standing, places=places)
        return Clock(self._person, self._names, standing, self._asked)

    def _was(self) -> set[str]:
        """Return the classes that the person states."""
        held = self._person.classes or ()
        return {iri for one in held for iri in self._standing.meant(one)}

    def lacking(self, edge: Edge, gained: Gained) -> int | None:
        """Return how many months more the lower class must be held, ``None`` if nothing says so.

        :param gained: months in classes on the way, beside what the person states
        """
        asked = self._timed(edge)
        if not asked.trees:
            return still_asked(edge, gained)
        least = self._waiting(edge, asked, self._after(gained)).least
        if least is None:
            return still_asked(edge, gained)
        if least > 0:
            return least
        fresh = Profile(classes=(), education=self._person.education, experience=())
        return 0 if self._waiting(edge, asked, fresh).least else None

    def surely(self, edge: Edge, gained: Gained) -> int | None:
        """Return the same where nothing counts of which the documents leave open whether it does.

        ``None`` is also where time in the class alone does not do it for certain.
        """
        asked = self._timed(edge)
        return self._waiting(edge, asked, self._after(gained)).sure if asked.trees else None

    def _timed(self, edge: Edge) -> Asked:
        whole = self._asked(edge)
        return replace(whole, trees=of_time(whole.trees))

    def _waiting(self, edge: Edge, asked: Asked, person: Profile) -> Waiting:
        working = _held(self._names[edge.lower], 0)
        return months_lacking(Case(person, asked, self._standing), working)

    def _after(self, gained: Gained) -> Profile:
        """Return what can be stated of the person after some time on the way."""
        person = self._person
        more = (_held(self._names[iri], months) for iri, months in gained.items() if months)
        return Profile(
            classes=(*(person.classes or ()), *more),
            education=person.education,
            experience=person.experience,
        )


def _held(name: ClassName, months: int) -> Held:
    return Held(title=name.title, employer=name.employer, months=months)


def of_time(trees: Iterable[QualificationNode]) -> tuple[QualificationNode, ...]:
    """Return what trees of qualifications ask for that takes time at work, and nothing else.

    What is asked beside experience is another matter than time, and left out, as is experience of
    no stated length ("current employment as a Weaver"). Schooling as one of several alternatives
    stays: who has it needs no time. What only the employer can judge is left out wherever anything
    else is left.
    """
    return tuple(kept for tree in trees if (kept := _of_time(tree)) is not None)


def _of_time(node: QualificationNode) -> QualificationNode | None:
    if node.kind == "experience":
        return node if node.months is not None else None
    parts = tuple(kept for part in node.parts if (kept := _of_time(part)) is not None)
    if not parts or node.kind != "any":
        return replace(node, parts=parts) if parts else None
    schooling = tuple(part for part in node.parts if part.kind == "education")
    return replace(node, parts=(*parts, *schooling))
