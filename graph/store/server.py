"""HTTP to a SPARQL 1.1 server, and what its refusals mean.

It speaks the `SPARQL 1.1 Protocol <https://www.w3.org/TR/sparql11-protocol/>`_ and the `Graph Store
HTTP Protocol <https://www.w3.org/TR/sparql11-http-rdf-update/>`_. No other module of the project
opens a connection.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import IO, Final, TypeAlias, cast
from urllib.parse import urlencode

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from graph.errors import QueryError, StoreError
from graph.store.access import GRAPHS_VARIABLE, QUERY_VARIABLE, UPDATE_VARIABLE, Settings
from graph.store.engine import Dataset

__all__ = ["Server"]

_Response: TypeAlias = urllib3.BaseHTTPResponse

#: Seconds after which a machine that does not answer at all is given up.
_LONGEST_CONNECT: Final = 10.0
#: How many letters of a server's own words a message quotes.
_LONGEST_QUOTE: Final = 300
#: Connections that are kept open; the site asks from that many threads.
_KEPT: Final = 8

_FORM: Final = "application/x-www-form-urlencoded"
_NTRIPLES: Final = "application/n-triples"


class Server:
    """One server's connections; several threads may use them at once."""

    def __init__(self, how: Settings) -> None:
        self._how = how
        self._connect = min(how.timeout, _LONGEST_CONNECT)
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=self._connect, read=how.timeout),
            # An answer that leads elsewhere would take our password there.
            retries=False,
            maxsize=_KEPT,
        )

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def query(self, sparql: str, accept: str) -> bytes:
        """Return a query's answer over the union of all graphs.

        :param accept: the media type wanted
        :raises QueryError: where the server refuses the query itself
        :raises StoreError: where it cannot be reached or does not answer
        """
        return self._answered(self._asked(sparql, accept, None)).data

    @contextmanager
    def answering(self, sparql: str, accept: str, over: Dataset | None) -> Iterator[IO[bytes]]:
        """Yield a query's answer, to be read as far as it is wanted.

        :param accept: the media type wanted
        :param over: the graphs that it is over; ``None`` for all
        :raises QueryError: where the server refuses the query itself
        :raises StoreError: where it cannot be reached or does not answer, also while it is read
        """
        began = time.monotonic()
        answer = self._asked(sparql, accept, over, whole=False)
        try:
            yield cast("IO[bytes]", self._answered(answer))
        except HTTPError as error:
            took = time.monotonic() - began
            raise self._failure(*self._why_no_answer(error, took)) from error
        finally:
            answer.close()

    def _asked(
        self, sparql: str, accept: str, over: Dataset | None, *, whole: bool = True
    ) -> _Response:
        fields = [("query", sparql)]
        if over is None:
            # Oxigraph's own parameter; other servers pass over it, and are set up to ask the union.
            fields.append(("union-default-graph", "true"))
        else:
            fields.extend(("default-graph-uri", graph.value) for graph in over.default)
            fields.extend(("named-graph-uri", graph.value) for graph in over.named)
        headers = {"Content-Type": _FORM, "Accept": accept}
        body = urlencode(fields).encode()
        return self._ask("POST", self._how.query, headers, body, whole=whole)

    def _answered(self, answer: _Response) -> _Response:
        if answer.status == HTTPStatus.BAD_REQUEST:
            raise QueryError(f"The query cannot be answered: {_words(answer)}.")
        return self._good(answer, QUERY_VARIABLE)

    def update(self, sparql: str) -> None:
        """Change the server's graphs.

        :raises StoreError: where it cannot be reached or refuses that
        """
        body = urlencode({"update": sparql}).encode()
        self._good(
            self._ask("POST", self._how.update, {"Content-Type": _FORM}, body), UPDATE_VARIABLE
        )

    def graph(self, name: str) -> bytes | None:
        """Return a graph as N-Triples, or ``None`` where the server answers that there is none.

        :raises StoreError: where the server cannot be reached or does not answer
        """
        answer = self._ask("GET", self._graph_url(name), {"Accept": _NTRIPLES})
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        return self._good(answer, GRAPHS_VARIABLE).data

    def put_graph(self, name: str, content: bytes) -> None:
        """Make a graph hold what the content, N-Triples, says.

        :raises StoreError: where the server cannot be reached or refuses that
        """
        answer = self._ask("PUT", self._graph_url(name), {"Content-Type": _NTRIPLES}, content)
        self._good(answer, GRAPHS_VARIABLE)

    def no_graphs_there(self) -> StoreError:
        """Return the error for a server whose graphs lie at another address than was asked."""
        return self._failure(
            "no graphs are there (404)", f"set {GRAPHS_VARIABLE} to where they are"
        )

    def _graph_url(self, name: str) -> str:
        return f"{self._how.graphs}?{urlencode({'graph': name})}"

    def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        whole: bool = True,
    ) -> _Response:
        began = time.monotonic()
        try:
            return self._pool.request(
                method,
                url,
                body=body,
                headers={**self._how.headers, **headers},
                preload_content=whole,
            )
        except HTTPError as error:
            took = time.monotonic() - began
            raise self._failure(*self._why_no_answer(error, took)) from error

    def _why_no_answer(self, error: HTTPError, took: float) -> tuple[str, str]:
        """Return what went wrong and what to do.

        :param took: seconds since it was asked
        """
        match error:
            # Connecting took so long: a server without TLS, say, waits for more.
            case ReadTimeoutError() if took < self._how.timeout:
                return (
                    f"no connection was made within {self._connect:g} seconds",
                    "check the address, and whether it is http or https",
                )
            case ReadTimeoutError():
                return (
                    f"it gave no answer within {self._how.timeout:g} seconds",
                    "raise NEXTRUNG_TIMEOUT, or ask for less",
                )
            case SSLError():
                return "its certificate cannot be trusted", "have it put right on the server"
            case ConnectTimeoutError() | NewConnectionError():
                return "it cannot be reached", "check the address, and that the server runs"
            case _:
                return "it broke off the connection", "look at the server's own log"

    def _good(self, answer: _Response, variable: str) -> _Response:
        """Return an answer that says that all went well.

        :param variable: where the address that was asked can be set
        :raises StoreError: for any other
        """
        if answer.status in range(200, 300):
            return answer
        raise self._failure(
            f"it answers {answer.status} ({_words(answer)})", _way_out(answer.status, variable)
        )

    def _failure(self, what: str, way_out: str) -> StoreError:
        return StoreError(self._how.place, f"{what}; {way_out}")


def _way_out(status: int, variable: str) -> str:
    match status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            return (
                "set NEXTRUNG_USER and NEXTRUNG_PASSWORD to those of someone whom it lets do this"
            )
        case HTTPStatus.NOT_FOUND | HTTPStatus.METHOD_NOT_ALLOWED:
            return f"check the address, or set {variable}"
        case status if status in range(300, 400):
            return f"give the address that it leads to, or set {variable}"
        case _:
            return "look at the server's own log"


def _words(answer: _Response) -> str:
    """Return the first line of what a server says in plain text, else the name of its status."""
    lines: list[str] = []
    if answer.headers.get("Content-Type", "").startswith("text/plain"):
        lines = answer.data.decode("utf-8", "replace").strip().splitlines()
    said = lines[0] if lines else answer.reason or "without a word"
    return said[:_LONGEST_QUOTE].rstrip(". ")
