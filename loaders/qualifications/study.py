"""What an education is to be in: the fields of study that a requirement prints."""

from __future__ import annotations

import re
from typing import Final

from loaders.wording import phrases

__all__ = ["fields"]

#: What is only preferred: it asks for no field.
_PREFERRED: Final = re.compile(
    r",?\s*(?:but\s+)?preferably\b.*|,?\s*with\b[^,;]*\b(?:preferred|desirable|desired)\b.*",
    re.IGNORECASE | re.DOTALL,
)
#: Another degree, with fields of its own.
_OR_DEGREE: Final = re.compile(
    r",?\s+or\s+(?:an?\s+)?(?=(?:bachelor|master|doctor|associate)\w*(?:'?s)?\s+(?:of\s+\w+\s+)?degree\b)",
    re.IGNORECASE,
)
_EXAMPLES: Final = re.compile(r"\b(?:i\.\s?e\.|e\.\s?g\.),?", re.IGNORECASE)
#: Words before the fields of study: "a degree in", "with a major in".
_STUDY: Final = phrases(
    *("degree*", "major*", "minor", "work", "specialization", "specialisation", "emphasis"),
    *("concentration", "coursework", "courses", "course", "of Arts", "of Science", "diploma"),
    *("study", "studies", "program", "programs", "bachelor's", "master's", "doctorate", "Ph.D."),
    *("units", "hours", "credits", "credit", "curriculum", "education", "training", "classes"),
    *("apprenticeship", "specializing", "certificate", "baccalaureate", "degree level", "college"),
    *("university", "school"),
)
_ASIDE: Final = r"(?:\s+\([^()]*\))?"
_LISTED: Final = r"(?P<fields>[^;.()]+)"
#: How a text leads to the fields, the surest first.
_OPENINGS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_STUDY}{_ASIDE}(?:\s+or\s+(?:higher|equivalent))?"
        rf"\s+(?:in|with (?:an? )?\w+ in)\s+{_LISTED}",
        rf"\bapprentice(?:ship)?\b[^.;]{{0,30}}?\s+(?:as\s+an?|for)\s+{_LISTED}",
        rf"\b(?:courses|subjects|course\s*work)\s+such\s+as\s+{_LISTED}",
        r"\b(?:units|hours|credits|courses?|course\s*work)\s+(?:of|on)\s+"
        rf"(?!(?:college|graduate|university|credit|which)\b|\S+\s+(?:weeks?|months?)\b){_LISTED}",
        r"\b(?:an?|the)\s+(?P<fields>[\w/, -]{3,60}?)\s+(?:technician\s+)?(?:curriculum|course)\b",
    )
)
_ENDS: Final = re.compile(
    r"[,\s]+(?:(?:from|at|with|which|including|include|includes|preferably|is|are|issued|obtained|plus"
    r"|given|approved|accredited|required|resulting|under|provided|consisting|comparable|taken"
    r"|offered|through|that|whichever|sufficient|where|to\s+include|for\s+a|by|within|leading"
    r"|using|utilizing|emphasizing|and\s+including"
    r"|in\s+(?:either\s+)?an?\s+(?:high|trade|vocational|accredited|approved|recognized|college|university))\b"
    r"|(?:or|and)\s+(?:any\s+)?(?:its|the|an?|other|another|some)?\s*(?:\w+\s+)?"
    r"(?:closely[- ])?(?:related|similar|equivalent|allied|comparable|appropriate|relevant)\b"
    r"|and\s+(?:at\s+least|possession|completion|eligib\w+|(?:\w+\s+)?(?:\(?\d+\)?\s+)?years)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_SUCH_AS: Final = re.compile(r".*\bsuch\s+as[,:]?\s+", re.IGNORECASE | re.DOTALL)
_PARTS: Final = re.compile(
    r"(\s*,\s*(?:(?:and/or|or|and)\b)?\s*|\s+(?:and/)?or\s+"
    r"|\s+and\s+(?:\w+\s+)?courses?\s+in\s+)"
)
#: What stands around a field and is none of it.
_BEFORE: Final = re.compile(
    r"(?:[^:]{0,60}:\s+|"
    + phrases(
        *(
            "any combination of",
            "field related to",
            "field directly related to",
            "areas of",
            "area of",
            "fields of",
            "field of",
            "the study of",
        ),
        *("courses in", "course work in", "coursework in", "core courses in", "course of study in"),
        *("introductory courses in", "college courses in", "upper division course work in"),
        *(
            "class of",
            "either",
            "the",
            "a",
            "an",
            "any",
            "in",
            "recognized",
            "prescribed",
            "professional",
        ),
        *("approved", "accredited", "formal", "completed", "four-year", "two-year", "standard"),
        "military",
    )
    + r"\s+)+",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    r"(?:\s+(?:curriculum|courses?|coursework|course\s+work|degrees?|programs?|major|credits?"
    r"|fields?\s+of\s+(?:concentration|study|specialization)|concentration))+$",
    re.IGNORECASE,
)
#: What is no field though it stands among some.
_NO_FIELD: Final = re.compile(
    r"(?:(?:closely|other|another|any|some|an?|or|of|in|combination)[\s-]+)*(?:related|similar"
    r"|equivalent|allied|appropriate|relevant|comparable|these|its|possession|eligib\w*|such"
    r"|completion|graduation|college|university|training|correspondence|course|degree|study|major"
    r"|any|other|longer|more|higher|fields?|subjects?|disciplines?|(?:two|four)-year)\b.*"
    r"|.*\d.*|.*\b(?:school|college|university)|(?:an?|the|\W)*",
    re.IGNORECASE | re.DOTALL,
)
_MOST_WORDS: Final = 8
#: Words that wait for the noun of the field behind them: "public or business administration".
_MODIFIER: Final = (
    r"(?:\w{2,}(?:al|ary|ive)|\w+(?<!mus)ic|public|business|computer|civil|applied|health|fire"
    r"|urban)"
)
_HEADED: Final = re.compile(rf"{_MODIFIER}\s+(?P<head>\w[\w\s]*)", re.IGNORECASE)
_HEADLESS: Final = re.compile(_MODIFIER, re.IGNORECASE)


def fields(text: str) -> tuple[str, ...]:
    """Return the fields of study that are asked for, as printed.

    A noun that several share is given to each of them.

    :param text: a requirement of education

    >>> fields("A degree in public or business administration, or a related field")
    ('public administration', 'business administration')
    """
    asked = _EXAMPLES.sub("such as", _PREFERRED.sub("", text))
    return tuple(field for degree in _OR_DEGREE.split(asked) for field in _of_degree(degree))


def _of_degree(asked: str) -> tuple[str, ...]:
    """Return the fields that one degree may be in."""
    for opening in _OPENINGS:
        match = opening.search(asked)
        found = _listed(match["fields"]) if match else ()
        if found:
            return found
    return ()


def _listed(text: str) -> tuple[str, ...]:
    listed = _SUCH_AS.sub("", _ENDS.sub("", f" {text}"))
    printed = _PARTS.split(listed)
    parts = _headed([_bare(part) for part in printed[::2]], printed[1::2])
    return tuple(part for part in parts if not _NO_FIELD.fullmatch(part) and _is_short(part))


def _bare(part: str) -> str:
    words = part.strip(" ,:")
    before = _BEFORE.match(words)
    return _BEHIND.sub("", words[before.end() if before else 0 :]).strip(" ,:")


def _is_short(part: str) -> bool:
    return len(part.split()) <= _MOST_WORDS


def _headed(parts: list[str], joints: list[str]) -> list[str]:
    """Return fields with the noun that one behind them, and an "or", has for them too."""
    whole = list(parts)
    head: str | None = None
    for place in range(len(parts) - 2, -1, -1):
        headed = _HEADED.fullmatch(parts[place + 1])
        if headed:
            head = headed["head"] if "or" in joints[place] else None
        if head and _HEADLESS.fullmatch(parts[place]):
            whole[place] = f"{parts[place]} {head}"
        else:
            head = None
    return whole
