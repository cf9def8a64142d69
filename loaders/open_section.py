"""The section that the lines of a document are being added to, while it is read."""

from __future__ import annotations

import re
from collections.abc import MutableSequence
from dataclasses import dataclass, field, replace
from typing import Final

from loaders.leads import leads_below
from loaders.line_shapes import is_capitals
from loaders.lines import Document, Line
from loaders.parts import PREAMBLE, Section
from loaders.prose import marker
from loaders.record import Span

__all__ = ["OpenSection", "adds_to_above", "share_above"]


#: The end of a line whose value goes on below.
_RUNS_ON: Final = re.compile(r"(?:,|/|\b(?:and|of|or|the|for))$")
#: "Either I", "Or II": the mark of an alternative of qualifications.
_ALTERNATIVE: Final = re.compile(r"(?:Either|Or)\s+[IVX]{1,4}\b", re.IGNORECASE)

#: What is said of a level adds to what stands above: "Level III, in addition to the above".
_ABOVE: Final = r"(?:of\s+)?(?:the\s+)?(?:above|preceding|foregoing)\b"
_ADDS: Final = re.compile(rf"\bin\s+addition\s+to\s+(?:all\s+)?{_ABOVE}", re.IGNORECASE)
_ALL_AND: Final = re.compile(
    rf"\W*(?:all|same\s+as|in\s+addition\s+to)\s+(?:all\s+)?{_ABOVE}[\s\w]{{0,20}}?\W*"
    r"(?:\b(?:plus|and|with|in\s+addition)\b)?\W*",
    re.IGNORECASE,
)


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

    @property
    def is_lead(self) -> bool:
        """Whether it ends with lead words, such as "Knowledge of:", and what they lead follows."""
        return bool(self.lines) and leads_below(self.lines[-1].text)

    def is_done(self, line: Line) -> bool:
        """Tell whether a line stands behind what interrupts the section around it."""
        if self.is_one_note and line.after_gap:
            return True
        if _ALTERNATIVE.match(line.text) or self.around == PREAMBLE:
            above = self.lines[-1].text if self.lines else ""
            return bool(above) and (line.after_gap or _RUNS_ON.search(above) is None)
        if self.kind != "duties" or not self.lines or not line.after_gap:
            return False
        return bool(marker(self.lines[0].text)) and not marker(line.text)

    def is_small(self, doc: Document) -> bool:
        """Tell whether it has a heading in small letters, below which no other such one stands."""
        return self.heading is not None and not is_capitals(doc.clean[slice(*self.heading)])

    def close(self) -> Section:
        """Return the section with the lines that it has."""
        is_announced = self.kind == "duties" and self.around is not None
        return Section(self.kind, self.heading, tuple(self.lines), self.about, is_announced)


def adds_to_above(text: str, stop: int) -> int:
    """Return where the words end by which a class adds to what is said above, 0 without such.

    :param stop: where the name of the class ends, which may be followed by them

    >>> adds_to_above("Clerk II (in addition to the above)", 35), adds_to_above("Clerk II", 8)
    (35, 0)
    """
    if _ADDS.search(text, 0, stop):
        return stop
    behind = _ALL_AND.fullmatch(text, stop)
    return behind.end() if behind is not None else 0


def share_above(done: MutableSequence[Section], kind: str, about: frozenset[int]) -> None:
    """Let some classes have the last sections of one kind, to which theirs adds.

    :param done: the sections so far, in the order printed
    :param about: the 0-based classes
    """
    for number, part in reversed(list(enumerate(done))):
        if part.kind != kind or part.about is None:
            return
        done[number] = replace(part, about=part.about | about)
