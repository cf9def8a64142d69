"""From the name of a class, ladder or document, as a user types it, to its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Literal, Protocol, TypeAlias

from pyoxigraph import NamedNode

from graph import read
from graph.errors import UnknownName
from graph.lookup import find_class, find_document, find_ladder
from graph.store import Store
from web.addresses import expanded

__all__ = ["Named", "address_of", "address_of_any", "node"]

#: What has names.
Named: TypeAlias = Literal["class", "ladder", "document"]

#: An absolute IRI; no name has a colon within it and no space.
_ADDRESS: Final = re.compile(r"[a-zA-Z][\w+.-]*:[^\s<>\"{}|^`\\]+")


class _Addressed(Protocol):
    @property
    def iri(self) -> str: ...


_FINDERS: Final[Mapping[Named, Callable[[Store, str], _Addressed]]] = {
    "class": lambda store, name: find_class(read.class_names(store), name),
    "ladder": lambda store, name: find_ladder(read.bare_ladders(store), name),
    "document": lambda store, name: find_document(read.documents(store), name),
}


def address_of(store: Store, kind: Named, name: str) -> NamedNode:
    """Return the address of what bears a name; an address, whole or short, stands for itself.

    :raises LookupFailed: where nothing of the kind bears the name, or several things do
    """
    whole = expanded(name)
    if _ADDRESS.fullmatch(whole):
        return node(kind, whole)
    return NamedNode(_FINDERS[kind](store, name).iri)


def node(kind: str, iri: str) -> NamedNode:
    """Return the node of an address that a user typed.

    :param kind: what the address should be of, for the message
    :raises UnknownName: where it is no address, and so nothing has it
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise UnknownName(kind, iri) from error


def address_of_any(store: Store, name: str) -> NamedNode:
    """Return the address of the class, else the ladder, else the document that bears a name.

    :raises LookupFailed: where nothing bears the name, or several classes do
    """
    candidates: list[str] = []
    for kind in _FINDERS:
        try:
            return address_of(store, kind, name)
        except UnknownName as error:
            candidates.extend(error.candidates)
    raise UnknownName("class, ladder or document", name, candidates)
