"""Which of some classes are comparable with one: ranked by structure, each with its reasons."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph.comparison import weights
from graph.comparison.asked import Asked, least
from graph.comparison.structure import Structure
from graph.similarity import CREDENTIALS, Text, match

__all__ = ["Nearness", "Reason", "nearness"]


#: Employers print the same licence in quite different sentences.
_LICENCES: Final = replace(CREDENTIALS, threshold=0.15, one_way=0.15)


@dataclass(frozen=True, slots=True)
class Reason:
    """How near two classes are in one respect, 0..1; ``None`` where either does not state it."""

    what: str
    near: float | None
    weight: float

    @property
    def counts(self) -> float:
        """What the respect adds to the whole."""
        return self.weight * (self.near if self.near is not None else weights.UNSTATED)


@dataclass(frozen=True, slots=True)
class Nearness:
    """How comparable two classes are, 0..1, and why: the respects with the weightiest first."""

    score: float
    reasons: tuple[Reason, ...]


def nearness(one: Structure, other: Structure, words: float) -> Nearness:
    """Return how comparable two classes are.

    It is the same from either side, and 1 only for two that state everything and the same.

    :param words: how near their words are, 0..1
    """
    near = {"Field of work": words} | {what: of(one, other) for what, of in _RESPECTS.items()}
    reasons = tuple(Reason(what, near[what], weight) for what, weight in weights.WEIGHTS.items())
    return Nearness(math.fsum(reason.counts for reason in reasons), reasons)


def _apart(one: float | None, other: float | None, span: float) -> float | None:
    if one is None or other is None:
        return None
    return max(0.0, 1 - abs(one - other) / span)


def _supervision(one: Structure, other: Structure) -> float | None:
    return _apart(_staff(one), _staff(other), 2)


def _staff(of: Structure) -> int | None:
    return of.supervision.grade if of.supervision is not None else None


def _responsibility(one: Structure, other: Structure) -> float | None:
    return _apart(_mean(one), _mean(other), weights.RESPONSIBILITY_SPAN)


def _mean(of: Structure) -> float | None:
    return of.responsibility.mean if of.responsibility is not None else None


def _education(one: Structure, other: Structure) -> float | None:
    return _apart(_schooling(one), _schooling(other), weights.EDUCATION_SPAN)


def _schooling(of: Structure) -> int | None:
    asked = least(of.asked, "schooling")
    return asked.schooling_grade if asked is not None else None


def _experience(one: Structure, other: Structure) -> float | None:
    """Compare experience with its like: work in a class below says nothing of work elsewhere."""
    mine, theirs = (least(of.asked, "work") for of in (one, other))
    if mine is None or theirs is None or bool(mine.classes) != bool(theirs.classes):
        return None
    return _apart(_years(mine), _years(theirs), math.log(weights.EXPERIENCE_SPAN))


def _years(asked: Asked) -> float:
    return math.log1p((asked.months or 0) / 12)


def _level(one: Structure, other: Structure) -> float | None:
    return _apart(_height(one), _height(other), 1)


def _height(of: Structure) -> float | None:
    return of.place.height if of.place is not None else None


def _title(one: Structure, other: Structure) -> float | None:
    return _apart(one.title_grade, other.title_grade, weights.TITLE_SPAN)


def _licences(one: Structure, other: Structure) -> float | None:
    if not one.credentials or not other.credentials:
        return None
    mine, theirs = _texts(one), _texts(other)
    found = match(mine, theirs, _LICENCES)
    matched = len({link.lower for link in found}) + len({link.upper for link in found})
    return matched / (len(mine) + len(theirs))


def _texts(of: Structure) -> list[Text]:
    return [Text(str(place), item.text) for place, item in enumerate(of.credentials)]


def _flsa(one: Structure, other: Structure) -> float | None:
    if one.flsa is None or other.flsa is None:
        return None
    return float(one.flsa.status == other.flsa.status)


_RESPECTS: Final[Mapping[str, Callable[[Structure, Structure], float | None]]] = {
    "Supervises staff": _supervision,
    "Responsibility of duties": _responsibility,
    "Education at the least": _education,
    "Experience at the least": _experience,
    "Level": _level,
    "Grade of the title": _title,
    "Licences and certificates": _licences,
    "FLSA": _flsa,
}
