"""Patterns made of plain phrases, so that a list of words reads as a list of words.

Most clauses hold none of the words that a pattern is about, and searching a text for plain words,
all at once, takes a tenth of the time of searching it for a pattern: hence :class:`Guarded` and
:class:`Opened`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

__all__ = ["Guarded", "Opened", "Words", "has_more_words", "phrases"]


class Words:
    """Words, or beginnings of words, that are looked for in any case and all at once.

    :param words: in small letters, parted by blanks
    """

    def __init__(self, words: str) -> None:
        self._automaton = AhoCorasick(words.split())

    def stand_in(self, text: str, start: int, end: int) -> bool:
        """Tell whether one of them stands in ``text[start:end]``.

        >>> Words("licen certif").stand_in("Class B Licence", 0, 15)
        True
        """
        return bool(self._automaton.find_matches_as_indexes(text[start:end].lower()))

    def places(self, text: str, start: int, end: int) -> list[int]:
        """Return where in ``text[start:end]`` they begin, in order; perhaps more places."""
        small = text[start:end].lower()
        if len(small) != end - start:  # a few letters are longer when they are small
            return list(range(start, end))
        found = self._automaton.find_matches_as_indexes(small, overlapping=True)
        return sorted({start + first for _, first, _ in found})


class Opened:
    r"""A pattern in any case that opens with one of some words, and is tried only where one stands.

    :param pattern: a regular expression
    :param words: in small letters; whatever matches the pattern begins with one of them
    """

    def __init__(self, pattern: str, words: str) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._words = Words(words)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        r"""Yield the places of ``text[start:end]`` that match, none overlapping another.

        >>> [found[0] for found in Opened(r"\bcity \w+", "city").finditer("City hall", 0, 9)]
        ['City hall']
        """
        reached = start
        for place in self._words.places(text, start, end):
            match = self._pattern.match(text, place, end) if place >= reached else None
            if match is not None:
                reached = match.end()
                yield match


class Guarded:
    r"""A pattern in any case, looked for only in texts that hold a word that it cannot do without.

    :param pattern: a regular expression
    :param words: in small letters; whatever matches the pattern holds one of them
    :param openings: the same, but it begins with one of them; none where it may begin otherwise
    """

    def __init__(self, pattern: str, words: str, openings: str = "") -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._words = Words(words)
        # A pattern with many openings is slow where it is tried at each letter.
        self._opened = Opened(pattern, openings) if openings else None

    def may_stand_in(self, text: str, start: int, end: int) -> bool:
        """Tell whether ``text[start:end]``, or a part of it, may match: it holds such a word."""
        return self._words.stand_in(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        r"""Return the first place of ``text[start:end]`` that matches.

        >>> Guarded(r"valid\s+licen[sc]e", "licen").search("holds a valid licence")[0]
        'valid licence'
        """
        if not self._words.stand_in(text, start, end):
            return None
        if self._opened is not None:
            return next(self._opened.finditer(text, start, min(end, len(text))), None)
        return self._pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return what begins ``text[start:end]`` and matches."""
        held = self._words.stand_in(text, start, end)
        return self._pattern.match(text, start, end) if held else None

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return the places of ``text[start:end]`` that match, none overlapping another."""
        if not self._words.stand_in(text, start, end):
            return iter(())
        if self._opened is not None:
            return self._opened.finditer(text, start, min(end, len(text)))
        return self._pattern.finditer(text, start, end)


def has_more_words(text: str, number: int) -> bool:
    """Tell whether a text has more than a number of words; those behind them are not parted.

    >>> has_more_words("one two three", 2), has_more_words("one two ", 2)
    (True, False)
    """
    return len(text.split(maxsplit=number)) > number


def phrases(*wordings: str) -> str:
    r"""Return a pattern of any of some phrases, as whole words and however they are spaced.

    :param wordings: phrases in any case; a star at the end of a word stands for all its endings

    >>> phrases("may be required", "desir*")
    '\\b(?:may\\s+be\\s+required|desir\\w*)(?!\\w)'
    """
    patterns = [r"\s+".join(map(_word, wording.split())) for wording in wordings]
    return rf"\b(?:{'|'.join(_by_first_letter(patterns))})(?!\w)"


def _by_first_letter(patterns: Sequence[str]) -> Iterator[str]:
    """Yield patterns with those that share their first letter as one, which is tried once.

    No two of different letters match at one place, so that their order does not matter.
    """
    alike: dict[str, list[str]] = {}
    for pattern in patterns:
        alike.setdefault(pattern[0], []).append(pattern[1:])
    if not all(map(str.isalpha, alike)) or len({first.lower() for first in alike}) < len(alike):
        yield from patterns
        return
    for first, rest in alike.items():
        yield first + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0])


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
