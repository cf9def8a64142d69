"""One shared handle for reading a store, opened again when something new is there.

A handle on a folder never sees what is written after it was opened. Whoever asks over a long time,
as the site does, takes it from here for each request: the handle is that of the store's present
generation, and stays the same until the request ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from graph.errors import StoreError
from graph.store import generation
from graph.store.failure import Failure
from graph.store.places import Place, address
from graph.store.store import Store

__all__ = ["Latest"]


@dataclass(slots=True)
class _Handle:
    """An open store, the stamp from before it was opened, and how many requests read it."""

    store: Store
    stamp: str | None
    readers: int = 1


class Latest:
    """A store for reading, as it was after the last writer closed; threads share it.

    A server is asked live, so its handle stays the same.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._mutex = Lock()
        self._current: _Handle | None = None
        #: Held while the store is opened, which may take minutes; nobody who leaves waits for it.
        self._opening = Lock()
        self._failed: tuple[str | None, Failure] | None = None

    @contextmanager
    def opened(self) -> Iterator[Store]:
        """Yield the store; what it answers does not change until the context ends.

        :raises StoreError: where nothing is loaded there, or it cannot be read
        """
        handle = self._enter()
        try:
            yield handle.store
        finally:
            self._leave(handle)

    def close(self) -> None:
        """Let go of the store, as soon as nobody reads it."""
        with self._mutex:
            self._replace(None)

    def _enter(self) -> _Handle:
        handle = self._shared()
        if handle is None:
            with self._opening:
                handle = self._shared() or self._open()
        return handle

    def _shared(self) -> _Handle | None:
        """Return the handle of the present state with a reader more, where there is one."""
        stamp = self._stamp()
        with self._mutex:
            handle = self._current
            if handle is None or handle.stamp != stamp:
                return None
            handle.readers += 1
            return handle

    def _open(self) -> _Handle:
        # Before the store is opened: a change in between is then seen by the next request.
        stamp = self._stamp()
        if self._failed is not None and self._failed[0] == stamp:
            self._failed[1].tell_again()
        try:
            handle = _Handle(Store.read(self._place), stamp)
        except StoreError as error:
            self._failed = (stamp, Failure.of(error))
            raise
        with self._mutex:
            self._replace(handle)
        return handle

    def _stamp(self) -> str | None:
        return generation.stamp(Path(self._place)) if address(self._place) is None else None

    def _leave(self, handle: _Handle) -> None:
        with self._mutex:
            handle.readers -= 1
            if not handle.readers and handle is not self._current:
                handle.store.close()

    def _replace(self, handle: _Handle | None) -> None:
        old, self._current = self._current, handle
        if old is not None and not old.readers:
            old.store.close()
