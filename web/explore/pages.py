"""The page of what is around a class, and the one on which a class is chosen."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from itertools import groupby
from typing import Final, TypeAlias

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph import promotions
from graph.model import ClassName
from graph.network import Network
from web import network_json
from web.as_json import Json, statement
from web.careers import SharedCompetency, write_graphml
from web.chosen import Unclear, chosen, class_at, fitting, no_such_class
from web.downloads import file_of, json_of, page_of
from web.explore.around import Around, around
from web.explore.atlas import Atlas, atlas, shared, shown
from web.explore.picture import MOST_SIMULATED, picture
from web.kept import kept
from web.media import GRAPHML, HTML, JSON, Media, negotiated
from web.stores import opened
from web.told.words import WAYS, many

__all__ = ["blueprint"]

blueprint = Blueprint("explore", __name__)

_FORMS: Final = (HTML, GRAPHML, JSON)
_MOST_MOVES: Final = 3
#: Of each employer so many classes are offered from which most can be seen.
_OFFERED: Final = 6
#: What the address asks for: how many moves, and whether what is shared is shown too.
_Asked: TypeAlias = tuple[int, bool]


@blueprint.get("/explore")
def start() -> ResponseReturnValue:
    """Return the page on which a class is chosen; where one is named, lead to it."""
    name = fitting("class", request.args.get("class", ""))
    with opened() as store:
        network = kept(store, promotions.network)
    found = chosen(network.names.values(), name) if name else None
    if isinstance(found, ClassName):
        return redirect(_address(found), HTTPStatus.SEE_OTHER)
    offered = _offered(network) if found is None else ()
    html = render_template(
        "explore/start.html", name=name, unclear=found, offered=offered, many=many
    )
    return page_of(html, found.status if isinstance(found, Unclear) else 200)


def _offered(network: Network) -> Sequence[tuple[str | None, Sequence[tuple[ClassName, int]]]]:
    """Return the classes of each employer to which most others are joined."""
    joined = Counter(
        iri for edge in network.edges for iri in dict.fromkeys((edge.lower, edge.upper))
    )
    names = sorted(
        (network.names[iri] for iri in joined),
        key=lambda one: (one.employer is None, one.employer or "", -joined[one.iri], one.title),
    )
    return [
        (employer, [(one, joined[one.iri]) for one in list(same)[:_OFFERED]])
        for employer, same in groupby(names, key=lambda one: one.employer)
    ]


@blueprint.get("/explore/<agency>/<code>")
def explore(agency: str, code: str) -> Response:
    """Return what is around a class, as a picture and in words, or as a file.

    ``?moves=`` says how far, 1 to 3; ``?competencies=yes`` adds what it asks for in common with
    them.
    """
    form = negotiated(request, _FORMS)
    asked = _asked()
    with opened() as store:
        of = kept(store, atlas)
        here = class_at(of.network.names.values(), agency, code)
        if here is None:
            return no_such_class(of.network.names.values(), agency, code, form)
        found = around(of.network, here.iri, asked[0])
        competencies = shared(store, of, found) if asked[1] else ()
    if form != HTML:
        return _file(of, found, competencies, form)
    return _page(of, found, competencies, asked)


def _asked() -> _Asked:
    moves = request.args.get("moves", "1")
    if moves not in map(str, range(1, _MOST_MOVES + 1)):
        abort(400, f"“moves” is a number from 1 to {_MOST_MOVES}.")
    with_competencies = request.args.get("competencies", "no")
    if with_competencies not in {"yes", "no"}:
        abort(400, "“competencies” is “yes” or “no”.")
    return int(moves), with_competencies == "yes"


def _page(
    of: Atlas, found: Around, competencies: tuple[SharedCompetency, ...], asked: _Asked
) -> Response:
    names = of.network.names
    html = render_template(
        "explore/explore.html",
        here=names[found.here],
        found=found,
        competencies=competencies,
        moves=asked[0],
        with_competencies=asked[1],
        most=_MOST_MOVES,
        most_simulated=MOST_SIMULATED,
        names=names,
        described=of.network.described,
        data=picture(of, found, competencies, lambda iri: _links(names[iri])),
        ways=WAYS,
        many=many,
    )
    return page_of(html)


def _links(name: ClassName) -> Sequence[tuple[str, str]]:
    agency, code = name.key.split("/")
    own = url_for("classes.job_class", agency=agency, code=code)
    return ("The class", own), ("Around it", _address(name))


def _address(name: ClassName) -> str:
    agency, code = name.key.split("/")
    return url_for("explore.explore", agency=agency, code=code)


def _file(
    of: Atlas, found: Around, competencies: tuple[SharedCompetency, ...], form: Media
) -> Response:
    name = f"around-{of.network.names[found.here].key.replace('/', '-')}"
    if form == JSON:
        return json_of(_json(of, found, competencies), form, name)
    file = io.BytesIO()
    write_graphml(shown(of, found, competencies), file)
    return file_of(file.getvalue(), form, name)


def _json(of: Atlas, found: Around, competencies: Sequence[SharedCompetency]) -> Json:
    names: Mapping[str, ClassName] = of.network.names
    return {
        "class": network_json.named(names[found.here]),
        "classes": [
            network_json.named(names[one.iri]) | {"moves": one.moves} for one in found.classes
        ],
        "left_out": found.left_out,
        "edges": [network_json.between(edge, of.network) for edge in found.edges],
        "competencies": [
            statement(one.quote)
            | {"iri": one.iri, "kind": one.kind, "shown": one.text, "classes": list(one.holders)}
            for one in competencies
        ],
    }
