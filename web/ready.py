"""All that pages need of a whole store; what the most visited ones wait for comes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Flask

from graph import promotions
from graph.comparison.known import known
from graph.findings.find import findings
from graph.store import Store
from web.comparing import comparable
from web.directory import asked, directory
from web.explore.atlas import atlas
from web.linked.dataset import counts
from web.warm import MADE

__all__ = ["register"]

_MADE: Final[tuple[Callable[[Store], object], ...]] = (
    *(directory, asked, promotions.network),
    *(known, atlas, comparable.worded, counts, findings),
)


def register(app: Flask) -> None:
    """Tell :mod:`web.warm`, which knows no page, what is to be made."""
    app.extensions[MADE] = _MADE
