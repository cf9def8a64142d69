"""``nextrung demo``: the bundled samples, from documents to a cited answer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph import answers, read
from graph.store import Store
from loaders import corpus, samples
from web.cli.answer import show
from web.cli.echo import echo
from web.told import ladder_parts, plan_parts

__all__ = ["demo", "samples_store"]


@contextmanager
def samples_store() -> Iterator[Path]:
    """Yield the folder of a store that holds the bundled samples, and is there meanwhile only."""
    with tempfile.TemporaryDirectory(prefix="nextrung-") as folder:
        with Store.open(Path(folder)) as store:
            corpus.load(store, corpus.documents_in(samples.agencies()))
        yield Path(folder)


@click.command()
def demo() -> None:
    """Load the bundled samples into a store for the moment, and show a ladder and a move up."""
    with samples_store() as folder, Store.read(folder) as store:
        documents = len(read.documents(store))
        ladder = max(read.ladders(store), key=lambda one: (one.rule is None, one.size))
        described = [rung for rung in ladder.rungs if rung.described]
        lower, upper = described[-3:-1]
        way = answers.move_up(store, lower.iri, upper.iri)
    echo(f"{documents} sample documents of two invented employers\n")
    show(ladder_parts.ladder(ladder))
    echo()
    show(tuple(plan_parts.plan(way)))
    echo(f"\n{_NEXT}")


_NEXT = """\
Next, on documents of your own:
  nextrung load FOLDER      read job class specifications
  nextrung ladders          which ladders they describe
  nextrung plan FROM TO     what it takes to move up, with every sentence that says so
  nextrung serve            the same in a browser"""
