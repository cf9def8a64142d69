"""What an operation found out, and how that becomes a list with pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from web.api.asked import Paged
from web.as_json import Json
from web.told.tables import Table

__all__ = ["Answered", "paged"]

_One = TypeVar("_One")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer; only the form that is asked for is made of it.

    ``data`` becomes JSON and ``table`` CSV; ``total`` is how many things there are in all, ``None``
    for what is no list or is not counted; ``next_offset`` how many come before the next page,
    ``None`` where there is none.
    """

    data: Callable[[], object]
    table: Callable[[], Table]
    total: int | None = None
    next_offset: int | None = None


def paged(
    found: Sequence[_One],
    asked: Paged,
    told: Callable[[_One], Json],
    table: Callable[[Sequence[_One]], Table],
    **members: object,
) -> Answered:
    """Return the page of a list that is asked for.

    :param found: the whole list
    :param told: what tells one thing of it
    :param members: what else the answer has, by name
    """
    shown = found[asked.offset : asked.offset + asked.limit]
    behind = asked.offset + len(shown)
    return Answered(
        lambda: {
            "total": len(found),
            "offset": asked.offset,
            "items": [told(one) for one in shown],
            **members,
        },
        lambda: table(shown),
        total=len(found),
        next_offset=behind if behind < len(found) else None,
    )
