"""``nextrung review``: what the rules that are right least often have read, to be looked at."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

import click
from pyoxigraph import NamedNode

from graph import answers
from graph.review import FIELDS, Reviewed, read_by
from graph.store import Place, Store
from loaders import corpus
from loaders.accuracy.measured import kept, weakest_first
from loaders.corpus import LoadReport
from loaders.corpus.workers import cores
from loaders.rules import Rule
from web.cli.answer import give
from web.cli.completion import class_names, ladder_names
from web.cli.echo import echo
from web.cli.options import Shape, store_option
from web.cli.progress import progress_bar
from web.cli.sources import paths_of, tell_left_out
from web.naming import address_of
from web.told import review_parts
from web.told.answer import Answer

__all__ = ["review"]

_ReviewShape: TypeAlias = Shape | Literal["toml"]
_SHOWN: Final = 20


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be looked at; ``None`` for all of a kind."""

    rule: str | None
    field: str | None
    ladder: str | None
    job_class: str | None
    document: str | None


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), callback=paths_of, metavar="[PATH]...")
@click.option("--rule", type=click.Choice(get_args(Rule)), metavar="RULE", help="Only this rule's.")
@click.option(
    "--field",
    type=click.Choice(FIELDS),
    metavar="FIELD",
    help="Only of this field, such as duties, credentials or level.",
)
@click.option("--ladder", metavar="NAME", shell_complete=ladder_names, help="Only of its classes.")
@click.option(
    "--class", "job_class", metavar="NAME", shell_complete=class_names, help="Only of this class."
)
@click.option("--document", metavar="NAME", help="Only of this document.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=_SHOWN,
    show_default=True,
    metavar="N",
    help="How many statements to show.",
)
@store_option
@click.option(
    "--format",
    "shape",
    type=click.Choice([*get_args(Shape), "toml"]),
    default="text",
    show_default=True,
    help="How to print the answer; toml: entries for corrections.toml, to be kept or deleted.",
)
def review(
    paths: tuple[Path, ...],
    rule: str | None,
    field: str | None,
    ladder: str | None,
    job_class: str | None,
    document: str | None,
    limit: int,
    store: Place,
    shape: _ReviewShape,
) -> None:
    """List what was read by the rules that are right least often, with the words as printed.

    Of the store, or of the documents below each PATH, which are read for the moment only. The first
    rule is the one whose precision, as it was measured, may be the lowest; what was never measured
    comes last. What is wrong is corrected in a file corrections.toml beside the documents
    (docs/review.md), which holds from the next load on.
    """
    asked = _Asked(rule, field, ladder, job_class, document)
    with _opened(paths, store) as (opened, report):
        found = tuple(islice(_weakest(opened, asked), limit))
    if shape == "toml":
        echo(review_parts.entries(found), nl=False)
    else:
        told = [review_parts.as_json(one) for one in found]
        give(Answer(told, review_parts.table(found), tuple(review_parts.listed(found))), shape)
    if report is not None and report.skipped:
        sys.exit(1)


@contextmanager
def _opened(paths: tuple[Path, ...], store: Place) -> Iterator[tuple[Store, LoadReport | None]]:
    """Yield the store, or one that holds the documents below some paths for the moment."""
    if not paths:
        with Store.read(store) as opened:
            yield opened, None
        return
    sources = list(corpus.documents_in(paths))
    with (
        Store.memory() as opened,
        progress_bar(len(sources), "Reading", "Working out classes and ladders") as step,
    ):
        report = corpus.load(opened, sources, jobs=cores(), progress=step)
        tell_left_out(report)
        yield opened, report


def _weakest(store: Store, asked: _Asked) -> Iterator[Reviewed]:
    """Yield what was read, the weakest rule's first; what a person said only on demand."""
    ranked = [one.rule.name for one in weakest_first(kept().measures)]
    rules = ranked if asked.rule is None else [asked.rule]
    reading = partial(
        read_by,
        store,
        field=asked.field,
        job_class=_address(store, "class", asked.job_class),
        document=_address(store, "document", asked.document),
        within=_classes(store, asked.ladder) if asked.ladder is not None else None,
    )
    if asked.job_class is None and asked.document is None:
        for rule in rules:  # as many as are needed: the last ones have read the most
            yield from reading(rule=rule)
        return
    found = (one for one in reading() if one.rule in rules)
    yield from sorted(found, key=lambda one: rules.index(one.rule))


def _address(
    store: Store, kind: Literal["class", "document"], name: str | None
) -> NamedNode | None:
    return address_of(store, kind, name) if name is not None else None


def _classes(store: Store, ladder: str) -> Set[str]:
    return {rung.iri for rung in answers.ladder(store, ladder).rungs}
