"""Whether a query calls another server: no store goes to the network on a query's behalf."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["calls_out"]

#: The word SERVICE where it is no part of an escape, comment, IRI, string, variable or local name.
#: Whatever is left may be the keyword: the engine takes it even where no space sets it off.
_CALLS_OUT: Final = re.compile(
    r"""\\. | \#[^\r\n]* | <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | \'{3}(?:\'{0,2}(?:[^'\\]|\\.))*\'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [?$]\w+ | :[\w-]+ | (?P<keyword>service)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def calls_out(sparql: str) -> bool:
    """Return whether a query may hold a part for another server.

    Source: `SPARQL 1.1 Federated Query <https://www.w3.org/TR/sparql11-federated-query/>`_.

    >>> calls_out("ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    True
    >>> calls_out('ASK { ?service ?p "Customer Service" }')
    False
    """
    return any(match["keyword"] for match in _CALLS_OUT.finditer(sparql))
