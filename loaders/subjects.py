"""Which classes a line of a series specification opens a passage about.

A series specification prints the titles of its classes as subheadings, alone or in groups: "Clerk
II", "Clerk II and Above", "All Levels Except Clerk I", "Junior and Senior Clerk".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from loaders.lines import collapsed

__all__ = ["Subjects"]

#: "All Levels", "Both Classes", "All Levels Above Clerk I".
_ALL: Final = re.compile(
    r"(?:all|both|each)\s+(?:of\s+the\s+)?\w+"
    r"(?:\s+(?P<how>above|below|except|excluding|other\s+than)\s+(?P<than>.+))?"
)
_ONWARD: Final = re.compile(
    r"(?P<from>.+?)(?:\s+levels?)?\s+(?:and|or)\s+(?P<how>above|higher|below|lower)"
)
_LEVEL: Final = re.compile(r"(?:for\s+)?(?:the\s+)?(?:levels?|class(?:es)?)\s+(?P<named>[ivx\d].*)")
#: A range of pay within a class is no class of its own.
_RANGE: Final = re.compile(r",?\s+ranges?\s+[a-z](?:(?:,?\s+and|,|-)\s*[a-z])*$")
_JOINER: Final = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|/|&|\band\b|\bor\b)\s*")
_PLURAL: Final = re.compile(r"(?<=[^\Ws])s\b(?!')")
#: What goes before a title at the start of a sentence.
_ARTICLE: Final = re.compile(r"(?:the|an?|all|both)\s+")
_LONGEST_OPENING: Final = 16
_AND_UP: Final = frozenset({"above", "higher"})


class Subjects:
    """The classes of a roster, as lines name them.

    :param titles: as printed, in the order of the document's own list
    """

    def __init__(self, titles: Sequence[str]) -> None:
        self._numbers = {_plain(title): number for number, title in enumerate(titles)}
        #: The 0-based places of all classes.
        self.all = frozenset(range(len(titles)))

    def about(self, line: str) -> frozenset[int] | None:
        """Return the 0-based classes that a line names; ``None`` where it says something else.

        >>> subjects = Subjects(["Clerk I", "Clerk II", "Chief Clerk"])
        >>> [sorted(subjects.about(line)) for line in ("Clerk I:", "All Levels Above Clerk I")]
        [[0], [1, 2]]
        >>> subjects.about("Clerk II files letters.") is None
        True
        """
        if not self.all:
            return None
        plain = _plain(line)
        every = _ALL.fullmatch(plain)
        if every:
            return self._but(every["how"], every["than"]) if every["how"] else self.all
        onward = _ONWARD.fullmatch(plain)
        if onward and (first := self._named(onward["from"])):
            how = "above" if onward["how"] in _AND_UP else "below"
            return first | (self._but(how, onward["from"]) or frozenset())
        return self._named(plain)

    def opening(self, sentence: str) -> frozenset[int]:
        """Return the 0-based classes whose titles open a sentence, as what it speaks of.

        >>> sorted(Subjects(["Clerk I", "Clerk II"]).opening("Clerks II and III check files."))
        [1]
        """
        plain = _plain(sentence)
        article = _ARTICLE.match(plain)
        words = plain[article.end() if article else 0 :].split()[:_LONGEST_OPENING]
        for count in range(len(words), 0, -1):
            named = self._named(" ".join(words[:count]))
            if named is not None:
                return named
        return frozenset()

    def _but(self, how: str, title: str) -> frozenset[int] | None:
        """Return the classes above, below or beside those that a title names."""
        named = self._named(title)
        if named is None:
            return None
        if how == "above":
            return frozenset(number for number in self.all if number > max(named))
        if how == "below":
            return frozenset(number for number in self.all if number < min(named))
        return self.all - named

    def _named(self, plain: str) -> frozenset[int] | None:
        """Return the classes that one title names, or several joined by "and" or commas."""
        title = _RANGE.sub("", plain)
        if title in self._numbers:
            return frozenset({self._numbers[title]})
        level = _LEVEL.fullmatch(title)
        parts = _JOINER.split(level["named"] if level else title)
        if len(parts) == 1 and not level:
            return None
        found = [self._part(part, parts, is_level=level is not None) for part in parts]
        return None if None in found else frozenset(n for n in found if n is not None)

    def _part(self, part: str, parts: Sequence[str], *, is_level: bool) -> int | None:
        """Return the class that a part of a list names, perhaps without what it shares."""
        if part in self._numbers:
            return self._numbers[part]
        whole = [other for other in parts if other in self._numbers]
        found = [
            number
            for title, number in self._numbers.items()
            if (title.endswith(f" {part}") if is_level else _is_short_for(part, title, whole))
        ]
        return found[0] if len(found) == 1 else None


def _is_short_for(part: str, title: str, beside: Sequence[str]) -> bool:
    """Tell whether a part stands for a title beside whole ones: "Junior and Senior Clerk"."""
    head, tail = title.removesuffix(f" {part}"), title.removeprefix(f"{part} ")
    if head != title:
        return any(other.startswith(f"{head} ") for other in beside)
    return tail != title and any(other.endswith(f" {tail}") for other in beside)


def _plain(title: str) -> str:
    return _PLURAL.sub("", collapsed(title).casefold().rstrip(" :."))
