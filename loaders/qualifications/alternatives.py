"""A qualification tree written out as alternatives, any one of which is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, TypeAlias

from loaders.record import AllOf, AnyOf, Qualification, Requirement, Span, Unparsed

__all__ = ["LIMIT", "Alternative", "alternatives", "extent", "requirements", "unread"]

#: What one way to qualify asks for, all of it.
Alternative: TypeAlias = tuple[Requirement, ...]

#: How many alternatives are written out at most.
LIMIT: Final = 64


def alternatives(tree: Qualification | None) -> tuple[Alternative, ...]:
    """Return the ways to qualify, at most one more than :data:`LIMIT`.

    Passages that no rule understood are left out; a way that consists of them alone is none.
    """
    if tree is None:
        return ()
    return tuple(dict.fromkeys(way for way in _ways(tree) if way))


def _ways(tree: Qualification) -> Sequence[Alternative]:
    match tree:
        case Requirement():
            return [(tree,)]
        case Unparsed():
            return [()]
        case AnyOf(parts):
            found = [way for part in parts for way in _ways(part) if way]
            return found[: LIMIT + 1] or [()]
        case AllOf(parts):
            return _products([_ways(part) for part in parts])


def _products(choices: Sequence[Sequence[Alternative]]) -> Sequence[Alternative]:
    joined: list[Alternative] = [()]
    for choice in choices:
        pairs = product(joined, choice)
        joined = [left + right for left, right in pairs][: LIMIT + 1]
    return joined


def requirements(tree: Qualification | None) -> Iterator[Requirement]:
    """Yield the leaves of a tree that rules understood, in the order printed."""
    return (leaf for leaf in _leaves(tree) if isinstance(leaf, Requirement))


def unread(tree: Qualification | None) -> Iterator[Unparsed]:
    """Yield the leaves of a tree that no rule understood, in the order printed."""
    return (leaf for leaf in _leaves(tree) if isinstance(leaf, Unparsed))


def _leaves(tree: Qualification | None) -> Iterator[Requirement | Unparsed]:
    match tree:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case Requirement() | Unparsed():
            yield tree


def extent(tree: Qualification) -> Span:
    """Return the span from the first to the last leaf of a tree."""
    match tree:
        case Requirement():
            return (tree.start, tree.end)
        case Unparsed(statement):
            return (statement.start, statement.end)
        case AnyOf(parts) | AllOf(parts):
            spans = [extent(part) for part in parts]
            return (min(start for start, _ in spans), max(end for _, end in spans))
