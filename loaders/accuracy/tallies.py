"""Counts of what is right, and what they say: precision, recall, F1, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final

__all__ = ["Tally", "interval"]

#: How many standard deviations enclose 95 % of a normal distribution.
_DEVIATIONS: Final = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things are annotated, how many were read, and how many of these are right."""

    gold: int = 0
    made: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.gold + other.gold, self.made + other.made, self.right + other.right)

    @property
    def is_stated(self) -> bool:
        """Whether anything is annotated or was read."""
        return bool(self.gold or self.made)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; of nothing read, whether nothing was there."""
        return self.right / self.made if self.made else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """The share of what is annotated that was read."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> round(Tally(gold=4, made=5, right=3).f1, 3)
        0.667
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def interval(right: int, made: int) -> tuple[float, float]:
    """Return between which bounds a share lies with 95 % confidence, from 0 to 1.

    Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and
    Statistical Inference", Journal of the American Statistical Association 22, 1927, 209-212).

    :param right: how many of the things that were made are right
    :param made: how many were made; of none nothing is known

    >>> [round(bound, 3) for bound in interval(9, 10)]
    [0.596, 0.982]
    """
    if not made:
        return 0.0, 1.0
    share, spread = right / made, _DEVIATIONS**2 / made
    middle = share + spread / 2
    reach = sqrt(spread * (share * (1 - share) + spread / 4))
    low, high = ((middle + side * reach) / (1 + spread) for side in (-1, 1))
    return max(0.0, low), min(1.0, high)
