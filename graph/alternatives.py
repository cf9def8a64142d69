"""Which alternative of a class's qualifications the holder of another class goes by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.model import QualificationNode, Quote

__all__ = ["by_way_of", "months_of"]


def by_way_of(
    trees: Sequence[QualificationNode], names: Iterable[Quote]
) -> tuple[QualificationNode, ...]:
    """Return qualification trees with only those alternatives in which a class is named.

    Where no alternative names it all of them stay: the holder may go by any. What is printed once
    for several classes is given once.

    :param names: where the qualifications name the class: the name alone, or all that is asked
    """
    wanted = tuple(dict.fromkeys(names))
    return tuple(_chosen(tree, wanted) for tree in trees)


def _chosen(node: QualificationNode, names: Sequence[Quote]) -> QualificationNode:
    parts = tuple(_chosen(part, names) for part in node.parts)
    if node.kind != "any":
        return replace(node, parts=parts)
    naming = {_texts(part): part for part in parts if any(_naming(part, names))}
    chosen = tuple(naming.values()) or parts
    return chosen[0] if len(chosen) == 1 else replace(node, parts=chosen)


def _texts(node: QualificationNode) -> tuple[Quote | None, ...]:
    return (node.quote, *(quote for part in node.parts for quote in _texts(part)))


def months_of(trees: Iterable[QualificationNode], names: Iterable[Quote]) -> int | None:
    """Return the fewest months of experience that are asked where a class is named.

    :param names: as of :func:`by_way_of`
    :returns: ``None`` where no time is stated
    """
    wanted = tuple(names)
    leaves = (leaf for tree in trees for leaf in _naming(tree, wanted))
    return min((leaf.months for leaf in leaves if leaf.months is not None), default=None)


def _naming(node: QualificationNode, names: Sequence[Quote]) -> Iterator[QualificationNode]:
    """Yield the experience that is asked for where one of the names stands."""
    quote = node.quote
    if node.kind == "experience" and quote is not None:
        if any(_within(name, quote) for name in names):
            yield node
    for part in node.parts:
        yield from _naming(part, names)


def _within(name: Quote, asked: Quote) -> bool:
    return name.document == asked.document and asked.start <= name.start and name.end <= asked.end
