"""The pages of ladders: all of them, one of them, and one as a network."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from graph.errors import UnknownName
from graph.schemes import concepts
from web import ladder_data, matrix
from web.directory import directory
from web.kept import kept
from web.known import Known, known
from web.linked.document import page_in_rdf
from web.linked.rdf import RDF
from web.media import CSV, HTML, JSON, Media, form_asked
from web.network import network
from web.staircase import levels, staircase
from web.stores import opened
from web.told.tables import as_csv

__all__ = ["blueprint"]

blueprint = Blueprint("ladders", __name__)

#: How many addresses are offered for one that leads nowhere, and how alike they are, 0 to 1.
_MOST_OFFERED: Final = 5
_LEAST_ALIKE: Final = 0.4
#: How a ladder may be shown; the first is usual.
_VIEWS: Final = ("picture", "table")


@blueprint.app_template_filter()
def address(iri: str) -> str:
    """Return a ladder's part of its address: its employer's key, a slash, its own.

    :param iri: the series
    """
    return "/".join(iri.rsplit("/", 2)[-2:])


@blueprint.app_template_filter()
def isolated(text: str) -> str:
    """Return a text that cannot turn the direction of what stands around it.

    For places that hold no ``bdi`` element (`Unicode Bidirectional Algorithm
    <https://www.unicode.org/reports/tr9/>`_, FSI and PDI).
    """
    return f"\u2068{text}\u2069"


@blueprint.get("/ladders")
def index() -> tuple[str, int]:
    """Return the page of all ladders, or of those of one employer.

    The employer is named by its part of addresses; nothing stands for those whom no document names.
    """
    with opened() as store:
        of = kept(store, directory)
    asked = request.args.get("agency")
    agency = next((one for one in of.agencies if one.key == asked), None)
    ladders = [one for one in of.ladders if agency is None or one.employer == agency.name]
    page = render_template("ladders.html", of=of, ladders=ladders, agency=agency, asked=asked)
    return page, 200 if asked is None or agency is not None else 404


@blueprint.get("/ladders/<employer>/<series>")
def ladder(employer: str, series: str) -> str | Response:
    """Return the page of one ladder, or its triples.

    With ``?view=table`` its picture is a table as well.
    """
    form = form_asked(HTML, *RDF)
    if form is not HTML:
        with opened() as store:
            return page_in_rdf(store, "series", f"{employer}/{series}", form)
    view = request.args.get("view", _VIEWS[0])
    if view not in _VIEWS:
        abort(400, f"A ladder is shown as one of: {', '.join(_VIEWS)}.")
    found = _known(f"{employer}/{series}")
    return render_template(
        "ladder.html",
        view=view,
        ladder=found.ladder,
        levels=levels(found.ladder),
        stairs=staircase(found.ladder),
        remarks=found.remarks,
        overview=matrix.overview(matrix.columns(found.ladder, found.facts)),
        duties=ladder_data.duties(found),
        competencies=ladder_data.competencies(found),
        grades=concepts("responsibility"),
    )


@blueprint.get("/ladders/<employer>/<series>.csv")
def ladder_csv(employer: str, series: str) -> Response:
    """Return a table of one ladder: its duties, competencies or rungs, as ``?of=`` says."""
    of = request.args.get("of", "duties")
    if of not in ladder_data.TABLES:
        abort(
            400, f"There is no such table of a ladder; there are: {', '.join(ladder_data.TABLES)}."
        )
    text = as_csv(ladder_data.TABLES[of](_known(f"{employer}/{series}")))
    return _file(text, CSV, f"{series}-{of}")


@blueprint.get("/ladders/<employer>/<series>.json")
def ladder_json(employer: str, series: str) -> Response:
    """Return one ladder with its duties and competencies by level."""
    told = ladder_data.as_data(_known(f"{employer}/{series}"))
    return _file(json.dumps(told, indent=1, ensure_ascii=False) + "\n", JSON, series)


def _file(text: str, media: Media, name: str) -> Response:
    answer = Response(text, content_type=f"{media.type}; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{media.ending}")
    return answer


@blueprint.get("/ladders/<employer>/<series>/network")
def ladder_network(employer: str, series: str) -> str:
    """Return the page of one ladder as a network."""
    found = _known(f"{employer}/{series}")
    return render_template("network.html", ladder=found.ladder, data=network(found))


def _known(wanted: str) -> Known:
    """Return what is known of the ladder at an address, under whichever base it was minted."""
    with opened() as store:
        found = {address(one.iri): one for one in kept(store, directory).ladders}
        if wanted not in found:
            near = get_close_matches(wanted, found, n=_MOST_OFFERED, cutoff=_LEAST_ALIKE)
            raise UnknownName("ladder", wanted, near)
        return known(store, found[wanted])
