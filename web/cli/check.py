"""``nextrung check``: what is wrong with what is loaded."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Final

import click

from graph import read
from graph.model import Quote
from graph.store import Place, Store
from web.as_json import statement
from web.cli.answer import Answer, give
from web.cli.options import Shape, answer_format_option, store_option
from web.cli.outline import Line
from web.cli.tables import Cell, Table
from web.cli.words import place

if TYPE_CHECKING:
    from graph.validation import Finding

__all__ = ["check"]

_COLUMNS: Final = ("severity", "message", "text", "place", "about", "property", "value")


@click.command()
@store_option
@answer_format_option
def check(store: Place, shape: Shape) -> None:
    """Check what is loaded against the shapes of the ontology; exit status 1 on a finding.

    A warning counts too, such as a doubt about which documents are of one class.
    """
    from graph.validation import check as findings  # its libraries take half a second to import

    with Store.read(store) as opened:
        found = [
            (finding, read.statement(opened, finding.focus))
            for iris in read.bases(opened)
            for finding in findings(opened, iris)
        ]
    told = [
        dataclasses.asdict(finding) | {"statement": statement(quote) if quote is not None else None}
        for finding, quote in found
    ]
    parts = tuple(_line(finding, quote) for finding, quote in found)
    nothing = Line(("Nothing is wrong.",))
    give(Answer(told, Table(_COLUMNS, tuple(map(_row, found))), parts or (nothing,)), shape)
    if found:
        sys.exit(1)


def _line(finding: Finding, quote: Quote | None) -> Line:
    return Line((f"{finding.severity}: {finding.message} ", quote or finding.focus))


def _row(found: tuple[Finding, Quote | None]) -> tuple[Cell, ...]:
    finding, quote = found
    printed = (quote.text, place(quote)) if quote is not None else (None, None)
    return finding.severity, finding.message, *printed, finding.focus, finding.path, finding.value
