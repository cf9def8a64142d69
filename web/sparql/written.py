"""Answers as bytes, in the forms that the W3C defines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, TypeAlias
from xml.parsers import expat

import pyoxigraph as ox

from graph.errors import QueryError
from graph.vocab import PREFIXES

__all__ = ["Cell", "graph", "table", "truth"]

#: A value of a row; ``None`` where the variable is not bound.
Cell: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

_JSON: Final = ox.QueryResultsFormat.JSON
#: The datatypes that go without saying.
_PLAIN: Final = frozenset(
    {PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString", PREFIXES["rdf"] + "dirLangString"}
)


def table(names: Sequence[str], rows: Iterable[Sequence[Cell]], media_type: str) -> bytes:
    """Return rows in a form.

    The engine writes an answer only to its end. So the rows that are wanted are written down as
    JSON here, and what the engine's library reads of them it writes in any form.

    :param names: of the variables, without question marks
    :raises QueryError: where the form cannot hold what they hold
    """
    bindings = [
        {name: _term(term) for name, term in zip(names, row, strict=True) if term is not None}
        for row in rows
    ]
    told = {"head": {"vars": list(names)}, "results": {"bindings": bindings}}
    return _as(json.dumps(told, ensure_ascii=False).encode(), media_type)


def truth(answer: bool, media_type: str) -> bytes:
    """Return yes or no in a form: in CSV and TSV, of which the standard is silent, one word."""
    return _as(json.dumps({"head": {}, "boolean": answer}).encode(), media_type)


def graph(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """Return triples in a form, those of one subject together.

    :raises QueryError: where the form cannot hold them
    """
    form = ox.RdfFormat.from_media_type(media_type)
    ordered = sorted(triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    written = ox.serialize(ordered, format=form, prefixes=PREFIXES) or b""
    return _checked(written, media_type)


def _as(results: bytes, media_type: str) -> bytes:
    form = ox.QueryResultsFormat.from_media_type(media_type)
    if form == _JSON:
        return results + b"\n"
    written = ox.parse_query_results(results, format=_JSON).serialize(format=form) or b""
    return _checked(written, media_type)


def _checked(written: bytes, media_type: str) -> bytes:
    """Make sure that what should be XML is: some characters and names it cannot hold."""
    if media_type.endswith("+xml"):
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(written, True)
        except expat.ExpatError as error:
            raise QueryError(
                "The answer holds a character or a name that XML cannot hold; ask for another "
                "format."
            ) from error
    return written


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> dict[str, Any]:
    """Return a term as JSON has it.

    Source: `SPARQL 1.1 Query Results JSON Format, section 3.2.2
    <https://www.w3.org/TR/sparql11-results-json/#select-encode-terms>`_; for triples and the
    direction of text that of `SPARQL 1.2 <https://www.w3.org/TR/sparql12-results-json/>`_.
    """
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    told = {"type": "literal", "value": term.value}
    if term.language is not None:
        told["xml:lang"] = term.language
    if term.direction is not None:
        told["its:dir"] = term.direction.value
    if term.datatype.value not in _PLAIN:
        told["datatype"] = term.datatype.value
    return told
