"""``nextrung plan``: what it takes to move up."""

from __future__ import annotations

import click

from graph import answers
from graph.store import Place, Store
from web import as_json
from web.cli import plan_parts, plan_table
from web.cli.answer import Answer, give
from web.cli.completion import class_names
from web.cli.options import Shape, answer_format_option, store_option

__all__ = ["plan"]


@click.command()
@click.argument("start", metavar="FROM", shell_complete=class_names)
@click.argument("goal", metavar="TO", shell_complete=class_names)
@store_option
@answer_format_option
def plan(start: str, goal: str, store: Place, shape: Shape) -> None:
    """Say what it takes to move up from the class FROM to the class TO.

    A class is named by its code, its title or another printed form of it.
    """
    with Store.read(store) as opened:
        found = answers.move_up(opened, start, goal)
    give(Answer(as_json.plan(found), plan_table.plan(found), tuple(plan_parts.plan(found))), shape)
