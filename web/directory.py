"""Everything of a store that has a name, for the first page: searched, counted and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import read, search
from graph.asked_for import AskedFor, asked_for
from graph.iris import slug
from graph.model import ClassName, Ladder
from graph.statistics import Figure, statistics
from graph.store import Store

__all__ = ["Agency", "Asked", "Directory", "asked", "directory"]


@dataclass(frozen=True, slots=True)
class Agency:
    """An employer with its figures; ``name`` is ``None`` for all whom no document names."""

    name: str | None
    figures: tuple[Figure, ...]

    @property
    def key(self) -> str:
        """What stands for it in an address; nothing for those whom no document names."""
        return "" if self.name is None else slug(self.name)

    def count(self, measure: str) -> int:
        """Return a figure, or the sum of its groups; 0 where nothing was counted."""
        return sum(one.count for one in self.figures if one.measure == measure)


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of a store.

    ``agencies`` are by name, the unnamed ones last; ``rungs`` are the ladders on which a class is,
    each with its level there, by the key of the class; ``inferred`` are the keys of the ladders
    that no document states; ``shared`` are the titles that several classes bear.
    """

    classes: Mapping[str, ClassName]
    ladders: tuple[Ladder, ...]
    inferred: frozenset[str]
    agencies: tuple[Agency, ...]
    rungs: Mapping[str, Sequence[tuple[Ladder, int | None]]]
    index: search.Index
    shared: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the classes of a store ask for, by key, and an index of it."""

    things: Mapping[str, AskedFor]
    index: search.Index

    def find(self, query: str, *, most: int) -> tuple[tuple[AskedFor, ...], int]:
        """Return what bears all words of a query, what most classes ask for first; and how many.

        :param most: how many are returned, 1 or more
        """
        found = self.index.find(query, most=len(self.things) or 1)
        if found.reading != "exact":
            return (), 0
        things = sorted(
            (self.things[one.key] for one in found.entries), key=lambda one: -one.classes
        )
        return tuple(things[:most]), found.many


def asked(store: Store) -> Asked:
    """Return what the classes of a store ask for."""
    found = asked_for(store)
    return Asked({one.key: one for one in found}, search.Index(search.asked_entries(found)))


def directory(store: Store) -> Directory:
    """Return the names of a store, in as many queries for all as for one."""
    classes = read.class_names(store)
    ladders = read.ladders(store)
    known = sorted({one.employer for one in classes if one.employer is not None})
    keys = {one.iri: one.key for one in classes}
    bearers = Counter(one.title for one in classes)
    rungs: dict[str, list[tuple[Ladder, int | None]]] = {}
    for ladder in ladders:
        for rung in ladder.rungs:
            if rung.iri in keys:
                rungs.setdefault(keys[rung.iri], []).append((ladder, rung.level))
    return Directory(
        classes={one.key: one for one in classes},
        ladders=ladders,
        inferred=frozenset(
            "/".join(one.iri.rsplit("/", 2)[-2:]) for one in ladders if one.rule is not None
        ),
        agencies=_agencies(store),
        rungs=rungs,
        index=search.Index(search.entries(classes, ladders, known)),
        shared=frozenset(title for title, many in bearers.items() if many > 1),
    )


def _agencies(store: Store) -> tuple[Agency, ...]:
    counted = statistics(store)
    return tuple(
        Agency(name, figures)
        for name, figures in sorted(
            counted.items(), key=lambda one: (one[0] is None, (one[0] or "").casefold())
        )
    )
