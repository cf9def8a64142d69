"""``nextrung load`` and ``nextrung parse``: documents in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from graph.errors import DocumentError
from graph.store import Store
from loaders import corpus
from loaders.corpus import Found, LoadReport, documents_in
from loaders.output import record_json
from loaders.parse import parse_file
from web.cli.echo import echo
from web.cli.options import format_option, store_option

__all__ = ["load", "parse"]

_PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)


def _agency(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is blank; name the employer, or leave the option out.")
    return value and value.strip()


@click.command()
@_PATHS
@click.option(
    "--agency",
    callback=_agency,
    help="The employer of all these documents, stronger than what they say.",
)
@store_option
@format_option
def load(paths: tuple[Path, ...], agency: str | None, store: Path, shape: str) -> None:
    """Load documents, or folders of them, and work out their classes and ladders.

    A folder may hold a nextrung.toml that names the employer: agency = "King County". Loading the
    same again changes nothing. What cannot be read is skipped with its reason, and the exit
    status is then 1.
    """
    with Store.open(store) as opened:
        report = corpus.load(opened, documents_in(paths), employer=agency)
    for error in report.skipped:
        echo(f"skipped {error}", err=True)
    for doubt in report.doubts:
        echo(f"note: {doubt.reason}", err=True)
    echo(_summary(report, store) if shape == "text" else _summary_json(report, store))
    if report.skipped:
        sys.exit(1)


def _summary(report: LoadReport, store: Path) -> str:
    counts = (
        (len(report.loaded), "loaded"),
        (len(report.unchanged), "unchanged"),
        (len(report.skipped), "skipped"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing to load"
    return f"{told} (store: {store})"


def _summary_json(report: LoadReport, store: Path) -> str:
    told = {
        "store": str(store),
        "loaded": report.loaded,
        "unchanged": report.unchanged,
        "skipped": [{"path": e.path, "reason": e.reason} for e in report.skipped],
        "doubts": [{"mention": d.mention, "reason": d.reason} for d in report.doubts],
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


@click.command()
@_PATHS
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write one JSON file a document into this folder.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["json", "text"]),
    default="json",
    show_default=True,
    help="json: what was read; text: the document's text, to which all offsets refer.",
)
def parse(paths: tuple[Path, ...], out: Path | None, shape: str) -> None:
    """Read documents and print what was understood, without loading them.

    One document is printed; several, or a folder, are written to the folder named by --out, each
    at its place below the path given, with its suffix replaced by .json.
    """
    if out is not None:
        _parse_into(out, paths)
        return
    if len(paths) != 1 or paths[0].is_dir():
        raise click.UsageError("Several documents need a folder to be written to: add --out DIR.")
    record = parse_file(paths[0])
    click.echo(
        record.text if shape == "text" else _document_json(record_json(record)), nl=shape != "text"
    )


def _parse_into(out: Path, paths: Sequence[Path]) -> None:
    found = [(path, list(documents_in([path]))) for path in paths]
    failed = False
    for error in (each for _, below in found for each in below if isinstance(each, DocumentError)):
        echo(f"skipped {error}", err=True)
        failed = True
    for source, target in _targets(found):
        try:
            record = parse_file(source)
        except DocumentError as error:
            echo(f"skipped {error}", err=True)
            failed = True
            continue
        destination = out / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_text(_document_json(record_json(record)) + "\n", "utf-8")
    if failed:
        sys.exit(1)


def _targets(
    found: Iterable[tuple[Path, Iterable[Found | DocumentError]]],
) -> Iterator[tuple[Path, Path]]:
    """Yield each document with its place below the output folder."""
    placed: list[tuple[Path, Path]] = []
    for path, below in found:
        top = path if path.is_dir() else path.parent
        placed.extend((f.path, f.path.relative_to(top)) for f in below if isinstance(f, Found))
    names = [relative.with_suffix(".json") for _, relative in placed]
    for (source, relative), name in zip(placed, names, strict=True):
        shared = names.count(name) > 1
        yield source, relative.with_name(relative.name + ".json") if shared else name


def _document_json(record: Mapping[str, object]) -> str:
    return json.dumps(record, indent=1, ensure_ascii=False)
