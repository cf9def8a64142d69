"""One query, from its text to its written answer; run in a process that can be killed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final, TypeVar

import pyoxigraph as ox

from graph.errors import ForbiddenQuery, QueryError, StoreError, UnreadableQuery
from graph.store import Dataset, Store
from graph.store.engine import Drawn
from graph.store.reading import Reader
from web.sparql import judging, written
from web.sparql.exchange import Answered, Question, Refusal
from web.unreadable import LATER, unreadable

__all__ = ["Answering"]

_One = TypeVar("_One")

#: By whether it is rows (or yes or no) that the request takes in none of their formats.
_UNACCEPTED: Final = {
    True: "This query is answered by rows, or by yes or no: ask for json, xml, csv or tsv.",
    False: "This query is answered by triples: ask for turtle, jsonld, ntriples or rdfxml.",
}


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers queries.

    :param letters: how many characters the terms of an answer have together at most, about
    """

    letters: int
    reader: Reader = field(default_factory=Reader)

    def answer(self, store: Store, question: Question) -> Answered | Refusal:
        """Return the answer to a query, or why there is none."""
        began = time.monotonic()
        try:
            over = self._graphs(store, question)
            with store.drawing(question.sparql, over) as drawn:
                answered = self._written(drawn, question, began)
        except UnreadableQuery as error:
            return Refusal(HTTPStatus.BAD_REQUEST, str(error), error.line, error.column)
        except ForbiddenQuery as error:
            return Refusal(HTTPStatus.FORBIDDEN, str(error))
        except QueryError as error:
            return Refusal(HTTPStatus.BAD_REQUEST, str(error))
        except StoreError as error:
            return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, unreadable(error), retry=LATER)
        return answered

    def _graphs(self, store: Store, question: Question) -> Dataset | None:
        """Return the graphs that a query is over: those of the request before those of its text.

        :raises QueryError: where the store does not hold one of them
        """
        over = judging.chosen_graphs(question.sparql, self.reader)
        if question.default or question.named:
            over = Dataset(
                tuple(map(ox.NamedNode, question.default)), tuple(map(ox.NamedNode, question.named))
            )
        if over is not None:
            unknown = {*over.default, *over.named} - set(store.graphs())
            if unknown:
                told = ", ".join(sorted(map(str, unknown)))
                raise QueryError(f"The store holds no graph {told}, and none is fetched for it.")
        return over

    def _written(self, drawn: Drawn, question: Question, began: float) -> Answered | Refusal:
        is_table = isinstance(drawn, ox.QueryBoolean | ox.QuerySolutions)
        media_type = question.table if is_table else question.graph
        if media_type is None:
            return Refusal(HTTPStatus.NOT_ACCEPTABLE, _UNACCEPTED[is_table])
        if isinstance(drawn, ox.QueryBoolean):
            content = written.truth(bool(drawn), media_type)
            return Answered("truth", content, 1, truncated=False, seconds=_since(began))
        if isinstance(drawn, ox.QuerySolutions):
            names = [variable.value for variable in drawn.variables]
            rows, more = self._taken(drawn, question.most, _width_of_row)
            if more and not rows:
                return self._no_room()
            content = written.table(names, map(tuple, rows), media_type)
            return Answered("rows", content, len(rows), more, _since(began))
        triples, more = self._taken(_once(drawn), question.most, _width_of_triple)
        if more and not triples:
            return self._no_room()
        content = written.graph(triples, media_type)
        return Answered("graph", content, len(triples), more, _since(began))

    def _taken(
        self, drawn: Iterable[_One], most: int, width: Callable[[_One], int]
    ) -> tuple[list[_One], bool]:
        """Return what is drawn as long as there is room for it, and whether there was more."""
        taken: list[_One] = []
        room = self.letters
        for one in drawn:
            room -= width(one)
            if len(taken) == most or room < 0:
                return taken, True
            taken.append(one)
        return taken, False

    def _no_room(self) -> Refusal:
        return Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"An answer has at most {self.letters} characters, and here a single row or triple has "
            "more; ask for less of it.",
        )


def _once(triples: Iterable[ox.Triple]) -> Iterable[ox.Triple]:
    """Yield each triple once: an answer is a set of them."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _width_of_row(row: ox.QuerySolution) -> int:
    return sum(len(str(term)) for term in row)


def _width_of_triple(triple: ox.Triple) -> int:
    return len(str(triple))


def _since(began: float) -> float:
    return time.monotonic() - began
