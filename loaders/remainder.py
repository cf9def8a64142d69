"""Where the rest of a document goes: what was understood without a statement, and what is other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import leads, lexicon
from loaders.coverage import gaps, merged
from loaders.desirable import desirable
from loaders.examined import frames
from loaders.lines import Document
from loaders.marks import foot, marks
from loaders.prose import items, label_end
from loaders.record import Other, Printed, Span, Statement, Understood, UnderstoodKind
from loaders.sections import Section, Sections

__all__ = ["Rest", "marked", "rest", "understood"]

#: Sections in which short lines name the points below them.
_LABELLED: Final = frozenset(
    {"duties", "competencies", "knowledge", "skills", "abilities", "credentials"}
)
#: What a title's line goes on with: "Clerk Series".
_DESCRIBED: Final = re.compile(
    r"[ \t]+(?:series|class(?:ification)?\s+specifications?|job\s+descriptions?)\b"
    r"(?=[\s:.]*(?:$|[\r\n]))",
    re.IGNORECASE,
)
_REST_OF_LINE: Final = re.compile(r"[^\r\n]+")
#: The mark of a footnote, behind the word that it belongs to; before it, it opens its line.
_ASTERISK: Final = re.compile(r"[\w\])]\*")


@dataclass(frozen=True, slots=True)
class Rest:
    """What no passage took: what is only welcome, and all other, each with its heading."""

    other: tuple[Other, ...]
    desirable: tuple[Statement, ...]


def understood(doc: Document, parts: Sections, title: Printed | None) -> tuple[Understood, ...]:
    """Return the passages whose meaning went elsewhere, in the order printed."""
    spans = _spans(doc, parts, title)
    found = [_understood(doc, kind, span) for kind, span in spans if span[0] < span[1]]
    return tuple(sorted(found, key=lambda passage: (passage.start, passage.end)))


def marked(doc: Document, parts: Sections, taken: Sequence[Span]) -> tuple[Understood, ...]:
    """Return the words that no passage took because they only mark how the document is built.

    :param taken: the spans of all passages, merged
    """
    spans = (
        span
        for section in parts.sections
        for gap in _gaps(doc, section, taken)
        for span in marks(doc, section, gap, taken)
    )
    return tuple(dict.fromkeys(_understood(doc, "label", span) for span in spans))


def rest(doc: Document, parts: Sections, taken: Sequence[Span], named: Sequence[Span]) -> Rest:
    """Return what no passage took.

    :param taken: the spans of all passages, merged
    :param named: the spans of names of employers and classes, merged; one alone is taken too, but
        does not cut the sentence in which it stands
    """
    left = [
        (section, gap)
        for section in parts.sections
        for gap in _gaps(doc, section, taken)
        if any(gaps(doc, *gap, named))
    ]
    preferred = [span for section, gap in left for span in desirable(doc, section, gap)]
    welcome = merged(preferred_span for preferred_span, _ in preferred)
    return Rest(
        tuple(
            _other(doc, parts, section, part)
            for section, gap in left
            for part in gaps(doc, *gap, welcome)
        ),
        tuple(doc.statement(*span, rule=rule) for span, rule in preferred),
    )


def _gaps(doc: Document, section: Section, taken: Sequence[Span]) -> Iterator[Span]:
    for item in items(doc, section.lines):
        yield from gaps(doc, item.start, item.end, taken)


def _spans(
    doc: Document, parts: Sections, title: Printed | None
) -> Iterator[tuple[UnderstoodKind, Span]]:
    if title is not None:
        yield "title", (title.start, _title_end(doc, title))
        yield "heading", _glued_heading(doc, title)
    yield from (("label", span) for span in doc.furniture)
    yield from (("field", (field.start, field.end)) for field in parts.fields)
    yield from (("label", foot(doc, field)) for field in parts.fields)
    for section in parts.sections:
        if section.heading is not None:
            yield "heading", section.heading
        if section.kind in _LABELLED:
            yield from (("label", span) for span in _labels(doc, section))
        elif section.kind == "examined":
            yield from (("label", span) for span in frames(doc, section))


def _title_end(doc: Document, title: Printed) -> int:
    """Return where a title ends with the words that name what the document describes by it."""
    match = _DESCRIBED.match(doc.clean, title.end)
    return match.end() if match else title.end


def _glued_heading(doc: Document, title: Printed) -> Span:
    """Return a heading behind a title on its line: "Clerk Definition"; an empty span for none."""
    rest = _REST_OF_LINE.match(doc.clean, title.end)
    span = doc.trim(*rest.span()) if rest else (title.end, title.end)
    entry = lexicon.heading(doc.clean[slice(*span)]) if span[0] < span[1] else None
    known = entry is not None and entry.scheme == "section"
    return span if known else (title.end, title.end)


def _labels(doc: Document, section: Section) -> Iterator[Span]:
    for item in items(doc, section.lines):
        if item.is_label:
            yield item.start, item.end
            continue
        lead = leads.find(doc.clean, item.start, item.end)
        if lead is None:
            yield doc.trim(item.start, label_end(doc, item.start, item.end))
        elif lead.lists:
            yield lead.span


def _understood(doc: Document, kind: UnderstoodKind, span: Span) -> Understood:
    return Understood(kind, doc.quote(*span), *span)


def _other(doc: Document, parts: Sections, section: Section, span: Span) -> Other:
    spans = doc.spans(*span)
    under = _footed(doc, parts, span[0]) or section
    heading = doc.quote(*under.heading) if under.heading is not None else None
    cut = spans if len(spans) > 1 else ()
    return Other(doc.quote(*span), *span, spans=cut, rule="remainder", heading=heading)


def _footed(doc: Document, parts: Sections, start: int) -> Section | None:
    """Return the section of the word to which a footnote belongs, that has its asterisk."""
    if "*" not in doc.clean:
        return None  # as most documents, it has no footnote
    line = 1 + max(doc.clean.rfind(end, 0, start) for end in "\r\n")
    if doc.clean[line:start].strip(" \t").strip("*") or "*" not in doc.clean[line:start]:
        return None
    word = _ASTERISK.search(doc.clean, 0, start)
    if word is None:
        return None
    begun = (one for one in parts.sections if _begin(one) <= word.start())
    return max(begun, key=_begin, default=None)


def _begin(section: Section) -> int:
    return section.heading[0] if section.heading else 0
