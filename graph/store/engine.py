"""What a store asks of the engine below it: the one interface of two engines.

:mod:`graph.store.embedded` is Oxigraph in this process, :mod:`graph.store.remote` any SPARQL 1.1
server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Protocol, TypeAlias

import pyoxigraph as ox

from graph.errors import QueryError

__all__ = ["Answer", "Dataset", "Drawn", "Engine", "Row", "Term", "rows_of"]

Term: TypeAlias = ox.NamedNode | ox.Literal
#: One answer of a SELECT query: its bound variables.
Row: TypeAlias = Mapping[str, Term]
#: What a query returns: rows of a SELECT, the yes or no of an ASK, triples of a CONSTRUCT.
Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | tuple[ox.Triple, ...]
#: The same, not yet worked out: it fails, if at all, while rows or triples are drawn from it.
Drawn: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]


@dataclass(frozen=True, slots=True)
class Dataset:
    """Which graphs a query is over: those merged where it names none, and those it may name.

    Source: `SPARQL 1.1 Protocol, section 2.1.4
    <https://www.w3.org/TR/sparql11-protocol/#dataset>`_.
    """

    default: tuple[ox.NamedNode, ...] = ()
    named: tuple[ox.NamedNode, ...] = ()


class Engine(Protocol):
    """Holds graphs and answers queries over their union.

    All methods raise :class:`~graph.errors.StoreError` where the engine cannot be read or written.
    """

    def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT query that declares its own prefixes.

        :raises QueryError: where it cannot be read or answered, or is no SELECT query
        """

    def answer(self, sparql: str) -> Answer:
        """Return the whole answer to a query, which may use our prefixes undeclared.

        :raises QueryError: where it cannot be read or answered
        """

    def drawing(self, sparql: str, over: Dataset | None) -> AbstractContextManager[Drawn]:
        """Return what yields an answer that is worked out as it is drawn.

        :param over: the graphs that it is over, whatever the query says; ``None`` for all
        :raises QueryError: on entering it or while it is drawn, where it cannot be read or answered
        """

    def put(self, graph: ox.NamedNode, wanted: set[ox.Triple]) -> None:
        """Make a graph hold exactly these triples, in one transaction."""

    def put_ntriples(self, graph: ox.NamedNode, wanted: bytes) -> None:
        """Make a graph hold exactly what some N-Triples say, in one transaction."""

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""

    def graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the names of the graphs that hold something."""

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""

    def write(self, file: IO[bytes]) -> None:
        """Write all graphs as N-Quads."""

    def ntriples(self, graph: ox.NamedNode) -> bytes:
        """Return what one graph holds, as N-Triples."""

    def literal(self, graph: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        """Return what a graph says of itself, or ``None``."""

    def optimize(self) -> None:
        """Pack what was written, where the engine does not do so by itself."""

    def close(self) -> None:
        """Let go of files and connections."""


def rows_of(answer: object) -> list[Row]:
    """Return the rows of a SELECT query's answer, each with the variables that it binds.

    :raises QueryError: where the query was of another kind
    """
    if not isinstance(answer, ox.QuerySolutions):
        raise QueryError("The query is no SELECT query.")
    names = [variable.value for variable in answer.variables]
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in answer
    ]
