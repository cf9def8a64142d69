"""``nextrung remove``: documents out."""

from __future__ import annotations

import json
from itertools import groupby

import click

from graph import read
from graph.derive import derive, withdraw
from graph.iris import Iris
from graph.lookup import find_document
from graph.store import Place, Store
from web.cli.echo import echo
from web.cli.options import format_option, store_option

__all__ = ["remove"]


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@store_option
@format_option
def remove(documents: tuple[str, ...], store: Place, shape: str) -> None:
    """Take documents out of the store, and work out the classes and ladders that are left.

    A document is named by its file's name when it was loaded, or by its SHA-256 digest, of which
    the first twelve digits do. Where one name is unknown, nothing is taken out. The files
    themselves stay as they are.
    """
    Store.read(store).close()  # before a store is made where there was none
    with Store.open(store) as opened:
        # What a run before this one left undone, when it was stopped, is done first.
        for iris in {*read.bases(opened), Iris()}:
            derive(opened, iris)
        known = read.documents(opened)
        found = sorted({find_document(known, name) for name in documents}, key=lambda one: one.iri)
        doubts = tuple(
            doubt
            for iris, documents in groupby(found, lambda one: Iris.below_which(one.iri))
            for doubt in withdraw(opened, documents, iris)
        )
    for doubt in doubts:
        echo(f"note: {doubt.reason}", err=True)
    if shape == "json":
        told = [{"document": one.iri, "file": one.file_name} for one in found]
        echo(json.dumps({"removed": told}, indent=2, ensure_ascii=False))
    else:
        echo(f"{len(found)} removed: {', '.join(one.file_name for one in found)}")
