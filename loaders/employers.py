"""Names of public employers, as they stand on a line of their own or at its head.

A name is told by its words: a kind of government with "of" and a place ("Town of Ashford"), or a
place and a kind of body ("Ashford Valley Water District"). The words are those of governments of
the United States, Canada and the United Kingdom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

__all__ = ["employer_in", "is_part", "is_service"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Kinds of government that stand before "of" and a place.
_OF: Final = re.compile(
    r"(?:the )?(?:corporation of the )?(?:(?:consolidated|unified|metropolitan|regional|rural"
    r"|united|resort|charter|london|royal|municipal|county|school|urban) )*"
    r"(?:city (?:and|&) (?:county|borough)|city|county|counties|town|township|village|borough"
    r"|parish|state|commonwealth|province|government|territory|port|hamlet|municipality|district"
    r"|(?:state )?university|regents of the university|public schools|housing authority"
    r"|board of education|college|nation|tribe|council"
    r"|(?:[a-z]+ ){1,4}district(?:,? no\.? ?\d+| #\d+| \d+)?) of (?=\w)",
    re.IGNORECASE,
)
#: Bodies that need no other word than the place.
_BODIES: Final = _words(
    "county township parish borough university college council schools polytechnic nation tribe"
    " trust municipality city"
)
#: Bodies of one task, which stands before them: "Water District".
_TASKED: Final = _words(
    "district authority board commission agency system corporation division service services"
    " department company"
)
_SOLE: Final = _words("district authority board commission agency system corporation division")
_TASKS: Final = _words(
    "school schools water fire park parks recreation sanitation sanitary transit transport port"
    " transportation hospital library libraries utility utilities health healthcare irrigation"
    " power sewer sewerage wastewater airport airports housing harbor harbour toll bridge turnpike"
    " drainage conservation services rail energy electric redevelopment development rescue space"
    " light college university education supply reclamation"
)
#: Bodies of several words.
_LONG_BODY: Final = re.compile(
    r" (?:(?:board|office) of education|institute of technology|medical center"
    r"|public library|health system|board of (?:trustees|regents)|band of \w+)$",
    re.IGNORECASE,
)
#: What may stand between a place and its body and is no place itself.
_ADJECTIVES: Final = _TASKS | _words(
    "unified union independent public high elementary consolidated community city county central"
    " local regional joint area free village reorganized special metropolitan rural municipal"
    " valley flood control state technical technological medical agricultural and mechanical &"
    " management protection district borough town parish shire tribal unitary open rapid air"
    " quality intermediate educational foundation nhs secondary catholic separate"
)
#: Words of which each employer's name has one.
_KINDS: Final = (
    _BODIES
    | _TASKED
    | _words(
        "counties town village state commonwealth province government territory port hamlet regents"
        " board college council schools office institute center library health band"
    )
)
#: A number, a state or a campus behind a body.
_TAIL: Final = re.compile(
    r",? (?:[Nn][Oo]\.? ?|[Nn]umber |#)?(?:[A-Z]{1,3}-?)?\d{1,4}[A-Z]?$"
    r"|, (?:[A-Z]{2}|(?!Department|Division|Office|Class|Job|Human)[A-Z][a-z]+(?: [A-Z][a-z]+)?)$"
    r"|, [A-Z]+$"
)
_PLACE_WORD: Final = re.compile(r"(?:[A-Z][\w'.-]*|of|the|and|&|du|de|la|on|upon)")
_LONGEST_PLACE: Final = 7
#: What follows an employer's name on its line, or names a part of an employer.
_PART: Final = re.compile(
    r"\W*(?:the )?(?:(?:\w+ ){0,2}civil service|human resources?|personnel|merit system"
    r"|department|division|office of|bureau|classified|classification|class|job|position|series"
    r"|specification|council on|board of|commission|administration|employment)\b"
    r"|\s*\([A-Z]{2,6}\)$",
    re.IGNORECASE,
)
#: Words of titles: "Clerk of the County" employs nobody.
_TITLES: Final = _words(
    "clerk director manager engineer officer assistant chief deputy supervisor attorney counsel"
    " assessor treasurer auditor coordinator specialist technician analyst worker superintendent"
    " secretary president chancellor dean aide nurse librarian planner inspector administrator"
    " agent operator commissioner executive judge member vice professor instructor teacher police"
    " sheriff coroner driver"
)
_WORD: Final = re.compile(r"\w+")
#: How many lines are remembered: an employer's documents open and end alike.
_KEPT: Final = 5_000
#: A part of an employer, such as a department, on a line of its own.
_UNIT: Final = re.compile(
    r"(?!(?:united states|u\.s\.)\s)(?:the\s+)?"
    r"(?:department|division|office|bureau|commission|board|section|directorate"
    r"|college|school|faculty)\s+of\s.*"
    r"|(?:(?!\bof\b)[^,])*\b(?:department|division|commission|bureau|directorate|personnel"
    r"|human resources?|civil service|services department|merit system)",
    re.IGNORECASE,
)


#: A body that may be an employer of its own: "FEDERAL REFUGE SERVICE".
_SERVICE: Final = re.compile(
    r"(?!.*\b(?:human|personnel|civil|classified|class|job|position|customer|of|and|on|for|in)\b)"
    r"(?:[A-Z][\w'-]+ ){2,4}(?:service|agency|commission|authority|corporation|administration)",
    re.IGNORECASE,
)


@lru_cache(maxsize=_KEPT)
def employer_in(text: str) -> tuple[int, int] | None:
    """Return where a text has an employer's name, alone or at its head, else ``None``.

    What follows may be a part of the employer or the name of the kind of document.

    >>> employer_in("State of Ashford Class Specification"), employer_in("Clerk of the County")
    ((0, 16), None)
    """
    if _KINDS.isdisjoint(_WORD.findall(text.casefold())):
        return None
    start = 4 if re.match("the (?!corporation)", text, re.IGNORECASE) else 0
    if _is_name(text[start:]):
        return start, len(text)
    for match in reversed(list(re.finditer(r"\s*[,/|:]\s+|\s+-+\s+|\s+", text))):
        named = text[start : match.start()]
        if _PART.match(text, match.start()) and _is_name(named):
            return start, match.start()
    return None


def is_part(text: str) -> bool:
    """Tell whether a line names a part of an employer, such as a department.

    >>> is_part("Division of Parks"), is_part("Head of Parks")
    (True, False)
    """
    return _UNIT.fullmatch(text) is not None and not _is_titled(text)


def is_service(text: str) -> bool:
    """Tell whether a line names a body that may be an employer of its own.

    >>> is_service("FEDERAL REFUGE SERVICE"), is_service("Chief of the Refuge Service")
    (True, False)
    """
    is_field = text.endswith("Administration")  # "Specialist, Hospital Administration" is a class
    return _SERVICE.fullmatch(text) is not None and not is_field and not _is_titled(text)


def _is_titled(text: str) -> bool:
    return not _TITLES.isdisjoint(_WORD.findall(text.casefold()))


def _is_name(text: str) -> bool:
    if _is_titled(text):
        return False
    of, bare = _OF.match(text), _TAIL.sub("", text)
    if of:
        return _is_place(bare[of.end() :].split())
    return _is_body(bare, is_numbered=bare != text)


def _is_body(text: str, *, is_numbered: bool) -> bool:
    long = _LONG_BODY.search(text)
    words = (text[: long.start()] if long else text).split()
    if not words:
        return False
    last = words[-1].casefold()
    if long is None and last in _TASKED:
        if last not in _SOLE or len(words) < 2 or words[-2].casefold() not in _TASKS | _ADJECTIVES:
            return False
    elif long is None and (last not in _BODIES or (last == "city" and is_numbered)):
        return False  # of an address: "Ashford City, NY"
    rest = words if long else words[:-1]
    while rest and rest[-1].casefold() in _ADJECTIVES:
        rest = rest[:-1]
    return _is_place(rest) or (is_numbered and not rest)


def _is_place(words: Sequence[str]) -> bool:
    """Tell whether words are a name: most with a capital, and not one of a part of an employer."""
    if not 0 < len(words) <= _LONGEST_PLACE or not words[0][0].isupper():
        return False
    if words[-1].casefold() in {"of", "the", "and", "&"}:
        return False
    return all(_PLACE_WORD.fullmatch(word) and not _PART.match(word) for word in words)
