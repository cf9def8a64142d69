"""The atoms of qualifications: education, experience, credentials, equivalent combinations.

Each kind is told by typed patterns; the levels of education and their wordings are data, the scheme
``education``. An atom reaches from its words to the next connective that opens another atom, so what
is said of a field stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from graph.schemes import Concept, concepts
from loaders.credentials import CREDENTIAL
from loaders.lines import Document
from loaders.numbers import durations
from loaders.record import EducationLevel, RequirementKind, Span

__all__ = ["Atom", "EQUIVALENT", "atoms"]

#: "Any equivalent combination of education and experience".
EQUIVALENT: Final = re.compile(
    r"\b(?<!one or )(?:(?:any|an?)\s+)?(?:other\s+)?"
    r"(?:(?:satisfactory|acceptable|equivalent|suitable|comparable)\s+)*combinations?\s+(?:equivalent\b|of\b"
    r"(?=[^.;]{0,60}?\b(?:education|training|experience|qualifications?|above|foregoing)\b|\s*\(?[A-Ca-c]\)))"
    r"|\bequivalent\s+combinations?\b"
    r"|\b(?:any|an)\s+equivalent\s+(?:of\s+)?(?:education|training|experience)",
    re.IGNORECASE,
)
_FILLER: Final = (
    r"(?:(?:an?|the|accredited|recogni[sz]ed|approved|regionally|nationally|senior|state|earned|formal|related|full"
    r"|graduate|post-?graduate|equivalent|standard|or|registered|four[- ]year|4[- ]year|two[- ]year|2[- ]year|three|two)"
    r",?\s+)*?"
)
_EXPERIENCE: Final = re.compile(
    r"\bexperience\b(?!\s+(?:patterns?|requirements?)\b)", re.IGNORECASE
)
#: What shows that a length of time is one of experience.
_OF_WORK: Final = re.compile(
    r"\b(?:experience|service|employment|performing|working|worked|practice|teaching|internship|employed"
    r"|in (?:a|the) (?:class|position)|as an?|in a (?:\w+ ){0,2}capacity)\b",
    re.IGNORECASE,
)
#: Lengths of time that are limits or ages.
_LIMIT_BEFORE: Final = re.compile(
    r"\b(?:within(?: the)?(?: last| past)?|the (?:last|past|first|next)|during(?: the)?|age(?: of)?|every|after"
    r"|less than|for at least|in the (?:last|past))\s*$",
    re.IGNORECASE,
)
_LIMIT_AFTER: Final = re.compile(
    r"\s*(?:of age|old|prior to|ago|thereafter|from the)\b", re.IGNORECASE
)
#: Lengths of time that are a part of another: "two years of which", "one year of this experience".
_PART_AFTER: Final = re.compile(
    r"\s*(?:of\s+(?:which|this|that|these|such|the\s+(?:required|above|qualifying))\b|must\s+have)",
    re.IGNORECASE,
)
_PART_BEFORE: Final = re.compile(
    r"\b(?:includ\w+(?:\s+or\s+supplemented\s+by)?|of\s+which|at\s+least|such\s+as|with\s+at\s+least)\s+(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
_CONNECTIVE: Final = re.compile(
    r"(?P<comma>,?)\s*\b(?P<word>and/or|and|or|plus|supplemented\s+by|together\s+with|in\s+addition\s+to|along\s+with)\b"
    r"(?:\s*:)?|(?P<with>\bwith\b)|(?P<alone>,)",
    re.IGNORECASE,
)
#: Words that show that what follows a connective is no atom of its own.
_INNER: Final = re.compile(
    r"\b(?:in|at|by|for|with|which|who|that|including|requiring|required|such|where|while|from|field|related|whose|under"
    r"|involving|is|are|be|college|colleges|closely)\b",
    re.IGNORECASE,
)
_LONGEST_TAIL: Final = 9


@dataclass(frozen=True, slots=True)
class Atom:
    """A requirement as found: its kind and span, and the connective that joins it to the one before.

    ``head`` is where its words are; ``level`` belongs to education, ``months`` to experience;
    ``any_of`` says whether the connective is an "or", ``comma`` whether a comma goes before it.
    """

    kind: RequirementKind
    start: int
    end: int
    head: Span
    level: EducationLevel | None = None
    months: int | None = None
    any_of: bool = False
    comma: bool = False


@dataclass(frozen=True, slots=True)
class _Head:
    kind: RequirementKind
    start: int
    end: int
    level: EducationLevel | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class _Joint:
    """A connective before an atom: where it starts and ends, and what it says."""

    start: int
    end: int
    any_of: bool | None
    comma: bool


def atoms(doc: Document, start: int, end: int) -> list[Atom]:
    """Return the atoms of a clause, in the order printed; none where no pattern knows its words."""
    found = _heads(doc, start, end)
    if not found:
        return []
    opened: list[tuple[_Head, _Joint | None]] = [(found[0], None)]
    for head in found[1:]:
        before = opened[-1][0]
        joint = _joint(doc, before, head)
        if joint is None or before.kind == "equivalent-combination":
            opened[-1] = (_merged(before, head), opened[-1][1])
        else:
            opened.append((head, joint))
    return _spread(opened, start, end)


def _spread(opened: Sequence[tuple[_Head, _Joint | None]], start: int, end: int) -> list[Atom]:
    """Give each head the text up to the next connective; a bare comma takes on the next word."""
    result: list[Atom] = []
    any_of = False
    for number in range(len(opened) - 1, -1, -1):
        head, joint = opened[number]
        if joint is not None and joint.any_of is not None:
            any_of = joint.any_of
        stop = opened[number + 1][1] if number + 1 < len(opened) else None
        atom = Atom(
            head.kind,
            joint.end if joint else start,
            stop.start if stop else end,
            (head.start, head.end),
            head.level,
            head.months,
            any_of,
            joint.comma if joint else False,
        )
        result.insert(0, atom)
    return result


def _heads(doc: Document, start: int, end: int) -> list[_Head]:
    """Return the words that open atoms, none overlapping another."""
    equivalent = [
        _Head("equivalent-combination", *m.span())
        for m in EQUIVALENT.finditer(doc.clean, start, end)
    ]
    education = list(_education(doc, start, end))
    lengths = [head for head in _lengths(doc, start, end) if not _within(head, education)]
    found = [*equivalent, *education, *lengths]
    if not lengths:
        found += [
            _Head("experience", *m.span()) for m in _EXPERIENCE.finditer(doc.clean, start, end)
        ]
    found += [_Head("credential", *m.span()) for m in CREDENTIAL.finditer(doc.clean, start, end)]
    found.sort(key=lambda head: (head.start, -head.end))
    kept: list[_Head] = []
    for head in found:
        if not kept or head.start >= kept[-1].end:
            kept.append(head)
    return kept


def _education(doc: Document, start: int, end: int) -> Iterator[_Head]:
    for concept in concepts("education"):
        for match in _wording(concept).finditer(doc.clean, start, end):
            yield _Head("education", *match.span(), level=cast(EducationLevel, concept.name))


def _lengths(doc: Document, start: int, end: int) -> Iterator[_Head]:
    """Yield the lengths of experience, those of parts and limits left out."""
    text = doc.clean
    previous = None
    for length in durations(text, start, end):
        before, after = text[start : length.start], text[length.end : end]
        if _LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(after) or _PART_AFTER.match(after):
            continue
        if previous is not None and _PART_BEFORE.search(before):
            continue
        if previous is not None and re.fullmatch(
            r"\s*\(?\s*or\s*", text[previous.end : length.start]
        ):
            continue  # "one year or 1,920 hours" is one length, printed twice
        if _OF_WORK.search(after) or _EXPERIENCE.search(before):
            previous = length
            yield _Head("experience", length.start, length.end, months=length.months)


def _within(length: _Head, schooling: Sequence[_Head]) -> bool:
    """Tell whether a length of time is one of schooling, as in "two years of college"."""
    return any(length.start <= head.start <= length.end + len(" of ") for head in schooling)


def _joint(doc: Document, before: _Head, head: _Head) -> _Joint | None:
    """Return the connective right before a head, or ``None`` where the head is a part of the atom."""
    last: re.Match[str] | None = None
    for match in _CONNECTIVE.finditer(doc.clean, before.end, head.start):
        same_kind = head.kind == before.kind
        if same_kind and (match["with"] or match["alone"]) and not head.months:
            continue
        last = match
    if last is None:
        return None
    tail = doc.clean[last.end() : head.start]
    if _INNER.search(tail) or len(tail.split()) > _LONGEST_TAIL:
        return None
    if head.kind == "experience" and head.months is None and before.kind == "experience":
        return None
    word = (last["word"] or "").lower()
    any_of = None if last["alone"] else word in ("or", "and/or")
    return _Joint(last.start(), last.end(), any_of, bool(last["comma"] or last["alone"]))


def _merged(first: _Head, second: _Head) -> _Head:
    """Return a head with the higher level of two mentions of one degree."""
    if first.kind != second.kind or first.kind != "education":
        return first
    higher = max(first, second, key=lambda head: _grades().get(head.level or "", 0))
    return _Head("education", first.start, first.end, level=higher.level)


@cache
def _grades() -> dict[str, int]:
    return {concept.name: concept.grade or 0 for concept in concepts("education")}


@cache
def _wording(concept: Concept) -> re.Pattern[str]:
    labels = sorted(concept.labels, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_pattern, labels))})(?!\w)", re.IGNORECASE)


def _pattern(label: str) -> str:
    words = (re.escape(word).replace("'s", "'?s?'?") for word in label.split())
    return rf"\s+{_FILLER}".join(words)
