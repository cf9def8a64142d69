"""Runs queries for the site: its processes, and the store that they read.

Other parts of the site that let people choose what is asked run it here too: a query of the
catalogue with its parameters bound (:func:`graph.resources.bind`) is a text like any other.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Final

from flask import Flask, current_app

from graph.errors import StoreError
from graph.store import Store
from graph.store.places import address
from web.sparql.exchange import Source
from web.sparql.limits import Limits
from web.sparql.pool import Pool

__all__ = ["close", "pool", "source"]

_EXTENSION: Final = "nextrung.sparql"
_MUTEX: Final = Lock()


def pool() -> Pool:
    """Return the processes of the site; they are begun when they are first needed."""
    with _MUTEX:
        known = current_app.extensions.get(_EXTENSION)
        if not isinstance(known, Pool):
            known = Pool(Limits.of(current_app.config))
            current_app.extensions[_EXTENSION] = known
        return known


def close(app: Flask) -> None:
    """End the processes of a site; the next query begins others."""
    with _MUTEX:
        known = app.extensions.pop(_EXTENSION, None)
    if isinstance(known, Pool):
        known.close()


def source() -> Source:
    """Return what queries are over: the setting ``STORE``.

    A folder or a server is opened by the process itself, so that it sees what is loaded meanwhile.
    Of an open store, which no other process can read, all is copied for each query: right for
    tests, and as slow as the store is large.

    :raises StoreError: where no store is configured
    """
    configured = current_app.config.get("STORE")
    if isinstance(configured, Store):
        return _copy(configured) if address(configured.place) is None else configured.place
    if isinstance(configured, Path | str):
        return configured
    raise StoreError(
        repr(configured), "the site's setting STORE names no folder, nor a server's address"
    )


def _copy(store: Store) -> bytes:
    """Return all that a store holds, as N-Quads."""
    copy = BytesIO()
    store.write(copy)
    return copy.getvalue()
