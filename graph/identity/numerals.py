"""When the numerals of titles are levels: where they number a whole series, or a counted one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.drafts import Series
from graph.identity.mentions import Mention
from graph.identity.titles import key, numeral

__all__ = ["Numbered", "counted", "numbered"]


@dataclass(frozen=True, slots=True)
class Numbered:
    """The levels that titles number: of described mentions, and of the places of the list."""

    mentions: Mapping[str, int]
    places: Mapping[int, int]

    def count(self, size: int | None) -> int:
        """Return the number of levels, given the one that documents agree about, if they do."""
        highest = max((*self.mentions.values(), *self.places.values()), default=0)
        return max(highest, size or 0) if highest else 0


def counted(
    series: Series, described: Sequence[Mention], told: Mapping[str, int]
) -> Mapping[str, int]:
    """Return the levels of titles that are the name and a numeral of a series that is counted.

    "Weaver II", where a sentence says that the Weaver series has four levels, is its second one.
    Not so where anything speaks against it: a level that a sentence gives to such a title, or to
    another one in its place; a numeral beyond the count; another title without a level, which may
    stand between; or a list that has the title at another place.

    :param described: the mentions of the series that documents describe
    :param told: the levels that sentences are known to state, by mention
    :returns: the levels by mention, none where they are not believed
    """
    if not series.counted or series.size is None:
        return {}
    own = {m.iri: numeral(m.title) or 0 for m in described if _own(m.title, series)}
    new = {iri: level for iri, level in own.items() if iri not in told}
    untold = [m for m in described if m.iri not in own and m.iri not in told]
    sound = (
        len(new) == len(own)
        and not {*own.values()} & {*told.values()}
        and max(own.values(), default=0) <= series.size
        and _fits_list(series, untold)
    )
    return new if sound else {}


def _own(title: str, series: Series) -> bool:
    """Whether a title is the name of its series and a numeral, and nothing else."""
    return numeral(title) is not None and key(title, numbered=False) == key(series.name)


def _fits_list(series: Series, untold: Iterable[Mention]) -> bool:
    """Whether the list of a series leaves its numerals their places, and has all other titles."""
    listed = [(place, m.title) for place, members in series.members.items() for m in members]
    titles = {key(title) for _, title in listed}
    if any(key(mention.title) not in titles for mention in untold):
        return False
    own = {title: place for place, title in listed if _own(title, series)}
    if len(series.members) == series.size:
        return all(numeral(title) == place for title, place in own.items())
    return len(own) == len({title for _, title in listed})


def numbered(series: Series, described: Iterable[Mention]) -> Numbered:
    """Return the levels of a series of which all titles are numbered and differ in nothing else.

    Where a sentence counts the levels, there must be a title for each.
    """
    titles = {m.iri: m.title for m in described}
    listed = {place: [m.title for m in members] for place, members in series.members.items()}
    everything = [*titles.values(), *(title for members in listed.values() for title in members)]
    numbers = {number for title in everything if (number := numeral(title)) is not None}
    whole = not series.counted or numbers == {*range(1, (series.size or 0) + 1)}
    if not (whole and _differ_in_numerals(everything)):
        return Numbered({}, {})
    return Numbered(
        {iri: numeral(title) or 0 for iri, title in titles.items()},
        {
            place: numeral(members[0]) or 0
            for place, members in listed.items()
            if len(set(map(numeral, members))) == 1
        },
    )


def _differ_in_numerals(titles: Collection[str]) -> bool:
    """Whether titles differ only in their numerals, which run from one upwards."""
    bases = {key(title, numbered=False) for title in titles}
    numbers = set(map(numeral, titles))
    return len(bases) == 1 and None not in numbers and 1 in numbers
