"""What a person states of work, schooling and credentials, to be held against a class.

What a profile leaves out is not stated, and never taken for "no": only a list that is given says
all that there is, so ``education: []`` says that there is none. Every entry of ``classes`` and of
``experience`` is a time of its own, named once; a time in several kinds of work is several entries.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct, field

from graph import schemes
from graph.iris import normalised
from graph.schemes import Concept

__all__ = ["Held", "Months", "Profile", "Schooling", "Share", "Work"]

#: Calendar months, from 0 to a long life's.
Months: TypeAlias = Annotated[int, Meta(ge=0, le=1200)]
#: The part of full time that is worked, above 0, up to 1.
Share: TypeAlias = Annotated[float, Meta(gt=0, le=1)]
_Words: TypeAlias = Annotated[str, Meta(pattern=r"\S")]

_FULL_TIME: Final = 1.0
#: Semester units, more than any life of study brings.
_MOST_UNITS: Final = 10_000


class Held(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A class that the person holds or held.

    ``title`` (in a file: ``class``) is any of the class's names, ``employer`` whose class it is, by
    name, needed where several employers have one of that name. ``months`` is calendar time at
    ``share`` of full time; ``now`` whether the class is still held. ``supervisory`` tells whether
    people were supervised in it, and ``fields`` in which fields the work lay beside the one that
    the title names; ``None`` is "not stated".
    """

    title: _Words = field(name="class")
    months: Months
    employer: _Words | None = None
    now: bool = False
    share: Share = _FULL_TIME
    supervisory: bool | None = None
    fields: tuple[_Words, ...] | None = None


class Schooling(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A degree, a diploma, a training or some coursework that was completed.

    ``level`` is a name or a printed form of the scheme ``education`` ("bachelor", "B.A."),
    ``fields`` the fields of study, ``units`` how many semester units; ``None`` is "not stated".
    """

    level: _Words
    fields: tuple[_Words, ...] | None = None
    units: Annotated[float, Meta(ge=0, le=_MOST_UNITS)] | None = None

    def __post_init__(self) -> None:
        _level(self.level)

    @property
    def concept(self) -> Concept:
        """The level as a concept of the scheme; the higher its grade the higher the level."""
        return _level(self.level)


class Work(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Experience in one or several fields, outside the classes that the profile names.

    ``months`` is calendar time at ``share`` of full time; ``supervisory`` tells whether people were
    supervised, ``None`` is "not stated".
    """

    fields: Annotated[tuple[_Words, ...], Meta(min_length=1)]
    months: Months
    share: Share = _FULL_TIME
    supervisory: bool | None = None


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person states; each list is whole where it is given, and ``None`` is "not stated"."""

    classes: tuple[Held, ...] | None = None
    education: tuple[Schooling, ...] | None = None
    experience: tuple[Work, ...] | None = None
    credentials: tuple[_Words, ...] | None = None
    competencies: tuple[_Words, ...] | None = None

    @property
    def held_now(self) -> tuple[Held, ...]:
        """The classes that the person holds at present."""
        return tuple(held for held in self.classes or () if held.now)


@lru_cache(maxsize=256)
def _level(name: str) -> Concept:
    """Return the level of education that a name stands for.

    :raises ValueError: where the scheme has none of that name, with those that it has
    """
    wanted = normalised(name)
    for level in schemes.concepts("education"):
        if wanted in map(normalised, (level.name, *level.labels)):
            return level
    known = ", ".join(level.name for level in schemes.concepts("education"))
    raise ValueError(f'"{name}" is no level of education (it can be: {known})')
