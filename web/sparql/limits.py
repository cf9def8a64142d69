"""How much one query, and all of them together, may take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The endpoint's limits; each can be set in the site's configuration, as ``SPARQL_SECONDS``.

    :param seconds: how long a query may run before it is stopped
    :param rows: how many rows or triples an answer has at most
    :param shown: how many of them the page shows
    :param letters: how many characters the terms of an answer have together at most, about
    :param length: how many characters a query has at most
    :param graphs: how many graphs a request may choose
    :param workers: how many queries run at once, each in a process
    :param waiting: how many more wait for one of them; who comes then is sent away
    :param patience: how many seconds they wait
    :param memory: how many bytes a process may use
    """

    seconds: float = 30.0
    rows: int = 10_000
    shown: int = 200
    letters: int = 20_000_000
    length: int = 20_000
    graphs: int = 100
    workers: int = 2
    waiting: int = 2
    patience: float = 5.0
    memory: int = 1 << 30

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Self:
        """Return the limits, with those in place that a configuration sets."""
        return cls(
            **{
                field.name: config[setting]
                for field in fields(cls)
                if (setting := f"SPARQL_{field.name.upper()}") in config
            }
        )
