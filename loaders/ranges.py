"""Titles that stand for several classes: "Clerk I/II", "Clerk I to III", "Clerk I / Head Clerk"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from typing import Final

from loaders.lines import Document
from loaders.numbers import roman
from loaders.record import Printed, Span
from loaders.sections import Sections
from loaders.titles import codes_alone

__all__ = ["NUMERAL", "base", "ends_with_level", "expanded", "ranged"]

#: The level at the end of a title.
NUMERAL: Final = r"(?:[IVX]{1,4}|[1-9])"
_FEWEST: Final = 2
_TO: Final = r"\s*(?:-|\bto\b|\bthru\b|\bthrough\b)\s*"
_AND: Final = r"\s*(?:/|,\s*(?:and\b|&|or\b)?|&|\band\b|\bor\b)\s*"
#: "Clerk I/II", "Clerk I, II & III", "Clerk I-III", with what stands behind the levels.
_RANGE: Final = re.compile(
    rf"(?P<name>.*?[A-Za-z)])\s+\(?(?P<levels>{NUMERAL}(?:(?:{_TO}|{_AND}){NUMERAL})+)\)?"
    r"(?P<tail>\s*[(,-].*)?"
)
#: "Clerk Trainee/I/II".
_ENTRY: Final = re.compile(
    rf"(?P<first>(?P<name>.*[A-Za-z])\s+[A-Z][A-Za-z]+)\s*/\s*(?P<levels>{NUMERAL}(?:\s*/\s*{NUMERAL})*)"
)
_UP_TO: Final = re.compile(rf"(?P<first>{NUMERAL}){_TO}(?P<last>{NUMERAL})")
_LEVEL: Final = re.compile(NUMERAL)
_WHOLE: Final = re.compile(r"\s*/\s*|\s*,\s*(?:and\s+)?|\s+(?:&|and|or)\s+")
_JOINER: Final = re.compile(_AND)
_CODE: Final = re.compile(r"(?=[A-Z-]{0,5}\d)[A-Z\d][A-Z\d.-]*")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def ranged(
    doc: Document, parts: Sections, title: Printed | None
) -> tuple[tuple[Printed, Printed | None], ...]:
    """Return title and code of the classes of a title with several levels; empty for another.

    A title with as many parts as codes are printed stands for several too.

    :param title: that of the document
    """
    if title is None:
        return ()
    names = list(expanded(title.value))
    codes = _codes(doc, parts, len(names) or len(_WHOLE.split(title.value)))
    names = names or (_WHOLE.split(title.value) if codes else [])
    titles = [replace(title, value=name, rule="title-range") for name in names]
    return tuple(zip(titles, codes or repeat(None), strict=False))


def expanded(title: str) -> Iterator[str]:
    """Yield the titles that one with several levels stands for.

    >>> list(expanded("Clerk I-III")), list(expanded("Head Clerk"))
    (['Clerk I', 'Clerk II', 'Clerk III'], [])
    """
    parts = [part for part in _WHOLE.split(title) if part]
    levelled = sum(ends_with_level(part) for part in parts)
    if levelled and len(parts) >= _FEWEST and all(" " in part for part in parts):
        slashed = "/" in title or levelled == len(parts)
        yield from parts if slashed else ()
        return
    entry, match = _ENTRY.fullmatch(title), _RANGE.fullmatch(title)
    if entry is not None:
        yield entry["first"]
        yield from (f"{entry['name']} {level}" for level in _levels(entry["levels"]))
    elif match is not None:
        for level in _levels(match["levels"]):
            yield f"{match['name']} {level}{match['tail'] or ''}"


def base(title: str) -> str:
    """Return a title without its range of levels.

    >>> base("Clerk I/II"), base("Head Clerk")
    ('Clerk', 'Head Clerk')
    """
    match = _RANGE.fullmatch(title)
    match = match or _ENTRY.fullmatch(title)
    if match:
        return match["name"]
    first = next(expanded(title), title)
    return re.sub(rf"\s{NUMERAL}$", "", first) if first != title else title


def ends_with_level(title: str) -> bool:
    """Tell whether a title ends with a Roman or Arabic level."""
    return re.search(rf"\s{NUMERAL}$", title) is not None


def _levels(printed: str) -> list[str]:
    span = _UP_TO.fullmatch(printed)
    if span is None:
        return _LEVEL.findall(printed)
    first, last = roman(span["first"]), roman(span["last"])
    if not first < last <= len(_ROMAN):
        return []
    is_arabic = span["first"].isdigit()
    return [str(n) if is_arabic else _ROMAN[n - 1] for n in range(first, last + 1)]


def _codes(doc: Document, parts: Sections, count: int) -> list[Printed]:
    """Return the codes where as many are printed as there are classes, else none."""
    spans = list(parts.values("code"))
    if len(spans) == 1:
        line = next(line for line in doc.lines if line.end >= spans[0][1])
        spans = list(_split(doc, (spans[0][0], line.end)))
    labelled = [doc.printed(*span, rule="labelled-field") for span in spans]
    printed = labelled or list(codes_alone(doc, parts))
    differ = len({one.value for one in printed}) == count
    return printed if len(printed) == count >= _FEWEST and differ else []


def _split(doc: Document, room: Span) -> Iterator[Span]:
    """Yield the codes of a list such as "1510/1511" or "1510, 1511 and 1512"."""
    cursor, end = room
    while match := _CODE.match(doc.clean, cursor, end):
        yield match.span()
        joined = _JOINER.match(doc.clean, match.end(), end)
        if joined is None or joined.end() == match.end():
            return
        cursor = joined.end()
