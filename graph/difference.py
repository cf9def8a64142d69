"""What two documents of one class say differently: added, removed, reworded.

Statements are put together by the part of the document they stand in. What both print, wherever it
stands and however it is parted into lines and statements, is the same; of what is left, two
wordings that share most of their words are one statement reworded, the likest pairs first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rapidfuzz.distance import Indel

from graph.iris import normalised
from graph.model import Quote

__all__ = ["Difference", "DifferenceKind", "Differences", "Wording", "differences"]

DifferenceKind: TypeAlias = Literal["added", "removed", "reworded"]

#: The least share of words, 0..1, that two wordings of one statement have in common, in order.
_LEAST_SHARE: Final = 0.5

#: The least share of a statement's letters, 0..1, that the other document prints in pieces, where
#: they are the same: one lists what the other says in one paragraph.
_LEAST_COVERED: Final = 0.8


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as a document prints it; ``part`` is what of the document it belongs to."""

    part: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Difference:
    """A statement that only one document makes, or that both make in different words.

    ``share`` is how much of their words two wordings have in common, 0..1.
    """

    part: str
    kind: DifferenceKind
    before: Quote | None = None
    after: Quote | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences, part by part in the order of the documents; ``same`` is what both print."""

    changes: tuple[Difference, ...]
    same: int

    def count(self, kind: DifferenceKind) -> int:
        """Return how many differences are of a kind."""
        return sum(change.kind == kind for change in self.changes)


def differences(before: Iterable[Wording], after: Iterable[Wording]) -> Differences:
    """Return what becomes of each statement from one document to another.

    A statement that only stands at another place, or under another heading, is no difference.

    :param before: what the one document prints, in its order
    :param after: the same of the other

    >>> def said(text: str) -> Wording:
    ...     return Wording("Duties", Quote(text, 0, len(text), "spec/1", "clerk.txt"))
    >>> found = differences([said("Files old letters")], [said("Files letters")])
    >>> [(change.kind, change.before.text) for change in found.changes if change.before]
    [('reworded', 'Files old letters')]
    """
    old, new = list(before), list(after)
    kept = Counter(map(_key, old)) & Counter(map(_key, new))
    left, right = _without(old, kept), _without(new, kept)
    parted = _parted(left, right) | _parted(right, left)
    left, right = ([one for one in side if one not in parted] for side in (left, right))
    found = [change for part in _parts(new, old) for change in _of_part(part, left, right)]
    return Differences(tuple(found), kept.total() + sum(one in parted for one in old))


def _parted(whole: Iterable[Wording], parts: Iterable[Wording]) -> set[Wording]:
    """Return what one document prints in one piece and the other in several, with the pieces."""
    keys = [(one, _key(one)) for one in parts]
    found: set[Wording] = set()
    for one in whole:
        pieces = {part: key for part, key in keys if key and key in _key(one)}
        if sum(map(len, pieces.values())) >= _LEAST_COVERED * len(_key(one)):
            found |= {one, *pieces}
    return found


def _key(of: Wording) -> str:
    """Return the letters of a wording: a line that was broken may have lost a space."""
    return normalised(of.quote.text).replace(" ", "")


def _without(wordings: Iterable[Wording], kept: Counter[str]) -> list[Wording]:
    remaining = Counter(kept)
    found: list[Wording] = []
    for wording in wordings:
        if remaining[_key(wording)] > 0:
            remaining[_key(wording)] -= 1
        else:
            found.append(wording)
    return found


def _parts(new: Sequence[Wording], old: Sequence[Wording]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(wording.part for wording in (*new, *old)))


def _of_part(part: str, left: Iterable[Wording], right: Iterable[Wording]) -> Iterator[Difference]:
    old = [wording.quote for wording in left if wording.part == part]
    new = [wording.quote for wording in right if wording.part == part]
    pairs = _pairs(old, new)
    changes = [Difference(part, "reworded", old[i], new[j], share) for i, j, share in pairs]
    taken_old, taken_new = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    changes += (
        Difference(part, "removed", before=quote)
        for i, quote in enumerate(old)
        if i not in taken_old
    )
    changes += (
        Difference(part, "added", after=quote) for j, quote in enumerate(new) if j not in taken_new
    )
    yield from sorted(changes, key=_place)


def _pairs(old: Sequence[Quote], new: Sequence[Quote]) -> list[tuple[int, int, float]]:
    """Return which statement is reworded into which, each once, the likest first."""
    words = [normalised(quote.text).split() for quote in (*old, *new)]
    shares = (
        (Indel.normalized_similarity(words[i], words[len(old) + j]), i, j)
        for i in range(len(old))
        for j in range(len(new))
    )
    likely = sorted((s for s in shares if s[0] >= _LEAST_SHARE), key=lambda s: (-s[0], s[1], s[2]))
    found: list[tuple[int, int, float]] = []
    taken_old, taken_new = set[int](), set[int]()
    for share, i, j in likely:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((i, j, share))
    return found


def _place(change: Difference) -> tuple[int, int]:
    """Return where a difference stands: in the newer document, else where it stood before."""
    if change.after is not None:
        return change.after.start, 1
    return (change.before.start, 0) if change.before is not None else (0, 0)
