"""``nextrung check``: what is wrong with what is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from graph import read
from graph.findings.find import findings
from graph.findings.kinds import Severity, kinds, severities
from graph.findings.suppressions import Judged, Suppression, judged, suppressions_in
from graph.findings.wanted import Wanted
from graph.store import Place, Store
from web.cli.agencies import agency_named
from web.cli.answer import give
from web.cli.echo import echo
from web.cli.options import Shape, agency_option, answer_format_option, store_option
from web.cli.sources import one_line
from web.told import check_parts
from web.told.check_parts import Shaped

__all__ = ["check"]

_STALE = "stale"


@click.command()
@click.option(
    "--kind",
    "wanted",
    multiple=True,
    type=click.Choice([kind.name for kind in kinds()]),
    metavar="KIND",
    help="Only of this kind; can be repeated. docs/findings.md lists the kinds.",
)
@click.option(
    "--severity",
    type=click.Choice(severities()),
    help="Only of this severity or a heavier one. Text counts notes and lists them only with "
    "--severity note or --kind.",
)
@agency_option
@click.option(
    "--stale-after",
    "years",
    type=click.IntRange(min=1),
    metavar="YEARS",
    help="Also tell documents that are older than the newest of their employer by so many years.",
)
@click.option(
    "--suppressions",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="TOML that says which findings are as they should be, and why.",
)
@click.option("--suppressed", is_flag=True, help="Also list what the file suppresses.")
@click.option(
    "--shapes",
    is_flag=True,
    help="Also check the data against the shapes of the ontology, which takes minutes for a "
    "thousand documents.",
)
@store_option
@answer_format_option
def check(
    wanted: tuple[str, ...],
    severity: Severity | None,
    agency: str | None,
    years: int | None,
    file: Path | None,
    suppressed: bool,
    shapes: bool,
    store: Place,
    shape: Shape,
) -> None:
    """Tell what is wrong with the ladders; exit status 1 on a warning or a violation.

    Each finding says what it is about, quotes what it rests on, and has an identifier by which a
    file of suppressions can name it.
    """
    entries = suppressions_in(file) if file is not None else ()
    with Store.read(store) as opened:
        asked = Wanted(wanted or None, severity or severities()[0], agency_named(opened, agency))
        told = judged(findings(opened, years=years), entries)
        shaped = _shaped(opened) if shapes else None
    _tell_idle(told.idle, file, stale=years is not None)
    kept = _only(told, asked)
    listed = severity == severities()[0] or bool(wanted)
    give(check_parts.answer(kept, shaped, notes=listed, suppressed=suppressed), shape)
    if shaped or any(one.severity != severities()[0] for one in kept.standing):
        sys.exit(1)


def _only(told: Judged, asked: Wanted) -> Judged:
    return replace(
        told,
        standing=tuple(filter(asked.holds, told.standing)),
        suppressed=tuple(pair for pair in told.suppressed if asked.holds(pair[0])),
    )


def _tell_idle(idle: Sequence[Suppression], file: Path | None, *, stale: bool) -> None:
    """Print to standard error which entries match nothing any more."""
    for entry in idle:
        if stale or _STALE not in (entry.kind, (entry.finding or "").rpartition("-")[0]):
            message = f"[[suppress]] number {entry.number} ({entry.words}) matches nothing"
            echo(one_line(f"note: {file}: {message}; delete it if that is mended"), err=True)


def _shaped(store: Store) -> list[Shaped]:
    """Return what the shapes do not allow, each with the passage that it is about."""
    from graph.validation import check as against_shapes  # its libraries take half a second

    return [
        Shaped(one, read.statement(store, one.focus))
        for iris in read.bases(store)
        for one in against_shapes(store, iris)
    ]
