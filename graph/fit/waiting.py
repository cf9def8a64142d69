"""How long a person must go on working in a class until another's requirements are met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from graph.fit.case import Asked, Case
from graph.fit.evaluation import holds
from graph.fit.profile import Held
from graph.fit.verdicts import Truth
from graph.model import QualificationNode

__all__ = ["LONGEST", "Waiting", "months_lacking", "timed"]

#: Months, more than any requirement asks for: what is not met by then time alone does not meet.
LONGEST: Final = 480


#: What time in a class never brings.
_BESIDE: Final = frozenset({"education", "credential"})
#: What nobody but the employer can judge.
_OPEN: Final = frozenset({"equivalent-combination", "unparsed"})


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


def timed(asked: Asked) -> Asked:
    """Return what a class asks for of time alone, as if the rest were gained beside the work.

    Schooling and credentials are taken for granted. What no rule understood, or the employer
    judges, is left out where there is another way, and else taken for granted too.
    """
    return replace(asked, trees=tuple(map(_timed, asked.trees)), credentials=())


def _timed(node: QualificationNode) -> QualificationNode:
    if node.kind in _BESIDE | _OPEN:
        return QualificationNode("all")
    read = tuple(part for part in node.parts if part.kind not in _OPEN)
    kept = read if node.kind == "any" and read else node.parts
    return replace(node, parts=tuple(map(_timed, kept)))
