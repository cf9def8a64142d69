"""What goes to a process that runs queries, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

__all__ = ["Answered", "Form", "Question", "Refusal", "Source"]

#: What a query is over: a folder, a server's address, or all that a store in memory holds, as
#: N-Quads.
Source: TypeAlias = Path | str | bytes
#: What a query is answered by: rows (SELECT), yes or no (ASK), triples (CONSTRUCT, DESCRIBE).
Form: TypeAlias = Literal["rows", "truth", "graph"]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what its answer is to be.

    :param default: graphs that the request chose to be merged, by their IRIs
    :param named: graphs that the request lets be named; all graphs where both are empty
    :param table: the media type for rows, or yes or no; ``None`` where none is acceptable
    :param graph: the media type for triples; ``None`` as above
    :param most: how many rows or triples at most
    """

    sparql: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    table: str | None
    graph: str | None
    most: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, written.

    :param count: how many rows or triples it has
    :param truncated: there would be more of them
    :param seconds: how long it took to read, run and write it
    """

    form: Form
    content: bytes
    count: int
    truncated: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer.

    :param status: as HTTP has it
    :param sentence: what is wrong and what to do
    :param line: where in the query, from 1; ``None`` where it is no place in it
    :param column: where in the line, from 1; ``None`` as above
    :param retry: after how many seconds it may go better; ``None`` where it will not
    """

    status: int
    sentence: str
    line: int | None = None
    column: int | None = None
    retry: int | None = None
