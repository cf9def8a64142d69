"""The words of titles and of texts in one form, so that the one can be found in the other.

Case, plurals, abbreviations ("Sr."), ampersands and the two ways to write a numeral make no
difference; punctuation does, since it parts the titles of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from graph import schemes

__all__ = ["ROMANS", "Token", "full", "singular", "tokens", "written"]

#: The numerals of titles, the first of them 1.
ROMANS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_UPPER: Final = {roman.upper(): number for number, roman in enumerate(ROMANS, 1)}
_ARABIC: Final = re.compile(r"[1-9]\d?")
_TOKEN: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*['\u2019]?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: its common form, and where it stands in the text.

    A numeral's form is a hash and its number. ``text`` is the token as printed.
    """

    form: str
    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """The number that the token is a numeral of."""
        return int(self.form[1:]) if self.form[0] == "#" and len(self.form) > 1 else None

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or is a numeral."""
        return self.text[0].isupper() or self.number is not None


def singular(word: str) -> str:
    """Return a word without the ending of its plural: titles differ in more than their stems.

    :param word: in small letters

    >>> singular("keepers"), singular("deputies"), singular("boss")
    ('keeper', 'deputy', 'boss')
    """
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def full(word: str) -> str:
    """Return what a word of titles is short for, or the word itself.

    :param word: in small letters, without its full stop

    >>> full("sr"), full("clerk")
    ('senior', 'clerk')
    """
    return _abbreviations().get(word, word)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a text.

    >>> [token.form for token in tokens("Keepers, Sr. II & 3")]
    ['keeper', ',', 'senior', '#2', 'and', '#3']
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        # The full stop of an abbreviation ends no sentence.
        if match[0] == "." and found and _is_short(found[-1], match.start()):
            continue
        found.append(Token(_form(match[0]), match[0], *match.span()))
    return tuple(found)


def written(found: Sequence[Token]) -> str:
    """Return tokens as one string in which each has spaces of its own.

    So what is found in it begins and ends with a whole word, also right beside what is found next.
    """
    return "".join(f" {token.form} " for token in found)


def _is_short(token: Token, end: int) -> bool:
    return token.end == end and token.text.casefold() in _abbreviations()


@cache
def _form(text: str) -> str:
    number = _UPPER.get(text) or (int(text) if _ARABIC.fullmatch(text) else None)
    if number is not None:
        return f"#{number}"
    word = text.casefold().replace("\u2019", "'").rstrip("'").removesuffix("'s")
    return "and" if text == "&" else singular(full(word))


@cache
def _abbreviations() -> dict[str, str]:
    return {
        concept.notation.casefold(): concept.labels[0]
        for concept in schemes.concepts("rung")
        if concept.notation is not None
    }
