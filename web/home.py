"""The first page: what can be found, whose documents are loaded, and which ladders there are."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, abort, render_template, request

from graph import search
from graph.asked_for import asking
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
_MOST_NEAR: Final = 5
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


@blueprint.get("/asked-for/<path:key>")
def asked_for_by(key: str) -> tuple[str, int]:
    """Return the page of the classes that ask for a knowledge, skill, ability or credential.

    :param key: the end of the thing's address, ``competency/…`` or ``credential/…``
    """
    with opened() as store:
        known = kept(store, asked)
        thing = known.things.get(key)
        if thing is None:
            words = key.rpartition("/")[2][:LONGEST].replace("-", " ")
            near = known.index.find(words, most=_MOST_NEAR).entries
            return render_template("no_asked.html", name=key, near=near), 404
        classes = asking(store, thing)
        of = kept(store, directory)
    return render_template("asked.html", thing=thing, classes=classes, of=of), 200
