"""What may stand for a requirement: "X may be substituted for two years of the experience"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from loaders.lines import Document, collapsed
from loaders.numbers import durations
from loaders.prose import items, label_end, sentences, stripped
from loaders.record import Span, Substitution
from loaders.rules import Rule
from loaders.sections import Sections

__all__ = ["SUBSTITUTES", "substitution", "substitutions"]

#: The words of a substitution, between what is offered and what it stands for.
SUBSTITUTES: Final = re.compile(
    r"\b(?:(?:may|can|will|shall)\s+(?:also\s+)?(?:be\s+)?(?:substituted?|\w+\s+as\s+a\s+substitute)"
    r"(?:\s+on\s+an?\s+[\w-]+\s+basis)?\s+for|(?:may|can|will|shall)\s+be\s+\w+\s+in\s+(?:lieu|place)\s+of"
    r"|may\s+(?:substitute|replace)(?:\s+for)?|substitutes?\s+for|in\s+lieu\s+of)\b",
    re.IGNORECASE,
)
_EDUCATION: Final = re.compile(
    r"\b(?:education\w*|degrees?|college|schooling|diploma|grade|coursework|units)\b", re.IGNORECASE
)
_RATE: Final = re.compile(
    r"\b(?:year[- ]for[- ]year|month[- ]for[- ]month|hour[- ]for[- ]hour|one[- ]for[- ]one"
    r"|for each (?:\w+ )?(?:year|month)s?\b"
    r"|two[- ]for[- ]one"
    r"|(?:one|two|three) years? [^.;]{0,40}?(?:equals?|being equivalent to) [^.;]+)",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    r"\s*(?:(?:up to|a maximum of|the|at most|not more than|all but)\s+)*", re.IGNORECASE
)
_SECTIONS: Final = (
    "qualification",
    "notes",
    "substitution",
    "credentials",
    "other",
    "competencies",
)


def substitutions(doc: Document, parts: Sections) -> tuple[Substitution, ...]:
    """Return the sentences that allow a substitution, in the order printed."""
    spans = [
        span
        for section in parts.of(*_SECTIONS)
        for item in items(doc, section.lines)
        for span in _spans(doc, item.start, item.end)
    ]
    return tuple(substitution(doc, *span, rule) for span, rule in spans)


def _spans(doc: Document, start: int, end: int) -> Iterator[tuple[Span, Rule]]:
    """Yield the sentences with the words, without the brackets around them."""
    for sentence in sentences(doc, start, end):
        words = SUBSTITUTES.search(doc.clean, *sentence)
        if words is None:
            continue
        opened = _bracket(doc, range(words.start() - 1, sentence[0] - 1, -1), ")(")
        closed = _bracket(doc, range(words.end(), sentence[1]), "()")
        first = label_end(doc, *sentence) if opened is None else opened + 1
        last = sentence[1] if opened is None or closed is None else closed
        yield (
            stripped(doc, first, last),
            "substitution-sentence" if opened is None else "substitution-bracket",
        )


def _bracket(doc: Document, places: Iterable[int], pair: str) -> int | None:
    """Return where the bracket stands that is around the places' start, walking along them.

    :param pair: the bracket that opens on that way, and the one that closes
    """
    depth = 0
    for place in places:
        depth += (doc.clean[place] == pair[0]) - (doc.clean[place] == pair[1])
        if depth < 0:
            return place
    return None


def substitution(doc: Document, start: int, end: int, rule: Rule) -> Substitution:
    """Return what a passage says may stand for something else.

    :param rule: the one that found it there
    """
    text = collapsed(doc.clean[start:end])
    words = SUBSTITUTES.search(text)
    offered, replaced = (text[: words.start()], text[words.end() :]) if words else (text, "")
    rate = _RATE.search(text)
    statement = doc.statement(start, end, rule=rule)
    return Substitution(
        text=statement.text,
        start=start,
        end=end,
        spans=statement.spans,
        rule=rule,
        offers=offered.strip(" ,"),
        replaces="education" if _EDUCATION.search(replaced) else "experience",
        rate=rate[0] if rate else None,
        months=_most(offered, replaced),
    )


def _most(offered: str, replaced: str) -> int | None:
    """Return the most months that a substitution may replace, where it says so."""
    start = match.end() if (match := _UP_TO.match(replaced)) else 0
    for length in durations(replaced, start, len(replaced)):
        if not replaced[start : length.start].strip():
            return length.months
        break
    limited = re.search(r"\b(?:maximum|limit|up to|no more than)\b", offered, re.IGNORECASE)
    return (
        next((length.months for length in durations(offered, 0, len(offered))), None)
        if limited
        else None
    )
