"""What a judgement says of one requirement, in the three values of S. C. Kleene's strong logic.

Of several that are all needed the worst counts, of several that are alternatives the best ("On
notation for ordinal numbers", 1938): what is undecidable stays so only where it makes a difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal, TypeAlias

from graph.model import QualificationNode, Quote, Substitution

__all__ = ["Judged", "Lack", "Truth", "Verdict", "months_in_words", "verdict_of"]

#: due later: to be met some months after appointment, so that nothing is missing for it now.
Verdict: TypeAlias = Literal["met", "unmet", "undecidable", "due later"]


class Truth(IntEnum):
    """How far something holds: the least of several is their "and", the greatest their "or"."""

    NO = 0
    PERHAPS = 1
    YES = 2


_VERDICTS: Final[dict[Truth, Verdict]] = {
    Truth.NO: "unmet",
    Truth.PERHAPS: "undecidable",
    Truth.YES: "met",
}


def verdict_of(truth: Truth) -> Verdict:
    """Return how a truth is called."""
    return _VERDICTS[truth]


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing of one requirement.

    ``words`` says it after "needs", such as "14 more months as Analyst II". ``months`` is the time
    that is missing of an experience where only what surely counts is counted, ``least`` where all
    that may count is; both are 0 for anything else. ``decided`` is false where nothing may be
    missing, ``readable`` where no rule understood what is asked, or the employer judges it.
    """

    words: str
    months: int = 0
    least: int = 0
    decided: bool = True
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A node of a qualification tree, or a credential, with what is judged of it.

    ``reason`` is a sentence. ``lack`` is ``None`` where nothing is missing, and on groups, whose
    parts tell. ``due_within`` counts months from appointment. ``used`` are the substitutions that
    count or may count towards it.
    """

    kind: str
    truth: Truth
    reason: str
    quote: Quote | None = None
    node: QualificationNode | None = None
    parts: tuple[Judged, ...] = ()
    lack: Lack | None = None
    due_within: int | None = None
    used: tuple[Substitution, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The truth in a word."""
        if self.due_within is not None and self.lack is not None:
            return "due later"
        return verdict_of(self.truth)


def months_in_words(months: int) -> str:
    """Return a number of months as words.

    >>> months_in_words(1), months_in_words(14)
    ('1 month', '14 months')
    """
    return f"{months} month{'' if months == 1 else 's'}"
