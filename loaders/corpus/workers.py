"""Work spread over processes, its results in the order of the tasks.

Each process has a pipe of its own, so that it is known which task a process was at when it died,
or takes too long at: that task alone is given up, and the others go on.

A pipe holds only so much, and who writes more waits until it is read. So each has a thread that
sends a task and then hears its result, never two tasks at once: one of both sides reads whenever
the other writes. Nobody else touches the pipe, so that whoever keeps the time never waits for it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Generic, TypeVar

from graph.signals import end_after, undisturbed

__all__ = ["TIME_LIMIT", "Lost", "cores", "in_order"]

#: How long a process may be at one task, in seconds.
TIME_LIMIT: Final = 120.0
#: How often a task is begun whose process dies; the memory may have been another's.
_ATTEMPTS: Final = 2
#: After how many limits a process ends by itself: by then the one that keeps the time is gone.
_ORPHANED: Final = 2
#: How many tasks wait for a process or are done in it: the next is there when it is done with one.
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

    :param work: called in other processes; it must be picklable, and goes to each process once,
        with all that it holds
    :param tasks: drawn as they are needed; they and the results must be picklable
    :param jobs: how many processes, 1 or more
    :param limit: how long a process may be at one task, in seconds, with the way there and back
    """
    crew = _Crew(work, tasks, jobs, limit)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


@dataclass(frozen=True, slots=True)
class _Answer(Generic[_Result]):
    result: _Result


@dataclass(frozen=True, slots=True)
class _Heard(Generic[_Task, _Result]):
    """What a process says: its answer, or ``None`` where it has died."""

    worker: _Worker[_Task, _Result]
    answer: _Answer[_Result] | None


class _Worker(Generic[_Task, _Result]):
    """A process with the numbers of its tasks: it is at the first of them."""

    def __init__(
        self, work: bytes, heard: SimpleQueue[_Heard[_Task, _Result]], limit: float
    ) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        self.process: SpawnProcess = spawn.Process(target=_serve, args=(theirs, limit), daemon=True)
        self.numbers: deque[int] = deque()
        self._limit = limit
        self._heard = heard
        #: Pickled; ``None`` is the last.
        self._tasks: SimpleQueue[bytes | None] = SimpleQueue()
        #: On a busy machine the start of a process takes seconds.
        self._until: float | None = time.monotonic() + max(limit, TIME_LIMIT)
        self._thread = Thread(target=self._talk, args=(work,), daemon=True)
        with undisturbed():
            self.process.start()
            theirs.close()
            self._thread.start()

    def give(self, number: int, task: _Task) -> None:
        self.numbers.append(number)
        self._tasks.put(pickle.dumps(task))

    def left(self) -> float:
        """Return how many seconds it may still be at its task."""
        until = self._until
        return until - time.monotonic() if until is not None else self._limit

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        # Its end of the pipe is closed by now, and nobody can wait there any longer.
        self._tasks.put(None)
        self._thread.join()
        self._pipe.close()

    def _talk(self, work: bytes) -> None:
        """Hand over the work, then one task after the other, and say what comes back."""
        try:
            self._pipe.send_bytes(work)
            self._pipe.recv()
            self._until = None
            while (task := self._tasks.get()) is not None:
                self._until = time.monotonic() + self._limit
                self._pipe.send_bytes(task)
                result = self._pipe.recv()
                self._until = None
                self._heard.put(_Heard(self, _Answer(result)))
        except (EOFError, OSError):  # the latter where it died in the middle of its answer
            self._heard.put(_Heard(self, None))


class _Crew(Generic[_Task, _Result]):
    """The processes, the tasks that were drawn, and the results that are to be yielded."""

    def __init__(
        self, work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int, limit: float
    ) -> None:
        self._work = pickle.dumps(work)
        self._jobs = jobs
        self._limit = limit
        self._tasks = enumerate(tasks)
        self._again: deque[int] = deque()
        self._drawn: dict[int, _Task] = {}
        self._deaths: Counter[int] = Counter()
        self._results: dict[int, _Result | Lost] = {}
        self._workers: list[_Worker[_Task, _Result]] = []
        self._heard: SimpleQueue[_Heard[_Task, _Result]] = SimpleQueue()

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
        for worker in self._workers:
            worker.end()

    def _set_to_work(self) -> None:
        """Give the processes what they have room for."""
        while self._have_room() and (number := self._next()) is not None:
            self._freest().give(number, self._drawn[number])

    def _have_room(self) -> bool:
        busy = all(len(one.numbers) >= _GIVEN for one in self._workers)
        return len(self._workers) < self._jobs or not busy

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
        freest = min(self._workers, key=lambda one: len(one.numbers), default=None)
        if freest is None or (freest.numbers and len(self._workers) < self._jobs):
            freest = _Worker(self._work, self._heard, self._limit)
            self._workers.append(freest)
        return freest

    def _listen(self) -> None:
        """Wait until a process has a result, dies, or has been at its task for too long."""
        left = min(worker.left() for worker in self._workers)
        with suppress(Empty):
            self._hear(self._heard.get(timeout=max(left, 0)))
            while True:  # whoever has answered already is not late
                self._hear(self._heard.get_nowait())
        for worker in tuple(self._workers):
            if worker.left() < 0:
                reason = f"it could not be read within {self._limit:g} seconds"
                self._results[worker.numbers.popleft()] = Lost(reason)
                self._bury(worker)

    def _hear(self, heard: _Heard[_Task, _Result]) -> None:
        worker, answer = heard.worker, heard.answer
        if worker not in self._workers:  # its time was over
            return
        if answer is not None:
            self._results[worker.numbers.popleft()] = answer.result
        else:
            self._mourn(worker)

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
        self._workers.remove(worker)
        worker.end()


def _death(process: SpawnProcess) -> str:
    process.join()
    code = process.exitcode or 0
    how = f"was killed by signal {-code}" if code < 0 else "stopped"
    return f"the process that read it {how}, {_ATTEMPTS} times; it may need too much memory"


def _serve(pipe: Connection, limit: float) -> None:
    """Do one task after the other, until the process that gives them is gone."""
    # An interruption is for that process; where signals can be kept back, they are already.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        work: Callable[[object], object] = pipe.recv()
        pipe.send(None)  # It has begun.
        while True:
            task = pipe.recv()
            end_after(_ORPHANED * limit)
            answer = work(task)
            end_after(0)
            pipe.send(answer)
