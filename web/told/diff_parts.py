"""What two documents say differently, as parts of an answer, as JSON, and as rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from graph.difference import Difference, Differences
from graph.model import Quote
from web.as_json import Json, statement
from web.told.outline import Heading, Line, Part, Place
from web.told.tables import Cell, Table
from web.told.words import place, score

__all__ = ["as_json", "marked", "page", "table"]

_COLUMNS: Final = ("part", "change", "before", "before_place", "after", "after_place", "share")
_WORD: Final = re.compile(r"\s+")


def page(before: str, after: str, found: Differences) -> Iterator[Part]:
    """Yield the differences, part by part.

    :param before: how the user named the one document, and ``after`` the other
    """
    yield Heading(f"{before} -> {after}", 1)
    if not found.changes:
        yield Line((f"No difference: both say the same {found.same} things.",))
        return
    yield Line(
        (
            f"{found.count('added')} added, {found.count('removed')} removed, "
            f"{found.count('reworded')} reworded; {found.same} the same.",
        )
    )
    for part, changes in groupby(found.changes, key=lambda change: change.part):
        yield Heading(part)
        yield from map(_line, changes)


def _line(change: Difference) -> Line:
    old, new = change.before, change.after
    if old is None or new is None:
        sign = "+ " if old is None else "- "
        quote = new if new is not None else old
        return Line((sign, quote) if quote is not None else (sign,), 1)
    alike = f" {score(change.share)}" if change.share is not None else ""
    return Line(("~ ", marked(old.text, new.text), " ", Place(old), " ", Place(new), alike), 1)


def marked(before: str, after: str) -> str:
    """Return two wordings as one, the words that differ marked as `wdiff` marks them.

    >>> marked("Files old letters", "Files letters and bills")
    'Files [-old-] letters {+and bills+}'
    """
    old, new = _WORD.split(before), _WORD.split(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    told = (
        piece
        for what, i, j, k, end in matcher.get_opcodes()
        for piece in _pieces(what, old[i:j], new[k:end])
    )
    return " ".join(told)


def _pieces(what: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    if what == "equal":
        yield " ".join(new)
        return
    if old:
        yield f"[-{' '.join(old)}-]"
    if new:
        yield f"{{+{' '.join(new)}+}}"


def as_json(found: Differences) -> Json:
    """Return the differences with both wordings and their places."""
    return {
        "same": found.same,
        "changes": [
            {
                "part": change.part,
                "change": change.kind,
                "before": _statement(change.before),
                "after": _statement(change.after),
                "share": round(change.share, 3) if change.share is not None else None,
            }
            for change in found.changes
        ],
    }


def _statement(quote: Quote | None) -> Json | None:
    return statement(quote) if quote is not None else None


def table(found: Differences) -> Table:
    """Return a row a difference."""
    return Table(_COLUMNS, tuple(map(_row, found.changes)))


def _row(change: Difference) -> tuple[Cell, ...]:
    sides = (
        (quote.text, place(quote)) if quote is not None else (None, None)
        for quote in (change.before, change.after)
    )
    share = round(change.share, 3) if change.share is not None else None
    return (change.part, change.kind, *(cell for side in sides for cell in side), share)
