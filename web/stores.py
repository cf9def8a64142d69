"""The store that a request reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from flask import current_app

from graph.errors import StoreError
from graph.store import Store, generation
from graph.store.latest import Latest
from graph.store.places import Place, address

__all__ = ["opened", "state"]

_EXTENSION: Final = "nextrung.stores"


@contextmanager
def opened() -> Iterator[Store]:
    """Yield the site's store; what it answers does not change until the context ends.

    The setting ``STORE`` is a folder or a server's address, of which all requests share one handle
    that is opened again when there is something new; or an open store.

    :raises StoreError: where no store is configured, or it cannot be read
    """
    configured = current_app.config.get("STORE")
    if isinstance(configured, Store):
        yield configured
    elif isinstance(configured, Path | str):
        with _latest(configured).opened() as store:
            yield store
    else:
        raise StoreError(
            repr(configured), "the site's setting STORE names no folder, nor a server's address"
        )


def state() -> tuple[str, datetime] | None:
    """Return what tells one state of the site's store from another, and since when it is.

    ``None`` where nobody can tell without asking: of a server, or of an open store.
    """
    configured = current_app.config.get("STORE")
    if isinstance(configured, Store) or not isinstance(configured, Path | str):
        return None
    if address(configured) is not None:
        return None
    stamp = generation.stamp(Path(configured))
    since = generation.stamped(Path(configured))
    return None if stamp is None or since is None else (stamp, since)


def _latest(place: Place) -> Latest:
    known: dict[Place, Latest] = current_app.extensions.setdefault(_EXTENSION, {})
    return known.setdefault(place, Latest(place))
