"""What an address may ask for."""

from __future__ import annotations

from typing import Final

__all__ = ["LONGEST"]

#: The most characters of a name or a search; no title is nearly as long.
LONGEST: Final = 200
