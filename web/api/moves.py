"""What a move takes, whether a person fits, and how classes compare."""

from __future__ import annotations

from graph import answers, promotions
from graph.comparison.answers import comparable as ranked
from graph.comparison.answers import compare as compared
from graph.comparison.known import known
from graph.fit.profile import Profile
from graph.fit.reading import fit_for
from web import as_json, compared_json, fit_as_json
from web.api import asked as ask
from web.api.answered import Answered
from web.kept import kept
from web.stores import opened
from web.told import comparable_parts, compare_parts, fit_parts, plan_table

__all__ = ["comparable", "compare", "fit", "plan"]


def plan(asked: ask.Plan, profile: Profile | None = None) -> Answered:
    """Return what it takes to move up.

    :param profile: what a person states; nothing of it is kept
    :raises LookupFailed: where no class bears a name, or several do
    :raises NoWayUp: where no way leads there, or nothing says where to start
    """
    with opened() as store:
        found = answers.move_up(
            store,
            asked.from_,
            asked.to,
            profile=profile,
            agency=asked.agency,
            ways=asked.ways,
            network=kept(store, promotions.network),
        )
    return Answered(lambda: as_json.plan(found), lambda: plan_table.plan(found))


def fit(asked: ask.Fit, profile: Profile) -> Answered:
    """Return whether a person meets what a class asks for.

    :param profile: what the person states; nothing of it is kept
    :raises LookupFailed: where no class bears the name, or several do
    """
    with opened() as store:
        found = fit_for(store, asked.class_, profile)
    return Answered(lambda: fit_as_json.fit(found), lambda: fit_parts.table(found))


def compare(asked: ask.Compare) -> Answered:
    """Return two classes beside each other.

    :raises LookupFailed: where no class bears a name, or several do
    """
    with opened() as store:
        found = compared(kept(store, known), asked.first, asked.second)
    return Answered(lambda: compared_json.comparison(found), lambda: compare_parts.table(found))


def comparable(asked: ask.Comparable) -> Answered:
    """Return the classes of other employers that are worth a comparison.

    :raises LookupFailed: where no class bears the name, or several do; where no class is of the
        employer
    """
    with opened() as store:
        found = ranked(kept(store, known), asked.class_, asked.agency, asked.limit)
    return Answered(lambda: compared_json.comparables(found), lambda: comparable_parts.table(found))
