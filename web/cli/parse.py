"""``nextrung parse``: what is understood of documents, without loading them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from graph.errors import DocumentError
from loaders.corpus.folders import Found, documents_in, is_pattern, top_of
from loaders.corrections.applying import correct
from loaders.headings import headings
from loaders.lexicon import Wording, reading_with
from loaders.output import record_json
from loaders.parse import parse_bytes
from loaders.readers import content
from loaders.readers.archives import is_archive
from loaders.record import Record
from web.cli.echo import echo, in_terminal
from web.cli.sources import lexicon_option, one_line, paths_argument, well_formed

__all__ = ["parse", "record_of"]


@click.command()
@paths_argument
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
@lexicon_option
def parse(paths: tuple[Path, ...], out: Path | None, shape: str, lexicon: Path | None) -> None:
    """Read documents and print what was understood, without loading them.

    One document is printed; several, or a folder, are written to the folder named by --out, each
    at its place below the path given, with its suffix replaced by .json. Each value names the rule
    that read it; what a corrections.toml beside the documents says is applied.
    """
    more = headings(lexicon) if lexicon is not None else None
    if out is not None:
        _parse_into(out, paths, more)
        return
    several = paths[0].is_dir() or is_pattern(paths[0]) or is_archive(paths[0])
    if len(paths) != 1 or several:
        raise click.UsageError("Several documents need a folder to be written to: add --out DIR.")
    for found in documents_in(paths):
        record = record_of(found, more)
        # Elsewhere than in a terminal each character stays, or offsets would be into another text.
        write = echo if in_terminal() else click.echo
        write(record.text if shape == "text" else _json(record), nl=shape != "text")


def record_of(found: Found | DocumentError, lexicon: Wording | None) -> Record:
    """Return the record of a document, corrected where a person has done so.

    :param lexicon: headings beside the known ones; without any, those of the document's folder
    :raises DocumentError: where the document cannot be read or describes no class
    """
    if isinstance(found, DocumentError):
        raise found
    with reading_with(lexicon or found.lexicon):
        record = parse_bytes(content(found.path), well_formed(str(found.path)))
    return correct(record, found.corrections or ())


def _parse_into(out: Path, paths: Sequence[Path], lexicon: Wording | None) -> None:
    below = [(found, top_of(path)) for path in paths for found in documents_in([path])]
    errors = [found for found, _ in below if isinstance(found, DocumentError)]
    for found, target in _targets(below):
        try:
            record = record_of(found, lexicon)
        except DocumentError as error:
            errors.append(error)
            continue
        destination = out / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_text(_json(record) + "\n", "utf-8")
    for refused in errors:
        echo(one_line(f"skipped {refused}"), err=True)
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
