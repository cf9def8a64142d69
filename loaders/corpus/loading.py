"""Documents go into a store: parsed in as many processes as there are cores, written, resolved."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final, TypeAlias

from graph.derive import derive
from graph.errors import DocumentError
from graph.identity.resolution import Doubt
from graph.iris import Iris
from graph.store import Store
from loaders.corpus.folders import Found, documents_in
from loaders.corpus.held import PARSER_VERSION, Given, Held, current_parser, version
from loaders.corpus.reading import Read, Reader, Refused, Task
from loaders.corpus.workers import Lost, in_order
from loaders.corrections.model import Corrections, digest
from loaders.lexicon import BUNDLED, Wording
from loaders.readers import content

__all__ = [
    "PARSER_VERSION",
    "Duplicate",
    "Found",
    "LoadReport",
    "Unapplied",
    "documents_in",
    "load",
]

logger = logging.getLogger(__name__)

#: From how many documents on other processes are worth the second that it takes to begin them.
_MANY: Final = 24
_NOT_AT_HAND: Final = (
    "it was read with further headings, and must be read anew; give them again by --lexicon, or as "
    "lexicon in its folder's nextrung.toml"
)

_NO_CORRECTIONS: Final = (
    "it was read with corrections, and must be read anew; load it with the folder that holds their "
    "corrections.toml"
)

#: What a reading depends on: a document's digest, its name's suffix, and what it is read with.
_Reading: TypeAlias = tuple[str, str, Given]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document of the same bytes as one before it, whose path is ``equals``."""

    path: str
    equals: str


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A correction without an effect; ``reason`` is a sentence that says what to do."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of each document, by its path as given, in the order given.

    ``unchanged`` were in the store already, parsed by the same version; ``duplicates`` hold the
    bytes of another of this run, which alone counts; ``skipped`` could not be loaded, each with its
    reason; ``doubts`` are mentions of classes that were kept apart or are contradicted, of the
    employers whose documents changed; ``unapplied`` are corrections of documents that were loaded,
    or are not there, that have no effect.
    """

    loaded: tuple[str, ...]
    unchanged: tuple[str, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[DocumentError, ...]
    doubts: tuple[Doubt, ...]
    unapplied: tuple[Unapplied, ...] = ()


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
    reason, and the others load. Loading the same again changes nothing, and does what a run that
    was stopped left undone. Of the same bytes in several places the first counts, in a later run
    those. What a document was given stays until another is given (:mod:`loaders.corpus.held`);
    then, or where its file bears another name, it is read anew.

    :param sources: see :func:`loaders.corpus.folders.documents_in`; the errors among them count
        as skipped
    :param employer: the employer's name for all of them; it goes before what they say
    :param lexicon: further headings for all of them, instead of those that their folders name;
        ``BUNDLED`` for none, also where they were read with some
    :param jobs: how many processes parse, 1 or more, where there are enough documents; the graphs
        and the report are the same. A program that asks for several guards its main module, as
        :mod:`multiprocessing` demands
    :param progress: called with each document's path when it is done with
    """
    run = _Run(store, tuple(sources), employer, lexicon, iris or Iris(), progress)
    with closing(_results(run, jobs)) as results:
        for task, result in results:
            run.settle(task, result)
    outcomes, doubts = run.outcomes(), derive(store, run.iris)
    report = _report(outcomes, doubts, (*run.unapplied, *_absent(run.sources)))
    if report.loaded:
        store.optimize()
    return report


def _report(
    outcomes: Sequence[_Outcome], doubts: tuple[Doubt, ...], unapplied: Sequence[Unapplied]
) -> LoadReport:
    return LoadReport(
        loaded=tuple(one.path for one in outcomes if isinstance(one, _Loaded)),
        unchanged=tuple(one.path for one in outcomes if isinstance(one, _Unchanged)),
        duplicates=tuple(one for one in outcomes if isinstance(one, Duplicate)),
        skipped=tuple(one for one in outcomes if isinstance(one, DocumentError)),
        doubts=doubts,
        unapplied=tuple(unapplied),
    )


def _absent(sources: Iterable[Found | DocumentError]) -> Iterator[Unapplied]:
    """Yield the documents that are corrected and are not there."""
    corrected: dict[Corrections, list[Path]] = defaultdict(list)
    for source in sources:
        if isinstance(source, Found) and source.corrected_by is not None:
            corrected[source.corrected_by].append(source.path)
    for file, documents in corrected.items():
        for name in file.absent(documents):
            reason = f'no document "{name}" lies beside it; mend the name, or delete the entry.'
            yield Unapplied(str(file.file), reason)


def _results(run: _Run, jobs: int) -> _Results:
    reader, tasks = run.reader(), run.tasks()
    first = list(islice(tasks, _MANY))
    if jobs == 1 or len(first) < _MANY:
        return ((task, reader.read(task)) for task in chain(first, tasks))
    return in_order(reader.read, chain(first, tasks), jobs=jobs)


class _Run:
    """What the store holds already, and what became of the documents of this run so far."""

    def __init__(
        self,
        store: Store,
        sources: Sequence[Found | DocumentError],
        employer: str | None,
        lexicon: Wording | None,
        iris: Iris,
        progress: Callable[[str], None],
    ) -> None:
        self.iris = iris
        self.unapplied: list[Unapplied] = []
        self._store = store
        self.sources = sources
        self._employer = employer
        self._lexicon = lexicon
        self._progress = progress
        self._parser = current_parser()
        self._held = Held(store, iris)
        self._wordings = _wordings(sources, lexicon)
        #: By their places in the run.
        self._outcomes: dict[int, _Outcome] = {}
        #: Where each document that is in the store was met first, by its digest.
        self._first: dict[str, str] = {}
        self._begun: dict[_Reading, int] = {}
        self._copies: dict[int, tuple[str, int]] = {}

    def reader(self) -> Reader:
        """Return what reads the documents of this run."""
        return Reader(self._wordings, self.iris.base)

    def tasks(self) -> Iterator[Task]:
        """Yield the documents that must be parsed; what becomes of the others is known."""
        for number, source in enumerate(self.sources):
            try:
                task = self._due(number, source)
            except DocumentError as error:
                self._note(number, error)
            else:
                if task is not None:
                    yield task

    def _due(self, number: int, source: Found | DocumentError) -> Task | None:
        if isinstance(source, DocumentError):
            raise source
        sha256 = hashlib.sha256(content(source.path)).hexdigest()
        given = self._given(source, sha256)
        task = Task(
            number=number,
            path=source.path,
            employer=self._employer or source.employer,
            lexicon=given.lexicon,
            source=source.source,
            parser_version=version(self._parser, given),
            corrections=source.corrections or (),
        )
        if self._known(task, sha256, given):
            return None
        if given.lexicon not in self._wordings:
            raise DocumentError(str(source.path), _NOT_AT_HAND)
        if given.corrections and source.corrections is None:
            raise DocumentError(str(source.path), _NO_CORRECTIONS)
        return self._held.completed(task, sha256)

    def _given(self, source: Found, sha256: str) -> Given:
        """Return what a document is read with: as given now, else as when it was read before."""
        before = self._held.given(sha256)
        lexicon = source.lexicon.digest or before.lexicon
        if self._lexicon is not None:
            lexicon = self._lexicon.digest
        if source.corrections is None:
            return Given(lexicon, before.corrections)
        return Given(lexicon, digest(source.corrections))

    def _known(self, task: Task, sha256: str, given: Given) -> bool:
        """Tell whether a document need not be parsed, and note why."""
        path = str(task.path)
        reading = (sha256, task.path.suffix.lower(), given)
        if sha256 in self._first:
            self._note(task.number, Duplicate(path, self._first[sha256]))
        elif reading in self._begun:
            self._copies[task.number] = (path, self._begun[reading])
        elif self._held.holds(task, sha256):
            self._first[sha256] = path
            self._note(task.number, _Unchanged(path))
        else:
            self._begun[reading] = task.number
            return False
        return True

    def settle(self, task: Task, result: Read | Refused | Lost) -> None:
        """Write a document that was parsed."""
        path = str(task.path)
        if isinstance(result, Refused):
            if result.trace is not None:
                logger.debug("%s could not be read\n%s", path, result.trace)
            self._note(task.number, result.kind(path, result.reason))
        elif isinstance(result, Lost):
            self._note(task.number, DocumentError(path, result.reason))
        elif result.sha256 in self._first:
            self._note(task.number, Duplicate(path, self._first[result.sha256]))
        else:
            self._store.put_ntriples(self.iris.specification(result.sha256), result.ntriples)
            self._first[result.sha256] = path
            self.unapplied += (Unapplied(path, reason) for reason in result.unapplied)
            self._note(task.number, _Loaded(path))

    def outcomes(self) -> list[_Outcome]:
        """Return what became of each document, in the order of the run."""
        for number, (path, first) in self._copies.items():
            self._note(number, _of_copy(path, self._outcomes[first]))
        return [outcome for _, outcome in sorted(self._outcomes.items(), key=lambda each: each[0])]

    def _note(self, number: int, outcome: _Outcome) -> None:
        self._outcomes[number] = outcome
        self._progress(outcome.path)


def _wordings(
    sources: Iterable[Found | DocumentError], lexicon: Wording | None
) -> Mapping[str, Wording]:
    """Return all headings that are given in a run, by their digests."""
    named = (source.lexicon for source in sources if isinstance(source, Found))
    given = (lexicon,) if lexicon is not None else ()
    return {wording.digest: wording for wording in (BUNDLED, *named, *given)}


def _of_copy(path: str, first: _Outcome) -> _Outcome:
    if isinstance(first, DocumentError):
        return type(first)(path, first.reason)
    return Duplicate(path, first.equals if isinstance(first, Duplicate) else first.path)
