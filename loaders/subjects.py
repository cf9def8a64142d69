"""Which classes a line of a series specification opens a passage about.

A series specification prints the titles of its classes as subheadings, alone or in groups: "Clerk
II", "Clerk II and Above", "All Levels Except Clerk I", "Junior and Senior Clerk", and in other
forms: with a code or a remark behind ("Clerk II    1022", "Level II, in addition to the above"),
shortened ("Senior level", "Operator II" for "Water Plant Operator II").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process

from graph.identity.tokens import ROMANS
from loaders.lines import collapsed
from loaders.specialties import GAP, letters, shared_parts, without_grouping
from loaders.wording import phrases

__all__ = ["Subjects"]

#: "All Levels", "Both Classes", "All Levels Above Clerk I".
_ALL: Final = re.compile(
    r"(?:all|both|each|every)\s+(?:of\s+the\s+)?"
    r"(?!(?:of|above|below|following|foregoing|preceding|same)\b)\w+"
    r"(?:\s+(?P<how>above|below|except|excluding|other\s+than)\s+(?P<than>.+))?"
)
_ONWARD: Final = re.compile(
    r"(?P<from>.+?)(?:\s+levels?)?\s+(?:and|or)\s+(?P<how>above|higher|below|lower)"
)
_LEVEL: Final = re.compile(
    r"(?:levels?|class(?:es)?)\s+(?P<numeral>[ivx\d].*)|(?P<named>.+?)[\s-]+(?:levels?|class(?:es)?)"
)
#: A range of pay within a class is no class of its own.
_RANGE: Final = re.compile(r",?\s+\(?ranges?\s+[a-z](?:(?:,?\s+and|,|-)\s*[a-z])*\)?$")
#: What goes on in the next line.
_OPEN: Final = re.compile(r"(?:,|\b(?:and|or|of|except))\s*$", re.IGNORECASE)
#: The end of a sentence that was wrapped: "II."
_WORD_AND_STOP: Final = re.compile(r"[^\s.]+\.")
_JOINER: Final = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|/|&|\band\b|\bor\b)\s*")
#: "Clerk II-IV", "ii through iv".
_THROUGH: Final = re.compile(
    r"(?P<head>(?:.*\s)?)(?P<first>[ivx]{1,4}|[a-z]?\d{1,2})\s*(?:-|\b(?:to|thru|through)\b)\s*"
    r"(?P<last>[ivx]{1,4}|[a-z]?\d{1,2})"
)
_PLURAL: Final = re.compile(r"(?<=[^\Ws])s\b(?!')")
#: What goes before a title at the start of a sentence.
_ARTICLE: Final = re.compile(
    r"(?:(?:appointee|applicant|candidate|employee|incumbent|position|promotion|those)\s+"
    r"(?:to|for|in|of|as)\s+)?(?:(?:the|an?|all|both)\s+)?(?=\S)"
)
#: A code before a title, or behind it.
_CODE: Final = re.compile(
    r"^#?(?:\d[\d.-]{2,}|(?=[A-Z]{0,4}\d)[A-Z\d][A-Z\d.-]{2,9})\s+(?=\S)"
    r"|(?:\s{2,}|\s*\.{3,}\s*|\s+[-(#]+\s*|\t)(?:(?:class|job|title|spec)?\s*(?:code|no\.?|number)?\s*[:#]?\s*)"
    r"[A-Za-z]{0,3}-?\d[\w.-]+\)?$"
)
#: A remark behind a title: "Clerk II (Lead Worker)".
_REMARK: Final = re.compile(r"\s+\([^()]*\)\s*:?$")
#: What is said of a passage before a title, and behind it.
_BEFORE: Final = re.compile(
    r"(?:in addition to (?:all )?(?:of )?(?:the |those )?[^,;:]+,\s*)?(?:when\s+)?(?:(?:"
    + phrases(
        *(
            "additional",
            "additional duties",
            "also",
            "assigned",
            "at",
            "as",
            "duties",
            "for",
            "employees",
            "in",
            "of",
        ),
        *(
            "incumbents",
            "positions",
            "requirements",
            "responsibilities",
            "specific to",
            "to",
            "typical duties",
        ),
    )
    + r")\s+)*(?:(?:the|an?)\s+)?"
)
_BEHIND: Final = re.compile(
    r"[\s,;(-]+(?:(?:in addition|also|additional|plus|continued|cont'd)\b.*|"
    + phrases(
        *("also", "duties", "employees", "incumbents", "include", "includes", "may", "only"),
        *("perform", "performs", "positions", "typically", "will", "duties include"),
    )
    + r")$"
)
_LONGEST_OPENING: Final = 16
_LEVELS: Final = frozenset({"level", "class", "classe", "classes"})
_SIGNS: Final = re.compile(r"[,/&]")
#: How alike a title and its misspelt form must be: the share of their letters, in per cent, that
#: they have in common in the same order.
_ALIKE: Final = 90
_AND_UP: Final = frozenset({"above", "higher"})


class Subjects:
    """The classes of a roster, as lines name them.

    :param titles: as printed, in the order of the document's own list
    :param lines: those of the document; the title of a class that is the stem of others, which no
        line prints, stands for them too
    """

    def __init__(self, titles: Sequence[str], lines: Sequence[str] = ()) -> None:
        #: The 0-based places of each title; one may stand for several classes.
        self._numbers: dict[str, frozenset[int]] = {}
        plain = [_plain(title) for title in titles]
        for number, title in enumerate(plain):
            self._numbers[title] = self._numbers.get(title, frozenset()) | {number}
        stems, self._specialties = shared_parts(plain)
        printed = {_plain(line) for line in lines}
        for stem, places in stems.items():
            alone = self._numbers.get(stem, frozenset())
            is_apart = alone and not printed.isdisjoint(plain[place] for place in places)
            self._numbers[stem] = alone if is_apart else alone | places
        #: The 0-based places of all classes.
        self.all = frozenset(range(len(titles)))
        #: Words that open a text which names some of them.
        self._words = _LEVELS | {word for title in self._numbers for word in title.split()}
        #: What lines name that were looked at before; a line is looked at for several reasons.
        self._known: dict[str, frozenset[int] | None] = {}

    def about(self, line: str) -> frozenset[int] | None:
        """Return the 0-based classes that a line names; ``None`` where it says something else.

        >>> subjects = Subjects(["Clerk I", "Clerk II", "Chief Clerk"])
        >>> [sorted(subjects.about(line)) for line in ("Clerk I:", "All Levels Above Clerk I")]
        [[0], [1, 2]]
        >>> subjects.about("Level II, in addition to the above")
        frozenset({1})
        >>> subjects.about("Clerk II files letters.") is None
        True
        """
        if not self.all or _OPEN.search(line) or _WORD_AND_STOP.fullmatch(line.strip()):
            return None
        if line not in self._known:
            named = self._about(_plain(line))
            named = named if named is not None else self._about(_bare(line))
            remarked = _REMARK.sub("", line) if named is None else line
            named = named if remarked == line else self._numbers.get(_plain(remarked))
            self._known[line] = named
        return self._known[line]

    def specialty(self, line: str) -> frozenset[int] | None:
        """Return the 0-based classes of the specialty that a line is, in brackets in their titles.

        >>> sorted(Subjects(["Chemist I (Air)", "Chemist I (Soil)"]).specialty("Soil:"))
        [1]
        """
        return self._specialties.get(_plain(line))

    def cut_short(self, line: str) -> frozenset[int] | None:
        """Return the 0-based class of whose title a line prints all but the end.

        >>> Subjects(["Clerk II, Ashford County", "Clerk"]).cut_short("Clerk II, Ashford")
        frozenset({0})
        """
        plain = _plain(line)
        begun = [title for title in self._numbers if title.startswith(f"{plain} ")]
        is_most = len(begun) == 1 and " " in plain and 2 * len(plain) > len(begun[0])
        return self._numbers[begun[0]] if is_most else None

    def opening(self, sentence: str) -> frozenset[int]:
        """Return the 0-based classes whose titles open a sentence, as what it speaks of.

        >>> sorted(Subjects(["Clerk I", "Clerk II"]).opening("Clerks II and III check files."))
        [1]
        """
        plain = _plain(sentence)
        article = _ARTICLE.match(plain)
        words = plain[article.end() if article else 0 :].split()[:_LONGEST_OPENING]
        if not words or _SIGNS.split(words[0])[0] not in self._words:
            return frozenset()
        for count in range(len(words), 0, -1):
            named = self._named(" ".join(words[:count]))
            if named is not None:
                return named
        return frozenset()

    def _about(self, plain: str) -> frozenset[int] | None:
        plain = without_grouping(plain)
        every = _ALL.fullmatch(plain)
        if every:
            return self._but(every["how"], every["than"]) if every["how"] else self.all
        onward = _ONWARD.fullmatch(plain)
        if onward and (first := self._named(onward["from"])):
            how = "above" if onward["how"] in _AND_UP else "below"
            return first | (self._but(how, onward["from"]) or frozenset())
        named = self._named(plain)
        return named if named is not None else self._short(plain)

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
            return self._numbers[title]
        if (gap := GAP.search(title)) is not None:
            return self._around(title[: gap.start()], title[gap.end() :])
        level = _LEVEL.fullmatch(title)
        listed = (level["numeral"] or level["named"]) if level else title
        if (through := _THROUGH.fullmatch(listed)) is not None:
            return self._between(*through.group("head", "first", "last"))
        parts = _JOINER.split(listed)
        if len(parts) == 1 and not level:
            return None
        found = [self._part(part, parts, is_level=level is not None) for part in parts]
        return None if None in found else frozenset().union(*(n for n in found if n is not None))

    def _between(self, head: str, first: str, last: str) -> frozenset[int] | None:
        """Return the classes of a range of levels: "Clerk II-IV", or "II-IV" with no head."""
        found: dict[int, frozenset[int]] = {}
        for title, numbers in self._numbers.items():
            stem, _, level = title.rpartition(" ")
            if _place(first) <= _place(level) <= _place(last) and f" {stem} ".endswith(f" {head}"):
                found[_place(level)] = numbers
        ends = {_place(first), _place(last)}
        return frozenset().union(*found.values()) if ends <= found.keys() - {0} else None

    def _around(self, head: str, tail: str) -> frozenset[int] | None:
        """Return the classes whose titles begin and end so: "Specialist in …, State Colleges"."""
        first, last = letters(head), letters(tail)
        printed = ((letters(title), numbers) for title, numbers in self._numbers.items())
        fit = (n for title, n in printed if title.startswith(first) and title.endswith(last))
        return frozenset().union(*fit) or None if first else None

    def _part(self, part: str, parts: Sequence[str], *, is_level: bool) -> frozenset[int] | None:
        """Return the classes that a part of a list names, perhaps without what it shares."""
        if part in self._numbers:
            return self._numbers[part]
        whole = [title for other in parts if (title := self._listed(other)) is not None]
        found = [
            number
            for title, number in self._numbers.items()
            if title not in parts
            and (_ends(title, part) if is_level else _is_short_for(part, title, whole))
        ]
        return found[0] if len(found) == 1 else None

    def _whole(self, part: str) -> str | None:
        """Return the title that some words print, whole or as its only ending."""
        if part in self._numbers:
            return part
        ending = [title for title in self._numbers if " " in part and title.endswith(f" {part}")]
        return ending[0] if len(ending) == 1 else None

    def _misspelt(self, plain: str) -> str | None:
        """Return the title that some words print with a slip: "Office Administration II"."""
        last = plain.rpartition(" ")[2]
        alike = [title for title in self._numbers if title.rpartition(" ")[2] == last != plain]
        found = process.extract(plain, alike, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
        return found[0][0] if len(found) == 1 else None

    def _listed(self, part: str) -> str | None:
        """Return the title that the part of a list prints, perhaps without its end."""
        begun = [title for title in self._numbers if title.startswith(f"{part} ")]
        return self._whole(part) or (begun[0] if len(begun) == 1 and " " in part else None)

    def _short(self, plain: str) -> frozenset[int] | None:
        """Return the class that a part of its title names alone: "Operator II", "Senior"."""
        whole = self._whole(plain) or self._misspelt(plain)
        if whole is not None:
            return self._numbers[whole]
        titles = list(self._numbers)
        found = [title for title in titles if " " not in plain and _tells(plain, title, titles)]
        return self._numbers[found[0]] if len(found) == 1 else None


def _place(numeral: str) -> int:
    """Return the number of a level, perhaps with a letter before it; 0 for what is none."""
    figures = numeral[1:] if numeral[:1].isalpha() and numeral[1:].isdigit() else numeral
    if figures.isdigit():
        return int(figures)
    return ROMANS.index(numeral) + 1 if numeral in ROMANS else 0


def _ends(title: str, part: str) -> bool:
    return title.endswith(f" {part}") or (not part.isdigit() and title.startswith(f"{part} "))


def _is_short_for(part: str, title: str, beside: Sequence[str]) -> bool:
    """Tell whether a part stands for a title beside whole ones: "Junior and Senior Clerk"."""
    head, tail = title.removesuffix(f" {part}"), title.removeprefix(f"{part} ")
    if head != title:
        return any(other.startswith(f"{head} ") for other in beside)
    return tail != title and any(other.endswith(f" {tail}") for other in beside)


def _tells(word: str, title: str, titles: Sequence[str]) -> bool:
    """Tell whether a word at its end is what a title does not share with others."""
    for rest in (title.removeprefix(f"{word} "), title.removesuffix(f" {word}")):
        sharing = [t for t in titles if f" {t} ".startswith(f" {rest} ") or t.endswith(f" {rest}")]
        if rest != title and any(other != title for other in sharing):
            return True
    return False


def _bare(line: str) -> str:
    """Return a line as :func:`_plain` does, without code, article and remark."""
    coded = _CODE.sub("", line.strip().rstrip(" :")).casefold()
    bare = coded[match.end() :] if (match := _BEFORE.match(coded)) else coded
    before = None
    while bare != before:
        before, bare = bare, _BEHIND.sub("", bare.rstrip(" :-"))
    return _plain(bare)


def _plain(title: str) -> str:
    plain = _PLURAL.sub("", collapsed(title).casefold().rstrip(" :."))
    return f"{plain})" if plain.count("(") > plain.count(")") else plain
