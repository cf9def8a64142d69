"""``nextrung statistics``: how many documents, classes and ladders an employer has."""

from __future__ import annotations

import click

from graph.errors import StoreError
from graph.statistics import statistics as counted
from graph.store import Place, Store
from web.cli.agencies import agency_named
from web.cli.answer import give
from web.cli.options import Shape, answer_format_option, store_option
from web.told import statistics as told
from web.told.answer import Answer

__all__ = ["statistics"]


@click.command()
@click.argument("agency", required=False)
@store_option
@answer_format_option
def statistics(agency: str | None, store: Place, shape: Shape) -> None:
    """Count the documents, classes and ladders of an employer, or of each one.

    What is not stated is counted as such. The figures are those of the last load.
    """
    with Store.read(store) as opened:
        found = counted(opened)
        wanted = agency_named(opened, agency)
    if not found:
        raise StoreError(str(store), "it has no statistics yet; load its documents once more")
    if wanted is not None:
        found = {wanted: found[wanted]}
    give(Answer(list(told.as_json(found)), told.table(found), tuple(told.parts(found))), shape)
