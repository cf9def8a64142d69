"""The values of comparisons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.comparison.ranking import Nearness
from graph.comparison.structure import Structure
from graph.model import Change, ClassFacts, ClassName, Quote

__all__ = ["Comparable", "Comparables", "Compared", "Comparison", "Relation", "Row", "Side"]

#: Which side is higher or asks for more; or only that they differ. ``None``: a side is silent.
Relation: TypeAlias = Literal["same", "first", "second", "differs"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one class's documents state; ``words`` is ``None`` where they are silent."""

    words: str | None = None
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One respect in which two classes are compared."""

    what: str
    first: Side
    second: Side
    relation: Relation | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A class to be compared: its name, what its documents say, and the structure of that."""

    name: ClassName
    facts: ClassFacts
    structure: Structure
    place_quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two classes beside each other.

    ``changes`` holds what becomes of each item from the first to the second: a pair is linked by
    likeness alone, so it is a suggestion with its score, save for a competency that both name in
    the same words.
    """

    first: Compared
    second: Compared
    rows: tuple[Row, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparable:
    """A class that may be comparable: how near it is, and what both sides state of each respect."""

    of: Compared
    nearness: Nearness
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparables:
    """Classes comparable with one, the nearest first; ``looked_at`` is how many words selected."""

    of: Compared
    looked_at: int
    found: tuple[Comparable, ...]
