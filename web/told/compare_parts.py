"""A comparison as parts of an answer, and as rows for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph.comparison.model import Compared, Comparison, Relation, Row, Side
from graph.model import Change, Item, ItemKind
from web.told.class_parts import described_by, shown
from web.told.outline import Heading, Line, Part, Place
from web.told.tables import Cell, Table
from web.told.words import place, score, silence

__all__ = ["comparison", "label", "respects", "table"]

#: Of the passages of one side, so many are quoted; the others are counted.
_MOST_QUOTES: Final = 3
_ALIKE: Final = "likely alike; suggestions by the likeness of words, which nobody has confirmed"
_GROUPS: Final[dict[str, frozenset[ItemKind]]] = {
    "Licences and certificates": frozenset({"credential"}),
    "Knowledge, skills and abilities": frozenset({"knowledge", "skill", "ability"}),
    "What the examination tests": frozenset({"examined"}),
}
_COLUMNS: Final = (
    *("what", "relation", "first", "first_place", "second", "second_place"),
    *("score", "method"),
)


def comparison(found: Comparison) -> Iterator[Part]:
    """Yield two classes beside each other: structure, competencies, likely duties."""
    first, second = found.first, found.second
    yield Heading(f"{label(first)} beside {label(second)}", 1)
    for side in (first, second):
        yield from described_by(side.facts)
    yield Heading("Structure", 2)
    yield from respects(found.rows, first, second)
    yield Heading("What they ask for and do", 2)
    for heading, kinds in _GROUPS.items():
        yield Heading(heading)
        yield from _asked([change for change in found.changes if change.of in kinds], found)
    yield Heading("Duties")
    yield from _duties([change for change in found.changes if change.of == "duty"], found)


def label(side: Compared) -> str:
    """Return the title of a class, its code, and whose it is."""
    code = f" {side.name.code}" if side.name.code is not None else ""
    return f"{side.name.title}{code} ({side.name.employer or 'employer not stated'})"


def respects(rows: Iterable[Row], first: Compared, second: Compared) -> Iterator[Part]:
    """Say in each respect what both sides state, and where."""
    names = _short(first, second)
    for row in rows:
        yield Heading(f"{row.what}: {_told(row, names)}")
        for side, name, of in zip((row.first, row.second), names, (first, second), strict=True):
            yield Line((f"{name}: {side.words or silence(of.facts.rung)}.",), 1)
            yield from _quoted(side)


def _quoted(side: Side) -> Iterator[Part]:
    for quote in side.quotes[:_MOST_QUOTES]:
        yield Line((quote,), 2)
    more = len(side.quotes) - _MOST_QUOTES
    if more > 0:
        yield Line((f"and {more} more.",), 2)


def _short(first: Compared, second: Compared) -> tuple[str, str]:
    """Return the titles, or where both are the same whose they are, or else the keys."""
    titles = first.name.title, second.name.title
    whose = first.name.employer or "", second.name.employer or ""
    if titles[0] != titles[1]:
        return titles
    return whose if whose[0] != whose[1] and all(whose) else (first.name.key, second.name.key)


def _told(row: Row, names: tuple[str, str]) -> str:
    stated = [name for name, side in zip(names, (row.first, row.second), strict=True) if side.words]
    if not stated:
        return "neither states it"
    if len(stated) == 1:
        return f"only {stated[0]} states it"
    words: dict[Relation | None, str] = {
        "same": "the same",
        "first": f"more for {names[0]}",
        "second": f"more for {names[1]}",
        "differs": "they differ",
    }
    return words.get(row.relation, "they cannot be put in order")


def _asked(changes: Sequence[Change], found: Comparison) -> Iterator[Part]:
    same = [change for change in changes if change.kind == "kept"]
    near = [change for change in changes if change.kind in {"grown", "turned"}]
    if same:
        yield Line((f"both name ({len(same)})",), 1)
        yield from _pairs(same)
    if near:
        yield Line((f"{_ALIKE} ({len(near)})",), 1)
        yield from _pairs(near)
    yield from _alone(changes, found)


def _duties(changes: Sequence[Change], found: Comparison) -> Iterator[Part]:
    pairs = [change for change in changes if change.lower and change.upper]
    if pairs:
        yield Line((f"{_ALIKE} ({len(pairs)})",), 1)
        yield from _pairs(pairs)
    yield from _alone(changes, found)


def _pairs(changes: Iterable[Change]) -> Iterator[Part]:
    for change in sorted(changes, key=lambda one: -(one.score or 0)):
        low, high = change.lower, change.upper
        if low is None or high is None:
            continue
        alike = f" {score(change.score)}" if change.score is not None else ""
        if low.quote.text == high.quote.text:
            yield Line((low.quote, " ", Place(high.quote), alike), 2)
        else:
            yield Line(shown(low), 2)
            yield Line(("~ ", *shown(high), alike), 3)


def _alone(changes: Iterable[Change], found: Comparison) -> Iterator[Part]:
    every = tuple(changes)
    names = _short(found.first, found.second)
    for kind, name, of in zip(("dropped", "new"), names, (found.first, found.second), strict=True):
        items = [change.lower or change.upper for change in every if change.kind == kind]
        if items:
            yield Line((f"only {name} ({len(items)})",), 1)
            for item in items:
                if item is not None:
                    yield Line(shown(item), 2)
        elif not any((change.lower if kind == "dropped" else change.upper) for change in every):
            yield Line((f"{name}: {silence(of.facts.rung)}.",), 1)


def table(found: Comparison) -> Table:
    """Return a row a respect, then a row a pair and a row for what has none."""
    rows = [_row(row) for row in found.rows]
    rows += [_changed(change) for change in found.changes]
    return Table(_COLUMNS, tuple(rows))


def _row(row: Row) -> tuple[Cell, ...]:
    sides = ((side.words, _places(side)) for side in (row.first, row.second))
    return (row.what, row.relation, *(cell for side in sides for cell in side), None, None)


def _places(side: Side) -> str | None:
    return "; ".join(map(place, side.quotes)) or None


def _changed(change: Change) -> tuple[Cell, ...]:
    sides = (_item(item) for item in (change.lower, change.upper))
    cells = (cell for side in sides for cell in side)
    return (change.of, _relation(change), *cells, change.score, change.method)


def _relation(change: Change) -> str:
    if change.kind in {"dropped", "new"}:
        return "only first" if change.kind == "dropped" else "only second"
    return "both" if change.kind == "kept" and change.of != "duty" else "likely alike"


def _item(item: Item | None) -> tuple[str | None, str | None]:
    return (item.quote.text, place(item.quote)) if item is not None else (None, None)
