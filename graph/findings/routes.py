"""The ways into a class from outside, by its qualification tree, and which asks for less."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import chain, product
from math import prod
from typing import Final, TypeAlias

from graph import schemes
from graph.identity.tokens import tokens
from graph.model import QualificationNode, Quote

__all__ = ["Leaves", "Route", "alternatives", "open_routes"]

#: What one alternative asks for.
Leaves: TypeAlias = tuple[QualificationNode, ...]

#: A tree of more alternatives is not looked at.
_MOST: Final = 200
#: Words that say how much experience rather than of what.
_AMOUNTS: Final = frozenset(
    "a an at full half in least month of one or paid part ten the time to two three four five six "
    "seven eight nine year twelve eighteen experience ( ) , . - ;".split()
)
#: Leaves that nothing was understood of.
_UNREAD: Final = frozenset({"unparsed", "equivalent-combination"})


@dataclass(frozen=True, slots=True)
class Route:
    """One alternative of the minimum qualifications.

    ``education`` is the grade of the highest level that is asked for, ``months`` the longest
    experience; ``None`` where it asks for none. ``besides`` says what else it asks for, with the
    words of its experience that tell the kind of work.
    """

    education: int | None
    months: int | None
    besides: frozenset[str]
    quotes: tuple[Quote, ...]

    def is_below(self, other: Route) -> bool:
        """Tell whether it surely asks for less than another route, and for nothing besides.

        >>> none: frozenset[str] = frozenset()
        >>> Route(2, 12, none, ()).is_below(Route(5, 12, none, ()))
        True
        >>> Route(2, 24, none, ()).is_below(Route(5, 12, none, ()))
        False
        """
        if (self.education is None) != (other.education is None):
            return False
        if not self.besides <= other.besides or (self.months or 0) > (other.months or 0):
            return False
        mine, its = self.education or 0, other.education or 0
        # Where no experience is stated, none falls.
        fewer = self.months is not None and self.months < (other.months or 0)
        return mine < its or (mine == its and fewer)


def open_routes(tree: QualificationNode, substituted: Set[str]) -> tuple[Route, ...]:
    """Return the alternatives that no class opens; none where one of them was not understood.

    :param substituted: what can be replaced by something else, "education" or "experience": then
        what is printed is not the least that is needed, and nothing is returned
    """
    if substituted:
        return ()
    ways_in = [leaves for leaves in alternatives(tree) if not _is_of_class(leaves)]
    if any(not _is_read(leaf) for leaves in ways_in for leaf in leaves):
        return ()
    return tuple(map(_route, ways_in))


def _count(node: QualificationNode) -> int:
    if not node.parts:
        return 1
    counts = map(_count, node.parts)
    return sum(counts) if node.kind == "any" else prod(counts)


def alternatives(tree: QualificationNode) -> list[Leaves]:
    """Return the ways to meet a tree of qualifications, none where there are very many of them."""
    return _alternatives(tree) if _count(tree) <= _MOST else []


def _alternatives(node: QualificationNode) -> list[Leaves]:
    if not node.parts:
        return [(node,)]
    parts = [_alternatives(part) for part in node.parts]
    if node.kind == "any":
        return list(chain.from_iterable(parts))
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*parts)]


def _is_of_class(leaves: Sequence[QualificationNode]) -> bool:
    return any(leaf.in_class is not None or leaf.or_equivalent for leaf in leaves)


def _is_read(leaf: QualificationNode) -> bool:
    """Tell whether it is known how much a requirement asks for."""
    if leaf.kind == "education":
        return leaf.level is not None and _grade(leaf.level) is not None
    if leaf.kind == "experience":
        return leaf.months is not None
    return leaf.kind not in _UNREAD


def _grade(level: str) -> int | None:
    return schemes.labelled("education", level).grade


def _route(leaves: Leaves) -> Route:
    grades = [_grade(leaf.level) or 0 for leaf in leaves if leaf.level is not None]
    months = [leaf.months for leaf in leaves if leaf.months is not None]
    besides = {"supervising" for leaf in leaves if leaf.supervisory}
    besides |= {"credential" for leaf in leaves if leaf.kind == "credential"}
    for leaf in leaves:
        if leaf.kind == "experience" and leaf.quote is not None:
            besides |= {token.form for token in tokens(leaf.quote.text.casefold())} - _AMOUNTS
    return Route(
        education=max(grades, default=None),
        months=max(months, default=None),
        besides=frozenset(besides),
        quotes=tuple(leaf.quote for leaf in leaves if leaf.quote is not None),
    )
