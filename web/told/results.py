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

from graph.vocab import PREFIXES
from web.addresses import shortened
from web.told.tables import Cell, Table

__all__ = ["rows_table", "triples_table", "turtle"]

_XSD: Final = PREFIXES["xsd"]
_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
#: By datatype, how its numbers are written: a query may put any text before ``^^``.
_NUMBERS: Final = {f"{_XSD}{kind}": _WHOLE for kind in ("integer", "int", "long")} | {
    f"{_XSD}decimal": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
}
_NEVER: Final = re.compile(r"(?!)")


def rows_table(answer: QuerySolutions, *, short: bool) -> Table:
    """Return the rows of a SELECT: lexical forms, numbers as numbers, the unbound empty.

    :param short: with addresses shortened, for people; see :func:`web.addresses.shortened`
    """
    names = tuple(variable.value for variable in answer.variables)
    return Table(names, tuple(tuple(_cell(term, short=short) for term in row) for row in answer))


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

    :param short: with addresses shortened, for people; see :func:`web.addresses.shortened`
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
