"""``nextrung check``: what is wrong with what is loaded."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph import read
from graph.iris import Iris
from graph.model import Quote
from graph.store import Store
from web.as_json import statement
from web.cli.as_text import quoted
from web.cli.echo import echo
from web.cli.options import format_option, store_option

if TYPE_CHECKING:
    from graph.validation import Finding

__all__ = ["check"]


@click.command()
@store_option
@format_option
def check(store: Path, shape: str) -> None:
    """Check what is loaded against the shapes of the ontology; exit status 1 on a finding."""
    from graph.validation import check as findings  # its libraries take half a second to import

    with Store.read(store) as opened:
        found = [
            (finding, read.statement(opened, finding.focus)) for finding in findings(opened, Iris())
        ]
    if shape == "json":
        told = [
            dataclasses.asdict(f) | {"statement": statement(q) if q is not None else None}
            for f, q in found
        ]
        echo(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        echo("\n".join(_line(f, q) for f, q in found) or "Nothing is wrong.")
    if found:
        sys.exit(1)


def _line(finding: Finding, quote: Quote | None) -> str:
    about = quoted(quote) if quote is not None else finding.focus
    return f"{finding.severity}: {finding.message} {about}"
