"""``nextrung ladders``, ``ladder`` and ``links``: ladders, and what goes on along them."""

from __future__ import annotations

import click

from graph import answers, read
from graph.store import Place, Store
from web import as_json
from web.cli.answer import give
from web.cli.completion import ladder_names
from web.cli.echo import echo
from web.cli.options import Shape, agency_option, answer_format_option, store_option
from web.told import ladder_parts
from web.told.answer import Answer

__all__ = ["ladder", "ladders", "links"]


@click.command()
@store_option
@answer_format_option
def ladders(store: Place, shape: Shape) -> None:
    """List the ladders: levels, and how many of them a document describes."""
    with Store.read(store) as opened:
        found = read.ladders(opened)
    if not found:
        echo(ladder_parts.NO_LADDER, err=True)
        if shape == "text":
            return
    give(Answer([as_json.ladder(one) for one in found], ladder_parts.ladders(found)), shape)


@click.command()
@click.argument("name", shell_complete=ladder_names)
@store_option
@answer_format_option
def ladder(name: str, store: Place, shape: Shape) -> None:
    """Show the rungs of the ladder NAME, also those that no document describes."""
    with Store.read(store) as opened:
        found = answers.ladder(opened, name)
    table = ladder_parts.rungs(found.rungs)
    give(Answer(as_json.ladder(found), table, ladder_parts.ladder(found)), shape)


@click.command()
@click.argument(
    "names", metavar="SERIES|CLASS...", nargs=-1, required=True, shell_complete=ladder_names
)
@click.option(
    "--of",
    "what",
    type=click.Choice(["duties", "competencies"]),
    default="duties",
    show_default=True,
    help="What is followed from rung to rung.",
)
@agency_option
@store_option
@answer_format_option
def links(
    names: tuple[str, ...],
    what: answers.Linked,
    agency: str | None,
    store: Place,
    shape: Shape,
) -> None:
    """Show what goes on from each described rung of SERIES to the next one.

    Of several CLASSes, the lowest first, it shows what goes on from each to the next. What an
    examination tests counts among the competencies.
    """
    with Store.read(store) as opened:
        if len(names) == 1:
            found = answers.ladder_links(opened, answers.ladder(opened, names[0]), what)
        else:
            found = answers.class_links(opened, names, what, agency)
    if not found:
        between = f"the rungs of {names[0]}" if len(names) == 1 else ", ".join(names)
        echo(f"Nothing of the kind ({what}) goes on between {between}.", err=True)
        if shape == "text":
            return
    told = [as_json.link(one) for one in found]
    give(Answer(told, ladder_parts.links_table(found), tuple(ladder_parts.links(found))), shape)
