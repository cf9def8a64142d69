"""What an answer can be written as, and which of it a request asks for.

An address may name the form by ``?format=``; else the header ``Accept`` decides
(`RFC 9110, section 12.5.1 <https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1>`_).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Request, Response, after_this_request, request
from werkzeug.exceptions import BadRequest, NotAcceptable

__all__ = [
    "CSV",
    "GRAPHML",
    "HTML",
    "JSON",
    "JSON_LD",
    "MARKDOWN",
    "N_QUADS",
    "N_TRIPLES",
    "RDF_XML",
    "RESULTS_CSV",
    "RESULTS_JSON",
    "RESULTS_TSV",
    "RESULTS_XML",
    "TRIG",
    "TURTLE",
    "Media",
    "form_asked",
    "negotiated",
]


@dataclass(frozen=True, slots=True)
class Media:
    """A form of an answer: its name in an address, its media type, the ending of its files."""

    name: str
    type: str
    ending: str


HTML: Final = Media("html", "text/html", "html")
JSON: Final = Media("json", "application/json", "json")
#: https://www.rfc-editor.org/rfc/rfc4180
CSV: Final = Media("csv", "text/csv", "csv")
#: https://www.rfc-editor.org/rfc/rfc7763
MARKDOWN: Final = Media("md", "text/markdown", "md")
#: http://graphml.graphdrawing.org/specification.html; the type is registered with nobody
GRAPHML: Final = Media("graphml", "application/graphml+xml", "graphml")

#: https://www.w3.org/TR/turtle/
TURTLE: Final = Media("turtle", "text/turtle", "ttl")
#: https://www.w3.org/TR/json-ld11/
JSON_LD: Final = Media("jsonld", "application/ld+json", "jsonld")
#: https://www.w3.org/TR/rdf-syntax-grammar/
RDF_XML: Final = Media("rdfxml", "application/rdf+xml", "rdf")
#: https://www.w3.org/TR/n-triples/
N_TRIPLES: Final = Media("ntriples", "application/n-triples", "nt")
#: https://www.w3.org/TR/n-quads/
N_QUADS: Final = Media("nquads", "application/n-quads", "nq")
#: https://www.w3.org/TR/trig/
TRIG: Final = Media("trig", "application/trig", "trig")

#: https://www.w3.org/TR/sparql11-results-json/
RESULTS_JSON: Final = Media("json", "application/sparql-results+json", "srj")
#: https://www.w3.org/TR/rdf-sparql-XMLres/
RESULTS_XML: Final = Media("xml", "application/sparql-results+xml", "srx")
#: https://www.w3.org/TR/sparql11-results-csv-tsv/
RESULTS_CSV: Final = Media("csv", "text/csv", "csv")
RESULTS_TSV: Final = Media("tsv", "text/tab-separated-values", "tsv")


def negotiated(asked: Request, offered: Sequence[Media]) -> Media:
    """Return the form that a request asks for; the first that is offered where it does not say.

    :param offered: best first, each name once
    :raises BadRequest: where the address names a form that is not offered
    :raises NotAcceptable: where the header accepts none
    """
    by_name = {one.name: one for one in offered}
    wanted = asked.args.get("format")
    if wanted is not None:
        if wanted not in by_name:
            raise BadRequest(f"There is no such format here; there are: {', '.join(by_name)}.")
        return by_name[wanted]
    if not asked.accept_mimetypes:
        return offered[0]
    best = asked.accept_mimetypes.best_match([one.type for one in offered])
    if best is None:
        types = ", ".join(one.type for one in offered)
        raise NotAcceptable(f"This can be had as {types}; the header Accept allows none of them.")
    return next(one for one in offered if one.type == best)


def form_asked(*offered: Media) -> Media:
    """Return the form that the present request asks for, as :func:`negotiated` does.

    Where the address does not name it, the answer says that it varies by the header ``Accept``.

    :param offered: best first
    :raises BadRequest: where the address names a form that is not offered
    :raises NotAcceptable: where the header accepts none
    """
    if "format" not in request.args:
        after_this_request(_varying)
    return negotiated(request, offered)


def _varying(answer: Response) -> Response:
    answer.vary.add("Accept")
    return answer
