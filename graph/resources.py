"""The only opener of the project's data files: Turtle in ``ontology/``, SPARQL in ``queries/``.

A catalogue query opens with a header of ``#+`` lines (after `grlc <https://grlc.io/>`_) that gives
its summary, who asks it, its parameters, what it returns and an example. A comment line ``#: name``
in its body marks where the parameter ``name`` is placed, as ``VALUES ?name { term }``; without a
value the line stays a comment, and the query asks about everything, unless the header marks the
parameter as one that must be given, by an exclamation mark behind its type (``iri!``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal as Choice
from typing import TypeAlias, cast

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph.errors import QueryError, UnknownName

__all__ = [
    "CatalogueQuery",
    "bind",
    "ontology_files",
    "paged",
    "query",
    "query_names",
    "term",
    "triples",
    "turtle",
]

#: Who asks a question: somebody who wants to move up, a personnel analyst, or who runs the program.
Audience: TypeAlias = Choice["employee", "analyst", "engineer"]
#: What a parameter of a query may be bound to.
Bindable: TypeAlias = NamedNode | Literal
#: Or to any of several such terms.
Bound: TypeAlias = Bindable | tuple[Bindable, ...]

_HEADER = re.compile(r"^#\+ (?P<key>summary|audience|params|returns|example):(?P<value>.*)$")
_PARAMETER = re.compile(
    r"^#\+   (?P<name>\w+): (?P<type>iri|class|ladder|document|text|number)(?P<must>!?), .+$"
)


@dataclass(frozen=True, slots=True)
class CatalogueQuery:
    """One question of the catalogue.

    ``params`` maps each parameter to its type: ``text``, ``number``, or else an IRI, that of a
    ``class``, a ``ladder``, a ``document`` or of anything (``iri``); without the
    ``required`` ones the query is not asked; ``example`` maps
    parameters to values that find something in the bundled samples; ``text`` is the whole file.
    ``audience`` is who asks it by name; those of nobody serve the program itself.
    """

    name: str
    summary: str
    audience: Audience | None
    params: Mapping[str, str]
    required: tuple[str, ...]
    returns: tuple[str, ...]
    example: Mapping[str, str]
    text: str


def ontology_files() -> tuple[str, ...]:
    """Return the names of the Turtle files of ``ontology/``, sorted."""
    names = (entry.name for entry in files("ontology").iterdir())
    return tuple(sorted(name for name in names if name.endswith(".ttl")))


@cache
def turtle(name: str) -> str:
    """Return the text of one file of ``ontology/``.

    :param name: a file name such as ``"schemes.ttl"``
    """
    return files("ontology").joinpath(name).read_text("utf-8")


def triples(name: str) -> Iterator[Triple]:
    """Yield the triples of one file of ``ontology/``, in the order printed.

    :param name: a file name such as ``"schemes.ttl"``
    """
    for quad in parse(turtle(name), RdfFormat.TURTLE):
        yield quad.triple


def query_names() -> tuple[str, ...]:
    """Return the names of the catalogue's queries, sorted."""
    names = (entry.name for entry in files("queries").iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in names if name.endswith(".rq")))


@cache
def query(name: str) -> CatalogueQuery:
    """Return one question of the catalogue.

    :param name: its file's name without suffix, such as ``"move-up"``
    :raises UnknownName: where the catalogue has no such question
    """
    if name not in query_names():
        raise UnknownName("query", name, query_names())
    text = files("queries").joinpath(f"{name}.rq").read_text("utf-8")
    header = {
        match["key"]: match["value"].strip()
        for match in map(_HEADER.match, text.splitlines())
        if match
    }
    parameters = [match for match in map(_PARAMETER.match, text.splitlines()) if match]
    return CatalogueQuery(
        name=name,
        summary=header["summary"],
        audience=cast("Audience | None", header.get("audience")),
        params={match["name"]: match["type"] for match in parameters},
        required=tuple(match["name"] for match in parameters if match["must"]),
        returns=tuple(header["returns"].split()),
        example=dict(pair.split("=", 1) for pair in header["example"].split()),
        text=text,
    )


def term(asked: CatalogueQuery, name: str, value: str) -> Bindable:
    """Return a parameter's value, as a user typed it, as the term that the query expects.

    :raises QueryError: where the query has no such parameter, or the value is not of its type
    """
    kind = asked.params.get(name)
    if kind is None:
        known = ", ".join(asked.params) or "none"
        raise QueryError(f'Query {asked.name} has no parameter "{name}"; it has: {known}.')
    try:
        if kind == "number":
            return Literal(int(value))
        return Literal(value) if kind == "text" else NamedNode(value)
    except ValueError as error:
        raise QueryError(
            f'Parameter {name} of query {asked.name} is no {kind}: "{value}".'
        ) from error


def bind(asked: CatalogueQuery, values: Mapping[str, Bound]) -> str:
    """Return a query with each value at its place; nothing else builds the text of a query.

    :param values: a term, or several, for each parameter that is to be bound; the others stay free
    :raises QueryError: where the query has no such parameter, or one that it requires is missing

    >>> "VALUES ?series { <https://example.org/s> }" in bind(
    ...     query("rungs"), {"series": NamedNode("https://example.org/s")}
    ... )
    True
    """
    missing = [name for name in asked.required if name not in values]
    if missing:
        raise QueryError(f"Query {asked.name} needs a value for: {', '.join(missing)}.")
    text = asked.text
    for name, value in values.items():
        if name not in asked.params:
            raise QueryError(f'Query {asked.name} has no parameter "{name}".')
        place = re.compile(rf"#: {name}$", re.MULTILINE)
        terms = value if isinstance(value, tuple) else (value,)
        clause = f"VALUES ?{name} {{ {' '.join(map(str, terms))} }}"
        text = place.sub(lambda _, clause=clause: clause, text)  # type: ignore[misc]
    return text


def paged(sparql: str, *, limit: int, offset: int) -> str:
    """Return a query of the catalogue that gives some of its rows only.

    :param sparql: as :func:`bind` returned it; no query of the catalogue ends in such a clause
    :param limit: how many rows at the most
    :param offset: how many rows are passed over first
    """
    return f"{sparql}\nLIMIT {limit}\nOFFSET {offset}\n"
