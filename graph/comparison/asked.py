"""What a class asks for at the least: the alternatives that a tree of qualifications leaves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal

from graph import schemes
from graph.model import QualificationNode, Quote

__all__ = ["Asked", "alternatives", "least"]

#: No tree that a person wrote leaves more; what is beyond is of no use to a reader.
_MOST: Final = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """One set of requirements that is enough by itself, as far as it names schooling or work.

    ``education`` is the level's name, ``grade`` its 1-based place in the scheme: 0 where no
    schooling is asked for, ``None`` where its level has no grade. ``months`` is the longest
    experience asked for: 0 where none is, ``None`` where its length is not stated. ``classes`` are
    those in which it is to be had; an outsider cannot have it. ``unread`` are passages beside these
    that no rule understood: they may ask for more.
    """

    education: str | None = None
    grade: int | None = 0
    months: int | None = 0
    classes: tuple[str, ...] = ()
    supervisory: bool = False
    schooling: tuple[Quote, ...] = ()
    work: tuple[Quote, ...] = ()
    unread: tuple[Quote, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The passages that ask for it, schooling first."""
        return (*self.schooling, *self.work)

    @property
    def schooling_grade(self) -> int | None:
        """The grade of schooling that a holder must have at the least, as far as it is told.

        Who is promoted from a class has the schooling that this class asked for, so that none is
        named beside it does not mean none: ``None``. Nor does it beside what was not understood.
        """
        is_open = not (self.classes or self.unread)
        return self.grade if is_open or self.schooling else None


_NOTHING: Final = Asked()


def alternatives(trees: Iterable[QualificationNode]) -> tuple[Asked, ...]:
    """Return the alternatives of a class, in the order printed, none that asks only for more.

    Experience that several parts of one alternative ask for may run at the same time, so the
    longest counts: the result is the least that is asked, never more.

    :param trees: those of a class; where several documents describe it, each is an alternative
    """
    found = [one for tree in trees for one in _of(tree)]
    return _undominated(one for one in found if one.quotes)


def least(asked: Iterable[Asked], of: Literal["schooling", "work"]) -> Asked | None:
    """Return the alternative that asks for the least schooling, or for the least work.

    What is to be had in the employer's own classes, which an outsider cannot have, counts only
    where there is nothing else. ``None`` where nothing is asked that can be put in order.
    """
    every = tuple(asked)
    open_to_all = [one for one in every if not one.classes] or every
    weight = _by_schooling if of == "schooling" else _by_work
    known = [one for one in open_to_all if one.grade is not None and one.months is not None]
    return min(known, key=weight, default=None)


def _by_schooling(asked: Asked) -> tuple[int, int]:
    return asked.grade or 0, asked.months or 0


def _by_work(asked: Asked) -> tuple[int, int]:
    return asked.months or 0, asked.grade or 0


def _of(node: QualificationNode) -> tuple[Asked, ...]:
    if node.kind == "all":
        return reduce(_both, (_of(part) or (_NOTHING,) for part in node.parts), (_NOTHING,))
    if node.kind == "any":
        return _undominated(one for part in node.parts for one in _of(part) if one.quotes)
    return _leaf(node)


def _leaf(node: QualificationNode) -> tuple[Asked, ...]:
    quotes = (node.quote,) if node.quote is not None else ()
    if node.kind == "education":
        return (Asked(education=node.level, grade=_grade(node.level), schooling=quotes),)
    if node.kind == "experience":
        classes = (node.in_class,) if node.in_class is not None else ()
        return (
            Asked(months=node.months, classes=classes, supervisory=node.supervisory, work=quotes),
        )
    return (Asked(unread=quotes),) if node.kind == "unparsed" else ()


def _grade(level: str | None) -> int | None:
    return schemes.labelled("education", level).grade if level is not None else None


def _both(some: Sequence[Asked], others: Sequence[Asked]) -> tuple[Asked, ...]:
    return _undominated(_together(one, other) for one in some for other in others)[:_MOST]


def _together(one: Asked, other: Asked) -> Asked:
    higher = max(one, other, key=lambda asked: (asked.grade is not None, asked.grade or 0))
    if not higher.schooling:
        higher = one if one.schooling else other
    months = [asked.months for asked in (one, other) if asked.work and asked.months is not None]
    unstated = any(asked.work and asked.months is None for asked in (one, other))
    return Asked(
        education=higher.education,
        grade=higher.grade,
        months=max(months, default=None if unstated else 0),
        classes=tuple(dict.fromkeys((*one.classes, *other.classes))),
        supervisory=one.supervisory or other.supervisory,
        schooling=tuple(dict.fromkeys((*one.schooling, *other.schooling))),
        work=tuple(dict.fromkeys((*one.work, *other.work))),
        unread=tuple(dict.fromkeys((*one.unread, *other.unread))),
    )


def _undominated(found: Iterable[Asked]) -> tuple[Asked, ...]:
    every = tuple(dict.fromkeys(found))
    return tuple(one for one in every if not any(_asks_less(other, one) for other in every))


def _asks_less(one: Asked, other: Asked) -> bool:
    """Whether one asks in every way for no more than the other, and in one way for less."""
    if None in (one.grade, other.grade, one.months, other.months):
        return False
    if set(one.classes) - set(other.classes) or set(one.unread) - set(other.unread):
        return False
    mine, theirs = (one.grade or 0, one.months or 0), (other.grade or 0, other.months or 0)
    return mine != theirs and mine[0] <= theirs[0] and mine[1] <= theirs[1]
