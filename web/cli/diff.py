"""``nextrung diff``: what two documents of one class say differently."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graph import read
from graph.difference import Wording, differences
from graph.errors import NextrungError
from graph.iris import Iris
from graph.lookup import find_document
from graph.store import Place, Store
from graph.wordings import wordings
from loaders.corpus.folders import documents_in
from loaders.triples import document_triples
from web.cli.answer import give
from web.cli.echo import tell
from web.cli.options import Shape, answer_format_option, store_option
from web.cli.parse import record_of
from web.told import diff_parts
from web.told.answer import Answer

__all__ = ["diff"]

#: As `diff <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/diff.html>`_ has them.
_DIFFERENT, _TROUBLE = 1, 2


@click.command()
@click.argument("before", metavar="DOCUMENT")
@click.argument("after", metavar="OTHER")
@store_option
@answer_format_option
def diff(before: str, after: str, store: Place, shape: Shape) -> None:
    """Tell what OTHER adds to DOCUMENT, leaves out of it, and says in other words.

    Each is a file, which is read and not loaded, or else a document of the store, by its file's
    name or the first twelve digits of its SHA-256 digest. What only stands at another place is no
    difference. As with diff, the exit status is 0 where nothing differs, 1 where something does,
    and 2 where a document is not there or cannot be read.

    In text, [-words-] are left out and {+words+} are new.
    """
    try:
        sides = [_printed(name, store) for name in (before, after)]
    except NextrungError as error:
        tell(str(error))
        sys.exit(_TROUBLE)
    found = differences(*sides)
    page = tuple(diff_parts.page(before, after, found))
    give(Answer(diff_parts.as_json(found), diff_parts.table(found), page), shape)
    if found.changes:
        sys.exit(_DIFFERENT)


def _printed(name: str, store: Place) -> tuple[Wording, ...]:
    if Path(name).is_file():
        return _in_file(Path(name))
    with Store.read(store) as opened:
        return wordings(opened, find_document(read.documents(opened), name).iri)


def _in_file(path: Path) -> tuple[Wording, ...]:
    """Return what a file prints, by the same question that is asked of a store."""
    (found,) = documents_in([path])
    iris = Iris()
    triples = document_triples(
        record := record_of(found, None),
        file_name=path.name,
        employer=None,
        parser_version="",
        iris=iris,
    )
    spec = iris.specification(record.sha256)
    store = Store.memory()
    store.put(spec, triples)
    return wordings(store, spec.value)
