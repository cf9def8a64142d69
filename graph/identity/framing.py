"""What stands around a title where a text says that holders of the class qualify.

"Two years **as a** Clerk", "in a position **at the level of** Clerk II **or** Typist": the words
before a title frame it, the words between two titles join them, and what follows shows whether
the title is whole. Shared by the reading of one document, which knows no titles, and by the search
for the titles that an employer is known to have.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

__all__ = [
    "AFTER",
    "ARTICLE",
    "AT_THAT_LEVEL",
    "LEVEL",
    "NAMING",
    "NOT_HELD",
    "Frame",
    "frame",
    "is_joint",
    "is_whole",
]

#: held: the class itself. level: a class of its level counts as well.
Frame: TypeAlias = Literal["held", "level"]

#: Words that say of a class that one of its level counts as well.
LEVEL: Final = (
    r"\b(?:level|equivalent|comparable|not\s+less\s+than)\b[^.;]{0,70}?"
    r"\b(?:(?<!field\s)(?<!fields\s)(?<!area\s)(?<!areas\s)(?<!ciation\s)(?<!ffice\s)"
    r"(?<!partment\s)(?<!oard\s)(?<!ivision\s)(?<!ureau\s)of|to|than|as)\s+"
    r"(?:(?:that|the\s+duties)\s+of\s+)?(?:the\s+class\s+of\s+)?"
)
NAMING: Final = (
    r"(?<!such )\bas(?=\s)\s*|\b[Dd]uties\s+[Oo]f\s+(?:a\s+class\s+of\s+)?"
    r"|\b(?:class(?:es|ification)?|position)\s+of\s+"
)
ARTICLE: Final = r"(?:either\s+)?(?:(?:[Aa]n?|[Tt]he|one\s+of\s+the)\s+)?(?:[A-Z]\w+'s\s+)?"
#: What may follow a title. Another small word makes it an adjective: "an Associate level chemist".
AFTER: Final = (
    r"\w+ing\b|an?\s+[A-Z]|\b(?:and|or|at|by|for|from|in|of|on|to|under|with|within|which|who|that"
    r"|where|whose|is|are|may|can|will|shall|must|also|qualif(?:y|ies)|including|assigned"
    r"|responsible|engaged|employed"
    r"|levels?\s+(?:of|in|or|and|for)|or\s+(?:above|higher))(?!\w)"
)
#: What goes before "as" where no class is held: a credential, an apprenticeship, a class to be.
NOT_HELD: Final = re.compile(
    r"(?:(?:licen[sc]\w*|registr\w+|registered|certifi\w+|commission\w*|designat\w+)\s+"
    r"(?:\w+\s+){0,3}|\bto\s+practice\s+|\bapprentic\w+\s+"
    r"|(?<!permanent )(?<!competitive )(?<!class )(?<!probationary )\bstatus\s+"
    r"|\b(?:hire|appoint|employ)\s+(?:\w+\s+){0,3})$",
    re.IGNORECASE,
)
#: How somebody is a member of the class: nothing that its title says.
_MANNER: Final = (
    r"(?:(?:journey[\s-]*(?:level|man|person)|(?:full|part)[\s-]time|paid|permanent|regular"
    r"|fully[\s-]trained|current|former)\s+)*"
)
_FRAME: Final = re.compile(
    rf"(?:(?P<level>{LEVEL})|{NAMING}|\bclass(?:es|ification)?\s+){ARTICLE}{_MANNER}$",
    re.IGNORECASE,
)
#: Occupations of a list in small letters, none of which need be a class: "as a guard, page or …".
_ITEM: Final = (
    r"(?:(?!(?:or|and|in|with|which|who|that|for|by|of|at|to|from|on|the|is|are)\b)"
    r"[a-z][\w'\u2019/-]*\s*){1,4}"
)
_LIST: Final = re.compile(
    rf"(?:{NAMING}){ARTICLE}{_MANNER}(?:{_ITEM}(?:,\s*(?:or\s+)?|\bor\s+){ARTICLE}){{1,8}}{_MANNER}$"
)
_JOINT: Final = re.compile(
    r"(?:\s*\([^()]{0,80}\))?(?:,?\s+Ranges?\s+[A-Z]\b(?:(?:,|\s+(?:or|and))+\s*[A-Z]\b)*)?"
    r"\s*(?:[,;/]|\b(?:and/or|and|or)\b)(?:[\s,;/]|\b(?:and/or|and|or)\b)*(?:(?:as|of)\s+)?"
    rf"{ARTICLE}(?:(?:class|position)\s+of\s+)?{_MANNER}",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    rf"\s*(?:[.,;:()\[\]/\"'\u201d\u2019-]|$|{AFTER}|\w+ed\b|as\b|or\b|who\b)"
)
#: What follows titles where a class of their level counts as well.
AT_THAT_LEVEL: Final = re.compile(
    r"(?:\s*\([^()]{0,80}\))?\s*,?\s*(?:or|and/or)\s+(?:in\s+)?(?:an?\s+|the\s+)?(?:other\s+)?"
    r"(?:(?:class|position|job|equivalent|comparable|higher)\b[^.;]{0,40}"
    r"\b(?:level|equivalent|comparable|higher)\b|equivalent\b(?!\s+combination))"
    r"|\s*\((?:[^()]{0,80}\s)?or\s+(?:an?\s+|its\s+)?equivalent\b[^()]{0,120}\)",
    re.IGNORECASE,
)
#: How many characters before a title can frame it.
_REACH: Final = 200


def frame(text: str, start: int, *, listed: bool = False) -> Frame | None:
    """Return what the words before a title say of it; ``None`` where nobody need hold the class.

    :param start: where the title starts
    :param listed: whether occupations in small letters may stand between

    >>> text = "two years as a Clerk, or as assistant to a Weaver"
    >>> frame(text, 15), frame(text, 43)
    ('held', None)
    """
    before = text[max(0, start - _REACH) : start]
    match = _FRAME.search(before) or (_LIST.search(before) if listed else None)
    if match is None or NOT_HELD.search(before[: match.start()]):
        return None
    return "level" if match.groupdict().get("level") else "held"


def is_joint(between: str) -> bool:
    """Return whether the words between two titles make them two of one list.

    >>> is_joint(", Range B, or "), is_joint(" supervising the ")
    (True, False)
    """
    return _JOINT.fullmatch(between) is not None


def is_whole(text: str, end: int) -> bool:
    """Return whether a title ends where the words that were found end.

    >>> is_whole("a boilermaker helper", 13), is_whole("a boilermaker in a yard", 13)
    (False, True)
    """
    return _WHOLE.match(text, end) is not None
