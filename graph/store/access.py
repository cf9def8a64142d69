"""How a server is reached: its addresses, who we are to it, how long it may take."""

from __future__ import annotations

import base64
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.errors import StoreError
from graph.store.places import checked_address

__all__ = ["GRAPHS_VARIABLE", "QUERY_VARIABLE", "UPDATE_VARIABLE", "Settings", "settings"]

QUERY_VARIABLE: Final = "NEXTRUNG_QUERY_URL"
UPDATE_VARIABLE: Final = "NEXTRUNG_UPDATE_URL"
GRAPHS_VARIABLE: Final = "NEXTRUNG_GRAPHS_URL"

#: Seconds that a server may take to answer, where the environment names none.
_TIMEOUT: Final = 120.0


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a server takes queries, updates and graphs, and how it is spoken to.

    :param timeout: seconds
    """

    place: str
    query: str
    update: str
    graphs: str
    timeout: float
    headers: Mapping[str, str] = field(repr=False)


def settings(place: str, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return how to speak to a server: Oxigraph's paths, unless the environment names others.

    ``NEXTRUNG_QUERY_URL``, ``NEXTRUNG_UPDATE_URL`` and ``NEXTRUNG_GRAPHS_URL`` name them;
    ``NEXTRUNG_USER`` and ``NEXTRUNG_PASSWORD`` say who we are (`RFC 7617
    <https://www.rfc-editor.org/rfc/rfc7617>`_); ``NEXTRUNG_TIMEOUT`` is in seconds.

    :param place: the server's address, without a slash at its end
    :raises StoreError: where one of them cannot be what it should be
    """

    def url(variable: str, path: str) -> str:
        return checked_address(environment.get(variable) or f"{place}/{path}", variable)

    return Settings(
        place=place,
        query=url(QUERY_VARIABLE, "query"),
        update=url(UPDATE_VARIABLE, "update"),
        graphs=url(GRAPHS_VARIABLE, "store"),
        timeout=_timeout(place, environment.get("NEXTRUNG_TIMEOUT", "")),
        headers=_authorization(
            place, environment.get("NEXTRUNG_USER", ""), environment.get("NEXTRUNG_PASSWORD", "")
        ),
    )


def _timeout(place: str, given: str) -> float:
    if not given:
        return _TIMEOUT
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < math.inf:
        raise StoreError(place, f'NEXTRUNG_TIMEOUT must be a number of seconds, not "{given}"')
    return seconds


def _authorization(place: str, user: str, password: str) -> Mapping[str, str]:
    if not user:
        if password:
            raise StoreError(place, "NEXTRUNG_PASSWORD is set, and so NEXTRUNG_USER must be too")
        return {}
    if ":" in user:
        raise StoreError(place, "NEXTRUNG_USER must hold no colon")
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {token}"}
