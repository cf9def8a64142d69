"""Whether a capitalised name has the form of a class's title: it says who does a job."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from graph import schemes
from graph.identity.tokens import full, singular
from graph.iris import normalised

__all__ = ["grading", "is_graded", "is_title"]

#: How most words end that name somebody by a job; "-ment" and the things of the scheme are none.
_ROLE: Final = re.compile(r".{2,}(?:er|or|ist|ant|(?<!m)ent|ian|yst|ee|man|woman|person)")
#: A word with a capital inside, which is the short name of an organisation.
_ACRONYM: Final = re.compile(r"\b\w+[A-Z]\w*\b")
#: What a title's head stands before: "Director of …", "Clerk (Typing)", "Officer, Harbor District".
_REST: Final = re.compile(r"[(,]|\s(?:of|for|to|in|at|with|on|under)\s", re.IGNORECASE)


def is_title(name: str) -> bool:
    """Return whether a name has the form of a title: its head names a role.

    The head is what stands before a preposition, a comma or a bracket. It ends in a word for a
    role, or else holds one and does not end in a word for an organisation or a place.

    >>> is_title("Director of Waste"), is_title("Chief Keeper Harbor"), is_title("Harbor District")
    (True, True, False)
    >>> is_title("RiverMeters"), is_title("LEAD KEEPER")
    (False, True)
    """
    head = _REST.split(name, maxsplit=1)[0]
    words = [singular(word) for word in normalised(head).split()]
    told = words if name.isupper() else normalised(_ACRONYM.sub("", head)).split()
    return any(map(_is_role, map(singular, told))) and words[-1] not in _words("organisation")


def is_graded(name: str) -> bool:
    """Return whether all words of a name grade a title, as in "Clerk, Senior".

    >>> is_graded("Senior"), is_graded("Senior Clerk")
    (True, False)
    """
    return all(full(word) in grading() for word in normalised(name).split())


@cache
def grading() -> frozenset[str]:
    """Return the words that grade a title, in small letters."""
    return frozenset(label for concept in schemes.concepts("rung") for label in concept.labels)


def _is_role(word: str) -> bool:
    return word in _words("role") or (
        _ROLE.fullmatch(word) is not None and word not in _words("thing")
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(schemes.concept("title", kind).labels)
