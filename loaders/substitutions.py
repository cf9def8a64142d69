"""What may stand for a requirement: "X may be substituted for two years of the experience"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

from loaders.lines import Document, collapsed
from loaders.numbers import durations
from loaders.prose import Item, items, label_end, sentences, stripped
from loaders.record import Span, Substitution
from loaders.rules import Rule
from loaders.sections import Sections
from loaders.wording import Guarded

__all__ = ["SUBSTITUTES", "substitution", "substitutions"]

#: The words of a substitution, between what is offered and what it stands for.
SUBSTITUTES: Final = Guarded(
    r"\b(?:(?:may|can|will|shall)\s+(?:also\s+)?(?:be\s+)?(?:substituted?|\w+\s+as\s+a\s+substitute)"
    r"(?:,?\s+(?:on\s+an?\s+[\w -]{3,30}?\s+basis|(?:year|month|hour|one|two)[- ]for[- ]\w+"
    r"|(?:up\s+to|(?:to|for)\s+a\s+maximum\s+of|at\s+(?:a|the)\s+rate\s+of)\s+[\w() -]{3,60}?"
    r"),?)*\s+for"
    r"|(?:may|can|will|shall)\s+be\s+\w+\s+in\s+(?:lieu|place)\s+of"
    r"|(?:may|can|will|shall)\s+(?:also\s+)?(?:take\s+the\s+place\s+of|stand\s+(?:in\s+)?for"
    r"|be\s+(?:exchanged|traded|swapped)\s+for|make\s+up\s+for|offset)"
    r"|(?:may|can)\s+(?:also\s+)?(?:substitute|replace)(?:\s+for)?"
    r"|(?<!considered a )(?<!not a )substitutes?\s+for|in\s+lieu\s+of)\b",
    "substitut lieu place stand exchang trade swap make offset",
    openings="may can will shall substitut in",
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
_LIMITED: Final = re.compile(
    r"\b(?:maximum|limit(?:ed)?|up\s+to|(?:no|not)\s+more\s+than|(?:not\s+to|may\s+not)\s+exceed)\b",
    re.IGNORECASE,
)
#: What "in lieu of" must stand before to be a substitution.
_REQUIRED: Final = re.compile(
    r"[^.;]{0,80}?\b(?:experience|education\w*|degrees?|requirements?|training|years?|college|units)\b",
    re.IGNORECASE,
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
        for span in _in_items(doc, items(doc, section.lines))
    ]
    return tuple(substitution(doc, *span, rule) for span, rule in spans)


def _in_items(doc: Document, found: Sequence[Item]) -> Iterator[tuple[Span, Rule]]:
    """Yield the sentences of some items, each with the list below it that its colon announces."""
    for number, item in enumerate(found):
        spans = list(_spans(doc, item.start, item.end))
        if not spans:
            continue  # as nearly all
        listed = list(takewhile(lambda below: below.marker is not None, found[number + 1 :]))
        announces = doc.clean[item.start : item.end].endswith(":") and item.marker is None
        for (start, end), rule in spans:
            goes_on = announces and listed and doc.clean[end : item.end].strip() == ":"
            yield (stripped(doc, start, listed[-1].end) if goes_on else (start, end)), rule


def _spans(doc: Document, start: int, end: int) -> Iterator[tuple[Span, Rule]]:
    """Yield the sentences with the words, without the brackets around them."""
    if SUBSTITUTES.search(doc.clean, start, end) is None:
        return
    for sentence in sentences(doc, start, end):
        words = _words(doc.clean, *sentence)
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


def _words(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words of a substitution; "in lieu of" only where a requirement follows."""
    for words in SUBSTITUTES.finditer(text, start, end):
        in_lieu = words[0].lower().endswith("lieu of")
        if not in_lieu or _REQUIRED.match(text, words.end(), end):
            return words
    return None


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
    words = _words(text, 0, len(text))
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
        months=_most(offered, replaced, words[0] if words else ""),
    )


def _most(offered: str, replaced: str, words: str) -> int | None:
    """Return the most months that a substitution may replace, where it says so.

    :param words: those between the two, which may say it: "may be substituted, up to a year, for"
    """
    start = match.end() if (match := _UP_TO.match(replaced)) else 0
    # At a rate, what is replaced first is no limit: "one year of work for six months of study".
    lengths = () if "rate of" in words else durations(replaced, start, len(replaced))
    for length in lengths:
        if not replaced[start : length.start].strip():
            return length.months
        break
    for part in (words, offered, replaced):
        limited = _LIMITED.search(part)
        first = next(durations(part, limited.end(), len(part)), None) if limited else None
        if first is not None:
            return first.months
    return None
