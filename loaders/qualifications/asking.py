"""The clauses of a passage that ask for something."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from loaders.lines import Document
from loaders.prose import clauses
from loaders.qualifications.asides import is_part, is_preference
from loaders.qualifications.requirements import atoms
from loaders.record import Span

__all__ = ["asking"]

#: How many passages' clauses are kept: where a passage goes is told by what its clauses ask.
_KEPT: Final = 100


@lru_cache(maxsize=_KEPT)
def asking(doc: Document, start: int, end: int) -> tuple[Span, ...]:
    """Return the clauses with atoms, each with those behind it that have none."""
    found: list[Span] = []
    for clause in clauses(doc, start, end):
        text = doc.clean[slice(*clause)]
        if is_preference(text):
            continue
        if atoms(doc, *clause) and not is_part(text):
            found.append(clause)
        elif found:
            found[-1] = (found[-1][0], clause[1])
    return tuple(found)
