"""Tables of criteria, as in a person specification: which are essential and which desirable.

A header names the columns; a cross or a letter below "Desirable" alone makes a criterion one that
is not asked for. Cells are parted by tabs or bars, or stand below their headers. A table may also
list the work or what one must know, and beside it how often or how much: then each row is a point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from loaders import lexicon
from loaders.lines import Line
from loaders.wording import phrases

__all__ = ["Criteria", "Need", "header", "need_of", "row_part", "without_assessment"]

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
#: What the letters before the criteria below mean: "E = essential, D = desirable".
_LEGEND: Final = re.compile(
    r"\W*(?:key\W+)?(?:E\s*[=:-]\s*essential\b\W*D\s*[=:-]\s*desirable"
    r"|D\s*[=:-]\s*desirable\b\W*E\s*[=:-]\s*essential)\b",
    re.IGNORECASE,
)
#: "K2   E   Knowledge of …", "3.1 D Experience of …", with what says how it is assessed cut off.
_LETTERED: Final = re.compile(
    r"(?:[A-Z]{0,3}\d{1,2}(?:\.\d{1,2})?[.)]?\s+)?\(?(?P<need>[ED])\)?(?:\s{2,}|\t)\s*(?P<text>\S.*)"
)
_NEEDS: Final = frozenset(name.partition(" ")[0] for name in _HEADERS)
_MARK: Final = re.compile(
    r"[x✓✔√●•*y]|yes|[ed]|essential|desirable|required|preferred", re.IGNORECASE
)
_CELL: Final = re.compile(r"[^\s|]+(?:[^\S\t][^\s|]+)*")
_PARTED: Final = re.compile(r"[\t|]")
#: "application form, interview" in letters, in a column behind a criterion.
_ASSESSED: Final = re.compile(r"(?:\s{2,}|\s*\t\s*)[A-Z]{1,3}(?:(?:\s?[/,&]\s?|\s)[A-Z]{1,3})*$")
#: What a table may list, as the header of a column names it.
_LISTED: Final = frozenset({"duties", "competencies", "knowledge", "skills", "abilities"})
#: What is noted of each point in the columns beside it.
_NOTED: Final = re.compile(
    r"(?:\W|\bessential\s+function\b(?=\W*(?:y|yes|e)\b)|"
    + phrases(
        *("essential", "marginal", "non-essential", "nonessential", "yes", "no", "y"),
        *(
            "n",
            "e",
            "m",
            "or",
            "of",
            "percent",
            "percentage",
            "time",
            "frequency",
            "freq",
            "weight",
        ),
        *("priority", "rank", "ranking", "importance", "item", "ref", "number", "hours", "annual"),
        *("how often", "rating", "spent", "approximate", "approx", "total", "per", "week", "row"),
    )
    + r")+",
    re.IGNORECASE,
)
#: How many words may be noted in such a column.
_MOST_NOTED: Final = 3
#: How many lines it is remembered of whether they may be a header; most come in many documents.
_KEPT: Final = 20_000
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
    ``either`` is the place of a column that says of each criterion what it is; where
    ``is_lettered``, a letter before each criterion does. ``listing`` is the kind of section that a
    column lists, whose place is the only one of ``columns`` then.
    """

    columns: tuple[tuple[int, Need], ...]
    either: int | None
    is_aligned: bool
    is_lettered: bool = False
    listing: str | None = None

    def parts(self, line: Line, kind: str | None = None) -> list[tuple[int, int, Need]]:
        """Return the criteria of a row: where each starts and ends, counted in its line.

        :param kind: of the section that the row stands in; a table that lists ends with its own
        """
        if self.is_lettered:
            row = _LETTERED.match(without_assessment(line).text)
            need = _HEADERS[row["need"].casefold()] if row else None
            return [(row.start("text"), row.end("text"), need)] if row and need else []
        if self.listing is not None:
            return self._listed(line) if kind == self.listing else []
        first, *others = _cells(line.text, is_aligned=self.is_aligned)
        marked = {need for cell in others if (need := self._marked(cell)) is not None}
        if marked:
            return [(first.start, first.end, "essential" if "essential" in marked else "desirable")]
        told = [(cell.start, cell.end, need) for cell in others if (need := self._need(cell))]
        return [(first.start, first.end, "heading"), *told] if told else []

    def _listed(self, line: Line) -> list[tuple[int, int, Need]]:
        """Return the point of a row; none where the columns beside it say more than is noted."""
        found = _cells(line.text, is_aligned=False)
        listed = [cell for cell in found if self._need(cell) is not None]
        beside = [cell for cell in found if cell not in listed]
        is_row = beside and all(len(cell.text.split()) <= _MOST_NOTED for cell in beside)
        return [(cell.start, cell.end, "essential") for cell in listed] if is_row else []

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
    if not _may_head(line.text):
        return None
    listing = _listing(line) if _is_celled(line.text) else None
    if listing is not None:
        return listing
    if not _names_two(line.text):
        return None
    if _LEGEND.match(line.text):
        return Criteria((), None, is_aligned=False, is_lettered=True)
    is_aligned = not _is_celled(line.text)
    cells = _cells(line.text, is_aligned=is_aligned)
    needs = [(cell.place, _HEADERS.get(cell.text.casefold())) for cell in cells]
    either = next((cell.place for cell in cells if _EITHER.fullmatch(cell.text)), None)
    columns = tuple((place, need) for place, need in needs if need is not None)
    if len(cells) < 2 or (either is None and len({need for _, need in columns}) < 2):
        return None
    if columns and columns[0][0] == 0 and not is_aligned:  # the first column has no header
        columns = tuple((place + 1, need) for place, need in columns)
    return Criteria(columns, either, is_aligned)


def _listing(line: Line) -> Criteria | None:
    """Return the columns of a header of which one lists, and the others note something of it."""
    cells = _cells(line.text, is_aligned=False)
    named = [(cell.place, _listed_by(cell.text)) for cell in cells]
    lists = [(place, kind) for place, kind in named if kind is not None]
    if len(lists) != 1 or len(cells) < 2:
        return None
    place, kind = lists[0]
    if not all(_NOTED.fullmatch(cell.text) for cell in cells if cell.place != place):
        return None
    return Criteria(((place, "essential"),), None, is_aligned=False, listing=kind)


def _listed_by(text: str) -> str | None:
    """Return the kind of section that the header of a column lists."""
    is_label = not (_NOTED.fullmatch(text) or text.endswith("."))
    entry = lexicon.heading(text) if is_label else None
    return entry.name if entry is not None and entry.name in _LISTED else None


@lru_cache(maxsize=_KEPT)
def _may_head(text: str) -> bool:
    """Tell whether a line has what no header is without; most lines come in many documents."""
    return _is_celled(text) or _names_two(text)


def _is_celled(text: str) -> bool:
    """Tell whether a sign parts the cells of a line."""
    return "\t" in text or "|" in text


def _names_two(text: str) -> bool:
    """Tell whether a line has the names of two columns; hardly any has."""
    return len(_NEEDS.intersection(text.casefold().replace("|", " ").replace("/", " ").split())) > 1


def need_of(text: str) -> Need | None:
    """Return what a line calls the criteria below it, where it says nothing else.

    >>> need_of("Essential:"), need_of("Desirable criteria"), need_of("Essential Duties")
    ('essential', 'desirable', None)
    """
    words = text.casefold().strip(" :-*")
    return _HEADERS.get(words) if len(words) > _LONGEST_LETTERS else None


def row_part(line: Line, start: int, end: int) -> Line:
    """Return a criterion of a row as a line of its own, which goes on with none above it.

    :param start: where it starts, counted in its line, as ``end``
    """
    first, last = line.start + start, line.start + end
    return replace(line, start=first, end=last, text=line.text[start:end], after_gap=True)


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
