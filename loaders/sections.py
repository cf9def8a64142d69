"""A document as a sequence of sections and labelled fields.

A section runs from its heading to the next one; a field ends with its value. Headings stand on a
line of their own or before their text ("DEFINITION: Under direction …"); a heading that the lexicon
does not know opens a section of kind ``other``, or one more part of a list that goes on below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from loaders import heading_lines, lexicon, line_shapes
from loaders.criteria import Criteria, header, need_of, row_part, without_assessment
from loaders.embedded import cut, embedded
from loaders.field_lines import fields_from, words_between
from loaders.fields import Field
from loaders.heading_lines import Heading, is_short, leads_list, markdown_level, stands_out
from loaders.leads import opens_list
from loaders.line_repair import repaired
from loaders.lines import Document, Line, document
from loaders.listed_work import announces, ends_sentence, goes_on_numbering, lists_work, parts_list
from loaders.open_section import OpenSection, adds_to_above, share_above
from loaders.parts import PREAMBLE, Section, Sections
from loaders.prose import marker
from loaders.record import Printed, Span
from loaders.subjects import Subjects
from loaders.topics import Topics

__all__ = ["PREAMBLE", "Section", "Sections", "sections"]

#: Sections whose own subheadings are part of them.
_KEEPS_LABELS: Final = frozenset(
    {"duties", "competencies", "credentials", "qualification", "notes"}
)
#: Sections that are lists, whose points may have labels.
_LISTS: Final = frozenset({"duties", "competencies", "knowledge", "skills", "abilities"})
#: Sections that describe a class rather than list something.
_TELLS: Final = frozenset({"scope", "summary", "distinguishing"})
#: Sections that a table of criteria may stand in.
_CRITERIA: Final = _LISTS | {"qualification", "credentials"}
_CONNECTIVE: Final = re.compile(r"(?:either|and|or)\b", re.IGNORECASE)


def sections(doc: Document, roster: Sequence[Printed] = ()) -> Sections:
    """Return the sections and fields of a document, every line in exactly one place.

    :param roster: the titles of the classes that the document describes, where it lists several; a
        line that prints one opens a part of the section that is about that class alone
    """
    return _Reader(doc, roster).read()


class _Reader:
    def __init__(self, doc: Document, roster: Sequence[Printed]) -> None:
        self.doc = doc
        self.lines = repaired(doc)
        titles = [document(title.value).clean for title in roster]
        subjects = Subjects(titles, [line.text for line in self.lines] if roster else ())
        self.topics = Topics(subjects, self.lines)
        self.styles = line_shapes.styles(self.lines)
        self.open = OpenSection(PREAMBLE)
        #: What was read of before a point of a list that is about some classes.
        self.before_point: frozenset[int] | None = None
        self.in_point = False
        #: What ends with the lead words of lists that each class has for itself.
        self.lead: OpenSection | None = None
        self.criteria: Criteria | None = None
        #: The kind of the section in which the last title of a class stood, above its own headings.
        self.titled_kind: str | None = None
        self.has_needs = False  # lines call what stands below them essential or desirable
        self.done: list[Section] = []
        self.fields: list[Field] = []
        self.blocks: list[tuple[int, frozenset[int]]] = []
        self.resume_at = 0
        #: Whether the last heading was a line of its own.
        self.headed_alone = False

    def read(self) -> Sections:
        for number, line in enumerate(self.lines):
            rest = line.tail(self.resume_at) if line.start < self.resume_at else line
            if rest is not None and self.resume_at < line.end:
                self._line(rest, self.lines[number + 1 :])
        self.done.append(self.open.close())
        parts = tuple(self.done), tuple(self.fields), self.topics.subjects
        return Sections(*parts, blocks=tuple(self.blocks))

    def _line(self, line: Line, following: Sequence[Line]) -> None:
        criteria = header(line)
        if criteria is not None:
            self.criteria, self.has_needs = criteria, self.has_needs or criteria.is_lettered
            kind = self._kind() if self._kind() in _CRITERIA else "qualification"
            self._start(criteria.listing or kind, (line.start, line.end), about=self.topics.current)
            return
        found = fields_from(self.doc, line, following, len(self.fields))
        if found:
            self.fields += found
            self.resume_at = max(part.end for part in found)
            for part in words_between(self.doc, line, found):
                self._text(part, following)
            self._labelled(found)
        elif not self._row(line, following):
            self._text(line, following)

    def _labelled(self, found: Sequence[Field]) -> None:
        """Open the block of a class that a label names: "Job Title: Clerk II"."""
        for field in found:
            about = self.topics.labelled(self.doc, field)
            if about is not None:
                self.topics.enter(about)
                self.blocks.append((field.start, about))
                self._start(PREAMBLE, None, about=about)

    def _text(self, line: Line, following: Sequence[Line]) -> None:
        cuts = embedded(line) if self.open.kind == "qualification" else []
        for part in cut(line, cuts):
            if not self._heading(part, following):
                self._add(part, following)
        if cuts:
            self._start("qualification", None, about=self.open.about)

    def _add(self, line: Line, following: Sequence[Line]) -> None:
        """Add a line to the open section; a list of a level's duties that it announces begins."""
        self.open.lines.append(without_assessment(line) if self.has_needs else line)
        tells = self.open.kind in _TELLS and self.open.about is not None
        if tells and announces(line.text, following):
            self._start("duties", None, about=self.open.about, around=self.open.kind)

    def _row(self, line: Line, following: Sequence[Line]) -> bool:
        """Read a line as a row of a table of criteria, those that are desirable apart."""
        parts = self.criteria.parts(line, self._kind()) if self.criteria is not None else []
        for start, end, need in parts:
            part = row_part(line, start, end)
            if need == "heading":
                self._text(part, following)
                continue
            if (need == "desirable") != (self.open.kind == "desirable"):
                kind, around = (need, self._kind()) if need == "desirable" else (self._kind(), None)
                self._start(kind, None, about=self.open.about, around=around)
            self.open.lines.append(part)
        return bool(parts)

    def _heading(self, line: Line, following: Sequence[Line]) -> bool:
        if (self.topics.subjects.all and self._subject(line, following)) or self._need(line):
            return True
        self._go_back(line)
        if opens_list(line.text) and self.open.kind not in ("examined", "knowledge", "skills"):
            if self.open.kind not in ("competencies", "personal"):
                self._start("competencies", None, about=self.open.about)
            elif self.lead is not None:
                self._start("competencies", None, about=self.lead.about)
            self.lead = None
            return False
        if self.open.kind == "duties" and leads_list(line, following):
            return False
        return (
            self._whole(line, following)
            or self._inline(line, following)
            or self._unknown(line, following)
        )

    def _need(self, line: Line) -> bool:
        """Open the part of a section that a line calls essential or desirable, and no more."""
        need = need_of(line.text) if self._kind() in _CRITERIA | {"other"} else None
        if need is None:
            return False
        kind, around = (need, self._kind()) if need == "desirable" else (self._kind(), None)
        above = self.open.heading if not self.open.lines else None
        heading = (above[0] if above is not None else line.start, line.end)
        self._start(kind, heading, about=self.open.about, around=around)
        self.has_needs = True
        return True

    def _subject(self, line: Line, following: Sequence[Line]) -> bool:
        """Open a part of the section where a line names classes of the roster, alone or first."""
        found = self.topics.subject(line.text)
        if self._kind() in (PREAMBLE, "other") and self._headed(line):
            return True
        if found is not None and ends_sentence(self.open.lines, line):
            return False
        if found is None:
            return (
                self._headed(line)
                or self._part_of_title(line, self.topics.specialty(line.text))
                or self._wrapped_subject(line, following)
                or self._part_of_title(line, self._stacked(self.topics.cut_short(line.text)))
            )
        self.lead = self.open if self.open.is_lead else self.lead
        goes_back = self._kind() == "duties" and self.topics.is_by_class and not found.is_point
        if not found.is_point:
            about, self.in_point = self._stacked(found.about), False
            self.topics.enter(about)
        else:
            self.before_point = self.before_point if self.in_point else self.open.about
            about, self.in_point = found.about, True
        adds = adds_to_above(line.text, found.stop)
        end = line.end if adds == len(line.text) else line.start + found.stop
        lists = found.stop == len(line.text) and announces(line.text, following)
        above = self.titled_kind if goes_back and self.titled_kind in _TELLS else self._kind()
        kind = "duties" if lists and above in _TELLS else above
        around = above if kind != above else None
        if not found.is_point:
            self.titled_kind = above
        self._start(kind, (line.start + found.start, end), about=about, around=around)
        self.open.is_titled = True
        if adds and kind == "duties":
            share_above(self.done, self.open.kind, about)
        rest = line.tail(end) if end < line.end else None
        if rest is not None:
            self._add(rest, following)
        return True

    def _headed(self, line: Line) -> bool:
        """Open the section of a heading that names classes too: "Clerk II: Duties"."""
        headed = self.topics.headed(line.text)
        if headed is not None:
            kind, about = headed
            self.topics.enter(about)
            self._start(kind, (line.start, line.end), about=about)
        return headed is not None

    def _part_of_title(self, line: Line, about: frozenset[int]) -> bool:
        """Open a part of the section where a line prints a part of the titles of some classes."""
        if about:
            self._start(self._kind(), (line.start, line.end), about=about)
            self.open.is_titled = True
        return bool(about)

    def _wrapped_subject(self, line: Line, following: Sequence[Line]) -> bool:
        """Open a part of the section where two lines print a title."""
        below = following[0] if following else None
        if below is None or line.text.endswith((".", ":", ";")) or not is_short(line.text):
            return False
        if lexicon.heading(line.text) is not None:
            return False
        found = self.topics.subject(f"{line.text} {below.text}")
        if found is None or found.start or found.stop <= len(line.text) + len(below.text):
            return False
        about = self._stacked(found.about)
        self.topics.enter(about)
        self._start(self._kind(), (line.start, below.end), about=about)
        self.open.is_titled = True
        return True

    def _kind(self) -> str:
        """Return the kind of the open section, or of the one that it interrupts."""
        return self.open.around or self.open.kind

    def _stacked(self, about: frozenset[int]) -> frozenset[int]:
        """Return the classes of a subheading with those of the ones right above it."""
        above = self.open.about
        if above is None or not about or self.open.lines or not self.open.is_titled:
            return about
        if above == self.topics.subjects.all:
            return about
        return above | about

    def _go_back(self, line: Line) -> None:
        """Go back to the section that is interrupted, where a line belongs to it."""
        if self.in_point and marker(line.text):
            self.in_point = False
            self._start(self._kind(), None, about=self.before_point)
        elif self.open.around is not None and self.open.is_done(line):
            self._start(self.open.around, None, about=self.open.about)

    def _whole(self, line: Line, following: Sequence[Line]) -> bool:
        found = heading_lines.whole_line(line, following)
        if found is not None and self._is_asked_too(found, line):
            if self.open.about is not None and found.end >= line.end:
                about = self.topics.below(found.label, line.start)
                self._start(self.open.kind, None, about=about)
            return False
        if found is None or not (stands_out(self.doc, line, following) or not self.open.lines):
            return False
        if not line_shapes.is_capitals(found.label) and self._is_point(found, line):
            return False
        self._enter(found, line)
        return True

    def _inline(self, line: Line, following: Sequence[Line]) -> bool:
        found = heading_lines.label_before(line)
        kind = self._inline_kind(found, line) if found is not None else None
        if found is not None and kind is not None:
            is_unknown = not found.kind and kind == "other"
            goes_on = is_unknown and self._goes_on(found.end, line, following)
            self._enter(replace(found, kind=kind), line, goes_on=goes_on)
        else:
            wide = heading_lines.wide_label(line) if self.open.kind == PREAMBLE else None
            if wide is None:
                return False
            self._enter(wide, line)
        rest = line.tail(self.resume_at) if self.resume_at < line.end else None
        if rest is not None:
            self.open.is_one_note = self.open.kind == "notes" and not rest.text[0].isdigit()
            self._add(rest, following)
        return True

    def _inline_kind(self, found: Heading, line: Line) -> str | None:
        """Return what a label before text opens: "other" for an unknown one in capitals."""
        if not found.kind and self._is_next(line):
            return lexicon.by_its_words(found.label)
        in_capitals = line_shapes.is_capitals(found.label)
        in_list = self._is_list(found) and "capitals" in self.styles
        if not is_short(found.label) or (in_list and not in_capitals):
            return None  # a label of one duty, where the headings stand in capitals
        if not in_capitals and self._is_point(found, line):
            return None
        if self._is_asked_too(found, line):
            return None
        if found.kind == "qualification" and self._has_read_qualifications():
            return None  # "Education: …" and "Experience: …" are parts of one section
        unknown = in_capitals and self.open.kind != PREAMBLE and not _CONNECTIVE.match(found.label)
        return found.kind or (lexicon.by_its_words(found.label) if unknown else None)

    def _is_next(self, line: Line) -> bool:
        return heading_lines.is_next(self.doc, self.open.heading, self.open.lines, line)

    def _is_list(self, found: Heading) -> bool:
        """Tell whether a label may be one of a point of the open section."""
        ends_competencies = found.kind == "qualification" and self.open.kind == "competencies"
        return self.open.kind in ("duties", "competencies") and not ends_competencies

    def _is_asked_too(self, found: Heading, line: Line) -> bool:
        """Tell whether a label such as "Licenses" stands among qualifications, as one of them."""
        if found.kind != "credentials" or self.open.kind != "qualification":
            return False
        is_below = "capitals" in self.styles and not self.open.is_small(self.doc)
        in_small = is_below and not line_shapes.is_capitals(found.label)
        return in_small or (self.headed_alone and found.end < line.end)

    def _has_read_qualifications(self) -> bool:
        """Tell whether the qualifications are open, or done where the open section is another."""
        is_apart = self.open.kind in ("other", "desirable") and self.open.heading is not None
        done = is_apart and any(part.kind == "qualification" and part.lines for part in self.done)
        return done or self.open.kind == "qualification"

    def _unknown(self, line: Line, following: Sequence[Line]) -> bool:
        level = markdown_level(self.doc, line)
        is_heading = (
            level is not None
            or line_shapes.is_heading(line, following, self.styles)
            or (self.open.kind in _LISTS and parts_list(line, self.open.lines, following))
        )
        if self.open.kind == PREAMBLE or not is_heading:
            return False
        if line.text.endswith(":") and self.open.kind in _KEEPS_LABELS:
            return False
        below = level is not None and self.open.level is not None and level > self.open.level
        kind = lexicon.by_its_words(line.text)
        goes_on = below or (kind == "other" and self._goes_on(line.end, line, following))
        self._enter(Heading(kind, line.text, line.end), line, goes_on=goes_on)
        return True

    def _goes_on(self, end: int, line: Line, following: Sequence[Line]) -> bool:
        """Tell whether a list goes on behind an unknown heading: its numbers, or work done."""
        if heading_lines.is_part(line.text):
            return False
        rest = line.tail(end) if end < line.end else None
        below = [rest] if rest is not None else following
        if self.open.kind in _LISTS and goes_on_numbering(self.open.lines, below):
            return True
        return self.open.kind == "duties" and lists_work(below)

    def _is_point(self, found: Heading, line: Line) -> bool:
        """Tell whether a label may be that of a point of the list being read: "3. Safety: …"."""
        if self.open.kind not in _CRITERIA:
            return False
        number = line_shapes.numbering(line.text)
        is_word = self.open.kind in _LISTS and " " not in found.label.strip()
        return (number or "") not in {"", *self.styles} or (is_word and found.kind == "other")

    def _enter(self, found: Heading, line: Line, *, goes_on: bool = False) -> None:
        """Open the section of a heading, or one more part of the open one, which goes on."""
        kind = self.open.kind if goes_on else found.kind
        about = self.open.about if goes_on else self.topics.below(found.label, line.start)
        self.titled_kind = self.titled_kind if about is not None else None
        level = self.open.level if goes_on else markdown_level(self.doc, line)
        in_head = self._kind() == PREAMBLE and heading_lines.is_of_head(self.doc, found, line)
        around = self._kind() if kind == "notes" or in_head else None
        end = heading_lines.end_of_remark(self.doc, found.end)
        self._start(kind, (line.start, end), about=about, around=around)
        self.open.level, self.in_point, self.lead = level, False, None
        self.headed_alone = found.end >= line.end

    def _start(
        self,
        kind: str,
        heading: Span | None,
        *,
        about: frozenset[int] | None = None,
        around: str | None = None,
    ) -> None:
        self.done.append(self.open.close())
        self.open = OpenSection(kind, heading, about, around)
        if heading is not None:
            self.resume_at = heading[1]
