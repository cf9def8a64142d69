"""What it takes to move up: pure functions on model values.

A plan is a way of steps between classes that a document describes. A step passes through the rungs
that none describes, says so, and carries what the neighbours say of them. What one side of a step
does not state is absent here, and never taken for "no".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.model import (
    Change,
    ChangeKind,
    ClassFacts,
    ClassName,
    Item,
    ItemKind,
    Link,
    QualificationNode,
    Remark,
    Rung,
    Way,
)
from graph.responsibility import rise
from graph.schedule import Schedule, Stage

__all__ = ["Gap", "Leg", "Plan", "Step", "changes", "legs", "step"]

_KINDS: Final[tuple[ItemKind, ...]] = (
    "credential",
    "knowledge",
    "skill",
    "ability",
    "examined",
    "duty",
)
_CHANGES: Final[tuple[ChangeKind, ...]] = (
    "kept",
    "grown",
    "turned",
    "reduced",
    "new",
    "dropped",
)


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a way from one class that can be compared to the next; IRIs of classes.

    ``through`` are the undescribed classes between, lowest first; ``ways`` the parts of the
    stretch.
    """

    lower: str
    upper: str
    through: tuple[str, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A rung that no document describes, with what its neighbours' documents say of it."""

    rung: Rung
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """From one class to the next one that a document describes.

    ``changes`` is ``None`` where either side is described by no document, so that nothing can be
    compared; ``asks_for`` then holds all that the upper class does and asks for. ``remarks`` is
    what the documents of other classes say of the upper one. ``stages`` are the times of the ways,
    one each; ``requirement`` is what the upper class asks of those who come this way.
    """

    lower: ClassFacts
    upper: ClassFacts
    through: tuple[Gap, ...]
    ways: tuple[Way, ...]
    changes: tuple[Change, ...] | None
    asks_for: tuple[Item, ...] = ()
    remarks: tuple[Remark, ...] = ()
    stages: tuple[Stage, ...] = ()
    requirement: tuple[QualificationNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole way from one class to another, and the next best ways in short.

    ``schedule`` holds the times of this way; ``names`` is what the classes of all ways are called,
    by IRI. ``fresh`` tells that they count from the first day in the class held, since nothing is
    stated of the person; otherwise ``surely`` is the time in months that does it for certain, where
    that is known.
    """

    start: ClassFacts
    goal: ClassFacts
    steps: tuple[Step, ...]
    schedule: Schedule
    others: tuple[Schedule, ...]
    names: Mapping[str, ClassName]
    fresh: bool = True
    surely: int | None = None


def legs(way: Sequence[Way], described: Iterable[str]) -> tuple[Leg, ...]:
    """Return the stretches of a way between classes that a document describes.

    The way's two ends count as ends of a stretch even where no document describes them.

    :param way: each part leads from its ``lower`` to the next part's
    :param described: IRIs of the classes that some document describes
    """
    known = set(described)
    found: list[Leg] = []
    through: list[str] = []
    parts: list[Way] = []
    lower = way[0].lower if way else ""
    for part in way:
        parts.append(part)
        if part.upper in known or part is way[-1]:
            found.append(Leg(lower, part.upper, tuple(through), tuple(parts)))
            lower, through, parts = part.upper, [], []
        else:
            through.append(part.upper)
    return tuple(found)


def step(
    leg: Leg,
    facts: Mapping[str, ClassFacts],
    remarks: Mapping[str, tuple[Remark, ...]],
    links: Iterable[Link],
) -> Step:
    """Return one step of a plan.

    :param facts: what is known of the leg's classes, by IRI, those passed through included
    :param remarks: what neighbours say of the classes passed through and of the upper one, by IRI
    :param links: the continuations from the lower class to the upper one
    """
    lower, upper = facts[leg.lower], facts[leg.upper]
    comparable = lower.rung.described and upper.rung.described
    return Step(
        lower=lower,
        upper=upper,
        through=tuple(
            Gap(facts[iri].rung, _from_below(leg, remarks.get(iri, ()))) for iri in leg.through
        ),
        ways=leg.ways,
        changes=changes(lower.items, upper.items, links) if comparable else None,
        asks_for=() if comparable else upper.items,
        remarks=_from_below(leg, remarks.get(leg.upper, ())),
    )


def _from_below(leg: Leg, remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return remarks with those of the lower class's documents first."""
    return tuple(sorted(remarks, key=lambda said: said.speaker != leg.lower))


def changes(
    lower: Iterable[Item], upper: Iterable[Item], links: Iterable[Link]
) -> tuple[Change, ...]:
    """Return what becomes of each item on the way up, by kind of item and of change.

    A linked pair is kept, grown, turned or reduced, and then neither new nor dropped. A duty grows
    where its highest responsibility rises, a competency where its words differ, a credential or a
    subject of the examination where words differ that tell (a score below 1). From a class to
    itself nothing changes.

    :param links: continuations, each from an item of ``lower`` to one of ``upper``
    """
    below = {item.iri: item for item in lower}
    above = {item.iri: item for item in upper}
    found = list(_changes(below, above, links))
    return tuple(sorted(found, key=_reading_order))


def _changes(
    below: Mapping[str, Item], above: Mapping[str, Item], links: Iterable[Link]
) -> Iterator[Change]:
    linked: set[str] = set()
    for link in links:
        low, high = below[link.lower], above[link.upper]
        linked |= {low.iri, high.iri}
        yield Change(high.kind, _going_on(low, high, link), low, high, link.score, link.method)
    for iri, item in above.items():
        if iri not in linked:
            yield Change(item.kind, "new", upper=item)
    for iri, item in below.items():
        if iri not in linked:
            yield Change(item.kind, "dropped", lower=item)


def _going_on(low: Item, high: Item, link: Link) -> ChangeKind:
    if low.kind != high.kind:
        return "turned"
    if low.kind in ("credential", "examined"):
        return "kept" if link.score >= 1 else "grown"
    if low.kind != "duty":
        return "kept" if low.shared == high.shared else "grown"
    rises = rise(low, high) or 0
    return "grown" if rises > 0 else "reduced" if rises < 0 else "kept"


def _reading_order(change: Change) -> tuple[int, int, int, int]:
    upper = change.upper.order if change.upper is not None else 0
    lower = change.lower.order if change.lower is not None else 0
    return _KINDS.index(change.of), _CHANGES.index(change.kind), upper, lower
