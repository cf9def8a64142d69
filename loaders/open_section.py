"""The section that the lines of a document are being added to, while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.line_shapes import is_capitals
from loaders.lines import Document, Line
from loaders.parts import Section
from loaders.record import Span

__all__ = ["OpenSection"]


@dataclass
class OpenSection:
    """A section that is not read to its end.

    ``around`` is the kind of section that a note, a list or a criterion interrupts; ``level`` that
    of its heading in Markdown; ``is_titled`` tells that the titles of classes are its heading;
    ``is_one_note`` a note that is the rest of its label's line, and ends with its paragraph.
    """

    kind: str
    heading: Span | None = None
    about: frozenset[int] | None = None
    around: str | None = None
    level: int | None = None
    is_one_note: bool = False
    is_titled: bool = False
    lines: list[Line] = field(default_factory=list)

    def is_small(self, doc: Document) -> bool:
        """Tell whether it has a heading in small letters, below which no other such one stands."""
        return self.heading is not None and not is_capitals(doc.clean[slice(*self.heading)])

    def close(self) -> Section:
        """Return the section with the lines that it has."""
        is_announced = self.kind == "duties" and self.around is not None
        return Section(self.kind, self.heading, tuple(self.lines), self.about, is_announced)
