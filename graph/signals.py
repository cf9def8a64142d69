"""Signals, where a process works for another one."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["end_after", "undisturbed"]


def end_after(seconds: float) -> None:
    """Have the system end this process at its task, or never for 0, where it can do that.

    Who keeps the time is killed at times, and a process that never comes back must not live on.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep interruptions back, for good from a process or thread that is begun meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
