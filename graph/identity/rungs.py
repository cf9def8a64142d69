"""Which level of its ladder a class has: only where a text says so, never by a mere order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.drafts import Series, fits_short
from graph.identity.mentions import Mention
from graph.identity.numerals import counted, numbered
from graph.identity.titles import key, numeral

__all__ = ["Levels", "is_beyond", "levels"]


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
    number all titles of the series, which differ in nothing else, or where they follow the series'
    own name and a sentence counts its levels. Where documents disagree about the number of levels,
    none is counted beyond those of the titles.

    :param described: the mentions of classes of the series that documents describe
    """
    known = tuple(described)
    told = {
        m.iri: m.level
        for m in known
        if m.level is not None and _is_told(m) and not is_beyond(series, m)
    }
    stated = {**told, **counted(series, known, told)}
    if stated:
        listed = _is_list_of_levels(series, [m for m in known if m.iri in stated], stated)
        places = {place: place for place in series.members} if listed else {}
        return Levels(stated, places, _count(series, stated.values()))
    by_title = numbered(series, known)
    return Levels(by_title.mentions, by_title.places, by_title.count(series.size))


def _count(series: Series, stated: Iterable[int]) -> int:
    """Return the number of levels: none where no document tells it, as few as can be in dispute."""
    return max(stated) if series.disputed else series.size or 0


def _is_told(mention: Mention) -> bool:
    """Whether a sentence states the level: what equals a numeral may be read from that alone."""
    return mention.level is not None and mention.level != numeral(mention.title)


def is_beyond(series: Series, mention: Mention) -> bool:
    """Whether a sentence puts a class on a level beyond those that sentences count."""
    most = series.size if series.counted else None
    return _is_told(mention) and most is not None and (mention.level or 0) > most


def _is_list_of_levels(
    series: Series, stated: Sequence[Mention], levels_of: Mapping[str, int]
) -> bool:
    if len(series.members) != series.size:
        return False
    if any(len({key(m.title) for m in members}) > 1 for members in series.members.values()):
        return False
    return all(_stands_at(series, mention, levels_of[mention.iri]) for mention in stated)


def _stands_at(series: Series, mention: Mention, place: int) -> bool:
    return any(
        key(member.title) == key(mention.title)
        or fits_short(member.title, mention.title, series.name)
        for member in series.members.get(place, [])
    )
