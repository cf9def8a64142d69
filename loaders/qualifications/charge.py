"""Whether an experience is in charge of people at work."""

from __future__ import annotations

import re
from typing import Final

from loaders.wording import Guarded

__all__ = ["NO_STAFF", "PEOPLE", "is_supervisor", "is_supervisory"]

#: Words for people at work.
PEOPLE: Final = (
    r"(?:staff|employees?|personnel|workers?|subordinates?|crews?|teams?|persons|people"
    r"|professionals|squads?|shifts?|units?|sections?|guards|watchpersons"
    r"|[a-z]+(?:ers|ors|ists|ians|ants|men|clerks))"
)
#: Whom or what one may supervise who supervises nobody at work.
NO_STAFF: Final = (
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:caseloads?|buildings?|facilit\w+|grounds|inmates?|wards?|offenders?|parolees?"
    r"|probationers?|children|youths?|students?|pupils?|patients?|clients?|residents?|detainees?)\b"
)
#: Words before "management" that do not say of what: "five years of management experience".
_BEFORE_MANAGEMENT: Final = (
    r"(?:^|\b(?:years?|months?|of|paid|full-time|responsible|level|and|or|administrative|senior"
    r"|middle|upper|executive|professional|in)[\s,]+)"
)
_SUPERVISORY: Final = Guarded(
    r"\b(?:supervisory|managerial)\b(?:[\s,/]+[\w-]+){0,4}?\s+"
    r"(?:experience|capacity|positions?|levels?|duties|responsibilit\w+|roles?|work|class|job)\b"
    r"|\bexperience\b[^.;|]{0,40}\b(?:supervisory|managerial)\b"
    rf"|{_BEFORE_MANAGEMENT}management(?:[- ]level)?\s+(?:experience|capacity|position)\b"
    rf"|\b(?:supervising|overseeing)\b(?!{NO_STAFF})(?=(?:\s+[\w,'-]+){{0,8}}?\s+{PEOPLE}\b)"
    rf"|\bmanaging\s+(?:[\w'-]+\s+){{0,2}}{PEOPLE}\b"
    rf"|\bexperience,?\s+(?:in\s+)?(?:directly\s+)?supervising\b(?!{NO_STAFF})"
    rf"|\bin\s+(?:the\s+)?(?:direct\s+)?supervis(?:ion|ing)\b(?!{NO_STAFF})"
    r"|\b(?:as\s+an?|of)\s+(?:[\w-]+\s+){0,4}(?:supervisor|foreman|foreperson|forewoman)\b"
    r"|\badministrative\s+capacity\b"
    r"|\bin\s+charge\s+of\s+(?:[\w-]+\s+){0,3}(?:group|crew|team|squad|shift|staff)\b"
    r"|\b(?:team|crew|group|shift)\s+(?:leader|supervisor)\b",
    "superv manag overseeing fore administrative charge leader",
)
#: Beside what need not be supervisory, being so is one choice among others.
_OR_NOT: Final = re.compile(
    r"\b(?:technical|professional|clerical|journey\S*|staff),?\s+(?:and/)?or\s+"
    r"(?:supervisory|managerial)"
    r"|\b(?:supervisory|managerial),?\s+(?:and/)?or\s+(?:equivalent\s+)?"
    r"(?:technical|professional|clerical|journey\S*|staff)",
    re.IGNORECASE,
)
_SUPERVISOR: Final = re.compile(r"\bsupervis(?:or|ing)\b", re.IGNORECASE)


def is_supervisory(text: str) -> bool:
    """Tell whether an experience is one of supervising people at work.

    :param text: a requirement of experience, cut before what is only a part of the experience

    >>> is_supervisory("One year supervising a crew"), is_supervisory("supervising a caseload")
    (True, False)
    """
    return _SUPERVISORY.search(_OR_NOT.sub("", text)) is not None


def is_supervisor(title: str) -> bool:
    """Tell whether the title of a class says that its holders supervise."""
    return _SUPERVISOR.search(title) is not None
