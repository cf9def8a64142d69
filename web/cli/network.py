"""``nextrung feeders``, ``reach`` and ``network``: who is promoted into what."""

from __future__ import annotations

import click

from graph import promotions
from graph.lookup import of_agency
from graph.network_figures import figures
from graph.store import Place, Store
from web import network_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, agency_option, answer_format_option, store_option
from web.told import network_parts
from web.told.answer import Answer

__all__ = ["feeders", "network", "reach"]


@click.command()
@click.argument("name", metavar="CLASS", shell_complete=class_names)
@agency_option
@store_option
@answer_format_option
def feeders(name: str, agency: str | None, store: Place, shape: Shape) -> None:
    """List the classes that are promoted into CLASS, and how long each must be held.

    A class is named by its code, its title or another printed form of it.
    """
    with Store.read(store) as opened:
        found = promotions.feeders(opened, name, agency)
    table = network_parts.feeders_table(found)
    give(Answer(network_json.feeders(found), table, tuple(network_parts.feeders(found))), shape)


@click.command()
@click.argument("name", metavar="CLASS", shell_complete=class_names)
@click.option(
    "--years",
    type=click.FloatRange(0, 60),
    default=5,
    show_default=True,
    help="How far ahead, in calendar years.",
)
@agency_option
@store_option
@answer_format_option
def reach(name: str, years: float, agency: str | None, store: Place, shape: Shape) -> None:
    """List the classes that a holder of CLASS can reach within some years.

    The time of a way is that which its requirements state, so it takes at least that long.
    """
    with Store.read(store) as opened:
        found = promotions.reach(opened, name, round(12 * years), agency)
    table = network_parts.reach_table(found)
    give(Answer(network_json.reach(found), table, tuple(network_parts.reach(found))), shape)


@click.command()
@agency_option
@store_option
@answer_format_option
def network(agency: str | None, store: Place, shape: Shape) -> None:
    """Give the figures of all promotions: classes, edges, the longest ways, and any circles."""
    with Store.read(store) as opened:
        known = promotions.quoted(opened, promotions.network(opened))
        known = known.of(of_agency(known.names.values(), agency))
    found = figures(known)
    table = network_parts.figures_table(found, known)
    told = network_json.figures(found, known)
    give(Answer(told, table, tuple(network_parts.figures(found, known))), shape)
