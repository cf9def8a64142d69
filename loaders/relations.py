"""What a specification says of other people and classes: who supervises, who differs, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.lines import Document
from loaders.prose import items, sentences
from loaders.qualifications.charge import NO_STAFF, PEOPLE
from loaders.record import Span, Statement
from loaders.rules import Rule
from loaders.sections import Sections
from loaders.wording import Guarded

__all__ = ["reports_to", "sentences_of", "supervises"]

_REPORTS: Final = Guarded(
    r"(?<!who )(?<!that )\breports?\s+(?:directly\s+)?to\b"
    r"|\bsupervision\s+is\s+received\s+from\b|\bsupervised\s+by\b"
    r"|\b(?:supervision|direction)\s+is\s+(?:given|provided|exercised)\b[^.;]{0,80}?\bby\s"
    r"|\b(?:receives?|under)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:supervision|direction|guidance)\s+(?:of|from)\b",
    "report supervis direction guidance",
)
_SUPERVISES: Final = Guarded(
    r"\b(?:supervision\s+is\s+exercised|exercises?\s+(?:\w+\s+){0,4}supervision"
    r"|(?:incumbents?|employees?)\s+supervises?"
    rf"|(?:gives?|provides?)\s+(?:\w+,?\s+){{0,4}}(?:direction|supervision)\s+to\s+(?:[\w-]+\s+){{0,3}}{PEOPLE}"
    rf"|(?<!not )supervises?\b(?!{NO_STAFF})(?:,?\s+(?:and|or)\s+\w+(?:\s+with)?)?"
    rf"(?:\s+(?!of\b|for\b|in\b|to\b|that\b|which\b)[\w/'-]+,?){{0,5}}?\s+(?:{PEOPLE}|groups?))\b",
    "supervis direction",
)
#: What is printed where there is nobody to name.
_NOBODY: Final = re.compile(
    r"\W*(?:n\s*/?\s*a|none|not\s+applicable|no(?:body|\s+one)|no\s+(?:direct\s+reports?|staff))\W*",
    re.IGNORECASE,
)


def reports_to(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return what is said of whom the class reports to, in sections for it and elsewhere."""
    return _statements(doc, parts, "reports-to", _REPORTS)


def supervises(doc: Document, parts: Sections) -> tuple[Statement, ...]:
    """Return what is said of whom the class supervises."""
    return _statements(doc, parts, "supervises", _SUPERVISES)


def sentences_of(doc: Document, parts: Sections, *kinds: str) -> Iterator[Span]:
    """Yield the sentences of the sections of some kinds, and items without full stops whole."""
    for section in parts.of(*kinds):
        for item in items(doc, section.lines):
            yield from sentences(doc, item.start, item.end)


def _statements(
    doc: Document, parts: Sections, kind: str, pattern: Guarded
) -> tuple[Statement, ...]:
    own: list[tuple[Span, Rule]] = [
        (span, "section-sentence")
        for span in sentences_of(doc, parts, kind)
        if not _NOBODY.fullmatch(doc.clean, *span)
    ]
    told: list[tuple[Span, Rule]] = [
        (span, "relation-sentence")
        for span in sentences_of(doc, parts, "summary", "scope", "distinguishing", "supervision")
        if pattern.search(doc.clean, *span)
    ]
    return tuple(doc.statement(*span, rule=rule) for span, rule in sorted(own + told))
