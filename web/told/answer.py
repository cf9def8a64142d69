"""An answer, before anybody knows how it is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from web.told.outline import Part
from web.told.tables import Table

__all__ = ["Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found out.

    ``data`` becomes JSON, ``table`` CSV, ``parts`` text and Markdown; without parts it is the
    table.
    """

    data: object
    table: Table
    parts: Sequence[Part] = ()
