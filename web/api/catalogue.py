"""The questions of the catalogue, and their answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec import UNSET
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from werkzeug.exceptions import ServiceUnavailable, default_exceptions

from graph import resources
from graph.resources import CatalogueQuery
from web.api import asked as ask
from web.api.answered import Answered
from web.media import RESULTS_JSON
from web.questions import term
from web.sparql.exchange import Answered as Written
from web.sparql.exchange import Question, Refusal
from web.sparql.running import pool, source
from web.stores import opened
from web.told.catalogue import catalogue
from web.told.results import rows_table
from web.told.tables import Table

__all__ = ["answer_to", "questions"]


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
    with opened() as store:
        values = {
            name: term(store, of, name, str(value))
            for name, value in given.items()
            if value is not UNSET
        }
        sparql = resources.paged(
            resources.bind(of, values), limit=asked.limit + 1, offset=asked.offset
        )
    answer = _rows(sparql, asked.limit + 1)
    told: Any = msgspec.json.decode(answer.content)
    rows = told["results"]["bindings"]
    shown = rows[: asked.limit]
    behind = asked.offset + len(shown) if answer.truncated or len(rows) > len(shown) else None
    told["results"]["bindings"] = shown
    return Answered(lambda: told, lambda: _table(told), next_offset=behind)


def _rows(sparql: str, most: int) -> Written:
    """Return as many rows as there is room for.

    They are worked out in a process that is stopped where that takes too long.

    :raises HTTPException: where there is no answer, with when to ask again
    """
    question = Question(sparql, (), (), RESULTS_JSON.type, None, most)
    answer = pool().answer(source(), question)
    if isinstance(answer, Refusal):
        refused = default_exceptions[answer.status](answer.sentence)
        if isinstance(refused, ServiceUnavailable):
            refused.retry_after = answer.retry
        raise refused
    return answer


def _table(told: object) -> Table:
    rows = parse_query_results(msgspec.json.encode(told), format=QueryResultsFormat.JSON)
    if not isinstance(rows, QuerySolutions):
        raise TypeError("a question of the catalogue is answered in rows")
    return rows_table(rows, short=False)
