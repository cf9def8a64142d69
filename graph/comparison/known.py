"""All that comparing with every class of a store needs, read when it is first asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final
from weakref import proxy

from pyoxigraph import NamedNode

from graph import read, vocab
from graph.comparison.index import Index, Words, index
from graph.comparison.model import Compared
from graph.comparison.structure import Place, places, structure
from graph.model import ClassName, Quote
from graph.rows import quote
from graph.store import Store

__all__ = ["Known", "known"]

#: The statements whose words tell what a class does.
_TELLING: Final = (vocab.DUTY_UNIT, vocab.SUMMARY)


class Known:
    """The classes of a store as they are compared; what a question needs is read when it is asked.

    :param store: the store, which must not change meanwhile
    """

    def __init__(self, store: Store) -> None:
        # Weakly, since what is kept with a store must not keep it.
        self._store: Store = proxy(store)
        self._compared: dict[str, Compared] = {}
        self.names: Mapping[str, ClassName] = {name.iri: name for name in read.class_names(store)}

    @cached_property
    def described(self) -> frozenset[str]:
        """The IRIs of the classes that some document describes."""
        return frozenset(row["class"].value for row in self._store.ask("class-documents"))

    @cached_property
    def words(self) -> Index:
        """The words of every class, read in a query a kind of statement."""
        texts: dict[str, list[str]] = defaultdict(list)
        for kind in _TELLING:
            for row in self._store.ask("class-words", {"kind": kind}):
                texts[row["class"].value].append(row["text"].value)
        return index(
            Words(iri, (name.title, *name.aliases), tuple(texts[iri]))
            for iri, name in self.names.items()
        )

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return places(read.ladders(self._store))

    def compared(self, iri: str) -> Compared:
        """Return a class with the structure of what its documents state."""
        if iri not in self._compared:
            facts = read.facts(self._store, iri)
            self._compared[iri] = Compared(
                self.names[iri],
                facts,
                structure(facts, self._places.get(iri)),
                tuple(dict.fromkeys(self._levels(iri))),
            )
        return self._compared[iri]

    def _levels(self, iri: str) -> Iterator[Quote]:
        """Yield where the level of a class is printed."""
        if iri not in self._places or self._places[iri].rule is not None:
            return
        mentions = self._store.ask("class-mentions", {"class": NamedNode(iri)})
        for mention in dict.fromkeys(row["mention"].value for row in mentions):
            about = {"mention": NamedNode(mention), "fact": vocab.LEVEL}
            yield from map(quote, self._store.ask("evidence", about))


def known(store: Store) -> Known:
    """Return what is known of a store's classes as of now; whoever asks more than once keeps it."""
    return Known(store)
