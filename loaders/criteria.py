"""Tables of criteria, as in a person specification: which are essential and which desirable.

A header names the columns; a cross or a letter below "Desirable" alone makes a criterion one that
is not asked for. Cells are parted by tabs or bars, or stand below their headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from loaders.lines import Line

__all__ = ["Criteria", "Need", "header", "need_of", "without_assessment"]

#: What a criterion is; "heading" for a cell that names those of its row or below it.
Need: TypeAlias = Literal["heading", "essential", "desirable"]

_HEADERS: Final[dict[str, Need]] = {
    **dict.fromkeys(("essential", "essential criteria", "required", "ess", "e"), "essential"),
    **dict.fromkeys(("desirable", "desirable criteria", "desired", "preferred"), "desirable"),
    **dict.fromkeys(("des", "d"), "desirable"),
}
#: A column that says of each criterion what it is: "Essential/Desirable".
_EITHER: Final = re.compile(
    r"(?:e|ess|essential|required)\s*(?:/|or)\s*(?:d|des|desirable|desired|preferred)",
    re.IGNORECASE,
)
_NEEDS: Final = frozenset(name.partition(" ")[0] for name in _HEADERS)
_APART: Final = re.compile(r"[|/]")
_MARK: Final = re.compile(
    r"[x✓✔√●•*y]|yes|[ed]|essential|desirable|required|preferred", re.IGNORECASE
)
_CELL: Final = re.compile(r"[^\s|]+(?:[^\S\t][^\s|]+)*")
_PARTED: Final = re.compile(r"[\t|]")
#: "application form, interview" in letters, in a column behind a criterion.
_ASSESSED: Final = re.compile(r"(?:\s{2,}|\s*\t\s*)[A-Z]{1,3}(?:\s?[/,&]\s?[A-Z]{1,3})*$")
#: How long a header may be that is only a letter or two, and stands in no line of its own.
_LONGEST_LETTERS: Final = 3
#: How far, in columns, a mark may stand from the header above it.
_NEAR: Final = 15


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of a cell, its span in the line, and its place in the row."""

    text: str
    start: int
    end: int
    place: int


@dataclass(frozen=True, slots=True)
class Criteria:
    """The columns of a table of criteria, each with its place.

    A place is the number of a cell, or, where ``is_aligned``, the column of its first character.
    ``either`` is the place of a column that says of each criterion what it is.
    """

    columns: tuple[tuple[int, Need], ...]
    either: int | None
    is_aligned: bool

    def parts(self, line: Line) -> list[tuple[int, int, Need]]:
        """Return the criteria of a row: where each starts and ends, counted in its line."""
        first, *others = _cells(line.text, is_aligned=self.is_aligned)
        marked = {need for cell in others if (need := self._marked(cell)) is not None}
        if marked:
            return [(first.start, first.end, "essential" if "essential" in marked else "desirable")]
        told = [(cell.start, cell.end, need) for cell in others if (need := self._need(cell))]
        return [(first.start, first.end, "heading"), *told] if told else []

    def _marked(self, cell: _Cell) -> Need | None:
        if not _MARK.fullmatch(cell.text):
            return None
        if cell.place == self.either:
            return "desirable" if cell.text[0].casefold() in "dp" else "essential"
        return self._need(cell)

    def _need(self, cell: _Cell) -> Need | None:
        if not self.is_aligned:
            return dict(self.columns).get(cell.place)
        near = [(abs(place - cell.place), need) for place, need in self.columns]
        distance, need = min(near, default=(_NEAR, None))
        return need if distance < _NEAR else None


def header(line: Line) -> Criteria | None:
    r"""Return the columns that a line heads, where it is the header of a table of criteria.

    >>> found = header(Line(0, 28, "Criteria\tEssential\tDesirable", 0, True))
    >>> found.parts(Line(0, 7, "Tact\t\tX", 0, False))
    [(0, 4, 'desirable')]
    """
    if len(_NEEDS.intersection(_APART.sub(" ", line.text.casefold()).split())) < 2:
        return None  # it names no two columns
    is_aligned = not _PARTED.search(line.text)
    cells = _cells(line.text, is_aligned=is_aligned)
    needs = [(cell.place, _HEADERS.get(cell.text.casefold())) for cell in cells]
    either = next((cell.place for cell in cells if _EITHER.fullmatch(cell.text)), None)
    columns = tuple((place, need) for place, need in needs if need is not None)
    if len(cells) < 2 or (either is None and len({need for _, need in columns}) < 2):
        return None
    if columns and columns[0][0] == 0 and not is_aligned:  # the first column has no header
        columns = tuple((place + 1, need) for place, need in columns)
    return Criteria(columns, either, is_aligned)


def need_of(text: str) -> Need | None:
    """Return what a line calls the criteria below it, where it says nothing else.

    >>> need_of("Essential:"), need_of("Desirable criteria"), need_of("Essential Duties")
    ('essential', 'desirable', None)
    """
    words = text.casefold().strip(" :-*")
    return _HEADERS.get(words) if len(words) > _LONGEST_LETTERS else None


def without_assessment(line: Line) -> Line:
    """Return a line without the letters behind it that say how a criterion is assessed: "AF/I"."""
    found = _ASSESSED.search(line.text)
    if found is None:
        return line
    return replace(line, end=line.start + found.start(), text=line.text[: found.start()])


def _cells(text: str, *, is_aligned: bool) -> Sequence[_Cell]:
    """Return the cells of a row that are not empty."""
    return tuple(_placed(text, is_aligned=is_aligned))


def _placed(text: str, *, is_aligned: bool) -> Iterator[_Cell]:
    for match in _CELL.finditer(text):
        before = text[: match.start()].removeprefix("|")
        place = match.start() if is_aligned else len(_PARTED.findall(before))
        yield _Cell(match[0], match.start(), match.end(), place)
