"""Levels of education in a text, by the wordings of the scheme ``education``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from graph.schemes import Concept, concepts
from loaders.record import EducationLevel
from loaders.wording import Opened, Words, phrases

__all__ = ["Level", "higher", "levels"]

#: Words that may stand between those of a wording: "graduation from an accredited college".
_FILLER: Final = phrases(
    *("a", "an", "the", "or", "accredited", "recognized", "recognised", "approved", "regionally"),
    *("nationally", "senior", "state", "earned", "formal", "related", "full", "graduate"),
    *("postgraduate", "equivalent", "standard", "registered", "two", "three", "four-year"),
    *("four year", "4-year", "two-year", "2-year"),
)
_BETWEEN: Final = rf"\s+(?:\([^()]{{1,40}}\)\s+)?(?:{_FILLER},?\s+)*?"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of education as found, and the span of its words."""

    level: EducationLevel
    start: int
    end: int


def levels(text: str, start: int, end: int) -> Iterator[Level]:
    """Yield the levels that ``text[start:end]`` mentions, in no order and perhaps overlapping.

    >>> [found.level for found in levels("graduation from an accredited college", 0, 37)]
    ['bachelor']
    """
    if not _openings().stand_in(text, start, end):
        return
    for concept in concepts("education"):
        for match in _wording(concept).finditer(text, start, end):
            yield Level(cast(EducationLevel, concept.name), *match.span())


def higher(one: EducationLevel | None, other: EducationLevel | None) -> EducationLevel | None:
    """Return the higher of two mentions of one degree; an ungraded level is the lowest."""
    return max(one, other, key=lambda level: _grades().get(level or "", 0))


@cache
def _grades() -> dict[str, int]:
    return {concept.name: concept.grade or 0 for concept in concepts("education")}


@cache
def _openings() -> Words:
    return Words(" ".join(_first_words(concept) for concept in concepts("education")))


@cache
def _wording(concept: Concept) -> Opened:
    labels = sorted(concept.labels, key=len, reverse=True)
    pattern = rf"(?<![\w-])(?:{'|'.join(map(_pattern, labels))})(?!\w)"
    return Opened(pattern, _first_words(concept))


def _first_words(concept: Concept) -> str:
    return " ".join(label.lower().split()[0].partition("'")[0] for label in concept.labels)


def _pattern(label: str) -> str:
    # Alone, "associate" may open a title ("Associate Engineer"); "associate degree" is one.
    possessive = "'?s?'?" if " " in label else "'?s'?"
    words = (re.escape(word).replace("'s", possessive) for word in label.split())
    return _BETWEEN.join(words)
