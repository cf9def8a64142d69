"""The places that a series lists get their classes, and so do the levels that it only counts."""

from __future__ import annotations

from graph.identity.drafts import Draft, Series
from graph.identity.mentions import Mention
from graph.identity.rungs import Levels
from graph.identity.work import Work

__all__ = ["place_listed"]


def place_listed(work: Work) -> None:
    """Give every listed place that is a level its class, described or not."""
    for series in work.series.values():
        known = work.levels[id(series)]
        for position in sorted(series.members):
            level = known.places.get(position)
            if level is not None:
                _place_rung(work, series, level, series.members[position])
        _add_unlisted(work, series, known)


def _place_rung(work: Work, series: Series, level: int, listed: list[Mention]) -> None:
    """Find the one class that a list puts on a level, or make it; several stay undecided."""
    fitting = _fitting(work, series, level, listed[0].title)
    if len(fitting) > 1:
        work.keep_apart(listed, f"several classes can be level {level} of the series {series.name}")
        return
    draft = fitting[0] if fitting else work.drafts.add(Draft([listed[0].title], series=series))
    draft.level = level
    for mention in listed:
        work.settle(mention, draft, "list-position")


def _fitting(work: Work, series: Series, level: int, title: str) -> list[Draft]:
    inside = [draft for draft in work.drafts if draft.series is series]
    on_level = [draft for draft in inside if draft.level == level]
    untold = [draft for draft in inside if draft.level is None and draft.bears(title)]
    return [draft for draft in on_level if draft.bears(title)] or on_level or untold


def _add_unlisted(work: Work, series: Series, known: Levels) -> None:
    """Add the rungs that are counted, but neither listed nor described.

    Not while a class of the series has no level: it may be one of them.
    """
    inside = [draft for draft in work.drafts if draft.series is series]
    unplaced = len(series.members) > len(known.places)
    if unplaced or any(draft.level is None for draft in inside):
        return
    told = {draft.level for draft in inside} | {*known.mentions.values()}
    for level in sorted({*range(1, known.count + 1)} - told):
        title = f"{series.name}, level {level}"
        work.drafts.add(Draft([title], series=series, level=level))
