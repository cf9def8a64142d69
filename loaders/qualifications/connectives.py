"""Tokens of a qualification: requirements, the connectives between them, lists that open and close.

A connective is held back until the next requirement, so that none is left over where a passage
turns out to ask for nothing. In a list, an entry without a connective takes on the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from loaders.record import Requirement, Unparsed

__all__ = ["EQUIVALENT_TO", "LEAF", "OUTSIDE", "Leaf", "Strength", "Tokens"]

Leaf: TypeAlias = Requirement | Unparsed
#: How strongly a connective parts what it joins, the weakest first; see ``qualification.lark``.
Strength: TypeAlias = Literal["word", "comma", "clause", "sentence", "entry"]

LEAF: Final = "x"
EQUIVALENT_TO: Final = "="
OUTSIDE: Final = "o"
_STRENGTHS: Final[tuple[Strength, ...]] = ("word", "comma", "clause", "sentence", "entry")
_AND: Final = dict(zip(_STRENGTHS, "abcde", strict=True))
_OR: Final = dict(zip(_STRENGTHS, "pqrst", strict=True))


@dataclass
class _List:
    """An open list: where its connectives without a word stand, and what they default to."""

    any_of: bool
    undecided: list[int] = field(default_factory=list)


class Tokens:
    """Symbols of the grammar as they come, each requirement beside its symbol."""

    def __init__(self) -> None:
        self._symbols: list[str] = []
        self._leaves: list[Leaf | None] = []
        self._lists: list[_List] = []
        self._held: tuple[bool | None, Strength] | None = None

    @property
    def symbols(self) -> str:
        """The symbols as one string."""
        self._end_equivalent()
        return "".join(self._symbols)

    @property
    def holds_or(self) -> bool:
        """Whether the next requirement is joined by an "or" that was printed."""
        return self._held is not None and self._held[0] is True

    @property
    def is_in_choice(self) -> bool:
        """Whether the open list is one of alternatives."""
        return any(one.any_of for one in self._lists)

    @property
    def is_choice(self) -> bool:
        """Whether the last list that was opened is one of alternatives."""
        return bool(self._lists) and self._lists[-1].any_of

    def leaf_at(self, position: int) -> Leaf:
        """Return the requirement whose symbol stands at a position."""
        leaf = self._leaves[position]
        if leaf is None:
            raise IndexError(position)
        return leaf

    def join(self, strength: Strength, *, any_of: bool | None = None) -> None:
        """Hold a connective back: "or", "and", or one that no word states."""
        said, held = self._held or (None, strength)
        stronger = max(held, strength, key=_STRENGTHS.index)
        self._held = (said if any_of is None else any_of, stronger)

    def add(self, leaf: Leaf, *, symbol: str = LEAF) -> None:
        """Put a requirement behind what is there."""
        self._end_equivalent()
        self._connect()
        self._put(symbol, leaf)

    def add_any(self, leaves: Iterable[Leaf]) -> None:
        """Put requirements behind what is there, any of which is enough."""
        alike = list(leaves)
        if len(alike) == 1:
            return self.add(alike[0])
        self.open()
        for leaf in alike:
            self.join("word", any_of=True)
            self.add(leaf)
        self.close()
        return None

    @property
    def has_experience(self) -> bool:
        """Whether some requirement is one of experience."""
        asked = (leaf for leaf in self._leaves if isinstance(leaf, Requirement))
        return any(leaf.kind == "experience" for leaf in asked)

    def last_experience(self) -> Requirement | None:
        """Return the last requirement, if it is one of experience."""
        leaf = next((leaf for leaf in reversed(self._leaves) if leaf is not None), None)
        return leaf if isinstance(leaf, Requirement) and leaf.kind == "experience" else None

    def replace_last(self, last: Requirement, leaf: Leaf) -> None:
        """Put a requirement in the place of the last one."""
        self._leaves[self._leaves.index(last)] = leaf

    def widen(self) -> bool:
        """Take the last requirement as "any combination equivalent to" what follows, if it is one.

        A bracket is open then, for all that follows.
        """
        last = self._leaves[-1] if self._leaves else None
        if not isinstance(last, Requirement) or last.kind != "equivalent-combination":
            return False
        self._symbols[-1] = EQUIVALENT_TO
        self._held = None
        self.open()
        return True

    def enclose(self) -> None:
        """Put a bracket around all that is there, where no list is open."""
        if self._symbols and not self._lists:
            self._symbols = ["(", *self._symbols, ")"]
            self._leaves = [None, *self._leaves, None]

    def open(self, *, any_of: bool = False, outside: bool = False) -> None:
        """Open a bracket, in whose list entries without a connective are joined by ``any_of``.

        :param outside: what it holds is asked only of applicants from outside the service
        """
        self._connect()
        if outside:
            self._put(OUTSIDE, None)
        self._put("(", None)
        self._lists.append(_List(any_of))

    def close(self) -> None:
        """Close the last bracket, or undo it where nothing stands in it."""
        closed = self._lists.pop()
        said = self._held[0] if self._held else None
        self._held = None if said is None else (said, "entry")
        for position in closed.undecided:
            self._symbols[position] = (_OR if closed.any_of else _AND)["entry"]
        if self._symbols[-1] != "(":
            self._put(")", None)
            return
        self._drop()
        if self._symbols and self._symbols[-1] == OUTSIDE:
            self._drop()
        if self._symbols and self._symbols[-1] == EQUIVALENT_TO:
            self._end_equivalent()
        elif self._symbols and self._symbols[-1] not in "x()":
            self._drop()

    def _end_equivalent(self) -> None:
        """Take the last combination as a requirement of its own where no bracket goes with it."""
        if self._symbols and self._symbols[-1] == EQUIVALENT_TO:
            self._symbols[-1] = LEAF

    def _connect(self) -> None:
        held, self._held = self._held, None
        if not self._symbols or self._symbols[-1] in ("(", EQUIVALENT_TO, OUTSIDE):
            return
        any_of, strength = held or (None, "clause")
        if strength == "entry" and self._lists:
            self._decide(any_of)
        self._put((_OR if any_of else _AND)[strength], None)

    def _decide(self, any_of: bool | None) -> None:
        """Note a connective of the open list that has no word, or give its word to those before."""
        undecided = self._lists[-1].undecided
        if any_of is None:
            undecided.append(len(self._symbols))
            return
        for position in undecided:
            self._symbols[position] = (_OR if any_of else _AND)["entry"]
        undecided.clear()

    def _put(self, symbol: str, leaf: Leaf | None) -> None:
        self._symbols.append(symbol)
        self._leaves.append(leaf)

    def _drop(self) -> None:
        self._symbols.pop()
        self._leaves.pop()
        for around in self._lists:
            around.undecided = [n for n in around.undecided if n < len(self._symbols)]
