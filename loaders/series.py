"""The ladder that a document says its class belongs to, and the rung that the class is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from loaders.lines import Document, document
from loaders.numbers import NUMBER, ORDINAL, number, ordinal, roman
from loaders.ranges import base, ends_with_level
from loaders.record import Number, Printed, Series
from loaders.sections import Sections

__all__ = ["ladder_of", "level", "series", "series_of"]

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
#: A letter before a figure says something else of the class: "Analyst E9", "Analyst P11".
_NUMERAL: Final = re.compile(
    r"\s(?:[A-Z](?=\d))?(?P<numeral>[IVX]{1,4}|[1-9]\d?)(?=$|\s*[,(/]|\s+-\s)"
)
_MOST_LEVELS: Final = 30
_MEMBER: Final = re.compile(r"\s*(?:[,;\n\r]|\band\b(?=[^,;]*$))\s*(?:and\s+)?")


def level(doc: Document, parts: Sections, title: Printed) -> Number | None:
    """Return the 1-based rung that the text states, else the numeral that ends the title."""
    for section in parts.of("summary", "scope", "distinguishing"):
        for line in section.lines:
            match = _RUNG.search(doc.clean, line.start, line.end)
            if match and not parts.speaks_of_others(line.text):
                return Number(ordinal(match["level"]), *match.span(), "level-sentence")
    match = _NUMERAL.search(document(title.value).clean)
    if match is None:
        return None
    # Of a range of levels, the title as printed has other numerals too.
    printed = _NUMERAL.search(doc.clean, title.start, title.end)
    is_own = printed is not None and title.rule != "title-range"
    span = printed.span("numeral") if printed and is_own else (title.start, title.end)
    try:
        return Number(roman(match["numeral"]), *span, "level-numeral")
    except ValueError:
        return None  # letters of a numeral that form none, as in "VX"


def ladder_of(
    doc: Document, parts: Sections, title: Printed | None, roster: Sequence[Printed]
) -> Series | None:
    """Return the series that the document names, or the one whose classes it describes itself.

    :param roster: the titles of the classes that the document lists, of its own or related ones
    """
    named = series(doc, parts, title)
    if named is None or not roster or named.members or named.size not in (None, len(roster)):
        return named or series_of(title, roster)
    if named.size is None and named.rule == "series-sentence" and not _has(roster, named.name):
        return series_of(title, roster)  # the sentence tells of another series
    return replace(named, size=len(roster), members=tuple(roster))


def _has(roster: Sequence[Printed], name: str) -> bool:
    """Tell whether a title of a roster has all words of a series' name."""
    words = set(name.casefold().split())
    return any(words <= set(re.findall(r"[\w/'-]+", one.value.casefold())) for one in roster)


def series(doc: Document, parts: Sections, title: Printed | None) -> Series | None:
    """Return the series that the document names, or ``None`` where it names none.

    :param title: that of the document; a series whose levels are counted without a name has the
        title's, its numeral left out
    """
    members = tuple(_members(doc, parts))
    for section in parts.of("summary", "scope", "distinguishing"):
        for line in section.lines:
            match = _COUNTED.search(doc.clean, line.start, line.end)
            if match and match["name"]:
                name = doc.quote(*match.span("name"))
                size = _believed(int(number(match["size"])))
                return Series(name, size, members, *match.span(), "series-sentence")
            bare = _unnumbered(title) if match else None
            if match and bare:
                size = _believed(int(number(match["size"])))
                return Series(bare, size, members, *match.span(), "series-sentence")
            named = _NAMED.search(doc.clean, line.start, line.end)
            if named:
                name = doc.quote(*named.span("name"))
                return Series(name, None, members, *named.span(), "series-sentence")
    return _labelled(doc, parts, members) or _shared(members)


def _unnumbered(title: Printed | None) -> str | None:
    """Return a title without the numeral that ends it, ``None`` where none does."""
    match = _NUMERAL.search(title.value) if title else None
    return title.value[: match.start()] if title and match else None


def _believed(size: int) -> int | None:
    """Return a number of levels, ``None`` where no ladder is that long."""
    return size if 1 <= size <= _MOST_LEVELS else None


def series_of(title: Printed | None, members: Sequence[Printed]) -> Series | None:
    """Return the series that a document's own table of classes lists, named by its title."""
    if not members or _stand_apart(members):
        return None
    size = len(members)
    shared = _shared(tuple(members), size)
    if title is None:
        return shared
    is_level = ends_with_level(title.value) and title.value in {one.value for one in members}
    if shared and (is_level or title.start <= members[0].start < title.end):
        return shared
    return Series(base(title.value), size, tuple(members), title.start, title.end, "table-cell")


def _stand_apart(members: Sequence[Printed]) -> bool:
    """Tell whether classes have labelled titles of their own, and none a level of a series."""
    labelled = all(one.rule == "labelled-field" for one in members)
    return labelled and not any(ends_with_level(one.value) for one in members)


def _labelled(doc: Document, parts: Sections, members: tuple[Printed, ...]) -> Series | None:
    for span in parts.values("series"):
        return Series(doc.quote(*span), None, members, *span, "labelled-field")
    return None


def _shared(members: tuple[Printed, ...], size: int | None = None) -> Series | None:
    """Name a series that is only listed after the words with which all its members begin."""
    words = zip(*(member.value.split() for member in members), strict=False)
    shared = [alike[0] for alike in takewhile(lambda column: len(set(column)) == 1, words)]
    if len(members) < 2 or not shared:
        return None
    name, start, end = " ".join(shared), members[0].start, members[-1].end
    return Series(name, size, members, start, end, "series-members")


def _members(doc: Document, parts: Sections) -> Iterator[Printed]:
    for start, end in parts.values("members"):
        cursor = start
        for match in _MEMBER.finditer(doc.clean, start, end):
            yield doc.printed(cursor, match.start(), rule="series-members")
            cursor = match.end()
        yield doc.printed(cursor, end, rule="series-members")
