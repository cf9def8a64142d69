"""How the items of an HTML list are marked: https://html.spec.whatwg.org/#the-ol-element."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

from loaders.readers.layout import BULLET

__all__ = ["Numbering"]

_NUMBER: Final = re.compile(r"[0-9]{1,5}")
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
#: The highest number that is written in letters, or in Roman figures.
_HIGHEST: Final = 26


@dataclass(slots=True)
class Numbering:
    """Counts the items of a list; ``style`` is that of its numbers, ``None`` for bullets."""

    style: str | None
    number: int = 1

    @classmethod
    def of(cls, tag: str, told: Mapping[str, str | None]) -> Numbering:
        """Return the numbering of a list by its tag and attributes."""
        if tag != "ol":
            return cls(None)
        return cls(told.get("type") or "1", _whole(told.get("start"), 1))

    def next(self, told: Mapping[str, str | None]) -> str:
        """Return the mark of the next item.

        :param told: its attributes

        >>> letters = Numbering("a")
        >>> letters.next({}), letters.next({})
        ('a.', 'b.')
        """
        if self.style is None:
            return BULLET
        number = _whole(told.get("value"), self.number)
        self.number = number + 1
        return f"{_written(number, self.style)}."


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and _NUMBER.fullmatch(text) else default


def _written(number: int, style: str) -> str:
    if style not in {"a", "A", "i", "I"} or not 1 <= number <= _HIGHEST:
        return str(number)
    text = ascii_lowercase[number - 1] if style in "aA" else _roman(number)
    return text if style.islower() else text.upper()


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text
