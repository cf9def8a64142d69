"""The words that lead a competency: "Thorough knowledge of", "Skill in", "Ability to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, TypeAlias

from graph.schemes import concepts
from loaders.record import Span
from loaders.wording import Guarded, phrases

__all__ = ["Kind", "Lead", "find", "leads", "leads_below", "opens_list"]

#: The field of the record that a competency belongs to.
Kind: TypeAlias = Literal["knowledge", "skills", "abilities"]

_NOUNS: Final[dict[str, Kind]] = {
    "knowledge": "knowledge",
    "knowledges": "knowledge",
    "awareness": "knowledge",
    "understanding": "knowledge",
    "familiarity": "knowledge",
    "skill": "skills",
    "skills": "skills",
    "proficiency": "skills",
    "proficient": "skills",
    "skilled": "skills",
    "competent": "skills",
    "knowledgeable": "knowledge",
    "ability": "abilities",
    "abilities": "abilities",
    "aptitude": "abilities",
    "able": "abilities",
}
_NOUN: Final = rf"(?:{'|'.join(sorted(_NOUNS, key=len, reverse=True))})"
_PREPOSITION: Final = r"(?:of|in|to|with|for|about|on|at|using|regarding|concerning)"
_BEFORE: Final = (
    r"(?:(?:must\s+)?(?:have|possess|demonstrate)s?\s+|requires?\s+)?(?:(?:a|an|the)\s+)?"
    r"(?:willingness\s+and\s+)?"
)
#: Words between proficiency and lead words that tell no degree.
_QUALIFIER: Final = (
    r"(?:(?:professional|technical|current|theoretical|applied|specific|job-related|up-to-date"
    r"|administrative|personal)\s+)?"
)
#: What goes with the lead words: "Ability and willingness to".
_ALSO: Final = r"(?:\s+and\s+(?:willingness|desire|aptitude|interest))?"
#: Behind the lead words of a list: "Knowledge of (at this level): …".
_LISTS: Final = re.compile(r"(?:\s*\([^()]{0,200}\))?\s*:|\s*\([^()]{0,200}\)\s*$")

#: How many lines and points are remembered; most open with no lead words, and come again.
_KEPT: Final = 20_000


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead words as found.

    ``span`` takes in what stands before them ("Requires the"); ``noun`` is where the words proper
    start, after any word of proficiency; ``lists`` says that a colon follows, behind which a list
    stands. ``span`` ends before the colon, ``behind`` is where what they lead begins.
    """

    kind: Kind
    span: Span
    noun: int
    proficiency: str | None
    lists: bool
    behind: int


def find(text: str, start: int, end: int) -> Lead | None:
    """Return the lead words with which ``text[start:end]`` opens, if any."""
    before = min(start, 1)  # whether a word begins there, the letter before it tells
    if not _opens(text[start - before : end], before):
        return None
    match = _pattern().match(text, start, end)
    return _lead(match, text, end) if match else None


@lru_cache(maxsize=_KEPT)
def _opens(text: str, start: int) -> bool:
    return _pattern().match(text, start) is not None


def leads(text: str, start: int, end: int) -> Iterator[Lead]:
    """Yield all lead words in ``text[start:end]``, in the order printed."""
    return (_lead(match, text, end) for match in _anywhere().finditer(text, start, end))


@lru_cache(maxsize=_KEPT)
def opens_list(text: str) -> bool:
    """Tell whether a line opens a list of competencies, as in "Knowledge of: …".

    >>> opens_list("Ability to:"), opens_list("Ability to type")
    (True, False)
    """
    lead = find(text, 0, len(text))
    return lead is not None and lead.lists


def leads_below(text: str) -> bool:
    """Tell whether a line opens a list of competencies that stands below it.

    >>> leads_below("Ability to:"), leads_below("Ability to: type")
    (True, False)
    """
    return text.endswith(":") and opens_list(text)


def _lead(match: re.Match[str], text: str, stop: int) -> Lead:
    word = match["proficiency"]
    listed = _LISTS.match(text, match.end(), stop)
    return Lead(
        kind=_NOUNS[match["noun"].lower()],
        span=match.span(),
        noun=match.start("noun"),
        proficiency=" ".join(word.lower().split()) if word else None,
        lists=listed is not None,
        behind=listed.end() if listed is not None else match.end(),
    )


@cache
def _anywhere() -> Guarded:
    return Guarded(_printed(), " ".join(_NOUNS))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_printed(), re.IGNORECASE)


def _printed() -> str:
    printed = sorted({label for c in concepts("proficiency") for label in c.labels})
    word = phrases(*printed)
    joint = r"(?:,|/|&|\band/or\b|\band\b|\bor\b|\bof\b)+"
    more = rf"(?:\s*{joint}\s*(?:{word}\s+)?{_NOUN})*"
    also = rf"(?:(?:and|or|to|,)\s+{word}\s+|working\s+)?"
    return (
        rf"(?<!\w){_BEFORE}(?:(?P<proficiency>{word})\s+{also})?{_QUALIFIER}(?P<noun>{_NOUN}){more}{_ALSO}"
        rf"\s+{_PREPOSITION}\b(?:\s+and\s+{_NOUN}\s+{_PREPOSITION}\b)?"
    )
