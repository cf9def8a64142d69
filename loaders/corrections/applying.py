"""Corrections change the record of a document before it becomes triples.

What a person says holds, whatever the rules read; where it has nothing to hold on to, since the
words are not printed there or were not read so, the record gets a warning that says what to do.
Nothing printed is lost: what is taken out of a field goes to ``other``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property, partial
from typing import Final, TypeAlias, cast

from loaders.corrections.files import CORRECTIONS
from loaders.corrections.model import OF_DOCUMENT, SHORT, Correction, Value
from loaders.corrections.passages import changed, has, other, put, taken, words
from loaders.corrections.quotes import Quoted
from loaders.corrections.values import of_class, of_document, part_of, without
from loaders.coverage import gaps, merged, passages
from loaders.lines import Document, document
from loaders.record import ClassRecord, Record, Span, Statement, Warned
from loaders.rules import CORRECTED

__all__ = ["UNAPPLIED", "correct"]

#: The code of the warnings that tell of a correction without an effect.
UNAPPLIED: Final = "correction"

#: A class changed, and what was taken out of it; ``None`` where there was nothing to change.
_Change: TypeAlias = tuple[ClassRecord, tuple[Statement, ...]] | None
#: What was taken out of the class at a place.
_Out: TypeAlias = tuple[int, Statement]
_Edit: TypeAlias = Callable[[ClassRecord], _Change]


def correct(record: Record, corrections: Sequence[Correction]) -> Record:
    """Return a record as a person says that it is.

    :param corrections: those of this document, in the order in which they count
    """
    doc, corrected = document(record.text), record
    out: list[_Out] = []
    warned: list[Warned] = []
    for one in corrections:
        try:
            corrected, dropped = _Applying(doc, corrected, one).applied(_places(record, one))
        except _Unapplied as reason:
            warned.append(_warning(record, one, str(reason)))
        else:
            out += dropped
    corrected = _kept(doc, corrected, out)
    return replace(corrected, warnings=(*corrected.warnings, *warned))


def _kept(doc: Document, left: Record, out: Sequence[_Out]) -> Record:
    """Return a record with what was taken out in ``other``, where it stands nowhere else."""
    told = merged(passages(replace(left, warnings=())))
    classes = list(left.classes)
    for place, one in out:
        if any(gaps(doc, one.start, one.end, told)):
            passage = other(left, one)
            classes[place] = put(doc, classes[place], "other", passage) or classes[place]
    return replace(left, classes=tuple(classes))


class _Unapplied(Exception):
    """A correction has nothing to hold on to; never leaves this module."""


def _places(record: Record, one: Correction) -> tuple[int, ...]:
    """Return which classes of a record a correction is about, by what the rules read."""
    places = tuple(
        place
        for place, described in enumerate(record.classes)
        if one.job_class is None or one.job_class.casefold() in _names(described)
    )
    if not places:
        titles = ", ".join(described.title.value for described in record.classes)
        raise _Unapplied(f"the document describes no such class, but: {titles}")
    return places


def _names(described: ClassRecord) -> set[str]:
    code = described.code
    return {described.title.value.casefold(), *({code.value.casefold()} if code else ())}


def _warning(record: Record, one: Correction, reason: str) -> Warned:
    of = f" of {one.job_class}" if one.job_class is not None else ""
    message = (
        f'The correction of {one.field}{of}, "{one.quote}", has no effect: {reason}; '
        f"mend the entry in {CORRECTIONS}, or delete it."
    )
    title = record.classes[0].title
    return Warned(UNAPPLIED, message, title.start, title.end)


@dataclass(frozen=True)
class _Applying:
    """A correction and the record that it changes."""

    doc: Document
    record: Record
    one: Correction

    def applied(self, places: Sequence[int]) -> tuple[Record, list[_Out]]:
        """Return the record with the classes changed at some places, and what was taken out."""
        if self.one.field in OF_DOCUMENT:
            return self._of_document()
        edit, nothing = self._edit()
        changes = {place: edit(self.record.classes[place]) for place in places}
        if not any(changes.values()):
            raise _Unapplied(nothing + self._nearest(places))
        classes, out = list(self.record.classes), list[_Out]()
        for place, change in changes.items():
            if change is not None:
                classes[place] = change[0]
                out += ((place, one) for one in change[1])
        return replace(self.record, classes=tuple(classes)), out

    def _edit(self) -> tuple[_Edit, str]:
        """Return what to do with a class, and why where that does nothing for any."""
        match self.one.kind, self.one.field:
            case "wrong", field if field in SHORT:
                return self._unstated, "no such value was read"
            case "wrong", _:
                return self._dropped, "nothing that was read there has these words"
            case "move", _:
                return self._moved, "nothing that was read there has these words"
            case "value", field if field in SHORT:
                return self._revalued, ""
            case "value", _:
                return (
                    self._repaired,
                    "nothing that was read there has these words and a value",
                )
        return self._added, "that is read already"

    def _nearest(self, places: Sequence[int]) -> str:
        """Return what was read there that is nearest to the quoted words, if anything is near."""
        field = self.one.field.partition(".")[0]
        if self.one.kind == "missing" or field in SHORT:
            return ""
        read = [text for place in places for text in words(self.record.classes[place], field)]
        near = get_close_matches(self.one.quote, read, n=1)
        return f' (the nearest is "{near[0]}")' if near else ""

    def _dropped(self, described: ClassRecord) -> _Change:
        left, out = taken(described, self.one.field, self._quoted)
        return (left, out) if out else None

    def _unstated(self, described: ClassRecord) -> _Change:
        found = without(described, self.one.field)
        return (found[0], (self._statement(found[1]),)) if found is not None else None

    def _moved(self, described: ClassRecord) -> _Change:
        change = self._dropped(described)
        if change is None:
            return None
        left, out = change
        for one in out:
            left = self._put(left, str(self.one.to), one)
        return left, ()

    def _revalued(self, described: ClassRecord) -> _Change:
        return of_class(described, self.one.field, self._value, self._span), ()

    def _repaired(self, described: ClassRecord) -> _Change:
        field, _, part = self.one.field.partition(".")
        change = partial(part_of, part=part, value=self._value)
        found = changed(described, field, self._quoted, change)
        return (found, ()) if found is not None else None

    def _added(self, described: ClassRecord) -> _Change:
        if has(described, self.one.field, self._quoted):
            return None
        return self._put(described, self.one.field, self._statement(self._span)), ()

    def _of_document(self) -> tuple[Record, list[_Out]]:
        field = self.one.field
        if self.one.kind == "wrong":
            found = without(self.record, field)
            if found is None:
                raise _Unapplied("no such value was read")
            return found[0], [(0, self._statement(found[1]))]
        record = of_document(self.record, field, self._value, self._span)
        if record is None:
            raise _Unapplied("no series was read, whose name must be said first (series)")
        return record, []

    def _put(self, described: ClassRecord, field: str, one: Statement) -> ClassRecord:
        passage = other(self.record, one) if field == "other" else one
        found = put(self.doc, described, field, passage)
        if found is None:
            raise _Unapplied("no rule reads a requirement in these words")
        return found

    def _statement(self, span: Span) -> Statement:
        return self.doc.statement(*span, rule=CORRECTED)

    @cached_property
    def _quoted(self) -> Quoted:
        return Quoted(self.doc, self.one.quote)

    @property
    def _span(self) -> Span:
        """Where the words are printed first."""
        if not self._quoted.spans:
            raise _Unapplied("the document does not print these words")
        return self._quoted.spans[0]

    @property
    def _value(self) -> Value:
        """What the value is: a correction of the kind "value" says it."""
        return cast(Value, self.one.value)
