"""The engine elsewhere: any SPARQL 1.1 server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Final

import pyoxigraph as ox

from graph.errors import StoreError
from graph.store import locks
from graph.store.access import settings
from graph.store.calls import wants_triples
from graph.store.engine import Answer, Dataset, Drawn, Row, rows_of
from graph.store.reading import Reader
from graph.store.server import Server

__all__ = ["Remote", "reading", "writing"]

_NTRIPLES: Final = "application/n-triples"
_RESULTS: Final = "application/sparql-results+json"


def writing(url: str, wait: float, closing: ExitStack) -> Remote:
    """Return the engine of a server for writing.

    :param wait: how many seconds to wait for another writer of this machine
    :param closing: closes the connections and gives back the right to write
    :raises StoreError: where another one still writes, or the environment says what cannot be
    """
    closing.enter_context(locks.writing(locks.folder_for(url), url, wait))
    return reading(url, closing)


def reading(url: str, closing: ExitStack) -> Remote:
    """Return the engine of a server.

    :param closing: closes the connections
    :raises StoreError: where the environment says what cannot be
    """
    engine = Remote(url)
    closing.callback(engine.close)
    return engine


class Remote:
    """An :class:`~graph.store.engine.Engine` over a server.

    :param place: its address, without a slash at its end
    :raises StoreError: where the environment says of it what cannot be
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self._server = Server(settings(place))
        # Reads each query before the server does.
        self._reader = Reader()

    def close(self) -> None:
        """Close the connections."""
        self._server.close()

    def optimize(self) -> None:
        """Leave it to the server, which packs by itself; the protocol has no word for it."""

    def put(self, graph: ox.NamedNode, wanted: set[ox.Triple]) -> None:
        """Make a graph hold exactly these triples, in one request."""
        if wanted:
            self.put_ntriples(graph, ox.serialize(wanted, format=ox.RdfFormat.N_TRIPLES) or b"")
        else:
            self.remove(graph)

    def put_ntriples(self, graph: ox.NamedNode, wanted: bytes) -> None:
        """Make a graph hold exactly what some N-Triples say, in one request."""
        self._server.put_graph(graph.value, wanted)

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""
        self._server.update(f"DROP SILENT GRAPH {graph}")

    def graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the names of the graphs that hold something."""
        for row in self.rows("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"):
            if isinstance(row["graph"], ox.NamedNode):
                yield row["graph"]

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""
        yield from self._read(self.ntriples(graph))

    def ntriples(self, graph: ox.NamedNode) -> bytes:
        """Return what one graph holds, as N-Triples."""
        content = self._server.graph(graph.value)
        if content is None and self.answer(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"):
            raise self._server.no_graphs_there()
        return content or b""

    def write(self, file: IO[bytes]) -> None:
        """Write all graphs as N-Quads, one after the other."""
        for graph in self.graphs():
            told = self.triples(graph)
            quads = (ox.Quad(one.subject, one.predicate, one.object, graph) for one in told)
            ox.serialize(quads, file, format=ox.RdfFormat.N_QUADS)

    def literal(self, graph: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        """Return what a graph says of itself, or ``None``."""
        asked = f"SELECT ?value WHERE {{ GRAPH {graph} {{ {graph} {predicate} ?value }} }}"
        for row in self.rows(asked):
            if isinstance(row["value"], ox.Literal):
                return row["value"].value
        return None

    def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT query."""
        try:
            return rows_of(self._results(sparql))
        except SyntaxError as error:
            raise self._nonsense() from error

    def answer(self, sparql: str) -> Answer:
        """Return the whole answer to a query."""
        whole = self._reader.understood(sparql)
        if wants_triples(sparql):
            return tuple(self._read(self._server.query(whole, _NTRIPLES)))
        try:
            return self._results(whole)
        except SyntaxError as error:
            raise self._nonsense() from error

    @contextmanager
    def drawing(self, sparql: str, over: Dataset | None) -> Iterator[Drawn]:
        """Yield an answer that is taken from the server as it is drawn; the rest is left there."""
        whole = self._reader.understood(sparql)
        triples = wants_triples(sparql)
        accept = _NTRIPLES if triples else _RESULTS
        with self._server.answering(whole, accept, over) as content:
            try:
                yield self._read(content) if triples else _rows(content)
            except SyntaxError as error:
                raise self._nonsense() from error

    def _results(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean:
        answer = self._server.query(sparql, _RESULTS)
        return _rows(answer)

    def _read(self, content: bytes | IO[bytes]) -> Iterator[ox.Triple]:
        try:
            for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES):
                yield quad.triple
        except SyntaxError as error:
            raise self._nonsense() from error

    def _nonsense(self) -> StoreError:
        return StoreError(
            self._place, "what it answers is no SPARQL 1.1; check that the address is a server's"
        )


def _rows(content: bytes | IO[bytes]) -> ox.QuerySolutions | ox.QueryBoolean:
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
