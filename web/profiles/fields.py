"""The fields by which a profile is told: their names are the keys of a profile's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graph import schemes
from web.asked import LONGEST

__all__ = ["GROUPS", "LINES", "MOST_ROWS", "PRESENT", "Field", "Group", "Kind", "levels"]

#: More entries of one group than these are refused: nobody has as many, and each costs time.
MOST_ROWS: Final = 20
_MOST_PHRASES: Final = 20
_LONGEST_LIFE: Final = 1200
_MOST_UNITS: Final = 1000.0
_FULL_TIME: Final = 100

_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """How a field is read: ``None`` is what it cannot be, and ``sentence`` says what it can."""

    read: Callable[[str], object | None]
    sentence: str
    widget: str = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry; ``required`` is what is said where it alone is left out."""

    name: str
    label: str
    kind: Kind
    required: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind, each a row of fields; ``none`` is what it says to have none."""

    name: str
    legend: str
    hint: str
    fields: tuple[Field, ...]
    none: str | None = None


def levels() -> Mapping[str, str]:
    """Return the levels of education that a person can have, by name: their printed form."""
    return {one.name: one.labels[0] for one in schemes.concepts("education") if one.name != "none"}


def _words(told: str) -> str | None:
    return told if len(told) <= LONGEST else None


def _whole(least: int, most: int) -> Callable[[str], int | None]:
    def read(told: str) -> int | None:
        if not (told.isascii() and told.isdigit() and len(told) <= len(str(most))):
            return None
        return int(told) if least <= int(told) <= most else None

    return read


def _share(told: str) -> float | None:
    percent = _whole(1, _FULL_TIME)(told.removesuffix("%").rstrip())
    return None if percent is None else percent / _FULL_TIME


def _units(told: str) -> float | None:
    return float(told) if _NUMBER.fullmatch(told) and float(told) <= _MOST_UNITS else None


def _phrases(told: str) -> tuple[str, ...] | None:
    found = tuple(filter(None, (part.strip() for part in re.split(r"[,;]", told))))
    if not found or len(found) > _MOST_PHRASES:
        return None
    return found if all(len(one) <= LONGEST for one in found) else None


def _level(told: str) -> str | None:
    return told if told in levels() else None


_WORDS: Final = Kind(_words, f"A name has at most {LONGEST} characters.")
_MONTHS: Final = Kind(
    _whole(0, _LONGEST_LIFE), f"Months are a whole number from 0 to {_LONGEST_LIFE}.", "months"
)
_PERCENT: Final = Kind(_share, "The share of full time is a whole number from 1 to 100.", "percent")
_YES_OR_NO: Final = Kind({"yes": True, "no": False}.get, "Choose yes, no, or leave it.", "choice")
_PHRASES: Final = Kind(
    _phrases,
    f"Fields are words with commas between them: at most {_MOST_PHRASES}, "
    f"each of at most {LONGEST} characters.",
)
_UNITS: Final = Kind(_units, f"Units are a number from 0 to {_MOST_UNITS:.0f}.", "units")
_LEVEL: Final = Kind(_level, "Choose one of the levels.", "level")

_SHARE_FIELD: Final = Field("share", "Full time, in %", _PERCENT)
_LED: Final = Field("supervisory", "Supervised people", _YES_OR_NO)

#: What is told of the class that is held now, which the form names in another field.
PRESENT: Final = Group(
    "held",
    "The class that you hold now",
    "It is the one that you named above.",
    (
        Field("months", "Months in it", _MONTHS, "Say for how many months you have held it."),
        _SHARE_FIELD,
        _LED,
        Field("fields", "Fields of work, with commas between", _PHRASES),
    ),
)

GROUPS: Final = (
    Group(
        "classes",
        "Classes that you held before",
        "By title or code, each with its months.",
        (
            Field("class", "Class", _WORDS, "Name the class."),
            Field("months", "Months", _MONTHS, "Say for how many months."),
            Field("employer", "Employer, if another one", _WORDS),
            _SHARE_FIELD,
            _LED,
            Field("fields", "Fields of work, with commas between", _PHRASES),
        ),
    ),
    Group(
        "experience",
        "Other work",
        "Work that was in none of these classes, by its fields: “accounting, payroll”.",
        (
            Field(
                "fields", "Fields of work, with commas between", _PHRASES, "Name a field of work."
            ),
            Field("months", "Months", _MONTHS, "Say for how many months."),
            _SHARE_FIELD,
            _LED,
        ),
        "I have no other work experience",
    ),
    Group(
        "education",
        "Education",
        "What you completed, in the words of your diploma.",
        (
            Field("level", "Level", _LEVEL, "Choose a level."),
            Field("fields", "Fields of study, with commas between", _PHRASES),
            Field("units", "Semester units", _UNITS),
        ),
        "I have no schooling that counts",
    ),
)

#: Lists without fields: an entry a line.
LINES: Final = (
    Group(
        "credentials",
        "Licences and certificates",
        "One a line, with its class or grade: “class C driver’s license”.",
        (),
        "I have none",
    ),
    Group("competencies", "Knowledge, skills and abilities", "One a line, as a phrase.", ()),
)
