"""The employer to which an answer is kept."""

from __future__ import annotations

from graph.errors import UnknownName
from graph.iris import normalised
from graph.store import Store

__all__ = ["agency_named"]


def agency_named(store: Store, name: str | None) -> str | None:
    """Return an employer's name as the store has it; ``None`` where none is asked for.

    :raises UnknownName: where no employer bears the name
    """
    if name is None:
        return None
    known = [row["name"].value for row in store.ask("employers")]
    for one in known:
        if normalised(one) == normalised(name):
            return one
    raise UnknownName("agency", name, known)
