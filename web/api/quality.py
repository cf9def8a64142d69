"""What is wrong with what is loaded, and how much of it there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from werkzeug.exceptions import ServiceUnavailable

from graph.errors import UnknownName
from graph.findings.find import findings as found_in
from graph.findings.kinds import kinds, severities
from graph.findings.model import Finding
from graph.findings.suppressions import Judged
from graph.statistics import Figure
from graph.statistics import statistics as counted
from web.api import asked as ask
from web.api.answered import Answered, paged
from web.api.lists import agency_of
from web.directory import directory
from web.kept import kept
from web.later import made
from web.stores import opened
from web.told import check_parts
from web.told import statistics as told
from web.told.tables import Table

__all__ = ["findings", "statistics"]


def findings(asked: ask.Findings) -> Answered:
    """Return what is wrong, the heaviest kinds first.

    :raises UnknownName: where there is no such kind of findings, or no such employer
    :raises ServiceUnavailable: where they are not known yet
    """
    names = [one.name for one in kinds()]
    if asked.kind is not None and asked.kind not in names:
        raise UnknownName("kind of findings", asked.kind, names)
    with opened() as store:
        of = kept(store, directory)
        agency = agency_of(of, asked.agency) if asked.agency is not None else None
    every = made(found_in)
    if every is None:
        raise ServiceUnavailable("What is wrong is being looked for, which takes half a minute.")
    least = severities().index(asked.severity)
    found = [
        one
        for one in every
        if asked.kind in {None, one.kind}
        and severities().index(one.severity) >= least
        and agency in {None, one.employer}
    ]
    counts = dict(Counter(one.kind for one in found))
    return paged(found, asked, check_parts.finding, _findings, counts=counts)


def _findings(found: Sequence[Finding]) -> Table:
    return check_parts.answer(Judged(tuple(found)), None, notes=True, suppressed=False).table


def statistics(asked: ask.Ladders) -> Answered:
    """Return the figures of each employer, as of the last load.

    :raises UnknownName: where there is no such employer
    """
    with opened() as store:
        of = kept(store, directory)
        agency = agency_of(of, asked.agency) if asked.agency is not None else None
        every = counted(store)
    found = [one for one in every.items() if agency in {None, one[0]}]
    return paged(found, asked, lambda one: next(told.as_json(dict([one]))), _statistics)


def _statistics(found: Sequence[tuple[str | None, Sequence[Figure]]]) -> Table:
    return told.table(dict(found))
