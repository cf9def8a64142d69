"""What pages need of a whole store, made before anybody asks for it.

That takes seconds of a large store, for which the first reader would wait: after the site starts,
and after each load. A thread beside the site makes it as soon as it sees a new state. Who asks
meanwhile waits for that thread, and never for a second making.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from flask import Flask

from graph.store import Store
from graph.store.places import address
from web.kept import kept
from web.stores import opened

__all__ = ["MADE", "kept_warm"]

logger = logging.getLogger(__name__)

#: The extension of a site that holds the functions of what its pages need of a whole store.
MADE: Final = "nextrung.made"
#: Seconds between two looks at the store, and how long an end waits for what is being made.
_EVERY: Final = 2.0
_LAST: Final = 5.0


@contextmanager
def kept_warm(app: Flask, *, every: float = _EVERY) -> Iterator[None]:
    """Make what pages need of each state of the site's store while the context lasts.

    A server's store is made ready once: whether it holds something new only a query would tell.

    :param every: seconds between two looks at the store
    """
    ended = Event()
    thread = Thread(target=_warm, args=(app, every, ended), name="warm", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(_LAST)


def _warm(app: Flask, every: float, ended: Event) -> None:
    said = ""
    while not ended.is_set():
        try:
            if _made(app):
                return
            said = ""
        # The outermost edge of a thread: nobody else would see it end, or begin it anew.
        except Exception as error:  # noqa: BLE001
            if repr(error) != said:
                logger.warning("pages will be made ready when they are asked for: %r", error)
            said = repr(error)
        ended.wait(every)


def _made(app: Flask) -> bool:
    """Make what is not made yet; return whether the store is a server's."""
    makers: tuple[Callable[[Store], object], ...] = app.extensions[MADE]
    with app.app_context(), opened() as store:
        for make in makers:
            kept(store, make)
        return address(store.place) is not None
