"""Statements are taken out of a class's record and put in, a field at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from loaders import leads
from loaders.corrections.quotes import Quoted
from loaders.credentials import credential
from loaders.lines import Document, Line
from loaders.qualifications.tree import qualification
from loaders.record import (
    AllOf,
    AnyOf,
    ClassRecord,
    Other,
    Printed,
    Qualification,
    Record,
    Requirement,
    Statement,
    Unparsed,
)
from loaders.rules import CORRECTED
from loaders.sections import Section, Sections
from loaders.subjects import Subjects
from loaders.substitutions import substitution

__all__ = ["changed", "has", "other", "put", "taken", "words"]

#: The field that is a tree.
_TREE: Final = "qualification"


def taken(
    described: ClassRecord, field: str, quoted: Quoted
) -> tuple[ClassRecord, tuple[Statement, ...]]:
    """Return a class without the quoted statements of a field, and these."""
    if field == _TREE:
        found = tuple(leaf for leaf in _leaves(described.qualification) if quoted.means(leaf))
        tree = _mapped(described.qualification, lambda leaf: None if leaf in found else leaf)
        return replace(described, qualification=tree), found
    held: tuple[Statement | Printed, ...] = getattr(described, field)
    meant = [one for one in held if quoted.means(one)]
    rest = tuple(one for one in held if one not in meant)
    return _with(described, field, rest), tuple(_statement(quoted.doc, one) for one in meant)


def words(described: ClassRecord, field: str) -> list[str]:
    """Return what the statements of a field say."""
    if field == _TREE:
        return [leaf.text for leaf in _leaves(described.qualification)]
    held: tuple[Statement | Printed, ...] = getattr(described, field)
    return [one.text if isinstance(one, Statement) else one.value for one in held]


def has(described: ClassRecord, field: str, quoted: Quoted) -> bool:
    """Tell whether a field holds the quoted statement."""
    return bool(taken(described, field, quoted)[1])


def put(
    doc: Document, described: ClassRecord, field: str, passage: Statement
) -> ClassRecord | None:
    """Return a class with a passage among the statements of a field, where it stands in the text.

    What goes to ``other`` comes from :func:`other`; what of the class stood there within the
    passage is there no more. Requirements are read by the same rules as all qualifications, and
    are needed beside those that are there; ``None`` where those rules read none in the passage.
    """
    inside = (passage.start, passage.end)
    others = tuple(one for one in described.other if not _within(one, inside))
    described = replace(described, other=others)
    if field == _TREE:
        return _with_requirement(doc, described, passage)
    held: tuple[Statement | Printed, ...] = getattr(described, field)
    new = _MADE.get(field, _plain)(doc, passage)
    place = bisect_right([one.start for one in held], new.start)
    return _with(described, field, (*held[:place], new, *held[place:]))


def changed(
    described: ClassRecord,
    field: str,
    quoted: Quoted,
    change: Callable[[Any], Statement],
) -> ClassRecord | None:
    """Return a class with the quoted statements of a field changed; ``None`` where it has none.

    What of the qualifications no rule understood is no requirement, and cannot be changed.
    """

    def each(one: Any) -> Any:
        read = field != _TREE or isinstance(one, Requirement)
        return change(one) if read and quoted.means(one) else one

    if field == _TREE:
        tree = _mapped(described.qualification, each)
        result = replace(described, qualification=tree)
    else:
        result = _with(described, field, tuple(map(each, getattr(described, field))))
    return result if result != described else None


def other(record: Record, passage: Statement) -> Other:
    """Return a passage as what stands in no field, with the heading that it stands under."""
    above = [one for one in record.understood if one.kind == "heading" and one.end <= passage.start]
    return Other(
        passage.text,
        passage.start,
        passage.end,
        spans=passage.spans,
        rule=CORRECTED,
        heading=above[-1].text if above else None,
    )


def _with(described: ClassRecord, field: str, held: tuple[Statement | Printed, ...]) -> ClassRecord:
    values: dict[str, Any] = {field: held}
    return replace(described, **values)


def _within(one: Statement, span: tuple[int, int]) -> bool:
    return span[0] <= one.start and one.end <= span[1]


def _statement(doc: Document, one: Statement | Printed) -> Statement:
    if isinstance(one, Statement):
        return one
    return doc.statement(one.start, one.end, rule=one.rule)


def _plain(doc: Document, passage: Statement) -> Statement:
    """Return a passage as a bare statement, with the proficiency that its lead words print."""
    lead = leads.find(doc.clean, passage.start, passage.end)
    return Statement(
        passage.text,
        passage.start,
        passage.end,
        passage.lead,
        passage.proficiency or (lead.proficiency if lead else None),
        passage.spans,
        rule=CORRECTED,
    )


def _credential(doc: Document, passage: Statement) -> Statement:
    read = credential(doc, (passage.start, passage.end), CORRECTED)
    return replace(read, text=passage.text, spans=passage.spans)


def _substitution(doc: Document, passage: Statement) -> Statement:
    read = substitution(doc, passage.start, passage.end, CORRECTED)
    return replace(read, text=passage.text, spans=passage.spans)


def _title(_doc: Document, passage: Statement) -> Printed:
    return Printed(passage.text, passage.start, passage.end, CORRECTED)


#: How a passage becomes what a field holds, where that is more than a statement.
_MADE: Final[Mapping[str, Callable[[Document, Statement], Statement | Printed]]] = {
    "other": lambda _doc, passage: passage,
    "credentials": _credential,
    "substitutions": _substitution,
    "promotes_from": _title,
}


def _with_requirement(
    doc: Document, described: ClassRecord, passage: Statement
) -> ClassRecord | None:
    lines = tuple(_lines(doc, passage.start, passage.end))
    asked = Sections((Section(_TREE, None, lines),), (), Subjects([]))
    tree = _mapped(qualification(doc, asked), lambda leaf: replace(leaf, rule=CORRECTED))
    if not any(isinstance(leaf, Requirement) for leaf in _leaves(tree)) or tree is None:
        return None
    before = described.qualification
    if before is None:
        return replace(described, qualification=tree)
    parts = tuple(part for one in (before, tree) for part in _needs(one))
    return replace(described, qualification=AllOf(parts))


def _needs(tree: Qualification) -> tuple[Qualification, ...]:
    return tree.parts if isinstance(tree, AllOf) else (tree,)


def _lines(doc: Document, start: int, end: int) -> Iterator[Line]:
    """Yield the lines, or the parts of lines, within a span."""
    for line in doc.lines:
        first, last = max(start, line.start), min(end, line.end)
        if first < last:
            yield replace(line, start=first, end=last, text=doc.clean[first:last])


def _leaves(tree: Qualification | None) -> Iterator[Statement]:
    match tree:
        case Requirement():
            yield tree
        case Unparsed(statement):
            yield statement
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)


def _mapped(
    tree: Qualification | None,
    change: Callable[[Any], Any],
) -> Qualification | None:
    """Return a tree with each leaf changed, those that become ``None`` left out."""
    match tree:
        case None:
            return None
        case Requirement():
            leaf: Requirement | None = change(tree)
            return leaf
        case Unparsed(statement):
            words: Statement | None = change(statement)
            return None if words is None else Unparsed(words)
        case AllOf(parts) | AnyOf(parts):
            left = tuple(part for one in parts if (part := _mapped(one, change)) is not None)
            return type(tree)(left) if len(left) > 1 else next(iter(left), None)
