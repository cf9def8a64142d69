"""What a search may mean, while it is typed: a few names, for the script of the search fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from flask import Blueprint, Response, request, url_for

from graph.asked_for import AskedFor, AskedKind
from graph.iris import slug
from graph.search import Entry
from web.asked import LONGEST
from web.directory import Asked, Directory, asked, directory
from web.kept import kept
from web.problems import problem
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("suggest", __name__)

#: More than these are no help; and how many of them are what classes ask for, if names match too.
_MOST: Final = 8
_MOST_THINGS: Final = 3
#: So many letters begin too many words of what is asked for to be of help.
_FEWEST_LETTERS: Final = 3
_LONGEST_SHOWN: Final = 120
#: Seconds that a browser may keep an answer without asking again.
_KEPT: Final = 60

_Json: TypeAlias = dict[str, str | int | None]

_KINDS: Final[Mapping[AskedKind, str]] = {
    "knowledge": "knowledge",
    "skill": "skill",
    "ability": "ability",
    "license": "licence",
    "certification": "certificate",
}


@blueprint.app_template_filter()
def kind_of_thing(kind: AskedKind) -> str:
    """Return what people call a kind of what classes ask for."""
    return _KINDS[kind]


@blueprint.app_template_filter()
def thing_address(thing: AskedFor) -> str:
    """Return the address of the page of the classes that ask for a thing."""
    kind, _, name = thing.key.partition("/")
    if kind == "credential":
        return url_for("asked_for.credential", name=name)
    sort, _, name = name.partition("/")
    return url_for("asked_for.competency", kind=sort, name=name)


@blueprint.get("/suggest")
def suggest() -> Response:
    """Return what a search may mean, best first, as JSON; ``of=class`` leaves all but classes out.

    ``value`` is what a field takes for a class: its title, or its key where others bear the title.
    """
    query = request.args.get("q", "").strip()
    if len(query) > LONGEST:
        return problem(400, f"A search has at most {LONGEST} characters; this has {len(query)}.")
    with opened() as store:
        of = kept(store, directory)
        wanted = None if request.args.get("of") == "class" else kept(store, asked)
    told = list(_found(query, of, wanted)) if query else []
    response = Response(
        json.dumps({"query": query, "suggestions": told}, ensure_ascii=False) + "\n",
        mimetype="application/json",
    )
    response.cache_control.max_age = _KEPT
    response.add_etag()
    response.make_conditional(request)
    return response


def _found(query: str, of: Directory, wanted: Asked | None) -> Iterator[_Json]:
    if wanted is None:
        classes = (one for one in of.index.find(query).entries if one.kind == "class")
        yield from (_named(one, of) for one, _ in zip(classes, range(_MOST), strict=False))
        return
    things = wanted.find(query, most=_MOST)[0] if len(query) >= _FEWEST_LETTERS else ()
    found = of.index.find(query, most=_MOST)
    names = found.entries if found.reading == "exact" or not things else ()
    kept_names = names[: _MOST - min(_MOST_THINGS, len(things))]
    yield from (_named(one, of) for one in kept_names)
    yield from map(_thing, things[: _MOST - len(kept_names)])


def _named(one: Entry, of: Directory) -> _Json:
    return {
        "kind": {"agency": "employer"}.get(one.kind, one.kind),
        "name": one.name,
        "code": one.code,
        "employer": one.employer,
        "address": _address(one),
        "value": one.key if one.kind == "class" and one.name in of.shared else one.name,
    }


def _address(one: Entry) -> str:
    if one.kind == "agency":
        return url_for("ladders.index", agency=slug(one.name))
    first, _, second = one.key.partition("/")
    if one.kind == "ladder":
        return url_for("ladders.ladder", employer=first, series=second)
    return url_for("classes.job_class", agency=first, code=second)


def _thing(one: AskedFor) -> _Json:
    name = one.name
    return {
        "kind": _KINDS[one.kind],
        "name": name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN]}…",
        "classes": one.classes,
        "address": thing_address(one),
        "value": name[:LONGEST],
    }
