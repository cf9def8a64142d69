"""The terms of an answer as cells of a table: addresses of ours lead to their pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox
from flask import url_for

from graph import vocab
from graph.documents import short
from web.addresses import shortened
from web.classes import class_address
from web.ladders import address
from web.sparql.exchange import Answered

__all__ = ["Cell", "Table", "cell", "page_of", "table"]

#: Of a longer text the rest is left out of the page.
_LONGEST: Final = 400
#: A digest in an address, and how much of it tells one from another.
_DIGEST: Final = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")
_TRIPLE: Final = ("subject", "predicate", "object")
_PLAIN: Final = frozenset({f"{vocab.PREFIXES['xsd']}string", f"{vocab.PREFIXES['rdf']}langString"})

#: Under whichever base they were minted; where nothing of ours bears the name, its page says so.
_OURS: Final = re.compile(
    r"[^?#]+/(?:(?P<kind>class|series)/[^/?#]+/[^/?#]+|spec/[0-9a-f]{2,64}(?P<within>#.*)?)"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One term as it is shown.

    :param href: its page here, where it has one
    :param whole: what it is short for, where it is
    :param note: its language or its datatype, where that does not go without saying
    :param left_out: how many characters of it are not shown
    """

    text: str
    href: str | None = None
    whole: str | None = None
    note: str | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the names of their columns; ``None`` stands where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]


def table(answer: Answered, most: int) -> Table:
    """Return an answer of rows or triples, which was written as JSON or N-Triples, as a table.

    :param most: how many rows of it at most
    """
    if answer.form == "graph":
        triples = ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)
        rows = ((one.subject, one.predicate, one.object) for one in triples)
        return Table(_TRIPLE, tuple(tuple(map(cell, row)) for row in islice(rows, most)))
    found = ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((Cell("yes" if found else "no"),),))
    names = tuple(variable.value for variable in found.variables)
    return Table(names, tuple(tuple(map(cell, row)) for row in islice(found, most)))


def cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell | None:
    """Return a term as it is shown."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        told = _DIGEST.sub(r"\1…", shortened(term.value))
        whole = term.value if told != term.value else None
        return _cut(told, href=page_of(term.value), whole=whole)
    if isinstance(term, ox.Literal):
        return _cut(term.value, note=_note(term))
    return _cut(str(term))


def page_of(iri: str) -> str | None:
    """Return the address of the page about a class, a ladder, or a document or part of one.

    :param iri: of anything
    """
    ours = _OURS.fullmatch(iri)
    if ours is None:
        return None
    if ours["kind"] == "class":
        return class_address(iri)
    if ours["kind"] == "series":
        employer, _, series = address(iri).partition("/")
        return url_for("ladders.ladder", employer=employer, series=series)
    return url_for("documents.document", digits=short(iri.partition("#")[0]))


def _note(literal: ox.Literal) -> str | None:
    if literal.language is not None:
        return literal.language
    datatype = literal.datatype.value
    return None if datatype in _PLAIN else shortened(datatype)


def _cut(
    text: str, *, href: str | None = None, whole: str | None = None, note: str | None = None
) -> Cell:
    left_out = max(len(text) - _LONGEST, 0)
    return Cell(text[:_LONGEST], href, whole, note, left_out)
