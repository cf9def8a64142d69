"""Where the rest of a document goes: what was understood without a statement, and what is other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from loaders import leads
from loaders.coverage import gaps
from loaders.lines import Document
from loaders.prose import items, label_end
from loaders.record import Other, Printed, Span, Understood, UnderstoodKind
from loaders.sections import Section, Sections

__all__ = ["others", "understood"]

#: Sections in which short lines name the points below them.
_LABELLED: Final = frozenset(
    {"duties", "competencies", "knowledge", "skills", "abilities", "credentials"}
)


def understood(doc: Document, parts: Sections, title: Printed | None) -> tuple[Understood, ...]:
    """Return the passages whose meaning went elsewhere, in the order printed."""
    spans = _spans(doc, parts, title)
    found = [_understood(doc, kind, span) for kind, span in spans if span[0] < span[1]]
    return tuple(sorted(found, key=lambda passage: (passage.start, passage.end)))


def others(
    doc: Document, parts: Sections, taken: Sequence[Span], named: Sequence[Span]
) -> tuple[Other, ...]:
    """Return what no passage took, each with the heading that it stands under.

    :param taken: the spans of all passages, merged
    :param named: the spans of names of employers and classes, merged; one alone is taken too, but
        does not cut the sentence in which it stands
    """
    return tuple(
        _other(doc, section, gap)
        for section in parts.sections
        for item in items(doc, section.lines)
        for gap in gaps(doc, item.start, item.end, taken)
        if any(gaps(doc, *gap, named))
    )


def _spans(
    doc: Document, parts: Sections, title: Printed | None
) -> Iterator[tuple[UnderstoodKind, Span]]:
    if title is not None:
        yield "title", (title.start, title.end)
    yield from (("label", span) for span in doc.furniture)
    yield from (("field", (field.start, field.end)) for field in parts.fields)
    for section in parts.sections:
        if section.heading is not None:
            yield "heading", section.heading
        if section.kind in _LABELLED:
            yield from (("label", span) for span in _labels(doc, section))


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


def _other(doc: Document, section: Section, span: Span) -> Other:
    statement = doc.statement(*span, rule="remainder")
    heading = doc.quote(*section.heading) if section.heading is not None else None
    return Other(
        statement.text,
        statement.start,
        statement.end,
        spans=statement.spans,
        rule=statement.rule,
        heading=heading,
    )
