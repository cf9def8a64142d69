"""Who and what a document is about: the title of its class, its code and its employer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Final

from graph.schemes import concepts
from loaders import lexicon, line_shapes
from loaders.lines import Document, Line
from loaders.record import Printed, Warned
from loaders.rules import Rule
from loaders.sections import PREAMBLE, Sections

__all__ = ["abolished", "agency", "code", "roster", "title"]

_CODE: Final = re.compile(r"(?:[A-Z]{1,3}-?)?\d{3,8}[A-Z]?(?:-\d{1,4})?")
_CODE_VALUE: Final = re.compile(r"[A-Z]{0,4}[- ]?\d[\w./-]*")
_BEHIND_TITLE: Final = re.compile(r"[^\W\d]\s*(?:\(|-\s|#)\s*#?(?P<code>\d{3,6})\)?$")
#: What surrounds a title on its line and is none of it.
_AROUND: Final = re.compile(
    r"^(?:\d{3,6}\s*[-:]?\s+)|\s*[-,(]?\s*(?:class\s+)?(?:code|spec|no\.?|#)?\s*:?\s*#?\d{3,6}\)?$"
    r"|\s*\((?:abolished|established|formerly|revised)\b[^()]*\)$|\s+(?:series|class(?:ification)?\s+specifications?|job\s+descriptions?)$|[\s:;,.-]+$",
    re.IGNORECASE,
)
#: A part of an employer, such as a department.
_UNIT: Final = re.compile(
    r"(?:the\s+)?(?:department|division|office|bureau|commission|board)\s+of\s.*"
    r"|(?:(?!\bof\b)[^,])*\b(?:department|division|commission|bureau)",
    re.IGNORECASE,
)
#: A title and the remark behind it, or a line that is such a remark.
_ABOLISHED: Final = re.compile(
    r"[^|]*\((?:class\s+)?abolished\b[^()]*\)|^(?:class\s+)?abolished\b.*", re.IGNORECASE
)
_LONGEST_TITLE: Final = 25
_SENTENCE: Final[Rule] = "agency-sentence"
#: Words that begin the name of a part of an employer.
_PARTS: Final = (
    r"(?:Departments?|Division|Bureau|Office|Board|Commission|Police|Fire|Public|Personnel|Civil)"
)
_PLACE: Final = rf"(?:(?:St|Ft|Mt)\. )?[A-Z][\w-]+(?: (?:of )?(?!{_PARTS}\b)[A-Z][\w'-]+){{0,3}}"
_GOVERNMENT: Final = (
    r"(?:City and County|City|County|Town|Township|Village|Borough|Parish|State|Commonwealth)"
)
_BODY: Final = (
    r"(?:(?:Unified |Union |Independent |Public |High )*School District|County|University"
    r"|Community College(?: District)?|Public Schools|Housing Authority"
    r"|(?:Water|Fire|Park|Sanitation|Transit|Port|Hospital|Library|Utility) (?:District|Authority))"
)
_EMPLOYER: Final = (
    rf"(?:{_GOVERNMENT} of {_PLACE}(?:, (?:[A-Z]{{2}}\b|[A-Z][a-z]+(?=$)))?|{_PLACE} {_BODY})"
)
_EMPLOYER_LINE: Final = re.compile(rf"(?:the\s+)?(?P<name>{_EMPLOYER})", re.IGNORECASE)
#: Sentences in which an employer speaks of itself.
_SPEAKS: Final = re.compile(
    rf"(?P<name>{_EMPLOYER})(?=\s+(?:does not discriminate|is an (?:affirmative|equal)))"
    rf"|\b(?:with|by|of)\s+the\s+(?P<served>(?:City|County|Town|Village)\s+of\s+{_PLACE})"
    r"|\b(?P<own>(?:[A-Z]\w+\s+){1,4}(?:Unified|Union|Independent)\s+School\s+District)\b"
)

#: Words before a body that does not employ the class: "a course from the Ashford School District".
_OF_OTHERS: Final = re.compile(
    r"\b(?:from|through|at|(?:sponsored|conducted|offered|issued|provided|approved|accredited|given"
    r"|administered|certified|granted|taught|recognized|required)\s+by)\s+(?:an?\s+|the\s+)?\Z"
)
#: Kinds of sections whose headings may end the line of a title.
_GLUED: Final = frozenset({"summary", "duties", "distinguishing"})
_MOST_GLUED: Final = 4
#: The one heading of a single word that ends no title, unlike "Purpose" or "Tasks".
_ALONE: Final = re.compile(r"definitions?\b", re.IGNORECASE)
_SMALL: Final = frozenset("a an and at by for from in of on or the to with".split())


def title(doc: Document, parts: Sections) -> Printed | None:
    """Return the title that the document prints: labelled, or a line before its first section."""
    for span in parts.values("title"):
        return _bare(doc, *span, "labelled-field")
    lines = (line for line in _preamble(parts) if _may_be(line))
    candidates = [_bare(doc, line.start, line.end, "title-line") for line in lines]
    named = [found for found in candidates if found is not None]
    capitals = (found for found in named if line_shapes.is_capitals(found.value))
    for found in capitals:
        return replace(found, rule="title-capitals")
    return next(iter(named), None)


def code(doc: Document, parts: Sections) -> Printed | None:
    """Return the class code: labelled, or a number alone or behind the title.

    Codes at the head of the document count more than those in its running text; where they differ,
    the document states none.
    """
    spans = [span for span in parts.values("code") if _CODE_VALUE.match(doc.clean, *span)]
    if not spans:
        return next(_unlabelled(doc, parts), None)
    head = [span for span in spans if span[0] < _head_end(doc, parts)]
    printed = [doc.printed(*span, rule="labelled-field") for span in head or spans]
    return printed[0] if len({found.value for found in printed}) == 1 else None


def _unlabelled(doc: Document, parts: Sections) -> Iterator[Printed]:
    """Yield numbers that stand alone on a line, or behind the title, before the first section."""
    for line in _preamble(parts):
        alone, behind = _CODE.fullmatch(line.text), _BEHIND_TITLE.search(line.text)
        if alone:
            yield doc.printed(line.start, line.end, rule="code-line")
        elif behind and _may_be(line):
            start, end = behind.span("code")
            yield doc.printed(line.start + start, line.start + end, rule="code-line")


def _head_end(doc: Document, parts: Sections) -> int:
    """Return where the first section starts that tells of the work or of who may do it."""
    telling = (part for part in parts.sections if part.kind not in (PREAMBLE, "other", "pay"))
    return next((part.heading[0] for part in telling if part.heading), len(doc.text))


def roster(doc: Document, parts: Sections) -> tuple[tuple[Printed, Printed], ...]:
    """Return title and code of each class in the document's own table of classes, if it has one."""
    rows = (row for row in parts.rows() if "title" in row and "code" in row)
    cell: Rule = "table-cell"
    listed = (
        (_bare(doc, *row["title"], cell), doc.printed(*row["code"], rule=cell)) for row in rows
    )
    return tuple((named, code) for named, code in listed if named is not None)


def agency(doc: Document, parts: Sections) -> Printed | None:
    """Return the employer's name as printed: labelled, as a line, or where it speaks of itself."""
    for span in parts.values("agency"):
        return doc.printed(*span, rule="labelled-field")
    for line in _preamble(parts):
        match = _EMPLOYER_LINE.fullmatch(line.text)
        if match:
            return doc.printed(line.start + match.start("name"), line.end, rule="agency-line")
    told = [
        (match.lastgroup != "name", doc.printed(*match.span(match.lastgroup or 0), rule=_SENTENCE))
        for match in _SPEAKS.finditer(doc.clean)
        if not _OF_OTHERS.search(doc.clean[: match.start(match.lastgroup or 0)])
    ]
    often = Counter(one.value.casefold() for _, one in told)
    best = min(told, key=lambda one: (one[0], -often[one[1].value.casefold()]), default=None)
    return best[1] if best is not None else None


def abolished(doc: Document) -> Iterator[Warned]:
    """Yield a warning for each line that says that a class is abolished, each wording once."""
    seen: set[str] = set()
    for line in doc.lines:
        # The pattern is slow on long lines, of which hardly any has the word.
        match = _ABOLISHED.search(line.text) if "abolished" in line.text.casefold() else None
        if match is None:
            continue
        words = doc.quote(line.start + match.start(), line.start + match.end())
        if words.casefold() not in seen:
            seen.add(words.casefold())
            message = f"The document says of a class: {words}."
            yield Warned("abolished", message, line.start, line.end)


def _preamble(parts: Sections) -> Iterator[Line]:
    """Yield the lines before the first section that feeds a field."""
    before = takewhile(lambda section: section.kind in (PREAMBLE, "other"), parts.sections)
    return (line for section in before for line in section.lines)


def _may_be(line: Line) -> bool:
    """Tell whether a line before the first section may be the title."""
    text = line.text
    if not text[0].isalnum() or text.endswith((".", ";")) or len(text.split()) > _LONGEST_TITLE:
        return False
    if _CODE.fullmatch(text) or _EMPLOYER_LINE.fullmatch(text) or _UNIT.fullmatch(text):
        return False
    if not line_shapes.is_titled(text):
        return False
    return lexicon.heading(text) is None and not re.match(r"[^:]{2,40}:", text)


def _bare(doc: Document, start: int, end: int, rule: Rule) -> Printed | None:
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
        end -= _glued(doc.clean[start:end])
    return doc.printed(*doc.trim(start, end), rule=rule) if text.strip() else None


def _glued(text: str) -> int:
    """Return how many letters of a title's line are the heading of the section below it."""
    words = text.split(" ")
    for count in range(min(_MOST_GLUED, len(words) - 1), 0, -1):
        heading = " ".join(words[-count:])
        known = lexicon.normalised(heading) in _headings() and (count > 1 or _ALONE.match(heading))
        if known and words[-count - 1].casefold() not in _SMALL:
            return len(heading) + 1
    return 0


@cache
def _headings() -> frozenset[str]:
    """Return the headings that may end the line of a title, as they are compared."""
    described = (concept for concept in concepts("section") if concept.name in _GLUED)
    return frozenset(lexicon.normalised(label) for one in described for label in one.labels)
