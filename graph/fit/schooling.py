"""Whether a person's schooling is what is asked for, and how many years of study it stands for.

Levels are ordered as the scheme ``education`` orders them; who has the higher has the lower.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from graph import schemes
from graph.fit.profile import Schooling
from graph.fit.standing import Counting
from graph.fit.verdicts import Truth
from graph.fit.words import lengths, named, number, residue
from graph.model import QualificationNode
from graph.schemes import Concept

__all__ = ["UNITS_A_YEAR", "level_of", "months_short", "schooled", "study_months", "units_in"]

#: Semester units of a full year of study: 15 a term, two terms (20 U.S.C. 1088 asks for 24 at the
#: least; degrees of 120 units in four years for 30).
UNITS_A_YEAR: Final = 30
#: Three quarter units are two semester units.
_QUARTER: Final = 2 / 3
#: Years of college behind a level.
_YEARS: Final[Mapping[str, float]] = {
    "associate": 2,
    "bachelor": 4,
    "master": 6,
    "doctorate": 8,
    "professional": 8,
}
_YEARS_OF_HIGH_SCHOOL: Final = 4
_DEGREES: Final = frozenset(_YEARS)
_RELATED: Final = re.compile(
    r"\b(?:related|similar|allied|appropriate|other|relevant|comparable|equivalent)\s+(?:\w+\s+){0,3}?"
    r"(?:fields?|areas?|majors?|curricul\w+|disciplines?|subjects?|degrees?|sciences?)\b",
    re.IGNORECASE,
)
_UNITS: Final = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)?)\)?\s+(?P<kind>semester|quarter|units)",
    re.IGNORECASE,
)
_SCHOOLED: Final = frozenset(
    "above academic post-secondary 12th general "
    "graduation graduate accredited college university four-year apprenticeship apprentice "
    "training program course courses semester quarter units hours credit credits high diploma "
    "ged".split()
)


def level_of(node: QualificationNode) -> Concept | None:
    """Return the level that a requirement of education asks for."""
    return schemes.labelled("education", node.level) if node.level is not None else None


def units_in(words: str | None) -> float | None:
    """Return a printed number of units as semester units, ``None`` where there is none.

    >>> units_in("18 quarter units")
    12.0
    """
    match = _UNITS.search(words or "")
    count = number(match["number"]) if match is not None else None
    if match is None or count is None:
        return None
    quarter = (match["kind"] or "").casefold() == "quarter"
    return count * (_QUARTER if quarter else 1.0)


def schooled(education: Sequence[Schooling] | None, node: QualificationNode) -> Counting:
    """Return whether a person's schooling is what a requirement asks for, and why.

    :param education: ``None`` where the profile does not state any
    """
    if education is None:
        return Counting(Truth.PERHAPS, "the profile does not state education")
    level = level_of(node)
    if level is None:
        truth = Truth.PERHAPS if education else Truth.NO
        return Counting(truth, "which level is asked for was not understood")
    if level.name == "none":
        return Counting(Truth.YES, "no schooling is asked for")
    judged = [_one(entry, level, node, education) for entry in education]
    nothing = Counting(Truth.NO, "the profile states no such education")
    return max(judged, key=lambda found: found.truth, default=nothing)


def _one(
    entry: Schooling, level: Concept, node: QualificationNode, education: Sequence[Schooling]
) -> Counting:
    found = _of_level(entry, level, node)
    if found.truth is Truth.NO or not node.fields:
        return found
    field = _in_field(entry, level, node, education)
    return min(field, found, key=lambda one: one.truth)


def _of_level(entry: Schooling, level: Concept, node: QualificationNode) -> Counting:
    name = entry.concept.labels[0]
    if level.grade is None:
        return _ungraded(entry, level, node)
    grade = entry.concept.grade
    if grade is None:
        return Counting(Truth.NO, f"{name} is no degree")
    if level.name == "some-college" and entry.concept.name == level.name:
        return _some_college(entry, node)
    if grade >= level.grade:
        return Counting(Truth.YES, name)
    return Counting(Truth.NO, f"{name} is below it")


def _some_college(entry: Schooling, node: QualificationNode) -> Counting:
    """Return whether some college is as much of it as is asked for."""
    length = next(lengths(node.quote.text if node.quote is not None else ""), None)
    if length is None:
        return Counting(Truth.YES, "some college")
    if entry.units is None:
        return Counting(Truth.PERHAPS, "how many units were completed is not stated")
    enough = entry.units >= length.months / 12 * UNITS_A_YEAR
    return Counting(Truth.YES if enough else Truth.NO, f"{entry.units:g} units")


def _ungraded(entry: Schooling, level: Concept, node: QualificationNode) -> Counting:
    """Return whether an entry is coursework or training as it is asked for."""
    degree = entry.concept.name in _DEGREES
    if level.name == "training":
        if entry.concept.name != "training":
            return Counting(Truth.NO, f"{entry.concept.labels[0]} is no such training")
        if not node.fields and _asks_more(node):
            return Counting(Truth.PERHAPS, "whether it is the training asked for is not stated")
        return Counting(Truth.YES, "training")
    name = entry.concept.labels[0]
    if entry.concept.name in {"none", "high-school"}:
        return Counting(Truth.NO, f"{name} is no coursework")
    asked = units_in(node.units)
    unread = not node.fields and asked is None and _asks_more(node)
    if unread or entry.concept.name == "training":
        return Counting(Truth.PERHAPS, f"whether {name} is what is asked for is not stated")
    if asked is None or degree:
        return Counting(Truth.YES, name)
    if entry.units is None:
        return Counting(Truth.PERHAPS, "how many units were completed is not stated")
    truth = Truth.YES if entry.units >= asked else Truth.NO
    return Counting(truth, f"{entry.units:g} of {asked:g} semester units")


def _asks_more(node: QualificationNode) -> bool:
    """Tell whether a passage asks for more than some schooling."""
    return bool(residue(node.quote.text if node.quote is not None else "", _SCHOOLED))


def _in_field(
    entry: Schooling, level: Concept, node: QualificationNode, education: Sequence[Schooling]
) -> Counting:
    name = entry.concept.labels[0]
    if entry.fields is None:
        return Counting(Truth.PERHAPS, f"the field of the {name.lower()} is not stated")
    truth = named(node.fields, entry.fields)
    told = f"{name} in {', '.join(entry.fields) or 'no field'}"
    if truth is Truth.YES:
        return Counting(truth, told)
    if node.units is not None and _has_units(education, node):
        return Counting(Truth.YES, f"{name}, with the units beside it")
    if truth is Truth.PERHAPS or _RELATED.search(node.quote.text if node.quote else ""):
        return Counting(Truth.PERHAPS, f"whether {told} is of the field is not stated")
    return _other_field(entry, level, node, education, told)


def _other_field(
    entry: Schooling,
    level: Concept,
    node: QualificationNode,
    education: Sequence[Schooling],
    told: str,
) -> Counting:
    """Return whether a degree in another field leaves it open that the field was studied too."""
    lower_is_told = any(one.concept == level for one in education)
    if entry.concept.grade is not None and node.units is not None:
        return Counting(Truth.PERHAPS, f"which units the {told} holds is not stated")
    if entry.concept != level and not lower_is_told:
        return Counting(Truth.PERHAPS, f"the field of the degree below the {told} is not stated")
    return Counting(Truth.NO, f"{told} is of another field")


def _has_units(education: Sequence[Schooling], node: QualificationNode) -> bool:
    asked = units_in(node.units) or 0
    return any(
        entry.units is not None
        and entry.units >= asked
        and named(node.fields, entry.fields or ()) is Truth.YES
        for entry in education
    )


def study_months(education: Sequence[Schooling]) -> float:
    """Return how long a person studied at college, in months of 12 to a year.

    >>> study_months([Schooling(level="associate"), Schooling(level="coursework", units=15)])
    24
    """
    return max((_study_months(entry) for entry in education), default=0)


def _study_months(entry: Schooling) -> float:
    if entry.concept.name in _YEARS:
        return 12 * _YEARS[entry.concept.name]
    return 12 * (entry.units or 0) / UNITS_A_YEAR


def months_short(education: Sequence[Schooling], node: QualificationNode) -> float | None:
    """Return how many months of study in the field lack, ``None`` where it cannot be counted.

    What was studied in another field, or in one that is not stated, does not shorten it.
    """
    own = [
        entry
        for entry in education
        if not node.fields or named(node.fields, entry.fields or ()) is Truth.YES
    ]
    asked = _months_asked(node)
    return max(0, asked - study_months(own)) if asked is not None else None


def _months_asked(node: QualificationNode) -> float | None:
    """Return the months of study that a requirement asks for."""
    level = level_of(node)
    if level is None:
        return None
    if level.name == "high-school":
        return 12 * _YEARS_OF_HIGH_SCHOOL
    if level.name == "some-college":
        length = next(lengths(node.quote.text if node.quote is not None else ""), None)
        return length.months if length is not None else 12
    if level.name == "coursework":
        units = units_in(node.units)
        return 12 * units / UNITS_A_YEAR if units is not None else None
    return 12 * _YEARS[level.name] if level.name in _YEARS else None
