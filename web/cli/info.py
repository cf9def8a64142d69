"""``nextrung info``: which store this is, and how much it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, Final, TypeAlias

import click

from graph import read
from graph.store import Place, Store
from graph.store.places import address
from loaders.corpus.held import reader
from web.cli.answer import give
from web.cli.options import Shape, answer_format_option, store_option
from web.told.answer import Answer
from web.told.tables import Cell, Table

__all__ = ["info"]

_Json: TypeAlias = dict[str, Any]

_MADE_WITH: Final = ("nextrung", "pyoxigraph", "rdflib", "pyshacl", "owlrl", "networkx")
#: Beside it lie links to the same files (docs/stores.md), which take no room.
_ENGINE_FILES: Final = "oxigraph"
_NO_EMPLOYER: Final = "employer not stated"


@click.command()
@store_option
@answer_format_option
def info(store: Place, shape: Shape) -> None:
    """Tell which store this is, how much it holds, and what made it.

    Triples and graphs are counted with those of the ontology.
    """
    with Store.read(store) as opened:
        found = _place(store) | _held(opened) | {"versions": _versions()}
    give(Answer(found, Table(("what", "value"), tuple(_rows(found)))), shape)


def _place(store: Place) -> _Json:
    if address(store) is not None:
        return {"store": str(store), "engine": "SPARQL 1.1 server", "bytes": None}
    files = (Path(store) / _ENGINE_FILES).iterdir()
    return {
        "store": str(store),
        "engine": "Oxigraph in a folder",
        "bytes": sum(map(_size, files)),
    }


def _size(file: Path) -> int:
    """Return a file's size in bytes; none where a writer has taken it away since it was listed."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _held(store: Store) -> _Json:
    documents = read.documents(store)
    graphs = store.graphs()
    ladders = read.bare_ladders(store)
    classes = Counter(name.employer or _NO_EMPLOYER for name in read.class_names(store))
    of = Counter(document.employer or _NO_EMPLOYER for document in documents)
    return {
        "documents": len(documents),
        "classes": classes.total(),
        "ladders": sum(ladder.rule is None for ladder in ladders),
        "ladders_inferred": sum(ladder.rule is not None for ladder in ladders),
        "graphs": len(graphs),
        "triples": sum(1 for graph in graphs for _ in store.triples(graph)),
        "employers": {
            name: {"documents": of[name], "classes": classes[name]} for name in sorted(of | classes)
        },
        "parser_versions": dict(Counter(reader(one.parser_version) for one in documents)),
    }


def _versions() -> dict[str, str]:
    installed = {found.name.lower(): found.version for found in metadata.distributions()}
    return {name: installed.get(name, "not installed") for name in _MADE_WITH}


def _rows(found: Mapping[str, Any]) -> Iterator[tuple[Cell, Cell]]:
    for what, value in found.items():
        name = what.replace("_", " ")
        if not isinstance(value, dict):
            yield name, value
            continue
        for key, inner in value.items():
            told = inner
            if isinstance(inner, dict):
                told = ", ".join(f"{many} {of}" for of, many in inner.items())
            yield f"{name}: {key}", told
