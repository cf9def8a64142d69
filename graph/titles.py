"""Titles of classes: how they compare and how they are shown."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import snowballstemmer

from graph.iris import normalised

__all__ = ["display", "key", "short_key"]

_SMALL: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"}
)
_ROMAN: Final = re.compile(r"^[ivx]+$")


@cache
def _stem(word: str) -> str:
    return str(snowballstemmer.stemmer("english").stemWord(word))


@cache
def key(title: str) -> tuple[str, ...]:
    """Return what equal titles share: their stemmed words, sorted, without articles.

    So a plural, an inverted form and another order of words compare equal.

    >>> key("Accountant, Senior") == key("SENIOR ACCOUNTANTS")
    True
    """
    words = (word for word in normalised(title).split() if word not in {"a", "an", "the"})
    return tuple(sorted(word if _ROMAN.match(word) else _stem(word) for word in words))


def short_key(title: str, series: str) -> frozenset[str]:
    """Return the words of a title that its series' name does not hold.

    >>> sorted(short_key("Customer Services Lead Coordinator", "Customer Services"))
    ['coordin', 'lead']
    """
    return frozenset(key(title)) - frozenset(key(series))


def display(title: str) -> str:
    """Return a title for reading: one printed in capitals, or without any, gets both.

    >>> display("PARK RANGER II")
    'Park Ranger II'
    """
    if title not in {title.upper(), title.lower()}:
        return title
    return re.sub(r"[A-Za-z']+", lambda match: _shown(match[0], first=match.start() == 0), title)


def _shown(word: str, *, first: bool) -> str:
    lower = word.casefold()
    if _ROMAN.match(lower):
        return word.upper()
    return lower if lower in _SMALL and not first else lower.capitalize()
