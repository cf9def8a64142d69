"""The generation of a store in a folder: a stamp that changes whenever a writer has closed.

A reader's handle never sees what is written after it was opened; by the stamp it knows when to open
again.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.store.files import write_whole

__all__ = ["advance", "stamp", "stamped"]

_FILE: Final = "generation"


def stamp(folder: Path) -> str | None:
    """Return the stamp of the last writer that closed, or ``None`` where none has."""
    try:
        return (folder / _FILE).read_text("utf-8")
    except OSError:
        return None


def stamped(folder: Path) -> datetime | None:
    """Return when the last writer closed, in UTC, or ``None`` where none has."""
    try:
        return datetime.fromtimestamp((folder / _FILE).stat().st_mtime, UTC)
    except OSError:
        return None


def advance(folder: Path) -> None:
    """Let readers know that there may be something new.

    :raises StoreError: where the folder cannot be written
    """
    try:
        write_whole(folder / _FILE, uuid.uuid4().hex)
    except OSError as error:
        raise StoreError(str(folder), f"its readers cannot be told of the change ({error})") from (
            error
        )
