"""Documents go into a store: parsed in as many processes as there are cores, written, resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeAlias

from pyoxigraph import RdfFormat, parse

from graph import read
from graph.derive import derive
from graph.errors import DocumentError
from graph.identity.resolution import Doubt
from graph.iris import Iris
from graph.store import Store
from loaders.corpus.folders import Found, documents_in
from loaders.corpus.reading import Read, Refused, Task, read_document
from loaders.corpus.workers import Lost, in_order
from loaders.lexicon import BUNDLED, Wording
from loaders.readers import content

__all__ = ["PARSER_VERSION", "Duplicate", "Found", "LoadReport", "documents_in", "load"]

#: Stored with each document; a document parsed by another version is parsed anew.
PARSER_VERSION: Final = "1"
#: From how many documents on other processes are worth the second that it takes to begin them.
_MANY: Final = 24

#: What a reading depends on: a document's digest, its name's suffix, the digest of its lexicon.
_Reading: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document of the same bytes as one before it, whose path is ``equals``."""

    path: str
    equals: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each document, by its path as given, in the order given.

    ``unchanged`` were in the store already, parsed by the same version; ``duplicates`` hold the
    bytes of another of this run, which alone counts; ``skipped`` could not be loaded, each with its
    reason; ``doubts`` are mentions of classes that were kept apart or are contradicted, of the
    employers whose documents changed.
    """

    loaded: tuple[str, ...]
    unchanged: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[DocumentError, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Loaded:
    path: str


@dataclass(frozen=True, slots=True)
class _Unchanged:
    path: str


#: Closing it ends the processes that parse.
_Results: TypeAlias = Generator[tuple[Task, Read | Refused | Lost], None, None]
_Outcome: TypeAlias = _Loaded | _Unchanged | Duplicate | DocumentError


def load(
    store: Store,
    sources: Iterable[Found | DocumentError],
    *,
    employer: str | None = None,
    lexicon: Wording | None = None,
    jobs: int = 1,
    iris: Iris | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> LoadReport:
    """Load documents and decide anew which classes they speak of.

    Each document is written whole or not at all; one that cannot be read is skipped with its
    reason, and the others load. Loading the same again changes nothing; loading again after a run
    that was stopped does what that run left undone. Of the same bytes in several places the first
    counts, with its employer; in a later run they may be given to another employer. A document that
    was read with another lexicon is read anew.

    :param sources: see :func:`loaders.corpus.folders.documents_in`; the errors among them count
        as skipped
    :param employer: the employer's name for all of them; it goes before what they say
    :param lexicon: further headings for all of them, instead of those that their folders name
    :param jobs: how many processes parse, 1 or more, where there are enough documents; the graphs
        and the report are the same. A program that asks for several guards its main module, as
        :mod:`multiprocessing` demands
    :param progress: called with each document's path when it is done with
    """
    run = _Run(store, employer, lexicon, iris or Iris(), progress)
    with closing(_results(run.tasks(sources), jobs)) as results:
        for task, result in results:
            run.settle(task, result)
    outcomes = run.outcomes()
    doubts = derive(store, run.iris)
    loaded = tuple(one.path for one in outcomes if isinstance(one, _Loaded))
    if loaded:
        store.optimize()
    return LoadReport(
        loaded=loaded,
        unchanged=tuple(one.path for one in outcomes if isinstance(one, _Unchanged)),
        duplicates=tuple(one for one in outcomes if isinstance(one, Duplicate)),
        skipped=tuple(one for one in outcomes if isinstance(one, DocumentError)),
        doubts=doubts,
    )


def _results(tasks: Iterator[Task], jobs: int) -> _Results:
    first = list(islice(tasks, _MANY))
    if jobs == 1 or len(first) < _MANY:
        return ((task, read_document(task)) for task in chain(first, tasks))
    return in_order(read_document, chain(first, tasks), jobs=jobs)


class _Run:
    """What the store holds already, and what became of the documents of this run so far."""

    def __init__(
        self,
        store: Store,
        employer: str | None,
        lexicon: Wording | None,
        iris: Iris,
        progress: Callable[[str], None],
    ) -> None:
        self.iris = iris
        self._store = store
        self._employer = employer
        self._lexicon = lexicon
        self._progress = progress
        self._held = {
            document.iri: (document.parser_version, document.employer)
            for document in read.documents(store)
        }
        #: By their places in the run.
        self._outcomes: dict[int, _Outcome] = {}
        #: Where each document that is in the store was met first, by its digest.
        self._first: dict[str, str] = {}
        self._begun: dict[_Reading, int] = {}
        self._copies: dict[int, tuple[str, int]] = {}

    def tasks(self, sources: Iterable[Found | DocumentError]) -> Iterator[Task]:
        """Yield the documents that must be parsed; what becomes of the others is known."""
        for number, source in enumerate(sources):
            if isinstance(source, DocumentError):
                self._note(number, source)
                continue
            try:
                sha256 = hashlib.sha256(content(source.path)).hexdigest()
            except DocumentError as error:
                self._note(number, error)
                continue
            task = self._task(number, source)
            if not self._known(task, sha256):
                yield task

    def _task(self, number: int, source: Found) -> Task:
        lexicon = self._lexicon or source.lexicon
        return Task(
            number=number,
            path=source.path,
            employer=self._employer or source.employer,
            lexicon=lexicon,
            source=source.source,
            parser_version=_version(lexicon),
            base=self.iris.base,
        )

    def _known(self, task: Task, sha256: str) -> bool:
        """Tell whether a document need not be parsed, and note why."""
        path = str(task.path)
        reading = (sha256, task.path.suffix.lower(), task.lexicon.digest)
        if sha256 in self._first:
            self._note(task.number, Duplicate(path, self._first[sha256]))
        elif reading in self._begun:
            self._copies[task.number] = (path, self._begun[reading])
        elif self._holds(task, sha256):
            self._first[sha256] = path
            self._note(task.number, _Unchanged(path))
        else:
            self._begun[reading] = task.number
            return False
        return True

    def _holds(self, task: Task, sha256: str) -> bool:
        version, employer = self._held.get(self.iris.specification(sha256).value, (None, None))
        return version == task.parser_version and task.employer in {None, employer}

    def settle(self, task: Task, result: Read | Refused | Lost) -> None:
        """Write a document that was parsed."""
        path = str(task.path)
        if isinstance(result, Refused):
            self._note(task.number, result.kind(path, result.reason))
        elif isinstance(result, Lost):
            self._note(task.number, DocumentError(path, result.reason))
        elif result.sha256 in self._first:
            self._note(task.number, Duplicate(path, self._first[result.sha256]))
        else:
            triples = (quad.triple for quad in parse(result.ntriples, RdfFormat.N_TRIPLES))
            self._store.put(self.iris.specification(result.sha256), triples)
            self._first[result.sha256] = path
            self._note(task.number, _Loaded(path))

    def outcomes(self) -> list[_Outcome]:
        """Return what became of each document, in the order of the run."""
        for number, (path, first) in self._copies.items():
            self._note(number, _of_copy(path, self._outcomes[first]))
        return [outcome for _, outcome in sorted(self._outcomes.items(), key=lambda each: each[0])]

    def _note(self, number: int, outcome: _Outcome) -> None:
        self._outcomes[number] = outcome
        self._progress(outcome.path)


def _version(lexicon: Wording) -> str:
    return f"{PARSER_VERSION}+{lexicon.digest}" if lexicon != BUNDLED else PARSER_VERSION


def _of_copy(path: str, first: _Outcome) -> _Outcome:
    if isinstance(first, DocumentError):
        return type(first)(path, first.reason)
    return Duplicate(path, first.equals if isinstance(first, Duplicate) else first.path)
