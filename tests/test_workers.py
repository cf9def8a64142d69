"""Work goes to several processes; one that dies or dawdles costs its own task alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from loaders.corpus.workers import Lost, cores, in_order


def doubled(number: int) -> int:
    # The later, the faster: results come in another order than the tasks.
    time.sleep(0.02 * (4 - number % 5))
    return 2 * number


def dies_of_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_once(task: tuple[int, str]) -> int:
    number, mark = task
    if number == 3 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def dies_answering_once(task: tuple[int, str]) -> bytes:
    number, mark = task
    if number == 1 and not Path(mark).exists():
        Path(mark).touch()
        threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes([number]) * 5_000_000


def sleeps_at_three(number: int) -> int:
    if number == 3:
        time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    assert list(in_order(doubled, range(12), jobs=jobs)) == [(n, 2 * n) for n in range(12)]


def test_nothing_to_do_starts_nothing() -> None:
    assert list(in_order(doubled, (), jobs=2)) == []


def test_a_task_whose_process_dies_twice_is_lost_and_the_others_are_done() -> None:
    results = dict(in_order(dies_of_three, range(8), jobs=2))
    lost = results.pop(3)
    assert isinstance(lost, Lost)
    assert "killed by signal 9, 2 times" in lost.reason
    assert results == {n: n for n in range(8) if n != 3}


def test_a_task_whose_process_dies_once_is_done_again(tmp_path: Path) -> None:
    tasks = [(n, str(tmp_path / "mark")) for n in range(6)]
    assert [result for _, result in in_order(dies_once, tasks, jobs=2)] == list(range(6))


def test_a_process_that_dies_in_the_middle_of_its_answer_has_its_task_done_again(
    tmp_path: Path,
) -> None:
    tasks = [(number, str(tmp_path / "mark")) for number in range(2)]
    results = in_order(dies_answering_once, tasks, jobs=1)
    assert next(results) == (tasks[0], bytes([0]) * 5_000_000)
    # Nobody reads meanwhile: most of the last answer waits, and then cannot come.
    time.sleep(1.5)
    assert list(results) == [(tasks[1], bytes([1]) * 5_000_000)]


def test_a_task_that_takes_too_long_is_lost_and_the_others_are_done() -> None:
    results = dict(in_order(sleeps_at_three, range(6), jobs=2, limit=3))
    lost = results.pop(3)
    assert lost == Lost("it could not be read within 3 seconds")
    assert results == {n: n for n in range(6) if n != 3}


def test_who_stops_asking_ends_the_processes() -> None:
    results = in_order(sleeps_at_three, range(6), jobs=2)
    assert next(results) == (0, 0)
    started = time.monotonic()
    results.close()
    assert time.monotonic() - started < 5


#: Gives two processes tasks without end, and says so when both are at one.
_GIVER = """
import sys, time
from loaders.corpus.workers import in_order

def endless(number):
    if number:
        print("begun", flush=True)
        while True:
            time.sleep(0.1)

if __name__ == "__main__":
    list(in_order(endless, range(3), jobs=2, limit=6))
"""


def test_a_task_without_end_does_not_outlive_for_long_who_gave_it(tmp_path: Path) -> None:
    program = tmp_path / "giver.py"
    program.write_text(_GIVER)
    with subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    ) as giver:
        assert giver.stdout is not None
        assert giver.stdout.readline() == b"begun\n"
        giver.kill()
        # The output ends when all who could write to it have ended.
        giver.communicate(timeout=25)


#: Large tasks with large answers: neither fits into a pipe before the other side reads it.
_LARGE = """
from loaders.corpus.workers import in_order

def echoed(task):
    return task

if __name__ == "__main__":
    tasks = [bytes([number]) * 2_000_000 for number in range(6)]
    assert [result for _, result in in_order(echoed, tasks, jobs=1, limit=20)] == tasks
"""
#: A process stands still in the middle of an answer where that is read only when it is asked for.
_STILL = """
import os, signal, threading, time
from loaders.corpus.workers import Lost, in_order

def stands_still_after_one(number):
    if number == 1:
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGSTOP)).start()
    return bytes([number]) * 5_000_000

if __name__ == "__main__":
    results = in_order(stands_still_after_one, range(2), jobs=1, limit=4)
    assert next(results) == (0, bytes([0]) * 5_000_000)
    time.sleep(2)
    assert list(results) == [(1, bytes([1]) * 5_000_000)]
"""
#: A process stands still while it waits for a task that is larger than what a pipe holds.
_DEAF = """
import os, pathlib, signal, sys, time
from loaders.corpus.workers import Lost, in_order

mark = pathlib.Path(sys.argv[0]).with_name("mark")

def marked(task):
    mark.with_name("new").write_text(str(os.getpid()))
    mark.with_name("new").rename(mark)
    return len(task)

def tasks():
    yield b"x"
    while not mark.exists():
        time.sleep(0.1)
    time.sleep(0.5)
    os.kill(int(mark.read_text()), signal.SIGSTOP)
    yield b"x" * 3_000_000

if __name__ == "__main__":
    (_, one), (_, lost) = in_order(marked, tasks(), jobs=1, limit=2)
    assert (one, lost) == (1, Lost("it could not be read within 2 seconds"))
"""


@pytest.mark.parametrize("program", [_LARGE, _STILL, _DEAF], ids=["large", "still", "deaf"])
def test_nobody_waits_for_ever_at_a_pipe(tmp_path: Path, program: str) -> None:
    (tmp_path / "program.py").write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    args = [sys.executable, str(tmp_path / "program.py")]
    done = subprocess.run(
        args, env=environment, timeout=40, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


class Noted:
    """Work that notes in a file whenever it comes to a process."""

    def __init__(self, notes: Path) -> None:
        self.notes = notes

    def __setstate__(self, state: dict[str, Path]) -> None:
        self.notes = state["notes"]
        with self.notes.open("a") as notes:
            notes.write(f"{os.getpid()}\n")

    def negated(self, number: int) -> int:
        """Return the task's opposite."""
        return -number


def test_what_is_the_same_for_all_tasks_goes_to_a_process_once(tmp_path: Path) -> None:
    work = Noted(tmp_path / "notes")
    results = in_order(work.negated, range(9), jobs=2)
    assert [result for _, result in results] == [-number for number in range(9)]
    told = work.notes.read_text().split()
    assert len(told) == len(set(told)) == 2


def test_tasks_are_drawn_only_as_they_are_needed() -> None:
    tasks = iter(range(10_000))
    results = in_order(dies_of_three, tasks, jobs=1)
    next(results)
    results.close()
    assert next(tasks) < 100


def test_there_is_at_least_one_core() -> None:
    assert cores() >= 1
