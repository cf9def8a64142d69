"""How long a route takes: each class is held for as long as the next one asks, and no longer.

Time in a class counts wherever it is asked for, so what was gained need not be gained again.
Where nothing states a time none is added: a sum is then a bound from below, and says of how many
steps it knows nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.network import Edge
from graph.routes import Route

__all__ = ["Gained", "Lacking", "Schedule", "Stage", "ranked", "scheduled", "still_asked"]

#: By the IRI of each class, for how many months it was held on the way up to now.
Gained: TypeAlias = Mapping[str, int]
#: How many months more the lower class of an edge must be held, ``None`` where nothing states it.
Lacking: TypeAlias = Callable[[Edge, Gained], int | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """One edge of a route; ``months`` is how long its lower class must still be held."""

    edge: Edge
    months: int | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """A route with its times, stage by stage."""

    stages: tuple[Stage, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """The IRIs of the classes of the route, in their order; none where it has no stage."""
        first = tuple(stage.edge.lower for stage in self.stages[:1])
        return first + tuple(stage.edge.upper for stage in self.stages)

    @property
    def months(self) -> int:
        """The fewest calendar months that the whole route takes."""
        return sum(stage.months or 0 for stage in self.stages)

    @property
    def unstated(self) -> int:
        """How many of the stages state no time."""
        return sum(stage.months is None for stage in self.stages)

    @property
    def titles_alone(self) -> int:
        """How many of the stages rest on titles alone."""
        return sum(stage.edge.way.kind == "inferred-rung" for stage in self.stages)


def scheduled(route: Route, lacking: Lacking) -> Schedule:
    """Return a route with its times.

    :param lacking: what says how long a class must still be held
    """
    gained: dict[str, int] = {}
    stages = []
    for edge in route:
        months = lacking(edge, gained)
        gained[edge.lower] = gained.get(edge.lower, 0) + (months or 0)
        stages.append(Stage(edge, months))
    return Schedule(tuple(stages))


def still_asked(edge: Edge, gained: Gained) -> int | None:
    """Return how many months more an edge asks of its lower class, by that class's name."""
    return None if edge.months is None else max(edge.months - gained.get(edge.lower, 0), 0)


def ranked(schedules: Iterable[Schedule]) -> tuple[Schedule, ...]:
    """Return schedules with the best first: those whose time is known by time, then the others.

    Of two that take as long the better founded one comes first, then the one with fewer steps.
    """
    return tuple(sorted(schedules, key=_rank))


def _rank(one: Schedule) -> tuple[int, bool, int, int, int]:
    untimed = sum(
        stage.months is None and stage.edge.way.kind == "inferred-rung" for stage in one.stages
    )
    return untimed, one.unstated > 0, one.months, one.titles_alone, len(one.stages)
