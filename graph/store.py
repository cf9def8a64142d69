"""The triple store: Oxigraph on disk or in memory, asked only as a union of its graphs.

Every query sees the union of all named graphs, since Oxigraph's own default graph is empty.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

import pyoxigraph as ox

from graph import resources, vocab
from graph.errors import QueryError, StoreError
from graph.iris import Iris
from graph.resources import Bindable

__all__ = ["Row", "Store", "Term"]

logger = logging.getLogger(__name__)

Term: TypeAlias = ox.NamedNode | ox.Literal
#: One answer of a SELECT query: its bound variables.
Row: TypeAlias = Mapping[str, Term]

#: Which of our own files stands in which graph.
_REFERENCE: dict[str, tuple[str, ...]] = {
    "ontology": ("ladder.ttl", "schemes.ttl"),
    "alignments": ("alignments.ttl",),
}


class Store:
    """Graphs, written whole and asked together.

    Open one with :meth:`memory`, :meth:`open` or :meth:`read`; it is a context manager.
    """

    def __init__(self, engine: ox.Store, place: str, *, writes: bool = True) -> None:
        self._engine = engine
        self._writes = writes
        self.place = place

    @classmethod
    def memory(cls) -> Self:
        """Return an empty store that lives as long as the process."""
        store = cls(ox.Store(), "in memory")
        store._put_reference()
        return store

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Return the store in a folder for writing, making it where there is none.

        :raises StoreError: where the folder cannot be written or another process writes to it
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            store = cls(ox.Store(folder), str(folder))
        except OSError as error:
            raise StoreError(str(folder), _open_failure(error)) from error
        store._put_reference()
        return store

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the store in a folder for reading only; it sees what is there now.

        :raises StoreError: where the folder holds no store
        """
        if not (folder / "CURRENT").exists():
            raise StoreError(str(folder), "nothing is loaded there; run `nextrung load PATH` first")
        try:
            return cls(ox.Store.read_only(str(folder)), str(folder), writes=False)
        except OSError as error:
            raise StoreError(str(folder), f"it cannot be read ({error})") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder, so that another process may write."""
        if self._writes:
            # Readers would otherwise replay the engine's log each time that they open the store.
            self._engine.flush()
        del self._engine

    def put(self, graph: ox.NamedNode, triples: Iterable[ox.Triple]) -> None:
        """Make a graph hold exactly these triples."""
        quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
        self._engine.remove_graph(graph)
        self._engine.extend(quads)
        logger.debug("%s: %d triples", graph.value, len(quads))

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""
        self._engine.remove_graph(graph)

    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """Return the names of the graphs that hold something, sorted."""
        named = (graph for graph in self._engine.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(named, key=lambda graph: graph.value))

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""
        return (quad.triple for quad in self._engine.quads_for_pattern(None, None, None, graph))

    def ask(self, question: str, values: Mapping[str, Bindable] | None = None) -> list[Row]:
        """Return the rows of a catalogue query.

        :param question: its name, such as ``"rungs"``
        :param values: a term for each parameter to be bound
        :raises QueryError: where the query has no such parameter
        """
        answer = self.query(resources.bind(resources.query(question), values or {}))
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError(f"Query {question} is no SELECT query.")
        names = [variable.value for variable in answer.variables]
        return [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in answer
        ]

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the answer to a SPARQL 1.1 query over the union of all graphs.

        The prefixes of :data:`graph.vocab.PREFIXES` need not be declared.

        :raises QueryError: with line and column where the text is no query
        """
        try:
            return self._engine.query(
                sparql, prefixes=dict(vocab.PREFIXES), use_default_graph_as_union=True
            )
        except SyntaxError as error:
            raise QueryError(f"The query cannot be read: {error.msg}.") from error

    def _put_reference(self) -> None:
        for name, sources in _REFERENCE.items():
            self.put(
                Iris().reference(name), (t for file in sources for t in resources.triples(file))
            )


def _open_failure(error: OSError) -> str:
    if "lock" in str(error).casefold():
        return "another process writes to it; wait until it is done, or choose another with --store"
    return f"it cannot be opened for writing ({error})"
