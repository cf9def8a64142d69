"""Classes whose specifications stand one behind the other in a document, each below its title.

A label prints the title ("Job Title: Clerk"), and below it the class has headings of its own; or
the labelled titles stand together, and each comes again above the passage of its class.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from loaders.lines import Document
from loaders.record import Printed
from loaders.sections import Sections
from loaders.titles import bare

__all__ = ["blocks"]

_FEWEST: Final = 2
#: The sections that a specification has, whatever else it has.
_OWN: Final = ("duties", "qualification")


def blocks(doc: Document, parts: Sections) -> tuple[tuple[Printed, Printed | None], ...]:
    """Return title and code of each class with a labelled title and headings of its own below."""
    titles: dict[str, Printed] = {}
    for span in parts.values("title") or parts.values("title-weak"):
        found = bare(doc, *span, "labelled-field")
        if found is not None:
            titles.setdefault(found.value.casefold(), found)
    named = list(titles.values())
    if len(named) < _FEWEST:
        return ()
    rooms = list(pairwise([*(one.start for one in named), len(doc.text)]))
    headed = [part.heading[0] for part in parts.of(*_OWN) if part.heading is not None]
    is_apart = all(any(start < place < end for place in headed) for start, end in rooms)
    if not is_apart and not all(_is_subheading(doc, title) for title in titles):
        return ()
    return tuple(zip(named, _codes(doc, parts, rooms), strict=True))


def _is_subheading(doc: Document, title: str) -> bool:
    """Tell whether a title stands alone on a line, above what is said of its class."""
    return any(line.text.rstrip(" :").casefold() == title for line in doc.lines)


def _codes(
    doc: Document, parts: Sections, rooms: list[tuple[int, int]]
) -> tuple[Printed | None, ...]:
    """Return the code of each class: as many as there are classes, or one below each title."""
    printed = [doc.printed(*span, rule="labelled-field") for span in parts.values("code")]
    if len(printed) == len(rooms):
        return tuple(printed)
    within = ([one for one in printed if start < one.start < end] for start, end in rooms)
    return tuple(found[0] if found else None for found in within)
