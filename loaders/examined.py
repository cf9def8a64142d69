"""What applicants are examined in: the tests and their weights, and what each one tests.

What runs together behind "knowledge of:" is split at its semicolons, as in a list of knowledge, so
that it compares with what a class asks for. When, where and how a test is held is not of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from loaders import leads
from loaders.leads import Lead
from loaders.line_shapes import is_title_case
from loaders.lines import Document, Line, collapsed
from loaders.prose import clauses, items, sentences, stripped
from loaders.record import Span, Statement
from loaders.sections import Section, Sections
from loaders.wording import phrases

__all__ = ["examined", "frames"]

#: A row of a table of tests and weights: "Interview . . . . . 100%".
_ROW: Final = re.compile(r"(?P<test>[^.…:]{2,70}?)\s*(?:[.…_]\s*){4,}(?P<weight>[^\s.…].{0,40})")
#: What tells of an examination itself.
_CONTENT: Final = re.compile(
    phrases(
        *("consist*", "weight*", "scored", "score will be based", "based on", "based entirely"),
        *("knowledge", "ability", "abilities", "skill", "skills", "competenc*", "emphasis"),
        *(
            "evaluat*",
            "assess*",
            "measure*",
            "tested",
            "tests",
            "examined",
            "questions",
            "subjects",
        ),
        *("topics", "cover", "covers", "proficiency", "aptitude", "demonstrate", "exercise"),
        *(
            "written material",
            "performance test",
            "oral",
            "review of",
            "interview will",
            "pass/fail",
        ),
    ),
    re.IGNORECASE,
)
#: What tells when, where and how it is held, and what becomes of the applicants.
_PROCEDURE: Final = re.compile(
    phrases(
        *("notified", "e-mail", "email", "anticipated", "anticipate", "will be held", "to be held"),
        *(
            "can be obtained",
            "emailed",
            "scheduled",
            "self-schedule",
            "passing score",
            "disqualified",
        ),
        *("will receive", "will be invited", "not be invited", "test dates", "administered on"),
        *("administered in", "administered between", "administered during", "number of candidates"),
        *("permitted", "attempts", "eligible list", "employment list", "test location", "mailed"),
        *("instructions", "considered further", "will not be accepted", "unsolicited", "proctored"),
        *(
            "accommodation*",
            "application period",
            "should bring",
            "must bring",
            "take the * test on",
        ),
    ),
    re.IGNORECASE,
)
#: Words before a colon that lead to a list of what is tested.
_LEADS: Final = re.compile(
    r"\b(?:following|include|includes|including|competencies|areas|topics|subjects|factors)\b"
    r"[^.;:]{0,40}$",
    re.IGNORECASE,
)
_COLON: Final = re.compile(r":\s")
_AND_THE: Final = re.compile(r"(?:[\s,]|(?:and|or|the|an?|their|your)\b)*", re.IGNORECASE)
#: What joins the names of competencies to what one must know.
_JOB_KNOWLEDGE: Final = re.compile(
    r"[\s,]*(?:\b(?:and|or)\s+)?(?:\bjob\s+knowledge,?\s*)?\bincluding\s*$", re.IGNORECASE
)
_BETWEEN_COMMAS: Final = re.compile(r"(?!and\b)[^\s,](?:[^,]*[^\s,])?")
_LOOSE: Final = re.compile(r"(?:including\s*:)?[\s:]*", re.IGNORECASE)
_OTHER: Final = re.compile(r"other\b", re.IGNORECASE)
#: How many results are kept: who asks for the statements asks for the words between them too.
_KEPT: Final = 10
#: How many sentences are remembered: notices of examinations share most of theirs.
_KEPT_SENTENCES: Final = 5_000
_FEWEST_ENTRIES: Final = 3
#: How far from the end of a clause such words may begin, in characters.
_NEAR: Final = 60
_LONGEST_NAME: Final = 5
_LONGEST_TITLE: Final = 9


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a section: a statement, or words that only lead to some or name what follows."""

    span: Span
    statement: Statement | None


def examined(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return what the examination tests and how its parts count, in the order printed."""
    found = (part.statement for section in parts.of("examined") for part in _parts(doc, section))
    return tuple(statement for statement in found if statement is not None)


def frames(doc: Document, section: Section) -> Iterator[Span]:
    """Yield the words of a section that only lead to lists, or name what stands below them."""
    return (part.span for part in _parts(doc, section) if part.statement is None)


@lru_cache(maxsize=_KEPT)
def _parts(doc: Document, section: Section) -> tuple[_Part, ...]:
    return tuple(_read(doc, section))


def _read(doc: Document, section: Section) -> Iterator[_Part]:
    text: list[Line] = []
    for line in section.lines:
        row = _ROW.fullmatch(line.text)
        if row is None:
            text.append(line)
            continue
        yield from _prose(doc, text)
        text = []
        yield _Part((line.start, line.end), _row(doc, line, row))
    yield from _prose(doc, text)


def _row(doc: Document, line: Line, row: re.Match[str]) -> Statement:
    """Return a test and its weight as one statement, the dots between them left out."""
    spans = tuple(
        (line.start + row.start(name), line.start + row.end(name)) for name in ("test", "weight")
    )
    text = collapsed(" ".join(doc.text[a:b] for a, b in spans))
    return Statement(text, line.start, line.end, spans=spans, rule="examined-weight")


def _prose(doc: Document, lines: list[Line]) -> Iterator[_Part]:
    found = items(doc, lines)
    for number, item in enumerate(found, 1):
        if number < len(found) and _is_title(doc.clean[item.start : item.end]):
            yield _Part((item.start, item.end), None)
            continue
        for span in sentences(doc, item.start, item.end):
            yield from _sentence(doc, span)


def _is_title(text: str) -> bool:
    """Tell whether an item only names what stands below it."""
    short = len(text.split()) <= _LONGEST_TITLE and "\n" not in text
    return short and (text.endswith(":") or (text[-1].isalpha() and is_title_case(text)))


def _sentence(doc: Document, span: Span) -> Iterator[_Part]:
    text = doc.clean[slice(*span)]
    listed = list(_listed(doc, span))
    is_sentence = text.rstrip("\"')").endswith((".", "!"))
    if listed:
        yield from listed
    elif text.endswith(":"):
        yield _Part(span, None)
    elif not is_sentence or _tells_content(text):
        yield _Part(span, doc.statement(*span, rule="section-sentence"))


@lru_cache(maxsize=_KEPT_SENTENCES)
def _tells_content(text: str) -> bool:
    return _CONTENT.search(text) is not None and _PROCEDURE.search(text) is None


def _listed(doc: Document, span: Span) -> Iterator[_Part]:
    """Yield the entries of a sentence that lists what is tested; none where it lists nothing."""
    opening = _opening(doc, span)
    if opening is None:
        return
    cursor, lead = opening
    yield _Part((span[0], cursor), None)
    for clause in clauses(doc, cursor, span[1]):
        inner = _inner(doc, clause)
        before = (clause[0], inner.span[0]) if inner else clause
        tail = _joined(doc, before)
        if tail is not None:
            yield _Part(doc.trim(*tail.span()), None)
            before = (before[0], tail.start())
        yield from (_entry(doc, part, lead) for part in _entries(doc, before, lead))
        if inner is not None:
            lead = inner
            yield _Part(doc.trim(*inner.span), None)
            yield _entry(doc, (inner.span[1], clause[1]), lead)


def _joined(doc: Document, span: Span) -> re.Match[str] | None:
    """Return the words at the end of a passage that only join what is behind it."""
    near = max(span[0], span[1] - _NEAR)
    # Hardly any ends so, which its last word tells faster than the pattern.
    ends = doc.clean[near : span[1]].rstrip().lower().endswith("including")
    return _JOB_KNOWLEDGE.search(doc.clean, near, span[1]) if ends else None


def _opening(doc: Document, span: Span) -> tuple[int, Lead | None] | None:
    """Return where a list starts, and its lead words, if it has any."""
    start, end = span
    text = doc.clean[start:end]
    if ":" not in text and text.count(";") < _FEWEST_ENTRIES - 1:
        return None
    for colon in _COLON.finditer(doc.clean, start, end):
        found = list(leads.leads(doc.clean, start, colon.start()))
        lead = next(
            (one for one in found if not doc.clean[one.span[1] : colon.start()].strip()), None
        )
        if lead is not None or _LEADS.search(
            doc.clean, max(start, colon.start() - _NEAR), colon.start()
        ):
            return colon.start() + 1, lead
    parts = list(clauses(doc, start, end))
    lead = next(leads.leads(doc.clean, *parts[0]), None)
    return (lead.span[1], lead) if lead and len(parts) >= _FEWEST_ENTRIES else None


def _inner(doc: Document, clause: Span) -> Lead | None:
    """Return the lead words that a clause goes on with: "and job knowledge, knowledge of:"."""
    for lead in leads.leads(doc.clean, *clause):
        if lead.lists or _AND_THE.fullmatch(doc.clean, clause[0], lead.span[0]):
            return lead
    return None


def _entries(doc: Document, span: Span, lead: Lead | None) -> list[Span]:
    """Return the entries of a clause: one, or the names of competencies between its commas."""
    start, end = stripped(doc, *span)
    if start >= end or _AND_THE.fullmatch(doc.clean, start, end):
        return []
    if lead is not None:
        return [(start, end)]
    parts = [match.span() for match in _BETWEEN_COMMAS.finditer(doc.clean, start, end)]
    names = list(takewhile(lambda part: _is_short(doc.clean[slice(*part)]), parts))
    return [*names, (parts[len(names)][0], end)] if len(names) < len(parts) else names


def _is_short(name: str) -> bool:
    return len(name.split()) <= _LONGEST_NAME


def _entry(doc: Document, span: Span, lead: Lead | None) -> _Part:
    start, end = stripped(doc, *span)
    loose = _LOOSE.match(doc.clean, start, end)
    start = loose.end() if loose else start
    if _OTHER.match(doc.clean, start, end):
        lead = None  # "and other necessary skills": whatever was listed before
    words = collapsed(doc.clean[lead.noun : lead.span[1]]) if lead else None
    proficiency = lead.proficiency if lead else None
    told = doc.statement(start, end, rule="examined-listed", lead=words, proficiency=proficiency)
    return _Part((start, end), told)
