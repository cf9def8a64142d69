"""What a specification says of other people and classes: who supervises, who differs, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from loaders.lines import Document
from loaders.numbers import ORDINAL, ordinal
from loaders.prose import items, sentences
from loaders.record import Distinction, Span, Statement
from loaders.rules import Rule
from loaders.sections import Sections

__all__ = ["distinctions", "reports_to", "sentences_of", "supervises"]

_DISTINGUISHED: Final = re.compile(
    rf"\b(?:distinguished|differs?|differentiated)\s+from\s+(?:(?:that|those)\s+of\s+)?(?:the\s+)?(?:class\s+of\s+)?"
    rf"(?:(?P<level>{ORDINAL})[-\s]+level\s+)?(?P<title>[A-Z][\w'/&-]*(?:\s+(?:of|and|the|for|[A-Z(][\w'/&)-]*))*)"
)
_REPORTS: Final = re.compile(
    r"\breports?\s+(?:directly\s+)?to\b|\bsupervision\s+is\s+received\s+from\b|\bsupervised\s+by\b"
    r"|\b(?:receives?|under)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:supervision|direction|guidance)\s+(?:of|from)\b",
    re.IGNORECASE,
)
_SUPERVISES: Final = re.compile(
    r"\b(?:supervision\s+is\s+exercised|exercises?\s+(?:\w+\s+){0,4}supervision|(?:incumbents?|employees?)\s+supervises?"
    r"|supervises\s+(?:\w+\s+){0,4}(?:staff|employees|personnel|subordinates))\b",
    re.IGNORECASE,
)


def distinctions(doc: Document, parts: Sections) -> tuple[Distinction, ...]:
    """Return the sentences that set the class apart from another one, which they name."""
    found = []
    for start, end in sentences_of(doc, parts, "summary", "scope", "distinguishing"):
        match = _DISTINGUISHED.search(doc.clean, start, end)
        if match is None:
            continue
        statement = doc.statement(start, end, rule="distinction")
        found.append(
            Distinction(
                statement.text,
                start,
                end,
                spans=statement.spans,
                rule=statement.rule,
                title=doc.quote(*match.span("title")),
                level=ordinal(match["level"]) if match["level"] else None,
            )
        )
    return tuple(found)


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
    doc: Document, parts: Sections, kind: str, pattern: re.Pattern[str]
) -> tuple[Statement, ...]:
    own: list[tuple[Span, Rule]] = [
        (span, "section-sentence") for span in sentences_of(doc, parts, kind)
    ]
    told: list[tuple[Span, Rule]] = [
        (span, "relation-sentence")
        for span in sentences_of(doc, parts, "summary", "scope", "distinguishing", "supervision")
        if pattern.search(doc.clean, *span)
    ]
    return tuple(doc.statement(*span, rule=rule) for span, rule in sorted(own + told))
