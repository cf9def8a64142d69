"""Tables of labelled fields: a row of labels above rows of values, such as a roster of classes.

Cells are parted by bars, tabs or blanks. A single row of values is no table but a form whose
labels stand above its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from loaders import lexicon
from loaders.columns import Cell, aligned, cells, is_rule, texts
from loaders.dates import DATE
from loaders.employers import employer_in
from loaders.fields import CODE_VALUE, Field, is_title
from loaders.forms import form_fields
from loaders.heading_form import without_number
from loaders.lines import Line
from loaders.wording import has_more_words

__all__ = ["may_head", "table_fields"]

_FEWEST: Final = 2
#: How many words the head of a column may have; text with wide gaps has more.
_LONGEST_LABEL: Final = 12
_NOTHING: Final = re.compile(r"[\W_]*|n/?a|none|tbd", re.IGNORECASE)
_DATED: Final = re.compile(rf"\D{{0,20}}{DATE}", re.IGNORECASE)
#: What a value must look like below a label, where columns of text might be something else.
_SHAPES: Final = {
    "code": re.compile(CODE_VALUE),
    "adopted": _DATED,
    "revised": _DATED,
    "opened": _DATED,
}


def table_fields(lines: Sequence[Line], row: int) -> list[Field]:
    """Return the fields of a table, or none where the first line is no header of one.

    :param lines: the lines from the header on; the table ends where their cells no longer fit
    :param row: the number that its first row gets; rows are numbered through a document
    """
    header = cells(lines[0])
    if len(header) < _FEWEST:
        return form_fields(lines)
    names = [_column(cell.text) for cell in header]
    header, names = _with_titles(header, names, lines[1:])
    if not _is_header(header, names):
        return form_fields(lines)
    found = [
        Field("unused", cell.span, None)
        for cell, name in zip(header, names, strict=True)
        if cell.text and (name is not None or employer_in(cell.text) is None)
    ]
    rows, last = [], lines[0]
    for line in lines[1:]:
        if is_rule(line.text):
            found.append(Field("unused", (line.start, line.end), None))
            continue
        filled = _row(line, header, names)
        if filled is None:
            break
        rows.append(filled)
        last = line
    for number, filled in enumerate(rows):
        found += _fields(filled, names, row + number if len(rows) > 1 else None)
    found.append(Field("unused", (last.end, last.end), None))  # past the bar that ends it
    return found if rows else form_fields(lines)


def may_head(text: str) -> bool:
    """Tell whether a line may head a table: one of its cells names a column."""
    return any(_column(label) is not None for label in texts(text))


def _column(label: str) -> str | None:
    """Return the field that a column is of; pay is kept as printed."""
    if has_more_words(label, _LONGEST_LABEL):
        return None
    name = lexicon.field_label(label)
    if name == "title-weak":
        return "title"
    entry = lexicon.heading(label)
    is_pay = entry is not None and entry.scheme == "section" and entry.name == "pay"
    return "unused" if is_pay else name


def _with_titles(
    header: tuple[Cell, ...], names: list[str | None], below: Sequence[Line]
) -> tuple[tuple[Cell, ...], list[str | None]]:
    """Return a header with a cell above titles, where they stand in a column without a label."""
    if "code" not in names or "title" in names:
        return header, names
    first = next((cells(line) for line in below if not is_rule(line.text)), ())
    if not first or "|" in below[0].text:
        return header, names
    left = first[0]
    if left.right >= header[0].left or not _fits("title", left.text):
        return header, names
    above = Cell(header[0].start, header[0].start, "", left.left, left.right)
    return (above, *header), ["title", *names]


def _is_header(header: Sequence[Cell], names: Sequence[str | None]) -> bool:
    """Tell whether cells are labels, rather than labels and their values in turn."""
    known = sum(name is not None for name in names)
    if known < _FEWEST or known * 2 < len(names):
        return False
    beside = any(left is not None and right is not None for left, right in pairwise(names))
    unknown = (cell.text for cell, name in zip(header, names, strict=True) if name is None)
    others = (without_number(text) for text in unknown)  # the boxes of a form are numbered
    return beside and not any(re.search(r"\d", text) for text in others)


def _row(
    line: Line, header: Sequence[Cell], names: Sequence[str | None]
) -> list[tuple[int | None, Cell]] | None:
    """Return the cells of a row, each with its column; ``None`` where the line is no row."""
    found = cells(line)
    if "|" in line.text:
        return list(enumerate(found)) if len(found) == len(header) else None
    below = aligned(found, header)
    placed = [(below.index(cell) if cell in below else None, cell) for cell in found]
    told = [(names[column], cell.text) for column, cell in placed if column is not None]
    known = [(name, text) for name, text in told if name is not None]
    fits = all(_fits(name, text) for name, text in known)
    return placed if fits and len(known) >= _FEWEST else None


def _fits(name: str, text: str) -> bool:
    if name == "title":
        return is_title(text) and not text.endswith(":")
    shape = _SHAPES.get(name)
    if shape is None:
        return lexicon.field_label(text) is None
    return bool(_NOTHING.fullmatch(text) or shape.match(text))


def _fields(
    filled: Sequence[tuple[int | None, Cell]], names: Sequence[str | None], row: int | None
) -> Iterator[Field]:
    for column, cell in filled:
        name = names[column] if column is not None else None
        if cell.text:
            yield Field(name or "unused", (cell.start, cell.start), cell.span, row)
