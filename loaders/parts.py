"""What a document is made of: sections and labelled fields, each in the order printed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Final

from loaders.fields import Field
from loaders.lines import Line
from loaders.record import Span
from loaders.subjects import Subjects

__all__ = ["PREAMBLE", "Section", "Sections"]

#: The kind of what stands before the first heading.
PREAMBLE: Final = "preamble"


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its kind, the span of its heading if it has one, and its lines.

    ``about`` has the 0-based classes of a roster that it names as its subject, ``None`` where it
    names none and speaks of all. ``is_announced`` tells a list within a description, which no
    heading opens.
    """

    kind: str
    heading: Span | None
    lines: tuple[Line, ...]
    about: frozenset[int] | None = None
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Sections:
    """What a document is made of, each in the order printed."""

    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    subjects: Subjects
    #: Where a label opens the block of some classes, and which.
    blocks: tuple[tuple[int, frozenset[int]], ...] = ()
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
        """Return the sections and fields about one class of the roster or about all."""
        chosen = (
            section for section in self.sections if section.about is None or number in section.about
        )
        fields = tuple(found for found in self.fields if self._may_be_of(found, number))
        return replace(self, sections=tuple(chosen), fields=fields, subject=number)

    def _may_be_of(self, found: Field, number: int) -> bool:
        """Tell whether a field stands in no block of other classes."""
        above = [about for start, about in self.blocks if start <= found.start]
        return not above or number in above[-1]

    def speaks_of_others(self, sentence: str) -> bool:
        """Tell whether a sentence opens with the titles of other classes of the roster alone."""
        named = self.subjects.opening(sentence) if self.subject is not None else frozenset()
        return bool(named) and self.subject not in named
