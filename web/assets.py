"""Scripts and styles of others, served out of the wheels that bring them: nothing is from a CDN."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from flask import Blueprint, Response, abort, request

__all__ = ["blueprint"]

blueprint = Blueprint("assets", __name__, url_prefix="/assets")

#: The only files that are served, each with its package, its place there and its media type.
#: Drawing needs no more than the script: vis-network's style sheet is for buttons and pop-ups that
#: our pages do not use; and of Bootstrap our pages need no script.
_FILES: Final = {
    "vis-network.min.js": (
        "pyvis",
        "templates/lib/vis-9.1.2/vis-network.min.js",
        "text/javascript",
    ),
    "bootstrap.min.css": (
        "flask_bootstrap",
        "static/bootstrap5/css/bootstrap.min.css",
        "text/css",
    ),
}
#: Seconds that a browser may keep a file without asking again.
_KEPT: Final = 86_400


@cache
def _content(package: str, place: str) -> bytes:
    return files(package).joinpath(place).read_bytes()


@blueprint.get("/<name>")
def asset(name: str) -> Response:
    """Return a file of another project, from its wheel."""
    if name not in _FILES:
        abort(404)
    package, place, media_type = _FILES[name]
    response = Response(_content(package, place), mimetype=media_type)
    response.cache_control.public = True
    response.cache_control.max_age = _KEPT
    response.add_etag()
    response.make_conditional(request)
    return response
