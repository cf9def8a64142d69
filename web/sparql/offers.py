"""Which form of an answer a request asks for, before it is known whether it is rows or triples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Request
from werkzeug.exceptions import BadRequest, NotAcceptable

from web import media
from web.media import Media, negotiated

__all__ = ["DESCRIPTIONS", "GRAPHS", "TABLES", "Wanted", "prefers_page", "wanted"]

#: The forms of rows, and of yes or no.
TABLES: Final = (
    media.RESULTS_JSON, media.RESULTS_XML, media.RESULTS_CSV, media.RESULTS_TSV,
)  # fmt: skip
#: The forms of triples.
GRAPHS: Final = (media.TURTLE, media.JSON_LD, media.N_TRIPLES, media.RDF_XML)
#: The forms of what the endpoint says of itself: RDF, where the request does not say.
DESCRIPTIONS: Final = (*GRAPHS, media.HTML)

#: What programs ask for that know no better; it is answered by the same, under that name.
_PLAIN_JSON: Final = media.JSON


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rows, and what triples, are to be written as; ``None`` where none is acceptable.

    :param named: the address names the form
    """

    table: Media | None
    graph: Media | None
    named: bool


def wanted(request: Request) -> Wanted:
    """Return the forms that a request asks for.

    :raises BadRequest: where the address names one that there is not
    :raises NotAcceptable: where the header accepts none
    """
    name = request.args.get("format")
    if name is not None:
        return _by_name(name)
    found = Wanted(
        _accepted(request, (*TABLES, media.HTML, _PLAIN_JSON)),
        _accepted(request, (*GRAPHS, media.HTML)),
        named=False,
    )
    if found.table is None and found.graph is None:
        types = ", ".join(one.type for one in (*TABLES, *GRAPHS, media.HTML))
        raise NotAcceptable(f"Answers are had as {types}; the header Accept allows none of them.")
    return found


def prefers_page(request: Request) -> bool:
    """Return whether what is to be said is better said by a page than to a program."""
    name = request.args.get("format")
    if name is not None:
        return name == media.HTML.name
    types = [one.type for one in (*TABLES, *DESCRIPTIONS)]
    return request.accept_mimetypes.best_match(types) == media.HTML.type


def _by_name(name: str) -> Wanted:
    def found(offered: Sequence[Media]) -> Media | None:
        return next((one for one in (*offered, media.HTML) if one.name == name), None)

    table, graph = found(TABLES), found(GRAPHS)
    if table is None and graph is None:
        names = ", ".join(one.name for one in (*TABLES, *DESCRIPTIONS))
        raise BadRequest(f"There is no such format here; there are: {names}.")
    return Wanted(table, graph, named=True)


def _accepted(request: Request, offered: Sequence[Media]) -> Media | None:
    try:
        return negotiated(request, offered)
    except NotAcceptable:
        return None
