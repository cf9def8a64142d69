"""The picture of a ladder: a column a level, rising from left to right.

Classes of one level stand side by side, at one height.

Pure geometry; ``templates/staircase.svg`` draws it. All lengths are SVG user units, which are CSS
pixels at full size; the origin is the upper left corner.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from graph.model import Ladder, Rung

__all__ = [
    "NOT_DESCRIBED",
    "Line",
    "Mark",
    "Staircase",
    "Step",
    "levels",
    "staircase",
]

#: Width of a rung's box, the space between two columns and between two boxes of one, and how much
#: a level rises.
BOX: Final = 188
GAP: Final = 14
BESIDE: Final = 5
RISE: Final = 44
#: Height of a line of text and of the level's number, and the space between an edge and a text.
LINE: Final = 18
NUMERAL: Final = 26
PADDING: Final = 14
#: What sets title and notes off.
HAIR: Final = 3
#: Room at the picture's edges, so that no stroke is cut.
EDGE: Final = 2
#: What the lowest rung stands on, and the room for marks below the floor.
PLINTH: Final = 16
MARK: Final = 52
#: About as many characters as fit into a line, and the most lines of one text.
TITLE_WIDTH: Final = 18
NOTE_WIDTH: Final = 24
MOST_LINES: Final = 8

NOT_DESCRIBED: Final = "no document describes this rung"
NOT_NAMED: Final = "no document names this rung"
NOT_STATED: Final = "FLSA status not stated"

#: What a line of a box says.
LineKind: TypeAlias = Literal["level", "title", "note"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in a box; ``y`` is its base line."""

    kind: LineKind
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One rung's box: its place, and what is written in it.

    The box ends at ``y + height``, the stair below it at ``foot``; ``described`` says whether it is
    drawn solid or dashed; ``iri`` is the class, ``None`` where no document names one; ``label`` is
    all that it says, uncut.
    """

    x: int
    y: int
    width: int
    height: int
    foot: int
    lines: tuple[Line, ...]
    described: bool
    iri: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the FLSA status changes: from one stated level to the next stated one."""

    lower: int
    upper: int
    start: int
    end: int
    y: int
    words: str

    @property
    def middle(self) -> int:
        """Return where the sign stands."""
        return (self.start + self.end) // 2


@dataclass(frozen=True, slots=True)
class Staircase:
    """The whole picture."""

    width: int
    height: int
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]


def levels(ladder: Ladder) -> tuple[tuple[int, tuple[Rung, ...]], ...]:
    """Return each 1-based level with its rungs, lowest first.

    Every level that the ladder's stated size promises is there, even without a rung; a level may
    hold several classes.
    """
    highest = max([ladder.size, *(rung.level for rung in ladder.rungs if rung.level is not None)])
    return tuple(
        (level, tuple(rung for rung in ladder.rungs if rung.level == level))
        for level in range(1, highest + 1)
    )


def staircase(ladder: Ladder) -> Staircase:
    """Return where each rung and each change of FLSA status stands."""
    columns = levels(ladder)
    texts = {level: _texts(rungs) for level, rungs in columns}
    height = max(text.height for column in texts.values() for text in column)
    floor = EDGE + height + RISE * (len(columns) - 1) + PLINTH
    spans = _spans(texts)
    marks = tuple(_marks(columns, spans, floor))
    return Staircase(
        width=max(end for _, end in spans.values()) + EDGE,
        height=floor + (MARK if marks else EDGE),
        steps=tuple(
            step
            for level in texts
            for step in _row(level, texts[level], spans[level][0], height, floor)
        ),
        marks=marks,
    )


@dataclass(frozen=True, slots=True)
class _Text:
    title: tuple[str, ...]
    notes: tuple[str, ...]
    described: bool
    label: str
    iri: str | None = None

    @property
    def height(self) -> int:
        return NUMERAL + (len(self.title) + len(self.notes)) * LINE + 2 * (HAIR + PADDING)

    def lines(self, level: int, top: int) -> Iterator[Line]:
        y = top + PADDING + LINE
        yield Line("level", y, str(level))
        y += NUMERAL - LINE
        written: tuple[tuple[LineKind, tuple[str, ...]], ...]
        written = ("title", self.title), ("note", self.notes)
        for kind, texts in written:
            y += HAIR
            for text in texts:
                y += LINE
                yield Line(kind, y, text)


def _texts(rungs: Sequence[Rung]) -> tuple[_Text, ...]:
    if not rungs:
        return (_Text((), _wrapped(NOT_NAMED, NOTE_WIDTH), described=False, label=NOT_NAMED),)
    return tuple(
        _Text(
            _wrapped(rung.title, TITLE_WIDTH),
            tuple(line for note in _notes(rung) for line in _wrapped(note, NOTE_WIDTH)),
            rung.described,
            ", ".join((rung.title, *_notes(rung))),
            rung.iri,
        )
        for rung in rungs
    )


def _notes(rung: Rung) -> tuple[str, ...]:
    if not rung.described:
        return (NOT_DESCRIBED,)
    status = rung.flsa.words if rung.flsa else NOT_STATED
    return (rung.code, status) if rung.code else (status,)


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder=" …"))


def _spans(texts: Mapping[int, Sequence[_Text]]) -> Mapping[int, tuple[int, int]]:
    """Return from where to where each level reaches."""
    found: dict[int, tuple[int, int]] = {}
    left = EDGE
    for level, boxes in texts.items():
        found[level] = (left, left + len(boxes) * (BOX + BESIDE) - BESIDE)
        left = found[level][1] + GAP
    return found


def _row(level: int, texts: Iterable[_Text], left: int, height: int, floor: int) -> Iterator[Step]:
    """Yield the boxes of one level, side by side; all are of the same height."""
    top = floor - PLINTH - RISE * (level - 1) - height
    for place, text in enumerate(texts):
        yield Step(
            x=left + place * (BOX + BESIDE),
            y=top,
            width=BOX,
            height=height,
            foot=floor,
            lines=tuple(text.lines(level, top)),
            described=text.described,
            iri=text.iri,
            label=f"Level {level}: {text.label}",
        )


def _marks(
    columns: Iterable[tuple[int, Sequence[Rung]]],
    spans: Mapping[int, tuple[int, int]],
    floor: int,
) -> Iterator[Mark]:
    stated = [
        (level, rung.flsa.status)
        for level, rungs in columns
        for rung in rungs
        if rung.described and rung.flsa
    ]
    for (lower, below), (upper, above) in pairwise(stated):
        if below != above and lower != upper:
            yield Mark(
                lower=lower,
                upper=upper,
                start=sum(spans[lower]) // 2,
                end=sum(spans[upper]) // 2,
                y=floor + PADDING,
                words=f"FLSA status changes: {below} → {above}",
            )
