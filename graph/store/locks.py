"""One writer at a time: the others wait, and are told for whom.

The lock is the operating system's own, on a file: whatever ends a process, its lock is free at
once. Who holds it stands in a file beside it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import platformdirs
from filelock import FileLock, Timeout

from graph.errors import StoreError
from graph.store.files import write_whole

__all__ = ["Holder", "folder_for", "holder", "writing"]

logger = logging.getLogger(__name__)

_LOCK: Final = "writer.lock"
_HOLDER: Final = "writer.json"
#: Seconds between two looks at the lock.
_PAUSE: Final = 0.05
#: Who has just taken the lock is given these seconds to say who it is.
_GRACE: Final = 0.2
#: Of a longer command line the rest is left out of messages.
_LONGEST_COMMAND: Final = 200


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes.

    ``command`` is its command line as it was started; ``since`` the time in UTC, as in ISO 8601.
    """

    pid: int
    host: str
    command: str
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since} ({self.command})"


@contextmanager
def writing(folder: Path, place: str, wait: float) -> Iterator[None]:
    """Hold the right to write, of which there is one a folder, until the context ends.

    :param folder: where the lock lies; made where it is missing
    :param place: what messages call the store
    :param wait: how many seconds to wait for another writer, 0 or more
    :raises StoreError: where another one still writes after that time, or no lock can be made
    """
    lock = FileLock(folder / _LOCK, thread_local=False)
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _take(lock, folder, place, wait)
            held.callback(lock.release)
            write_whole(folder / _HOLDER, json.dumps(asdict(_this_process()), indent=1) + "\n")
            held.callback((folder / _HOLDER).unlink, missing_ok=True)
        except OSError as error:
            raise StoreError(place, f"it cannot be opened for writing ({error})") from error
        yield


def folder_for(url: str) -> Path:
    """Return where the lock of a server lies: in this user's folder for state.

    So it orders writers of one user on one machine.

    :param url: the server's address
    """
    state = platformdirs.user_state_path("nextrung", appauthor=False)
    return state / "servers" / hashlib.sha256(url.encode()).hexdigest()[:16]


def holder(folder: Path) -> Holder | None:
    """Return who took the lock of a folder last and did not give it back, or ``None``.

    A process that was killed stays named there; only while the lock is held, it says who holds it.
    """
    try:
        told = json.loads((folder / _HOLDER).read_text("utf-8"))
        return Holder(int(told["pid"]), str(told["host"]), str(told["command"]), str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _take(lock: FileLock, folder: Path, place: str, wait: float) -> None:
    if _taken(lock, min(wait, _GRACE)):
        return
    left = max(wait - _GRACE, 0)
    if left:
        logger.warning(
            "store %s: waiting for another writer, up to %g seconds: %s", place, wait, _who(folder)
        )
        if _taken(lock, left):
            return
    raise StoreError(
        place,
        f"another process writes to it, and was not done within {wait:g} seconds: "
        f"{_who(folder)}; try again when it has ended, or choose another store with --store",
    )


def _taken(lock: FileLock, wait: float) -> bool:
    try:
        lock.acquire(timeout=wait, poll_interval=_PAUSE)
    except Timeout:
        return False
    return True


def _who(folder: Path) -> str:
    return str(holder(folder) or "it does not say who it is")


def _this_process() -> Holder:
    command = shlex.join(sys.orig_argv)
    if len(command) > _LONGEST_COMMAND:
        command = f"{command[:_LONGEST_COMMAND]}…"
    since = datetime.now(tz=UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    return Holder(os.getpid(), platform.node(), command, since)
