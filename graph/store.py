"""The triple store: Oxigraph on disk or in memory, asked only as a union of its graphs.

Every query sees the union of all named graphs, since Oxigraph's own default graph is empty.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeAlias

import pyoxigraph as ox

from graph import resources, vocab
from graph.errors import QueryError, StoreError
from graph.iris import Iris, digest
from graph.resources import Bindable

__all__ = ["Place", "Row", "Store", "Term"]

logger = logging.getLogger(__name__)

Term: TypeAlias = ox.NamedNode | ox.Literal
#: Where a store is: a folder, or the address of a SPARQL 1.1 server.
Place: TypeAlias = Path | str
#: One answer of a SELECT query: its bound variables.
Row: TypeAlias = Mapping[str, Term]

#: Which of our own files stands in which graph.
_REFERENCE: dict[str, tuple[str, ...]] = {
    "ontology": ("ladder.ttl", "schemes.ttl"),
    "alignments": ("alignments.ttl",),
}

#: The word SERVICE where it is no part of an escape, comment, IRI, string, variable or local name.
#: Whatever is left may be the keyword: the engine takes it even where no space sets it off.
_CALLS_OUT = re.compile(
    r"""\\. | \#[^\r\n]* | <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | \'{3}(?:\'{0,2}(?:[^'\\]|\\.))*\'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+ | :[\w-]+ | (?P<keyword>service)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


#: A writer packs its files while a reader opens them: what the reader had listed may be gone, and
#: the next list is right. Pauses in seconds, one second in all.
_VANISHED: Final = "No such file or directory"
_READ_ATTEMPTS: Final = 21
_READ_PAUSE: Final = 0.05


class Store:
    """Graphs, written whole and asked together.

    Open one with :meth:`memory`, :meth:`open` or :meth:`read`; it is a context manager.
    """

    def __init__(self, engine: ox.Store, place: str, *, tidies: bool = False) -> None:
        self._engine = engine
        self._tidies = tidies
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
            store = cls(ox.Store(folder), str(folder), tidies=True)
        except (OSError, RuntimeError) as error:
            raise StoreError(str(folder), _open_failure(error)) from error
        store._put_reference()
        return store

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the store in a folder for reading only; it sees what is there now.

        :raises StoreError: where the folder holds no store, or a damaged one
        """
        if not (folder / "CURRENT").exists():
            raise StoreError(str(folder), "nothing is loaded there; run `nextrung load PATH` first")
        for _ in range(_READ_ATTEMPTS - 1):
            try:
                return cls(ox.Store.read_only(str(folder)), str(folder))
            except (OSError, RuntimeError) as error:
                if _VANISHED not in str(error):
                    break
                time.sleep(_READ_PAUSE)
        try:
            return cls(ox.Store.read_only(str(folder)), str(folder))
        except (OSError, RuntimeError) as error:
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
        if not self._tidies:
            del self._engine
            return
        # Readers would otherwise replay the engine's log each time that they open the store.
        self._engine.flush()
        del self._engine
        # The engine drops its logs, two thirds of the folder after a load, only when it next opens;
        # where another process writes by now, that has happened.
        with suppress(OSError):
            ox.Store(self.place)

    def optimize(self) -> None:
        """Pack what was written, so that it takes less room and reads faster."""
        with self._engine_speaks():
            self._engine.optimize()

    def put(
        self, graph: ox.NamedNode, triples: Iterable[ox.Triple], *, inputs: str | None = None
    ) -> None:
        """Make a graph hold exactly these triples.

        That is one transaction: whoever reads, or whatever stops the process, the graph is what it
        was before or what it is to be.

        :param inputs: a digest over what the triples were made from, kept in the graph itself
        :raises StoreError: where the folder cannot be written
        """
        wanted = set(triples)
        if inputs is not None:
            wanted.add(ox.Triple(graph, vocab.INPUTS_DIGEST, ox.Literal(inputs)))
        held = set(self.triples(graph))
        with self._engine_speaks():
            if not wanted:
                self._engine.remove_graph(graph)
            elif not held:
                self._engine.extend(
                    ox.Quad(t.subject, t.predicate, t.object, graph) for t in wanted
                )
            elif held != wanted:
                self._engine.update(_replacement(graph, held, wanted))
        logger.debug("%s: %d triples", graph.value, len(wanted))

    def inputs(self, graph: ox.NamedNode) -> str | None:
        """Return the digest that a graph was put with, or ``None``."""
        with self._engine_speaks():
            for quad in self._engine.quads_for_pattern(graph, vocab.INPUTS_DIGEST, None, graph):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return None

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""
        with self._engine_speaks():
            self._engine.remove_graph(graph)

    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """Return the names of the graphs that hold something, sorted."""
        named = (graph for graph in self._engine.named_graphs() if isinstance(graph, ox.NamedNode))
        return tuple(sorted(named, key=lambda graph: graph.value))

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""
        with self._engine_speaks():
            for quad in self._engine.quads_for_pattern(None, None, None, graph):
                yield quad.triple

    def ask(self, question: str, values: Mapping[str, Bindable] | None = None) -> list[Row]:
        """Return the rows of a catalogue query.

        :param question: its name, such as ``"rungs"``
        :param values: a term for each parameter to be bound
        :raises QueryError: where the query has no such parameter
        """
        with self._engine_speaks():
            answer = self._answer(resources.bind(resources.query(question), values or {}))
            if not isinstance(answer, ox.QuerySolutions):
                raise QueryError(f"Query {question} is no SELECT query.")
            names = [variable.value for variable in answer.variables]
            return [
                {name: value for name, value in zip(names, row, strict=True) if value is not None}
                for row in answer
            ]

    def query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | tuple[ox.Triple, ...]:
        """Return the answer to a SPARQL 1.1 query over the union of all graphs.

        The prefixes of :data:`graph.vocab.PREFIXES` need not be declared. The answer is whole: the
        engine has nothing left to do, and so nothing left to fail at, when it is returned.

        :raises QueryError: with line and column where the text is no query; where it calls another
            server (``SERVICE``); where it cannot be answered
        :raises StoreError: where the store cannot be read
        """
        if any(match["keyword"] for match in _CALLS_OUT.finditer(sparql)):
            raise QueryError(
                "The query asks another server (SERVICE), and a store never goes to the network; "
                "leave that part out."
            )
        with self._engine_speaks():
            answer = self._answer(sparql)
            if isinstance(answer, ox.QueryTriples):
                return tuple(answer)
            if isinstance(answer, ox.QueryBoolean):
                return answer
            rows = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return ox.parse_query_results(rows, format=ox.QueryResultsFormat.JSON)

    def _answer(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        return self._engine.query(
            sparql, prefixes=dict(vocab.PREFIXES), use_default_graph_as_union=True
        )

    @contextmanager
    def _engine_speaks(self) -> Iterator[None]:
        """Turn what the engine raises, while asked or while its rows are drawn, into our errors."""
        try:
            yield
        except SyntaxError as error:
            raise QueryError(f"The query cannot be read: {error.msg}.") from error
        except OSError as error:
            raise StoreError(self.place, f"it cannot be read or written ({error})") from error
        except RuntimeError as error:
            if "corruption" in str(error).casefold():
                raise StoreError(self.place, f"it is damaged ({error})") from error
            raise QueryError(f"The query cannot be answered: {error}.") from error

    def _put_reference(self) -> None:
        """Write our own terms where they are not those of this version."""
        for name, sources in _REFERENCE.items():
            graph = Iris().reference(name)
            # Blank nodes get new names at each parse, so triples cannot be compared; texts can.
            inputs = digest("".join(map(resources.turtle, sources)), length=64)
            if self.inputs(graph) != inputs:
                terms = chain.from_iterable(map(resources.triples, sources))
                self.put(graph, terms, inputs=inputs)


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


def _open_failure(error: OSError | RuntimeError) -> str:
    if "lock" in str(error).casefold():
        return "another process writes to it; wait until it is done, or choose another with --store"
    return f"it cannot be opened for writing ({error})"
