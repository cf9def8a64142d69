"""Everything that the store knows of one class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

from pyoxigraph import NamedNode

from graph import read, vocab
from graph.lookup import find_class
from graph.model import ClassFacts, ClassName, Ladder, Quote, Remark, Rung, Way
from graph.rows import quote
from graph.store import Store

__all__ = ["Neighbour", "Portrait", "portrait", "portrait_of"]


_FACTS: Final[Mapping[str, str]] = {
    vocab.PRINTED_TITLE.value: "title",
    vocab.NOTATION.value: "code",
    vocab.LEVEL.value: "level",
}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A class that leads here or to which this one leads, and the way between, quoted."""

    name: ClassName
    way: Way


@dataclass(frozen=True, slots=True)
class Portrait:
    """A class with its place among the others.

    ``printed`` is how its documents print its title, code and level, by these names; ``ladders``
    are those on which it is a rung; ``leads_to`` and ``comes_from`` its direct
    neighbours; ``remarks`` what the documents of other classes say of it.
    """

    name: ClassName
    facts: ClassFacts
    printed: Mapping[str, tuple[Quote, ...]]
    ladders: tuple[Ladder, ...]
    leads_to: tuple[Neighbour, ...]
    comes_from: tuple[Neighbour, ...]
    remarks: tuple[Remark, ...]

    def beside(self, ladder: Ladder) -> tuple[Rung | None, Rung | None]:
        """Return a rung below and one above on a ladder, ``None`` where it ends."""
        here = self.rung_on(ladder).level or 0
        below = (rung for rung in reversed(ladder.rungs) if (rung.level or 0) < here)
        above = (rung for rung in ladder.rungs if (rung.level or 0) > here)
        return next(below, None), next(above, None)

    def rung_on(self, ladder: Ladder) -> Rung:
        """Return the class as a rung of a ladder that it is on."""
        return next(rung for rung in ladder.rungs if rung.iri == self.name.iri)


def portrait(store: Store, name: str) -> Portrait:
    """Return what is known of the class that bears a name.

    :param name: code, title, other printed form or key
    :raises LookupFailed: where no class bears it, or several do
    """
    return portrait_of(store, find_class(read.class_names(store), name))


def portrait_of(store: Store, here: ClassName) -> Portrait:
    """Return what is known of a class that is found already."""
    return Portrait(
        name=here,
        facts=read.facts(store, here.iri),
        printed=_printed(store, here.iri),
        ladders=read.ladders_of(store, here.iri),
        leads_to=tuple(_neighbours(store, {"lower": NamedNode(here.iri)}, attrgetter("upper"))),
        comes_from=tuple(_neighbours(store, {"upper": NamedNode(here.iri)}, attrgetter("lower"))),
        remarks=read.remarks(store, here.iri),
    )


def _neighbours(
    store: Store, about: Mapping[str, NamedNode], other: Callable[[Way], str]
) -> Iterator[Neighbour]:
    """Yield the classes at the other end of all ways from a class, or to it, with what says so."""
    facts = read.way_facts(store, about)
    for way in read.ways(store, about):
        quotes = facts.get((way.lower, way.upper, way.kind), ())
        yield Neighbour(read.class_name(store, other(way)), replace(way, quotes=quotes))


def _printed(store: Store, iri: str) -> dict[str, tuple[Quote, ...]]:
    found: dict[str, list[Quote]] = defaultdict(list)
    about = {"class": NamedNode(iri)}
    for mention in dict.fromkeys(
        row["mention"].value for row in store.ask("class-mentions", about)
    ):
        for row in store.ask("evidence", {"mention": NamedNode(mention)}):
            if row["fact"].value in _FACTS:
                found[_FACTS[row["fact"].value]].append(quote(row))
    return {name: tuple(found[name]) for name in _FACTS.values()}
