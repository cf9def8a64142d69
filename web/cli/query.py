"""``nextrung query`` and ``queries``: questions of the catalogue, or SPARQL of one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    serialize,
)

from graph import resources
from graph.errors import LookupFailed, QueryError, UnknownName
from graph.resources import Bindable, CatalogueQuery
from graph.store import Place, Store
from web.cli.answer import give
from web.cli.completion import questions
from web.cli.echo import echo
from web.cli.options import Shape, answer_format_option, store_option
from web.cli.sources import well_formed
from web.questions import term
from web.told import results
from web.told.answer import Answer
from web.told.catalogue import catalogue
from web.told.tables import Table

__all__ = ["queries", "query"]

#: What looks like a question's name and cannot be SPARQL.
_NAME: Final = re.compile(r"[a-z-]+")


@click.command()
@click.argument("question", required=False, shell_complete=questions)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@answer_format_option
def query(question: str | None, values: tuple[str, ...], store: Place, shape: Shape) -> None:
    """Ask a question of the catalogue by its name, or a SPARQL query given as text or file.

    Without a question, list those of the catalogue.

    \b
    nextrung query undescribed-rungs
    nextrung query where-next class=3170200
    nextrung query classes-by-flsa status=scheme:flsa/exempt
    nextrung query 'SELECT ?title WHERE { ?class a nr:JobClass ; skos:prefLabel ?title }'
    """  # noqa: D301 - click wants the character itself
    if question is None:
        give(catalogue(), shape)
        return
    with Store.read(store) as opened:
        answer = opened.query(_sparql(opened, question, values))
    if isinstance(answer, QueryBoolean):
        _give_truth(bool(answer), shape)
    elif isinstance(answer, QuerySolutions):
        _give_rows(answer, shape)
    else:
        _give_graph(answer, shape)


def _give_truth(answer: bool, shape: Shape) -> None:
    if shape == "text":
        echo(json.dumps(answer))
    else:
        give(Answer(answer, Table(("answer",), ((json.dumps(answer),),))), shape)


def _give_rows(answer: QuerySolutions, shape: Shape) -> None:
    if shape == "json":
        echo((answer.serialize(format=QueryResultsFormat.JSON) or b"").decode())
    else:
        give(Answer(None, results.rows_table(answer, short=shape != "csv")), shape)


def _give_graph(answer: tuple[Triple, ...], shape: Shape) -> None:
    if shape == "json":
        echo((serialize(answer, format=RdfFormat.JSON_LD) or b"").decode())
    elif shape == "text":
        echo(results.turtle(answer), nl=False)
    else:
        give(Answer(None, results.triples_table(answer, short=shape != "csv")), shape)


@click.command()
@answer_format_option
def queries(shape: Shape) -> None:
    """List the questions of the catalogue, with who asks them and their parameters.

    Those for the program are what the other commands and the pages are made of.
    """
    give(catalogue(), shape)


def _sparql(store: Store, question: str, values: Sequence[str]) -> str:
    if _NAME.fullmatch(question):
        names = resources.query_names()
        if question not in names:
            raise _unknown(question, names)
        asked = resources.query(question)
        return resources.bind(asked, _bound(store, asked, values))
    if values:
        raise click.UsageError("Only a question of the catalogue takes parameters.")
    return _text(Path(question)) if question.endswith(".rq") else well_formed(question)


def _unknown(question: str, names: Sequence[str]) -> LookupFailed:
    nearest = get_close_matches(question, names)
    if nearest:
        return UnknownName("query", question, nearest)
    told = f'No query is named "{question}"; `nextrung queries` lists those there are.'
    return LookupFailed("query", question, (), told)


def _bound(store: Store, asked: CatalogueQuery, values: Sequence[str]) -> Mapping[str, Bindable]:
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
        bound[name] = term(store, asked, name, value)
    return bound


def _text(file: Path) -> str:
    name = well_formed(str(file))
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise QueryError(f"{name} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise QueryError(
            f"{name} is no text in UTF-8 (its byte {error.start}); save it as such."
        ) from error
