"""Whether a person's work is the experience that is asked for, and how many months of it count."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.fit.case import Case, Stretch
from graph.fit.standing import Counting, range_after
from graph.fit.verdicts import Truth
from graph.fit.words import (
    Part,
    covered,
    hinted,
    named,
    parts_within,
    points_elsewhere,
    residue,
    without_lengths,
    without_parts,
)
from graph.iris import normalised
from graph.model import QualificationNode

__all__ = ["Credit", "Need", "credit", "need_of"]

#: Time that only counts where it is recent; a profile holds no dates.
_RECENT: Final = re.compile(r"\bwithin\s+the\s+(?:\w+\s+)?(?:last|past|preceding)\b", re.IGNORECASE)
#: Words around the length of an experience that name no field.
_AROUND: Final = frozenset(
    "california city state service equivalent performing one either combination".split()
)
#: Words before a class in which a part of an experience must lie.
_AS: Final = re.compile(
    r"^(?:of\s+)?(?:experience\s+)?(?:(?:as|performing\s+the\s+duties\s+of)\s+(?:(?:an?|the)\s+)?"
    r"|(?P<level>(?:in\s+a\s+class\s+)?at\s+(?:the|a)\s+level\s+of\s+(?:(?:an?|the)\s+)?))",
    re.IGNORECASE,
)
#: What a passage names that asks for experience; without it, the passage was not read whole.
_WORKED: Final = re.compile(
    r"\b(?:experience|exp|employ\w+|work\w*|service|practice|perform\w+|internship)\b",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"\bat\s+(?:or\s+above\s+)?(?:the|a)\s+level\s+of\b", re.IGNORECASE)
_NOT_ALL: Final = "whether it is all that is asked is not stated"
#: Fields that name less of their passage are taken for a part of what is asked.
_LITTLE: Final = 0.25
_NEAR: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Need:
    """What an experience must have been: ``classes`` are alternatives, and so are ``fields``.

    ``months`` is ``None`` where no length is printed, ``text`` the passage; ``part`` is a part of
    the experience that must have been something more. ``covered`` is how much of the passage the
    fields name, 0 to 1.
    """

    text: str
    months: int | None
    classes: tuple[QualificationNode, ...] = ()
    fields: tuple[str, ...] = ()
    supervisory: bool = False
    part: Part | None = None
    covered: float = 1.0


@dataclass(frozen=True, slots=True)
class Credit:
    """How many months of full time count: surely, and at the most; why, stretch by stretch.

    ``most`` is infinite where the profile does not state all work.
    """

    sure: float
    most: float
    counted: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def months(self) -> int:
        """The whole months that surely count."""
        return math.floor(self.sure + _NEAR)


@lru_cache(maxsize=8192)
def need_of(nodes: tuple[QualificationNode, ...]) -> tuple[Need, ...]:
    """Return what an experience asks for, and what each part of it does.

    :param nodes: requirements of one passage, each naming another class: any of these will do
    """
    first = nodes[0]
    text = first.quote.text if first.quote is not None else ""
    classes = tuple(node for node in nodes if node.in_class is not None)
    parts = parts_within(text)
    fields = first.fields or _residual(without_parts(text), classes)
    told = covered(first.fields, without_parts(text)) if fields else 1.0
    whole = Need(text, first.months, classes, fields, first.supervisory, covered=told)
    return (whole, *(_need_of_part(whole, part) for part in parts))


def _residual(text: str, classes: Sequence[QualificationNode]) -> tuple[str, ...]:
    """Return a text as the field where more is asked than a length of time."""
    unread = _WORKED.search(text) is None
    asks = unread or residue(without_lengths(text), _AROUND) or points_elsewhere(text)
    return (text,) if asks and not classes else ()


def _need_of_part(whole: Need, part: Part) -> Need:
    return Need(part.words, part.months, whole.classes, whole.fields, whole.supervisory, part)


def credit(case: Case, need: Need) -> Credit:
    """Return how much of a person's work counts as an experience."""
    judged = [(stretch, _counts(case, need, stretch)) for stretch in case.stretches]
    sure = _months(judged, Truth.YES)
    most = sure + _months(judged, Truth.PERHAPS) if _is_whole(case, need) else math.inf
    return Credit(
        sure,
        most,
        _told(judged, Truth.YES),
        _told(judged, Truth.PERHAPS),
        _told(judged, Truth.NO),
    )


def _is_whole(case: Case, need: Need) -> bool:
    """Tell whether the profile states all work that can count."""
    profile = case.profile
    return profile.classes is not None and (profile.experience is not None or bool(need.classes))


def _months(judged: Iterable[tuple[Stretch, Counting]], truth: Truth) -> float:
    return math.fsum(stretch.months for stretch, found in judged if found.truth == truth)


def _told(judged: Iterable[tuple[Stretch, Counting]], truth: Truth) -> tuple[str, ...]:
    return tuple(
        f"{stretch.name} ({stretch.months:g} months{': ' if found.why else ''}{found.why})"
        for stretch, found in judged
        if found.truth == truth
    )


def _counts(case: Case, need: Need, stretch: Stretch) -> Counting:
    """Return whether a stretch counts: in class or field, as supervising, and in what a part asks.

    Who held the very class that is asked for did what that class does.
    """
    found = _of_kind(case, need, stretch)
    if found.truth is Truth.NO:
        return found
    very = found.truth is Truth.YES and bool(need.classes)
    doubts = [found]
    if need.supervisory and not (very and stretch.supervisory is None):
        doubts.append(_supervising(stretch))
    if not need.classes and _LEVEL.search(need.text):
        doubts.append(Counting(Truth.PERHAPS, "whether it was at that level is not stated"))
    if case.standing.at_home(need.text):
        doubts.append(_at_home(case, stretch))
    if need.part is not None:
        doubts.append(_of_part(case, need.part, stretch))
    if _RECENT.search(need.text):
        doubts.append(Counting(Truth.PERHAPS, "the profile does not say when"))
    return min(doubts, key=lambda doubt: doubt.truth)


def _of_kind(case: Case, need: Need, stretch: Stretch) -> Counting:
    if stretch.held is not None and need.classes:
        judged = (_in_class(case, node, stretch) for node in need.classes)
        found = max(judged, key=lambda one: one.truth)
        if found.truth is Truth.YES:
            return _doing(need, stretch)
        return min(found, _in_field(case, need.fields, stretch), key=lambda one: one.truth)
    if need.classes:
        return _beside_class(case, need, stretch)
    found = _in_field(case, need.fields, stretch)
    if found.truth is Truth.YES and need.fields and 0 < need.covered < _LITTLE:
        return Counting(Truth.PERHAPS, _NOT_ALL)
    return found


def _doing(need: Need, stretch: Stretch) -> Counting:
    """Return whether time in the very class that is asked for was spent on what else is asked."""
    if need.fields and not stretch.open and not named(need.fields, stretch.words):
        return Counting(Truth.PERHAPS, "whether it was in the field is not stated")
    return Counting(Truth.YES, "")


def _in_class(case: Case, node: QualificationNode, stretch: Stretch) -> Counting:
    if stretch.held is None or node.in_class is None:
        return Counting(Truth.NO, "not in a class")
    found = case.standing.counts(
        stretch.held, node.named, node.in_class, or_equivalent=node.or_equivalent
    )
    asked = range_after(node.in_class, node.quote.text if node.quote is not None else "")
    if found.truth is Truth.YES and asked and asked not in normalised(stretch.held.title):
        return Counting(Truth.PERHAPS, f"whether it was in {asked} is not stated")
    return found


def _beside_class(case: Case, need: Need, stretch: Stretch) -> Counting:
    """Return whether work outside the classes that are asked for may count as work in one.

    It may not where the class must be one of an employer whose classes the profile states.
    """
    titles = [node.in_class for node in need.classes if node.in_class is not None]
    may = not case.standing.at_home(need.text)
    if may and named([*titles, *need.fields], stretch.words):
        return Counting(Truth.PERHAPS, f"whether it counts as work as {titles[0]} is not stated")
    return Counting(Truth.NO, f"not as {titles[0]}")


def _in_field(case: Case, fields: Sequence[str], stretch: Stretch) -> Counting:
    if not fields:
        return Counting(Truth.YES, "")
    truth = named(fields, stretch.words)
    if truth is Truth.NO and stretch.open:
        return _by_document(case, fields, stretch)
    if truth is Truth.PERHAPS:
        return Counting(truth, _NOT_ALL)
    return Counting(truth, "" if truth else "in another field")


def _by_document(case: Case, fields: Sequence[str], stretch: Stretch) -> Counting:
    """Return whether work in a class may be in a field that neither title nor profile names."""
    known = case.standing.words_of(stretch.held) if stretch.held is not None else None
    if known is not None and not hinted(fields, known):
        return Counting(Truth.NO, "its document does not name the field")
    return Counting(Truth.PERHAPS, "its fields are not stated")


def _as_class(case: Case, title: str, stretch: Stretch, *, or_equivalent: bool) -> Counting:
    """Return whether a stretch was work in a class that is named among a requirement's words."""
    held = stretch.held
    if held is None:
        return Counting(Truth.NO, f"not as {title}")
    known = case.standing
    found = (
        known.counts(held, iri, title, or_equivalent=or_equivalent) for iri in known.named(title)
    )
    return max(found, key=lambda one: one.truth)


def _at_home(case: Case, stretch: Stretch) -> Counting:
    """Return whether a stretch was with the employer whose class is asked about."""
    held = stretch.held
    if held is not None and held.employer is not None:
        same = normalised(held.employer) == case.standing.home
        return Counting(Truth(2 * same), "with another employer" if not same else "")
    if held is not None and case.standing.meant(held):
        return Counting(Truth.YES, "")
    return Counting(Truth.PERHAPS, "with which employer is not stated")


def _supervising(stretch: Stretch) -> Counting:
    if stretch.supervisory is None:
        return Counting(Truth.PERHAPS, "whether it was supervisory is not stated")
    return Counting(Truth.YES, "") if stretch.supervisory else Counting(Truth.NO, "not supervisory")


def _of_part(case: Case, part: Part, stretch: Stretch) -> Counting:
    """Return whether a stretch was what a part of an experience must have been."""
    leading = _AS.match(part.words)
    title = part.words[leading.end() :] if leading is not None else ""
    if leading is not None and case.standing.named(title):
        return _as_class(case, title, stretch, or_equivalent=leading["level"] is not None)
    doubts = [_supervising(stretch)] if part.supervisory else []
    if part.beside:
        doubts.append(_in_field(case, (part.words,), stretch))
    if part.supervisory and part.beside and doubts[-1].truth is Truth.NO:
        doubts[-1] = Counting(Truth.PERHAPS, f"whether it was {part.words} is not stated")
    return min(doubts, key=lambda doubt: doubt.truth, default=Counting(Truth.YES, ""))
