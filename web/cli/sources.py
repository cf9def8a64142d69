"""What the commands that read documents have in common: their paths, lexicon and messages."""

from __future__ import annotations

import os
from pathlib import Path

import click

from loaders.corpus import LoadReport
from web.cli.echo import echo

__all__ = [
    "lexicon_option",
    "one_line",
    "paths_argument",
    "paths_of",
    "tell_left_out",
    "well_formed",
]


def paths_of(
    _context: click.Context, _argument: click.Parameter, value: tuple[str, ...]
) -> tuple[Path, ...]:
    """Return the paths that a user gave; an empty one is refused."""
    # An empty text would be the current folder: a variable that is not set is no wish to load it.
    if not all(path.strip() for path in value):
        raise click.BadParameter("one of them is empty; name a file, a folder or a pattern.")
    return tuple(map(Path, value))


paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(), callback=paths_of, metavar="PATH..."
)
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Turtle with further headings, such as: section:duties skos:altLabel "What you do".',
)


def tell_left_out(report: LoadReport) -> None:
    """Print to standard error what was not loaded, and which corrections have no effect."""
    for error in report.skipped:
        echo(one_line(f"skipped {error}"), err=True)
    for duplicate in report.duplicates:
        echo(one_line(f"duplicate {duplicate.path}: the same as {duplicate.equals}."), err=True)
    for one in report.unapplied:
        echo(one_line(f"note: {one.path}: {one.reason}"), err=True)


def one_line(text: str) -> str:
    """Return a message as one line, whatever the names of files in it."""
    return " ".join(well_formed(text).split())


def well_formed(text: str) -> str:
    """Return a text that can be printed, whatever bytes a file's name in it has."""
    return os.fsencode(text).decode("utf-8", "replace")
