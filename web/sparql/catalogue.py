"""The questions of the catalogue, as examples to begin from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from graph import resources
from graph.errors import UnknownName
from graph.resources import CatalogueQuery
from graph.store import Store
from graph.store.reading import PROLOGUE
from web.questions import term

__all__ = ["FIRST", "Group", "blank", "bound", "groups", "question"]

#: What stands in the editor at first.
FIRST: Final = "ladders"

_AUDIENCES: Final = {
    "employee": "For somebody who wants to move up",
    "analyst": "For a personnel analyst",
    "engineer": "For who runs the program",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The questions that some people ask, by name."""

    audience: str
    heading: str
    questions: tuple[CatalogueQuery, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Return the questions of the catalogue that people ask, by who they are."""
    known = [resources.query(name) for name in resources.query_names()]
    return tuple(
        Group(audience, heading, tuple(one for one in known if one.audience == audience))
        for audience, heading in _AUDIENCES.items()
    )


def question(name: str) -> CatalogueQuery:
    """Return one of them.

    :raises UnknownName: where there is none of that name
    """
    known = {one.name: one for group in groups() for one in group.questions}
    if name not in known:
        raise UnknownName("query", name, get_close_matches(name, known))
    return known[name]


def blank() -> str:
    """Return what stands in the editor at first: our prefixes, and a question that uses some."""
    return f"{PROLOGUE}\n{_body(resources.query(FIRST).text, declared=True)}"


def bound(store: Store, asked: CatalogueQuery, given: Mapping[str, str]) -> str:
    """Return a question's text with the values in it that somebody typed.

    What it needs and nobody gave is that of its own example; the other places stay open.

    :param given: by parameter; a class, ladder or document by any of its names
    :raises LookupFailed: where nothing, or too much, bears a name
    :raises QueryError: where a value is not of the parameter's type
    """
    needed = {name: asked.example[name] for name in asked.required}
    values = needed | {name: value for name, value in given.items() if value}
    return _body(
        resources.bind(
            asked, {name: term(store, asked, name, told) for name, told in values.items()}
        ),
        declared=False,
    )


def _body(text: str, *, declared: bool) -> str:
    """Return a question without its header.

    :param declared: leave out its prefixes too, since they are declared already
    """
    left_out = ("#+", "PREFIX ") if declared else ("#+",)
    lines = [line for line in text.splitlines() if not line.startswith(left_out)]
    return "\n".join(lines).strip() + "\n"
