"""The first page: what can be found, whose documents are loaded, and which ladders there are."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template, request

from web.asked import LONGEST
from web.directory import directory
from web.kept import kept
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("home", __name__)

#: More ladders than these are on a page of their own, by employer.
_MOST_LADDERS: Final = 60
_MOST_FOUND: Final = 50
#: What is told of each employer; concepts of the scheme ``statistic``.
_FIGURES: Final = ("documents", "classes", "described", "ladders")


@blueprint.get("/search")
@blueprint.get("/")
def index() -> str:
    """Return the first page; where something is asked for, what was found."""
    query = request.args.get("q", "").strip()
    if len(query) > LONGEST:
        abort(400, f"A search has at most {LONGEST} characters; this one has {len(query)}.")
    with opened() as store:
        of = kept(store, directory)
    if query:
        found = of.index.find(query, most=_MOST_FOUND)
        return render_template("search.html", query=query, found=found, of=of)
    return render_template("home.html", of=of, figures=_FIGURES, most=_MOST_LADDERS)
