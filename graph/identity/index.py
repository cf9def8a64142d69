"""All titles of an employer in one automaton, so that a text is searched for them in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from graph import schemes
from graph.identity.drafts import Draft
from graph.identity.form import grading
from graph.identity.tokens import Token, tokens, written

__all__ = ["Hit", "TitleIndex"]

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A title that stands in a text, and the classes whose title it is.

    ``first`` and ``behind`` are its first token and the one behind it, 0-based. ``capital`` tells
    whether all words of it begin with a capital letter, but for the small ones.
    """

    first: int
    behind: int
    classes: tuple[Draft, ...]
    capital: bool


class TitleIndex:
    """Finds the titles of classes in texts, in the plural, inverted or abbreviated.

    Where titles overlap the first is found, and of those that begin together the longest. The
    search is that of Aho and Corasick, `Efficient string matching
    <https://doi.org/10.1145/360825.360855>`_: one pass over a text, however many titles there are.

    :param classes: those to be found, each under all its titles
    """

    def __init__(self, classes: Iterable[Draft]) -> None:
        printed, inverted = _Titles(), _Titles()
        for draft in classes:
            for title in (name for printed_title in draft.titles for name in _names(printed_title)):
                words = tokens(title)
                printed.add(words, draft)
                inverted.add(_inverted(words), draft)
        self._printed, self._inverted = printed.searched(), inverted.searched()

    def hits(self, text: Sequence[Token]) -> Iterator[Hit]:
        """Yield the titles that stand in a text, none overlapping another, in their order."""
        # "Weaver, Senior" is one title, but two in "Weaver, Senior Dyer".
        turned = [hit for hit in self._inverted(text) if not _goes_on(text, hit.behind)]
        taken = {at for hit in turned for at in range(hit.first, hit.behind)}
        plain = (h for h in self._printed(text) if taken.isdisjoint(range(h.first, h.behind)))
        yield from sorted((*turned, *plain), key=lambda hit: hit.first)


class _Titles:
    """Titles as words, each with the classes that bear it."""

    def __init__(self) -> None:
        self._classes: dict[str, dict[int, Draft]] = {}

    def add(self, words: Sequence[Token], draft: Draft) -> None:
        """Add a title; none where there are no words."""
        if words:
            self._classes.setdefault(written(words), {})[id(draft)] = draft

    def searched(self) -> Callable[[Sequence[Token]], Iterator[Hit]]:
        """Return the search for all of them at once."""
        classes = [tuple(drafts.values()) for drafts in self._classes.values()]
        automaton = AhoCorasick(self._classes, matchkind=MatchKind.LeftmostLongest)

        def search(text: Sequence[Token]) -> Iterator[Hit]:
            places = [0, *accumulate(len(token.form) + 2 for token in text)]
            for which, start, end in automaton.find_matches_as_indexes(written(text)):
                first, behind = bisect_left(places, start), bisect_left(places, end)
                yield Hit(first, behind, classes[which], _is_capital(text[first:behind]))

        return search


def _goes_on(text: Sequence[Token], behind: int) -> bool:
    return behind < len(text) and text[behind].text[0].isalnum() and text[behind].capital


def _is_capital(printed: Sequence[Token]) -> bool:
    """Whether a title is printed as one: with capitals, but for the small words."""
    words = [token for token in printed if token.text[0].isalnum()]
    return any(t.capital for t in words) and all(t.capital or len(t.text) < 4 for t in words)


def _inverted(words: Sequence[Token]) -> tuple[Token, ...]:
    """Return "Weaver, Senior" for "Senior Weaver" and the reverse; nothing for other titles."""
    comma = tokens(",")
    if len(words) > 2 and words[-2].form == "," and words[-1].form in grading():
        return (words[-1], *words[:-2])
    if len(words) > 1 and words[0].form in grading() and "," not in {t.form for t in words}:
        return (*words[1:], *comma, words[0])
    return ()


def _names(title: str) -> Iterator[str]:
    """Yield a title and what it says, in brackets, that the class was called before."""
    former = schemes.concept("title", "former").labels
    for bracketed in _BRACKETS.finditer(title):
        said = bracketed[1].strip()
        for words in sorted(former, key=len, reverse=True):
            if said.casefold().startswith(f"{words} "):
                yield said[len(words) :].strip()
                yield title.replace(bracketed[0], " ").strip()
                return
    yield title
