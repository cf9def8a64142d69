"""``nextrung accuracy``: how well documents are read, against annotations made by hand."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from graph.errors import NextrungError
from loaders.accuracy.corpora import Corpus, gold_files, measure
from loaders.accuracy.measured import Measurement, measures, turtle
from web.cli.answer import give
from web.cli.echo import echo
from web.cli.options import Shape, answer_format_option
from web.cli.progress import progress_bar
from web.cli.sources import one_line
from web.told import accuracy_parts
from web.told.answer import Answer

__all__ = ["accuracy"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FOLDER)
@click.argument("documents", type=_FOLDER)
@click.option("--rules", is_flag=True, help="Tell of each rule, too, how often it is right.")
@click.option(
    "--misses",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Show the first N differences, too.",
)
@click.option(
    "--write",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write how often each rule is right as Turtle, such as ontology/rules.ttl.",
)
@answer_format_option
def accuracy(
    gold: Path, documents: Path, rules: bool, misses: int, write: Path | None, shape: Shape
) -> None:
    """Tell how well DOCUMENTS are read, measured against the annotations in GOLD.

    GOLD holds a JSON file a document, with the path of the document below DOCUMENTS; each folder in
    it is a corpus of its own. docs/accuracy.md tells their form and how is counted. Corrections are
    left aside. CSV has the last of the tables that are asked for.
    """
    total = sum(map(len, gold_files(gold).values()))
    with progress_bar(total, "Reading", "Counting") as step:
        corpora = measure(gold, documents, progress=step)
    if write is not None:
        _write(write, corpora)
    give(_answer(corpora, rules=rules, misses=misses), shape)
    unread = [document.error for corpus in corpora for document in corpus.documents]
    for error in filter(None, unread):
        echo(one_line(f"skipped {error}"), err=True)
    if any(unread):
        sys.exit(1)


def _write(file: Path, corpora: Sequence[Corpus]) -> None:
    day = datetime.now(tz=UTC).date().isoformat()
    measured = Measurement(day, accuracy_parts.counted(corpora), measures(corpora))
    try:
        file.write_text(turtle(measured), "utf-8")
    except OSError as error:
        raise NextrungError(f"{file} cannot be written ({error.strerror}).") from error


def _answer(corpora: Sequence[Corpus], *, rules: bool, misses: int) -> Answer:
    data = {"corpora": [accuracy_parts.corpus_json(corpus) for corpus in corpora]}
    table = accuracy_parts.fields_table(corpora)
    parts = list(accuracy_parts.fields(corpora))
    if rules:
        found = measures(corpora)
        table = accuracy_parts.rules_table(found)
        data["rules"] = [accuracy_parts.rule_json(one) for one in found]
        parts += accuracy_parts.rules(found)
    if misses:
        shown = accuracy_parts.differences(corpora)[:misses]
        table = accuracy_parts.differences_table(shown)
        data["misses"] = [accuracy_parts.difference_json(one) for one in shown]
        parts += accuracy_parts.differences_list(shown)
    return Answer(data, table, tuple(parts))
