"""Titles of classes: how they compare and how they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from graph.identity.tokens import ROMANS, full, singular
from graph.iris import normalised

__all__ = ["akin", "best", "display", "key", "numeral"]

_SMALL: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"}
)
_ARABIC: Final = re.compile(r"[1-9]\d?$")


def numeral(title: str) -> int | None:
    """Return the number that a title bears, as in "Accountant II" or "Engineer 3 (Field)".

    >>> numeral("Accountant II"), numeral("Accountant")
    (2, None)
    """
    for word in normalised(title).split():
        if word in ROMANS:
            return ROMANS.index(word) + 1
        if _ARABIC.match(word):
            return int(word)
    return None


@cache
def key(title: str, *, numbered: bool = True) -> tuple[str, ...]:
    """Return what equal titles share: their words in the singular, sorted, without articles.

    So a plural, an inverted form, an abbreviation and another order of words compare equal.

    :param numbered: whether the numerals of the title count

    >>> key("Accountant, Sr.") == key("SENIOR ACCOUNTANTS")
    True
    """
    words = (word for word in normalised(title).split() if word not in {"a", "an", "the"})
    if not numbered:
        words = (word for word in words if word not in ROMANS and not _ARABIC.match(word))
    return tuple(sorted(singular(full(word)) for word in words))


def akin(title: str, other: str) -> bool:
    """Whether two titles can be those of one class: they share a word and no numeral parts them.

    >>> akin("Weaver", "Senior Weaver"), akin("Weaver II", "Weaver III"), akin("Weaver", "Dyer")
    (True, False, False)
    """
    numbers = {numeral(title), numeral(other)} - {None}
    words = (set(key(which, numbered=False)) - _SMALL for which in (title, other))
    return len(numbers) < 2 and bool(set.intersection(*words))


def display(title: str) -> str:
    """Return a title for reading: one printed in capitals, or without any, gets both.

    >>> display("PARK RANGER II")
    'Park Ranger II'
    """
    if title not in {title.upper(), title.lower()}:
        return title
    return re.sub(
        r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*",
        lambda match: _shown(match[0], first=match.start() == 0),
        title,
    )


def best(printed: Iterable[str]) -> str:
    """Return, for reading, the form of a title that is printed most often, in whatever case.

    One in small letters alone is taken only where there is no other: it is named in passing. Of the
    ways to print a form, one that shows which letters are capitals comes first, then the
    most frequent, the one with most capitals, and the longest.

    :param printed: the forms, each as often as it counts; at least one

    >>> best(["SENIOR WEAVER", "Weaver, Sr.", "senior weaver"])
    'Senior Weaver'
    """
    often = Counter(printed)
    forms: Counter[str] = Counter()
    for form, count in often.items():
        forms[display(form).casefold()] += count
    chosen = min(
        often,
        key=lambda form: (
            form.islower(),
            -forms[display(form).casefold()],
            form in {form.upper(), form.lower()},
            -often[form],
            -sum(map(str.isupper, form)),
            -len(form),
            form,
        ),
    )
    return display(chosen)


def _shown(word: str, *, first: bool) -> str:
    lower = word.casefold()
    if lower in ROMANS:
        return word.upper()
    return lower if lower in _SMALL and not first else lower.capitalize()
