"""How long a person must go on working in a class until another's requirements are met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.fit.case import Case
from graph.fit.evaluation import holds
from graph.fit.profile import Held
from graph.fit.verdicts import Truth

__all__ = ["LONGEST", "Waiting", "months_lacking"]

#: Months, more than any requirement asks for: what is not met by then time alone does not meet.
LONGEST: Final = 480


@dataclass(frozen=True, slots=True)
class Waiting:
    """Calendar months until all is met; ``None`` where time in the class alone never does it.

    ``sure`` takes nothing that is undecidable for met, ``least`` takes all of it.
    """

    sure: int | None
    least: int | None


def months_lacking(case: Case, working: Held) -> Waiting:
    """Return the least calendar months until a person who works full time in a class qualifies.

    Time counts for all requirements that it counts for at once, for their parts too, and as what
    substitutions offer. The months of ``working`` itself don't matter, only what it is.

    :param case: the person's profile and what the wanted class asks for
    :param working: the class that the person works in from now on
    """
    return Waiting(_until(case, working, Truth.YES), _until(case, working, Truth.PERHAPS))


def _until(case: Case, working: Held, wanted: Truth) -> int | None:
    """Return the least months after which it holds; more time never makes it fail."""
    if holds(case) >= wanted:
        return 0
    low, high = 0, LONGEST
    if holds(case.with_time(working, high)) < wanted:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if holds(case.with_time(working, middle)) >= wanted:
            high = middle
        else:
            low = middle
    return high
