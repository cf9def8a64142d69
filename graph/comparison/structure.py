"""The structure of a class: what its documents state that can be put beside another class's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from graph import schemes
from graph.comparison.asked import Asked, alternatives
from graph.comparison.supervision import Supervision, supervision
from graph.identity.graded import graded
from graph.iris import normalised
from graph.model import ClassFacts, Flsa, Item, Ladder, Quote

__all__ = ["Place", "Spread", "Structure", "places", "structure", "told_once"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a class stands on a ladder.

    ``level`` and ``size`` are 1-based; ``rule`` is ``None`` where documents state the ladder, else
    the rule by which it is inferred.
    """

    ladder: str
    level: int
    size: int
    rule: str | None = None

    @property
    def height(self) -> float:
        """How far up the class stands, 0 (lowest) to 1 (highest)."""
        return (self.level - 1) / (self.size - 1) if self.size > 1 else 0.5


@dataclass(frozen=True, slots=True)
class Spread:
    """The responsibility of a class's duties, in 1-based grades of the scheme.

    ``mean`` is that of each duty's highest grade; ``least`` and ``most`` are duties of the lowest
    and of the highest grade.
    """

    lowest: int
    mean: float
    highest: int
    least: Item
    most: Item


@dataclass(frozen=True, slots=True)
class Structure:
    """What is stated of a class; ``None`` or empty where its documents are silent.

    ``title_grade`` is the 1-based grade of the word that grades its title ("senior"), in the
    scheme ``rung``; a title without such a word has that of the journey level.
    """

    title_grade: int
    place: Place | None = None
    supervision: Supervision | None = None
    responsibility: Spread | None = None
    asked: tuple[Asked, ...] = ()
    credentials: tuple[Item, ...] = ()
    flsa: Flsa | None = None
    substitutions: tuple[Quote, ...] = ()


def places(ladders: Iterable[Ladder]) -> dict[str, Place]:
    """Return where each class stands, by its IRI: on a stated ladder, else on an inferred one."""
    found: dict[str, Place] = {}
    for ladder in sorted(ladders, key=lambda one: (one.rule is not None, -one.size, one.iri)):
        for rung in ladder.rungs:
            if rung.level is not None:
                place = Place(ladder.name, rung.level, ladder.size, ladder.rule)
                found.setdefault(rung.iri, place)
    return found


def structure(facts: ClassFacts, place: Place | None = None) -> Structure:
    """Return the structure of a class.

    :param place: where it stands, see :func:`places`
    """
    asked = alternatives(facts.qualifications)
    items = told_once(facts.items)
    return Structure(
        title_grade=_title_grade(facts.rung.title),
        place=place,
        supervision=supervision(facts, asked),
        responsibility=_spread(items),
        asked=asked,
        credentials=tuple(item for item in items if item.kind == "credential"),
        flsa=facts.rung.flsa,
        substitutions=tuple(p.quote for p in facts.passages if p.kind == "Substitution"),
    )


def _title_grade(title: str) -> int:
    """Return the grade of what sets a title apart; whoever is over others is so in any title.

    A ladder needs a class of the bare title below ("Weaver Manager"), a comparison does not
    ("Mill Manager").
    """
    found = graded(title)
    supervisor = schemes.concept("rung", "supervisor").grade or 0
    words = set(normalised(title).split())
    over = (
        concept.grade or 0
        for concept in schemes.concepts("rung")
        if (concept.grade or 0) >= supervisor and words.intersection(concept.labels)
    )
    return max(over, default=(found.over or found.word).grade or 0)


def told_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items without those that say again, in another document, what one before says."""
    found: dict[tuple[str, str], Item] = {}
    for item in items:
        found.setdefault((item.kind, normalised(item.text)), item)
    return tuple(found.values())


def _spread(items: Iterable[Item]) -> Spread | None:
    graded = [(item, item.grades) for item in items if item.grades is not None]
    if not graded:
        return None
    least, lowest = min(graded, key=lambda one: one[1].lowest)
    most, highest = max(graded, key=lambda one: one[1].highest)
    mean = fmean(grades.highest for _, grades in graded)
    return Spread(lowest.lowest, mean, highest.highest, least, most)
