"""Documents of one class that designate it differently: all that they say is kept and shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import read
from graph.store import Store
from loaders import corpus
from loaders.corpus import documents_in

WEAVER = """Wool County
Weaver
Class Code: 7001
FLSA Status: {flsa}

DEFINITION
Under direction, weaves cloth on a loom for the county's mill.

EXAMPLES OF DUTIES
1. Weaves cloth on a loom.
"""


def loaded(folder: Path, *designations: str) -> Store:
    for number, flsa in enumerate(designations):
        (folder / f"{number}.txt").write_text(WEAVER.format(flsa=flsa) + "\n" * number, "utf-8")
    store = Store.memory()
    assert not corpus.load(store, documents_in([folder]), employer="Wool County").skipped
    return store


@pytest.mark.parametrize(
    ("designations", "words"),
    [
        (("Exempt",), {"exempt"}),
        (("Exempt", "Exempt"), {"exempt"}),
        (
            ("Exempt", "Non-Exempt"),
            {"exempt or non-exempt: documents differ", "non-exempt or exempt: documents differ"},
        ),
    ],
)
def test_what_documents_say_differently_is_told_as_different(
    tmp_path: Path, designations: tuple[str, ...], words: set[str]
) -> None:
    store = loaded(tmp_path, *designations)
    (only,) = read.class_names(store)
    found = read.rung(store, only.iri).flsa
    assert found is not None
    assert found.words in words
    quotes = {found.quote.file_name, *(one.quote.file_name for one in found.otherwise)}
    assert len(quotes) == len(set(designations))
