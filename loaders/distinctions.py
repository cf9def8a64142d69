"""The classes from which a specification sets its class apart, as sentences name them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.identity.titles import key
from loaders.lines import Document, collapsed
from loaders.numbers import ORDINAL, ordinal
from loaders.record import Distinction, Printed, Span
from loaders.relations import sentences_of
from loaders.sections import Sections

__all__ = ["distinctions"]

_NUMERAL: Final = r"(?:[IVX]{1,4}|\d)\b"
_WORD: Final = r"(?!(?:AND|OR|IN|BY)\b)[A-Z][\w'/&.-]*"
_TITLE: Final = (
    rf"{_WORD}(?:\s+(?:(?:(?:of|for|to)(?:\s+the)?|and|&)\s+(?={_WORD}))?{_WORD})*"
    rf"(?:\s+\d{{1,2}}\b)?(?:\s+(?:and|or)\s+{_NUMERAL})?(?:\s+\([A-Z][^()]*\))?"
)
#: A part of a title behind a comma, where no list goes on: "Agent I, Adult Parole, by …".
_PART: Final = (
    rf"(?:,\s+{_WORD}(?:\s+(?:(?:of|for|and|&)\s+(?={_WORD}))?{_WORD})*"
    r"(?:\s+\([A-Z][^()]*\))?)"
)
_WHOLE: Final = (
    rf"{_TITLE}"
    rf"(?:{_PART}(?=,?\s*(?:$|\.|and\s+the\b|(?:by|in|is|as|which|because|who)\b)))?"
)
#: Small words before a title that only say that a class is named.
_NAMING: Final = (
    r"(?:(?:that|those|of|in|at|the|an?|all|both|either|(?:sub)?class(?:es)?|classifications?"
    r"|positions?|levels?|duties|incumbents|lower|higher|next|more|less|general|specialized"
    r"|journey|experienced|lower-level|higher-level|related|as)\s+)*"
)
_ONE: Final = rf"(?:the\s+)?(?:(?P<level>{ORDINAL})[-\s]+level\s+)?(?P<title>{_WHOLE})"
#: A title is whole there, and no series is meant.
_ENDS: Final = r"(?![\w'])(?!(?:,?\s+[\w-]+){0,6}?\s+series\b)"
_FROM: Final = re.compile(
    r"\b(?:distinguish(?:ed|es)?|differs?|differentiate[sd]?)\s+"
    r"(?:(?:it|them|this|these|the|class(?:es|ification)?|positions?|incumbents)\s+)*from\s+"
    rf"{_NAMING}{_ONE}{_ENDS}"
)
_AND: Final = re.compile(
    rf"(?:,?\s+(?:and|or)\s+(?:(?:from|that|those|of)\s+)*(?:the|an?)\s+|,\s+(?:(?:and|or)\s+)?(?:the\s+)?)"
    rf"{_NAMING}{_ONE}{_ENDS}(?!\s+(?:is|are|has|have|may|must|will|serves?|maintains?|performs?)\b)"
)
_AND_FROM: Final = re.compile(rf"\band\s+from\s+{_NAMING}{_ONE}{_ENDS}")
_SUBJECT: Final = re.compile(
    rf"\W*(?:(?:[Tt]he|[Tt]his|[Aa]n?)\s+)?(?:(?:[Cc]lass(?:ification)?|[Pp]ositions?)\s+(?:of|in)\s+(?:the\s+)?)?"
    rf"(?P<title>{_WHOLE}),?\s+(?:(?:class|classification|level|position)\s+)?(?:is|are|differs?)\b"
)
#: "Assistants I and II (General)": two classes of one name.
_TWO: Final = re.compile(
    rf"(?P<name>.+?)\s+(?P<one>{_NUMERAL})\s+(?:and|or)\s+(?P<two>{_NUMERAL})(?P<rest>.*)"
)
_SEVERAL: Final = re.compile(r"[\w'-]+(?:ies|[^su\W]s)(?=$|\s+[IVX]{1,4}$|\s+\(|,)")
#: Words that open a sentence with a capital and name no class.
_NO_TITLE: Final = re.compile(
    r"(?:Positions?|Incumbents?|Employees?|This|It|They|Class(?:es)?|State|City|County|Other)\b"
)


@dataclass(frozen=True, slots=True)
class _Named:
    title: str
    level: int | None


def distinctions(doc: Document, parts: Sections, own: Printed) -> tuple[Distinction, ...]:
    """Return the sentences that set a class apart from others, once for each that they name.

    Where a sentence speaks of the class from the other one's side, the other one is named.

    :param own: the title of the class itself
    """
    return tuple(
        _distinction(doc, span, named)
        for span in sentences_of(doc, parts, "summary", "scope", "distinguishing")
        for named in _others(collapsed(doc.clean[slice(*span)]), own)
    )


def _distinction(doc: Document, span: Span, named: _Named) -> Distinction:
    statement = doc.statement(*span, rule="distinction")
    return Distinction(
        statement.text,
        *span,
        spans=statement.spans,
        rule=statement.rule,
        title=named.title,
        level=named.level,
    )


def _others(sentence: str, own: Printed) -> list[_Named]:
    """Return the classes that a sentence sets apart from one, but for that one."""
    named = list(_named(sentence))
    others = [one for one in named if key(one.title) != key(own.value)]
    if named and not others:
        subject = _SUBJECT.match(sentence)
        others = list(_titles(subject)) if subject else []
    return [one for one in others if key(one.title) != key(own.value)]


def _named(sentence: str) -> Iterator[_Named]:
    match = _FROM.search(sentence)
    while match is not None:
        yield from _titles(match)
        end = match.end()
        match = _AND.match(sentence, end) or _AND_FROM.search(sentence, end)


def _titles(match: re.Match[str]) -> Iterator[_Named]:
    """Yield the title of a match in the singular, or two that share a name."""
    printed = match["title"].rstrip(" .,")
    if _NO_TITLE.match(printed):
        return
    level = match.groupdict().get("level")
    stated = ordinal(level) if level else None
    two = _TWO.fullmatch(printed)
    if two is None:
        yield _Named(_singular(printed), stated)
        return
    for numeral in (two["one"], two["two"]):
        yield _Named(f"{_singular(two['name'])} {numeral}{two['rest']}", stated)


def _singular(title: str) -> str:
    """Return a title in the singular: "Land Agents" is one "Land Agent"."""
    match = _SEVERAL.search(title)
    if match is None or re.search(r"\b(?:of|for)\b", title[: match.start()]):
        return title
    word = match[0]
    one = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return title[: match.start()] + one + title[match.end() :]
