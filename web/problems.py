"""Errors as programs read them: one shape, that of `RFC 9457 <https://www.rfc-editor.org/rfc/rfc9457>`_."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response, request
from werkzeug.exceptions import HTTPException

from web.media import CSV, HTML, JSON, JSON_LD, N_TRIPLES, RDF_XML, TURTLE

__all__ = ["PROBLEM", "headed", "of_program", "problem"]

PROBLEM = "application/problem+json"
#: What programs ask for, and people who read an error do not.
_DATA = (JSON, JSON_LD, TURTLE, RDF_XML, N_TRIPLES, CSV)


def of_program() -> bool:
    """Return whether the present request wants data, so that an error is told as data too."""
    named = request.args.get("format")
    if named is not None and any(named == one.name for one in _DATA):
        return True
    accepted = request.accept_mimetypes
    types = [HTML.type, PROBLEM, *(one.type for one in _DATA)]
    return bool(accepted) and accepted.best_match(types) != HTML.type


def problem(status: int, detail: str, **members: object) -> Response:
    """Return an error as a problem document.

    :param status: the HTTP status, 400 to 599
    :param detail: what is wrong, where, and what to do; a sentence
    :param members: further members of the document, by name, as values of JSON
    """
    told = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail, **members}
    return Response(json.dumps(told, ensure_ascii=False) + "\n", status, mimetype=PROBLEM)


def headed(response: Response, error: HTTPException) -> Response:
    """Return an answer with the headers of its error, which tell what would be possible.

    They are those that HTTP asks for, such as ``Allow`` (405) and ``Content-Range`` (416).
    """
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            response.headers[name] = value
    return response
