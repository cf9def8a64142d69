"""``nextrung show``: everything known of one class."""

from __future__ import annotations

import click

from graph.store import Place, Store
from web import as_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, answer_format_option, store_option
from web.portrait import portrait
from web.told import class_portrait
from web.told.answer import Answer

__all__ = ["show"]


@click.command()
@click.argument("name", metavar="CLASS", shell_complete=class_names)
@store_option
@answer_format_option
def show(name: str, store: Place, shape: Shape) -> None:
    """Show everything known of CLASS: its place, what it does, what it asks for, what it pays.

    A class is named by its code, its title or another printed form of it.
    """
    with Store.read(store) as opened:
        found = portrait(opened, name)
    table, page = class_portrait.table(found), tuple(class_portrait.page(found))
    give(Answer(as_json.portrait(found), table, page), shape)
