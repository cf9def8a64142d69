"""The ladder that a document says its class belongs to, and the rung that the class is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from loaders.lines import Document
from loaders.numbers import NUMBER, ORDINAL, number, ordinal, roman
from loaders.record import Number, Printed, Series
from loaders.sections import Sections

__all__ = ["level", "series", "series_of"]

_COUNTED: Final = re.compile(
    rf"(?P<size>{NUMBER})[-\s]+(?:level|class|step)s?,?\s+(?P<name>(?!(?:of|in|within|are|that|which|for|on|used)\b)[^.;:,]{{2,60}}?)?\s*"
    r"(?:class(?:ification)?\s+|job\s+|career\s+)?(?:series|ladder)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:in|of|within)\s+the\s+(?P<name>[A-Z][\w'/&-]*(?:\s+(?:of\s+|and\s+)?[A-Z][\w'/&-]*)*)"
    r"\s+(?:class(?:ification)?\s+|job\s+|career\s+)?series\b"
)
_RUNG: Final = re.compile(
    rf"\b(?:is|as|represents?|at)\s+the\s+(?P<level>{ORDINAL})(?:[-\s]+(?:level|class|rung)){{1,2}}"
    r"\s+(?:of|in|within)\s+(?:a|an|the|this)\b[^.;]{0,90}?\b(?:series|ladder|level)\b",
    re.IGNORECASE,
)
#: The numeral behind a title, or behind its name proper: "Engineer II (Field)", "Nurse I, Clinic".
_NUMERAL: Final = re.compile(r"\s(?P<numeral>[IVX]{1,4}|[1-9]\d?)(?=$|\s*[,(/]|\s+-\s)")
_MOST_LEVELS: Final = 30
_MEMBER: Final = re.compile(r"\s*(?:[,;\n\r]|\band\b(?=[^,;]*$))\s*(?:and\s+)?")


def level(doc: Document, parts: Sections, title: Printed) -> Number | None:
    """Return the 1-based rung that the text states, else the numeral that ends the title."""
    for section in parts.of("summary", "scope", "distinguishing"):
        for line in section.lines:
            match = _RUNG.search(doc.clean, line.start, line.end)
            if match:
                return Number(ordinal(match["level"]), *match.span(), "level-sentence")
    match = _NUMERAL.search(doc.clean, title.start, title.end)
    if match is None:
        return None
    try:
        return Number(roman(match["numeral"]), *match.span("numeral"), "level-numeral")
    except ValueError:
        return None  # letters of a numeral that form none, as in "VX"


def series(doc: Document, parts: Sections) -> Series | None:
    """Return the series that the document names, or ``None`` where it names none."""
    members = tuple(_members(doc, parts))
    for section in parts.of("summary", "scope", "distinguishing"):
        for line in section.lines:
            match = _COUNTED.search(doc.clean, line.start, line.end)
            if match and match["name"]:
                name = doc.quote(*match.span("name"))
                size = _believed(int(number(match["size"])))
                return Series(name, size, members, *match.span(), "series-sentence")
            named = _NAMED.search(doc.clean, line.start, line.end)
            if named:
                name = doc.quote(*named.span("name"))
                return Series(name, None, members, *named.span(), "series-sentence")
    return _labelled(doc, parts, members) or _shared(members)


def _believed(size: int) -> int | None:
    """Return a number of levels, ``None`` where no ladder is that long."""
    return size if 1 <= size <= _MOST_LEVELS else None


def series_of(title: Printed | None, members: Sequence[Printed]) -> Series | None:
    """Return the series that a document's own table of classes lists, named by its title."""
    if title is None or not members:
        return _shared(tuple(members))
    size = len(members)
    return Series(title.value, size, tuple(members), title.start, title.end, "table-cell")


def _labelled(doc: Document, parts: Sections, members: tuple[Printed, ...]) -> Series | None:
    for span in parts.values("series"):
        return Series(doc.quote(*span), None, members, *span, "labelled-field")
    return None


def _shared(members: tuple[Printed, ...]) -> Series | None:
    """Name a series that is only listed after the words with which all its members begin."""
    words = zip(*(member.value.split() for member in members), strict=False)
    shared = [alike[0] for alike in takewhile(lambda column: len(set(column)) == 1, words)]
    if len(members) < 2 or not shared:
        return None
    name, start, end = " ".join(shared), members[0].start, members[-1].end
    return Series(name, None, members, start, end, "series-members")


def _members(doc: Document, parts: Sections) -> Iterator[Printed]:
    for start, end in parts.values("members"):
        cursor = start
        for match in _MEMBER.finditer(doc.clean, start, end):
            yield doc.printed(cursor, match.start(), rule="series-members")
            cursor = match.end()
        yield doc.printed(cursor, end, rule="series-members")
