"""What is listed of a store: employers, names, ladders, classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from difflib import get_close_matches
from typing import Final

from graph import answers
from graph.errors import UnknownName
from graph.iris import normalised, slug
from graph.lookup import near_classes
from graph.model import ClassName, Ladder
from graph.search import Entry
from web import as_json
from web.api import asked as ask
from web.api.answered import Answered, paged
from web.as_json import Json
from web.compared_json import class_name
from web.directory import Agency, Directory, directory
from web.kept import kept
from web.ladders import address
from web.portrait import portrait_of
from web.stores import opened
from web.told import class_portrait, ladder_parts
from web.told.tables import Table

__all__ = [
    "agencies",
    "agency_of",
    "classes",
    "job_class",
    "ladder",
    "ladder_links",
    "ladders",
    "search",
]

_MOST_OFFERED: Final = 5
#: How alike a name is that is offered for one that nothing bears, 0 to 1.
_LEAST_ALIKE: Final = 0.4
_FIGURES: Final = ("documents", "classes", "described", "ladders")


def agencies(asked: ask.Paged) -> Answered:
    """Return the employers, each with how much there is of it."""
    return paged(_directory().agencies, asked, _agency, _agencies)


def _agency(one: Agency) -> Json:
    return {"name": one.name, "key": one.key} | {name: one.count(name) for name in _FIGURES}


def _agencies(found: Sequence[Agency]) -> Table:
    rows = tuple((one.name, one.key, *map(one.count, _FIGURES)) for one in found)
    return Table(("name", "key", *_FIGURES), rows)


def search(asked: ask.Search) -> Answered:
    """Return what bears a name like the one that is asked for, best first."""
    found = _directory().index.find(asked.q, most=asked.offset + asked.limit)
    shown = found.entries[asked.offset :]
    behind = asked.offset + len(shown)
    return Answered(
        lambda: {
            "total": found.many,
            "offset": asked.offset,
            "reading": found.reading,
            "items": [_entry(one) for one in shown],
        },
        lambda: _entries(shown),
        total=found.many,
        next_offset=behind if behind < found.many else None,
    )


def _entry(one: Entry) -> Json:
    told = asdict(one)
    return {"also_printed": list(told.pop("forms"))} | told


def _entries(found: Sequence[Entry]) -> Table:
    return Table(
        ("kind", "key", "name", "code", "employer"),
        tuple((one.kind, one.key, one.name, one.code, one.employer) for one in found),
    )


def ladders(asked: ask.Ladders) -> Answered:
    """Return the ladders with their rungs."""
    of = _directory()
    name = agency_of(of, asked.agency) if asked.agency is not None else None
    found = [one for one in of.ladders if name is None or one.employer == name]
    return paged(found, asked, _ladder, ladder_parts.ladders)


def ladder(asked: ask.NamedLadder) -> Answered:
    """Return one ladder.

    :raises UnknownName: where there is none of that key
    """
    found = _found(asked)
    return Answered(lambda: _ladder(found), lambda: ladder_parts.rungs(found.rungs))


def ladder_links(asked: ask.Links) -> Answered:
    """Return what goes on from rung to rung.

    :raises UnknownName: where there is no ladder of that key
    """
    with opened() as store:
        found = answers.ladder_links(store, _found(asked), asked.of)
    return Answered(
        lambda: [as_json.link(one) for one in found], lambda: ladder_parts.links_table(found)
    )


def _ladder(one: Ladder) -> Json:
    return {"key": address(one.iri)} | as_json.ladder(one)


def _found(asked: ask.NamedLadder) -> Ladder:
    wanted = f"{asked.employer}/{asked.series}"
    known = {address(one.iri): one for one in _directory().ladders}
    if wanted not in known:
        raise UnknownName(
            "ladder", wanted, get_close_matches(wanted, known, n=_MOST_OFFERED, cutoff=_LEAST_ALIKE)
        )
    return known[wanted]


def classes(asked: ask.Classes) -> Answered:
    """Return what the classes are called."""
    of = _directory()
    name = agency_of(of, asked.agency) if asked.agency is not None else None
    found = [one for one in of.classes.values() if name is None or one.employer == name]
    return paged(found, asked, class_name, _classes)


def _classes(found: Sequence[ClassName]) -> Table:
    return Table(
        ("key", "title", "code", "employer", "also printed"),
        tuple(
            (one.key, one.title, one.code, one.employer, "; ".join(one.aliases) or None)
            for one in found
        ),
    )


def job_class(asked: ask.Named) -> Answered:
    """Return all that is known of one class.

    :raises UnknownName: where there is none of that key
    """
    key = f"{asked.employer}/{asked.code}"
    with opened() as store:
        of = kept(store, directory)
        if key not in of.classes:
            raise UnknownName("class", key, _near(of, asked))
        found = portrait_of(store, of.classes[key])
    return Answered(
        lambda: {"key": key} | as_json.portrait(found), lambda: class_portrait.table(found)
    )


def _near(of: Directory, asked: ask.Named) -> list[str]:
    names = of.classes.values()
    own = [one for one in names if one.key.startswith(f"{asked.employer}/")]
    return [f"{one.title} ({one.key})" for one in near_classes(own or names, asked.code)]


def _directory() -> Directory:
    with opened() as store:
        return kept(store, directory)


def agency_of(of: Directory, name: str) -> str:
    """Return an employer's name as its documents have it.

    :param name: as printed, in any case, or its key
    :raises UnknownName: where no employer bears it
    """
    named = {one.employer for one in of.classes.values()} | {one.employer for one in of.ladders}
    known = sorted(one for one in named if one is not None)
    for told in known:
        if normalised(name) == normalised(told) or name == slug(told):
            return told
    near = get_close_matches(name, known, cutoff=_LEAST_ALIKE)
    raise UnknownName("agency", name, near or known[:_MOST_OFFERED])
