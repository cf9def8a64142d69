"""Licences, certificates and registrations that some or all holders of a class must have."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from loaders.credential_names import credential_name
from loaders.lines import Document, collapsed
from loaders.numbers import durations
from loaders.prose import Item, clauses, items, label_end, sentences, stripped, without_remarks
from loaders.record import Credential, CredentialKind, Span
from loaders.rules import Rule
from loaders.sections import Section, Sections
from loaders.wording import Guarded, phrases

__all__ = ["CREDENTIAL", "credential", "credential_kind", "credentials", "months_to_obtain"]

#: A noun that names a credential.
CREDENTIAL: Final = Guarded(
    r"(?<!post-)\b"
    r"(?:licen[sc](?:es?\b(?!\s+(?:holders?|plates?|fees?|tax\w*)\b)|ure\b|ed\s+as\b)"
    r"|credentials?\b|endorsements?\b"
    r"|permit\b(?!-requir|\s+(?:process\w*|holders?|fees?)\b)"
    r"|(?<!equivalency )(?<!GED )certificates?\b"
    r"(?!\s+(?:program|of\s+completion|(?:I|II|III|IV|[1-4])\b))"
    r"|certification\(?s?\)?(?!\s+(?:program|course))"
    r"|registration\b(?!\s+(?:fee|form|process|between\b|of\s+(?:\w+\s+)?(?:vehicles|voters)\b))"
    r"|\bmembership\b[^.;]{0,40}\bbar\b|\badmi(?:ssion|tted)\s+to\s+"
    r"(?:the\s+practice\s+of\s+|practice\s+)?(?:law|the\s+(?:\w+\s+)?bar)\b"
    r"|\b(?:cpr|aed|first[- ]aid|life\s+support|flagger|operator|handlers?|induction|guard"
    r"|safety)\b"
    r"[^.;]{0,30}?\bcards?\b"
    r"|\blegal\s+requirements\s+(?:for\s+the\s+practice|to\s+practice|as\s+an?)\b"
    r"|(?:registered|certified|designation)\s+as\b|commission\s+from\b|notary\s+public\b"
    r"|\b(?:remain|become|be)\s+(?:certified|licensed)\b(?!\s+(?:to|from)\b)"
    r"|\b(?:remain|become)\s+registered\b"
    r"|(?:certified|registered|chartered)\s+(?:[\w/&'-]+\s+){0,5}?designation\b"
    r"|(?:(?:cpr|first[- ]aid)\b(?:[\s,/&]|and\b)*)+"
    r"(?=[^.;]{0,60}\bwithin\b[^.;]{0,40}\b(?:days|months?|years?)\b)"
    r"|\b(?:requires?|obtain|hold|possess|maintain|earn|receive)\s+(?:\w+\s+)?accreditation\b)",
    "licens licenc credential endorse permit certif regist member admi card legal designation"
    " commission notary accredit cpr first",
    openings="licens licenc credential endorse permit certif regist member admi cpr aed first life"
    " flagger operator handler induction guard safety legal designation commission notary remain"
    " become be require obtain hold possess maintain earn receive charter",
)
_LICENSE: Final = re.compile(
    r"licen[sc]|registr|registered|endorsement|permit|\bbar\b|\badmi(?:ssion|tted)\s+to\b|\blegal\s+requirements",
    re.IGNORECASE,
)
_CERTIFICATE: Final = re.compile(
    r"certifi|credential|designation|commission|notary|accredit", re.IGNORECASE
)
#: What makes a sentence outside a section for credentials ask for one.
_ASKS: Final = re.compile(
    phrases(
        *("possess*", "valid", "current", "require", "requires", "required", "requiring", "must"),
        *("obtain*", "hold", "maintain"),
        *("need*", "certificate as", "certification as", "registration as", "registration in"),
        *("licensed as", "registered as", "membership in", "membership * in", "admission to"),
    ),
    re.IGNORECASE,
)
#: What makes one of knowledge, skills and abilities ask for one: it may be about others' licences.
_ASKS_OF_THE_ABLE: Final = re.compile(
    phrases("possess*", "valid", "must", "obtain*", "hold", "maintain"), re.IGNORECASE
)
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities"})
#: A credential that is asked for by its name alone.
_OPENS: Final = re.compile(
    r"\W*(?:active|current)?\s*(?:registration|registered|licensed|licensure|certified"
    r"|certification|membership|(?:licen[sc]es?|certificates?)(?=\s*:\s+[A-Z]))\b",
    re.IGNORECASE,
)
#: What a certificate is known by, where a heading tells that it is one: "Life Support (BLS)".
_ACRONYM: Final = re.compile(r"\b[A-Z]{3,6}\b")
#: What shows that a credential would only be welcome.
_WELCOMES: Final = re.compile(
    phrases("preferred", "preference", "desirable", "desired"), re.IGNORECASE
)
#: What shows that a sentence speaks of credentials, or of applying, without asking for one.
_REMARKS: Final = re.compile(
    phrases(
        *("submit*", "attach*", "copy", "copies", "proof", "list their", "if their", "fee"),
        *("candidates will", "candidates may", "candidates who"),
        *("applicant* who", "applicant* will", "applicant* may"),
        *("applicant* filing", "applicant* competing", "disqualif*", "issuance"),
        *("not required", "will admit", "shall not apply", "for positions requiring", "expire"),
        *("take* the place", "certification by a department", "certification to a department"),
        *("certification of candidates", "certification of names", "certification of eligibles"),
        *("selective certification", "eligible list", "certified in order", "may be certified"),
        *(
            "birth certificate",
            "be considered",
            "substitut*",
            "qualifying experience is",
            *("is defined as", "responsibility for ensuring", "responsibility to ensure"),
        ),
    )
    # By when one must have it: "for five years preceding application".
    + r"|(?<!preceding )(?<!prior to )(?<!time of )(?<!date of )\bapplication"
    r"|\b(?:ex:|e\.g\.)"
    r"|\b(?:candidates?|applicants?)\s+must\b(?!\s+(?:also\s+)?(?:possess|hold|have\b|obtain|be\s+\w+ed\b))",
    re.IGNORECASE,
)
#: Sections that ask for no credential.
_SILENT: Final = frozenset(
    {"duties", "summary", "scope", "distinguishing", "examined", "pay", "preamble", "desirable"}
)
#: Who must have a credential, or when; the first pattern found counts.
_CONDITIONS: Final = tuple(
    re.compile(rf"\b{pattern}", re.IGNORECASE)
    for pattern in (
        r"(?:some|most|many|other) (?:positions|assignments|classes|jobs|employees)\b",
        r"(?:individual|certain|specific) positions(?: in this class)?",
        r"all positions within [^,;.]+",
        r"(?:positions? (?:that|which|whose|with|assigned)|\w+s assigned (?:to|as))\s[^.;,]+?"
        r"(?=\s+(?:must|shall|may|will|are|is|requires?|need)\b|[.;,]|$)",
        r"(?:when|where|if) [^:;,.]*?(?:requir|assigned|necessary|driv)[^:;,.]*",
        r"determined to be [^.;]+?(?=\s+(?:may be|is|are) required|$)",
        r"depending (?:up)?on [^.;,]+",
        r"as (?:assigned|required by [^.;,]+)",
        r"may (?:be required|require)\b",
    )
)
_DUE: Final = re.compile(
    r"\bwithin\b(?!\s+the\s+(?:last|past)\b)(?P<time>(?:(?!\b(?:prior|before|preceding)\b)[^.;]){3,40}?)(?:\b(?:of|from|after|following)\b"
    r"[^.;]{0,40}?\b(?:hir\w+|appointment|employment|date|assignment|placement|start|entrance)"
    r"|(?=[.;]|$)|(?:(?<=months)|(?<=years)|(?<=year)|(?<=days))(?=,))",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 7
_SCHOOLING: Final = re.compile(
    r"\b(?:degrees?|diploma|graduat\w+|baccalaureate|GED|courses?|school)\b", re.IGNORECASE
)
_JOINT: Final = re.compile(r"\b(?:and|plus)\b|[,;]")
#: "Cross-Connection Specialist Certificate.": a name and nothing else.
_ONLY_NAME: Final = re.compile(
    r"(?:[A-Z][\w.'/&-]*\s+(?:(?:of|and|for|in)\s+)?){1,6}"
    r"(?i:licen[sc]e|certificate|certification|registration|endorsement)s?\.?"
)
_FIRST_YEAR: Final = re.compile(
    r"\b(?:within|during|by\s+the\s+end\s+of)\s+(?:the\s+)?first\s+year\b", re.IGNORECASE
)
_MONTHS_OF_A_YEAR: Final = 12
#: How many sentences are remembered: half of those on credentials come in several documents.
_KEPT: Final = 5_000


def credentials(doc: Document, parts: Sections) -> tuple[Credential, ...]:
    """Return what the document says of credentials, a sentence or item each, as ordered in it."""
    found: list[Credential] = []
    for section, headings in _headed(doc, parts):
        # Notes often repeat what the requirements have said.
        told = {_sameness(one) for one in found}
        asked = (
            credential(doc, span, _rule(section), told_by=(_before(doc, span), *headings))
            for span in _spans(doc, section, headings)
            if not parts.speaks_of_others(doc.clean[slice(*span)])
        )
        found += [one for one in asked if _sameness(one) not in told]
    return tuple(sorted(found, key=lambda one: one.start))


def _rule(section: Section) -> Rule:
    match section.kind:
        case "credentials":
            return "credential-section"
        case "selective":
            return "credential-selective"
        case "qualification":
            return "credential-qualification"
    return "credential-elsewhere"


def _headed(doc: Document, parts: Sections) -> Iterator[tuple[Section, Sequence[str]]]:
    """Yield the sections with their headings: what is of one class stands below one for all."""
    above: Section | None = None
    for section in parts.sections:
        if section.about is None or above is None or above.kind != section.kind:
            above = section
        spans = [one.heading for one in (section, above) if one.heading is not None]
        yield section, [doc.clean[slice(*span)] for span in spans]


def _before(doc: Document, span: Span) -> str:
    """Return what stands before a span on its line, such as a label."""
    return doc.clean[doc.clean.rfind("\n", 0, span[0]) + 1 : span[0]]


def credential_kind(text: str, told_by: Sequence[str] = ()) -> CredentialKind:
    """Return whether a text's first credential is a licence or a certificate.

    A certificate of registration is a certificate, and so is what nothing names a licence.

    :param told_by: the label and the heading that it stands under, the nearest first: they tell
        the kind of what does not name it, unless they name both
    """
    license_at, certificate_at = (
        match.start() if (match := pattern.search(text)) else math.inf
        for pattern in (_LICENSE, _CERTIFICATE)
    )
    if license_at == certificate_at:
        names_license = (
            _LICENSE.search(label) is not None
            for label in told_by
            if bool(_LICENSE.search(label)) != bool(_CERTIFICATE.search(label))
        )
        return "license" if next(names_license, False) else "certification"
    return "license" if license_at < certificate_at else "certification"


def _spans(doc: Document, section: Section, headings: Sequence[str]) -> Iterator[Span]:
    if section.kind in _SILENT or not _may_ask(doc, section):
        return
    plain = without_remarks(doc, section.lines)
    for item in items(doc, section.lines):
        if section.kind in ("credentials", "selective") and not item.is_label:
            named = section.kind == "credentials" and any(map(CREDENTIAL.search, headings))
            named = named and (item.marker is not None or _is_labelled(doc, item, section))
            yield from _in_section(plain, item, named=named)
        else:
            yield from _elsewhere(plain, item, section.kind)


def _may_ask(doc: Document, section: Section) -> bool:
    """Tell whether a section may name a credential: most others have none of the words."""
    if section.kind in ("credentials", "selective"):
        return True
    lines = section.lines
    return bool(lines) and CREDENTIAL.may_stand_in(doc.clean, lines[0].start, lines[-1].end)


def _is_labelled(doc: Document, item: Item, section: Section) -> bool:
    """Tell whether an item stands on the line of its heading, which is its label."""
    return section.heading is not None and "\n" not in doc.clean[section.heading[1] : item.start]


def _in_section(doc: Document, item: Item, *, named: bool) -> Iterator[Span]:
    """Yield what asks for a credential.

    :param named: the heading says that all points are one, so that a point need not
    """
    if item.marker is not None:
        candidates = [(item.start, item.end)]
    else:
        candidates = list(sentences(doc, item.start, item.end))
    for start, end in candidates:
        is_remark = _is_remark(doc.clean[start:end])
        for part in clauses(doc, start, end) if is_remark else [(start, end)]:
            text = doc.clean[slice(*part)]
            is_told = named and (_is_due(text) or _ACRONYM.search(text))
            if (is_told or CREDENTIAL.search(text)) and not _is_remark(text):
                yield _kept(doc, *part)


def _elsewhere(doc: Document, item: Item, kind: str) -> Iterator[Span]:
    """Yield the sentences of a numbered item, or the clauses of a paragraph.

    :param kind: of its section; among qualifications, a name asks for what it names
    """
    if CREDENTIAL.search(doc.clean, item.start, item.end) is None:
        return
    candidates = list(sentences(doc, item.start, item.end))
    if item.marker is None:
        candidates = [clause for sentence in candidates for clause in clauses(doc, *sentence)]
    for start, end in candidates:
        text = doc.clean[start:end]
        if CREDENTIAL.search(text) is None:
            continue
        if _asks(text, kind, marked=item.marker is not None) and not _is_remark(text):
            yield _kept(doc, start, end)


@lru_cache(maxsize=_KEPT)
def _asks(text: str, kind: str, *, marked: bool) -> bool:
    """Tell whether a text that names a credential asks for it, in a section of some kind."""
    words = _ASKS_OF_THE_ABLE if kind in _COMPETENCIES else _ASKS
    if words.search(text) or _OPENS.match(text) or _is_due(text):
        return True
    is_name = _ONLY_NAME.fullmatch(text) is not None or (marked and _is_name(text))
    return kind == "qualification" and is_name


def _is_name(text: str) -> bool:
    """Tell whether an entry of a list names a credential in its first words, and no schooling."""
    found = CREDENTIAL.search(text)
    before = text[: found.start()] if found else text
    if found and _SCHOOLING.search(before) and not found[0].lower().startswith("certificate"):
        text = before = _JOINT.split(before)[-1]  # "a degree in nursing and a nurse's license"
    return len(before.split()) <= _LONGEST_NAME and _SCHOOLING.search(text) is None


def _sameness(one: Credential) -> tuple[object, ...]:
    """Return what two mentions of one credential share; a name of a word says too little."""
    if " " not in one.name:
        return (one.start,)
    return (one.name.casefold(), one.condition, one.within_months)


@lru_cache(maxsize=_KEPT)
def _is_remark(text: str) -> bool:
    """Tell whether a text only speaks of credentials, or only welcomes them."""
    text = collapsed(text)
    if _WELCOMES.search(text) and not re.search(r"\brequired\b", text, re.IGNORECASE):
        return True
    return _REMARKS.search(text) is not None


def _kept(doc: Document, start: int, end: int) -> Span:
    return stripped(doc, label_end(doc, start, end), end)


def credential(doc: Document, span: Span, rule: Rule, *, told_by: Sequence[str] = ()) -> Credential:
    """Return what a passage says of a credential.

    :param rule: the one that found it there
    :param told_by: the label and the heading that it stands under, the nearest first
    """
    statement = doc.statement(*span, rule=rule)
    text = collapsed(doc.clean[slice(*span)])
    condition = _condition(text)
    if condition is None and rule == "credential-selective":
        condition = "some positions"
    return Credential(
        text=statement.text,
        start=statement.start,
        end=statement.end,
        spans=statement.spans,
        rule=rule,
        name=credential_name(text),
        kind=credential_kind(text, told_by),
        condition=condition,
        within_months=months_to_obtain(text),
    )


@lru_cache(maxsize=_KEPT)
def _condition(text: str) -> str | None:
    found = (match[0] for pattern in _CONDITIONS if (match := pattern.search(text)))
    words = next(found, None)
    return words.lower() if words is not None and words.lower().startswith("some ") else words


def _is_due(text: str) -> bool:
    """Tell whether a text says by when after the appointment something is due."""
    match = _DUE.search(text)
    return match is not None and match.end() > match.end("time")


@lru_cache(maxsize=_KEPT)
def months_to_obtain(text: str) -> int | None:
    """Return the whole months after appointment by which a text says a credential is due."""
    match = _DUE.search(text)
    length = next(durations(text, *match.span("time")), None) if match else None
    if length is None:
        return _MONTHS_OF_A_YEAR if _FIRST_YEAR.search(text) else None
    return length.months
