"""The page on which a query is written, and its answer, or what is wrong with it, shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from flask import render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from graph.errors import LookupFailed, QueryError
from web.asked import LONGEST
from web.media import Media
from web.sparql import catalogue, cells, offers
from web.sparql.exchange import Answered, Refusal
from web.sparql.limits import Limits
from web.sparql.protocol import Asked
from web.stores import opened

__all__ = ["answered", "editor", "refused"]

#: Characters of an address that any browser and server between takes (RFC 9110, section 4.1).
_LONGEST_ADDRESS: Final = 8000


#: What may be typed for a parameter, by its type.
_KINDS: Final = {
    "class": "a class: its code, its title or its address",
    "ladder": "a ladder: its name or its address",
    "document": "a document: its file’s name or its address",
    "iri": "an address; our prefixes may be used",
    "text": "words",
    "number": "a whole number",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a query something is wrong: line and column, and the line around one character."""

    number: int
    column: int
    before: str
    at: str
    after: str


def editor(limits: Limits) -> str:
    """Return the page with a question of the catalogue, or with what may be a beginning.

    :raises UnknownName: where the catalogue has no such question
    """
    name = request.args.get("example")
    if name is None:
        return _page(Asked(catalogue.blank()), limits)
    example = catalogue.question(name[:LONGEST])
    given = {one: request.args.get(one, "").strip() for one in example.params}
    if any(len(value) > LONGEST for value in given.values()):
        raise RequestEntityTooLarge(f"A value has at most {LONGEST} characters.")
    wrong = None
    try:
        with opened() as store:
            text = catalogue.bound(store, example, given)
    except (LookupFailed, QueryError) as error:
        wrong, text = str(error), ""
    return _page(Asked(text), limits, example=example, given=given, wrong=wrong)


def answered(found: Asked, answer: Answered, limits: Limits) -> str:
    """Return the page of an answer, which was written as JSON or N-Triples."""
    forms = offers.GRAPHS if answer.form == "graph" else offers.TABLES
    return _page(
        found,
        limits,
        answer=answer,
        table=cells.table(answer, limits.shown),
        share=_link(found),
        downloads=[(form, _link(found, form)) for form in forms],
    )


def refused(why: Refusal, found: Asked | None, limits: Limits) -> str:
    """Return the page that says what is wrong."""
    place = _place(found.sparql, why) if found is not None and found.sparql else None
    return _page(found or Asked(catalogue.blank()), limits, why=why, place=place)


def _page(found: Asked, limits: Limits, **more: object) -> str:
    return render_template(
        "sparql/page.html",
        asked=found,
        limits=limits,
        groups=catalogue.groups(),
        kinds=_KINDS,
        **more,
    )


def _link(found: Asked, form: Media | None = None) -> str | None:
    """Return the address that asks the same, in a form; ``None`` where it would be too long."""
    parts: dict[str, object] = {"query": found.sparql}
    parts |= {"default-graph-uri": list(found.default), "named-graph-uri": list(found.named)}
    if form is not None:
        parts["format"] = form.name
    link = url_for("sparql.endpoint", **parts)  # type: ignore[arg-type]
    return link if len(link) <= _LONGEST_ADDRESS else None


def _place(sparql: str, why: Refusal) -> _Place | None:
    if why.line is None or why.column is None:
        return None
    lines = sparql.split("\n")
    line = lines[why.line - 1] if why.line <= len(lines) else ""
    at = why.column - 1
    return _Place(why.line, why.column, line[:at], line[at : at + 1], line[at + 1 :])
