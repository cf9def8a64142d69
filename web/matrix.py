"""What the rungs of a ladder do and ask for, level by level: the tables of a ladder's page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal, TypeAlias

from graph.ladders import Thread
from graph.model import ChangeKind, ClassFacts, Grades, Item, ItemKind, Ladder, Link, Rung
from graph.planning import changes
from web.staircase import levels

__all__ = [
    "Cell",
    "Column",
    "Group",
    "Row",
    "State",
    "Table",
    "columns",
    "overview",
    "table",
    "thread_name",
]

#: stated: documents name such items. silent: a document describes the level, but names none.
#: undescribed: no document describes the level.
State: TypeAlias = Literal["stated", "silent", "undescribed"]

GOES_ON: Final = "Go on from rung to rung"
STANDS_ALONE: Final = "Named on one rung only"

#: Where a cell holds several items, what happened to one of them stands for all.
_WEIGHT: Final[tuple[ChangeKind, ...]] = ("grown", "turned", "reduced", "kept", "new", "dropped")


@dataclass(frozen=True, slots=True)
class Column:
    """A level: its rungs, and what the documents say of those that are described."""

    level: int
    rungs: tuple[Rung, ...]
    facts: tuple[ClassFacts, ...]

    def said_apart(self) -> tuple[ClassFacts, ...]:
        """Return the facts of one rung for each set of documents that describes several alike.

        A document that describes a whole series says the same of all its rungs.
        """
        apart: dict[object, ClassFacts] = {}
        for of in self.facts:
            credentials = tuple(item for item in of.items if item.kind == "credential")
            apart.setdefault((of.rung.flsa, of.qualifications, credentials), of)
        return tuple(apart.values())

    def items(self, kinds: Collection[ItemKind]) -> tuple[Item, ...]:
        """Return the level's items of these kinds, in the order of their documents."""
        return tuple(item for of in self.facts for item in of.items if item.kind in kinds)

    def state(self, kinds: Collection[ItemKind]) -> State:
        """Return whether documents name items of these kinds on this level."""
        if not self.facts:
            return "undescribed"
        return "stated" if self.items(kinds) else "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one level names of a row.

    ``grades`` spans the responsibility of all its items; ``change`` is what became of the row's
    items since the described level below, ``None`` on the lowest one.
    """

    state: State
    items: tuple[Item, ...]
    grades: Grades | None = None
    change: ChangeKind | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One thread, with a cell a level."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows below a heading of their own."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by level; ``heads`` tells of each level whether its documents name such items."""

    heads: tuple[tuple[Column, State], ...]
    groups: tuple[Group, ...]


def columns(ladder: Ladder, facts: Mapping[str, ClassFacts]) -> tuple[Column, ...]:
    """Return the ladder's levels, lowest first.

    :param facts: what the documents say of each described class, by its IRI
    """
    return tuple(
        Column(level, rungs, tuple(facts[rung.iri] for rung in rungs if rung.iri in facts))
        for level, rungs in levels(ladder)
    )


def overview(of: Iterable[Column]) -> tuple[tuple[Column, State], ...]:
    """Return of each level whether a document describes it."""
    return tuple((column, "stated" if column.facts else "undescribed") for column in of)


def table(
    of: Sequence[Column],
    threads: Iterable[Thread],
    kinds: Collection[ItemKind],
    links: Iterable[Link],
) -> Table:
    """Return the threads as rows: first those that go on, then those of one level alone.

    :param of: the levels, lowest first
    :param threads: the threads of items of these kinds
    :param kinds: which kinds the table is about
    :param links: the continuations between neighbouring described rungs
    """
    heads = tuple((column, column.state(kinds)) for column in of)
    joins = tuple(links)
    going: list[Row] = []
    alone: list[Row] = []
    for thread in threads:
        (going if len(thread.cells) > 1 else alone).append(_row(thread, heads, joins))
    groups = (Group(GOES_ON, tuple(going)), Group(STANDS_ALONE, tuple(alone)))
    return Table(heads, tuple(group for group in groups if group.rows))


def thread_name(thread: Thread) -> str:
    """Return what a thread is called; where its words have nothing in common, its highest duty."""
    return thread.name or thread.cells[max(thread.cells)][0].text


def _row(thread: Thread, heads: Iterable[tuple[Column, State]], links: Sequence[Link]) -> Row:
    cells: list[Cell] = []
    before: tuple[Item, ...] | None = None
    for column, state in heads:
        items = thread.cells.get(column.level, ())
        if state == "stated":
            change = None if before is None else _change(before, items, links)
            cells.append(Cell(state, items, _grades(items), change))
            before = items
        else:
            cells.append(Cell(state, items))
    return Row(thread_name(thread), tuple(cells))


def _grades(items: Iterable[Item]) -> Grades | None:
    graded = [item.grades for item in items if item.grades]
    if not graded:
        return None
    low = min(graded, key=lambda grades: grades.lowest)
    high = max(graded, key=lambda grades: grades.highest)
    return Grades(low.lowest, high.highest, low.lowest_name, high.highest_name)


def _change(
    before: Sequence[Item], now: Sequence[Item], links: Iterable[Link]
) -> ChangeKind | None:
    """Return the weightiest of what happened to a row's items since the last level that states any.

    Links join neighbouring levels alone; over a silent one, what is the same goes on.
    """
    below, above = ({item.iri for item in items} for items in (before, now))
    between = {(e.lower, e.upper): e for e in links if e.lower in below and e.upper in above}
    for low, high in product(before, now):
        if low.shared is not None and low.shared == high.shared:
            between.setdefault((low.iri, high.iri), Link(low.iri, high.iri, 1.0, "identical"))
    found = {change.kind for change in changes(before, now, between.values())}
    return next((kind for kind in _WEIGHT if kind in found), None)
