"""Classes whose specifications stand one behind the other in a document, each below its title.

A label prints the title ("Job Title: Clerk"), and below it the class has headings of its own; or
the labelled titles stand together, and each comes again above the passage of its class.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from loaders.lines import Document
from loaders.record import Printed, Span
from loaders.sections import Sections
from loaders.titles import bare

__all__ = ["blocks"]

_FEWEST: Final = 2
#: The sections that a specification has, whatever else it has.
_OWN: Final = ("duties", "qualification")


def blocks(doc: Document, parts: Sections) -> tuple[tuple[Printed, Printed | None], ...]:
    """Return title and code of each class with a labelled title and headings of its own below."""
    labelled = parts.values("title") or parts.values("title-weak")
    printed = [found for span in labelled if (found := bare(doc, *span, "labelled-field"))]
    stops = [one.start for one in printed] + [len(doc.text)]
    titles: dict[str, Printed] = {}
    rooms: dict[str, list[Span]] = defaultdict(list)
    for found, room in zip(printed, pairwise(stops), strict=True):
        titles.setdefault(found.value.casefold(), found)
        rooms[found.value.casefold()].append(room)
    if len(titles) < _FEWEST:
        return ()
    headed = [part.heading[0] for part in parts.of(*_OWN) if part.heading is not None]
    # A table before the passages may label the same titles.
    is_apart = all(any(_is_within(place, own) for place in headed) for own in rooms.values())
    if not is_apart and not all(_is_subheading(doc, title) for title in titles):
        return ()
    return tuple(zip(titles.values(), _codes(doc, parts, list(rooms.values())), strict=True))


def _is_within(place: int, rooms: list[Span]) -> bool:
    return any(start < place < end for start, end in rooms)


def _is_subheading(doc: Document, title: str) -> bool:
    """Tell whether a title stands alone on a line, above what is said of its class."""
    return any(line.text.rstrip(" :").casefold() == title for line in doc.lines)


def _codes(doc: Document, parts: Sections, rooms: list[list[Span]]) -> tuple[Printed | None, ...]:
    """Return the code of each class: as many as there are classes, or one below each title."""
    printed = [doc.printed(*span, rule="labelled-field") for span in parts.values("code")]
    if len(printed) == len(rooms):
        return tuple(printed)
    within = ([one for one in printed if _is_within(one.start, own)] for own in rooms)
    return tuple(found[0] if found else None for found in within)
