"""``nextrung query``: a question of the catalogue, or SPARQL of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from graph import resources
from graph.errors import QueryError
from graph.store import Store
from web.cli.options import format_option, store_option

__all__ = ["query"]


@click.command()
@click.argument("question")
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@store_option
@format_option
def query(question: str, values: tuple[str, ...], store: Path, shape: str) -> None:
    r"""Ask a question of the catalogue by its name, or a SPARQL query given as text or file.

    \b
    nextrung query undescribed-rungs
    nextrung query classes-by-flsa status=https://w3id.org/nextrung/scheme/flsa/exempt
    nextrung query 'SELECT ?title WHERE { ?class a nr:JobClass ; skos:prefLabel ?title }'
    """
    with Store.read(store) as opened:
        answer = opened.query(_sparql(question, values))
        if isinstance(answer, QueryBoolean):
            click.echo(json.dumps(bool(answer)))
        elif isinstance(answer, QuerySolutions):
            wanted = QueryResultsFormat.JSON if shape == "json" else QueryResultsFormat.TSV
            click.echo(answer.serialize(format=wanted) or b"")
        else:
            click.echo(serialize(answer, format=RdfFormat.TURTLE) or b"")


def _sparql(question: str, values: tuple[str, ...]) -> str:
    if question in resources.query_names():
        asked = resources.query(question)
        bound = {}
        for pair in values:
            name, equals, value = pair.partition("=")
            if not equals:
                raise QueryError(f'A parameter is given as NAME=VALUE, not "{pair}".')
            bound[name] = resources.term(asked, name, value)
        return resources.bind(asked, bound)
    if values:
        resources.query(question)
    if question.endswith(".rq") and Path(question).is_file():
        return Path(question).read_text("utf-8")
    if " " not in question.strip():
        resources.query(question)
    return question
