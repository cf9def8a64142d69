"""Which classes of a roster a part of a document is about, as its subheadings tell.

A specification of several classes is ordered by heading ("Duties", below it a part for each class)
or by class (a title, below it the class's own headings). A heading that is printed again below
another title belongs to the class above it; one that is printed once speaks of all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from loaders import lexicon
from loaders.fields import Field
from loaders.heading_form import normalised, without_number
from loaders.lines import Document, Line
from loaders.subjects import Subjects

__all__ = ["Subject", "Topics"]

#: The name of a class before what is said of it: "Clerk II: one year as a Clerk I".
_BEFORE_TEXT: Final = re.compile(
    r"(?P<mark>(?:[•●▪■◦○·*►➢o-]|\(?(?:\d{1,2}|[A-Za-z])[.)])\s+)?(?P<name>[^:.;]{3,90}?|[IVX]{1,4}(?=:))(?::|\s-)(?=\s)"
)
_LABEL: Final = re.compile(r"[A-Z][^:.;]{2,90}?(?=\s*:(?:\s|$)|$)")
_BREAK: Final = re.compile(r"\s*(?:[-:,(]|\b(?:for|of)\b)?\s+(?=\S)")
_TITLES: Final = frozenset({"title", "title-weak"})
_LEVEL: Final = re.compile(r"[IVX]{1,4}")
#: What parts a title from a further label on its line.
_NEXT_CELL: Final = re.compile(r"\s{3,}|\t|\s*\|")
_LONGEST_HEADING: Final = 16
#: Headings before the title of another class: "Reports to: Chief Clerk".
_RELATIONS: Final = frozenset({"reports-to", "supervises"})


@dataclass(frozen=True, slots=True)
class Subject:
    """The classes that a line names, and where in the line their name starts and ends.

    ``is_point`` tells a point of a list, which the next point no longer belongs to.
    """

    about: frozenset[int]
    start: int
    stop: int
    is_point: bool


class Topics:
    """The classes that the heading being read is about: a state that goes down the document.

    :param lines: the document's lines, which are looked through for headings that come again
    """

    def __init__(self, subjects: Subjects, lines: Sequence[Line]) -> None:
        self.subjects = subjects
        #: The classes of the last title printed as a subheading, while its part lasts.
        self.current: frozenset[int] | None = None
        self._met: set[frozenset[int]] = set()
        #: Whether a heading that comes again stood below the last title.
        self.is_by_class = False
        #: The classes of the last title printed in this section.
        self._within: frozenset[int] | None = None
        self._named: list[tuple[int, frozenset[int]]] = []
        #: Whether no heading was met since the last title.
        self._is_right_below = False
        #: Where the lines stand that look like headings, and what they print.
        self._labels: list[tuple[int, str]] = []
        self._repeated = frozenset(self._look_through(lines) if subjects.all else ())

    def subject(self, text: str) -> Subject | None:
        """Return the classes that a line names, alone or before its text."""
        if not self.subjects.all:
            return None
        about = self.subjects.about(text.rstrip("- "))
        if about is not None:
            return Subject(about, 0, len(text), is_point=False)
        match = _BEFORE_TEXT.match(text)
        if match is None:
            return None
        level = "Level " if _LEVEL.fullmatch(match["name"]) else ""
        about = self.subjects.about(f"{level}{match['name']}")
        if about is None:
            return None
        return Subject(about, match.start("name"), match.end(), is_point=match["mark"] is not None)

    def specialty(self, text: str) -> frozenset[int]:
        """Return the classes of a specialty that a line is, of those of the title above it."""
        within = self._within if self._within is not None else self.subjects.all
        return (self.subjects.specialty(text) or frozenset()) & within

    def cut_short(self, text: str) -> frozenset[int]:
        """Return the class of whose title a line prints all but the end."""
        return self.subjects.cut_short(text) or frozenset()

    def labelled(self, doc: Document, field: Field) -> frozenset[int] | None:
        """Return the class that the field of a title names, where that is no cell of a table."""
        if field.name not in _TITLES or field.value is None or field.row is not None:
            return None
        return self.subjects.about(doc.clean[slice(*field.value)])

    def enter(self, about: frozenset[int]) -> None:
        """Take note of a title printed as a subheading."""
        self.current = self._within = about
        self._met.add(about)
        self.is_by_class = False
        self._is_right_below = True

    def below(self, label: str, start: int) -> frozenset[int] | None:
        """Return the classes that a heading is about, ``None`` for all.

        :param start: where it stands in the document
        """
        self._within = None
        if self.current is None:
            return None
        if _is_note(label):  # it interrupts a part, and ends none
            return self.current if self.is_by_class else None
        if normalised(label) in self._repeated:
            self.is_by_class = True
            return self.current
        stop, following = next(
            ((at, about) for at, about in self._named if at > start), (None, None)
        )
        is_right_below, self._is_right_below = self._is_right_below, False
        if is_right_below and self._has_repeated(start, stop):
            return self.current
        if self.is_by_class and following is not None and following not in self._met:
            return self.current
        self.current = None
        self._met.clear()
        return None

    def _has_repeated(self, start: int, stop: int | None) -> bool:
        """Tell whether one of the headings that come again stands between two places."""
        places = (at for at, label in self._labels if label in self._repeated and at > start)
        first = next(places, None)
        return first is not None and (stop is None or first < stop)

    def headed(self, text: str) -> tuple[str, frozenset[int]] | None:
        """Return section and classes of a heading that names both: "Clerk II: Duties"."""
        if not self.subjects.all or len(text.split()) > _LONGEST_HEADING or text.endswith("."):
            return None
        for match in _BREAK.finditer(text):
            left, right = text[: match.start()], text[match.end() :].rstrip(" )")
            for heading, title in ((left, right), (right, left)):
                entry = lexicon.exact(heading)
                is_relation = entry is not None and entry.name in _RELATIONS
                about = self.subjects.about(title) if entry and not is_relation else None
                if entry is not None and entry.scheme == "section" and about is not None:
                    return entry.name, about
        return None

    def _titled(self, text: str) -> Subject | None:
        """Return the class that a line names behind the label of a title."""
        label, colon, value = text.partition(":")
        if not colon or lexicon.field_label(label) not in _TITLES:
            return None
        about = self.subjects.about(_NEXT_CELL.split(value.strip())[0])
        return Subject(about, 0, len(text), is_point=False) if about is not None else None

    def _look_through(self, lines: Sequence[Line]) -> Iterator[str]:
        """Yield the headings that stand below several titles; note where the titles stand."""
        below: dict[str, set[frozenset[int]]] = defaultdict(set)
        current: frozenset[int] | None = None
        for line in lines:
            found = self.subject(line.text) or self._titled(line.text)
            if found is not None and not found.is_point:
                current = found.about
                self._named.append((line.start, current))
            elif current is not None and (label := _LABEL.match(without_number(line.text))):
                # A remark behind a heading may be wrapped, and is none of it.
                for text in {label[0], label[0].partition(" (")[0]}:
                    below[normalised(text)].add(current)
                    self._labels.append((line.start, normalised(text)))
        again = (label for label, abouts in below.items() if len(abouts) > 1)
        yield from (label for label in again if not _is_note(label))


def _is_note(label: str) -> bool:
    return normalised(label).endswith(("note", "notes"))
