"""Addresses as people write them: with one of our prefixes for their beginning."""

from __future__ import annotations

from typing import Final

from graph.vocab import DEFAULT_BASE, PREFIXES

__all__ = ["SHORT", "expanded", "shortened"]

#: What stands for the beginning of an address in tables for people, and in parameters.
SHORT: Final = PREFIXES | {"id": DEFAULT_BASE}


def shortened(iri: str) -> str:
    """Return an address with our prefix for its beginning, where there is one.

    >>> shortened("https://w3id.org/nextrung/id/class/some-county/3170200")
    'id:class/some-county/3170200'
    """
    for prefix, space in SHORT.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def expanded(iri: str) -> str:
    """Return the address that a shortened one stands for, and any other as it is.

    >>> expanded("scheme:flsa/exempt")
    'https://w3id.org/nextrung/scheme/flsa/exempt'
    """
    prefix, colon, rest = iri.partition(":")
    return f"{SHORT[prefix]}{rest}" if colon and prefix in SHORT else iri
