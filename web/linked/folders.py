"""Folders for files that go with what they belong to, or at the latest with the next process.

A process that is killed takes nothing away. So each folder has a file beside it that is locked as
long as its process lives, and whoever makes a folder takes away those that nobody holds::

    nextrung-data-NAME/       the files
    nextrung-data-NAME.lock   locked while they are served
"""

from __future__ import annotations

import shutil
import tempfile
import uuid
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

__all__ = ["folder_for"]

_NAME: Final = "nextrung-data-"


def folder_for(owner: object) -> Path:
    """Return a new folder below the system's one for temporary files, gone with its owner.

    :raises OSError: where there is no room for it
    """
    place = Path(tempfile.gettempdir())
    for left in place.glob(f"{_NAME}*.lock"):
        # Another user's stay: they may not even be opened.
        with suppress(OSError, Timeout):
            _dismiss(left.with_suffix(""), FileLock(left, timeout=0))
    folder = place / f"{_NAME}{uuid.uuid4().hex}"
    lock = FileLock(folder.with_suffix(".lock"), thread_local=False)
    lock.acquire()
    folder.mkdir(mode=0o700)
    weakref.finalize(owner, _dismiss, folder, lock)
    return folder


def _dismiss(folder: Path, lock: FileLock) -> None:
    """Take a folder away, by whoever holds its lock or can get it at once.

    :raises Timeout: where another process holds it
    """
    with lock:
        shutil.rmtree(folder, ignore_errors=True)
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release(force=True)
