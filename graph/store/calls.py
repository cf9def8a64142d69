"""What a query may not ask for, told from its words alone: nothing is run to find out.

No store goes to the network on a query's behalf, every answer is over all graphs, and asking
changes nothing.
"""

from __future__ import annotations

import re
from typing import Final

from graph.errors import ForbiddenQuery, QueryError

__all__ = [
    "CALLS_OUT",
    "CHANGES",
    "calls_out",
    "require_all_graphs",
    "require_allowed",
    "wants_triples",
]

_IRI: Final = r"""<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*>"""
_COMMENT: Final = r"\#[^\r\n]*+"
_GAP: Final = rf"(?:\s|{_COMMENT})*+"

#: Three words where they are no part of an escape, comment, IRI, string, language tag, variable or
#: local name. Whatever is left of SERVICE may be the keyword: the engine takes it even where no
#: space sets it off, and so takes ``SERVICE:x`` for a call where the empty prefix is declared.
_WORDS: Final = re.compile(
    rf"""\\. | {_COMMENT} | {_IRI}
    | \"{{3}}(?:\"{{0,2}}(?:[^"\\]|\\.))*\"{{3}} | \'{{3}}(?:\'{{0,2}}(?:[^'\\]|\\.))*\'{{3}}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | @[a-z]+(?:-[a-z0-9]+)* | [?$]\w+ | :[\w-]+
    | (?P<empty>prefix{_GAP}:) | (?P<prefix>service(?=:)) | (?P<service>service)
    | (?P<dataset>(?<![\w.-])from(?!\w)(?![\w.-]*:))""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

#: The first word behind the prefixes and bases that a query declares.
_FORM: Final = re.compile(
    rf"(?:\s|{_COMMENT}|base{_GAP}{_IRI}|prefix{_GAP}[^\s:<]*:{_GAP}{_IRI})*+(?P<form>[a-z]+)",
    re.IGNORECASE,
)
_TRIPLES: Final = ("construct", "describe")
#: What an update begins with (`SPARQL 1.1 Update <https://www.w3.org/TR/sparql11-update/>`_).
_UPDATES: Final = (
    "add", "clear", "copy", "create", "delete", "drop", "insert", "load", "move", "with",
)  # fmt: skip


CHANGES: Final = (
    "Only queries are answered, and this would change the store; that is for "
    "`nextrung load` and `nextrung remove`."
)
CALLS_OUT: Final = (
    "The query asks another server (SERVICE), and a store never goes to the network "
    "for it; leave that part out."
)


def require_allowed(sparql: str) -> None:
    """Make sure that a text neither changes the store nor has another server asked.

    :raises ForbiddenQuery: where it may do so
    """
    if _form(sparql).startswith(_UPDATES):
        raise ForbiddenQuery(CHANGES)
    if calls_out(sparql):
        raise ForbiddenQuery(CALLS_OUT)


def require_all_graphs(sparql: str) -> None:
    """Make sure that a query does not choose its graphs.

    :raises QueryError: where it does
    """
    if "dataset" in _words(sparql):
        raise QueryError(
            "A store always answers over all its graphs; leave FROM out, or use GRAPH."
        )


def calls_out(sparql: str) -> bool:
    """Return whether a query may hold a part for another server.

    Source: `SPARQL 1.1 Federated Query <https://www.w3.org/TR/sparql11-federated-query/>`_.

    >>> calls_out("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    True
    >>> calls_out('ASK { ?service service:p "Customer Service" }')
    False
    """
    words = _words(sparql)
    return "service" in words or {"prefix", "empty"} <= words


def wants_triples(sparql: str) -> bool:
    """Return whether a query that can be read is answered by triples rather than by rows.

    >>> wants_triples("PREFIX ask: <https://example.org/> DESCRIBE ask:it")
    True
    """
    return _form(sparql).startswith(_TRIPLES)


def _words(sparql: str) -> frozenset[str]:
    return frozenset(found.lastgroup for found in _WORDS.finditer(sparql) if found.lastgroup)


def _form(sparql: str) -> str:
    found = _FORM.match(sparql)
    return found["form"].lower() if found else ""
