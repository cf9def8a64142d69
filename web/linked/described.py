"""What the store says of one thing: its own triples, and those that point at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Row, Store
from web.linked.names import Resource

__all__ = ["Described", "described"]

#: The most triples that are told of each sort; a document has some thousands within.
_MOST_POINTING: Final = 500
_MOST_INSIDE: Final = 20_000
#: The most mentions of a class, or of a document, whose triples are told with it.
_MOST_MENTIONS: Final = 100
#: What tells a thing in a word, best first; of the others a text stands for the label.
_LABELS: Final = (vocab.PREF_LABEL, vocab.LABEL, vocab.PRINTED_TITLE, vocab.FILE_NAME, vocab.TEXT)
#: Where the rest of what is cut can be had.
_ALL: Final = "A SPARQL query or a dump gives all of them."


@dataclass(frozen=True, slots=True)
class Described:
    """A thing with its triples, each sort in order.

    ``own`` are about it or about what is printed of it in a document; ``pointing`` have it as their
    value, and ``left`` counts those that were too many; ``inside`` is what a graph of its name
    holds, all of it unless ``is_cut``. ``labels`` tell what the triples refer to, ``graphs`` are
    those that the triples are from.
    """

    of: Resource
    own: tuple[Triple, ...]
    pointing: tuple[Triple, ...]
    inside: tuple[Triple, ...]
    labels: Mapping[str, tuple[Triple, ...]]
    graphs: tuple[str, ...]
    left: int
    is_cut: bool

    @property
    def cuts(self) -> tuple[str, ...]:
        """Return a sentence for each sort of which not all is told."""
        pointing = f"{self.left} more triples have it as their value and are not told here."
        inside = "The graph of this name holds more triples than are told here."
        told = ((pointing, self.left), (inside, self.is_cut))
        return tuple(f"{one} {_ALL}" for one, is_so in told if is_so)

    def triples(self) -> list[Triple]:
        """Return all of them, each once, those of one subject together."""
        told = (*(one for some in self.labels.values() for one in some), *self.own)
        every = {*told, *self.pointing, *self.inside}
        return sorted(every, key=lambda one: (str(one.subject), str(one.predicate)))

    def label(self, iri: str) -> str | None:
        """Return what something is called, ``None`` where nothing says so."""
        own = (one for one in self.own if one.subject == NamedNode(iri))
        known = {one.predicate: one.object for one in (*own, *self.labels.get(iri, ()))}
        told = next((known[name] for name in _LABELS if name in known), None)
        return told.value if isinstance(told, Literal) else None


def described(store: Store, of: Resource) -> Described:
    """Return what the store says of a thing.

    Types that follow for what stands inside a document are left out: the ontology gives them.
    """
    about = store.ask("triples", {"subject": of.iri})
    towards = store.ask("triples", {"object": of.iri})
    mentions = tuple(islice(_mentions(about, towards), _MOST_MENTIONS))
    about += [row for one in mentions for row in store.ask("triples", {"subject": one})]
    own, pointing = _triples(about), _triples(towards[:_MOST_POINTING])
    inside = tuple(islice(store.triples(of.iri), _MOST_INSIDE + 1))
    return Described(
        of=of,
        own=own,
        pointing=pointing,
        inside=inside[:_MOST_INSIDE],
        labels=_labels(store, (of.iri, *mentions), (*own, *pointing)),
        graphs=tuple(sorted({row["graph"].value for row in about + towards[:_MOST_POINTING]})),
        left=max(len(towards) - _MOST_POINTING, 0),
        is_cut=len(inside) > _MOST_INSIDE,
    )


def _mentions(about: Iterable[Row], towards: Iterable[Row]) -> Iterator[NamedNode]:
    """Yield what is printed of a thing: the mentions of a class, or those of a document."""
    found = [row["subject"] for row in towards if row["predicate"] == vocab.MENTION_OF]
    found += [row["object"] for row in about if row["predicate"] in (vocab.DESCRIBES, vocab.NAMES)]
    yield from (one for one in dict.fromkeys(found) if isinstance(one, NamedNode))


def _triples(rows: Iterable[Row]) -> tuple[Triple, ...]:
    """Return the triples of some rows, each once."""
    found = {
        Triple(row["subject"], row["predicate"], row["object"]): None
        for row in rows
        if isinstance(row["subject"], NamedNode) and isinstance(row["predicate"], NamedNode)
    }
    return tuple(found)


def _labels(
    store: Store, around: Iterable[NamedNode], told: Iterable[Triple]
) -> dict[str, tuple[Triple, ...]]:
    """Return what the things are called that some triples are about or refer to."""
    wanted = {str(term) for one in told for term in (one.subject, one.object)}
    found: dict[str, dict[Triple, None]] = defaultdict(dict)
    for one in around:
        for row in store.ask("labels-around", {"of": one}):
            thing, name = row["thing"], row["property"]
            if str(thing) not in wanted:
                continue
            if isinstance(thing, NamedNode) and isinstance(name, NamedNode):
                found[thing.value][Triple(thing, name, row["label"])] = None
    return {thing: tuple(labels) for thing, labels in found.items()}
