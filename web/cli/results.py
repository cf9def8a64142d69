"""What a SPARQL query returns, as a table."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from graph.vocab import DEFAULT_BASE, PREFIXES
from web.cli.tables import Cell, Table

__all__ = ["SHORT", "expanded", "rows_table", "shortened", "triples_table", "turtle"]

#: What stands for the beginning of an address in tables for people, and in parameters.
SHORT: Final = PREFIXES | {"id": DEFAULT_BASE}

_XSD: Final = PREFIXES["xsd"]
_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
#: By datatype, how its numbers are written: a query may put any text before ``^^``.
_NUMBERS: Final = {f"{_XSD}{kind}": _WHOLE for kind in ("integer", "int", "long")} | {
    f"{_XSD}decimal": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
}
_NEVER: Final = re.compile(r"(?!)")


def rows_table(answer: QuerySolutions, *, short: bool) -> Table:
    """Return the rows of a SELECT: lexical forms, numbers as numbers, the unbound empty.

    :param short: with addresses shortened, for people; see :func:`shortened`
    """
    names = tuple(variable.value for variable in answer.variables)
    return Table(names, tuple(tuple(_cell(term, short=short) for term in row) for row in answer))


def shortened(iri: str) -> str:
    """Return an address with our prefix for its beginning, where there is one.

    >>> shortened("https://w3id.org/nextrung/id/class/some-county/3170200")
    'id:class/some-county/3170200'
    """
    for prefix, space in SHORT.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def expanded(iri: str) -> str:
    """Return the address that a shortened one stands for, and any other as it is.

    >>> expanded("scheme:flsa/exempt")
    'https://w3id.org/nextrung/scheme/flsa/exempt'
    """
    prefix, colon, rest = iri.partition(":")
    return f"{SHORT[prefix]}{rest}" if colon and prefix in SHORT else iri


def _cell(term: NamedNode | BlankNode | Literal | Triple | None, *, short: bool) -> Cell:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return shortened(term.value) if short else term.value
    if not isinstance(term, Literal):
        return str(term)
    is_number = _NUMBERS.get(term.datatype.value, _NEVER).fullmatch(term.value)
    return Decimal(term.value) if is_number else term.value


def triples_table(triples: tuple[Triple, ...], *, short: bool) -> Table:
    """Return a row a triple of a CONSTRUCT.

    :param short: with addresses shortened, for people; see :func:`shortened`
    """
    rows = (
        tuple(_cell(term, short=short) for term in (t.subject, t.predicate, t.object))
        for t in triples
    )
    return Table(("subject", "predicate", "object"), tuple(rows))


def turtle(triples: tuple[Triple, ...]) -> str:
    """Return the triples of a CONSTRUCT in Turtle, with our prefixes."""
    ordered = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return (serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
