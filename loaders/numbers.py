"""Numbers as specifications print them: in words, in figures, in both, as ordinals and lengths."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from text_to_num import text2num

from loaders.wording import Guarded

__all__ = ["DURATION", "NUMBER", "ORDINAL", "Duration", "durations", "number", "ordinal", "roman"]

_UNITS: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|hundred|thousand"
)
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORDS: Final = rf"(?:{_TENS}|{_UNITS})(?:[-\s]+(?:{_TENS}|{_UNITS}))*"
#: A pattern of what :func:`number` reads.
NUMBER: Final = rf"(?:\d[\d,]*(?:\.\d+)?|\b{_WORDS}\b)"
_ORDINALS: Final = tuple(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
#: A pattern of what :func:`ordinal` reads.
ORDINAL: Final = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))"
_HALF: Final = r"(?:\s*(?:and\s+)?(?:one[- ]half|a\s+half|1/2|½))"
_ASIDE: Final = r"(?:\s*\(\s*[\d./½]+\s*\))?"
#: A range goes on as it began: in "Clerk 2 or two years" none starts with the figure.
_MOST: Final = rf"(?(figure)(?=\d)|){NUMBER}"
_TO: Final = rf"(?:\s*(?:to|-|or)\s*{_MOST}{_ASIDE}(?=\s*-?\s*(?:\+|full|year|month|hour|week)))?"
_UNIT: Final = r"(?P<unit>year|yr|month|mo|hour|week|day)s?\b'?(?:(?<=yr)\.|(?<=yrs)\.|(?<=mos)\.)?"
_FULL: Final = r"(?:full|complete|calendar|continuous|consecutive|additional|academic)"
#: A length of time, such as "two (2) years" or "eighteen months"; a range counts by its least.
DURATION: Final = Guarded(
    rf"(?<![\w#$.-])(?P<number>(?:(?P<figure>(?=\d))|(?!\d)){NUMBER})(?P<half>{_HALF})?{_ASIDE}{_TO}\s*\+?\s*-?\s*"
    rf"(?:or\s+more\s+)?(?:{_FULL}[- ]?(?:time\s+)?)*{_UNIT}",
    "year yr month mo hour week day",
    openings=f"0 1 2 3 4 5 6 7 8 9 {_UNITS} {_TENS}".replace("|", " "),
)
_PER_MONTH: Final = {"year": 12.0, "yr": 12.0, "month": 1.0, "mo": 1.0}
#: A year of work of 40 hours a week is 2,080 hours.
_HOURS_A_MONTH: Final = 2080 / 12
_DAYS_A_MONTH: Final = 30.0
_WEEKS_A_MONTH: Final = 52 / 12
#: How many passages' lengths of time are kept: a sentence is asked for them for several reasons.
_KEPT: Final = 5_000
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Duration:
    """A printed length of time in whole months, at least one, with its span."""

    months: int
    start: int
    end: int


def durations(text: str, start: int, end: int) -> Iterator[Duration]:
    """Yield the lengths of time in ``text[start:end]``, in the order printed.

    >>> [length.months for length in durations("two (2) years, or 18 months", 0, 27)]
    [24, 18]
    """
    before = min(start, 1)  # whether a number begins there, the letter before it tells
    shift = start - before
    for one in _durations(text[shift:end], before):
        yield Duration(one.months, one.start + shift, one.end + shift) if shift else one


@lru_cache(maxsize=_KEPT)
def _durations(text: str, start: int) -> tuple[Duration, ...]:
    return tuple(map(_duration, DURATION.finditer(text, start)))


def _duration(match: re.Match[str]) -> Duration:
    amount = number(match["number"]) + (0.5 if match["half"] else 0)
    return Duration(_months(amount, match["unit"].lower()), *match.span())


def number(text: str) -> float:
    """Return the number that words or figures state.

    :raises ValueError: where they state none

    >>> number("1,040"), number("Twenty-four")
    (1040.0, 24.0)
    """
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return float(text2num(" ".join(text.lower().replace("-", " ").split()), "en"))


def ordinal(text: str) -> int:
    """Return the number of an ordinal, such as 3 for "third" or "3rd"."""
    word = text.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])


def roman(text: str) -> int:
    """Return the number that a Roman or Arabic numeral up to twelve states.

    :raises ValueError: where it is none
    """
    return int(text) if text.isdigit() else _ROMAN.index(text) + 1


def _months(amount: float, unit: str) -> int:
    if unit in _PER_MONTH:
        return max(1, round(amount * _PER_MONTH[unit]))
    divisor = {"hour": _HOURS_A_MONTH, "week": _WEEKS_A_MONTH, "day": _DAYS_A_MONTH}[unit]
    return max(1, math.ceil(amount / divisor - 0.2))
