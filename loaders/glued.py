"""Headings glued to the end of a title, on its line: "Chief, Mail Division Definition"."""

from __future__ import annotations

import re
from typing import Final

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
        known = lexicon.exact(heading)
        opens = known is not None and known.scheme == "section" and known.name in _KINDS
        may_end = opens and (count > 1 or _ALONE.match(heading))
        if may_end and words[-count - 1].casefold() not in _SMALL:
            return len(heading) + 1
    return 0
