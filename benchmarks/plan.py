"""Answers over whole class plans, beside the same questions in SPARQL over rdflib's memory store.

::

    python -m benchmarks.plan (--store PLACE | FOLDER...) [--cases 30] [--peer-cases 5] [--limit 60]

Folders are loaded into a store that is thrown away, each as an employer of its own unless its
documents name one. Then cases are drawn by ``--seed``: moves up by one way, ways of five steps, and
classes of which comparable ones of other employers are wanted. What the process reads once for all
cases (the index over the classes' words) is told by itself, the first case included.

The peer holds the same triples in one graph of its own. It is asked only for the rows: of a move
what goes on, of five steps the classes between, of comparable classes those of other employers that
print most words of the title. It gets ``--limit`` seconds a question, and fewer cases.

All times are this process's processor time, so that what else the machine does matters little.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Final, TypeAlias

import networkx as nx
import rdflib
from pyoxigraph import NamedNode, RdfFormat, serialize

from graph import answers, read, resources
from graph.comparison.answers import comparable
from graph.comparison.known import Known, known
from graph.model import ClassName
from graph.store import Store
from graph.vocab import PREFIXES
from web.cli.echo import echo
from web.told.tables import Cell, Table, as_text

#: A question and what it is asked about.
_Case: TypeAlias = tuple[str, ...]

_STEPS: Final = 5
_WAYS: Final = "(nr:nextRung|nr:qualifiesFor|nr:qualifiesByEquivalence|nr:inferredNextRung)"
_COLUMNS: Final = (
    *("question", "cases", "median ms", "p95 ms"),
    *("rdflib: answered", "median ms", "p95 ms", "times faster"),
)


class TooLongError(Exception):
    """A question took longer than it may."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: by us through ``ours``, of the peer as the SPARQL that ``theirs`` returns."""

    what: str
    cases: Sequence[_Case]
    ours: Callable[..., object]
    theirs: Callable[..., str]


def main() -> None:
    """Measure, and print a table."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="nextrung-") as below:
        place = asked.store or _loaded(asked.folders, Path(below, "store"))
        with Store.read(place) as store:
            _tell(store)
            about, draw = known(store), random.Random(asked.seed)  # noqa: S311
            questions = tuple(_questions(store, about, asked.cases, draw))
            seconds, _ = _timed(lambda: about.words)
            echo(f"Index over the words of all classes: {seconds:.1f} s, once.")
            ours = [[_milliseconds(partial(q.ours, store, *c)) for c in q.cases] for q in questions]
            for question, mine in zip(questions, ours, strict=True):
                echo(f"{question.what}: {_row(question, mine, ())[1:4]}", err=True)
            peer = _peer(store)
    rows = []
    for question, mine in zip(questions, ours, strict=True):
        theirs = list(_asked(peer, question, asked.peer_cases, asked.limit))
        rows.append(_row(question, mine, theirs))
        echo(f"{question.what}: done", err=True)
    echo(as_text(Table(_COLUMNS, tuple(rows))))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="documents, to be loaded")
    parser.add_argument("--store", help="a store that is loaded already")
    parser.add_argument("--cases", type=int, default=30, help="cases of each question")
    parser.add_argument(
        "--peer-cases", type=int, default=5, help="how many of them rdflib is asked"
    )
    parser.add_argument("--limit", type=float, default=60, help="seconds that rdflib has for each")
    parser.add_argument("--seed", type=int, default=1, help="by which the cases are drawn")
    asked = parser.parse_args()
    if not asked.folders and asked.store is None:
        parser.error("Give folders of documents, or --store.")
    return asked


def _loaded(folders: Sequence[Path], store: Path) -> Path:
    program = str(Path(sys.executable).with_name("nextrung"))
    command = [program, "load", *map(str, folders), "--store", str(store)]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return store


def _tell(store: Store) -> None:
    described = len({row["class"] for row in store.ask("class-documents")})
    echo(
        f"{len(store.ask('documents'))} documents, {len(read.class_names(store))} classes, "
        f"{described} of them described."
    )


def _questions(store: Store, about: Known, cases: int, draw: random.Random) -> Iterator[Question]:
    """Draw the cases: each question is asked of classes that it has an answer for."""
    names = {name.iri: name for name in read.class_names(store)}
    described = sorted({row["class"].value for row in store.ask("class-documents")})
    ways = read.ways(store)
    steps = sorted({(way.lower, way.upper) for way in ways if way.upper in {*described}})
    # Of several ways a plan takes one that no titles alone bear out only where there is no other.
    stated = nx.DiGraph((way.lower, way.upper) for way in ways if way.kind != "inferred-rung")
    far = sorted(_far(stated))

    def keys(found: Sequence[tuple[str, ...]]) -> list[_Case]:
        drawn = draw.sample(found, min(cases, len(found)))
        return [tuple(names[iri].key for iri in case) for case in drawn]

    iris = {name.key: name for name in names.values()}
    yield Question("move up", keys(steps), answers.move_up, partial(_move, iris))
    yield Question(
        f"plan of {_STEPS} steps", keys(far), answers.move_up, partial(_steps_between, iris)
    )
    one = [(iri,) for iri in described]
    yield Question(
        "comparable classes",
        keys(one),
        lambda _, name: comparable(about, name),
        partial(_same_words, iris),
    )


def _far(graph: nx.DiGraph) -> Iterator[tuple[str, str]]:
    """Yield the pairs of classes that are so many steps apart."""
    for start in graph:
        lengths = nx.single_source_shortest_path_length(graph, start, cutoff=_STEPS)
        yield from ((start, goal) for goal, steps in lengths.items() if steps == _STEPS)


def _move(iris: dict[str, ClassName], held: str, wanted: str) -> str:
    values = {"held": NamedNode(iris[held].iri), "wanted": NamedNode(iris[wanted].iri)}
    return resources.bind(resources.query("move-up"), values)


def _steps_between(iris: dict[str, ClassName], held: str, wanted: str) -> str:
    places = [f"<{iris[held].iri}>", *(f"?c{n}" for n in range(1, _STEPS)), f"<{iris[wanted].iri}>"]
    steps = " ".join(f"{low} {_WAYS} {high} ." for low, high in pairwise(places))
    between = " ".join(places[1:-1])
    return f"PREFIX nr: <{PREFIXES['nr']}> SELECT DISTINCT {between} WHERE {{ {steps} }}"


def _same_words(iris: dict[str, ClassName], of: str) -> str:
    """Return the question which classes of other employers print most words of a title."""
    name = iris[of]
    words = sorted({word for word in re.findall(r"[a-z]+", name.title.casefold()) if len(word) > 3})
    told = " ".join(f'"{word}"' for word in words)
    return f"""
        PREFIX nr: <{PREFIXES["nr"]}>
        SELECT ?other (COUNT(DISTINCT ?word) AS ?words) (COUNT(DISTINCT ?unit) AS ?units) WHERE {{
          VALUES ?word {{ {told} }}
          <{name.iri}> nr:employer ?employer .
          ?unit a nr:DutyUnit ; nr:text ?text .
          FILTER (CONTAINS(LCASE(?text), ?word))
          ?mention nr:hasStatement ?unit ; nr:mentionOf ?other .
          ?other nr:employer ?another .
          FILTER (?another != ?employer)
        }} GROUP BY ?other ORDER BY DESC(?words) DESC(?units) LIMIT 10"""


def _peer(store: Store) -> rdflib.Graph:
    """Return rdflib's memory store with the same triples, each of them once."""
    triples = {triple for graph in store.graphs() for triple in store.triples(graph)}
    ntriples = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    graph = rdflib.Graph()
    seconds, _ = _timed(partial(graph.parse, data=ntriples, format="ntriples"))
    echo(f"rdflib holds {len(triples):,} triples, taken in in {seconds:.0f} s.\n")
    # Each case begins by collecting garbage, and these millions of objects are none.
    gc.freeze()
    return graph


def _asked(
    peer: rdflib.Graph, question: Question, cases: int, limit: float
) -> Iterator[float | None]:
    """Yield how many milliseconds the peer takes, ``None`` where it has no answer in time."""
    for case in question.cases[:cases]:
        sparql = question.theirs(*case)
        try:
            with _at_most(limit):
                yield _milliseconds(partial(_rows, peer, sparql))
        except TooLongError:
            yield None


def _rows(peer: rdflib.Graph, sparql: str) -> list[object]:
    return list(peer.query(sparql))


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Stop what follows after so many seconds of processor time.

    :raises TooLongError: when it is stopped
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    gc.collect()
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def _milliseconds(work: Callable[[], object]) -> float:
    seconds, _ = _timed(work)
    return 1000 * seconds


def _row(
    question: Question, ours: Sequence[float], theirs: Sequence[float | None]
) -> tuple[Cell, ...]:
    answered = [taken for taken in theirs if taken is not None]
    mine, others = statistics.median(ours), statistics.median(answered) if answered else None
    return (
        *(question.what, len(ours), _rounded(mine), _rounded(_p95(ours))),
        f"{len(answered)} of {len(theirs)}",
        _rounded(others) if others is not None else None,
        _rounded(_p95(answered)) if answered else None,
        _rounded(others / mine) if others is not None else None,
    )


def _p95(taken: Sequence[float]) -> float:
    """Return the time within which 95 of 100 cases are answered."""
    return sorted(taken)[max(0, -(-95 * len(taken) // 100) - 1)]


def _rounded(value: float) -> float | int:
    """Return a figure to three digits."""
    rounded = float(f"{value:.3g}")
    return int(rounded) if rounded >= 100 else rounded


if __name__ == "__main__":
    main()
