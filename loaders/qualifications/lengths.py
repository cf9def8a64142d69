"""Lengths of time that are lengths of experience."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.numbers import Duration, durations
from loaders.qualifications.asides import PART
from loaders.wording import Guarded, phrases

__all__ = ["EXPERIENCE", "lengths", "trainings"]

EXPERIENCE: Final = Guarded(
    r"\bexperience\b(?!\s+(?:patterns?|requirements?|training)\b)|\bexp\.(?!\w)|\bemploy(?:ment|ed)\s+as\b"
    r"|\bcurrent(?:ly)?\s+employ(?:ment|ed)\s+(?:by|with)\b",
    "experience exp. employ",
)
#: What shows that a length of time is one of experience.
_OF_WORK: Final = re.compile(
    phrases(
        *(
            "experience",
            "exp",
            "service",
            "employment",
            "employed",
            "performing",
            "work",
            "working",
        ),
        *(
            "worked",
            "practice",
            "teaching",
            "internship",
            "in a class",
            "in the class",
            "in a position",
            "in field",
            "in the field",
        ),
        *("in the position", "as a", "as an", "in a * capacity"),
    ),
    re.IGNORECASE,
)
_WORKING: Final = re.compile(
    r"\s+(?:of\s+)?(?!(?:train|follow|preced|remain|dur|includ|nurs|engineer|account)ing\b)[a-z]+ing\b",
    re.IGNORECASE,
)
#: Lengths of time that are limits or ages.
_LIMIT_BEFORE: Final = re.compile(
    phrases(
        *("within", "within the", "within the last", "within the past", "the last", "the past"),
        *("the first", "the next", "during", "during the", "age", "age of", "every", "after"),
        *("less than", "for at least"),
    )
    + r"\s*$",
    re.IGNORECASE,
)
_LIMIT_AFTER: Final = re.compile(
    r"\s*" + phrases("of age", "old", "prior to", "ago", "thereafter", "from the"), re.IGNORECASE
)
#: "Bachelor's + 2 years, or": a length that stands alone behind schooling.
_ADDED: Final = re.compile(r"(?:\+|\bplus|\bwith)\s*$", re.IGNORECASE)
_ENDS: Final = re.compile(r"\s*(?:[,;.]|\bor\b|$)", re.IGNORECASE)
_PART_BEFORE: Final = re.compile(
    phrases("includ*", "or supplemented by", "of which", "at least", "such as") + r"\s+$",
    re.IGNORECASE,
)
#: "12 mos. trg. in accounting": a length of training, unless experience counts for it as well.
_TRAINING: Final = re.compile(
    r"\s*(?:of\s+)?(?:formal\s+|classroom\s+|vocational\s+|technical\s+)?(?:trg\b\.?|training\b)"
    r"(?!\s*(?:,|/|&|and/or\b|and\b|or\b)\s*(?:\w+\s+)?(?:exp|work))",
    re.IGNORECASE,
)
#: "A full 4-year course of study": how long a school lasts.
_COURSE: Final = re.compile(
    r"\s*(?:full-time\s+|accredited\s+)?"
    r"(?:courses?|curriculum|degrees?|colleges?|universit(?:y|ies)|institutions?)\b",
    re.IGNORECASE,
)


def lengths(text: str, start: int, end: int) -> Iterator[Duration]:
    """Yield the lengths of experience, those of parts and limits left out.

    >>> [one.months for one in lengths("two years of experience within ten years", 0, 40)]
    [24]
    """
    previous = None
    for length in durations(text, start, end):
        before, after = text[start : length.start], text[length.end : end]
        if _TRAINING.match(after) or _COURSE.match(after):
            continue
        if _LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(after) or PART.match(after):
            continue
        if previous is not None and _PART_BEFORE.search(before):
            continue
        if previous is not None and re.fullmatch(
            r"\s*\(?\s*or\s*", text[previous.end : length.start]
        ):
            continue  # "one year or 1,920 hours" is one length, printed twice
        if (
            _OF_WORK.search(after)
            or _worked(text[length.start : length.end], after)
            or EXPERIENCE.search(before)
            or (_ADDED.search(before) and _ENDS.match(after))
        ):
            previous = length
            yield length


def _worked(length: str, after: str) -> bool:
    """Tell whether a gerund follows a length of time: "two years baking", no "two-year baking"."""
    return "-" not in length and _WORKING.match(after) is not None


def trainings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of lengths of training."""
    for length in durations(text, start, end):
        found = _TRAINING.match(text, length.end, end)
        if found and not _LIMIT_BEFORE.search(text[start : length.start]):
            yield length.start, found.end()
