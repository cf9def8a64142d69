"""What takes long to be made from a store, made while no visitor waits for long.

Some things look at everything that is loaded, so that their time grows with it. They are made once
a state of the store by threads of their own, and a request that would wait too long for one is told
to come back.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final, TypeVar

from flask import Response, current_app, render_template
from flask.ctx import AppContext

from graph.store import Store
from web.downloads import page_of
from web.kept import kept
from web.media import HTML, Media
from web.problems import problem
from web.stores import opened

__all__ = ["PATIENCE", "come_back", "made"]

_Made = TypeVar("_Made")

_EXTENSION: Final = "nextrung.later"
#: The setting that says for how many seconds a request waits, and what it is without one.
PATIENCE: Final = "PATIENCE"
_USUAL_PATIENCE: Final = 2.0
#: Two things at a time, so that what is made in little time does not wait for what takes long.
_THREADS: Final = 2
#: Seconds after which it is worth to come back.
_COME_BACK: Final = 5


@dataclass(slots=True)
class _Maker:
    """Threads, and what they make at present, by the function that makes it."""

    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_THREADS))
    mutex: Lock = field(default_factory=Lock)
    making: dict[Callable[[Store], Any], Future[Any]] = field(default_factory=dict)

    def started(self, make: Callable[[Store], Any], site: AppContext) -> Future[Any]:
        """Return what is being made; begin with it where it is not."""
        with self.mutex:
            future = self.making.get(make)
            if future is None or future.done():
                future = self.making[make] = self.pool.submit(_make, make, site)
            return future


def _make(make: Callable[[Store], _Made], site: AppContext) -> _Made:
    with site, opened() as store:
        return kept(store, make)


def made(make: Callable[[Store], _Made]) -> _Made | None:
    """Return what a function makes of the site's store; ``None`` where that takes longer.

    It is of the state that the store was in when it was begun: who asked never makes it again.

    :param make: a function of a module, which names what is kept
    :raises StoreError: where the store cannot be read
    """
    maker: _Maker = current_app.extensions.setdefault(_EXTENSION, _Maker())
    patience: float = current_app.config.get(PATIENCE, _USUAL_PATIENCE)
    try:
        found: _Made = maker.started(make, current_app.app_context()).result(timeout=patience)
    except TimeoutError:
        return None
    return found


def come_back(sentence: str, form: Media) -> Response:
    """Return the answer that something is being made, and when to come back for it.

    :param sentence: what is being made
    """
    if form == HTML:
        answer = page_of(render_template("later.html", sentence=sentence), 503)
    else:
        answer = problem(503, sentence)
    answer.headers["Retry-After"] = str(_COME_BACK)
    return answer
