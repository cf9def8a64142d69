"""The page of an employer's statistics: how much there is of it, and of which kinds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from flask import Blueprint, Response, render_template, request

from graph.schemes import concept
from graph.statistics import Figure, share, statistics
from web.downloads import file_of, json_of, page_of
from web.kept import kept
from web.media import CSV, HTML, JSON, negotiated
from web.quality.employers import Employer, employers
from web.quality.pages import no_such_employer
from web.stores import opened
from web.told import statistics as told
from web.told import tables

__all__ = ["blueprint"]

blueprint = Blueprint("figures", __name__)

_FORMS: Final = (HTML, JSON, CSV)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted, in words, with each group's number and its part of the whole, 0 to 1."""

    label: str
    definition: str | None
    groups: tuple[tuple[str | None, int, float | None], ...]


@blueprint.get("/agencies/<agency>")
def agency(agency: str) -> Response:
    """Return the figures of one employer, as they were counted at the last load."""
    form = negotiated(request, _FORMS)
    with opened() as store:
        found = kept(store, statistics)
    every = employers(found)
    of = next((one for one in every if one.key == agency), None)
    if of is None:
        return no_such_employer(every, agency, "figures.agency", form)
    if form == HTML:
        return _page(of)
    own = {of.name: of.figures}
    name = f"statistics-{of.key}"
    if form == JSON:
        return json_of(next(told.as_json(own)), form, name)
    return file_of(tables.as_csv(told.table(own)), form, name)


def _page(of: Employer) -> Response:
    counted = tuple(_counted(of.figures))
    html = render_template(
        "quality/figures.html",
        of=of,
        whole=[one for one in counted if one.groups[0][0] is None],
        grouped=[one for one in counted if one.groups[0][0] is not None],
    )
    return page_of(html)


def _counted(figures: Sequence[Figure]) -> Iterator[_Counted]:
    for measure, same in groupby(figures, key=lambda one: one.measure):
        of = concept("statistic", measure)
        groups = tuple((one.group, one.count, share(one, figures)) for one in same)
        yield _Counted(of.labels[0], of.definition, groups)
