"""What linked data says of a name that is not known: the nearest ones, as a page or as data."""

from __future__ import annotations

from flask import Response, render_template, url_for

from graph.errors import UnknownName
from web.linked.kinds import KINDS
from web.problems import of_program, problem

__all__ = ["unknown"]


def unknown(error: UnknownName) -> tuple[str, int] | Response:
    """Return what the blueprints of this folder answer with 404."""
    if of_program():
        return problem(404, str(error), candidates=error.candidates)
    near = [(one, _address(error.kind, one)) for one in error.candidates]
    return render_template("linked/unknown.html", error=error, near=near), 404


def _address(kind: str, name: str) -> str | None:
    """Return where a name that is offered leads; ``None`` where it is no address by itself."""
    for one in KINDS.values():
        if one.said == kind:
            return url_for("linked.identified", kind=one.name, name=name)
    if kind == "scheme":
        return url_for("vocabulary.scheme", name=name)
    if kind == "concept":
        scheme, _, concept = name.partition("/")
        return url_for("vocabulary.scheme", name=scheme, _anchor=concept)
    return url_for("downloads.download", name=name) if kind == "download" else None
