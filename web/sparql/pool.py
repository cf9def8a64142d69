"""Some processes that run queries: who comes when all are busy waits, but not long.

A process is begun when it is first needed and then kept. One whose query takes too long is killed,
and the next query begins another. None outlives the site: they are closed with the pool, which is
closed when nothing uses it any longer, when the program ends, or by :meth:`Pool.close`; and a
process whose site was killed finds its pipe closed and ends by itself.
"""

from __future__ import annotations

import multiprocessing
import weakref
from http import HTTPStatus
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Final

from graph.signals import undisturbed
from graph.store import folder
from graph.store.places import address
from web.sparql.exchange import Answered, Question, Refusal, Source
from web.sparql.limits import Limits
from web.sparql.worker import serve

__all__ = ["Pool"]

#: Seconds that a process may take to begin; on a busy machine that is long.
_LONGEST_START: Final = 60.0
#: Seconds in which a process ends that is told to, before it is killed.
_LONGEST_END: Final = 2.0


class Pool:
    """Runs queries in processes, at most some at a time; threads share it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._room = BoundedSemaphore(limits.workers + limits.waiting)
        self._free = BoundedSemaphore(limits.workers)
        self._mutex = Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self.close = weakref.finalize(self, _end_all, self._all)

    def answer(self, source: Source, question: Question) -> Answered | Refusal:
        """Return the answer to a query, or why there is none."""
        if not self._room.acquire(blocking=False):
            return _BUSY
        try:
            if not self._free.acquire(timeout=self._limits.patience):
                return _BUSY
            try:
                return self._answer(source, question)
            finally:
                self._free.release()
        finally:
            self._room.release()

    def processes(self) -> tuple[SpawnProcess, ...]:
        """Return the processes that there are."""
        with self._mutex:
            return tuple(worker.process for worker in self._all)

    def _answer(self, source: Source, question: Question) -> Answered | Refusal:
        worker = self._take()
        try:
            return worker.answer(source, question)
        finally:
            with self._mutex:
                if worker.usable:
                    self._idle.append(worker)
                else:
                    self._all.discard(worker)

    def _take(self) -> _Worker:
        """Return a process that is idle, the one used last; a new one where there is none."""
        with self._mutex:
            while self._idle:
                worker = self._idle.pop()
                if worker.process.is_alive():
                    return worker
                self._all.discard(worker)
                worker.end()
            worker = _Worker(self._limits)
            self._all.add(worker)
            return worker


class _Worker:
    """A process, and this side of the pipe to it."""

    def __init__(self, limits: Limits) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self._limit = limits.seconds
        self._begun = False
        self.usable = True
        self.process: SpawnProcess = spawn.Process(target=serve, args=(theirs, limits), daemon=True)
        with undisturbed():
            self.process.start()
        theirs.close()

    def answer(self, source: Source, question: Question) -> Answered | Refusal:
        """Return what the process answers; where it does not, it is killed."""
        self.usable = False
        try:
            if not self._heard_to_begin():
                return self._killed(source, _NOT_BEGUN)
            self._pipe.send((source, question))
            if not self._pipe.poll(self._limit):
                return self._killed(source, _late(self._limit))
            answer: Answered | Refusal = self._pipe.recv()
        except (EOFError, OSError):  # the latter where it died in the midst of its answer
            return self._killed(source, _DIED if self._begun else _NOT_BEGUN)
        self.usable = True
        return answer

    def end(self) -> None:
        """Have the process end; an idle one lets go of what it holds before."""
        self._pipe.close()
        self.process.join(_LONGEST_END)
        self.process.kill()
        self.process.join()

    def _heard_to_begin(self) -> bool:
        if not self._begun and self._pipe.poll(_LONGEST_START):
            self._pipe.recv()
            self._begun = True
        return self._begun

    def _killed(self, source: Source, why: Refusal) -> Refusal:
        self.process.kill()
        self.process.join()
        self._pipe.close()
        if not isinstance(source, bytes) and address(source) is None:
            folder.tidy(Path(source))
        return why


_BUSY: Final = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Other queries are being answered, and more cannot wait; try again in some seconds.",
    retry=10,
)
_NOT_BEGUN: Final = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "No process could be begun to run the query; try again later.",
    retry=60,
)
_DIED: Final = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The process that ran the query broke off: it may need too much memory, or nest too deeply; "
    "ask for less.",
)


def _late(seconds: float) -> Refusal:
    return Refusal(
        HTTPStatus.GATEWAY_TIMEOUT,
        f"The query was stopped, since it was not answered within {seconds:g} seconds; ask for "
        "less, or more narrowly.",
    )


def _end_all(workers: set[_Worker]) -> None:
    for worker in tuple(workers):
        worker.end()
    workers.clear()
