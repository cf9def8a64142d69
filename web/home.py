"""The first page: what can be found, whose documents are loaded, and which ladders there are."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template, request

from graph import search
from web.asked import LONGEST
from web.directory import asked, directory
from web.kept import kept
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("home", __name__)

#: More ladders than these are on a page of their own, by employer.
_MOST_LADDERS: Final = 60
_MOST_FOUND: Final = 50
_MOST_THINGS: Final = 20
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
        things, many = kept(store, asked).find(query, most=_MOST_THINGS) if query else ((), 0)
    if query:
        found = of.index.find(query, most=_MOST_FOUND)
        # Where what classes ask for bears the very words, no other words are tried for names.
        if things and found.reading != "exact":
            found = search.Found((), 0, "exact")
        return render_template(
            "search.html", query=query, found=found, of=of, things=things, many_things=many
        )
    return render_template("home.html", of=of, figures=_FIGURES, most=_MOST_LADDERS)
