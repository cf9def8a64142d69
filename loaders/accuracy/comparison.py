"""A record beside its annotation: what agrees, by field, and which values are right.

Passages are the same where they overlap by four fifths; short values where their letters and
figures agree; ways to qualify where they ask for the same needs. A class of the one side is
compared with the class of the other that has its code, else its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from loaders.accuracy.facts import (
    NO_CLASS,
    PASSAGES,
    Claim,
    ClassFacts,
    Facts,
    Way,
    comparable,
)
from loaders.accuracy.tallies import Tally
from loaders.coverage import overlap
from loaders.record import Span
from loaders.rules import Rule

__all__ = ["FIELDS", "Comparison", "Mark", "Miss", "compared", "unread"]

#: What is counted, in the order in which it is told.
FIELDS: Final = (
    *("dates", "series.size", "agency", "title", "code", "level", "flsa", *PASSAGES),
    *("qualifications", "experience in class", "promotes_from"),
)
_OF_CLASSES: Final = ("title", "code", "level", "flsa")
#: The share of what two passages cover together that both must cover to be the same.
_ALIKE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Mark:
    """A value that a rule read, and whether it is right."""

    field: str
    rule: Rule
    span: Span
    value: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that is annotated and was not read, or a way to qualify that only was read."""

    field: str
    value: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a document was read: counts by field, a mark for each value that a rule read.

    ``misses`` is what was missed; ``excess`` holds ways to qualify that only were read: no one rule
    makes them.
    """

    tallies: tuple[tuple[str, Tally], ...]
    marks: tuple[Mark, ...]
    misses: tuple[Miss, ...]
    excess: tuple[Miss, ...]


def compared(gold: Facts, told: Facts) -> Comparison:
    """Return how what a record says compares with its annotation."""
    counting = _Counting()
    for name in gold.short:
        counting.short(name, gold.short[name], told.short[name])
    for ours, theirs in _pairs(gold.classes, told.classes):
        _class(counting, ours, theirs)
    return Comparison(
        tuple(counting.tallies),
        tuple(counting.marks),
        tuple(counting.misses),
        tuple(counting.excess),
    )


def unread(gold: Facts) -> Comparison:
    """Return the comparison with a document of which nothing could be read."""
    nothing = {name: (None,) * len(values) for name, values in gold.short.items()}
    return compared(gold, Facts(gold.document, gold.sha256, nothing, ()))


class _Counting:
    """What has been counted of one document so far."""

    def __init__(self) -> None:
        self.tallies: list[tuple[str, Tally]] = []
        self.marks: list[Mark] = []
        self.misses: list[Miss] = []
        self.excess: list[Miss] = []

    def count(self, field: str, gold: int, made: int, right: int) -> None:
        self.tallies.append((field, Tally(gold, made, right)))

    def short(self, field: str, gold: Sequence[Claim | None], told: Sequence[Claim | None]) -> None:
        for ours, theirs in zip_longest(gold, told):
            right = ours is not None and theirs is not None and _same(ours, theirs)
            self.count(field, ours is not None, theirs is not None, right)
            if theirs is not None:
                self.mark(field, theirs, right=right)
            if ours is not None and not right:
                self.miss(field, ours)

    def passages(self, field: str, gold: Sequence[Claim], told: Sequence[Claim]) -> None:
        found = _matched(gold, told)
        self.count(field, len(gold), len(told), len(found))
        for place, theirs in enumerate(told):
            self.mark(field, theirs, right=place in found.values())
        for place, ours in enumerate(gold):
            if place not in found:
                self.miss(field, ours)

    def mark(self, field: str, claim: Claim, *, right: bool) -> None:
        if claim.rule is not None and claim.span is not None:
            self.marks.append(Mark(field, claim.rule, claim.span, claim.value, right))

    def miss(self, field: str, claim: Claim) -> None:
        self.misses.append(Miss(field, claim.value, claim.span))


def _same(one: Claim, other: Claim) -> bool:
    return comparable(one.value) == comparable(other.value)


def _class(counting: _Counting, gold: ClassFacts, told: ClassFacts) -> None:
    for field in _OF_CLASSES:
        counting.short(field, gold.short.get(field, ()), told.short.get(field, ()))
    for field in PASSAGES:
        counting.passages(field, gold.passages.get(field, ()), told.passages.get(field, ()))
    _qualifications(counting, gold, told)
    _promotes_from(counting, gold, told)


def _qualifications(counting: _Counting, gold: ClassFacts, told: ClassFacts) -> None:
    """Count ways and named classes; a requirement is right where some way asks for the same."""
    ways, named = gold.ways & told.ways, gold.named & told.named
    counting.count("qualifications", len(gold.ways), len(told.ways), len(ways))
    counting.count("experience in class", len(gold.named), len(told.named), len(named))
    asked = {need for way in gold.ways for need in way}
    for leaf in told.leaves:
        right = leaf.need in asked and (leaf.named is None or leaf.named in gold.named)
        counting.mark("qualifications", leaf.claim, right=right)
    counting.misses += _ways(gold.ways - told.ways)
    counting.excess += _ways(told.ways - gold.ways)


def _ways(ways: frozenset[Way]) -> list[Miss]:
    return [Miss("qualifications", written, None) for written in sorted(map(_written, ways))]


def _written(way: Way) -> str:
    """Return what a way asks for, for people."""
    needs = ("/".join(str(part) for part in need if part is not None) for need in way)
    return " + ".join(sorted(needs))


def _promotes_from(counting: _Counting, gold: ClassFacts, told: ClassFacts) -> None:
    ours = {comparable(claim.value): claim for claim in gold.promotes_from}
    theirs = {comparable(claim.value): claim for claim in told.promotes_from}
    counting.count("promotes_from", len(ours), len(theirs), len(ours.keys() & theirs.keys()))
    for title, claim in theirs.items():
        counting.mark("promotes_from", claim, right=title in ours)
    for title, claim in ours.items():
        if title not in theirs:
            counting.miss("promotes_from", claim)


def _matched(gold: Sequence[Claim], told: Sequence[Claim]) -> dict[int, int]:
    """Return the places of the annotated passages that were read, each with that of the other."""
    alike = (
        (overlap(ours.span, theirs.span), i, j)
        for i, ours in enumerate(gold)
        for j, theirs in enumerate(told)
        if ours.span is not None and theirs.span is not None
    )
    found: dict[int, int] = {}
    for share, i, j in sorted(alike, reverse=True):
        if share < _ALIKE:
            break
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _pairs(
    gold: Iterable[ClassFacts], told: Sequence[ClassFacts]
) -> Iterator[tuple[ClassFacts, ClassFacts]]:
    """Yield each annotated class with the one that was read, then those that have no other."""
    ours, left = list(gold), list(told)
    for one in ours:
        found = _named_alike(one, left, "code") or _named_alike(one, left, "title")
        if found is None and len(ours) == len(told) == 1 and left:
            found = left[0]
        if found is not None:
            left.remove(found)
        yield one, found or NO_CLASS
    yield from ((NO_CLASS, one) for one in left)


def _named_alike(one: ClassFacts, others: Sequence[ClassFacts], by: str) -> ClassFacts | None:
    (name,) = one.short[by]
    if name is None:
        return None
    named = ((other, other.short[by][0]) for other in others)
    return next((other for other, its in named if its is not None and _same(name, its)), None)
