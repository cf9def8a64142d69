"""``nextrung load``: documents in."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Final

import click

from graph.iris import Iris
from graph.store import Place, Store
from graph.vocab import DEFAULT_BASE
from loaders import corpus
from loaders.corpus import LoadReport, documents_in
from loaders.corpus.workers import cores
from loaders.headings import headings
from web.cli.echo import echo
from web.cli.options import format_option, store_option
from web.cli.progress import progress_bar
from web.cli.sources import (
    lexicon_option,
    one_line,
    paths_argument,
    tell_left_out,
    well_formed,
)

__all__ = ["load"]

#: Seconds; a load of some thousand documents is done by then.
_WAIT: Final = 600.0
#: The exit status of a command that Ctrl-C ends: 128 and the number of the signal.
_INTERRUPTED: Final = 130


def _agency(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is blank; name the employer, or leave the option out.")
    return value and value.strip()


def _base(_context: click.Context, _option: click.Parameter, value: str) -> Iris:
    if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\?#]+/", value):
        raise click.BadParameter("it is no web address that ends with a slash, without ? and #.")
    return Iris(value)


@click.command()
@paths_argument
@click.option(
    "--agency",
    callback=_agency,
    metavar="NAME",
    help="The employer of all these documents, stronger than what they say.",
)
@click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    envvar="NEXTRUNG_BASE",
    callback=_base,
    metavar="IRI",
    help="The address below which documents, classes and ladders get theirs; $NEXTRUNG_BASE too.",
)
@lexicon_option
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes read documents.  [default: the cores that this one may use]",
)
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=_WAIT,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another process that writes to the store.",
)
@store_option
@format_option
def load(
    paths: tuple[Path, ...],
    agency: str | None,
    base: Iris,
    lexicon: Path | None,
    jobs: int | None,
    wait: float,
    store: Place,
    shape: str,
) -> None:
    """Load documents, or folders of them, and work out their classes and ladders.

    A PATH is a file, a folder with all below it, a zip file of documents, or a pattern in quotes,
    such as 'jobs/**/*.txt'. A folder may hold a nextrung.toml that says of its documents: agency,
    source (a web address), lexicon (a file beside it) and exclude (a list of patterns), and a
    corrections.toml of what was read wrongly (docs/review.md). Loading the same again changes
    nothing. What cannot be read is skipped with its reason, and the exit status is then 1.
    """
    more = headings(lexicon) if lexicon is not None else None
    sources = list(documents_in(paths))
    try:
        with (
            Store.open(store, wait=wait) as opened,
            progress_bar(len(sources), "Loading", "Working out classes and ladders") as step,
        ):
            report = corpus.load(
                opened,
                sources,
                employer=agency,
                iris=base,
                lexicon=more,
                jobs=jobs or cores(),
                progress=step,
            )
    except KeyboardInterrupt:
        echo("stopped: what was written is kept; load the same again for the rest", err=True)
        sys.exit(_INTERRUPTED)
    _tell(report, store, shape)
    if report.skipped:
        sys.exit(1)


def _tell(report: LoadReport, store: Place, shape: str) -> None:
    tell_left_out(report)
    for doubt in report.doubts:
        echo(one_line(f"note: {doubt.reason}"), err=True)
    echo(_summary(report, store) if shape == "text" else _summary_json(report, store))


def _summary(report: LoadReport, store: Place) -> str:
    counts = (
        (len(report.loaded), "loaded"),
        (len(report.unchanged), "unchanged"),
        (len(report.duplicates), "duplicate" if len(report.duplicates) == 1 else "duplicates"),
        (len(report.skipped), "skipped"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing to load"
    return f"{told} (store: {store})"


def _summary_json(report: LoadReport, store: Place) -> str:
    told = {
        "store": str(store),
        "loaded": report.loaded,
        "unchanged": report.unchanged,
        "duplicates": [{"path": one.path, "equals": one.equals} for one in report.duplicates],
        "skipped": [{"path": e.path, "reason": e.reason} for e in report.skipped],
        "unapplied": [{"path": u.path, "reason": u.reason} for u in report.unapplied],
        "doubts": [{"mention": d.mention, "reason": d.reason} for d in report.doubts],
    }
    return well_formed(json.dumps(told, indent=2, ensure_ascii=False))
