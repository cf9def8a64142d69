"""``nextrung export``: what the store holds, for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Literal, TypeAlias, cast, get_args

import click

from graph.identity.mentions import Employer
from graph.store import Place, Store
from web.careers import careers, write_graphml
from web.cli.echo import Terminal, in_terminal
from web.cli.options import store_option
from web.exports import RdfName, employer, write_rdf
from web.told.career_tables import class_table
from web.told.tables import as_csv

__all__ = ["export"]

_Name: TypeAlias = RdfName | Literal["graphml", "csv"]
_NAMES: Final[tuple[_Name, ...]] = (*get_args(RdfName), "graphml", "csv")


@click.command()
@click.argument("shape", metavar="FORMAT", type=click.Choice(_NAMES))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of standard output. One that is there is replaced, but only "
    "when all is written.",
)
@click.option("--agency", help="Only what was loaded of this employer, without the ontology.")
@store_option
def export(shape: _Name, out: Path | None, agency: str | None, store: Place) -> None:
    """Write what the store holds in FORMAT: turtle, trig, nquads, json-ld, graphml or csv.

    nquads and trig hold every graph by itself, and nquads can be loaded by any triple store; turtle
    and json-ld hold all graphs as one. graphml is the career network: a node a class, an edge a way
    from one class to the next. csv is a line a class.
    """
    with Store.read(store) as opened:
        of = employer(opened, agency) if agency is not None else None
        with _written(out) as file:
            _write(opened, shape, of, file)


def _write(store: Store, shape: _Name, of: Employer | None, file: IO[bytes]) -> None:
    if shape not in {"graphml", "csv"}:
        write_rdf(store, cast("RdfName", shape), file, of)
        return
    found = careers(store, of.key if of is not None else None)
    if shape == "graphml":
        write_graphml(found, file)
    else:
        file.write(as_csv(class_table(found)).encode())


@contextmanager
def _written(out: Path | None) -> Iterator[IO[bytes]]:
    """Yield what is written to: a file that takes its name when whole, or standard output."""
    if out is None:
        yield cast("IO[bytes]", Terminal()) if in_terminal() else sys.stdout.buffer
        return
    target = out.resolve()
    if target.exists() and not target.is_file():
        raise click.UsageError(f"{out} is no regular file; leave --out away and redirect instead.")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written ({error.strerror}).") from error
    finally:
        part.unlink(missing_ok=True)
