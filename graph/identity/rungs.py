"""Which level of its ladder a class has: only where a text says so, never by a mere order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.identity.drafts import Series, fits_short
from graph.identity.mentions import Mention
from graph.identity.titles import key, numeral

__all__ = ["Levels", "levels"]


@dataclass(frozen=True, slots=True)
class Levels:
    """The 1-based levels of one series.

    ``mentions`` maps described mentions to their level and ``places`` the places of the list to
    theirs; ``count`` is the number of levels. What is missing has no level that a text states.
    """

    mentions: Mapping[str, int]
    places: Mapping[int, int]
    count: int


def levels(series: Series, described: Iterable[Mention]) -> Levels:
    """Return the levels of a series.

    A sentence ("the second level of a five-level series") states a level. The list of the series
    counts as one of levels only where it is as long as the series, the same in every document, and
    has what the sentences place at their places. The numerals of titles count only where they
    number all titles of the series, which differ in nothing else.

    :param described: the mentions of classes of the series that documents describe
    """
    known = tuple(described)
    stated = {m.iri: m.level for m in known if m.level is not None and m.level != numeral(m.title)}
    if stated:
        listed = _is_list_of_levels(series, [m for m in known if m.iri in stated])
        return Levels(
            stated, {place: place for place in series.members} if listed else {}, series.size
        )
    titles = {m.iri: m.title for m in known}
    places = {place: members[0].title for place, members in series.members.items()}
    if _numbered([*titles.values(), *places.values()]):
        numbers = {iri: numeral(title) or 0 for iri, title in titles.items()}
        numbered = {place: numeral(title) or 0 for place, title in places.items()}
        return Levels(numbers, numbered, max((*numbers.values(), *numbered.values())))
    return Levels({}, {}, 0)


def _is_list_of_levels(series: Series, stated: Iterable[Mention]) -> bool:
    if len(series.members) != series.size:
        return False
    if any(len({key(m.title) for m in members}) > 1 for members in series.members.values()):
        return False
    return all(_stands_at_its_place(series, mention) for mention in stated)


def _stands_at_its_place(series: Series, mention: Mention) -> bool:
    listed = series.members.get(mention.level or 0, [])
    return any(
        key(member.title) == key(mention.title)
        or fits_short(member.title, mention.title, series.name)
        for member in listed
    )


def _numbered(titles: Iterable[str]) -> bool:
    """Whether titles differ only in their numerals, which run from one upwards."""
    numbers = {title: numeral(title) for title in titles}
    bases = {key(title, numbered=False) for title in numbers}
    return len(bases) == 1 and None not in numbers.values() and 1 in numbers.values()
