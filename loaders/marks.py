"""Words that only say how a document is built, and were understood by that.

"Either I" before an alternative, "Education:" before a requirement, "All of the above, and" before
the rest of a list, the date at the foot of a page: what they say is in the structure of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from loaders import lexicon
from loaders.coverage import gaps
from loaders.dates import DATE
from loaders.fields import Field
from loaders.lines import Document
from loaders.record import Span
from loaders.sections import Section

__all__ = ["foot", "marks"]

_JOINING: Final = r"(?:[\s,;:.()-]|\b(?:and/or|and|or|plus|with)\b)"
#: "Either I", "Or Pattern II": the mark of an alternative.
_ALTERNATIVE: Final = (
    r"\b(?:either|or|and)\s*(?:(?:pattern|option|alternative)\s+)?(?:[IVX]{1,4}|[A-E]|\d)(?![\w-])"
    r"|\b(?:either|both)\b(?=\s*:?\s*$)"
)
#: What stands for the points of the classes below.
_ABOVE: Final = r"\b(?:all\s+of\s+the\s+above|in\s+addition\s+to\s+(?:all\s+of\s+)?the\s+above)\b"
_LEADING: Final = re.compile(rf"(?:{_JOINING}|{_ALTERNATIVE})+", re.IGNORECASE)
_TRAILING: Final = re.compile(
    rf"(?:\b(?:and/or|and|or|plus|with)\b|{_ALTERNATIVE})(?:{_JOINING}|{_ALTERNATIVE})*$",
    re.IGNORECASE,
)
_WHOLE_ABOVE: Final = re.compile(rf"(?:{_JOINING}|{_ABOVE})+", re.IGNORECASE)
_LAST_LABEL: Final = re.compile(
    r"\b(?!(?:Either|Or|And|[IVX]{1,4})\b)(?P<label>[A-Z][\w'-]*(?:(?:\s*[/&,]\s*|\s+(?:and\s+|or\s+)?)[A-Z][\w'-]*){0,4})\s*:\s*$"
)
#: How long such marks and labels may be at the end of a passage, in characters.
_LONGEST: Final = 120
#: A short passage that ends with a colon leads to what stands behind it.
_LEAD_IN: Final = re.compile(r"[^.;:]{2,90}:\W*")
_ALTERNATIVES: Final = re.compile(rf".*(?:{_ALTERNATIVE})", re.IGNORECASE | re.DOTALL)
#: What the foot of a page prints beside the code of the class.
_FOOT: Final = re.compile(
    rf"(?:[\s.,_|·…-]|cont(?:inued|'d)?\b\.?|rev(?:ised|ision|\.)?:?|(?<!\d){DATE})+", re.IGNORECASE
)
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities", "personal"})
#: Sections in which marks and labels part what is asked.
_ASKING: Final = frozenset(
    {"qualification", "credentials", "substitution", "notes", "selective", *_COMPETENCIES}
)


def marks(doc: Document, section: Section, gap: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a passage that only mark structure.

    :param gap: a passage of the section that no statement took
    :param taken: the spans of all passages, merged
    """
    if section.kind not in _ASKING:
        return
    start, end = gap
    text = doc.clean[start:end]
    is_mark, is_lead_in, opening, stop = _marks(text)
    if is_mark or (is_lead_in and _leads_on(doc, end, taken)):
        yield gap
        return
    if stop < len(text):
        yield doc.trim(start + stop, end)
    if opening:
        yield doc.trim(start, start + opening)


def foot(doc: Document, field: Field) -> Span:
    """Return the rest of the line behind a class's code where it is the foot of a page.

    It is empty where the line goes on with anything but dots and dates.
    """
    end = min(
        (at for mark in "\r\n" if (at := doc.clean.find(mark, field.end)) >= 0),
        default=len(doc.clean),
    )
    is_foot = field.name == "code" and _FOOT.fullmatch(doc.clean, field.end, end) is not None
    return doc.trim(field.end, end) if is_foot else (end, end)


@lexicon.kept
def _marks(text: str) -> tuple[bool, bool, int, int]:
    """Return what a text has of marks; documents of one employer share most such passages.

    Whether it is a mark, whether it may be a lead-in, where the marks at its start end, and where
    those at its end begin.
    """
    stop = _marks_end(text)
    leading = _LEADING.match(text[:stop])
    opening = leading.end() if leading and _ALTERNATIVES.match(leading[0]) else 0
    return _is_mark(text), _is_lead_in(text), opening, stop


def _is_mark(text: str) -> bool:
    return bool(_WHOLE_ABOVE.fullmatch(text) or _LEADING.fullmatch(text))


def _is_lead_in(text: str) -> bool:
    opening = _LEADING.match(text)
    return _LEAD_IN.fullmatch(text, opening.end() if opening else 0) is not None


def _leads_on(doc: Document, end: int, taken: Sequence[Span]) -> bool:
    """Tell whether the first words behind a passage were understood."""
    behind = next((start for start, _ in taken if start >= end), None)
    return behind is not None and not any(gaps(doc, end, behind, ()))


def _marks_end(text: str) -> int:
    """Return where the marks and labels begin that a text ends with, or its length."""
    stop, before = len(text), None
    while stop != before:
        before = stop
        ends = text[:stop].rstrip().endswith(":")
        label = _LAST_LABEL.search(text, max(0, stop - _LONGEST), stop) if ends else None
        if label and _is_label(label["label"]):
            stop = label.start()
        trailing = _TRAILING.search(text, max(0, stop - _LONGEST), stop)
        if trailing and (stop < len(text) or _ALTERNATIVES.match(trailing[0])):
            stop = trailing.start()
    return stop


def _is_label(label: str) -> bool:
    entry = lexicon.heading(label)
    return entry is not None and entry.scheme == "section" and entry.name in _ASKING
