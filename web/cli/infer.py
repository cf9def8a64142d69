"""``nextrung infer``: what follows from the ontology is worked out anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from graph import read
from graph.derive import remake_inferred
from graph.inference.stored import Reasoner
from graph.store import Place, Store
from web.cli.answer import give
from web.cli.echo import echo
from web.cli.options import Shape, answer_format_option, store_option
from web.told.answer import Answer
from web.told.tables import Cell, Table

__all__ = ["infer"]


@click.command()
@click.option(
    "--reasoner",
    type=click.Choice(["rules", "owlrl"]),
    default="rules",
    show_default=True,
    help="rules: those made of the ontology's axioms; owlrl: OWL 2 RL in full, for small stores, "
    "with the same conclusions.",
)
@store_option
@answer_format_option
def infer(reasoner: Reasoner, store: Place, shape: Shape) -> None:
    """Conclude anew what follows from the ontology, such as all rungs above a class.

    Loading does so by itself. Each rule is told with the number of triples that it added about
    each employer; a rule that added none is left out.
    """
    Store.read(store).close()  # before a store is made where there was none
    with Store.open(store) as opened:
        found = {
            employer: counts
            for iris in read.bases(opened)
            for employer, counts in remake_inferred(opened, iris, reasoner=reasoner).items()
        }
    if not found:
        echo("No documents are loaded, so nothing follows.", err=True)
    give(Answer(found, Table(("employer", "rule", "triples"), tuple(_rows(found)))), shape)


def _rows(found: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[Cell, ...]]:
    for employer, counts in found.items():
        for rule, count in counts.items():
            yield employer, rule, count
