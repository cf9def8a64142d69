"""``nextrung compare``: two classes beside each other, also of two employers."""

from __future__ import annotations

import click

from graph.comparison.answers import compare as compared
from graph.comparison.known import known
from graph.store import Place, Store
from web import compared_json
from web.cli.answer import give
from web.cli.completion import class_names
from web.cli.options import Shape, answer_format_option, store_option
from web.told import compare_parts
from web.told.answer import Answer

__all__ = ["compare"]


@click.command()
@click.argument("first", metavar="CLASS", shell_complete=class_names)
@click.argument("second", metavar="OTHER", shell_complete=class_names)
@store_option
@answer_format_option
def compare(first: str, second: str, store: Place, shape: Shape) -> None:
    """Compare CLASS with OTHER, of the same employer or of another.

    First what is stated of their level, staff, responsibility, education, experience, licences and
    FLSA, then what they ask for, then duties that are likely alike. A class is named by its code,
    its title or its key, such as some-county/3170200.
    """
    with Store.read(store) as opened:
        found = compared(known(opened), first, second)
    page, table = tuple(compare_parts.comparison(found)), compare_parts.table(found)
    give(Answer(compared_json.comparison(found), table, page), shape)
