"""Whose class a document is about, and by which code the employer knows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from loaders.columns import cells
from loaders.coverage import merged
from loaders.employers import employer_in, is_part, is_service
from loaders.fields import CODE_VALUE
from loaders.lines import Document
from loaders.record import Printed, Span, Warned
from loaders.rules import Rule
from loaders.sections import Sections
from loaders.titles import codes_alone, head, head_end

__all__ = ["abolished", "agency", "code"]

_CODE_VALUE: Final = re.compile(rf"#?(?:{CODE_VALUE}|[A-Z]{{0,4}}[- ]?\d[\w./-]*)")
#: A code behind the title on its line, or before it.
_BESIDE_TITLE: Final = re.compile(
    r"[^\W\d]\s*(?:\(|-\s|#|\s{2}|\t)\s*#?(?P<code>\d{3,6})\)?$"
    r"|^(?P<before>\d{3,6})(?:\s*[-:]\s*|\s+)(?=[A-Z][^\d:;.]{3,60}$)"
)
#: How many lines at the end of a document may name its employer.
_FOOT: Final = 3
#: What parts an employer from a part of it or a programme: "University of Ashford - Career Paths".
_DASH: Final = re.compile(r"\s+[-\u00b7]\s+")
_BULLETS: Final = "•*-· \t"
#: A title and the remark behind it, or a line that is such a remark.
_ABOLISHED: Final = re.compile(
    r"[^|]*\((?:class\s+)?abolished\b[^()]*\)|^(?:class\s+)?abolished\b.*", re.IGNORECASE
)
#: Words that begin the name of a part of an employer.
_PARTS: Final = (
    r"(?:Departments?|Division|Bureau|Office|Board|Commission|Police|Fire|Public|Personnel|Civil)"
)
_PLACE: Final = rf"(?:(?:St|Ft|Mt)\. )?[A-Z][\w'-]+(?: (?:of )?(?!{_PARTS}\b)[A-Z][\w'-]+){{0,3}}"
_SENTENCE: Final[Rule] = "agency-sentence"
_EMPLOYER: Final = (
    rf"(?:(?:City and County|City|County|Town|Township|Village|Borough|Parish|State"
    rf"|Commonwealth|University) of {_PLACE}"
    rf"|{_PLACE} (?:(?:Unified |Union |Independent |Public |High )*School District|County"
    r"|University|Community College(?: District)?|Public Schools"
    r"|(?:Housing|Transit|Port) Authority|(?:District|City|County|Borough) Council"
    r"|(?:Water|Fire|Park|Sanitation|Transit|Port|Hospital|Library|Utility) District))"
)
#: How many passages are remembered: an employer's documents share what they say of it.
_KEPT: Final = 1_000
#: How far before a body such words may begin, in characters.
_NEAR: Final = 40
#: What no such sentence is without, and how far from there it may begin and end, in characters.
_TELLS: Final = re.compile(
    r"does not discriminate|is an (?:affirmative|equal)|the\s+(?:City|County|Town|Village)\s+of"
    # Spelt out: a pattern whose parts all open with a letter is looked for faster.
    r"|County[.,;]|Unified\s+School|Union\s+School|Independent\s+School"
)
_AROUND: Final = 150
#: Sentences in which an employer speaks of itself.
_SPEAKS: Final = re.compile(
    # What any of them opens with; none begins within a word in capitals.
    r"(?<![A-Z])(?=[A-Zbfow])(?:"
    rf"(?P<name>{_EMPLOYER})(?=\s+(?:does not discriminate|is an (?:affirmative|equal)))"
    rf"|\b(?:with|by|of)\s+the\s+(?P<served>(?:City|County|Town|Village)\s+of\s+{_PLACE})"
    rf"|\bfor\s+(?P<host>{_PLACE} County)(?=[.,;])"
    r"|\b(?P<own>(?:[A-Z]\w+\s+){1,4}(?:Unified|Union|Independent)\s+School\s+District)\b)"
)
#: Words before a body that does not employ the class: "a course from the Ashford School District".
_OF_OTHERS: Final = re.compile(
    r"\b(?:from|through|at|(?:sponsored|conducted|offered|issued|provided|approved|accredited|given"
    r"|administered|certified|granted|taught|recognized|required)\s+by)\s+(?:an?\s+|the\s+)?\Z"
)


def code(doc: Document, parts: Sections) -> Printed | None:
    """Return the class code: labelled, or a number alone or behind the title.

    Codes at the head of the document count more than those in its running text; where they differ,
    the document states none.
    """
    spans = _codes(doc, parts, "code")
    if not spans:
        return _unlabelled(doc, parts) or _of_position(doc, parts)
    end = head_end(doc, parts)
    at_head = [span for span in spans if span[0] < end]
    printed = [doc.printed(*span, rule="labelled-field") for span in at_head or spans]
    return printed[0] if len({found.value for found in printed}) == 1 else None


def _codes(doc: Document, parts: Sections, name: str) -> list[Span]:
    return [span for span in parts.values(name) if _CODE_VALUE.match(doc.clean, *span)]


def _of_position(doc: Document, parts: Sections) -> Printed | None:
    """Return the number of a position, for want of a code of its class."""
    spans = _codes(doc, parts, "code-weak")
    return doc.printed(*spans[0], rule="labelled-field") if spans else None


def _unlabelled(doc: Document, parts: Sections) -> Printed | None:
    """Return a code alone in the head, or the only one that stands beside a title."""
    alone = next(codes_alone(doc, parts), None)
    if alone is not None:
        return alone
    beside: dict[str, Printed] = {}
    for line in head(parts):
        match = _BESIDE_TITLE.search(line.text)
        if match and employer_in(line.text) is None:
            start, end = match.span("code" if match["code"] else "before")
            found = doc.printed(line.start + start, line.start + end, rule="code-line")
            beside.setdefault(found.value, found)
    return next(iter(beside.values())) if len(beside) == 1 else None


def agency(doc: Document, parts: Sections) -> Printed | None:
    """Return the employer's name as printed: labelled, as a line, or where it speaks of itself."""
    for span in parts.values("agency"):
        if not is_part(doc.clean[slice(*span)]):
            return doc.printed(*span, rule="labelled-field")
    end = head_end(doc, parts)
    at_head = [line for line in doc.lines if line.start < end]
    for line in (*at_head, *doc.lines[-_FOOT:]):
        for cell in cells(line):
            named = cell.text.lstrip(_BULLETS)
            found = employer_in(named) or employer_in(_DASH.split(named)[0])
            if found is not None:
                start = cell.end - len(cell.text.lstrip(_BULLETS))
                return doc.printed(start + found[0], start + found[1], rule="agency-line")
    return _speaking(doc) or _service(doc)


def _speaking(doc: Document) -> Printed | None:
    """Return the employer that a sentence tells of, the one that most of them do."""
    places = (match.span() for match in _TELLS.finditer(doc.clean))
    near = merged((max(0, start - _AROUND), end + _AROUND) for start, end in places)
    told = [
        (group != "name", doc.printed(*span, rule=_SENTENCE))
        for start, end in near
        for group, span in _spoken(doc, start, end)
        if not _OF_OTHERS.search(doc.clean, max(0, span[0] - _NEAR), span[0])
    ]
    often = Counter(one.value.casefold() for _, one in told)
    best = min(told, key=lambda one: (one[0], -often[one[1].value.casefold()]), default=None)
    return best[1] if best is not None else None


def _spoken(doc: Document, start: int, end: int) -> Iterator[tuple[str | None, Span]]:
    """Yield the employers that sentences of a passage tell of, each with the group that did."""
    before = min(start, 1)  # whether a word begins there, the letter before it tells
    shift = start - before
    for group, (first, last) in _speakers(doc.clean[shift:end], before):
        yield group, (first + shift, last + shift)


@lru_cache(maxsize=_KEPT)
def _speakers(text: str, start: int) -> tuple[tuple[str | None, Span], ...]:
    return tuple(
        (match.lastgroup, match.span(match.lastgroup or 0))
        for match in _SPEAKS.finditer(text, start)
    )


def _service(doc: Document) -> Printed | None:
    """Return a service or commission that heads a document which names no larger body."""
    first = doc.lines[0] if doc.lines else None
    if first is None or not is_service(first.text):
        return None
    return doc.printed(first.start, first.end, rule="agency-line")


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
