"""``nextrung fit``: whether a person meets what a class asks for, and what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from graph.fit.profile_file import read_profile
from graph.fit.reading import fit_for
from graph.store import Place, Store
from web import fit_as_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, answer_format_option, store_option
from web.told import fit_parts
from web.told.answer import Answer

__all__ = ["fit"]


@click.command()
@click.argument("name", metavar="CLASS", shell_complete=class_names)
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="What the person states, in YAML or JSON; docs/fit.md lists its keys.",
)
@store_option
@answer_format_option
def fit(name: str, profile: Path, store: Place, shape: Shape) -> None:
    """Say whether a person meets what CLASS asks for, and what is missing, nearest first.

    Each requirement is met, unmet, due later, or undecidable from what the profile states. A class
    is named by its code, its title or another printed form of it.
    """
    stated = read_profile(profile)
    with Store.read(store) as opened:
        found = fit_for(opened, name, stated)
    parts = tuple(fit_parts.page(found))
    give(Answer(fit_as_json.fit(found), fit_parts.table(found), parts), shape)
