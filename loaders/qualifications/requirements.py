"""The atoms of qualifications: education, experience, credentials, equivalent combinations.

Each kind is told by patterns of its own. An atom reaches from its words to the next connective that
opens another atom, so what is said of a field stays with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from loaders.credentials import CREDENTIAL
from loaders.lines import Document
from loaders.numbers import NUMBER, number
from loaders.qualifications.lengths import EXPERIENCE, lengths, trainings
from loaders.qualifications.schooling import Level, higher, levels
from loaders.record import EducationLevel, RequirementKind, Span
from loaders.wording import Guarded, phrases

__all__ = ["EQUIVALENT", "Atom", "atoms"]

#: "Any equivalent combination of education and experience".
EQUIVALENT: Final = Guarded(
    r"\b(?<!one or )(?:(?:any|an?)\s+)?(?:other\s+)?"
    r"(?:(?:satisfactory|acceptable|equivalent|suitable|comparable)\s+)*"
    r"combinations?\s+(?:equivalent\b|of\b(?=[^.;]{0,60}?"
    r"\b(?:education|training|experience|qualifications?|above|foregoing)\b|\s*\(?[A-Ca-c]\)))"
    r"|\bequivalent\s+combinations?\b|\b(?:such|other)\s+alternatives?\s+to\s+the\s+above\b"
    r"|\b(?:any|an|(?<=or\s))\s*equivalent\s+(?:of\s+|related\s+|work\s+)?"
    r"(?:education|training|experience)\b"
    r"|\bequivalent\s+(?:of|to)\s+(?:the\s+)?(?:above|foregoing|minimum\s+(?:class\s+)?qualifications)",
    "equivalent combination alternative",
)
#: "High school or equivalent education and two years": the schooling under another name.
_ALIKE: Final = re.compile(
    r"\b(?:school|diploma|GED|grade)\W+or\s+(?:(?:an|the)\s+)?equivalent\s+education\b"
    r"(?!\s*(?:,|/|&|(?:and/or|and|or)\b)\s*(?:\w+\s+)?(?:training|experience))",
    re.IGNORECASE,
)
_CONNECTIVE: Final = re.compile(
    r"(?P<comma>,?)\s*(?P<word>\+|"
    + phrases(
        *("and/or", "and", "or", "plus", "supplemented by", "together with", "in addition to"),
        "along with",
    )
    + r")(?:\s*:)?|(?P<with>\bwith\b)|(?P<alone>,)",
    re.IGNORECASE,
)
#: Words that show that what follows a connective is no atom of its own.
_INNER: Final = re.compile(
    phrases(
        *("in", "by", "for", "with", "which", "who", "that", "including", "requiring"),
        *("required", "such", "where", "while", "from", "field", "related", "whose", "under"),
        *("involving", "is", "are", "be", "college", "colleges", "closely"),
    )
    + r"|\bat\b(?!\s+least\b)",
    re.IGNORECASE,
)
_LONGEST_TAIL: Final = 9
#: A degree whose level is not named is the usual first one.
_DEGREE: Final = Guarded(
    r"(?<!same )(?<!similar )(?<!higher )\bdegree\b(?=\s+(?:in|from|with)\b)"
    r"|\b(?:a|university|hono\w+s)\s+degree\b(?=\s*(?:(?:and|or|plus)\b|[,;.]|$))",
    "degree",
)
#: "Kindergarten through twelfth grade" names a kind of school.
_GRADES_TO: Final = re.compile(
    r"(?:\bkindergarten|\bgrades?|\bK|\b[a-z]+(?:th|first|second|third)|\d(?:st|nd|rd|th)?)"
    r"\s*(?:\(\w+\)\s*)?(?:grades?\s+)?through\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Degree (certificate or diploma)" asks for a degree.
_DEGREE_ASIDE: Final = re.compile(r"\bdegree\s+\([^()]*$", re.IGNORECASE)
#: A diploma in a trade or profession, below a degree.
_DIPLOMA: Final = Guarded(
    r"(?<!school )(?<!equivalency )\bdiploma(?=\s+in\s+(?!(?:an?|the)\b))", "diploma"
)
#: Units of study before which a number stands, and behind which no subject does.
_UNITS: Final = re.compile(
    rf"(?P<number>{NUMBER})(?:\s*\(\d+\))?\)?\s+(?:college\s+|university\s+)?$", re.IGNORECASE
)
_SUBJECT: Final = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:in|of)\s+(?!(?:an?\s+)?(?:college|university|study|credit|course))",
    re.IGNORECASE,
)
#: Four years of college end with a bachelor's degree.
_FOUR: Final = re.compile(r"\b(?:four|4)\s*(?:\(4\)\s*)?$", re.IGNORECASE)
_MOST_UNITS_OF_COURSES: Final = 30
_NUMBER_BEFORE: Final = 40
#: "Completion of the welding course", where no level of education is named.
_COURSE: Final = re.compile(
    r"\b(?:completion\s+of|completed)\s+(?:[^\s.;:]+\s+){1,12}?"
    r"(?:(?P<course>course|class)|program|training)\b",
    re.IGNORECASE,
)
#: The same as another way behind what is asked first: "two years of experience, or …".
_OR_COURSE: Final = Guarded(
    r"\bor\s+(?:(?:successful|satisfactory)\s+)?(?P<head>(?:completion\s+of|graduation\s+from)\s+"
    r"(?:[^\s.;:,]+\s+){1,9}?(?:program|course|school|academy|apprenticeship|training)\b)"
    r"(?!\s+(?:and|or)\s+(?:\w+\s+)?experience)",
    "completion graduation",
)
#: "Graduation from a high school or vocational school".
_OR_SCHOOL: Final = re.compile(r"\s+or\s+(?:an?\s+)?", re.IGNORECASE)
_STUDYING: Final = re.compile(r"completion|graduation", re.IGNORECASE)
_SCHOOL: Final = re.compile(r"\bschool$", re.IGNORECASE)
#: Words behind which a school is a place of study.
_STUDIED_AT: Final = re.compile(r"\b(?:from|at|by|through)\s[^.;]*$", re.IGNORECASE)
#: Words behind which units are a part of a degree.
_STUDIED_WITH: Final = re.compile(r"\b(?:with|includ\w+)\b", re.IGNORECASE)
#: Between two names of one level: "high school diploma or possession of an equivalency diploma".
_OR_ALIKE: Final = re.compile(r"[^.;]{0,60}\bor\b[^.;]{0,40}", re.IGNORECASE)
#: A noun that stands in a list of kinds of work: "in accessioning, registration, cataloging".
_WORK_BEFORE: Final = re.compile(r"(?:,|\b(?:in|of|performing))\s+$", re.IGNORECASE)
_WORK_AFTER: Final = re.compile(r"\s*(?:,|(?:and|or|of)\b)", re.IGNORECASE)
_WORK: Final = re.compile(r"registration|certification|licensure", re.IGNORECASE)
#: How many clauses' atoms are kept: they are asked for before it is told where a clause goes.
_KEPT: Final = 100


@dataclass(frozen=True, slots=True)
class Atom:
    """A requirement as found: its kind and span, and the connective before it.

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

    def overlaps(self, other: _Head) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Joint:
    """A connective before an atom: where it starts and ends, and what it says."""

    start: int
    end: int
    any_of: bool | None
    comma: bool


@lru_cache(maxsize=_KEPT)
def atoms(doc: Document, start: int, end: int) -> tuple[Atom, ...]:
    """Return the atoms of a clause, in the order printed; none where no pattern knows its words."""
    found = _heads(doc, start, end)
    if not found:
        return ()
    opened: list[tuple[_Head, _Joint | None]] = [(found[0], None)]
    for head in found[1:]:
        before = opened[-1][0]
        joint = None if _is_of_one_study(doc, before, head) else _joint(doc, before, head)
        if joint is None or before.kind == "equivalent-combination":
            opened[-1] = (_merged(before, head), opened[-1][1])
        else:
            opened.append((head, joint))
    return _spread(opened, start, end)


def _spread(
    opened: Sequence[tuple[_Head, _Joint | None]], start: int, end: int
) -> tuple[Atom, ...]:
    """Give each head the text up to the next connective; a bare comma takes on the next word."""
    result: list[Atom] = []
    any_of = False
    for place in range(len(opened) - 1, -1, -1):
        head, joint = opened[place]
        if joint is not None and joint.any_of is not None:
            any_of = joint.any_of
        stop = opened[place + 1][1] if place + 1 < len(opened) else None
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
    return tuple(result)


def _heads(doc: Document, start: int, end: int) -> list[_Head]:
    """Return the words that open atoms, none overlapping another."""
    education = [
        _schooling(doc, found, end)
        for found in levels(doc.clean, start, end)
        if not _GRADES_TO.search(doc.clean[max(start, found.start - _NUMBER_BEFORE) : found.start])
    ]
    education += () if education else _degrees(doc, start, end)
    education += [
        _Head("education", *match.span(), level="training")
        for match in _DIPLOMA.finditer(doc.clean, start, end)
    ]
    education += [
        _Head("education", *span, level="training") for span in trainings(doc.clean, start, end)
    ]
    timed = lengths(doc.clean, start, end)
    found_lengths = [_Head("experience", one.start, one.end, months=one.months) for one in timed]
    worked = [head for head in found_lengths if not _within(head, education)]
    patterns: list[tuple[RequirementKind, Guarded]] = [
        ("equivalent-combination", EQUIVALENT),
        ("credential", CREDENTIAL),
    ]
    if not worked:
        patterns.append(("experience", EXPERIENCE))
    found = [*education, *worked]
    for kind, pattern in patterns:
        found += [_Head(kind, *match.span()) for match in pattern.finditer(doc.clean, start, end)]
    found.sort(key=lambda head: (head.start, -head.end))
    kept: list[_Head] = []
    for head in found:
        if kept and (head.start < kept[-1].end or _is_work(doc, kept, head)):
            continue
        if head.kind == "equivalent-combination" and _is_schooling(doc, start, head):
            continue
        if head.kind == "credential" and _DEGREE_ASIDE.search(doc.clean[start : head.start]):
            continue
        kept.append(head)
    if kept:
        courses = list(_or_courses(doc, kept, end))
        others = [head for head in kept if not any(map(head.overlaps, courses))]
        return sorted([*others, *courses], key=lambda head: head.start)
    return [
        _Head("education", *match.span(), level="coursework" if match["course"] else "training")
        for match in _COURSE.finditer(doc.clean, start, end)
    ]


def _or_courses(doc: Document, kept: Sequence[_Head], end: int) -> Iterator[_Head]:
    """Yield the courses that are another way to meet what is asked before them."""
    for match in _OR_COURSE.finditer(doc.clean, kept[0].end, end):
        course = _Head("education", *match.span("head"), level="training")
        if all(head.level == "training" for head in kept if head.overlaps(course)):
            yield course


def _schooling(doc: Document, found: Level, end: int) -> _Head:
    """Return the head of a level of education; a year's units of any subject are some college."""
    before = doc.clean[max(0, found.start - _NUMBER_BEFORE) : found.start]
    units = _UNITS.search(before) if found.level == "coursework" else None
    level = found.level
    if units and number(units["number"]) >= _MOST_UNITS_OF_COURSES:
        level = level if _SUBJECT.match(doc.clean, found.end, end) else "some-college"
    if level == "some-college" and _FOUR.search(before):
        level = "bachelor"
    return _Head("education", found.start, found.end, level=level)


def _degrees(doc: Document, start: int, end: int) -> Iterator[_Head]:
    """Yield degrees and diplomas whose level is not named."""
    for match in _DEGREE.finditer(doc.clean, start, end):
        yield _Head("education", *match.span(), level="bachelor")


def _is_schooling(doc: Document, start: int, head: _Head) -> bool:
    """Tell whether an equivalent is only that of the schooling named before it."""
    before = max(start, head.start - _NUMBER_BEFORE)
    return any(found.end() == head.end for found in _ALIKE.finditer(doc.clean, before))


def _is_work(doc: Document, before: Sequence[_Head], head: _Head) -> bool:
    """Tell whether a noun such as "registration" is a kind of work that experience is in."""
    return (
        head.kind == "credential"
        and any(earlier.kind == "experience" for earlier in before)
        and _WORK.fullmatch(doc.clean, head.start, head.end) is not None
        and _WORK_BEFORE.search(doc.clean[before[-1].end : head.start]) is not None
        and _WORK_AFTER.match(doc.clean, head.end) is not None
    )


def _is_of_one_study(doc: Document, before: _Head, head: _Head) -> bool:
    """Tell whether a head only says where, or in how many units, one asks to have studied."""
    if before.kind != "education" or head.kind != "education":
        return False
    between = doc.clean[before.end : head.start]
    if head.level == before.level and _OR_ALIKE.fullmatch(between):
        return True
    is_named = not _STUDYING.match(doc.clean, head.start, head.end)
    if before.level == "high-school" and is_named and _OR_SCHOOL.fullmatch(between):
        return True
    if head.level == "coursework":
        return before.level == "coursework" or _STUDIED_WITH.search(between) is not None
    is_school = _SCHOOL.search(doc.clean[head.start : head.end]) is not None
    return head.level == "training" and is_school and _STUDIED_AT.search(between) is not None


def _within(length: _Head, schooling: Sequence[_Head]) -> bool:
    """Tell whether a length of time is one of schooling, as in "two years of college"."""
    return any(length.start <= head.start <= length.end + len(" of ") for head in schooling)


def _joint(doc: Document, before: _Head, head: _Head) -> _Joint | None:
    """Return the connective right before a head, ``None`` where it is a part of the atom."""
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
    """Return a head with the higher level of two mentions of one degree.

    In "Associate of Arts Degree from a college" the second mention only says where.
    """
    if second.start - first.end > 1 and first.kind == second.kind == "education":
        return replace(first, level=higher(first.level, second.level))
    return first
