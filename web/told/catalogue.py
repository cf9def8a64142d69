"""The questions of the catalogue, as a table and as data."""

from __future__ import annotations

from typing import Final

from graph import resources
from graph.resources import CatalogueQuery
from web.told.answer import Answer
from web.told.tables import Table

__all__ = ["catalogue"]

#: In the order in which their questions are listed; those of nobody serve the program.
_AUDIENCES: Final = ("employee", "analyst", "engineer", None)


def catalogue() -> Answer:
    """Return the questions of the catalogue, by who asks them."""
    asked = [resources.query(name) for name in resources.query_names()]
    asked.sort(key=lambda one: (_AUDIENCES.index(one.audience), one.name))
    told = [
        {
            "name": one.name,
            "summary": one.summary,
            "audience": one.audience,
            "params": one.params,
        }
        for one in asked
    ]
    rows = tuple(
        (one.audience or "program", one.name, _parameters(one) or None, one.summary)
        for one in asked
    )
    return Answer(told, Table(("for", "question", "parameters", "what it asks"), rows))


def _parameters(asked: CatalogueQuery) -> str:
    """Return how a question's parameters are written; those in brackets may be left out."""
    return " ".join(
        f"{name}={kind.upper()}" if name in asked.required else f"[{name}={kind.upper()}]"
        for name, kind in asked.params.items()
    )
