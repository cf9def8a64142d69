"""Which alternative of a class's qualifications the holder of another class goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from graph.model import QualificationNode, Quote
from graph.network import Asked, Edge

__all__ = ["by_way_of", "distinct", "with_asked"]

#: What a requirement that speaks of time says.
_TIMES: Final = re.compile(r"\b(?:years?|months?)\b", re.IGNORECASE)


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
    chosen = distinct(part for part in parts if any(_naming(part, names))) or parts
    return chosen[0] if len(chosen) == 1 else replace(node, parts=chosen)


def distinct(parts: Iterable[QualificationNode]) -> tuple[QualificationNode, ...]:
    """Return parts of a tree without those that print what an earlier one prints.

    "Two years as a Weaver or Dyer" is a part for each of the classes, and is printed once.
    """
    found: dict[tuple[Quote | None, ...], QualificationNode] = {}
    for part in parts:
        found.setdefault(_texts(part), part)
    return tuple(found.values())


def _texts(node: QualificationNode) -> tuple[Quote | None, ...]:
    return (node.quote, *(quote for part in node.parts for quote in _texts(part)))


def with_asked(edge: Edge, trees: Iterable[QualificationNode], names: Iterable[Quote]) -> Edge:
    """Return an edge with what is asked of its lower class, also where that is one of several.

    "A year as a Weaver, Dyer or Fuller" is a year of each. Where a requirement speaks of time more
    than once ("six years, two of them years as a Weaver") only the employer knows how much of it is
    of the one class, and none is told.

    :param trees: the qualifications of the upper class
    :param names: as of :func:`by_way_of`
    """
    if edge.asked:
        return edge
    wanted = tuple(names)
    leaves = distinct(leaf for tree in trees for leaf in _naming(tree, wanted))
    found = (
        Asked(
            edge.lower,
            edge.upper,
            leaf.months if len(_TIMES.findall(leaf.quote.text)) < 2 else None,
            leaf.quote,
            leaf.or_equivalent,
            leaf.supervisory,
        )
        for leaf in leaves
        if leaf.quote is not None
    )
    return replace(edge, asked=tuple(found))


def _naming(node: QualificationNode, names: Sequence[Quote]) -> Iterator[QualificationNode]:
    """Yield the experience that is asked for where one of the names stands."""
    quote = node.quote
    if node.kind == "experience" and quote and any(_within(name, quote) for name in names):
        yield node
    for part in node.parts:
        yield from _naming(part, names)


def _within(name: Quote, asked: Quote) -> bool:
    return name.document == asked.document and asked.start <= name.start and name.end <= asked.end
