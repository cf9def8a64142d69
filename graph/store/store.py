"""The triple store: graphs, written whole, asked only as a union.

Below it lies one of two engines (:mod:`graph.store.engine`); what holds for both stands here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

import pyoxigraph as ox

from graph import resources, vocab
from graph.errors import StoreError
from graph.resources import Bound
from graph.store import folder, reference, remote
from graph.store.calls import require_all_graphs, require_allowed
from graph.store.embedded import Embedded
from graph.store.engine import Answer, Dataset, Drawn, Engine, Row, Term
from graph.store.places import Place, address

__all__ = ["Place", "Row", "Store", "Term"]

logger = logging.getLogger(__name__)

#: Seconds that a writer waits for another one, unless it is told otherwise.
_WAIT: Final = 600.0


class Store:
    """Graphs, written whole and asked together.

    Open one with :meth:`memory`, :meth:`open` or :meth:`read`; it is a context manager.

    :param closing: what is to be let go of, last first, when the store is closed
    """

    def __init__(self, engine: Engine, place: str, closing: ExitStack) -> None:
        self._engine = engine
        self._closing = closing
        self.place = place

    @classmethod
    def memory(cls) -> Self:
        """Return an empty store that lives as long as the process."""
        place = "in memory"
        store = cls(Embedded(ox.Store(), place), place, ExitStack())
        store._put_reference()
        return store

    @classmethod
    def copied(cls, nquads: bytes) -> Self:
        """Return a store in memory that holds what another one does.

        :param nquads: what :meth:`nquads` returned
        """
        place = "in memory"
        held = ox.Store()
        held.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        return cls(Embedded(held, place), place, ExitStack())

    @classmethod
    def open(cls, place: Place, *, wait: float = _WAIT) -> Self:
        """Return a store for writing; a folder is made where there is none.

        Of a folder there is one writer at a time, of a server one of this user on this machine.
        Who waits for another one says so once, as a warning in the log.

        :param wait: how many seconds to wait for another writer, 0 or more
        :raises StoreError: where another one still writes after that time; where the place cannot
            be written, or the server does not answer queries over all graphs
        """
        with ExitStack() as closing:
            url = address(place)
            engine: Engine = (
                folder.writing(Path(place), wait, closing)
                if url is None
                else remote.writing(url, wait, closing)
            )
            store = cls(engine, url or str(place), closing)
            store._put_reference()
            store._require_union()
            store._closing = closing.pop_all()
        return store

    @classmethod
    def read(cls, place: Place) -> Self:
        """Return a store for reading only.

        Of a folder it sees what is there now, and nothing that is written later
        (:class:`graph.store.latest.Latest` opens again); a server is asked live.

        :raises StoreError: where nothing is loaded there, or it cannot be read
        """
        with ExitStack() as closing:
            url = address(place)
            if url is None:
                return cls(folder.reading(Path(place), closing), str(place), closing.pop_all())
            store = cls(remote.reading(url, closing), url, closing)
            if store.inputs(reference.ONTOLOGY) is None:
                raise StoreError(url, "nothing is loaded there; run `nextrung load PATH` first")
            store._require_union()
            store._closing = closing.pop_all()
        return store

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
        """Let go of the place, so that another process may write.

        :raises StoreError: where what was written cannot be kept, or readers cannot be told
        """
        self._closing.close()

    def optimize(self) -> None:
        """Pack what was written, so that it takes less room and reads faster."""
        self._engine.optimize()

    def put(
        self, graph: ox.NamedNode, triples: Iterable[ox.Triple], *, inputs: str | None = None
    ) -> None:
        """Make a graph hold exactly these triples.

        That is one transaction: whoever reads, or whatever stops the process, the graph is what it
        was before or what it is to be.

        :param inputs: a digest over what the triples were made from, kept in the graph itself
        :raises StoreError: where the place cannot be written
        """
        wanted = set(triples)
        if inputs is not None:
            wanted.add(ox.Triple(graph, vocab.INPUTS_DIGEST, ox.Literal(inputs)))
        self._engine.put(graph, wanted)
        logger.debug("%s: %d triples", graph.value, len(wanted))

    def put_ntriples(self, graph: ox.NamedNode, ntriples: bytes) -> None:
        """Make a graph hold exactly what some N-Triples say, as :meth:`put` does.

        A new graph is written in half the time, since its triples never become Python's.

        :param ntriples: one triple or more (https://www.w3.org/TR/n-triples/)
        :raises StoreError: where the place cannot be written
        """
        self._engine.put_ntriples(graph, ntriples)
        logger.debug("%s: %d triples", graph.value, ntriples.count(b"\n"))

    def inputs(self, graph: ox.NamedNode) -> str | None:
        """Return the digest that a graph was put with, or ``None``."""
        return self._engine.literal(graph, vocab.INPUTS_DIGEST)

    def remove(self, graph: ox.NamedNode) -> None:
        """Take a graph out; one that is not there changes nothing."""
        self._engine.remove(graph)

    def graphs(self) -> tuple[ox.NamedNode, ...]:
        """Return the names of the graphs that hold something, sorted."""
        return tuple(sorted(self._engine.graphs(), key=lambda graph: graph.value))

    def triples(self, graph: ox.NamedNode) -> Iterator[ox.Triple]:
        """Yield what one graph holds."""
        return self._engine.triples(graph)

    def write(self, file: IO[bytes]) -> None:
        """Write what all graphs hold as N-Quads, in any order (https://www.w3.org/TR/n-quads/).

        On disk that takes half the time of :meth:`triples` for each graph.

        :raises OSError: where the file cannot be written
        :raises StoreError: where the store cannot be read
        """
        self._engine.write(file)

    def ntriples(self, graph: ox.NamedNode) -> bytes:
        """Return what one graph holds as N-Triples, which never become Python's."""
        return self._engine.ntriples(graph)

    def ask(self, question: str, values: Mapping[str, Bound] | None = None) -> list[Row]:
        """Return the rows of a catalogue query.

        :param question: its name, such as ``"rungs"``
        :param values: a term, or several, for each parameter to be bound
        :raises QueryError: where the query has no such parameter
        """
        return self._engine.rows(resources.bind(resources.query(question), values or {}))

    def query(self, sparql: str) -> Answer:
        """Return the answer to a SPARQL 1.1 query over the union of all graphs.

        The prefixes of :data:`graph.vocab.PREFIXES` need not be declared, and a relative address is
        below :data:`graph.vocab.DEFAULT_BASE`. The answer is whole: the
        engine has nothing left to do, and so nothing left to fail at, when it is returned.

        :raises QueryError: with line and column where the text is no query; where it calls another
            server (``SERVICE``), chooses graphs (``FROM``) or would change them; where it cannot be
            answered
        :raises StoreError: where the store cannot be read
        """
        require_allowed(sparql)
        require_all_graphs(sparql)
        return self._engine.answer(sparql)

    @contextmanager
    def drawing(self, sparql: str, over: Dataset | None = None) -> Iterator[Drawn]:
        """Yield the answer to a query as :meth:`query` does, worked out only as it is drawn.

        :param over: the graphs that it is over; ``None`` for all
        :raises QueryError: as :meth:`query`, also while it is drawn; ``FROM`` is refused where no
            graphs are given
        :raises StoreError: where the store cannot be read
        """
        require_allowed(sparql)
        if over is None:
            require_all_graphs(sparql)
        with self._engine.drawing(sparql, over) as drawn:
            yield drawn

    def _put_reference(self) -> None:
        """Write our own terms where they are not those of this version."""
        for graph, made_from, triples in reference.contents():
            if self.inputs(graph) != made_from:
                self.put(graph, triples, inputs=made_from)

    def _require_union(self) -> None:
        """Make sure that what a graph holds is seen where a query names no graph.

        :raises StoreError: where it is not
        """
        asked = f"ASK {{ {reference.ONTOLOGY} {vocab.INPUTS_DIGEST} ?made_from }}"
        if not self._engine.answer(asked):
            raise StoreError(
                self.place,
                "a query that names no graph sees none of its graphs; set the server to ask the "
                "union of all named graphs by default (docs/stores.md says how)",
            )
