"""Which alternative of a class's qualifications the holder of another class goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.model import QualificationNode, Quote
from graph.network import Edge, Experience

__all__ = ["by_way_of", "distinct", "listed", "own_level", "with_asked"]

#: What a requirement that speaks of time says.
_TIMES: Final = re.compile(r"\b(?:years?|months?)\b", re.IGNORECASE)


def by_way_of(
    trees: Sequence[QualificationNode], names: Iterable[Quote]
) -> tuple[QualificationNode, ...]:
    """Return qualification trees with only those alternatives in which a class is named.

    Where no alternative names it all of them stay: the holder may go by any.

    :param names: where the qualifications name the class: the name alone, or all that is asked
    """
    wanted = tuple(dict.fromkeys(names))
    return tuple(_chosen(tree, wanted) for tree in trees)


def _chosen(node: QualificationNode, names: Sequence[Quote]) -> QualificationNode:
    parts = tuple(_chosen(part, names) for part in node.parts)
    if node.kind != "any":
        return replace(node, parts=parts)
    chosen = tuple(part for part in parts if any(_naming(part, names))) or parts
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
        Experience(
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


def listed(
    trees: Iterable[QualificationNode], named: Mapping[str, Sequence[Quote]]
) -> tuple[QualificationNode, ...]:
    """Return trees in which experience that lists several classes is a choice between these.

    It is not where a requirement speaks of time more than once: then the list is of a part of it.

    :param named: where the classes are named, by IRI
    """
    return tuple(_listed(tree, named) for tree in trees)


def _listed(node: QualificationNode, named: Mapping[str, Sequence[Quote]]) -> QualificationNode:
    quote = node.quote
    if node.parts or node.kind != "experience" or node.in_class is not None or quote is None:
        return replace(node, parts=tuple(_listed(part, named) for part in node.parts))
    choice = tuple(
        replace(node, in_class=name.text, named=iri)
        for iri, names in named.items()
        for name in names[:1]
        if any(_within(one, quote) for one in names) and len(_TIMES.findall(quote.text)) < 2
    )
    return QualificationNode("any", parts=choice) if choice else node


def own_level(trees: Iterable[QualificationNode], lower: str) -> tuple[QualificationNode, ...]:
    """Return trees in which only a class that is held stands for others of its level.

    "As a Weaver or Dyer or at that level" lists classes of one level: what was held below the one
    is below the other too.

    :param lower: IRI of the class that is held
    """
    return tuple(
        replace(
            tree,
            parts=own_level(tree.parts, lower),
            or_equivalent=tree.or_equivalent and tree.named in {lower, None},
        )
        for tree in trees
    )


def _naming(node: QualificationNode, names: Sequence[Quote]) -> Iterator[QualificationNode]:
    """Yield the experience that is asked for where one of the names stands."""
    quote = node.quote
    if node.kind == "experience" and quote and any(_within(name, quote) for name in names):
        yield node
    for part in node.parts:
        yield from _naming(part, names)


def _within(name: Quote, asked: Quote) -> bool:
    return name.document == asked.document and asked.start <= name.start and name.end <= asked.end
