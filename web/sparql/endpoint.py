"""The address of the endpoint: what is asked, what is answered, and what is refused.

It follows the `SPARQL 1.1 Protocol <https://www.w3.org/TR/sparql11-protocol/>`_ for queries, and
says of itself what the `Service Description
<https://www.w3.org/TR/sparql11-service-description/>`_ has terms for.
"""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox
from flask import Blueprint, Response, current_app, render_template, request
from pyoxigraph import RdfFormat
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed

from graph import vocab
from graph.errors import StoreError, UnknownName
from web import media
from web.media import Media, negotiated
from web.problems import headed, problem
from web.sparql import offers, page
from web.sparql.exchange import Answered, Question, Refusal
from web.sparql.limits import Limits
from web.sparql.offers import Wanted
from web.sparql.protocol import Asked, asked
from web.sparql.running import pool, source
from web.unreadable import LATER
from web.unreadable import unreadable as sentence_of

__all__ = ["TRUNCATED", "blueprint"]

blueprint = Blueprint("sparql", __name__)

#: The header of an answer that is not whole.
TRUNCATED: Final = "Nextrung-Truncated"

_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
#: Known here only to be refused in the same shape as all else.
_OTHERS: Final = ("PUT", "PATCH", "DELETE")

#: Pages of other sites may read the answers (https://fetch.spec.whatwg.org/#http-cors-protocol).
_FOR_ALL: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": f"{TRUNCATED}, Retry-After, Server-Timing",
}
_PREFLIGHT: Final = {
    "Allow": ", ".join(_METHODS),
    "Access-Control-Allow-Methods": ", ".join(_METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
#: Those of the service description.
_PREFIXES: Final = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "format": "http://www.w3.org/ns/formats/",
    "void": "http://rdfs.org/ns/void#",
    "rdfs": vocab.PREFIXES["rdfs"],
}
#: What is written for the page, which shows it as a table.
_FOR_PAGE: Final = {"table": media.RESULTS_JSON.type, "graph": media.N_TRIPLES.type}


@blueprint.route("/sparql", methods=[*_METHODS, *_OTHERS], provide_automatic_options=False)
def endpoint() -> Response:
    """Answer a query; without one, return the page to write it on, or the service description."""
    if request.method in _OTHERS:
        raise MethodNotAllowed(_METHODS, "Queries are asked by GET or by POST.")
    if request.method == "OPTIONS":
        return Response(status=204, headers=_PREFLIGHT)
    limits = Limits.of(current_app.config)
    found = asked(request, limits)
    if found.sparql is None:
        return _of_itself(limits)
    return _answer(found, found.sparql, limits)


@blueprint.after_request
def open_to_all(response: Response) -> Response:
    """Return the answer with the headers set that let pages of other sites read it."""
    response.headers.update(_FOR_ALL)
    response.vary.add("Accept")
    return response


@blueprint.errorhandler(HTTPException)
def refused(error: HTTPException) -> Response:
    """Say what is wrong with a request."""
    why = Refusal(error.code or 500, error.description or error.name)
    return headed(_refusal(why, None), error)


@blueprint.errorhandler(StoreError)
def unreadable(error: StoreError) -> Response:
    """Say that there is no store to ask."""
    return _refusal(Refusal(503, sentence_of(error), retry=LATER), None)


@blueprint.errorhandler(UnknownName)
def unknown(error: UnknownName) -> Response:
    """Say that the catalogue has no such query."""
    return _refusal(Refusal(404, str(error)), None)


def _of_itself(limits: Limits) -> Response:
    form = media.HTML if "example" in request.args else negotiated(request, offers.DESCRIPTIONS)
    if form == media.HTML:
        return Response(page.editor(limits))
    if not request.host:
        raise BadRequest("The header Host names no host, and so there is no address to describe.")
    turtle = render_template("sparql/service.ttl", limits=limits, nr=vocab.NR)
    triples = ox.parse(turtle, format=RdfFormat.TURTLE, base_iri=request.base_url)
    written = ox.serialize(
        (quad.triple for quad in triples),
        format=RdfFormat.from_media_type(form.type),
        prefixes=_PREFIXES,
    )
    return _typed(written or b"", form)


def _answer(found: Asked, sparql: str, limits: Limits) -> Response:
    wanted = offers.wanted(request)
    is_page = wanted.table == media.HTML and wanted.graph == media.HTML
    question = Question(
        sparql,
        found.default,
        found.named,
        table=_written_as(wanted.table, "table"),
        graph=_written_as(wanted.graph, "graph"),
        most=limits.shown if is_page else limits.rows,
    )
    answer = pool().answer(source(), question)
    if isinstance(answer, Refusal):
        return _refusal(answer, found)
    form = wanted.graph if answer.form == "graph" else wanted.table
    if form is None or form == media.HTML:
        response = Response(page.answered(found, answer, limits))
    else:
        response = _typed(answer.content, form)
        _name(response, form, wanted)
    return _told(response, answer)


def _written_as(form: Media | None, kind: str) -> str | None:
    if form is None:
        return None
    return _FOR_PAGE[kind] if form == media.HTML else form.type


def _typed(content: bytes, form: Media) -> Response:
    response = Response(content)
    # Only what has no encoding of its own is told one: the types of RDF and XML take no parameter.
    response.headers["Content-Type"] = (
        f"{form.type}; charset=utf-8" if form.type.startswith("text/") else form.type
    )
    return response


def _name(response: Response, form: Media, wanted: Wanted) -> None:
    """Have a browser keep an answer as a file, where its form was asked for by name."""
    if wanted.named:
        response.headers.set("Content-Disposition", "attachment", filename=f"answer.{form.ending}")


def _told(response: Response, answer: Answered) -> Response:
    response.headers["Server-Timing"] = f"query;dur={answer.seconds * 1000:.1f}"
    if answer.truncated:
        what = "triples" if answer.form == "graph" else "rows"
        response.headers[TRUNCATED] = f"the first {answer.count} {what}; there are more"
    return response


def _refusal(why: Refusal, found: Asked | None) -> Response:
    if offers.prefers_page(request):
        content = page.refused(why, found, Limits.of(current_app.config))
        response = Response(content, why.status)
    else:
        place = {"line": why.line, "column": why.column} if why.line is not None else {}
        response = problem(why.status, why.sentence, **place)
    if why.retry is not None:
        response.headers["Retry-After"] = str(why.retry)
    return response
