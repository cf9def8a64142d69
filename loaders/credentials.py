"""Licences, certificates and registrations that some or all holders of a class must have."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from loaders.lines import Document, collapsed
from loaders.numbers import durations
from loaders.prose import Item, clauses, items, label_end, sentences, stripped, without_remarks
from loaders.record import Credential, CredentialKind, Span
from loaders.sections import Section, Sections

__all__ = ["CREDENTIAL", "credential_kind", "credentials"]

#: A noun that names a credential.
CREDENTIAL: Final = re.compile(
    r"\blicen[sc](?:es?\b|ure\b|ed\s+as\b)|\bcertificates?\b(?!\s+(?:program|of completion))"
    r"|\bcertification\(?s?\)?(?!\s+(?:program|course))|\bregistration\b(?!\s+(?:fee|form|process))"
    r"|\bregistered\s+as\b|\bcredentials?\b|\bendorsements?\b|\bdesignation as\b|\bcommission from\b"
    r"|\bcertified\s+as\b|\bpermit\b",
    re.IGNORECASE,
)
_LICENSE: Final = re.compile(r"licen[sc]|registr|registered|endorsement|permit", re.IGNORECASE)
_CERTIFICATE: Final = re.compile(r"certifi|credential|designation|commission", re.IGNORECASE)
#: What makes a sentence outside a section for credentials ask for one.
_ASKS: Final = re.compile(
    r"\b(?:possess\w*|valid|current|requir\w+|must|obtain\w*|hold|maintain|need(?:s|ed)?|certificat(?:e|ion) as"
    r"|registration as|registration in|licensed as|registered as)\b",
    re.IGNORECASE,
)
#: What shows that a sentence speaks of credentials without asking for one.
_REMARKS: Final = re.compile(
    r"\b(?:preferred|desirable|desired|preference|submit\w*|attach\w*|cop(?:y|ies)|proof|list their|if their"
    r"|candidates (?:will|may|who|must)|applicants? (?:who|will|must|may|filing|competing)|not required|will admit|shall not apply|ex:|e\.g\."
    r"|selective certification|eligible list|birth certificate|certified in order|disqualif\w+|issuance|applications?"
    r"|may be certified|be considered|substitut\w+|expire|for positions requiring|fee)\b",
    re.IGNORECASE,
)
#: Sections that ask for no credential.
_SILENT: Final = frozenset(
    {"duties", "summary", "scope", "distinguishing", "examined", "pay", "preamble", "desirable"}
)
_CONDITIONS: Final = (
    re.compile(r"\b(?P<it>some (?:positions|assignments|classes|jobs))\b", re.IGNORECASE),
    re.compile(
        r"\b(?P<it>(?:individual|certain|specific) positions(?: in this class)?)", re.IGNORECASE
    ),
    re.compile(r"\b(?P<it>all positions within [^,;.]+)", re.IGNORECASE),
    re.compile(
        r"\b(?P<it>(?:when|where|if) [^:;,.]*?(?:required?|requirement|assigned|necessary|driv\w+)[^:;,.]*)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<it>determined to be [^.;]+?)(?=\s+may be required|\s+(?:is|are) required|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<it>depending (?:up)?on [^.;,]+|as (?:assigned|required by [^.;,]+))", re.IGNORECASE
    ),
    re.compile(r"\b(?P<it>may (?:be required|require))\b", re.IGNORECASE),
)
_DUE: Final = re.compile(
    r"\bwithin\b(?P<time>[^.;]{3,40}?)\b(?:of|from|after|following)\b[^.;]{0,40}?"
    r"\b(?:hir\w+|appointment|employment|date|assignment|placement|start)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"(?:(?!(?:A|An|Possession|Some|Must|Valid|Current)\b)(?:[A-Z][\w.'/&+-]*|(?:driver|operator)'?s?|of|and|for|in|class"
    r"|type|grade|administrative|services?|teaching|supervisory|professional|commercial|medical)\s+)*?"
    r"(?i:licen[sc]es?|licensure|certificates?|certification|registration|credentials?|endorsements?|designation"
    r"|commission|permit)\b(?:\s+(?:as|in|of|to)\s+(?:an?\s+|the\s+)?[A-Z\"][\w\"'-]*(?:\s+[A-Z][\w\"'-]*)*)?",
)
_NAME_START: Final = re.compile(r"(?:(?:and|of|for|in)\s+)+")


def credentials(doc: Document, parts: Sections) -> tuple[Credential, ...]:
    """Return what the document says of credentials, a sentence or item each, in the order printed."""
    found = (
        _credential(doc, span, some=section.kind == "selective")
        for section in parts.sections
        for span in _spans(doc, section)
    )
    # Notes often repeat what the requirements have said.
    once = {
        (one.name.casefold(), one.condition, one.within_months): one for one in reversed([*found])
    }
    return tuple(sorted(once.values(), key=lambda one: one.start))


def credential_kind(text: str) -> CredentialKind:
    """Return whether a text's first credential is a licence or a certificate.

    A certificate of registration is a certificate.
    """
    license_at, certificate_at = (
        match.start() if (match := pattern.search(text)) else math.inf
        for pattern in (_LICENSE, _CERTIFICATE)
    )
    return "license" if license_at <= certificate_at else "certification"


def _spans(doc: Document, section: Section) -> Iterator[Span]:
    if section.kind in _SILENT:
        return
    plain = without_remarks(doc, section.lines)
    for item in items(doc, section.lines):
        if section.kind in ("credentials", "selective") and not item.is_label:
            yield from _in_section(plain, item)
        else:
            yield from _elsewhere(plain, item)


def _in_section(doc: Document, item: Item) -> Iterator[Span]:
    if item.marker is not None:
        candidates = [(item.start, item.end)]
    else:
        candidates = list(sentences(doc, item.start, item.end))
    for start, end in candidates:
        text = doc.clean[start:end]
        if CREDENTIAL.search(text) and not _is_remark(text):
            yield _kept(doc, start, end)


def _elsewhere(doc: Document, item: Item) -> Iterator[Span]:
    """Yield the sentences of a numbered item, or the clauses of a paragraph."""
    candidates = list(sentences(doc, item.start, item.end))
    if item.marker is None:
        candidates = [clause for sentence in candidates for clause in clauses(doc, *sentence)]
    for start, end in candidates:
        text = doc.clean[start:end]
        if CREDENTIAL.search(text) and _ASKS.search(text) and not _is_remark(text):
            yield _kept(doc, start, end)


def _is_remark(text: str) -> bool:
    found = _REMARKS.search(text)
    return found is not None and not (found[0].startswith(("pref", "desir")) and "required" in text)


def _kept(doc: Document, start: int, end: int) -> Span:
    return stripped(doc, label_end(doc, start, end), end)


def _credential(doc: Document, span: Span, *, some: bool) -> Credential:
    statement = doc.statement(*span)
    text = collapsed(doc.clean[slice(*span)])
    return Credential(
        text=statement.text,
        start=statement.start,
        end=statement.end,
        spans=statement.spans,
        name=_name(text),
        kind=credential_kind(text),
        condition=_condition(text) or ("some positions" if some else None),
        within_months=_due(text),
    )


def _name(text: str) -> str:
    match = _NAME.search(text)
    if match is None:
        return text
    words = _NAME_START.match(match[0])
    return match[0][words.end() :] if words else match[0]


def _condition(text: str) -> str | None:
    found = (match["it"] for pattern in _CONDITIONS if (match := pattern.search(text)))
    words = next(found, None)
    return words if words is None or not words.lower().startswith("some") else words.lower()


def _due(text: str) -> int | None:
    """Return the whole months after appointment by which a credential is due."""
    match = _DUE.search(text)
    if match is None:
        return None
    return next((length.months for length in durations(text, *match.span("time"))), None)
