"""Classes and ladders while ``graph.identity.resolve`` puts them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity.mentions import Mention
from graph.identity.resolution import Rule
from graph.identity.titles import key, numeral
from graph.iris import normalised

__all__ = ["Draft", "Drafts", "Series", "fits_short"]


@dataclass(eq=False, slots=True)
class Series:
    """A ladder while it is put together.

    ``sizes`` holds the number of levels that each document gives it, by the document's IRI: those
    that a sentence counts (``counted``), or else the lengths of the tables that list its classes.
    """

    name: str
    sizes: Mapping[str, int] = field(default_factory=dict)
    counted: bool = False
    #: 1-based place in the list -> the mentions printed there
    members: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    @property
    def size(self) -> int | None:
        """Its number of levels, where documents tell one and agree about it."""
        return min(self.sizes.values()) if self.sizes and not self.disputed else None

    @property
    def disputed(self) -> bool:
        """Whether documents disagree about its number of levels."""
        return len(set(self.sizes.values())) > 1


@dataclass(eq=False, slots=True)
class Draft:
    """A class while it is put together.

    ``titles`` begins with the one that it was made for where no mention is described.
    """

    titles: list[str] = field(default_factory=list)
    code: str | None = None
    series: Series | None = None
    level: int | None = None
    described: bool = False
    mentions: list[tuple[Mention, Rule]] = field(default_factory=list)

    def take(self, mention: Mention, rule: Rule) -> None:
        """Make a mention one of this class."""
        if rule != "title-index":  # that one is found by its titles
            self.titles.append(mention.title)
        self.mentions.append((mention, rule))

    def bears(self, title: str) -> bool:
        """Whether a title is one of this class's, but for plural, case and order of words."""
        return key(title) in map(key, self.titles)

    def fits_short(self, title: str) -> bool:
        """Whether a title is a short or a longer form of one of ours within the series."""
        return self.series is not None and any(
            fits_short(title, ours, self.series.name) for ours in self.titles
        )


class Drafts:
    """All classes of one employer while they are put together, in the order in which they came."""

    def __init__(self) -> None:
        self._all: list[Draft] = []
        self._by_title: dict[tuple[str, ...], dict[int, Draft]] = defaultdict(dict)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._all)

    def add(self, draft: Draft) -> Draft:
        """Keep a new class, and return it."""
        self._all.append(draft)
        for title in draft.titles:
            self._by_title[key(title)][id(draft)] = draft
        return draft

    def take(self, draft: Draft, mention: Mention, rule: Rule) -> None:
        """Make a mention one of a class that is kept here."""
        draft.take(mention, rule)
        self._by_title[key(mention.title)][id(draft)] = draft

    def bearing(self, title: str) -> list[Draft]:
        """Return the classes of which a title is one, as :meth:`Draft.bears` says."""
        return self.with_key(key(title))

    def with_key(self, words: tuple[str, ...]) -> list[Draft]:
        """Return the classes of which a title has a key of ``graph.identity.titles.key``."""
        return list(self._by_title.get(words, {}).values())

    def by_series(self) -> Mapping[int, list[Draft]]:
        """Return the classes of each series, by the series' ``id``."""
        found: dict[int, list[Draft]] = defaultdict(list)
        for draft in self._all:
            if draft.series is not None:
                found[id(draft.series)].append(draft)
        return found


def fits_short(title: str, other: str, series: str) -> bool:
    """Whether one of two titles is a short form of the other within a series.

    Their words beside the series' name hold one another's, their numerals are equal, and the longer
    one bears the series' name: "Lead" is short for "Weaver Lead", not for "Office Lead". What both
    have of the series' name stands together: "Lead Wool Hand" is not short for "Lead Wool Mill
    Hand".
    """
    if numeral(title) != numeral(other):
        return False
    name = frozenset(key(series))
    words = {which: frozenset(key(which, numbered=False)) for which in (title, other)}
    short, long = sorted((title, other), key=lambda which: len(words[which] - name))
    told = words[short] - name
    both = words[short] & words[long] & name
    return (
        bool(told)
        and told <= words[long]
        and (told == words[long] - name or name <= words[long])
        and _stand_together(both, max(title, other, key=len))
    )


def _stand_together(some: frozenset[str], title: str) -> bool:
    """Whether some words of a title stand side by side in it."""
    words = [one for word in normalised(title).split() for one in key(word)]
    starts = range(len(words) - len(some) + 1)
    return any(set(words[start : start + len(some)]) == some for start in starts)
