"""Which class of the store a person means, and how it stands to a class that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from graph.fit.profile import Held
from graph.fit.verdicts import Truth
from graph.identity.titles import key, numeral
from graph.iris import normalised
from graph.model import ClassName, Ladder

__all__ = ["Counting", "Place", "Standing", "range_after", "standing"]

#: The numeral of a title: "Engineer II", "Engineer 2 (Field)".
_NUMERAL: Final = re.compile(r"\s+(?:[IVX]+|\d{1,2})\b")
#: The range of pay within a class: "Analyst, Range C".
_RANGE: Final = re.compile(r",?\s*\(?\b(?:Range|Grade|Step)\s+\w+\)?", re.IGNORECASE)
#: What stands behind a word that may lead to an employer: six words at the most.
_WITH: Final = re.compile(
    r"(?=\b(?:with|in|for|by|within|as|of)\s+((?:\S+\s*){1,6}))", re.IGNORECASE
)
_SMALL: Final = frozenset({"of", "the", "and"})
_BRACKETS: Final = re.compile(r"\([^()]*\)")


class Place(NamedTuple):
    """A rung of a ladder: the level is 1-based; ``stated`` is false where titles alone say so."""

    series: str
    level: int
    stated: bool


class Counting(NamedTuple):
    """Whether time in one class counts for another, and why, as the end of a sentence."""

    truth: Truth
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The classes that are known: by name, and by their places in ladders.

    ``classes`` are IRIs by normalised name and employer's normalised name, ``""`` for any;
    ``places`` and ``titles`` are by IRI. Without them, classes are told by the words of titles.
    ``words`` are the stems of all that a class's documents say it does and knows, by IRI.
    """

    classes: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    home: str = ""
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def meant(self, held: Held) -> frozenset[str]:
        """Return the IRIs of the classes that a person can mean, those of ``home`` first of all.

        A name that no employer is stated with means the class of ``home``, the employer of the
        class that is asked about, where it has one of that name.
        """
        if held.employer is not None:
            name = normalised(held.title), normalised(held.employer)
            return self.classes.get(name, frozenset())
        return self.named(held.title)

    def named(self, title: str) -> frozenset[str]:
        """Return the IRIs of the classes of a title: those of ``home``, else those of anybody.

        A range of pay, or a numeral that no class's name bears, is one of the class without it.
        """
        bare = _RANGE.sub("", title)
        for name in map(normalised, (title, bare, _NUMERAL.sub("", bare))):
            for employer in (self.home, ""):
                if found := self.classes.get((name, employer)):
                    return found
        return frozenset()

    def words_of(self, held: Held) -> frozenset[str] | None:
        """Return the stems of what a class does, ``None`` where that is not known."""
        meant = self.meant(held)
        if not meant or any(iri not in self.words for iri in meant):
            return None
        return frozenset[str]().union(*(self.words[iri] for iri in meant))

    def at_home(self, text: str) -> bool:
        """Tell whether a requirement is for work with the employer whose class is asked about."""
        own = set(self.home.split()) - _SMALL
        behind = (set(normalised(match[1]).split()) for match in _WITH.finditer(text))
        return bool(own) and any(own <= words for words in behind)

    def counts(
        self, held: Held, asked: str | None, title: str, *, or_equivalent: bool = False
    ) -> Counting:
        """Return whether time in a class that is held counts as time in one that is asked for.

        A higher rung of a stated ladder counts for a lower one. Which classes are of equal level
        is for the employer to say, but a rung below the one that is asked for never is.

        :param asked: IRI of the class that is asked for, where it is known
        :param title: how the requirement prints it
        :param or_equivalent: whether another class of its level counts too
        """
        meant = self.meant(held)
        if asked in meant or (not meant and key(_RANGE.sub("", held.title)) == key(title)):
            if len(meant) > 1:
                return Counting(Truth.PERHAPS, "several employers have a class of that title")
            return self._grade(held.title, asked, title)
        rises = [rise for iri in meant for rise in self._rises(asked, iri)]
        found = self._beside(rises, title, or_equivalent=or_equivalent)
        varied = normalised(held.title) != normalised(title) and _bare(held.title) == _bare(title)
        if found.truth is Truth.NO and not rises and varied:
            return Counting(Truth.PERHAPS, f"whether it is {title} is not stated")
        return found

    def _grade(self, held: str, asked: str | None, title: str) -> Counting:
        """Return whether the pay grade of a class is at least the one that is asked for."""
        own, wanted = numeral(held), numeral(title)
        if wanted is None or own == wanted or numeral(self.titles.get(asked or "", title)):
            return Counting(Truth.YES, "")
        if own is None:
            return Counting(Truth.PERHAPS, f"whether it was as {title} is not stated")
        return Counting(Truth(2 * (own > wanted)), f"{title} is asked for")

    def _beside(
        self, rises: Iterable[tuple[int, bool]], title: str, *, or_equivalent: bool
    ) -> Counting:
        """Return whether another class counts, by how much higher its rungs are."""
        known = tuple(rises)
        if any(rise > 0 and stated for rise, stated in known):
            return Counting(Truth.YES, f"a higher rung of the ladder of {title}")
        if any(rise > 0 for rise, _ in known):
            return Counting(Truth.PERHAPS, f"by its title a higher rung than {title}")
        if known and all(rise < 0 for rise, _ in known):
            return Counting(Truth.NO, f"a rung below {title}")
        if or_equivalent:
            return Counting(Truth.PERHAPS, f"whether it is of the level of {title} is not stated")
        return Counting(Truth.NO, f"not the class {title}")

    def _rises(self, asked: str | None, held: str) -> Iterable[tuple[int, bool]]:
        """Yield by how many levels a class stands above another, ladder by ladder."""
        for above in self.places.get(held, ()):
            for below in self.places.get(asked or "", ()):
                if above.series == below.series:
                    yield above.level - below.level, above.stated and below.stated


def standing(
    names: Iterable[ClassName], ladders: Iterable[Ladder], home: str | None = None
) -> Standing:
    """Return how the classes of a store stand to one another.

    :param home: name of the employer whose class is meant where a profile states no employer
    """
    known = tuple(names)
    classes: dict[tuple[str, str], set[str]] = {}
    for one in known:
        forms = {one.key, one.iri, one.title, *one.aliases, *filter(None, (one.code,))}
        for form in map(normalised, forms):
            for employer in {"", normalised(one.employer or "")}:
                classes.setdefault((form, employer), set()).add(one.iri)
    places: dict[str, list[Place]] = {}
    for ladder in ladders:
        for rung in ladder.rungs:
            if rung.level is not None:
                place = Place(ladder.iri, rung.level, ladder.rule is None)
                places.setdefault(rung.iri, []).append(place)
    return Standing(
        {name: frozenset(found) for name, found in classes.items()},
        {iri: tuple(found) for iri, found in places.items()},
        {one.iri: one.title for one in known},
        normalised(home or ""),
    )


def range_after(title: str, text: str) -> str | None:
    """Return the range of pay that a text names behind a title, ``None`` where it names none.

    >>> range_after("Analyst", "duties of an Analyst, Range C, or a Clerk")
    'range c'
    """
    for match in re.finditer(re.escape(title), text, re.IGNORECASE):
        if found := _RANGE.match(text, match.end()):
            return normalised(found[0])
    return None


def _bare(title: str) -> str:
    """Return a title without what stands in brackets."""
    return normalised(_BRACKETS.sub(" ", title))
