"""The shapes of comparisons."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from graph.comparison.model import Relation
from web.api.shapes.listed import ClassNamed
from web.api.shapes.told import Count, Item, Share, Statement, Told

__all__ = ["Comparables", "Comparison"]


class Compared(ClassNamed, kw_only=True):
    """A class that is compared, with the names of the files that describe it."""

    described: bool
    documents: list[str]


class Side(Told, kw_only=True):
    """What one class's documents state."""

    words: str
    statements: list[Statement]


class Respect(Told, kw_only=True):
    """One respect in which two classes are compared; a side that is silent is ``null``."""

    what: str
    relation: Relation | None
    first: Side | None
    second: Side | None


class Pair(Told, kw_only=True):
    """Two items that are likely alike, or the same competency."""

    same: bool
    first: Item
    second: Item
    score: Share | None
    method: str | None


class Pairs(Told, kw_only=True):
    """What both ask for, and what only one of them does."""

    pairs: list[Pair]
    only_first: list[Item]
    only_second: list[Item]


class Comparison(Told, kw_only=True):
    """Two classes beside each other."""

    first: Compared
    second: Compared
    structure: list[Respect]
    competencies: Pairs
    examined: Pairs
    credentials: Pairs
    duties: Pairs


class Reason(Told, kw_only=True):
    """How near two classes are in one respect; ``null`` where either is silent."""

    what: str
    near: Share | None
    weight: Annotated[float, Meta(ge=0)]
    compared: Respect | None


class Comparable(Compared, kw_only=True):
    """A class that may be comparable, with the reasons."""

    score: Share
    reasons: list[Reason]


class Comparables(Told, kw_only=True):
    """Classes comparable with one, the nearest first."""

    class_: Compared = field(name="class")
    looked_at: Count
    comparable: list[Comparable]
