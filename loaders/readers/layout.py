"""What a document's layout tells, and the text that it becomes: one model for every format.

A reader gives blocks: headings, paragraphs, list items, rows of tables. Their text has a blank line
before each block but those that are printed close to the one before, bullets and numbers before
list items, and bars between the cells of a row: the signs that plain text has, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

__all__ = ["BULLET", "Block", "Kind", "Placed", "rendered", "row"]

Kind: TypeAlias = Literal["heading", "paragraph", "item", "row"]

#: What a list item without a number begins with.
BULLET: Final = "•"
_BAR: Final = " | "
_INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class Block:
    """A passage that stands apart.

    ``level`` is a heading's, from 1 on, or how deep in lists a passage stands, 0 for outside;
    ``mark`` is what an item begins with, its number ("3.") or a bullet; ``page`` counts from 1;
    ``close`` says that no blank line goes before.
    """

    text: str
    kind: Kind = "paragraph"
    level: int = 0
    mark: str | None = None
    page: int | None = None
    close: bool = False

    def printed(self) -> str:
        """Return the block as text, the lists that it stands in as indentation."""
        text = f"{self.mark} {self.text}" if self.mark is not None else self.text
        depth = {"item": self.level - 1, "paragraph": self.level}.get(self.kind, 0)
        return "\n".join(_INDENT * depth + line for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and its place in the document's text: ``start`` and ``end`` count code points."""

    block: Block
    start: int
    end: int


def row(cells: Iterable[str]) -> str:
    """Return the text of a table's row; a label with its colon needs no bar.

    >>> row(["BR88", "1035", "Park Aide"]), row(["Class Code:", "1035"])
    ('BR88 | 1035 | Park Aide', 'Class Code: 1035')
    """
    texts = [" ".join(cell.split()) for cell in cells]
    if len(texts) == 2 and texts[0].endswith(":"):
        return " ".join(texts).strip()
    return _BAR.join(texts).strip(" ") if any(texts) else ""


def rendered(blocks: Iterable[Block]) -> tuple[str, tuple[Placed, ...]]:
    r"""Return the text of a document and where its blocks stand in it.

    >>> rendered([Block("Duties", "heading", 2), Block("Files", "item", 1, "1.")])[0]
    'Duties\n\n1. Files\n'
    """
    parts: list[str] = []
    placed: list[Placed] = []
    length = 0
    for block in blocks:
        before = ("\n" if block.close else "\n\n") if parts else ""
        text = block.printed()
        start = length + len(before)
        length = start + len(text)
        parts += (before, text)
        placed.append(Placed(block, start, length))
    return "".join((*parts, "\n")), tuple(placed)
