"""Headings glued to the end of a title, on its line: "Chief, Mail Division Definition"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from graph.schemes import concepts
from loaders import lexicon

__all__ = ["glued_heading"]

#: Kinds of sections whose headings may end the line of a title.
_KINDS: Final = frozenset({"summary", "duties", "distinguishing"})
_MOST_WORDS: Final = 4
#: The one heading of a single word that ends no title, unlike "Purpose" or "Tasks".
_ALONE: Final = re.compile(r"definitions?\b", re.IGNORECASE)
_SMALL: Final = frozenset("a an and at by for from in of on or the to with".split())


def glued_heading(text: str) -> int:
    """Return how many letters at the end of a title's line are the heading of the section below it.

    >>> glued_heading("Chief, Mail Division Definition")
    11
    """
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        heading = " ".join(words[-count:])
        known = lexicon.normalised(heading) in _headings() and (count > 1 or _ALONE.match(heading))
        if known and words[-count - 1].casefold() not in _SMALL:
            return len(heading) + 1
    return 0


@cache
def _headings() -> frozenset[str]:
    """Return the headings that may end the line of a title, as they are compared."""
    described = (concept for concept in concepts("section") if concept.name in _KINDS)
    return frozenset(lexicon.normalised(label) for one in described for label in one.labels)
