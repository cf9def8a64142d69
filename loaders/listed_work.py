"""How lines tell that work is listed: points that open with a verb, and what announces them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from graph.responsibility import opening_verbs, verb
from loaders.line_shapes import is_title_case
from loaders.lines import Line
from loaders.prose import marker
from loaders.wording import phrases

__all__ = ["announces", "ends_sentence", "goes_on_numbering", "lists_work", "parts_list"]

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
#: How many points of a list are looked at; a verb may be one that nobody listed.
_GLANCE: Final = 3
#: A remark on the point above, such as the levels that have it.
_BRACKETED: Final = re.compile(r"[\[(][^\[\]()]*[\])]")
_CLOSED: Final = re.compile(r"[.:;]$")
#: How many words may name a part of a list.
_MOST_WORDS: Final = 12
_NUMBER: Final = re.compile(r"\(?(\d{1,2})[.)]")


def lists_work(following: Sequence[Line]) -> bool:
    """Tell whether the first of some lines say what is done: "Files letters", "- file letters".

    >>> lists_work([Line(0, 14, "Files letters.", 0, True)])
    True
    >>> lists_work([Line(0, 13, "File letters.", 0, True)])
    False
    """
    points = list(takewhile(lambda line: marker(line.text), following[:_GLANCE]))
    return any(map(_acts, points or following[:1]))


def announces(text: str, following: Sequence[Line]) -> bool:
    """Tell whether a text announces a list of duties that follows: "Incumbents typically:"."""
    if _ANNOUNCES.search(text) is None:
        return False
    points = [line for line in following[:_GLANCE] if marker(line.text)] or following[:1]
    verbs = (opening_verbs(line.text[len(marker(line.text)) :]) for line in points)
    return any(found and found[0].form != "participle" for found in verbs)


def goes_on_numbering(lines: Sequence[Line], following: Sequence[Line]) -> bool:
    """Tell whether the line that follows has the number after the last one of some lines."""
    numbers = [int(match[1]) for line in lines if (match := _NUMBER.match(line.text))]
    below = _NUMBER.match(following[0].text) if following else None
    return bool(numbers) and below is not None and int(below[1]) == numbers[-1] + 1


def parts_list(line: Line, above: Sequence[Line], following: Sequence[Line]) -> bool:
    """Tell whether a few words in title case stand between points of one numbered list.

    :param above: the lines of the list so far
    """
    if line.text.endswith((".", ";", ",")) or _BRACKETED.fullmatch(line.text):
        return False
    is_titled = not marker(line.text) and is_title_case(line.text)
    is_few = len(line.text.split()) <= _MOST_WORDS
    return is_titled and is_few and goes_on_numbering(above, following)


def ends_sentence(above: Sequence[Line], line: Line) -> bool:
    """Tell whether a line is the wrapped end of the sentence right above it: "II or Clerk I."."""
    if not above or line.after_gap or not line.text.endswith("."):
        return False
    return len(above[-1].text) > len(line.text) and _CLOSED.search(above[-1].text) is None


def _acts(line: Line) -> bool:
    mark = marker(line.text)
    text = line.text[len(mark) :]
    if mark:
        verbs = opening_verbs(text)
        return bool(verbs) and (verbs[0].form != "participle" or bool(_TO_DO.match(text)))
    first = verb(text.split(maxsplit=1)[0].rstrip(","))
    return (first is not None and first.form == "third") or _TO_DO.match(text) is not None
