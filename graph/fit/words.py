"""What the words of a requirement ask for, held against the words of a person.

Words are compared by their stems. What a person states in other words than the document's shares
some of them or none; only where all that is asked is named can it be said to be met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from text_to_num import text2num

from graph.fit.verdicts import Truth
from graph.similarity import stems

__all__ = [
    "Length",
    "Part",
    "lengths",
    "named",
    "number",
    "parts_within",
    "points_elsewhere",
    "residue",
    "telling",
]

#: Words that requirements of any kind use, and that tell nothing of a field.
_GENERIC: Final = frozenset(
    """accredited acceptable activities additional appropriate area areas broad capacity class
    classes closely completed completion current degree duties e.g each education employed
    equivalent experience extensive field fields following form full g graduation increasingly
    institution involving job lacking least level levels major minimum month months over paid
    part performing permanent position positions possession possessing program progressively
    qualifying recognized related relevant required requirement requirements responsible
    satisfactory school similar specialization specialized successful successfully technical time
    tasks type types used valid varied various vocational work worked working year years
    yr yrs zero one two three four five six seven eight nine ten eleven twelve fifteen eighteen
    twenty thirty""".split()
)
_LISTED: Final = re.compile(r"\s*(?:[,;/]|\band/or\b|\bor\b)\s*", re.IGNORECASE)
_AND: Final = re.compile(r"\band\b(?!/or)", re.IGNORECASE)
_OR: Final = re.compile(r"\bor\b", re.IGNORECASE)
#: An entry of a simple list of fields has no more telling words; longer ones share their head.
_MOST_WORDS_LISTED: Final = 3

_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
#: Behind such a word, what is listed before it shares the rest: "design or repair of pumps".
_SHARED: Final = re.compile(r"\b(?:of|in|for|to|with|on|involving)\b", re.IGNORECASE)
#: The stems of words that are a field only with another word.
_TOO_GENERAL: Final = frozenset(
    """administr analysi analyt author clinic consult coordin design develop educ engin
    evalu general inspect instal maintain mainten manag manageri media oper plan practic product
    profession program public repair research scienc servic staff supervis supervisori support
    train""".split()
)

_LENGTH: Final = re.compile(
    rf"(?<![\w#$.-])(?P<number>\d+(?:\.\d+)?|(?:(?:twenty|thirty|forty|fifty|sixty)[- ])?"
    rf"(?:{_ONES}|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty|sixty))"
    r"\s*(?:\(\d+(?:\.\d+)?\)\s*)?-?\s*(?:full[- ]time\s+|academic\s+|full\s+)?"
    r"(?P<unit>years?|yrs?|months?)\b",
    re.IGNORECASE,
)
#: What stands around a length of time that is a part of another.
_INSIDE_BEFORE: Final = re.compile(
    r"(?:\binclud(?:e|es|ed|ing)|\bat\s+least|\bof\s+which|\([^()]*)\s*(?:at\s+least\s*)?$",
    re.IGNORECASE,
)
_INSIDE_AFTER: Final = re.compile(
    r"'?\s*(?:of\s+(?:which|this|that|these|the\s+(?:required|above|qualifying))\b|shall|must\s+have)",
    re.IGNORECASE,
)
#: Words that point to what another requirement prints.
_ELSEWHERE: Final = re.compile(
    r"\b(?:the\s+same|such|above|following|these|those|foregoing|aforementioned|described|listed)\b",
    re.IGNORECASE,
)
_HAS_BEEN: Final = re.compile(
    r"^[\s,]*(?:which\s+)?(?:(?:shall|must|should)\s+)?(?:have\s+|has\s+)?(?:been|be|was|were|"
    r"includ(?:ed|es|e))\s+",
    re.IGNORECASE,
)
_SUPERVISES: Final = re.compile(r"\bsupervis|\bmanageri|\blead(?:person)?\b", re.IGNORECASE)
_CAPACITY: Final = frozenset(
    "supervisory supervisor supervising supervision managerial shall must been which included be "
    "having directly staff employees subordinates this".split()
)


@dataclass(frozen=True, slots=True)
class Length:
    """A printed length of time in months, and where it stands in the text."""

    months: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of an experience must have been: "one year of which supervising".

    ``start`` and ``end`` are where it stands in the text that it is a part of.
    """

    start: int
    end: int
    months: int
    words: str
    supervisory: bool

    @property
    def beside(self) -> frozenset[str]:
        """The stems of what is asked beside supervising."""
        return residue(self.words, _CAPACITY if self.supervisory else frozenset())


@lru_cache(maxsize=8192)
def telling(text: str) -> frozenset[str]:
    """Return the stems of the words that name a field.

    >>> sorted(telling("Two years of experience in commodity purchasing"))
    ['commod', 'purchas']
    """
    return frozenset(stem for stem in stems(text, _GENERIC) if not stem.isdigit())


@lru_cache(maxsize=8192)
def residue(text: str, ignored: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text's telling words without some more.

    :param ignored: words in lower case
    """
    return stems(text, _GENERIC | ignored)


def named(asked: Iterable[str], stated: Iterable[str]) -> Truth:
    """Return whether what a person states names a field that is asked for.

    It surely does where it holds all telling words of one, or of an entry of a short list of
    alternatives; perhaps where it shares some, or where the words point to another requirement
    or tell of no field.

    :param asked: fields, any of which will do, each as printed
    :param stated: what the person says of one work or study

    >>> named(["customer service, or account collection"], ["account collection"]).name
    'YES'
    >>> named(["commodity purchasing"], ["purchasing of services"]).name
    'PERHAPS'
    """
    known = frozenset[str]().union(*map(telling, stated))
    return max((_one_named(field, known) for field in asked), default=Truth.NO)


def hinted(asked: Iterable[str], known: frozenset[str]) -> bool:
    """Tell whether a text holds half of the words of a field that is asked for, or more.

    :param asked: fields, any of which will do, each as printed
    :param known: the stems of the text
    """
    alternatives = (words for field in asked for words in _alternatives(field) if words)
    return any(2 * len(words & known) >= len(words) for words in alternatives)


def covered(fields: Iterable[str], text: str) -> float:
    """Return how much of what a text asks for its fields name, 0 to 1.

    >>> covered(["surveying"], "Two years of surveying")
    1.0
    """
    told = frozenset[str]().union(*map(telling, fields))
    asked = telling(text)
    return len(asked & told) / len(asked) if asked else 1.0


def _one_named(field: str, known: frozenset[str]) -> Truth:
    wanted = telling(field)
    if points_elsewhere(field) or not wanted:
        return Truth.PERHAPS
    if any(alternative and alternative <= known for alternative in _alternatives(field)):
        return Truth.YES
    return Truth.PERHAPS if wanted & known else Truth.NO


@lru_cache(maxsize=8192)
def _alternatives(field: str) -> tuple[frozenset[str], ...]:
    """Return the telling words of each alternative of a field, the whole of it first."""
    found = [telling(field)]
    for clause in field.split(";"):
        found.append(telling(clause))
        if _OR.search(clause) and not _AND.search(clause):
            found += _entries(clause)
    return tuple(found)


def _entries(clause: str) -> list[frozenset[str]]:
    """Return the entries of a short list that stand for themselves."""
    entries = _LISTED.split(clause)
    if any(len(telling(entry)) > _MOST_WORDS_LISTED for entry in entries):
        return []
    shared = _SHARED.search(clause) is not None
    return [
        telling(entry)
        for entry in entries
        if len(stems(entry)) > 1 or not (shared or telling(entry) <= _TOO_GENERAL)
    ]


def points_elsewhere(text: str) -> bool:
    """Tell whether a text means what another requirement prints.

    >>> points_elsewhere("six years of such experience")
    True
    """
    return _ELSEWHERE.search(text) is not None


def lengths(text: str) -> Iterator[Length]:
    """Yield the lengths of time that a text prints, in years and months.

    >>> [length.months for length in lengths("two (2) years, or eighteen months")]
    [24, 18]
    """
    for match in _LENGTH.finditer(text):
        count = number(match["number"])
        if count is not None:
            per = 12 if match["unit"].casefold().startswith("y") else 1
            yield Length(round(count * per), match.start(), match.end())


def without_lengths(text: str) -> str:
    """Return a text without the lengths of time that it prints.

    >>> without_lengths("Two (2) years of filing")
    ' of filing'
    """
    return _LENGTH.sub("", text)


def number(words: str) -> float | None:
    """Return the number that words or figures state, ``None`` where they state none.

    >>> number("eighteen"), number("2.5"), number("some")
    (18.0, 2.5, None)
    """
    try:
        return float(words) if words[0].isdigit() else float(text2num(words.lower(), "en"))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def parts_within(text: str) -> tuple[Part, ...]:
    """Return what parts of an experience must have been.

    >>> list(parts_within("Three years of nursing, one year of which in a supervisory capacity"))
    [Part(start=24, end=67, months=12, words='in a supervisory capacity', supervisory=True)]
    """
    found = [length for length in lengths(text) if length.start > 0]
    ends = [*(length.start for length in found), len(text)]
    return tuple(
        _part(text, length, end)
        for length, (_, end) in zip(found, pairwise(ends), strict=True)
        if _is_inside(text, length)
    )


def _is_inside(text: str, length: Length) -> bool:
    before = text[: length.start]
    return next(lengths(before), None) is not None and (
        _INSIDE_BEFORE.search(before) is not None
        or _INSIDE_AFTER.match(text, length.end) is not None
    )


def _part(text: str, length: Length, end: int) -> Part:
    """Return a part, that in brackets ends with them."""
    closed = text.find(")", length.end, end)
    opened = text[: length.start].rstrip().endswith("(") and closed >= 0
    stop = closed if opened else end
    behind = _INSIDE_AFTER.sub("", text[length.end : stop], count=1)
    words = _HAS_BEEN.sub("", behind).strip(" ,;.'")
    if words.startswith("experience"):
        words = f"of {words}"
    return Part(length.start, stop, length.months, words, _SUPERVISES.search(words) is not None)


@lru_cache(maxsize=8192)
def without_parts(text: str) -> str:
    """Return a text without what parts of an experience must have been.

    >>> without_parts("Four years (two of them) of surveying, one year of which as a chief")
    'Four years (two of them) of surveying, '
    """
    for part in reversed(parts_within(text)):
        text = text[: part.start] + text[part.end :]
    return text
