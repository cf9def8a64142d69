"""The values of a catalogue question's parameters, as people write them."""

from __future__ import annotations

from typing import cast

from graph import resources
from graph.resources import Bindable, CatalogueQuery
from graph.store import Store
from web.addresses import expanded
from web.naming import Named, address_of

__all__ = ["term"]


def term(store: Store, asked: CatalogueQuery, name: str, value: str) -> Bindable:
    """Return a parameter's value as the term that a question expects.

    :param name: one of the question's parameters; another is refused
    :param value: for a class, a ladder or a document any of its names; an address whole or short
    :raises LookupFailed: where nothing bears the name, or several things do
    :raises QueryError: where the value is not of the parameter's type
    """
    kind = asked.params.get(name)
    if kind in {"class", "ladder", "document"}:
        return address_of(store, cast("Named", kind), value)
    return resources.term(asked, name, expanded(value) if kind == "iri" else value)
