"""``nextrung comparable``: classes of other employers that are worth a comparison."""

from __future__ import annotations

import click

from graph.comparison.answers import comparable as ranked
from graph.comparison.known import known
from graph.store import Place, Store
from web import compared_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, answer_format_option, store_option
from web.told import comparable_parts
from web.told.answer import Answer

__all__ = ["comparable"]


@click.command()
@click.argument("name", metavar="CLASS", shell_complete=class_names)
@click.option("--agency", metavar="NAME", help="Only this employer's classes, be it CLASS's own.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    metavar="N",
    help="How many classes to tell at the most.",
)
@store_option
@answer_format_option
def comparable(name: str, agency: str | None, limit: int, store: Place, shape: Shape) -> None:
    """Find classes of other employers that are comparable with CLASS, with the reasons.

    Words select which are looked at; what is stated of staff, responsibility, education, experience
    and level ranks them. That is an offer to look closer, with `nextrung compare`, and no claim.
    """
    with Store.read(store) as opened:
        found = ranked(known(opened), name, agency, limit)
    page, table = tuple(comparable_parts.page(found)), comparable_parts.table(found)
    give(Answer(compared_json.comparables(found), table, page), shape)
