"""The engine in this process: Oxigraph, in memory or on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from graph import vocab
from graph.errors import QueryError, StoreError
from graph.store.engine import Answer, Dataset, Drawn, Row, rows_of
from graph.store.reading import unreadable

__all__ = ["Embedded"]

#: Triples; they take about a kilobyte each in memory.
_MOST_UNWRITTEN: Final = 50_000


class Embedded:
    """An :class:`~graph.store.engine.Engine` over Oxigraph.

    :param place: what messages call it
    :param tidied: the folder of the engine's files, to be tidied on closing by who wrote to it
    """

    def __init__(self, store: ox.Store, place: str, *, tidied: Path | None = None) -> None:
        self._store = store
        self._place = place
        self._tidied = tidied
        #: How many triples were put since what was put before was written down.
        self._unwritten = 0

    def close(self) -> None:
        """Let go of the folder, so that another process may write."""
        if self._tidied is None:
            del self._store
            return
        # Readers would otherwise replay the engine's log each time that they open the store.
        with self._speaks():
            self._store.flush()
        del self._store
        # The engine drops its logs, two thirds of the folder after a load, only when it next opens.
        with suppress(OSError):
            ox.Store(self._tidied)

    def optimize(self) -> None:
        """Pack what was written, so that it takes less room and reads faster."""
        with self._speaks():
            self._store.optimize()

    def put(self, graph: ox.NamedNode, wanted: set[ox.Triple]) -> None:
        """Make a graph hold exactly these triples, in one transaction."""
        held = set(self.triples(graph))
        with self._speaks():
            if not wanted:
                self._store.remove_graph(graph)
            elif not held:
                self._store.extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in wanted)
            elif held != wanted:
                self._store.update(_replacement(graph, held, wanted))
            self._note(len(wanted))

    def put_ntriples(self, graph: ox.NamedNode, wanted: bytes) -> None:
        """Make a graph hold exactly what some N-Triples say, in one transaction."""
        if next(self.triples(graph), None) is not None:
            parsed = ox.parse(wanted, format=ox.RdfFormat.N_TRIPLES)
            self.put(graph, {quad.triple for quad in parsed})
            return
        with self._speaks():
            self._store.load(wanted, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
            self._note(wanted.count(b"\n"))

    def _note(self, written: int) -> None:
        """Have the engine write down what it keeps in memory, where that is much.

        By itself it does so only when it holds over a gigabyte.
        """
        self._unwritten += written
        if self._unwritten >= _MOST_UNWRITTEN:
            self._store.flush()
            self._unwritten = 0

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""
        with self._speaks():
            self._store.remove_graph(graph)

    def graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the names of the graphs that hold something."""
        with self._speaks():
            for graph in self._store.named_graphs():
                if isinstance(graph, ox.NamedNode):
                    yield graph

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""
        with self._speaks():
            for quad in self._store.quads_for_pattern(None, None, None, graph):
                yield quad.triple

    def write(self, file: IO[bytes]) -> None:
        """Write all graphs as N-Quads."""
        # What the file's system refuses is not the engine's fault, and stays an OSError.
        try:
            self._store.dump(file, format=ox.RdfFormat.N_QUADS)
        except RuntimeError as error:
            raise StoreError(self._place, f"it is damaged ({error})") from error

    def ntriples(self, graph: ox.NamedNode) -> bytes:
        """Return what one graph holds, as N-Triples."""
        with self._speaks():
            return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""

    def literal(self, graph: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
        """Return what a graph says of itself, or ``None``."""
        with self._speaks():
            for quad in self._store.quads_for_pattern(graph, predicate, None, graph):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return None

    def rows(self, sparql: str) -> list[Row]:
        """Return the rows of a SELECT query."""
        with self._speaks():
            return rows_of(self._query(sparql))

    def answer(self, sparql: str) -> Answer:
        """Return the whole answer: the engine has nothing left to do, and so to fail at."""
        with self._speaks():
            answer = self._query(sparql)
            if isinstance(answer, ox.QueryTriples):
                return tuple(answer)
            if isinstance(answer, ox.QueryBoolean):
                return answer
            rows = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return ox.parse_query_results(rows, format=ox.QueryResultsFormat.JSON)

    @contextmanager
    def drawing(self, sparql: str, over: Dataset | None) -> Iterator[Drawn]:
        """Yield an answer that is worked out as it is drawn."""
        with self._speaks():
            yield self._query(sparql, over)

    def _query(
        self, sparql: str, over: Dataset | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        ask = partial(
            self._store.query,
            sparql,
            base_iri=vocab.DEFAULT_BASE,
            prefixes=dict(vocab.PREFIXES),
        )
        if over is None:
            return ask(use_default_graph_as_union=True)
        return ask(default_graph=list(over.default), named_graphs=list(over.named))

    @contextmanager
    def _speaks(self) -> Iterator[None]:
        """Turn what the engine raises, while asked or while its rows are drawn, into our errors."""
        try:
            yield
        except SyntaxError as error:
            raise unreadable(error) from error
        except OSError as error:
            raise StoreError(self._place, f"it cannot be read or written ({error})") from error
        except RuntimeError as error:
            if "corruption" in str(error).casefold():
                raise StoreError(self._place, f"it is damaged ({error})") from error
            raise QueryError(f"The query cannot be answered: {error}.") from error


def _replacement(graph: ox.NamedNode, held: set[ox.Triple], wanted: set[ox.Triple]) -> str:
    """Return the update that makes a graph out of another: one request is one transaction.

    Only what differs is written, which is several times faster, save where blank nodes stand in
    what goes: no update can name them. All terms are serialised by the engine's own library.
    """
    gone = held - wanted
    if any(isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode) for t in gone):
        return f"DROP GRAPH {graph} ; INSERT DATA {_block(graph, wanted)}"
    return f"DELETE DATA {_block(graph, gone)} ; INSERT DATA {_block(graph, wanted - held)}"


def _block(graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> str:
    return f"{{ GRAPH {graph} {{ {' . '.join(map(str, triples))} }} }}"
