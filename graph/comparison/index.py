"""An inverted index over the words of classes: which classes may be worth a comparison at all.

Ranking by words alone finds classes of the same field and not those of the same weight, so what is
found here is only looked at more closely (:mod:`graph.comparison.ranking`). Words are compared by
their stems, weighted by how few classes have them (K. Spärck Jones, 1972), titles apart from texts;
titles by their letters too, by which "electrical" is near to "electrician".
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from graph import schemes
from graph.identity.titles import key
from graph.similarity import letters, work_stems

__all__ = ["Index", "Words", "index"]

_Weights: TypeAlias = Mapping[str, float]

#: Capacities in brackets say nothing of the field of work.
_BRACKETS: Final = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Words:
    """What is printed of one class: its titles, and what it is for and does; ``iri`` names it."""

    iri: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """One kind of words of all classes: each class's weights, and by stem who has it."""

    of: Mapping[str, _Weights]
    holders: Mapping[str, tuple[tuple[str, float], ...]]

    def scores(self, iri: str) -> dict[str, float]:
        """Return the cosine with each other class that shares a stem."""
        found: dict[str, float] = defaultdict(float)
        for stem, weight in self.of.get(iri, {}).items():
            for holder, other in self.holders[stem]:
                found[holder] += weight * other
        found.pop(iri, None)
        return found


@dataclass(frozen=True, slots=True)
class Index:
    """The words of all classes."""

    stems: _Part
    letters: _Part
    texts: _Part

    def nearest(self, iri: str, title_share: float) -> dict[str, float]:
        """Return how near in words each class is that shares any, 0..1, the nearest first.

        :param iri: the class that they are near to
        :param title_share: how much the titles count, 0..1; the texts count the rest
        """
        shares = {self.stems: title_share / 2, self.letters: title_share / 2}
        whole: dict[str, float] = defaultdict(float)
        for part, share in (shares | {self.texts: 1 - title_share}).items():
            for other, score in part.scores(iri).items():
                whole[other] += share * score
        return dict(sorted(whole.items(), key=lambda one: (-one[1], one[0])))


def index(classes: Iterable[Words]) -> Index:
    """Return the index over some classes, their IRIs unique."""
    every = tuple(classes)
    titles = {one.iri: " ".join(sorted(_telling(one.titles))) for one in every}
    return Index(
        stems=_part({iri: Counter(work_stems(title)) for iri, title in titles.items()}),
        letters=_part({iri: letters(title) for iri, title in titles.items()}),
        texts=_part({one.iri: _of_texts(one.texts) for one in every}),
    )


def _telling(titles: Iterable[str]) -> set[str]:
    """Return the words of titles without what grades them, and without whose office it is."""
    grading = {label for concept in schemes.concepts("rung") for label in concept.labels}
    words = {word for title in titles for word in key(_field(title), numbered=False)}
    return words - grading or words


def _field(title: str) -> str:
    """Return a title without brackets and without the organisation named behind a comma.

    >>> _field("Tax Auditor (Specialist), Department of Looms")
    'Tax Auditor '
    """
    organisations = schemes.concept("title", "organisation").labels
    first, *rest = _BRACKETS.sub("", title).split(",")
    kept = (part for part in rest if not set(key(part)).intersection(organisations))
    return ",".join((first, *kept))


def _of_texts(texts: Iterable[str]) -> Counter[str]:
    return Counter(stem for text in texts for stem in work_stems(text))


def _part(counted: Mapping[str, Counter[str]]) -> _Part:
    spread = Counter(stem for counts in counted.values() for stem in counts)
    of = {iri: _vector(counts, spread, len(counted)) for iri, counts in counted.items()}
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for iri, weights in of.items():
        for stem, weight in weights.items():
            holders[stem].append((iri, weight))
    return _Part(of, {stem: tuple(found) for stem, found in holders.items()})


def _vector(counts: Counter[str], spread: Mapping[str, int], classes: int) -> _Weights:
    weights = {
        stem: (1 + math.log(n)) * math.log((1 + classes) / spread[stem])
        for stem, n in counts.items()
    }
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}
