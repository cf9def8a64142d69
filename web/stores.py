"""The store that a request reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import current_app

from graph.errors import StoreError
from graph.store import Store

__all__ = ["opened"]


@contextmanager
def opened() -> Iterator[Store]:
    """Yield the site's store.

    A folder is opened anew each time, since a handle never sees what is written after it was
    opened; that takes a few milliseconds.

    :raises StoreError: where no store is configured, or it cannot be read
    """
    configured = current_app.config.get("STORE")
    if isinstance(configured, Store):
        yield configured
    elif isinstance(configured, Path):
        with Store.read(configured) as store:
            yield store
    else:
        raise StoreError(repr(configured), "the site's setting STORE names no folder")
