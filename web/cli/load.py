"""``nextrung load`` and ``nextrung parse``: documents in."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from graph.errors import DocumentError
from graph.store import Place, Store
from loaders import corpus
from loaders.corpus import LoadReport
from loaders.corpus.folders import Found, documents_in, is_pattern, top_of
from loaders.corpus.workers import cores
from loaders.headings import headings
from loaders.lexicon import Wording, reading_with
from loaders.output import record_json
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.record import Record
from web.cli.echo import echo
from web.cli.options import format_option, store_option
from web.cli.progress import progress_bar

__all__ = ["load", "parse"]

#: Seconds; a load of some thousand documents is done by then.
_WAIT: Final = 600.0
#: The exit status of a command that Ctrl-C ends: 128 and the number of the signal.
_INTERRUPTED: Final = 130


def _paths(
    _context: click.Context, _argument: click.Parameter, value: tuple[str, ...]
) -> tuple[Path, ...]:
    # An empty text would be the current folder: a variable that is not set is no wish to load it.
    if not all(path.strip() for path in value):
        raise click.BadParameter("one of them is empty; name a file, a folder or a pattern.")
    return tuple(map(Path, value))


def _agency(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it is blank; name the employer, or leave the option out.")
    return value and value.strip()


_PATHS = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(), callback=_paths, metavar="PATH..."
)
_LEXICON = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help='Turtle with further headings, such as: section:duties skos:altLabel "What you do".',
)


@click.command()
@_PATHS
@click.option(
    "--agency",
    callback=_agency,
    metavar="NAME",
    help="The employer of all these documents, stronger than what they say.",
)
@_LEXICON
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes read documents.  [default: the cores that this one may use]",
)
@click.option(
    "--wait",
    type=click.FloatRange(0),
    default=_WAIT,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another process that writes to the store.",
)
@store_option
@format_option
def load(
    paths: tuple[Path, ...],
    agency: str | None,
    lexicon: Path | None,
    jobs: int | None,
    wait: float,
    store: Place,
    shape: str,
) -> None:
    """Load documents, or folders of them, and work out their classes and ladders.

    A PATH is a file, a folder with all below it, or a pattern in quotes, such as 'jobs/**/*.txt'. A
    folder may hold a nextrung.toml that says of its documents: agency, source (a web address),
    lexicon (a file beside it) and exclude (a list of patterns). Loading the same again changes
    nothing. What cannot be read is skipped with its reason, and the exit status is then 1.
    """
    more = headings(lexicon) if lexicon is not None else None
    sources = list(documents_in(paths))
    try:
        with (
            Store.open(store, wait=wait) as opened,
            progress_bar(len(sources), "Loading", "Working out classes and ladders") as step,
        ):
            report = corpus.load(
                opened,
                sources,
                employer=agency,
                lexicon=more,
                jobs=jobs or cores(),
                progress=step,
            )
    except KeyboardInterrupt:
        echo("stopped: what was written is kept; load the same again for the rest", err=True)
        sys.exit(_INTERRUPTED)
    _tell(report, store, shape)
    if report.skipped:
        sys.exit(1)


def _tell(report: LoadReport, store: Place, shape: str) -> None:
    for error in report.skipped:
        echo(_line(f"skipped {error}"), err=True)
    for duplicate in report.duplicates:
        echo(_line(f"duplicate {duplicate.path}: the same as {duplicate.equals}."), err=True)
    for doubt in report.doubts:
        echo(_line(f"note: {doubt.reason}"), err=True)
    echo(_summary(report, store) if shape == "text" else _summary_json(report, store))


def _line(text: str) -> str:
    """Return a message as one line, whatever the names of files in it."""
    return " ".join(_well_formed(text).split())


def _well_formed(text: str) -> str:
    return os.fsencode(text).decode("utf-8", "replace")


def _summary(report: LoadReport, store: Place) -> str:
    counts = (
        (len(report.loaded), "loaded"),
        (len(report.unchanged), "unchanged"),
        (len(report.duplicates), "duplicate" if len(report.duplicates) == 1 else "duplicates"),
        (len(report.skipped), "skipped"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing to load"
    return f"{told} (store: {store})"


def _summary_json(report: LoadReport, store: Place) -> str:
    told = {
        "store": str(store),
        "loaded": report.loaded,
        "unchanged": report.unchanged,
        "duplicates": [{"path": one.path, "equals": one.equals} for one in report.duplicates],
        "skipped": [{"path": e.path, "reason": e.reason} for e in report.skipped],
        "doubts": [{"mention": d.mention, "reason": d.reason} for d in report.doubts],
    }
    return _well_formed(json.dumps(told, indent=2, ensure_ascii=False))


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
@_LEXICON
def parse(paths: tuple[Path, ...], out: Path | None, shape: str, lexicon: Path | None) -> None:
    """Read documents and print what was understood, without loading them.

    One document is printed; several, or a folder, are written to the folder named by --out, each
    at its place below the path given, with its suffix replaced by .json.
    """
    more = headings(lexicon) if lexicon is not None else None
    if out is not None:
        _parse_into(out, paths, more)
        return
    if len(paths) != 1 or paths[0].is_dir() or is_pattern(paths[0]):
        raise click.UsageError("Several documents need a folder to be written to: add --out DIR.")
    for found in documents_in(paths):
        record = _record(found, more)
        click.echo(record.text if shape == "text" else _json(record), nl=shape != "text")


def _record(found: Found | DocumentError, lexicon: Wording | None) -> Record:
    if isinstance(found, DocumentError):
        raise found
    with reading_with(lexicon or found.lexicon):
        return parse_bytes(content(found.path), _well_formed(str(found.path)))


def _parse_into(out: Path, paths: Sequence[Path], lexicon: Wording | None) -> None:
    below = [(found, top_of(path)) for path in paths for found in documents_in([path])]
    errors = [found for found, _ in below if isinstance(found, DocumentError)]
    for found, target in _targets(below):
        try:
            record = _record(found, lexicon)
        except DocumentError as error:
            errors.append(error)
            continue
        destination = out / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_text(_json(record) + "\n", "utf-8")
    for refused in errors:
        echo(_line(f"skipped {refused}"), err=True)
    if errors:
        sys.exit(1)


def _targets(
    below: Iterable[tuple[Found | DocumentError, Path]],
) -> Iterator[tuple[Found, Path]]:
    """Yield each document with its place below the output folder."""
    placed = [
        (found, found.path.relative_to(top)) for found, top in below if isinstance(found, Found)
    ]
    names = Counter(relative.with_suffix(".json") for _, relative in placed)
    for found, relative in placed:
        name = relative.with_suffix(".json")
        yield found, relative.with_name(f"{relative.name}.json") if names[name] > 1 else name


def _json(record: Record) -> str:
    return json.dumps(record_json(record), indent=1, ensure_ascii=False)
