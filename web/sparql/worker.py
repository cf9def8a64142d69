"""The process that runs queries, one after the other, and can be killed at any of them.

A thread cannot be stopped while the engine is at work, and the engine has no time-out; a process
can. It opens the store for reading, and again when something new is there.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from contextlib import nullcontext, suppress
from http import HTTPStatus
from multiprocessing.connection import Connection
from threading import Thread
from typing import Final

from graph.errors import StoreError
from graph.signals import end_after
from graph.store import Store
from graph.store.latest import Latest
from web.sparql.answering import Answering
from web.sparql.exchange import Answered, Question, Refusal, Source
from web.sparql.limits import Limits
from web.unreadable import LATER, unreadable

__all__ = ["serve"]

#: After how many limits a process ends by itself: by then the site that keeps the time is gone.
_ORPHANED: Final = 2
#: Seconds that a process without its site has to let go of the store.
_FAREWELL: Final = 1.0
_TOO_MUCH: Final = "The query needs too much memory; ask for less."


class _Desk:
    """Answers questions about the source that it was asked about last."""

    def __init__(self, limits: Limits) -> None:
        self._answering = Answering(limits.letters)
        self._source: Source | None = None
        self._held: Latest | Store | None = None

    def answer(self, source: Source, question: Question) -> Answered | Refusal:
        try:
            held = self._turned_to(source)
            opened = held.opened() if isinstance(held, Latest) else nullcontext(held)
            with opened as store:
                return self._answering.answer(store, question)
        except StoreError as error:
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, unreadable(error), retry=LATER)
        except MemoryError:
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, _TOO_MUCH)

    def close(self) -> None:
        if self._held is not None:
            self._held.close()
        self._held = None

    def _turned_to(self, source: Source) -> Latest | Store:
        if self._held is None or source != self._source:
            self.close()
            self._held = Store.copied(source) if isinstance(source, bytes) else Latest(source)
            self._source = source
        return self._held


def serve(pipe: Connection, limits: Limits) -> None:
    """Answer one question after the other, until the site is gone."""
    # An interruption is for the site; where signals can be kept back, they are already.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(limits.memory)
    Thread(target=_end_with_site, daemon=True).start()
    desk = _Desk(limits)
    with suppress(EOFError, OSError):
        pipe.send(None)  # It has begun.
        while True:
            source, question = pipe.recv()
            end_after(_ORPHANED * limits.seconds)
            answer = desk.answer(source, question)
            end_after(0)
            pipe.send(answer)
    desk.close()


def _end_with_site() -> None:
    """End this process when the site is gone, even at a query: the engine lets threads run."""
    site = multiprocessing.parent_process()
    if site is not None:
        site.join()
        time.sleep(_FAREWELL)
        os._exit(1)


def _bound(memory: int) -> None:
    """Have the system refuse this process more memory, where it can do that.

    A query may ask for any amount of it, and would take that of the site and of others.
    """
    if sys.platform != "win32":
        import resource

        _, highest = resource.getrlimit(resource.RLIMIT_DATA)
        lowest = memory if highest == resource.RLIM_INFINITY else min(memory, highest)
        resource.setrlimit(resource.RLIMIT_DATA, (lowest, highest))
