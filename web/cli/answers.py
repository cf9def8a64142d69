"""``nextrung ladders``, ``ladder``, ``plan`` and ``links``: answers, each with its evidence."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph import answers, read
from graph.store import Store
from web import as_json
from web.cli import as_text, plan_text
from web.cli.echo import echo
from web.cli.options import format_option, store_option

__all__ = ["ladder", "ladders", "links", "plan"]


@click.command()
@store_option
@format_option
def ladders(store: Path, shape: str) -> None:
    """List the ladders: levels, and how many of them a document describes."""
    with Store.read(store) as opened:
        found = read.ladders(opened)
    if shape == "json":
        _print_json([as_json.ladder(one) for one in found])
    else:
        echo(as_text.ladders(found))


@click.command()
@click.argument("name")
@store_option
@format_option
def ladder(name: str, store: Path, shape: str) -> None:
    """Show the rungs of the ladder NAME, also those that no document describes."""
    with Store.read(store) as opened:
        found = answers.ladder(opened, name)
    if shape == "json":
        _print_json(as_json.ladder(found))
    else:
        echo(as_text.ladder(found))


@click.command()
@click.argument("start", metavar="FROM")
@click.argument("goal", metavar="TO")
@store_option
@format_option
def plan(start: str, goal: str, store: Path, shape: str) -> None:
    """Say what it takes to move up from the class FROM to the class TO.

    A class is named by its code, its title or another printed form of it.
    """
    with Store.read(store) as opened:
        found = answers.move_up(opened, start, goal)
    if shape == "json":
        _print_json(as_json.plan(found))
    else:
        echo(plan_text.plan(found))


@click.command()
@click.argument("series")
@click.option(
    "--of",
    "what",
    type=click.Choice(["duties", "competencies"]),
    default="duties",
    show_default=True,
    help="What is followed from rung to rung.",
)
@store_option
@format_option
def links(series: str, what: answers.Linked, store: Path, shape: str) -> None:
    """Show what goes on from each described rung of SERIES to the next one."""
    with Store.read(store) as opened:
        found = answers.ladder_links(opened, answers.ladder(opened, series), what)
    if shape == "json":
        _print_json([as_json.link(one) for one in found])
    elif found:
        echo(as_text.links(found))
    else:
        echo(f"Nothing of the kind ({what}) goes on between the rungs of {series}.", err=True)


def _print_json(value: object) -> None:
    echo(json.dumps(value, indent=2, ensure_ascii=False))
