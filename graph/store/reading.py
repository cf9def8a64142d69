"""Reads a query and runs nothing of it, so that what is wrong with it is told first.

Both engines take the same queries, and say in the same words why they cannot read one, since both
have them read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

import pyoxigraph as ox

from graph import vocab
from graph.errors import UnreadableQuery

__all__ = ["PROLOGUE", "Reader", "unreadable"]

#: Our prefixes, declared: a line each.
PROLOGUE: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in vocab.PREFIXES.items())

_PLACE: Final = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): ")
#: What the engine's parser would have taken: a token in quotes, a class of letters, which says
#: little to anybody, or a word.
_EXPECTED: Final = re.compile(
    r"""(?P<told>"(?:\\.|[^"\\])*"|[A-Za-z][\w ]*)|\[(?:'[^']*'|[^\]'])*\]|\['\]'\]""", re.DOTALL
)
_LIST: Final = re.compile(r"expected (?:one of )?(?P<all>.*)", re.DOTALL)


def unreadable(error: SyntaxError) -> UnreadableQuery:
    """Return our error for the engine's; what it lists without naming it is left out.

    >>> unreadable(SyntaxError("error at 2:7: expected one of GRAPH, ['0'..='9'], MINUS")).reason
    'error at 2:7: expected GRAPH, MINUS'
    """
    told = error.msg
    place = _PLACE.match(told)
    if place is None:
        return UnreadableQuery(told, None, None)
    told = _LIST.sub(_listed, told)
    return UnreadableQuery(told, int(place["line"]), int(place["column"]))


def _listed(found: re.Match[str]) -> str:
    names = [name["told"] for name in _EXPECTED.finditer(found["all"]) if name["told"]]
    return f"expected {', '.join(names) or 'something else'}"


class Reader:
    """Reads queries as the embedded engine does; one thread at a time."""

    def __init__(self) -> None:
        self._nothing = ox.Store()

    def understood(self, sparql: str) -> str:
        """Return a query with our prefixes and our base declared, where it needs them.

        :raises UnreadableQuery: where it cannot be read
        """
        with suppress(SyntaxError):
            self._read(sparql, {}, None)
            return sparql
        try:
            self._read(sparql, vocab.PREFIXES, vocab.DEFAULT_BASE)
        except SyntaxError as error:
            raise unreadable(error) from error
        return f"BASE <{vocab.DEFAULT_BASE}> " + PROLOGUE.replace("\n", " ") + sparql

    def _read(self, sparql: str, prefixes: Mapping[str, str], base: str | None) -> None:
        # Told of two default graphs, the engine stops when it has read the query and before it runs
        # it, which could take without end; it has no call that only reads.
        with suppress(ValueError):
            self._nothing.query(
                sparql,
                base_iri=base,
                prefixes=dict(prefixes),
                use_default_graph_as_union=True,
                default_graph=ox.DefaultGraph(),
            )
