"""Small files that others read while they are written."""

from __future__ import annotations

from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, text: str) -> None:
    """Write a file so that whoever reads it finds the old text or the new one, never a part.

    Of those who write it there must be one at a time; who is killed half-way leaves one file more,
    ``NAME.new``, which the next one writes over.

    :raises OSError: where its folder cannot be written
    """
    made = path.with_name(f"{path.name}.new")
    made.write_text(text, "utf-8")
    made.replace(path)
