"""What a query is, told before any of it runs: what it may not ask for, which graphs it chooses.

The engine has no call that says so, and would go to the network for ``SERVICE``. So a second
parser, rdflib's, reads each query, and what stands in its tree decides. Where two parsers read one
text in two ways, something might pass the one and be run by the other; so what the engine is given
must pass :mod:`graph.store.calls` too, which follows the engine's own reading letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

from pyoxigraph import NamedNode
from pyparsing import ParseBaseException  # rdflib's parser is made of it
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graph import vocab
from graph.errors import ForbiddenQuery, UnreadableQuery
from graph.store import Dataset
from graph.store.calls import CALLS_OUT, CHANGES
from graph.store.reading import Reader

__all__ = ["chosen_graphs"]

_CALL: Final = "ServiceGraphPattern"
_TOO_DEEP: Final = "it nests too deeply"
#: What rdflib's parser raises: for a text that it cannot read, or that has a character which there
#: is not.
_UNREADABLE: Final = (ParseBaseException, ValueError)


def chosen_graphs(sparql: str, reader: Reader) -> Dataset | None:
    """Return the graphs that a query chooses (``FROM``), ``None`` where it leaves that open.

    :raises UnreadableQuery: where it cannot be read
    :raises ForbiddenQuery: where it is an update, or has another server asked
    """
    try:
        reader.understood(sparql)
    except UnreadableQuery as error:
        if _is_update(sparql):
            raise ForbiddenQuery(CHANGES) from error
        raise _explained(sparql, error) from error
    prologue, query = _parsed(sparql)
    if any(part.name == _CALL for part in _parts(query)):
        raise ForbiddenQuery(CALLS_OUT)
    return _dataset(prologue, query.datasetClause or ())


def _explained(sparql: str, error: UnreadableQuery) -> UnreadableQuery:
    """Return an error in better words, where it is for want of a prefix.

    The engine names what else could have stood there, and seldom the prefix.
    """
    with suppress(UnreadableQuery):
        prologue, query = _parsed(sparql)
        declared = {part.prefix or "" for part in _parts(prologue) if part.name == "PrefixDecl"}
        used = {part.prefix or "" for part in _parts(query) if part.name == "pname"}
        unknown = sorted(used - declared - vocab.PREFIXES.keys())
        if unknown:
            told = f'the prefix "{unknown[0]}:" is not declared'
            return UnreadableQuery(told, error.line, error.column)
    return error


def _is_update(sparql: str) -> bool:
    try:
        return bool(parseUpdate(sparql).request)
    except (*_UNREADABLE, RecursionError):
        return False


def _parsed(sparql: str) -> tuple[Any, CompValue]:
    try:
        prologue, query = parseQuery(sparql)
    except ParseBaseException as error:
        told = f"more than SPARQL 1.1 stands at {error.lineno}:{error.column}"
        raise UnreadableQuery(told, error.lineno, error.column) from error
    except ValueError as error:
        raise UnreadableQuery(str(error), None, None) from error
    except RecursionError as error:
        raise UnreadableQuery(_TOO_DEEP, None, None) from error
    return prologue, query


def _parts(tree: object) -> Iterator[CompValue]:
    """Yield all parts of a parsed query, at whatever depth."""
    left = [tree]
    while left:
        part = left.pop()
        if isinstance(part, CompValue):
            yield part
            left.extend(part.values())
        elif isinstance(part, Sequence) and not isinstance(part, str):
            left.extend(part)


def _dataset(prologue: Any, clauses: Sequence[CompValue]) -> Dataset | None:
    if not clauses:
        return None
    known = translatePrologue(prologue, vocab.DEFAULT_BASE, dict(vocab.PREFIXES))

    def graphs(kind: str) -> tuple[NamedNode, ...]:
        return tuple(NamedNode(str(known.absolutize(one[kind]))) for one in clauses if kind in one)

    return Dataset(graphs("default"), graphs("named"))
