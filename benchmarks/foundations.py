"""Loading, inference and the latency of plans, beside rdflib's memory store with owlrl.

::

    python -m benchmarks.foundations [FOLDER] [--copies 1] [--pairs 5]

Loads a folder of one employer's documents (the bundled samples unless one is given), as often as
``--copies`` says, each time for an employer of another name. Then both stores take in the same
N-Quads, conclude from the same facts, and answer the same questions; what they answer is compared.

All times are this process's processor time, so that what else the machine does matters little.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from typing import TypeVar, cast

import rdflib
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
    serialize,
)
from rdflib.query import ResultRow

from graph import answers, read, resources
from graph.identity.mentions import employers
from graph.inference.conclusions import MOST_FOR_OWLRL, closure, infer, stated
from graph.inference.stored import CONTINUATION, asserted_graphs
from graph.iris import Iris
from graph.resources import Bindable
from graph.store import Row, Store
from loaders import corpus, samples
from loaders.corpus.folders import documents_in
from web.cli.echo import echo
from web.told.tables import Cell, Table, as_text

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table: what was done, in which unit, by us and by the others.

    ``theirs`` is ``None`` where it would take them too long.
    """

    what: str
    unit: str
    ours: float
    theirs: float | None

    def row(self) -> tuple[Cell, ...]:
        """Return the line's cells; the ratio is how many times faster we are."""
        if self.theirs is None:
            return self.what, self.unit, _rounded(self.ours), None, None
        faster = (self.ours, self.theirs) if self.unit.endswith("/s") else (self.theirs, self.ours)
        ratio = _rounded(faster[0] / faster[1])
        return self.what, self.unit, _rounded(self.ours), _rounded(self.theirs), ratio


def _rounded(value: float) -> float | int:
    """Return a figure to three digits."""
    rounded = float(f"{value:.3g}")
    return int(rounded) if rounded >= 100 else rounded


class RdflibStore:
    """As much of :class:`graph.store.Store` as answers need, on rdflib's memory store."""

    def __init__(self, quads: bytes) -> None:
        self._dataset = rdflib.Dataset(default_union=True)
        self._dataset.parse(data=quads, format="nquads")

    def ask(self, question: str, values: Mapping[str, Bindable] | None = None) -> list[Row]:
        """Return the rows of a catalogue query, whose text is the same."""
        answer = self._dataset.query(resources.bind(resources.query(question), values or {}))
        return [
            {name: _term(term) for name, term in cast("ResultRow", row).asdict().items()}
            for row in answer
        ]


def _term(term: object) -> NamedNode | Literal:
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    literal = cast("rdflib.Literal", term)
    datatype = NamedNode(str(literal.datatype)) if literal.datatype is not None else None
    return Literal(str(literal), language=literal.language, datatype=datatype)


def timed(work: Callable[[], _Found]) -> tuple[float, _Found]:
    """Return the seconds of processor time that a work took, and what it returned."""
    gc.collect()
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    folders = [asked.folder] if asked.folder is not None else samples.agencies()
    bases = [Iris(f"{Iris().base}copy-{copy}/") for copy in range(1, asked.copies + 1)]
    with tempfile.TemporaryDirectory() as below, Store.open(Path(below, "made")) as made:
        seconds, documents = timed(lambda: _load(made, folders, bases))
        quads = _quads(made)
        count = quads.count(b"\n")
        echo(
            f"{documents} documents parsed, loaded and resolved in {seconds:.1f} s: "
            f"{count} triples, {count / seconds:.0f} a second.\n"
        )
        ours_seconds, ours = timed(lambda: _filled(Path(below, "filled"), quads))
        theirs_seconds, theirs = timed(lambda: RdflibStore(quads))
        figures = [
            Figure("N-Quads taken in", "triples/s", count / ours_seconds, count / theirs_seconds),
            _inference(list(_facts(made, bases))),
        ]
        with ours:
            figures += _questions(ours, cast("Store", theirs), asked.pairs)
    columns = ("what", "unit", "nextrung", "rdflib, owlrl", "times faster")
    echo(as_text(Table(columns, tuple(figure.row() for figure in figures))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="documents of one employer")
    parser.add_argument("--copies", type=int, default=1, help="how many times they are loaded")
    parser.add_argument("--pairs", type=int, default=5, help="how many plans are made")
    return parser.parse_args()


def _load(store: Store, folders: Sequence[Path], bases: Sequence[Iris]) -> int:
    """Load every folder below each base, for an employer of its own; return how many documents."""
    loaded = 0
    for number, iris in enumerate(bases, start=1):
        for folder in folders:
            employer = f"{folder.name} {number}"
            report = corpus.load(store, documents_in([folder]), employer=employer, iris=iris)
            loaded += len(report.loaded)
    return loaded


def _quads(store: Store) -> bytes:
    quads = (
        Quad(one.subject, one.predicate, one.object, graph)
        for graph in store.graphs()
        for one in store.triples(graph)
    )
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def _filled(folder: Path, quads: bytes) -> Store:
    """Return a store on disk that holds the quads, written graph by graph as documents are."""
    store = Store.open(folder)
    parsed = parse(quads, format=RdfFormat.N_QUADS)
    for graph, group in groupby(parsed, key=lambda quad: quad.graph_name):
        store.put(cast("NamedNode", graph), (quad.triple for quad in group))
    store.optimize()
    return store


def _facts(store: Store, bases: Sequence[Iris]) -> Iterator[list[Triple]]:
    """Yield what the rules start from, an employer at a time."""
    documents, mentions = read.documents(store), read.mentions(store)
    for iris in bases:
        for employer in employers([d for d in documents if d.iri.startswith(iris.base)], mentions):
            continued = iris.derived(employer.key, CONTINUATION)
            yield list(stated(store, (*asserted_graphs(employer, iris), continued)))


def _inference(of_employers: Sequence[list[Triple]]) -> Figure:
    """Return the seconds to conclude what follows about all employers, one by one."""
    ours, found = timed(lambda: [infer(facts) for facts in of_employers])
    if any(len(facts) > MOST_FOR_OWLRL for facts in of_employers):
        return Figure("inference", "s", ours, None)
    theirs, closed = timed(lambda: [closure(facts) for facts in of_employers])
    for one, other in zip(found, closed, strict=True):
        _same("inference", set(chain(*one.values())), set(chain(*other.values())))
    return Figure("inference", "s", ours, theirs)


def _questions(ours: Store, theirs: Store, pairs: int) -> Iterator[Figure]:
    """Yield the median milliseconds of plans, and of the catalogue's query behind them."""
    asked = sorted({(way.lower, way.upper) for way in read.ways(ours)})[:pairs]

    def plan(store: Store, held: str, wanted: str) -> object:
        return answers.move_up(store, held, wanted)

    def rows(store: Store, held: str, wanted: str) -> object:
        values = {"held": NamedNode(held), "wanted": NamedNode(wanted)}
        found = store.ask("move-up", values)
        return Counter(tuple(sorted((k, v.value) for k, v in row.items())) for row in found)

    for what, answer in (("plan of moving up", plan), ("query move-up", rows)):
        seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
        for pair in asked:
            one, first = timed(partial(answer, ours, *pair))
            other, second = timed(partial(answer, theirs, *pair))
            _same(what, first, second)
            seconds["ours"].append(one)
            seconds["theirs"].append(other)
        medians = (1000 * statistics.median(taken) for taken in seconds.values())
        yield Figure(f"{what}, median of {len(asked)}", "ms", *medians)


def _same(what: str, ours: object, theirs: object) -> None:
    """End the run where the two do not agree: then figures say nothing."""
    if ours != theirs:
        sys.exit(f"{what}: the two stores do not give the same.")


if __name__ == "__main__":
    main()
