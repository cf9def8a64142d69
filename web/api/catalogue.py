"""The questions of the catalogue, and their answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import BoundedSemaphore
from typing import Any, Final

import msgspec
from flask import current_app
from msgspec import UNSET
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from werkzeug.exceptions import ServiceUnavailable

from graph import resources
from graph.resources import CatalogueQuery
from graph.store.engine import Answer
from web.api import asked as ask
from web.api.answered import Answered
from web.cli.query import catalogue
from web.cli.results import rows_table
from web.cli.tables import Table
from web.questions import term
from web.stores import opened

__all__ = ["answer_to", "questions"]

_EXTENSION: Final = "nextrung.api.seats"
#: How many questions are asked at the same time, so that threads are left for all else: one that
#: is about everything can take minutes.
_SEATS: Final = 2
#: Seconds that a question waits for its turn.
_WAIT: Final = 10.0


def questions(_asked: ask.Catalogue) -> Answered:
    """Return what the catalogue can be asked."""
    told = catalogue()
    return Answered(lambda: told.data, lambda: told.table)


def answer_to(asked: CatalogueQuery) -> Callable[[ask.Question], Answered]:
    """Return what answers a question of the catalogue."""
    return partial(_answer, asked)


def _answer(of: CatalogueQuery, asked: ask.Question) -> Answered:
    """Return some rows of the answer; one more is asked for, to know whether there are any.

    :raises LookupFailed: where a class, ladder or document is named that there is not
    """
    given = {name: getattr(asked, f"{name}_") for name in of.params}
    with _turn(), opened() as store:
        values = {
            name: term(store, of, name, str(value))
            for name, value in given.items()
            if value is not UNSET
        }
        sparql = resources.paged(
            resources.bind(of, values), limit=asked.limit + 1, offset=asked.offset
        )
        told: Any = msgspec.json.decode(_rows(store.query(sparql)))
    rows = told["results"]["bindings"]
    behind = asked.offset + asked.limit if len(rows) > asked.limit else None
    told["results"]["bindings"] = rows[: asked.limit]
    return Answered(lambda: told, lambda: _table(told), next_offset=behind)


@contextmanager
def _turn() -> Iterator[None]:
    """Wait for one's turn.

    :raises ServiceUnavailable: where it does not come soon
    """
    seats: BoundedSemaphore
    seats = current_app.extensions.setdefault(_EXTENSION, BoundedSemaphore(_SEATS))
    if not seats.acquire(timeout=_WAIT):
        raise ServiceUnavailable("Other questions are still being answered; ask again later.")
    try:
        yield
    finally:
        seats.release()


def _rows(answer: Answer) -> bytes:
    if not isinstance(answer, QuerySolutions):
        raise TypeError("a question of the catalogue is answered in rows")
    return answer.serialize(format=QueryResultsFormat.JSON) or b""


def _table(told: object) -> Table:
    rows = parse_query_results(msgspec.json.encode(told), format=QueryResultsFormat.JSON)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("a question of the catalogue is answered in rows")
    return rows_table(rows, short=False)
