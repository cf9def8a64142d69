"""Reads a request as the `SPARQL 1.1 Protocol <https://www.w3.org/TR/sparql11-protocol/>`_ has it.

Three ways to ask: GET with the query in the address; POST with a form; POST with the query itself,
all else in the address. What is neither is refused with a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import parse_qsl

from flask import Request
from pyoxigraph import NamedNode
from werkzeug.exceptions import (
    BadRequest,
    Forbidden,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)

from graph.store.calls import CHANGES
from web.sparql.limits import Limits

__all__ = ["FORM", "QUERY", "Asked", "asked"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"

#: Parts of an update request; an endpoint that only answers takes none.
_CHANGING: Final = frozenset({"update", "using-graph-uri", "using-named-graph-uri"})
#: A character takes up to four bytes, and each of them three letters of an address.
_WIDEST: Final = 12
#: Bytes of a request for all else.
_MORE: Final = 10_000

_Fields: TypeAlias = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks.

    :param sparql: ``None`` where it is about the endpoint itself
    :param default: the graphs that it chooses to be merged
    :param named: the graphs that it lets the query name
    """

    sparql: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def asked(request: Request, limits: Limits) -> Asked:
    """Return what a GET or POST request asks.

    :raises HTTPException: where the protocol knows no such request, or it is too long
    """
    address = _fields(request.query_string)
    if request.method != "POST":
        return _from_fields(address, limits)
    if request.content_encoding:
        raise UnsupportedMediaType("A body is taken only as it is, without Content-Encoding.")
    request.max_content_length = _WIDEST * limits.length + _MORE
    if request.mimetype == FORM:
        _require_utf_8(request)
        return _from_form([*address, *_fields(request.get_data())], limits)
    if request.mimetype == QUERY:
        _require_utf_8(request)
        return _direct(address, request.get_data(), limits)
    if request.mimetype == _UPDATE:
        raise Forbidden(CHANGES)
    raise UnsupportedMediaType(f"A query is posted as {FORM} or as {QUERY}.")


def _from_fields(fields: _Fields, limits: Limits) -> Asked:
    queries = [value for name, value in fields if name == "query"]
    if len(queries) > 1:
        raise BadRequest("A request holds one query; this one has several.")
    found = _with_graphs(queries[0] if queries else None, fields, limits)
    if found.sparql is None and (found.default or found.named):
        raise BadRequest("The request chooses graphs but has no query; give one as query=….")
    return found


def _from_form(fields: _Fields, limits: Limits) -> Asked:
    if not any(name == "query" for name, _ in fields) and not _CHANGING.intersection(dict(fields)):
        raise BadRequest("The form has no field named query.")
    return _from_fields(fields, limits)


def _direct(address: _Fields, body: bytes, limits: Limits) -> Asked:
    if any(name == "query" for name, _ in address):
        raise BadRequest("The body is the query; leave the other one out of the address.")
    try:
        return _with_graphs(body.decode("utf-8"), address, limits)
    except UnicodeDecodeError as error:
        raise BadRequest(f"The query is no text in UTF-8 (its byte {error.start}).") from error


def _with_graphs(sparql: str | None, fields: _Fields, limits: Limits) -> Asked:
    if any(name in _CHANGING for name, _ in fields):
        raise Forbidden(CHANGES)
    if sparql is not None and len(sparql) > limits.length:
        raise RequestEntityTooLarge(
            f"A query has at most {limits.length} characters; this one has {len(sparql)}."
        )
    default = tuple(value for name, value in fields if name == "default-graph-uri")
    named = tuple(value for name, value in fields if name == "named-graph-uri")
    if len(default) + len(named) > limits.graphs:
        raise BadRequest(f"A request chooses at most {limits.graphs} graphs.")
    for iri in (*default, *named):
        _require_iri(iri)
    return Asked(sparql, default, named)


def _fields(encoded: bytes) -> _Fields:
    """Return names with values.

    :raises BadRequest: where what they stand for is no text in UTF-8
    """
    try:
        return parse_qsl(encoded.decode("utf-8"), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise BadRequest("The request is no text in UTF-8.") from error


def _require_utf_8(request: Request) -> None:
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise UnsupportedMediaType("A query is taken in UTF-8 only.")


def _require_iri(iri: str) -> None:
    try:
        NamedNode(iri)
    except ValueError as error:
        raise BadRequest("A graph is chosen by its address, like https://….") from error
