"""The name of a credential: the words of a sentence that tell which one it is about."""

from __future__ import annotations

import re
from typing import Final

from loaders.wording import phrases

__all__ = ["credential_name"]

#: Small words inside the name of a credential.
_WITHIN_NAME: Final = phrases(
    *("driver's", "drivers", "driver", "operator's", "operators", "operator", "of", "and", "for"),
    *("in", "class", "type", "grade", "administrative", "service*", "teaching", "supervisory"),
    *("professional", "commercial", "medical"),
)
_OUTSIDE_NAME: Final = phrases("A", "An", "The", "Possession", "Some", "Must", "Valid", "Current")
_NAME: Final = re.compile(
    rf"(?:(?!{_OUTSIDE_NAME})"
    rf"(?:[A-Z][\w.'/&+-]*|(?<=\w )\([A-Z][\w .-]{{0,20}}\)|{_WITHIN_NAME})\s+)*?"
    r"(?i:licen[sc](?:es?|ure)|certificates?|certification|registration|credentials?|endorsements?"
    r"|designation|commission(?!\s+(?:on|for))|permit)\b"
    r"(?:\s+(?:as|in|of|to)\s+(?:an?\s+|the\s+)?[A-Z\"][\w\"'-]*(?:\s+[A-Z][\w\"'-]*)*)?"
)
_NAME_START: Final = re.compile(r"(?:(?:and|of|for|in)\s+)+")
#: What a name that opens with a letter leaves behind: "Class A, B or C driver's license".
_CLASSES: Final = re.compile(
    r"\bClass(?:es)?\s+(?:[A-Z]\b,?\s*)+(?:and/or|or|and)\s+$", re.IGNORECASE
)
_LETTER: Final = re.compile(r"[A-Z]\s")
#: What tells a credential behind its bare noun: "license issued by the board".
_TOLD_BEHIND: Final = re.compile(
    r"\s+(?:as|in|of|for|from|to|issued|granted|approved|authorizing|with)\b"
    r"[^.;,]+?(?=\s+(?:may|must|will|shall|is|are)\b|[.;,]|$)",
    re.IGNORECASE,
)
#: Up to three small words that tell it before its noun: "a turbine endorsement".
_TOLD_BEFORE: Final = re.compile(
    r"(?:(?!"
    + phrases(
        *(
            "a",
            "an",
            "the",
            "any",
            "all",
            "and",
            "or",
            "of",
            "to",
            "in",
            "valid",
            "current",
            "their",
        ),
        *(
            "its",
            "his",
            "her",
            "your",
            "appropriate",
            "required",
            "require*",
            "obtain*",
            "possess*",
        ),
        *("hold*", "maintain*", "have", "has", "upon", "by", "such", "this", "that", "no", "with"),
        *("necessary", "active", "possession", "some", "other", "following", "for", "must", "be"),
    )
    + r")\b[a-z][\w'/-]*\s+){1,3}$",
    re.IGNORECASE,
)
#: A credential that a participle names: "certified as a welder".
_HELD_AS: Final = re.compile(
    r"\b(?:licensed|registered|certified)\s+as\s+[^.;,]+?"
    r"(?=\s+(?:by|in\s+accordance|is|are|may|must|with|prior|within)\b|[.;,]|$)",
    re.IGNORECASE,
)


def credential_name(text: str) -> str:
    """Return the words that tell which credential a text is about, else the whole text.

    :param text: a sentence or item, its white space collapsed

    >>> credential_name("Must hold a Class B Driver's License when hired")
    "Class B Driver's License"
    """
    match = _NAME.search(text)
    if match is None:
        held = _HELD_AS.search(text)
        return held[0] if held else text
    words = _NAME_START.match(match[0])
    start = match.start() + (words.end() if words else 0)
    name = text[start : match.end()]
    if _LETTER.match(name) and (classes := _CLASSES.search(text[:start])):
        return text[classes.start() : match.end()]
    return name if " " in name else _told(text, start, match.end())


def _told(text: str, start: int, end: int) -> str:
    """Return a bare noun with the words beside it that tell which credential it is."""
    before = _TOLD_BEFORE.search(text[:start])
    if before:
        return text[before.start() : end]
    behind = _TOLD_BEHIND.match(text, end)
    return text[start : behind.end()] if behind else text
