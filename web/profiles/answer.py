"""The classes of a plan held against what a visitor tells, on the page and as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from graph.fit.profile import Profile
from graph.fit.reading import ClassFit, fit_of
from graph.fit.standing import Standing, standing
from graph.network import Network
from graph.planning import Plan
from graph.store import Store
from web import as_json, fit_as_json
from web.as_json import Json
from web.told import fit_parts, plan_parts
from web.told.outline import Part

__all__ = ["MOST_JUDGED", "as_outline", "fits", "of_plan", "written"]

#: Of more classes than these none but the first are judged: each takes some twenty milliseconds.
MOST_JUDGED: Final = 20


def fits(
    store: Store, network: Network, classes: Iterable[str], person: Profile
) -> Mapping[str, ClassFit]:
    """Return what is judged of a person for each of some classes, by IRI.

    :param classes: IRIs; those behind the first :data:`MOST_JUDGED` are left out
    """

    @cache
    def known(employer: str | None) -> Standing:
        return standing(network.names.values(), network.ladders, employer)

    wanted = list(dict.fromkeys(classes))[:MOST_JUDGED]
    names = [network.names[iri] for iri in wanted]
    return {name.iri: fit_of(store, name, person, known(name.employer)) for name in names}


def of_plan(store: Store, network: Network, found: Plan, person: Profile) -> Mapping[str, ClassFit]:
    """Return what is judged of a person for each class that a plan steps on, by IRI."""
    return fits(store, network, (step.upper.rung.iri for step in found.steps), person)


def written(found: Plan, judged: Mapping[str, ClassFit] | None) -> Json:
    """Return a plan as JSON; where a person is judged, with the fit for each class it steps on."""
    told = as_json.plan(found)
    if judged is not None:
        told["fits"] = [fit_as_json.fit(one) for one in judged.values()]
    return told


def as_outline(found: Plan, judged: Mapping[str, ClassFit] | None) -> Iterator[Part]:
    """Yield a plan, and below it what is judged of a person for each class that it steps on."""
    yield from plan_parts.plan(found)
    for one in (judged or {}).values():
        yield from fit_parts.page(one)
