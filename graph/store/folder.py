"""A folder that holds a store: what lies in it, and how it is opened.

::

    oxigraph/     the engine's own files
    writer.lock   locked by the one who writes (graph.store.locks)
    writer.json   who that is
    generation    changed whenever a writer has closed (graph.store.generation)
    readers/      links of those who read (graph.store.snapshot)
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph.errors import StoreError
from graph.store import generation, locks, snapshot
from graph.store.embedded import Embedded

__all__ = ["reading", "tidy", "writing"]

_DATA: Final = "oxigraph"
_BEGUN: Final = "oxigraph.begun"
#: The engine's file that names all others; wherever there is a database, it is.
_CURRENT: Final = "CURRENT"


def writing(folder: Path, wait: float, closing: ExitStack) -> Embedded:
    """Return the engine of a folder for writing, making its files where there are none.

    :param wait: how many seconds to wait for another writer
    :param closing: closes the engine, tells readers of it and gives back the right to write
    :raises StoreError: where another one still writes, or the folder cannot be written
    """
    _refuse_old_layout(folder)
    closing.enter_context(locks.writing(folder, str(folder), wait))
    data = folder / _DATA
    try:
        if not data.exists():
            _make(data)
        snapshot.sweep(data)
        engine = Embedded(ox.Store(data), str(folder), tidied=data)
    except (OSError, RuntimeError) as error:
        raise StoreError(str(folder), _open_failure(error)) from error
    # Always, even where nothing was written: what a writer wrote before it was killed is told too.
    closing.callback(generation.advance, folder)
    closing.callback(engine.close)
    return engine


def reading(folder: Path, closing: ExitStack) -> Embedded:
    """Return the engine of a folder for reading only; it sees what is there now.

    :param closing: closes the engine
    :raises StoreError: where the folder holds no store, or a damaged one
    """
    _refuse_old_layout(folder)
    if not (folder / _DATA / _CURRENT).exists():
        raise StoreError(str(folder), "nothing is loaded there; run `nextrung load PATH` first")
    try:
        engine = Embedded(snapshot.opened(folder / _DATA, closing), str(folder))
    except (OSError, RuntimeError) as error:
        raise StoreError(str(folder), f"it cannot be read ({error})") from error
    closing.callback(engine.close)
    return engine


def tidy(folder: Path) -> None:
    """Take away what readers left behind that were killed."""
    snapshot.sweep(folder / _DATA)


def _make(data: Path) -> None:
    """Make an empty database, whole or not at all.

    The engine makes its files one after the other, and cannot read what was begun.
    """
    begun = data.with_name(_BEGUN)
    if begun.exists():
        shutil.rmtree(begun)
    ox.Store(begun)
    begun.rename(data)


def _refuse_old_layout(folder: Path) -> None:
    if (folder / _CURRENT).exists():
        raise StoreError(
            str(folder),
            "an older Nextrung made it; load the documents again into a new folder, with --store",
        )


def _open_failure(error: OSError | RuntimeError) -> str:
    # Nextrung's own writers wait for each other before they come here.
    if "lock" in str(error).casefold():
        return "another program has its files open for writing; close that one first"
    return f"it cannot be opened for writing ({error})"
