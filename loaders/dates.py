"""Dates of a specification, in ISO 8601 and as exact as they are printed.

``python-dateutil`` reads the words and figures; a year of two figures is of this century up to 49,
whenever the program runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Final

from dateutil import parser

from loaders.record import Printed

__all__ = ["DATE", "earliest", "iso_date", "latest"]

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = (
    r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+\d{{4}}"
    rf"|\d{{1,2}}-{_MONTH}-\d{{2}}(?!\d)"
)
_IN_MONTH: Final = (
    rf"{_MONTH},?\s+(?:\d{{4}}|'?\d{{2}}(?!\d))|\d{{4}}-\d{{2}}(?!\d)"
    r"|\d{1,2}[/-](?:18|19|20)\d{2}|\d{1,2}/\d{2}(?![\d/])"
)
_YEAR: Final = r"(?:18|19|20)\d{2}(?!\d)"
#: A pattern of what :func:`iso_date` reads, for use inside other patterns.
DATE: Final = rf"(?:{_DAY}|{_IN_MONTH}|{_YEAR})"
#: The patterns, most exact first, and how much of the ISO form each states.
_PATTERNS: Final = tuple(
    (re.compile(rf"(?<!\d){pattern}", re.IGNORECASE), form)
    for pattern, form in ((_DAY, "%Y-%m-%d"), (_IN_MONTH, "%Y-%m"), (_YEAR, "%Y"))
)
_ANY: Final = re.compile(rf"(?<!\d){DATE}", re.IGNORECASE)
#: Only what the pattern states of it is used.
_DEFAULT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a calendar date has no zone
_LAST_OF_CENTURY: Final = 49


class _Fixed(parser.parserinfo):
    """Two-figure years that do not depend on the day on which the program runs."""

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        if century_specified or year >= 100:
            return year
        return year + (2000 if year <= _LAST_OF_CENTURY else 1900)


_READER: Final = parser.parser(_Fixed())


def iso_date(text: str) -> str | None:
    """Return the first date in a text as ISO 8601, or ``None`` where it holds no possible date.

    >>> iso_date("Last Edited: September 2002"), iso_date("12-01-06"), iso_date("TBD")
    ('2002-09', '2006-12-01', None)
    """
    for pattern, form in _PATTERNS:
        match = pattern.search(text)
        if match:
            return _formatted(match[0], form)
    return None


def earliest(values: Iterable[Printed]) -> Printed | None:
    """Return the earliest of some printed dates in ISO 8601, of a month and its day the day."""
    dated = _dated(values)
    first = min(dated, key=lambda date: date.value, default=None)
    exact = [date for date in dated if first is not None and date.value.startswith(first.value)]
    return max(exact, key=lambda date: len(date.value), default=None)


def latest(values: Iterable[Printed]) -> Printed | None:
    """Return the latest of some printed dates, its value in ISO 8601."""
    return max(_dated(values), key=lambda date: date.value, default=None)


def _dated(values: Iterable[Printed]) -> list[Printed]:
    return [
        Printed(iso, printed.start, printed.end, printed.rule)
        for printed in values
        for text in _ANY.findall(printed.value)
        if (iso := iso_date(text))
    ]


@lru_cache(maxsize=1_000)
def _formatted(text: str, form: str) -> str | None:
    if re.fullmatch(r"\d{1,2}/\d{2}", text):
        text = text.replace("/", "/1/")  # a month and a year, not a day
    try:
        read = _READER.parse(text.replace("'", ""), default=_DEFAULT)
    except (ValueError, OverflowError):
        return None  # 13/45/2001 has the shape of a date and is none
    return read.strftime(form)
