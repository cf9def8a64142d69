"""Two or three classes beside each other, as the rows of one table.

Classes are compared two by two; here what each two have in common becomes rows over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final, TypeAlias

from graph.comparison.model import Compared, Comparison, Relation, Side
from graph.comparison.structure import told_once
from graph.ladders import Thread, threads
from graph.model import Item, ItemKind, Ladder, Link

__all__ = ["LETTERS", "Beside", "Group", "Likeness", "Respect", "Shared", "beside"]

#: What the classes are called in short, in the order in which they stand.
LETTERS: Final = ("A", "B", "C")
_GROUPS: Final[Mapping[str, tuple[ItemKind, ...]]] = {
    "Duties": ("duty",),
    "Knowledge, skills and abilities": ("knowledge", "skill", "ability"),
    "Licences and certificates, by name": ("credential",),
    "What the examination tests": ("examined",),
}
#: The places of two classes among those that are compared.
_Pair: TypeAlias = tuple[int, int]
_FLIPPED: Final[Mapping[Relation | None, Relation | None]] = {
    "same": "same",
    "first": "second",
    "second": "first",
}


@dataclass(frozen=True, slots=True)
class Respect:
    """One respect of the structure: what each class's documents state, and which asks for more."""

    what: str
    sides: tuple[Side, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike linked items are, 0 to 1, at the least and at the most, and by which method."""

    least: float
    most: float
    method: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Items of at least two classes that belong together; ``cells`` has one entry a class.

    ``likeness`` is ``None`` where all name the same competency.
    """

    cells: tuple[tuple[Item, ...], ...]
    likeness: Likeness | None


@dataclass(frozen=True, slots=True)
class Group:
    """Items of some kinds: those that several classes have, and those that each has alone."""

    heading: str
    shared: tuple[Shared, ...]
    alone: tuple[tuple[Item, ...], ...]
    named: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Classes side by side, with the comparisons of each two that all of it comes from."""

    classes: tuple[Compared, ...]
    respects: tuple[Respect, ...]
    groups: tuple[Group, ...]
    comparisons: tuple[Comparison, ...]


def beside(comparisons: Sequence[Comparison]) -> Beside:
    """Return the classes of some comparisons side by side.

    :param comparisons: those of each two of two or three classes, in the order of
        :func:`itertools.combinations`
    """
    first = comparisons[0]
    classes = (first.first, *(one.second for one in comparisons if one.first == first.first))
    pairs = dict(zip(combinations(range(len(classes)), 2), comparisons, strict=True))
    return Beside(
        classes,
        tuple(_respects(pairs, len(classes))),
        tuple(_groups(classes, comparisons)),
        tuple(comparisons),
    )


def _respects(pairs: Mapping[_Pair, Comparison], many: int) -> Iterator[Respect]:
    for place, row in enumerate(pairs[0, 1].rows):
        sides = (row.first, *(pairs[0, other].rows[place].second for other in range(1, many)))
        relations = {pair: of.rows[place].relation for pair, of in pairs.items()}
        yield Respect(row.what, sides, _said(sides, relations))


def _said(sides: Sequence[Side], relations: Mapping[_Pair, Relation | None]) -> str:
    stated = [LETTERS[place] for place, side in enumerate(sides) if side.words is not None]
    if not stated:
        return "neither states it" if len(sides) == len(LETTERS[:2]) else "none states it"
    if len(stated) < len(sides):
        return f"only {' and '.join(stated)} {'states' if len(stated) == 1 else 'state'} it"
    return _ordered(len(sides), relations)


def _ordered(many: int, relations: Mapping[_Pair, Relation | None]) -> str:
    if set(relations.values()) == {"same"}:
        return "the same"
    if None in relations.values():
        return "cannot be put in order"
    both = {**relations} | {
        (two, one): _FLIPPED.get(told) for (one, two), told in relations.items()
    }
    for place in range(many):
        if all(both[place, other] == "first" for other in range(many) if other != place):
            return f"{'more' if many == len(LETTERS[:2]) else 'most'} in {LETTERS[place]}"
    return "they differ"


def _groups(classes: Sequence[Compared], comparisons: Sequence[Comparison]) -> Iterator[Group]:
    facts = {of.name.iri: replace(of.facts, items=told_once(of.facts.items)) for of in classes}
    links = {link: None for of in comparisons for link in _links(of)}
    # What runs through some classes is gathered as what runs through a ladder; of the places on it
    # only that they are apart matters here.
    rungs = (replace(of.facts.rung, level=place) for place, of in enumerate(classes))
    columns = Ladder("", "", None, len(classes), tuple(rungs))
    for heading, kinds in _GROUPS.items():
        found = threads(columns, facts, links, kinds, lambda _cells, _every: "")
        cells = [(_cells(one, len(classes)), one) for one in found]
        yield Group(
            heading,
            tuple(sorted((_shared(of, links) for of, one in cells if _several(of)), key=_order)),
            tuple(_alone(cells, place) for place in range(len(classes))),
            tuple(any(item.kind in kinds for item in of.facts.items) for of in classes),
        )


def _links(of: Comparison) -> Iterator[Link]:
    for change in of.changes:
        if change.lower is not None and change.upper is not None:
            yield Link(change.lower.iri, change.upper.iri, change.score or 0.0, change.method or "")


def _cells(of: Thread, many: int) -> tuple[tuple[Item, ...], ...]:
    return tuple(of.cells.get(place, ()) for place in range(many))


def _several(cells: Iterable[tuple[Item, ...]]) -> bool:
    return sum(map(bool, cells)) > 1


def _alone(
    cells: Iterable[tuple[tuple[tuple[Item, ...], ...], Thread]], place: int
) -> tuple[Item, ...]:
    found = (item for of, _ in cells if not _several(of) for item in of[place])
    return tuple(sorted(found, key=lambda item: item.order))


def _shared(cells: tuple[tuple[Item, ...], ...], links: Iterable[Link]) -> Shared:
    items = [item for cell in cells for item in cell]
    if len({item.shared for item in items}) == 1 and items[0].shared is not None:
        return Shared(cells, None)
    inside = {item.iri for item in items}
    joining = [link for link in links if {link.lower, link.upper} <= inside]
    scores = [link.score for link in joining]
    return Shared(cells, Likeness(min(scores), max(scores), joining[0].method))


def _order(of: Shared) -> tuple[int, float, int]:
    """Put first what all have, then what is most alike, then what is printed first."""
    score = of.likeness.most if of.likeness is not None else 2.0
    return -sum(map(bool, of.cells)), -score, next(cell[0].order for cell in of.cells if cell)
