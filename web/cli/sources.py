"""What the commands that read documents have in common: their paths, lexicon and messages."""

from __future__ import annotations

import os
from pathlib import Path

import click

__all__ = ["lexicon_option", "one_line", "paths_argument", "well_formed"]


def _paths(
    _context: click.Context, _argument: click.Parameter, value: tuple[str, ...]
) -> tuple[Path, ...]:
    # An empty text would be the current folder: a variable that is not set is no wish to load it.
    if not all(path.strip() for path in value):
        raise click.BadParameter("one of them is empty; name a file, a folder or a pattern.")
    return tuple(map(Path, value))


paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(), callback=_paths, metavar="PATH..."
)
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Turtle with further headings, such as: section:duties skos:altLabel "What you do".',
)


def one_line(text: str) -> str:
    """Return a message as one line, whatever the names of files in it."""
    return " ".join(well_formed(text).split())


def well_formed(text: str) -> str:
    """Return a text that can be printed, whatever bytes a file's name in it has."""
    return os.fsencode(text).decode("utf-8", "replace")
