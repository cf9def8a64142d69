"""Work spread over processes, its results in the order of the tasks.

Each process has a pipe of its own, so that it is known which task a process was at when it died,
or takes too long at: that task alone is given up, and the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final, Generic, TypeVar

__all__ = ["TIME_LIMIT", "Lost", "cores", "in_order"]

#: How long a process may be at one task, in seconds.
TIME_LIMIT: Final = 120.0
#: How often a task is begun whose process dies; the memory may have been another's.
_ATTEMPTS: Final = 2
#: After how many limits a process ends by itself: by then the one that keeps the time is gone.
_ORPHANED: Final = 2
#: How many tasks a process is given at once: the next is there when it is done with one.
_GIVEN: Final = 2
#: How many tasks a process may be ahead of the one whose result is waited for: results are kept.
_AHEAD: Final = 32

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result: ``reason`` is a sentence without its full stop."""

    reason: str


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    *,
    jobs: int,
    limit: float = TIME_LIMIT,
) -> Generator[tuple[_Task, _Result | Lost], None, None]:
    """Yield each task with its result, in the order of the tasks; to close it ends the processes.

    What ``work`` raises ends the process that it is raised in, like any other death.

    :param work: a function of a module, called in other processes
    :param tasks: drawn as they are needed; they and the results must be picklable
    :param jobs: how many processes, 1 or more
    :param limit: how long a process may be at one task, in seconds
    """
    crew = _Crew(work, tasks, jobs, limit)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Worker(Generic[_Task, _Result]):
    """A process with the numbers of its tasks: it is at the first of them."""

    def __init__(self, work: Callable[[_Task], _Result], limit: float) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self.process: SpawnProcess = spawn.Process(
            target=_serve, args=(work, theirs, limit), daemon=True
        )
        with _undisturbed():
            self.process.start()
        theirs.close()
        self.numbers: deque[int] = deque()
        self.begun = False
        self._since = 0.0

    def give(self, number: int, task: _Task) -> None:
        if not self.numbers:
            self._since = time.monotonic()
        self.numbers.append(number)
        # One that has died is noticed when it is listened to.
        with suppress(OSError):
            self.pipe.send(task)

    def begin(self) -> None:
        """Count the time from now on: on a busy machine the start of a process takes seconds."""
        self.begun = True
        self._since = time.monotonic()

    def done(self) -> int:
        self._since = time.monotonic()
        return self.numbers.popleft()

    def left(self, limit: float) -> float:
        """Return how many seconds it may still be at its task."""
        allowed = limit if self.begun else max(limit, TIME_LIMIT)
        return self._since + allowed - time.monotonic() if self.numbers else allowed

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew(Generic[_Task, _Result]):
    """The processes, the tasks that were drawn, and the results that are to be yielded."""

    def __init__(
        self, work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int, limit: float
    ) -> None:
        self._work = work
        self._jobs = jobs
        self._limit = limit
        self._tasks = enumerate(tasks)
        self._again: deque[int] = deque()
        self._drawn: dict[int, _Task] = {}
        self._deaths: Counter[int] = Counter()
        self._results: dict[int, _Result | Lost] = {}
        self._workers: dict[Connection, _Worker[_Task, _Result]] = {}

    def results(self) -> Iterator[tuple[_Task, _Result | Lost]]:
        for number in count():
            self._set_to_work()
            if not self._drawn:
                return
            while number not in self._results:
                self._listen()
                self._set_to_work()
            yield self._drawn.pop(number), self._results.pop(number)

    def dismiss(self) -> None:
        for worker in self._workers.values():
            worker.end()

    def _set_to_work(self) -> None:
        """Give the processes what they have room for."""
        while self._have_room() and (number := self._next()) is not None:
            self._freest().give(number, self._drawn[number])

    def _have_room(self) -> bool:
        workers = self._workers.values()
        return len(workers) < self._jobs or any(len(one.numbers) < _GIVEN for one in workers)

    def _next(self) -> int | None:
        if self._again:
            return self._again.popleft()
        if len(self._drawn) >= self._jobs * _AHEAD:
            return None
        for number, task in self._tasks:
            self._drawn[number] = task
            return number
        return None

    def _freest(self) -> _Worker[_Task, _Result]:
        """Return the process with the fewest tasks: a new one before one that has some."""
        freest = min(self._workers.values(), key=lambda one: len(one.numbers), default=None)
        if freest is None or (freest.numbers and len(self._workers) < self._jobs):
            freest = _Worker(self._work, self._limit)
            self._workers[freest.pipe] = freest
        return freest

    def _listen(self) -> None:
        """Wait until a process has a result, dies, or has been at its task for too long."""
        left = min(worker.left(self._limit) for worker in self._workers.values())
        for pipe in wait(list(self._workers), max(left, 0)):
            if isinstance(pipe, Connection):
                self._hear(self._workers[pipe])
        for worker in list(self._workers.values()):
            if worker.left(self._limit) < 0:
                reason = f"it could not be read within {self._limit:g} seconds"
                self._results[worker.numbers.popleft()] = Lost(reason)
                self._bury(worker)

    def _hear(self, worker: _Worker[_Task, _Result]) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):  # the latter where it died in the middle of its answer
            self._mourn(worker)
        else:
            if worker.begun:
                self._results[worker.done()] = result
            else:
                worker.begin()

    def _mourn(self, worker: _Worker[_Task, _Result]) -> None:
        """Have what a dead process was at done again, unless it was the death of several."""
        if worker.numbers:
            at = worker.numbers[0]
            self._deaths[at] += 1
            if self._deaths[at] == _ATTEMPTS:
                self._results[worker.numbers.popleft()] = Lost(_death(worker.process))
        self._bury(worker)

    def _bury(self, worker: _Worker[_Task, _Result]) -> None:
        self._again.extend(worker.numbers)
        del self._workers[worker.pipe]
        worker.end()


def _death(process: SpawnProcess) -> str:
    process.join()
    code = process.exitcode or 0
    how = f"was killed by signal {-code}" if code < 0 else "stopped"
    return f"the process that read it {how}, {_ATTEMPTS} times; it may need too much memory"


def _serve(work: Callable[[_Task], _Result], pipe: Connection, limit: float) -> None:
    """Do one task after the other, until the process that gives them is gone."""
    # An interruption is for that process; where signals can be kept back, they are already.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer: _Result | None = None  # The first says that it has begun.
    while True:
        try:
            pipe.send(answer)
            task = pipe.recv()
        except (EOFError, OSError):
            return
        _end_after(_ORPHANED * limit)
        answer = work(task)
        _end_after(0)


def _end_after(seconds: float) -> None:
    """Have the system end this process at its task, or never for 0, where it can do that.

    Who keeps the time is killed at times, and a process that never comes back must not live on.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep interruptions back, also from a process that is begun meanwhile, for its whole life."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
