"""All findings of a store, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from graph import read
from graph.findings.ages import stale
from graph.findings.competencies import identical
from graph.findings.credentials import dropped
from graph.findings.kinds import kinds
from graph.findings.levels import levels_of_classes, sizes_of_series
from graph.findings.model import Finding
from graph.findings.overtime import back
from graph.findings.places import circles, ends
from graph.findings.requirements import falling
from graph.findings.survey import Survey, survey
from graph.findings.titles import described_twice, several_titles, shared_titles, undescribed
from graph.store import Store

__all__ = ["findings"]


def findings(store: Store, *, years: int | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the ladders of a store, the heaviest kinds first.

    Four hundred documents take about a second, a thousand of many classes some seconds.

    :param years: how much older than the newest of its employer a document is to be to be told, 1
        or more; ``None`` for no finding about ages
    """
    of = survey(store)
    found = chain(
        identical(of),
        falling(of),
        dropped(of),
        back(of),
        ends(of),
        circles(of, partial(read.quoted_way, store)),
        undescribed(of),
        described_twice(of),
        several_titles(of),
        shared_titles(of),
        levels_of_classes(of),
        sizes_of_series(of),
        _undecided(of),
        stale(of, years) if years is not None else (),
    )
    order = {kind.name: place for place, kind in enumerate(kinds())}
    return tuple(sorted(found, key=lambda one: (order[one.kind], one.employer or "", one.about)))


def _undecided(of: Survey) -> Iterator[Finding]:
    for one in of.undecided:
        yield Finding(
            kind="undecided",
            about=(one.mention,),
            sentence=one.reason,
            quotes=(one.quote,),
            employer=of.employer_of(one.quote.document),
        )
