"""The engine's files as one moment left them, for a reader, while a writer goes on.

The engine reads its list of tables first and its logs last, and opens most tables only when a query
needs them. A writer meanwhile packs logs into new tables and takes old ones away. A reader that
began before and ended after that would miss what had moved, and a query later find a table gone.
So what was opened counts only where no file came or went meanwhile; and where the engine would not
hold all tables open by itself, the reader has links of its own to them::

    readers/NAME/       the links of one reader
    readers/NAME.lock   locked while it reads
"""

from __future__ import annotations

import logging
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from filelock import FileLock, Timeout

__all__ = ["opened", "sweep"]

logger = logging.getLogger(__name__)

_READERS: Final = "readers"
#: How many tables the engine opens, and keeps open, when it opens a database: ``LoadTableHandlers``
#: of `RocksDB <https://github.com/facebook/rocksdb/blob/main/db/version_builder.cc>`_.
_HELD: Final = 16
#: Seconds for which a reader tries again while files come and go, and between two tries.
_LONGEST: Final = 30.0
_PAUSE: Final = 0.02


def opened(data: Path, closing: ExitStack) -> ox.Store:
    """Return a database as it is now; whatever is written later, it stays that.

    :param data: the folder of the engine's files
    :param closing: gives back what the reader needs, once the database is let go of
    :raises OSError: where it cannot be read, or is written to without a pause
    :raises RuntimeError: where it is damaged
    """
    ends = time.monotonic() + _LONGEST
    while True:
        names = _names(data)
        try:
            return _attempt(data, names, closing)
        except (OSError, RuntimeError):
            # Where no file came or went, it is no writer's doing.
            if _names(data) == names or time.monotonic() > ends:
                raise
        time.sleep(_PAUSE)


def sweep(data: Path) -> None:
    """Take away the links of readers that ended without doing so."""
    for path in data.with_name(_READERS).glob("*.lock"):
        try:
            with FileLock(path, timeout=0):
                shutil.rmtree(path.with_suffix(""), ignore_errors=True)
                path.unlink(missing_ok=True)
        except Timeout:
            logger.debug("%s: still read", path)


def _names(data: Path) -> frozenset[str]:
    """Return the names of the engine's files, of which none is ever used again for another.

    Its lock and its diary, ``LOCK`` and ``LOG``, hold nothing of the store.
    """
    return frozenset(path.name for path in data.iterdir() if not path.name.startswith("LO"))


def _attempt(data: Path, names: frozenset[str], closing: ExitStack) -> ox.Store:
    with ExitStack() as tried:
        database = ox.Store.read_only(str(_place(data, names, tried)))
        if _names(data) != names:
            raise OSError("a writer moves its files all the time; try again when it is done")
        closing.push(tried.pop_all())
    return database


def _place(data: Path, names: frozenset[str], closing: ExitStack) -> Path:
    if sum(name.endswith(".sst") for name in names) <= _HELD:
        return data
    try:
        return closing.enter_context(_linked(data, names))
    except FileNotFoundError:  # Taken away since it was listed.
        raise
    except OSError as error:
        # Who may not write there, or has a disk without links, can still read while nobody writes.
        logger.info("%s: read without links of our own (%s)", data, error)
        return data


@contextmanager
def _linked(data: Path, names: frozenset[str]) -> Iterator[Path]:
    """Yield a folder with a link to each file; it is taken away when the context ends."""
    own = data.with_name(_READERS) / uuid.uuid4().hex
    own.parent.mkdir(exist_ok=True)
    lock = FileLock(own.with_suffix(".lock"), thread_local=False)
    with lock:
        try:
            own.mkdir()
            for name in names:
                (own / name).hardlink_to(data / name)
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)
            Path(lock.lock_file).unlink(missing_ok=True)
