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
from loaders.rules import Rule
from loaders.sections import Section, Sections
from loaders.wording import Guarded, phrases

__all__ = ["CREDENTIAL", "credential", "credential_kind", "credentials", "months_to_obtain"]

#: A noun that names a credential.
CREDENTIAL: Final = Guarded(
    r"\b(?:licen[sc](?:es?\b|ure\b|ed\s+as\b)|credentials?\b|endorsements?\b|permit\b"
    r"|(?<!equivalency )(?<!GED )certificates?\b"
    r"(?!\s+(?:program|of\s+completion|(?:I|II|III|IV|[1-4])\b))"
    r"|certification\(?s?\)?(?!\s+(?:program|course))|registration\b(?!\s+(?:fee|form|process))"
    r"|\bmembership\b[^.;]{0,40}\bbar\b|\badmi(?:ssion|tted)\s+to\s+"
    r"(?:the\s+practice\s+of\s+|practice\s+)?(?:law|the\s+(?:\w+\s+)?bar)\b"
    r"|\b(?:cpr|aed|first[- ]aid|life\s+support|flagger|operator|induction|guard|safety)\b"
    r"[^.;]{0,30}?\bcards?\b"
    r"|\blegal\s+requirements\s+(?:for\s+the\s+practice|to\s+practice|as\s+an?)\b"
    r"|(?:registered|certified|designation)\s+as\b|\bremain\s+(?:certified|licensed|registered)\b|commission\s+from\b|notary\s+public\b)",
    "licens licenc credential endorse permit certif regist member admi card legal designation"
    " remain commission notary",
)
_LICENSE: Final = re.compile(
    r"licen[sc]|registr|registered|endorsement|permit|\bbar\b", re.IGNORECASE
)
_CERTIFICATE: Final = re.compile(r"certifi|credential|designation|commission|notary", re.IGNORECASE)
#: What makes a sentence outside a section for credentials ask for one.
_ASKS: Final = re.compile(
    phrases(
        *("possess*", "valid", "current", "requir*", "must", "obtain*", "hold", "maintain"),
        *("need*", "certificate as", "certification as", "registration as", "registration in"),
        *("licensed as", "registered as", "membership in", "membership * in", "admission to"),
    ),
    re.IGNORECASE,
)
#: A credential that is asked for by its name alone.
_OPENS: Final = re.compile(
    r"\W*(?:active|current)?\s*(?:registration|registered|licensed|licensure|certified"
    r"|certification|membership)\b",
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
    r"|(?=\.|;|$))",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 7
_SCHOOLING: Final = re.compile(
    r"\b(?:degrees?|diploma|graduat\w+|baccalaureate|GED|courses?|school)\b", re.IGNORECASE
)
_FIRST_YEAR: Final = re.compile(
    r"\b(?:within|during|by\s+the\s+end\s+of)\s+(?:the\s+)?first\s+year\b", re.IGNORECASE
)
_MONTHS_OF_A_YEAR: Final = 12
#: Small words inside the name of a credential.
_WITHIN_NAME: Final = phrases(
    *("driver's", "drivers", "driver", "operator's", "operators", "operator", "of", "and", "for"),
    *("in", "class", "type", "grade", "administrative", "service*", "teaching", "supervisory"),
    *("professional", "commercial", "medical"),
)
_OUTSIDE_NAME: Final = phrases("A", "An", "The", "Possession", "Some", "Must", "Valid", "Current")
_NAME: Final = re.compile(
    rf"(?:(?!{_OUTSIDE_NAME})"
    rf"(?:[A-Z][\w.'/&+-]*|(?<=\w )\([A-Z][\w .-]{{0,20}}\)|{_WITHIN_NAME})\s+)*?"
    r"(?i:licen[sc](?:es?|ure)|certificates?|certification|registration|credentials?|endorsements?"
    r"|designation|commission(?!\s+(?:on|for))|permit)\b"
    r"(?:\s+(?:as|in|of|to)\s+(?:an?\s+|the\s+)?[A-Z\"][\w\"'-]*(?:\s+[A-Z][\w\"'-]*)*)?"
)
_NAME_START: Final = re.compile(r"(?:(?:and|of|for|in)\s+)+")
#: What a name that opens with a letter leaves behind: "Class A, B or C driver's license".
_CLASSES: Final = re.compile(
    r"\bClass(?:es)?\s+(?:[A-Z]\b,?\s*)+(?:and/or|or|and)\s+$", re.IGNORECASE
)
_LETTER: Final = re.compile(r"[A-Z]\s")
#: What tells a credential behind its bare noun: "license issued by the board".
_TOLD_BEHIND: Final = re.compile(
    r"\s+(?:as|in|of|for|from|to|issued|granted|approved|authorizing|with)\b"
    r"[^.;,]+?(?=\s+(?:may|must|will|shall|is|are)\b|[.;,]|$)",
    re.IGNORECASE,
)
#: Up to three small words that tell it before its noun: "a turbine endorsement".
_TOLD_BEFORE: Final = re.compile(
    r"(?:(?!"
    + phrases(
        *(
            "a",
            "an",
            "the",
            "any",
            "all",
            "and",
            "or",
            "of",
            "to",
            "in",
            "valid",
            "current",
            "their",
        ),
        *(
            "its",
            "his",
            "her",
            "your",
            "appropriate",
            "required",
            "require*",
            "obtain*",
            "possess*",
        ),
        *("hold*", "maintain*", "have", "has", "upon", "by", "such", "this", "that", "no", "with"),
        *("necessary", "active", "possession", "some", "other", "following", "for", "must", "be"),
    )
    + r")\b[a-z][\w'/-]*\s+){1,3}$",
    re.IGNORECASE,
)
#: A credential that a participle names: "certified as a welder".
_HELD_AS: Final = re.compile(
    r"\b(?:licensed|registered|certified)\s+as\s+[^.;,]+?"
    r"(?=\s+(?:by|in\s+accordance|is|are|may|must|with|prior|within)\b|[.;,]|$)",
    re.IGNORECASE,
)


def credentials(doc: Document, parts: Sections) -> tuple[Credential, ...]:
    """Return what the document says of credentials, a sentence or item each, as ordered in it."""
    found = [
        credential(doc, span, _rule(section))
        for section in parts.sections
        for span in _spans(doc, section)
        if not parts.speaks_of_others(doc.clean[slice(*span)])
    ]
    # Notes often repeat what the requirements have said.
    once = {_sameness(one): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: one.start))


def _rule(section: Section) -> Rule:
    match section.kind:
        case "credentials":
            return "credential-section"
        case "selective":
            return "credential-selective"
        case "qualification":
            return "credential-qualification"
    return "credential-elsewhere"


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
            yield from _in_section(plain, item, named=_names_credentials(doc, section))
        else:
            listed = section.kind == "qualification" and item.marker is not None
            yield from _elsewhere(plain, item, listed=listed)


def _names_credentials(doc: Document, section: Section) -> bool:
    """Tell whether a heading says of all that stands below it that it is a credential."""
    span = section.heading if section.kind == "credentials" else None
    return span is not None and CREDENTIAL.search(doc.clean, *span) is not None


def _in_section(doc: Document, item: Item, *, named: bool) -> Iterator[Span]:
    """Yield what asks for a credential.

    :param named: the heading says that all is one, so that a point need not
    """
    if item.marker is not None:
        candidates = [(item.start, item.end)]
    else:
        candidates = list(sentences(doc, item.start, item.end))
    for start, end in candidates:
        is_remark = _is_remark(doc.clean[start:end])
        for part in clauses(doc, start, end) if is_remark else [(start, end)]:
            text = doc.clean[slice(*part)]
            is_one = CREDENTIAL.search(text) or (named and item.marker and _ACRONYM.search(text))
            if is_one and not _is_remark(text):
                yield _kept(doc, *part)


def _elsewhere(doc: Document, item: Item, *, listed: bool) -> Iterator[Span]:
    """Yield the sentences of a numbered item, or the clauses of a paragraph.

    :param listed: the item is one of a list of qualifications, where a name asks for what it names
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
        asks = _ASKS.search(text) or _OPENS.match(text) or (listed and _is_name(text))
        if asks and not _is_remark(text):
            yield _kept(doc, start, end)


def _is_name(text: str) -> bool:
    """Tell whether an entry of a list names a credential in its first words, and no schooling."""
    found = CREDENTIAL.search(text)
    before = text[: found.start()] if found else text
    return len(before.split()) <= _LONGEST_NAME and _SCHOOLING.search(text) is None


def _sameness(one: Credential) -> tuple[object, ...]:
    """Return what two mentions of one credential share; a name of a word says too little."""
    if " " not in one.name:
        return (one.start,)
    return (one.name.casefold(), one.condition, one.within_months)


def _is_remark(text: str) -> bool:
    """Tell whether a text only speaks of credentials, or only welcomes them."""
    if _WELCOMES.search(text) and not re.search(r"\brequired\b", text, re.IGNORECASE):
        return True
    return _REMARKS.search(text) is not None


def _kept(doc: Document, start: int, end: int) -> Span:
    return stripped(doc, label_end(doc, start, end), end)


def credential(doc: Document, span: Span, rule: Rule) -> Credential:
    """Return what a passage says of a credential.

    :param rule: the one that found it there
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
        name=_name(text),
        kind=credential_kind(text),
        condition=condition,
        within_months=months_to_obtain(text),
    )


def _name(text: str) -> str:
    """Return the words that tell which credential a text is about, else the whole text."""
    match = _NAME.search(text)
    if match is None:
        held = _HELD_AS.search(text)
        return held[0] if held else text
    words = _NAME_START.match(match[0])
    start = match.start() + (words.end() if words else 0)
    name = text[start : match.end()]
    if _LETTER.match(name) and (classes := _CLASSES.search(text[:start])):
        return text[classes.start() : match.end()]
    return name if " " in name else _told(text, start, match.end())


def _told(text: str, start: int, end: int) -> str:
    """Return a bare noun with the words beside it that tell which credential it is."""
    before = _TOLD_BEFORE.search(text[:start])
    if before:
        return text[before.start() : end]
    behind = _TOLD_BEHIND.match(text, end)
    return text[start : behind.end()] if behind else text


def _condition(text: str) -> str | None:
    found = (match[0] for pattern in _CONDITIONS if (match := pattern.search(text)))
    words = next(found, None)
    return words.lower() if words is not None and words.lower().startswith("some ") else words


def months_to_obtain(text: str) -> int | None:
    """Return the whole months after appointment by which a text says a credential is due."""
    match = _DUE.search(text)
    if match is None:
        return _MONTHS_OF_A_YEAR if _FIRST_YEAR.search(text) else None
    return next((length.months for length in durations(text, *match.span("time"))), None)
