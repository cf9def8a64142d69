"""Triples as an answer, in whichever syntax of RDF is asked for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox
from flask import Response, json, request

from graph.vocab import PREFIXES
from web.exports import write_json_ld
from web.media import JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Media

__all__ = ["RDF", "answer", "triples_of"]

#: What every thing can be had as, best first.
RDF: Final = (TURTLE, JSON_LD, RDF_XML, N_TRIPLES)
_FORMATS: Final[Mapping[Media, ox.RdfFormat]] = {
    TURTLE: ox.RdfFormat.TURTLE,
    RDF_XML: ox.RdfFormat.RDF_XML,
    N_TRIPLES: ox.RdfFormat.N_TRIPLES,
}


def answer(triples: Iterable[ox.Triple], form: Media, name: str) -> Response:
    """Return triples as a document that a program may keep and ask for again.

    :param triples: those of one subject together
    :param name: what a file of it is called, without its ending
    """
    told = Response(_written(triples, form), mimetype=form.type)
    told.headers.set("Content-Disposition", "inline", filename=f"{name}.{form.ending}")
    told.add_etag()
    told.make_conditional(request)
    return told


def _written(triples: Iterable[ox.Triple], form: Media) -> bytes:
    if form is JSON_LD:
        file = io.BytesIO()
        write_json_ld(triples, file)
        return file.getvalue()
    return ox.serialize(triples, format=_FORMATS[form], prefixes=PREFIXES) or b""


def triples_of(told: Mapping[str, Any]) -> list[ox.Triple]:
    """Return what an object of JSON-LD says whose names are shortened by our prefixes.

    :param told: one thing, with things inside it (https://www.w3.org/TR/json-ld11/)
    """
    text = json.dumps({"@context": PREFIXES, **told})
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.JSON_LD)]
