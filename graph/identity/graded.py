"""What grades a title, and the title without it: "Senior Weaver" is a graded "Weaver"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from graph import schemes
from graph.identity.form import is_title
from graph.identity.tokens import Token, tokens
from graph.schemes import Concept

__all__ = ["Graded", "Place", "graded"]

#: What orders titles of one stem: who they are over, their word, and their numeral.
Place: TypeAlias = tuple[int, int, int]

_LETTER: Final = re.compile(r"[A-E]")
#: A word that says how much a title bears when none of the scheme's does.
_PLAIN: Final = "journey"


@dataclass(frozen=True, slots=True)
class Graded:
    """A title taken apart.

    Titles of one ``stem`` differ only in what grades them. ``word`` is the concept of the scheme
    ``rung`` that does so, that of a plain title where none does; ``over`` the one of a title behind
    the stem, as in "Weaver Supervisor". ``number`` is the numeral, 0 without one; ``lettered``
    whether a letter stands in its place. ``name`` is the title without all of these, as printed,
    and ``bare`` without its number alone.
    """

    stem: tuple[str, ...]
    word: Concept
    over: Concept | None
    number: int
    lettered: bool
    name: str
    bare: str

    @property
    def place(self) -> Place:
        """Where the title stands among those of its stem, as far as the words tell."""
        return (
            (self.over.grade or 0) if self.over is not None else 0,
            self.word.grade or 0,
            self.number,
        )


def graded(title: str) -> Graded:
    """Return what grades a title.

    >>> found = graded("Senior Weaver II (Wool)")
    >>> found.stem, found.word.name, found.number, found.name
    (('weaver', '(', 'wool', ')'), 'senior', 2, 'Weaver (Wool)')
    >>> found = graded("Weaver, Assistant")
    >>> found.word.name, found.name
    ('assistant', 'Weaver')
    >>> graded("Weaver Supervisor").over.name
    'supervisor'
    """
    words = list(_without_capacity(tokens(title)))
    if len(words) > 2 and words[-2].form == "," and words[-1].form in _words():
        words = [words[-1], *words[:-2]]  # "Weaver, Senior"
    cut = next((at for at, word in enumerate(words) if word.form in {",", "("}), len(words))
    main, rest = words[:cut], words[cut:]
    number, lettered = _number(main)
    main = main[:-1] if number else main
    bare = _spelt(title, (*main, *rest))
    word, main = _before(main)
    behind, main = _behind(main)
    over = behind if behind is not None and _is_over(behind) else None
    if behind is not None and over is None:
        word = word or behind
    return Graded(
        stem=tuple(token.form for token in (*main, *rest)),
        word=word or schemes.concept("rung", _PLAIN),
        over=over,
        number=number,
        lettered=lettered,
        name=_spelt(title, (*main, *rest)),
        bare=bare,
    )


def _number(main: Sequence[Token]) -> tuple[int, bool]:
    """Return the numeral, or the place of the letter, that ends a title; 0 without one."""
    if len(main) < 2:
        return 0, False
    if main[-1].number is not None:
        return main[-1].number, False
    letter = _LETTER.fullmatch(main[-1].text)
    return (ord(letter[0]) - ord("A") + 1, True) if letter else (0, False)


def _before(main: list[Token]) -> tuple[Concept | None, list[Token]]:
    """Return the word that grades a title before its stem, and the stem."""
    word = _words().get(main[0].form) if main else None
    return (word, main[1:]) if word is not None and _is_stem(main[1:]) else (None, main)


def _behind(main: list[Token]) -> tuple[Concept | None, list[Token]]:
    """Return the word that grades a title behind its stem, where it names a role, and the stem."""
    word = _words().get(main[-1].form) if main else None
    known = word is not None and is_title(main[-1].text) and _is_stem(main[:-1])
    return (word, main[:-1]) if known else (None, main)


def _is_stem(words: Sequence[Token]) -> bool:
    """Whether words are a title of their own: "Chief" is part of "Chief of Looms"."""
    return is_title(" ".join(token.text for token in words))


def _is_over(word: Concept) -> bool:
    """Whether who bears the word behind a title is over those who bear the title."""
    return (word.grade or 0) >= (schemes.concept("rung", "supervisor").grade or 0)


def _without_capacity(words: Sequence[Token]) -> list[Token]:
    """Return a title without what it says in brackets of the capacity in which one holds it."""
    told = [token.form for token in words]
    for capacity in _capacities():
        for at in range(len(told) - len(capacity) + 1):
            if tuple(told[at : at + len(capacity)]) == capacity:
                return [*words[:at], *words[at + len(capacity) :]]
    return [*words]


def _spelt(title: str, words: Sequence[Token]) -> str:
    """Return the words of a title as they are printed there, with its spaces and marks."""
    text = ""
    for token in sorted(words, key=lambda one: one.start):
        apart = text and not text.endswith("(") and title[token.start - 1 : token.start].isspace()
        text += f" {token.text}" if apart else token.text
    return text


@cache
def _words() -> dict[str, Concept]:
    return {label: concept for concept in schemes.concepts("rung") for label in concept.labels}


@cache
def _capacities() -> tuple[tuple[str, ...], ...]:
    labels = schemes.concept("title", "capacity").labels
    return tuple(tuple(t.form for t in tokens(f"({label})")) for label in labels)
