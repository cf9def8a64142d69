"""What is missing for a class, by the alternatives that its qualifications leave, nearest first.

A tree of qualifications can have more alternatives than can be written out (two choices of two,
twenty times over, are a million). So groups are joined from below, and of what each can lack only
that is kept which nothing else undercuts in every respect: its Pareto front (H. T. Kung, F. Luccio,
F. P. Preparata, "On finding the maxima of a set of vectors", 1975).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from graph.fit.verdicts import Judged, Lack, Truth

__all__ = ["MOST", "Alternative", "alternatives"]

#: How many alternatives are kept of each group at most.
MOST: Final = 16

_Cost: TypeAlias = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is missing on one of the ways to qualify, requirement by requirement.

    Without any lack the person has all that is asked for.
    """

    lacks: tuple[Lack, ...] = ()

    @property
    def months(self) -> int:
        """Months of full time that lack at the least; several requirements are met together."""
        return max((lack.least for lack in self.lacks), default=0)

    @property
    def at_most(self) -> int:
        """Months of full time that lack where nothing undecided counts."""
        return max((lack.months for lack in self.lacks), default=0)

    @property
    def words(self) -> str:
        """What is missing, in words, such as "14 more months as Analyst II".

        What may not be missing stands behind "perhaps".
        """
        surely = dict.fromkeys(lack.words for lack in self.lacks if lack.decided)
        perhaps = dict.fromkeys(lack.words for lack in self.lacks if not lack.decided)
        told = [", and ".join(surely)] if surely else []
        if perhaps:
            told.append(f"perhaps {', and '.join(perhaps)}")
        return "; ".join(told)

    @property
    def cost(self) -> _Cost:
        """What alternatives are ordered by: the least first.

        Those that rest on an employer's judgement, or on what no rule understood, come last; then
        those count with the fewest months, the fewest other lacks, the fewest that are undecided,
        and with the fewest months where nothing undecided counts.
        """
        return (
            sum(not lack.readable for lack in self.lacks),
            self.months,
            sum(lack.decided and not lack.months for lack in self.lacks),
            sum(not lack.decided for lack in self.lacks),
            self.at_most,
        )


def alternatives(judged: Sequence[Judged]) -> tuple[Alternative, ...]:
    """Return what is missing, one value a way to qualify, nearest first, at most :data:`MOST`.

    A way that lacks as much as another in every respect, or more, is left out, save where the other
    is only as far: of these all are kept.

    :param judged: what is asked for all together: trees and credentials
    """
    return _all([_ways(one) for one in judged])


def _ways(judged: Judged) -> tuple[Alternative, ...]:
    if judged.truth is Truth.YES:
        return (Alternative(),)
    if judged.kind == "all":
        return _all([_ways(part) for part in judged.parts])
    if judged.kind == "any":
        return _front(way for part in judged.parts for way in _ways(part))
    return (Alternative((judged.lack,) if judged.lack is not None else ()),)


def _all(choices: Sequence[Sequence[Alternative]]) -> tuple[Alternative, ...]:
    joined: tuple[Alternative, ...] = (Alternative(),)
    for choice in choices:
        pairs = product(joined, choice)
        joined = _front(Alternative(left.lacks + right.lacks) for left, right in pairs)
    return joined


def _front(ways: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return the ways that no other undercuts, in their order, at most :data:`MOST`."""
    found: list[tuple[_Cost, Alternative]] = []
    for way in sorted(dict.fromkeys(ways), key=lambda way: way.cost):
        cost = way.cost
        if not any(_undercuts(other, cost) for other, _ in found):
            found.append((cost, way))
    return tuple(way for _, way in found[:MOST])


def _undercuts(one: _Cost, other: _Cost) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))
