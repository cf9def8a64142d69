"""A document as a sequence of sections and labelled fields.

A section runs from its heading to the next one; a field ends with its value. Headings stand on a
line of their own or before their text ("DEFINITION: Under direction …"); a heading that the lexicon
does not know opens a section of kind ``other``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from loaders import lexicon, line_shapes
from loaders.fields import Field, fields_in
from loaders.leads import opens_list
from loaders.lines import Document, Line, document
from loaders.record import Printed, Span
from loaders.subjects import Subjects
from loaders.tables import table_fields

__all__ = ["PREAMBLE", "Section", "Sections", "sections"]

#: The kind of what stands before the first heading.
PREAMBLE: Final = "preamble"
#: Sections whose own subheadings are part of them.
_KEEPS_LABELS: Final = frozenset(
    {"duties", "competencies", "credentials", "qualification", "notes"}
)
_INLINE: Final = re.compile(r"(?P<label>[A-Z][^:.;]{2,90}?)\s*:(?=\s|$)")
#: The name of a class before what is said of it: "Clerk II: one year as a Clerk I".
_SUBJECT: Final = re.compile(r"[^:.;]{3,90}?(?::|\s-)(?=\s)")
_REMARK: Final = re.compile(r"\s*\([^()]{3,400}\)[\s.:]*$", re.MULTILINE)
#: What tells the caption of a table from a title or heading above it.
_CAPTION: Final = re.compile(r"\b(?:titles|codes|history|classes|levels)\b[^.]*$", re.IGNORECASE)
#: "Either I", "Or II": the mark of an alternative of qualifications.
_ALTERNATIVE: Final = re.compile(r"(?:Either|Or)\s+[IVX]{1,4}\b", re.IGNORECASE)
_CONNECTIVE: Final = re.compile(r"(?:either|and|or)\b", re.IGNORECASE)
#: A numbered heading; a numbered item of a list has small letters.
_NUMBERED: Final = re.compile(r"\d{1,2}[.)]\s+[^a-z]+$")
#: A heading with a remark behind it, which may be long and end with a full stop.
_REMARKED: Final = re.compile(r"[^.;]{3,80}\([^()]*\)[.:]?")
#: A label in running text, where qualifications go on to what one must know.
_EMBEDDED: Final = re.compile(r"(?<=[.)])\s+(?:and\s+)?(?=(?P<label>[A-Z][^:.;()]{2,60}:)\s)")
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities", "personal"})
_LONGEST_HEADING: Final = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its kind, the span of its heading if it has one, and its lines.

    ``about`` has the 0-based classes of a roster that it names as its subject, ``None`` where it
    names none and speaks of all.
    """

    kind: str
    heading: Span | None
    lines: tuple[Line, ...]
    about: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Sections:
    """What a document is made of, each in the order printed."""

    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    subjects: Subjects
    #: The 0-based class of the roster that these are about; ``None`` for the whole document.
    subject: int | None = None

    def of(self, *kinds: str) -> tuple[Section, ...]:
        """Return the sections of some kinds."""
        return tuple(section for section in self.sections if section.kind in kinds)

    def values(self, name: str) -> tuple[Span, ...]:
        """Return where the values of a field stand, those in tables left out."""
        return tuple(f.value for f in self.fields if f.name == name and f.value and f.row is None)

    def rows(self) -> tuple[dict[str, Span], ...]:
        """Return the rows of the document's tables, each as its values by field."""
        by_row: dict[int, dict[str, Span]] = defaultdict(dict)
        for found in self.fields:
            if found.row is not None and found.value is not None:
                by_row[found.row][found.name] = found.value
        return tuple(by_row.values())

    def about(self, number: int) -> Sections:
        """Return the sections about one class of the roster or about all, with all fields."""
        chosen = (
            section for section in self.sections if section.about is None or number in section.about
        )
        return replace(self, sections=tuple(chosen), subject=number)

    def speaks_of_others(self, sentence: str) -> bool:
        """Tell whether a sentence opens with the titles of other classes of the roster alone."""
        named = self.subjects.opening(sentence) if self.subject is not None else frozenset()
        return bool(named) and self.subject not in named


@dataclass
class _Open:
    """The section that lines are being added to."""

    kind: str
    heading: Span | None = None
    about: frozenset[int] | None = None
    lines: list[Line] = field(default_factory=list)

    def close(self) -> Section:
        return Section(self.kind, self.heading, tuple(self.lines), self.about)


def sections(doc: Document, roster: Sequence[Printed] = ()) -> Sections:
    """Return the sections and fields of a document, every line in exactly one place.

    :param roster: the titles of the classes that the document describes, where it lists several; a
        line that prints one opens a part of the section that is about that class alone
    """
    return _Reader(doc, roster).read()


class _Reader:
    def __init__(self, doc: Document, roster: Sequence[Printed]) -> None:
        self.doc = doc
        self.subjects = Subjects([document(title.value).clean for title in roster])
        self.styles = line_shapes.styles(doc.lines)
        self.open = _Open(PREAMBLE)
        #: The kind of section that the notes stand in that are being read.
        self.around = PREAMBLE
        self.done: list[Section] = []
        self.fields: list[Field] = []
        self.resume_at = 0

    def read(self) -> Sections:
        lines = self.doc.lines
        for number, line in enumerate(lines):
            if line.end > self.resume_at:
                self._line(line, lines[number + 1 :])
        self.done.append(self.open.close())
        return Sections(tuple(self.done), tuple(self.fields), self.subjects)

    def _line(self, line: Line, following: Sequence[Line]) -> None:
        found = self._table(line, following) or fields_in(self.doc, line, following)
        if found:
            self.fields += found
            self.resume_at = max(part.end for part in found)
            for part in self._between(line, found):
                self._text(part, following)
        else:
            self._text(line, following)

    def _text(self, line: Line, following: Sequence[Line]) -> None:
        cuts = _embedded(line) if self.open.kind == "qualification" else []
        for part in _cut(line, cuts):
            if not self._heading(part, following):
                self.open.lines.append(part)
        if cuts:
            self._start("qualification", None, about=self.open.about)

    def _table(self, line: Line, following: Sequence[Line]) -> list[Field]:
        """Return the fields of a table that starts here, its caption with it."""
        found = table_fields((line, *following), len(self.fields))
        if found or not following or not _CAPTION.search(line.text):
            return found
        below = table_fields(following, len(self.fields))
        return [Field("document", (line.start, line.end), None), *below] if below else []

    def _between(self, line: Line, found: Sequence[Field]) -> Iterator[Line]:
        """Yield the parts of a line with words that are in none of its fields."""
        starts = [line.start, *(part.end for part in found)]
        ends = [*(part.start for part in found), line.end]
        for start, end in zip(starts, ends, strict=True):
            text = self.doc.clean[start:end].strip(" \t.,;|_-")
            if any(letter.isalnum() for letter in text):
                begin = self.doc.clean.index(text, start, end)
                yield replace(line, start=begin, end=begin + len(text), text=text)

    def _heading(self, line: Line, following: Sequence[Line]) -> bool:
        if self._subject(line):
            return True
        if self._kind() != self.open.kind and _ALTERNATIVE.match(line.text):
            self._start(self._kind(), None, about=self.open.about)
            return False
        if opens_list(line.text) and self.open.kind not in ("examined", "knowledge", "skills"):
            if self.open.kind not in ("competencies", "personal"):
                self._start("competencies", None, about=self.open.about)
            return False
        whole = _whole_line(line)
        if whole is not None and (not self.open.lines or _stands_out(line, following)):
            self._start(whole, (line.start, self._end_of_remark(line.end)))
            return True
        return self._inline(line) or self._unknown(line, following)

    def _subject(self, line: Line) -> bool:
        """Open a part of the section where a line names classes of the roster, alone or first."""
        match = _SUBJECT.match(line.text)
        for stop in (len(line.text), match.end() if match else 0):
            about = self.subjects.about(line.text[:stop].rstrip("- "))
            if about is not None:
                end = line.start + stop
                self._start(self._kind(), (line.start, end), about=self._stacked(about))
                rest = line.tail(end) if end < line.end else None
                self.open.lines += [rest] if rest else []
                return True
        return False

    def _kind(self) -> str:
        """Return the kind of the open section, or of the one around it where it is a note."""
        return self.around if self.open.kind == "notes" else self.open.kind

    def _stacked(self, about: frozenset[int]) -> frozenset[int]:
        """Return the classes of a subheading with those of the ones right above it."""
        above = self.open.about
        if above is None or self.open.lines or above == self.subjects.all:
            return about
        return above | about

    def _inline(self, line: Line) -> bool:
        match = _INLINE.match(line.text)
        name = self._inline_name(match["label"]) if match else None
        if match is None or name is None:
            return False
        if name == "qualification" and self._has_read_qualifications():
            return False  # "Education: …" and "Experience: …" are parts of one section
        end = self._end_of_remark(line.start + match.end())
        self._start(name, (line.start, end))
        rest = line.tail(end) if end < line.end else None
        if rest is not None:
            self.open.lines.append(rest)
        return True

    def _has_read_qualifications(self) -> bool:
        """Tell whether the qualifications are open, or done where the open section is unknown."""
        is_apart = self.open.kind == "other" and self.open.heading is not None
        done = is_apart and any(part.kind == "qualification" and part.lines for part in self.done)
        return done or self.open.kind == "qualification"

    def _inline_name(self, label: str) -> str | None:
        """Return what a label before text opens: "other" for an unknown one in capitals."""
        in_capitals = line_shapes.is_capitals(label)
        in_list = self.open.kind in ("duties", "competencies") and "capitals" in self.styles
        if not _is_short(label) or (in_list and not in_capitals):
            return None  # a label of one duty, where the headings stand in capitals
        entry = lexicon.heading(label)
        if entry is not None:
            return entry.name if entry.scheme == "section" else None
        unknown = in_capitals and self.open.kind != PREAMBLE
        return "other" if unknown and not _CONNECTIVE.match(label) else None

    def _unknown(self, line: Line, following: Sequence[Line]) -> bool:
        if self.open.kind == PREAMBLE or not line_shapes.is_heading(line, following, self.styles):
            return False
        if line.text.endswith(":") and self.open.kind in _KEEPS_LABELS:
            return False
        self._start("other", (line.start, self._end_of_remark(line.end)))
        return True

    def _start(
        self, kind: str, heading: Span | None, *, about: frozenset[int] | None = None
    ) -> None:
        self.around = self._kind()
        self.done.append(self.open.close())
        self.open = _Open(kind, heading, about)
        if heading is not None:
            self.resume_at = heading[1]

    def _end_of_remark(self, end: int) -> int:
        """Return where a remark in brackets behind a heading ends, perhaps lines below."""
        match = _REMARK.match(self.doc.clean, end)
        return self.doc.trim(end, match.end())[1] if match else end


def _embedded(line: Line) -> list[Span]:
    """Return where labels of competencies part a line: the span of what joins the parts."""
    return [match.span() for match in _EMBEDDED.finditer(line.text) if _is_competency(match[1])]


def _is_competency(label: str) -> bool:
    entry = lexicon.heading(label)
    named = entry is not None and entry.scheme == "section" and entry.name in _COMPETENCIES
    return named or opens_list(label)


def _cut(line: Line, cuts: Sequence[Span]) -> Iterator[Line]:
    """Yield the parts of a line between some cuts, counted in its text."""
    cursor = 0
    for start, end in (*cuts, (len(line.text), len(line.text))):
        text = line.text[cursor:start]
        gap = line.after_gap and cursor == 0
        yield replace(
            line, start=line.start + cursor, end=line.start + start, text=text, after_gap=gap
        )
        cursor = end


def _whole_line(line: Line) -> str | None:
    """Return what a line opens that is a heading and nothing else."""
    if not (line.text[0].isupper() or _NUMBERED.match(line.text)):
        return None
    ends_sentence = line.text.endswith((".", ";", ",")) or not _is_short(line.text)
    if ends_sentence and not _REMARKED.fullmatch(line.text):
        return None
    entry = lexicon.heading(line.text)
    return entry.name if entry is not None and entry.scheme == "section" else None


def _stands_out(line: Line, following: Sequence[Line]) -> bool:
    """Tell whether a line is set off by capitals, a colon or a blank line beside it."""
    beside = line.after_gap or not following or following[0].after_gap
    return beside or line_shapes.is_capitals(line.text) or line.text.endswith(":")


def _is_short(text: str) -> bool:
    return len(text.split()) <= _LONGEST_HEADING
