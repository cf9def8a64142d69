"""The routes of the interface, made from the table of operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import quote, urlencode

import msgspec
from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException

from graph.errors import NextrungError
from web.api import conditional, page
from web.api.answered import Answered
from web.api.document import document
from web.api.errors import below_api, refused, unfit
from web.api.operations import BASE, Operation, operations
from web.api.reading import asked_for, profile_sent
from web.media import CSV, JSON, Media, negotiated
from web.told.tables import as_csv

__all__ = ["register"]

#: Any site's script may read what anybody may (https://fetch.spec.whatwg.org/#http-cors-protocol).
_CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Total-Count",
}
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-Modified-Since, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def register(app: Flask) -> None:
    """Give the site its interface for programs, and the page that tells of it."""
    blueprint = Blueprint("api", __name__)
    for one in operations():
        rule = f"{BASE}{one.path}".replace("{", "<").replace("}", ">")
        blueprint.add_url_rule(rule, one.name, _view(one), methods=[one.method])
    blueprint.add_url_rule(f"{BASE}/openapi.json", "openapi", _document, methods=["GET"])
    blueprint.add_url_rule("/api", "index", page.index, methods=["GET"])
    blueprint.register_error_handler(NextrungError, unfit)
    blueprint.register_error_handler(HTTPException, refused)
    app.register_blueprint(blueprint)
    app.after_request(_readable)


def _view(of: Operation) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        asked = asked_for(of.asked, request, path)
        form = negotiated(request, of.offered)
        if of.body is not None:
            return _written(of.answer(asked, profile_sent(request)), form)
        known = conditional.validators(form)
        if known is not None and conditional.holds(known, request):
            return _revalidated(conditional.put(known, Response(status=304)))
        response = _revalidated(_written(of.answer(asked), form))
        if known is not None:
            return conditional.put(known, response)
        return _told_by_digest(response)

    return view


def _told_by_digest(response: Response) -> Response:
    """Return an answer with its own digest for a tag, or only that it is still the same."""
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def _revalidated(response: Response) -> Response:
    """Return an answer that may be kept, and is asked for again before it is used."""
    response.headers["Cache-Control"] = "no-cache"
    return response


def _written(of: Answered, form: Media) -> Response:
    if form == CSV:
        response = Response(as_csv(of.table()), content_type="text/csv; charset=utf-8")
    else:
        text = msgspec.json.format(msgspec.json.encode(of.data()), indent=1)
        response = Response(text + b"\n", mimetype=form.type)
    if of.total is not None:
        response.headers["X-Total-Count"] = str(of.total)
    if of.next_offset is not None:
        response.headers["Link"] = f'<{_next(of.next_offset)}>; rel="next"'
    return response


def _next(offset: int) -> str:
    """Return the address of the next page, for a link as of RFC 8288."""
    asked = request.args.to_dict() | {"offset": str(offset)}
    return f"{quote(request.path)}?{urlencode(asked)}"


def _document() -> Response:
    response = Response(msgspec.json.encode(document()) + b"\n", mimetype=JSON.type)
    return _told_by_digest(_revalidated(response))


def _readable(response: Response) -> Response:
    """Return an answer that scripts of other sites may read, with what may be kept of it."""
    if below_api():
        response.headers.update(_CORS)
        response.vary.add("Accept")
        # What is wrong today, or is said of a person, is kept by nobody.
        response.headers.setdefault("Cache-Control", "no-store")
        if request.method == "OPTIONS":
            response.headers.update(_PREFLIGHT)
    return response
