"""Scripts of others, served out of the wheels that bring them: nothing comes from a CDN."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from flask import Blueprint, Response, abort, request

__all__ = ["blueprint"]

blueprint = Blueprint("assets", __name__, url_prefix="/assets")

#: The only files that are served, each with its place in its package. Drawing needs no more than
#: the script: vis-network's style sheet is for buttons and pop-ups that our pages do not use.
_FILES: Final = {
    "vis-network.min.js": ("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js"),
}
#: Seconds that a browser may keep a file without asking again.
_KEPT: Final = 86_400


@cache
def _content(package: str, place: str) -> bytes:
    return files(package).joinpath(place).read_bytes()


@blueprint.get("/vis-network/<name>")
def vis_network(name: str) -> Response:
    """Return a file of vis-network, from the wheel of pyvis."""
    if name not in _FILES:
        abort(404)
    response = Response(_content(*_FILES[name]), mimetype="text/javascript")
    response.cache_control.public = True
    response.cache_control.max_age = _KEPT
    response.add_etag()
    response.make_conditional(request)
    return response
