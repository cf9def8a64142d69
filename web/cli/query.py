"""``nextrung query`` and ``queries``: questions of the catalogue, or SPARQL of one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from graph import resources
from graph.errors import QueryError, UnknownName
from graph.resources import Bindable, CatalogueQuery
from graph.store import Store
from web.cli.echo import echo
from web.cli.options import format_option, store_option

__all__ = ["queries", "query"]

#: What looks like a question's name and cannot be SPARQL.
_NAME: Final = re.compile(r"[a-z-]+")


@click.command()
@click.argument("question", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@format_option
def query(question: str | None, values: tuple[str, ...], store: Path, shape: str) -> None:
    r"""Ask a question of the catalogue by its name, or a SPARQL query given as text or file.

    Without a question, list those of the catalogue.

    \b
    nextrung query undescribed-rungs
    nextrung query classes-by-flsa status=https://w3id.org/nextrung/scheme/flsa/exempt
    nextrung query 'SELECT ?title WHERE { ?class a nr:JobClass ; skos:prefLabel ?title }'
    """
    if question is None:
        echo(_catalogue(shape))
        return
    sparql = _sparql(question, values)
    with Store.read(store) as opened:
        answer = opened.query(sparql)
    if isinstance(answer, QueryBoolean):
        echo(json.dumps(bool(answer)))
    elif isinstance(answer, QuerySolutions):
        wanted = QueryResultsFormat.JSON if shape == "json" else QueryResultsFormat.TSV
        echo((answer.serialize(format=wanted) or b"").decode())
    else:
        graph = RdfFormat.JSON_LD if shape == "json" else RdfFormat.TURTLE
        echo((serialize(answer, format=graph) or b"").decode())


@click.command()
@format_option
def queries(shape: str) -> None:
    """List the questions of the catalogue, with their parameters."""
    echo(_catalogue(shape))


def _catalogue(shape: str) -> str:
    asked = [resources.query(name) for name in resources.query_names()]
    if shape == "json":
        told = [{"name": one.name, "summary": one.summary, "params": one.params} for one in asked]
        return json.dumps(told, indent=2, ensure_ascii=False)
    return "\n".join(f"{one.name} {_parameters(one)}\n    {one.summary}" for one in asked)


def _parameters(asked: CatalogueQuery) -> str:
    """Return how a question's parameters are written; those in brackets may be left out."""
    return " ".join(
        f"{name}={kind.upper()}" if name in asked.required else f"[{name}={kind.upper()}]"
        for name, kind in asked.params.items()
    )


def _sparql(question: str, values: Sequence[str]) -> str:
    if _NAME.fullmatch(question):
        names = resources.query_names()
        if question not in names:
            raise UnknownName("query", question, get_close_matches(question, names))
        asked = resources.query(question)
        return resources.bind(asked, _bound(asked, values))
    if values:
        raise click.UsageError("Only a question of the catalogue takes parameters.")
    return _text(Path(question)) if question.endswith(".rq") else question


def _bound(asked: CatalogueQuery, values: Sequence[str]) -> Mapping[str, Bindable]:
    bound: dict[str, Bindable] = {}
    for pair in values:
        name, equals, value = pair.partition("=")
        if not equals:
            raise click.UsageError(f'A parameter is given as NAME=VALUE, not "{pair}".')
        if name in bound:
            raise click.UsageError(f'Parameter "{name}" is given twice.')
        if name not in asked.params:
            known = ", ".join(asked.params) or "none"
            raise click.UsageError(
                f'Query {asked.name} has no parameter "{name}"; it has: {known}.'
            )
        bound[name] = resources.term(asked, name, value)
    return bound


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file} cannot be read as a query in UTF-8 ({error}).") from error
