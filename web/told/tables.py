"""Tables as a terminal, a program, a spreadsheet or a page wants them.

What stands in a cell is often a document's text and so not to be trusted: in a spreadsheet it never
becomes a formula, in Markdown no markup, in a terminal no command.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

import rich.table
from rich import box
from rich.cells import cell_len
from rich.text import Text

from web.told.harmless import harmless

__all__ = [
    "Cell",
    "Table",
    "as_csv",
    "as_markdown",
    "as_rich",
    "as_text",
    "escaped",
    "escaped_within",
    "unblocked",
]

#: A number stays one; ``None`` is an empty cell.
Cell: TypeAlias = str | int | float | Decimal | None

#: What makes a spreadsheet take a text for a formula (`OWASP, CSV injection
#: <https://owasp.org/www-community/attacks/CSV_Injection>`_), also in the full-width forms.
_FORMULA: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")

#: What Markdown could take for markup (`CommonMark, section 2.4
#: <https://spec.commonmark.org/0.31.2/#backslash-escapes>`_).
_MARKUP: Final = re.compile(r"([\\`*_\[\]<|~&#]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
#: What an @ makes: a link to an address of electronic mail, on GitHub one to a user. No backslash
#: keeps either from being found (`GFM, section 6.9
#: <https://github.github.com/gfm/#autolinks-extension->`_); an empty comment does, and is not seen.
_AT: Final = re.compile(r"@(?=\S)")
_BLOCK: Final = re.compile(r"^(\d+(?=[.)])|(?=[-+=>]))")


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns, and a row a thing; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def as_text(table: Table) -> str:
    """Return aligned columns, whole and without lines around them, the same on every machine.

    >>> print(as_text(Table(("level", "title"), ((1, "Clerk"), (10, "Chief")))))
    level  title
        1  Clerk
       10  Chief
    """
    lines = [list(map(_line, cells)) for cells in (table.columns, *table.rows)]
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    right = _numeric(table)
    return "\n".join("  ".join(map(_aligned, cells, widths, right)).rstrip() for cells in lines)


def _aligned(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - cell_len(cell))
    return gap + cell if right else cell + gap


def _line(cell: Cell) -> str:
    """Return what a cell prints, on one line."""
    return "" if cell is None else " ".join(harmless(str(cell)).split())


def _numeric(table: Table) -> list[bool]:
    """Return of each column whether it holds numbers alone."""
    held = [
        {type(row[place]) for row in table.rows} - {type(None)}
        for place in range(len(table.columns))
    ]
    return [bool(kinds) and str not in kinds for kinds in held]


def as_rich(table: Table) -> rich.table.Table:
    """Return a table for a terminal, which folds what is too long and leaves nothing out."""
    drawn = rich.table.Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name, right in zip(table.columns, _numeric(table), strict=True):
        drawn.add_column(Text(_line(name)), justify="right" if right else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(_line(cell)) for cell in row))
    return drawn


def as_csv(table: Table) -> str:
    r"""Return a header line and a line a row (`RFC 4180 <https://www.rfc-editor.org/rfc/rfc4180>`_).

    Before a text that a spreadsheet would take for a formula stands an apostrophe; numbers are left
    as they are.

    >>> as_csv(Table(("text", "score"), (("=1+1", -0.5),)))
    "text,score\r\n'=1+1,-0.5\r\n"
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(_inert(row) for row in table.rows)
    return written.getvalue()


def _inert(row: Iterable[Cell]) -> list[Cell]:
    return [
        f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell
        for cell in row
    ]


def as_markdown(table: Table) -> str:
    r"""Return a table in `GitHub Flavored Markdown <https://github.github.com/gfm/#tables>`_.

    >>> print(as_markdown(Table(("title",), (("Clerk | Typist",),))))
    | title |
    | --- |
    | Clerk \| Typist |
    """
    rule = ["---:" if right else "---" for right in _numeric(table)]
    rows = [[escaped_within(_line(cell)) for cell in row] for row in (table.columns, *table.rows)]
    return "\n".join(map(_piped, (rows[0], rule, *rows[1:])))


def _piped(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    r"""Return a text on a line of its own in which Markdown finds no markup.

    >>> print(escaped("1. Clerk [I] *"))
    1\. Clerk \[I\] \*
    """
    return unblocked(escaped_within(_line(text)))


def unblocked(markdown: str) -> str:
    r"""Return a line whose beginning opens no list, heading or quotation.

    >>> print(unblocked("1. **foo**"))
    1\. **foo**
    """
    return _BLOCK.sub(r"\1\\", markdown.lstrip())


def escaped_within(text: str) -> str:
    """Return a part of a line in which Markdown finds no markup; its outer spaces stay."""
    marked = _MARKUP.sub(r"\\\1", " ".join(harmless(text).splitlines()))
    return _AT.sub("@<!-- -->", marked)
