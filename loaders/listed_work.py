"""How lines tell that work is listed: points that open with a verb, and what announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graph.responsibility import opening_verbs
from loaders.lines import Line
from loaders.prose import marker
from loaders.wording import phrases

__all__ = ["acts", "announces", "goes_on_numbering"]

#: The end of a sentence that announces a list of what holders of a class do.
_ANNOUNCES: Final = re.compile(
    phrases(
        *("accountabilities", "activities", "assignments", "duties", "employee*", "functions"),
        *("include*", "incumbent*", "may", "perform*", "responsibilities", "tasks", "typically"),
        *("worker*", "will"),
    )
    + r"[^.;]{0,80}(?::|\s-)$",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(r"To\s+[a-z]+\b")
_NUMBER: Final = re.compile(r"\(?(\d{1,2})[.)]")


def acts(line: Line) -> bool:
    """Tell whether a line says what is done: "Files letters", "- file letters", "To file letters".

    >>> acts(Line(0, 14, "Files letters.", 0, True)), acts(Line(0, 13, "File letters.", 0, True))
    (True, False)
    """
    mark = marker(line.text)
    text = line.text[len(mark) :]
    verbs = opening_verbs(text)
    return bool(verbs) and (bool(mark) or verbs[0].form == "third" or bool(_TO_DO.match(text)))


def announces(text: str, following: Sequence[Line]) -> bool:
    """Tell whether a text announces a list of duties that follows: "Incumbents typically:"."""
    if not following or _ANNOUNCES.search(text) is None:
        return False
    below = following[0].text
    return bool(marker(below)) or bool(opening_verbs(below))


def goes_on_numbering(lines: Sequence[Line], following: Sequence[Line]) -> bool:
    """Tell whether the line that follows has the number after the last one of some lines."""
    numbers = [int(match[1]) for line in lines if (match := _NUMBER.match(line.text))]
    below = _NUMBER.match(following[0].text) if following else None
    return bool(numbers) and below is not None and int(below[1]) == numbers[-1] + 1
