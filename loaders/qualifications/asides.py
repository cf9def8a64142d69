"""What stands among qualifications and asks for nothing of its own.

Sentences about applying, what is only welcome, and what a part of the experience must have been.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from loaders.numbers import durations
from loaders.wording import Guarded, phrases

__all__ = [
    "PART",
    "is_another_way",
    "is_for_outsiders",
    "is_part",
    "is_preference",
    "is_process",
    "may_prefer",
]

#: Behind a length of time: it is a part of another, as in "two years of which".
PART: Final = re.compile(
    r"\s*(?:of\s+(?:which|this|that|these|the\s+(?:required|above|qualifying))\b|must\s+have)",
    re.IGNORECASE,
)
#: How far into a sentence a length of time may stand that the sentence is about.
_NEAR: Final = 20
#: What only restricts experience that another sentence has asked for.
_RESTRICTS: Final = Guarded(
    r"\W*(?:(?!(?:years?|months?|hours)\b)[\w'’-]+\s+){0,3}?experience\b[^.;:]{0,60}?"
    r"\b(?:must|shall|should|may)\s+(?:also\s+)?"
    r"(?:have\s+)?(?:includ|involv|been\b|be\b)|"
    r"\W*(?:additionally,?\s+)?(?:this|such|all|any|the|qualifying|the\s+required)\s+(?:of\s+(?:this|the)\s+)?"
    r"(?:[\w-]+\s+){0,3}?experience\b[^.;:]{0,60}?\b(?:must|shall|should|may|can|includes?)\b|"
    r"\W*(?:(?:any|all|such|qualifying|the)\s+)*(?:[\w-]+\s+)?experience\b[^.;]{0,90}?"
    r"\b(?:applied|credited|counted)\s+(?:toward|to|for|as)\b"
    r"|\W*qualifying\s+(?:\w+\s+){0,2}?experience\s+must\b",
    "experience",
)
#: "Applicants competing under non-State experience patterns must have".
_OUTSIDERS: Final = Guarded(
    r"[^.;]{0,40}\b(?:applicants|candidates|persons|required)\b[^.;]{0,40}"
    r"\b(?:non-\w+|outside)\s+(?:\w+\s+){0,2}?(?:experience|patterns?|service|candidates)\b",
    "non- outside",
)
_WELCOME: Final = Guarded(
    phrases(
        *("preferred", "preference", "desirable", "desired", "a plus", "is plus", "advantageous"),
        "helpful",
    )
    + r"(?!\s+experience\b)",
    "prefer desir plus advantageous helpful",
)
#: "Employees may qualify instead with two years as a Clerk": an alternative to all above.
_ANOTHER_WAY: Final = Guarded(
    r"\b(?:also|instead|alternatively)\s+(?:be\s+)?(?:qualif(?:y|ies|ied)|suffices?)\b"
    r"|\b(?:qualif(?:y|ies)|suffices?)\s+(?:instead|alternatively|as\s+well)\b"
    r"|^\W*alternatively\b",
    "qualif suffic alternatively",
)
#: How many sentences are remembered: an employer's documents share many.
_KEPT: Final = 5_000
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_REQUIRED: Final = re.compile(r"\b(?P<not>not\s+(?:be\s+)?)?required\b", re.IGNORECASE)
_PERSONS: Final = re.compile(
    r"\W*"
    + phrases(
        *("applicant", "applicants", "candidate", "candidates", "student", "students", "person"),
        *("persons", "incumbent", "incumbents", "employees", "note", "notes"),
    ),
    re.IGNORECASE,
)
_MUST: Final = re.compile(r".{0,75}\bmust (?:possess|have|hold)\b", re.IGNORECASE | re.DOTALL)
_APPLYING: Final = re.compile(
    phrases(
        *(
            "will admit",
            "be admitted",
            "admission to the exam*",
            "shall not apply",
            "will not be",
            "cannot",
        ),
        *(
            "following education is required",
            "is defined as",
            "letter of recommendation",
            "rounding experience",
            "be rated",
            "will be assessed",
            "credit will be given",
            "closing date",
            "submit a transcript",
            "must be evaluated",
            "be counted",
            "be credited",
            "not qualify",
            "prorated",
            "pro-rated",
            "does not",
            "may be combined",
            "will be determined",
            "shall be determined",
            "determinations will be made",
            "described in the statements",
            "is the demonstration of",
            "will not in itself",
            "no experience",
            "no previous experience",
            "no prior experience",
        ),
        *("consideration will be given", "consideration is given", "consideration shall be given"),
        *("be attached to", "may attach", "must attach", "supplemental form"),
        *("section of the application", "equal employment opportunity employer"),
    ),
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def is_process(text: str) -> bool:
    """Tell whether a sentence speaks of applying rather than of what is required."""
    if is_another_way(text):
        return False
    of_persons = _PERSONS.match(text) is not None and _MUST.match(text) is None
    return of_persons or _APPLYING.search(text) is not None


def is_another_way(text: str) -> bool:
    """Tell whether a sentence says for how long one may have worked instead of all above it.

    >>> is_another_way("Employees may also qualify with two years as a Clerk.")
    True
    """
    return _ANOTHER_WAY.search(text) is not None and any(durations(text, 0, len(text)))


def is_for_outsiders(text: str) -> bool:
    """Tell whether a passage opens with what only applicants from outside the service must meet."""
    return _OUTSIDERS.match(text) is not None


def may_prefer(text: str, start: int, end: int) -> bool:
    """Tell whether some clause of ``text[start:end]`` may name what is only welcome."""
    return _WELCOME.may_stand_in(text, start, end)


@lru_cache(maxsize=_KEPT)
def is_preference(text: str) -> bool:
    """Tell whether a clause names what is only welcome."""
    if _WELCOME.search(text) is None:
        return False
    text = _BRACKETS.sub("", text)
    is_required = any(found["not"] is None for found in _REQUIRED.finditer(text))
    return _WELCOME.search(text) is not None and not is_required


def is_part(text: str) -> bool:
    """Tell whether a text only says what the experience, or a part of it, must have been.

    >>> is_part("At least one year of which must have been supervisory")
    True
    """
    if _RESTRICTS.match(text):
        return True
    first = next(durations(text, 0, len(text)), None)
    return first is not None and first.start < _NEAR and PART.match(text, first.end) is not None
