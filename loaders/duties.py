"""Duties, one statement a printed item.

A numbered or bulleted item is one duty, whatever it holds; an unnumbered paragraph gives a duty a
sentence; and only where the whole list is a single paragraph is it split at its semicolons too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from graph.responsibility import opening_verbs, verb
from loaders.boilerplate import is_boilerplate
from loaders.level_marks import own
from loaders.lines import Document
from loaders.listed_work import announces
from loaders.prose import FIGURES, SHARE, Item, clauses, items, label_end, sentences, stripped
from loaders.record import Span, Statement
from loaders.rules import Rule
from loaders.sections import Section, Sections
from loaders.wording import phrases

__all__ = ["duties"]

#: What a duty says, unlike the letter of a mark or the number of a row.
_WORDED: Final = re.compile(r"[^\W\d_]{3}")
#: A letter behind a duty that marks it as essential or not: "Files letters. E".
_LETTERED: Final = re.compile(r"(?<=[.;])\s+\W?(?:[A-Z]|[A-Z]/[A-Z])\W?$")
#: A clause that goes on with the one before it.
_GOES_ON: Final = re.compile(r"\W*(?:including|such\s+as|e\.g\.|i\.e\.)", re.IGNORECASE)
#: A clause that lists nouns behind a colon: "in such functions as: selection".
_LISTS_NOUNS: Final = re.compile(
    r"\b(?:as|following|includ\w+|areas|fields|functions|programs)\s*:\s", re.IGNORECASE
)
_LISTED: Final = phrases(
    *("duties", "tasks", "functions", "activities", "statements", "statement", "examples"),
    *("example", "list"),
)
#: What introduces a list of duties and is none itself.
_INTRODUCES: Final = re.compile(
    rf"\bfollowing\b[^.;]{{0,60}}{_LISTED}|{_LISTED}[^.;]{{0,40}}\bfollowing\b"
    rf"|{_LISTED}[^.;]{{0,30}}\b(?:are|as|of)\s+(?:only\s+)?(?:examples|typical)\b|:$|"
    + phrases(
        *("some or all", "all-inclusive", "all inclusive", "not intended", "not meant"),
        *("not to be construed", "not designed", "not include all", "listed examples"),
        *("in brackets", "in parentheses", "duties marked", "tasks marked", "functions marked"),
        *("illustrative", "example* only", "example* of duties", "example* of the duties"),
        *(
            "illustrations",
            "omission of",
            "example* of work",
            "example* of the work",
            "any one position",
        ),
    ),
    re.IGNORECASE,
)
_LONGEST_INTRODUCTION: Final = 600
_LONGEST_MARK: Final = 10
#: Nouns that look like verbs.
_HOLDERS: Final = frozenset({"positions", "position"})
#: How many paragraphs of a definition that open with a verb are a list of duties.
_FEWEST_POINTS: Final = 3
#: A sentence of a definition that places the class rather than says what is done.
_PLACES: Final = re.compile(
    r"this\s+is\s+(?:the|an?)\b|(?:this|these|the)\b[^.;]{0,60}\b(?:class(?:es|ification)?|series|specification|levels?)\b"
    r"[^.;]{0,40}\b(?:is|are)\b"
    r"|(?:this|these)\s+(?:\w+\s+){0,2}?(?:class(?:es|ification)?|series|levels?)\s+(?:describes?|differs?|uses)\b"
    r"|[^.;]{0,80}\bcan\s+expect\s+to\s+(?:move|advance|progress)\b"
    r"|(?:[\w-]+\s+){0,4}?(?:work|assignments?|positions?|travel|roles?|supervision|guidance)\s"
    r"[^.;]{0,60}?\b(?:is|are|(?:may|must|will)\s+be)\b(?!\s+(?:responsible|expected|required\s+to)\b)"
    r"|(?:[\w-]+\s+){0,6}?works?\s+(?:\w+\s+)?under\s[^.;,]{0,80}\b(?:supervision|direction|guidance)\b[^.;,]{0,40}\.?$"
    r"|[^.;]{0,60}?\b(?:is|are)\s+(?:the|an?)\s[^.;]{0,80}\blevels?(?:\s+(?:in|of|for|within)\s+(?:the|this|a)\s+\w+)?\s*(?:[.;]|$)|[^.;]{0,60}?\bconsists?\s+of\s[^.;]{0,40}\blevels?\b"
    r"|[^.;]{0,60}?\bexercises?\s+(?:little|limited|no)\b",
    re.IGNORECASE,
)
#: Words before what a definition says is done: "Typical tasks include".
_TELLS: Final = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:tasks|duties|assignments|responsibilities|functions|activities)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:include|includes|including|are|consist\s+of)\b\s*:?\s*(?=\w+ing\b)",
    re.IGNORECASE,
)


def duties(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return the duties of the lists of duties, or of the definition where there is no list.

    Sentences of a definition that speak of other classes of a roster alone are left out.
    """
    lists = parts.of("duties")
    listed = (item for section in lists for item in _listed(doc, section))
    spans = list(_spans(doc, [one for item in listed for one in own(doc, parts, item)]))
    if not spans or all(section.is_announced for section in lists):
        spans = sorted([*spans, *_defined(doc, parts)])
    kept = ((stripped(doc, *_without_figures(doc, *span)), rule) for span, rule in spans)
    worded = ((span, rule) for span, rule in kept if _WORDED.search(doc.clean, *span))
    return tuple(doc.statement(*span, rule=rule) for span, rule in worded)


def _listed(doc: Document, section: Section) -> list[Item]:
    found = [item for item in items(doc, section.lines) if not item.is_label]
    while len(found) > 1 and _introduces(doc, found[0]):
        del found[0]
    return found


def _introduces(doc: Document, item: Item) -> bool:
    text = doc.clean[item.start : item.end]
    if item.marker is not None or len(text) > _LONGEST_INTRODUCTION:
        return False
    *_, last = sentences(doc, item.start, item.end)
    # What is said of the list may stand before its first duty, in one paragraph.
    if opening_verbs(doc.clean[slice(*last)]) and not text.endswith(":"):
        return False
    return _INTRODUCES.search(text) is not None


def _spans(doc: Document, listed: Sequence[Item]) -> Iterator[tuple[Span, Rule]]:
    for item in listed:
        start = label_end(doc, item.start, item.end)
        if item.marker is not None:
            yield (start, item.end), "duty-item"
            continue
        for sentence in _working(doc, start, item.end):
            if len(listed) == 1:
                yield from ((clause, "duty-clause") for clause in _clauses(doc, *sentence))
            else:
                yield sentence, "duty-sentence"


def _clauses(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Yield the clauses of a sentence; nouns that one lists with semicolons stay with it."""
    joined: Span | None = None
    lists = False
    for clause in clauses(doc, start, end):
        text = doc.clean[slice(*clause)]
        is_noun = _GOES_ON.match(text) or (lists and not opening_verbs(text))
        if joined is not None and is_noun:
            joined = (joined[0], clause[1])
            continue
        if joined is not None:
            yield joined
        joined, lists = clause, _LISTS_NOUNS.search(text) is not None
    if joined is not None:
        yield joined


def _working(doc: Document, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a paragraph but those on the list itself or the employer."""
    is_aside = False
    for sentence in sentences(doc, start, end):
        text = doc.clean[slice(*sentence)]
        is_aside = is_boilerplate(text) or (is_aside and not opening_verbs(text))
        if not is_aside:
            yield sentence


def _without_figures(doc: Document, start: int, end: int) -> Span:
    """Return a span without the figures before it and the share of time or mark behind it."""
    figures = FIGURES.match(doc.clean, start, end)
    start = figures.end() if figures is not None else start
    share = SHARE.search(doc.clean, start, end)
    end = share.start() if share is not None else end
    letter = _LETTERED.search(doc.clean, max(start, end - _LONGEST_MARK), end)
    return start, letter.start() if letter is not None else end


def _definitions(parts: Sections) -> list[Section]:
    """Return the definitions, with what distinguishes a level where several are described."""
    levels = (part for part in parts.of("distinguishing") if part.about is not None)
    return [*parts.of("summary"), *levels]


def _defined(doc: Document, parts: Sections) -> Iterator[tuple[Span, Rule]]:
    """Yield what is done from definitions: their sentences, split at semicolons.

    Paragraphs that open with a verb are a list, which stands there without a heading.
    """
    announced = [span for part in _definitions(parts) for span in _announced(doc, part)]
    if announced:
        yield from ((span, "duty-item") for span in announced)
        return
    for section in _definitions(parts):
        rule: Rule = "duty-definition" if section.kind == "summary" else "duty-level"
        found = items(doc, section.lines)
        points = [item for item in found if _is_point(doc, item)]
        if len(points) >= max(_FEWEST_POINTS, len(found) / 2):
            yield from ((span, rule) for item in points for span in sentences(doc, *_span(item)))
            continue
        told = [span for item in found for span in sentences(doc, *_span(item))]
        of_series = _is_of_series(doc, parts, section, told)
        for number, span in enumerate(told):
            of_all = of_series and number == 0
            yield from ((part, rule) for part in _acts(doc, parts, span, of_all=of_all))


def _announced(doc: Document, section: Section) -> Iterator[Span]:
    """Yield the points of a list of work within a definition: "Incumbents do the following:"."""
    found = items(doc, section.lines)
    for number, item in enumerate(found):
        below = [line for line in section.lines if line.start >= item.end]
        if item.marker is None and announces(doc.clean[item.start : item.end], below):
            points = list(takewhile(lambda one: one.marker is not None, found[number + 1 :]))
            yield from map(_span, points if len(points) >= _FEWEST_POINTS else ())


def _acts(doc: Document, parts: Sections, span: Span, *, of_all: bool) -> Iterator[Span]:
    """Yield what a sentence of a definition says is done, if it does.

    :param of_all: whether it speaks of all classes, though it may print the title of one
    """
    text = doc.clean[slice(*span)]
    leads = text.endswith(":")  # a list that stands below
    if not leads and not _PLACES.match(text) and (of_all or not parts.speaks_of_others(text)):
        told = _TELLS.match(text)
        yield from _clauses(doc, span[0] + (told.end() if told else 0), span[1])


def _is_of_series(doc: Document, parts: Sections, section: Section, told: Sequence[Span]) -> bool:
    """Tell whether a definition of the series names a class only as what its holders are called.

    Where sentences open with the titles of several classes, each is about its own.
    """
    words = doc.clean[slice(*section.heading)].lower() if section.heading is not None else ""
    texts = (doc.clean[slice(*span)] for span in told)
    named = {parts.subjects.opening(text) for text in texts if not _PLACES.match(text)}
    return "series" in words and len(named - {frozenset()}) == 1


def _is_point(doc: Document, item: Item) -> bool:
    """Tell whether a paragraph without a mark opens with a verb of action."""
    text = doc.clean[item.start : item.end] if item.marker is None else ""
    first = text.split(maxsplit=1)[0].rstrip(",") if text.strip() else ""
    found = verb(first) if first.casefold() not in _HOLDERS else None
    return found is not None and found.form != "participle"


def _span(item: Item) -> Span:
    return item.start, item.end
