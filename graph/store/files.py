"""Small files that others read while they are written."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, text: str) -> None:
    """Write a file so that whoever reads it finds the old text or the new one, never a part.

    :raises OSError: where its folder cannot be written
    """
    made = path.with_name(f"{path.name}.{os.getpid()}")
    made.write_text(text, "utf-8")
    made.replace(path)
