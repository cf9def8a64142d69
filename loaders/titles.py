"""Which of the lines before the first section is the title of the class.

A title is labelled, or it is the line that most speaks for: each reason counts some points, and of
equal candidates the first wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Final

from loaders import lexicon, line_shapes
from loaders.columns import cells
from loaders.dates import DATE
from loaders.employers import employer_in, is_part, is_service
from loaders.glued import glued_heading
from loaders.lines import Document, Line, document
from loaders.record import Printed
from loaders.rules import Rule
from loaders.sections import PREAMBLE, Section, Sections

__all__ = ["bare", "codes_alone", "head", "head_end", "title"]

#: A code alone on its line.
_CODE_ALONE: Final = re.compile(
    r"(?:[A-Z]{1,3}-?)?\d{3,8}(?:[A-Z]{1,2}\d{0,3})?(?:-\d{1,4})?|\d{1,3}[A-Z]{1,2}\d{1,4}"
    r"|\d{1,2}\.\d{3}"
)
#: What surrounds a title on its line and is none of it.
_AROUND: Final = re.compile(
    r"^(?:\d{3,6}\s*[-:]?\s+)|\s*[-,(]?\s*(?:class\s+)?(?:code|spec|no\.?|#)?\s*:?\s*#?\d{3,6}\)?$"
    r"|\s*\([A-Z]{1,3}-?\d{3,6}\)$"
    r"|\s*\((?:abolished|established|formerly|revised)\b[^()]*\)$"
    r"|,?\s*\(?(?:prov(?:isional)?|perm(?:anent)?|full[- ]time|part[- ]time"
    r"|non[- ]?exempt|exempt)\)$|,\s*prov\.?$"
    r"|\s+(?:series|(?:class(?:ification)?|job|position)\s+(?:specification|description)s?)$"
    r"|[\s:;,.'-]+$",
    re.IGNORECASE,
)
_LONGEST: Final = 25
#: The end of an occupation's name, before a level and what is in brackets.
_OCCUPATION: Final = re.compile(
    r"(?:(?:[a-z]{2,}(?:er|or|ist|ian|yst|eer|man|woman|person|ant|ee|ary|ief)|clerk|nurse|aide"
    r"|counsel|chemist|cook|mechanic|apprentice|intern|trainee|lead|dean|agent|architect|associate"
    r"|deputy|attorney|engineer|guard|judge|pilot|porter|ranger|surveyor|steward|teacher)s?)"
    r"(?:\s+(?:[IVX]{1,4}|\d|[A-D]))?(?:\s*[,(/-].*|\s+of\s.+|\s+-\s.*)?",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"\s(?:[IVX]{1,4}|[1-9])(?:\s*[,(/&-].*)?$")
#: Lines of addresses, unions, pay, web pages and other furniture of a head.
_NO_TITLE: Final = re.compile(
    rf"{DATE}\W*|(?:page|part)\s*(?:\d|[ivx]+\b).*"
    r"|.*\b(?:p\.?o\.? box|suite \d|phone|fax|tel|www|https?|e-?mail"
    r"|local \d+|bargaining unit|jurisdictional class|series code)\b.*|.*[@»<>|=].*"
    r"|(?:pay|salary|wage)s?\s+(?:grade|band|range|level|schedule|plan|class|scale|group|rate|step"
    r"|table)\b.*|file\s*(?:no\b|:|#).*|vacant|(?:home|loading|advertisement|all rights)\b\W*"
    r"|\(?over\)?|\d+ .*\b(?:street|avenue|road|lane|drive)\b.*|see\s.*"
    r"|(?:non-?)?exempt\W*|(?:none|various|n/a|tbd)\b.*",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"(?:The|An?)\s+"
    r"(?P<title>(?:[A-Z][\w/&-]*)(?:\s+(?:of\s+|and\s+)?[A-Z\d][\w/&-]*){1,6})"
    r"\s+(?:is|may|works?|serves?|[a-z]{2,}e?s)\b"
)
#: Short words stand in capitals where they are acronyms.
_ACRONYM: Final = re.compile(r"[A-Z]{2,6}")
_WORD: Final = re.compile(r"[^\W\d]{3}")
#: How many lines of the head may be the title.
_LINES: Final = 25
_POINTS_LABEL: Final = 50
_POINTS_CAPITALS: Final = 30
_POINTS_NAMED: Final = 25
_POINTS_OCCUPATION: Final = 15
_POINTS_LEVEL: Final = 10
_POINTS_FIRST: Final = 10
_POINTS_SERIES: Final = 20


@dataclass(frozen=True, slots=True)
class _Candidate:
    title: Printed
    points: int


def title(doc: Document, parts: Sections) -> Printed | None:
    """Return the title that the document prints.

    It is labelled; or a line before the first section; or the subject of a sentence that says what
    the class does.
    """
    for span in parts.values("title"):
        found = bare(doc, *_cut(doc, *span), "labelled-field")
        if found is not None and _may_name(found.value):
            return found
    candidates = [*_weakly_labelled(doc, parts), *_lines(doc, parts)]
    best = max(candidates, key=lambda candidate: candidate.points, default=None)
    return best.title if best is not None else _subject(doc, parts)


def head(parts: Sections) -> Iterator[Line]:
    """Yield the lines before the first section that tells of the work, without labelled fields."""
    for section in takewhile(_is_head, parts.sections):
        yield from section.lines


def head_end(doc: Document, parts: Sections) -> int:
    """Return where the first section starts that tells of the work or of who may do it."""
    telling = (section for section in parts.sections if not _is_head(section))
    return next((section.heading[0] for section in telling if section.heading), len(doc.text))


def codes_alone(doc: Document, parts: Sections) -> Iterator[Printed]:
    """Yield the codes that stand alone on a line of the head, or in a cell of one."""
    for line in head(parts):
        for cell in cells(line):
            if _CODE_ALONE.fullmatch(cell.text):
                yield doc.printed(*cell.span, rule="code-line")


def bare(doc: Document, start: int, end: int, rule: Rule) -> Printed | None:
    """Return a title without code, range or the name of the kind of document around it."""
    text, before = doc.clean[start:end], None
    while text != before:
        before = text
        match = _AROUND.search(text)
        if match:
            start += match.end() if match.start() == 0 else 0
            end -= len(text) - match.start() if match.start() else 0
            text = doc.clean[start:end]
    if rule != "table-cell":
        end -= glued_heading(doc.clean[start:end])
    return doc.printed(*doc.trim(start, end), rule=rule) if text.strip() else None


def _is_head(section: Section) -> bool:
    return section.kind in (PREAMBLE, "other", "pay")


def _cut(doc: Document, start: int, end: int) -> tuple[int, int]:
    """Return a value without the headings and text that go on behind it on a long line."""
    words = list(re.finditer(r"\S+", doc.clean[start:end]))
    if len(words) <= _LONGEST:
        return start, end
    for number, word in enumerate(words[1:_LONGEST], start=1):
        for last in words[number + 1 : number + 4]:
            phrase = doc.clean[start + word.start() : start + last.end()]
            is_word = word[0].isalpha() and len(word[0]) > 2 and phrase[0].isupper()
            if is_word and lexicon.heading(phrase) is not None:
                return start, start + word.start()
    return start, start + words[_LONGEST].start()


def _may_name(text: str) -> bool:
    return _WORD.search(text) is not None and _NO_TITLE.fullmatch(text) is None


def _weakly_labelled(doc: Document, parts: Sections) -> Iterator[_Candidate]:
    for span in parts.values("title-weak"):
        found = bare(doc, *_cut(doc, *span), "labelled-field")
        if found is not None and _may_be(found.value):
            yield _Candidate(found, _POINTS_LABEL + _points(doc, found))


def _lines(doc: Document, parts: Sections) -> Iterator[_Candidate]:
    first = _POINTS_FIRST
    lines = islice(head(parts), _LINES)
    for cell in (cell for line in lines for cell in cells(line, widely=True)):
        found = bare(doc, *cell.span, "title-line") if cell.text and _may_be(cell.text) else None
        if found is not None and _may_be(found.value):
            series = _POINTS_SERIES * cell.text.casefold().endswith(" series")
            yield _candidate(found, first + series + _points(doc, found))
            first = 0


def _candidate(found: Printed, points: int) -> _Candidate:
    is_word = _ACRONYM.fullmatch(found.value) is None or _is_occupation(found.value)
    if line_shapes.is_capitals(found.value) and is_word:
        return _Candidate(replace(found, rule="title-capitals"), points + _POINTS_CAPITALS)
    return _Candidate(found, points)


def _points(doc: Document, found: Printed) -> int:
    """Return what speaks for a title: the text names it again, it is an occupation, has a level."""
    name = found.value
    short = re.split(r"\s*[(,]", document(name).clean)[0].casefold()
    named = len(short) > 4 and doc.clean.casefold().count(short) > 1
    return (
        _POINTS_NAMED * named
        + _POINTS_OCCUPATION * bool(_is_occupation(name))
        + _POINTS_LEVEL * bool(_NUMBERED.search(name))
    )


def _is_occupation(name: str) -> bool:
    words = name.split()
    return any(_OCCUPATION.fullmatch(" ".join(words[start:])) for start in range(len(words)))


def _may_be(text: str) -> bool:
    """Tell whether a line before the first section may be the title."""
    if not text[0].isalnum() or re.search(r"(?<!\bprov)[.;]$", text):
        return False
    if len(text.split()) > _LONGEST or not line_shapes.is_titled(text) or not _may_name(text):
        return False
    if _CODE_ALONE.fullmatch(text) or employer_in(text) or is_part(text):
        return False
    if is_service(text):
        return False
    return lexicon.heading(text) is None and not re.match(r"[^:]{2,40}:", text)


def _subject(doc: Document, parts: Sections) -> Printed | None:
    """Return what the first sentence of its kind says does the work."""
    lines = (line for section in parts.sections for line in section.lines)
    for line in lines:
        match = _SUBJECT.match(line.text)
        if match and _is_occupation(match["title"]):
            start, end = match.span("title")
            return doc.printed(line.start + start, line.start + end, rule="title-sentence")
    return None
