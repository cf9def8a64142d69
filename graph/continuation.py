"""What of one class goes on in another: links between their items, with score and method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.iris import Iris
from graph.model import Item, ItemKind, Link
from graph.responsibility import rise
from graph.similarity import COMPETENCIES, CREDENTIALS, DUTIES, Method, Text, match

__all__ = ["continuations", "likely_links"]

#: What is compared with what: which kinds of items, by which method, as which kind of link.
_COMPARED: Final[tuple[tuple[frozenset[ItemKind], Method, NamedNode], ...]] = (
    (frozenset({"duty"}), DUTIES, vocab.DUTY_CONTINUATION),
    (
        frozenset({"knowledge", "skill", "ability", "examined"}),
        COMPETENCIES,
        vocab.COMPETENCY_CONTINUATION,
    ),
    (frozenset({"credential"}), CREDENTIALS, vocab.CREDENTIAL_CONTINUATION),
)


def continuations(below: Sequence[Item], above: Sequence[Item], iris: Iris) -> Iterator[Triple]:
    """Yield the links from the items of a lower class to those of an upper one.

    :param below: what the lower class does and asks for
    :param above: the same of the upper class
    """
    for lower, upper, score, method, term in _matched(below, above):
        yield from _link(lower, upper, score, method, term, iris)


def likely_links(first: Sequence[Item], second: Sequence[Item]) -> tuple[Link, ...]:
    """Return which items of one class are like which of another, by the same methods.

    Between classes of two employers these are suggestions, and no more.
    """
    return tuple(
        Link(one.iri, other.iri, score, method.name)
        for one, other, score, method, _ in _matched(first, second)
    )


def _matched(
    below: Sequence[Item], above: Sequence[Item]
) -> Iterator[tuple[Item, Item, float, Method, NamedNode]]:
    """Yield what goes on; a passage that one document prints of both goes on in itself alone."""
    items = {item.iri: item for item in (*below, *above)}
    shared = {item.iri for item in below} & {item.iri for item in above}
    for kinds, method, term in _COMPARED:
        for iri in sorted(shared):
            if items[iri].kind in kinds:
                yield items[iri], items[iri], 1.0, method, term
        lower, upper = (_texts(side, kinds, shared) for side in (below, above))
        for found in match(lower, upper, method):
            yield items[found.lower], items[found.upper], found.score, method, term


def _texts(items: Iterable[Item], kinds: frozenset[ItemKind], left_out: Set[str]) -> list[Text]:
    chosen = (item for item in items if item.kind in kinds and item.iri not in left_out)
    return [Text(item.iri, item.text) for item in chosen]


def _link(
    lower: Item, upper: Item, score: float, method: Method, term: NamedNode, iris: Iris
) -> Iterator[Triple]:
    node = iris.continuation(lower.iri, upper.iri)
    yield Triple(node, vocab.TYPE, term)
    yield Triple(node, vocab.LOWER, NamedNode(lower.iri))
    yield Triple(node, vocab.UPPER, NamedNode(upper.iri))
    yield Triple(node, vocab.SCORE, Literal(f"{score:.3f}", datatype=vocab.DECIMAL))
    yield Triple(node, vocab.METHOD, Literal(method.name))
    rises = rise(lower, upper)
    if rises is not None:
        yield Triple(node, vocab.RISE, Literal(rises))
    if lower.shared is not None and upper.shared is not None and lower.shared != upper.shared:
        # Near competencies and credentials are linked, never merged.
        yield Triple(NamedNode(lower.shared), vocab.CLOSE_MATCH, NamedNode(upper.shared))
