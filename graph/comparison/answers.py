"""The questions of comparison, answered from a store: names in, model values out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from graph.comparison import weights
from graph.comparison.comparing import compared, rows
from graph.comparison.known import Known
from graph.comparison.model import Comparable, Comparables, Comparison
from graph.comparison.ranking import nearness
from graph.errors import UnknownName
from graph.iris import normalised
from graph.lookup import find_class
from graph.model import ClassName

__all__ = ["comparable", "compare"]

#: How many comparable classes are told, unless more are asked for.
_LIMIT: Final = 10


def compare(about: Known, first: str, second: str) -> Comparison:
    """Return two classes beside each other.

    :param about: the classes of the store
    :param first: code, title, other printed form or key of a class
    :param second: the same of a class of any employer
    :raises LookupFailed: where no class bears a name, or several do
    """
    one, other = (find_class(about.names.values(), name) for name in (first, second))
    return compared(about.compared(one.iri), about.compared(other.iri))


def comparable(
    about: Known, name: str, agency: str | None = None, limit: int = _LIMIT
) -> Comparables:
    """Return the classes that are comparable with one, the nearest first; never the class itself.

    Words select which are looked at, and how near these are is told by their structure
    (:mod:`graph.comparison.weights`). Only classes that a document describes are found.

    :param about: the classes of the store
    :param name: code, title, other printed form or key of a class
    :param agency: the employer whose classes alone are wanted, as printed or its key; ``None`` for
        all other employers than the class's own
    :param limit: how many at the most
    :raises LookupFailed: where no class bears the name, or several do; where no class is of the
        employer
    """
    here = find_class(about.names.values(), name)
    wanted = _other_than(here) if agency is None else _of(about.names.values(), agency)
    found = tuple(_ranked(about, here, wanted))
    return Comparables(about.compared(here.iri), len(found), found[:limit])


def _employer(name: ClassName) -> str:
    return name.key.partition("/")[0]


def _other_than(here: ClassName) -> Callable[[ClassName], bool]:
    return lambda name: _employer(name) != _employer(here)


def _of(names: Iterable[ClassName], agency: str) -> Callable[[ClassName], bool]:
    employers = {_employer(name): name.employer for name in names}
    wanted = normalised(agency)
    keys = {key for key, told in employers.items() if wanted in map(normalised, (key, told or ""))}
    if keys:
        return lambda name: _employer(name) in keys
    raise UnknownName("employer", agency, sorted(filter(None, employers.values())))


def _ranked(
    about: Known, here: ClassName, wanted: Callable[[ClassName], bool]
) -> Iterable[Comparable]:
    near = {
        iri: score
        for iri, score in about.words.nearest(here.iri, weights.TITLE_SHARE).items()
        if iri in about.described and wanted(about.names[iri])
    }
    best = max(near.values(), default=0.0)
    looked_at = [iri for iri, score in near.items() if score >= weights.LEAST_WORDS * best]
    mine = about.compared(here.iri)
    found = [
        Comparable(
            other := about.compared(iri),
            nearness(mine.structure, other.structure, near[iri] / best),
            rows(mine, other),
        )
        for iri in looked_at[: weights.MOST_LOOKED_AT]
    ]
    return sorted(found, key=lambda one: (-one.nearness.score, one.of.name.key))
