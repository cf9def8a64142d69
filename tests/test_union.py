"""Graphs as one, put in order on disk: nothing is lost, nothing stands twice."""

from __future__ import annotations

from itertools import groupby
from typing import IO, cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Store
from tests.web_world import small_world
from web.union import Union

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ['a <b> "c" .', "line\nbreak", " <urn:g> .", "\\"]
)


def quads(texts: list[str]) -> bytes:
    found = (
        ox.Quad(
            ox.NamedNode(f"urn:s{place % 3}"),
            ox.NamedNode("urn:p"),
            ox.Literal(text),
            ox.NamedNode(f"urn:g{place % 2}"),
        )
        for place, text in enumerate(texts)
    )
    return ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b""


@given(st.lists(_TEXTS), st.integers(1, 200), st.integers(1, 50))
def test_what_is_written_in_pieces_comes_back_once(
    texts: list[str], portion: int, piece: int
) -> None:
    told = quads(texts)
    with Union(portion) as union:
        for start in range(0, len(told), piece):
            union.write(told[start : start + piece])
        found = list(union.triples())
    assert len(found) == len(set(found))
    assert set(found) == {quad.triple for quad in ox.parse(told, ox.RdfFormat.N_QUADS)}


@pytest.mark.parametrize("portion", [2_000, 1_000_000])
def test_the_triples_of_a_subject_stand_together(portion: int) -> None:
    store = small_world()
    with Union(portion) as union:
        store.write(cast("IO[bytes]", union))
        found = list(union.triples())
    subjects = [subject for subject, _ in groupby(found, key=lambda one: one.subject)]
    assert len(subjects) == len(set(subjects))


def test_what_is_written_of_a_store_is_what_its_graphs_hold(store: Store) -> None:
    graph = ox.NamedNode("https://example.org/graph")
    store.put(graph, [ox.Triple(graph, ox.NamedNode("urn:p"), ox.Literal("one\ntwo"))])
    with Union() as union:
        store.write(cast("IO[bytes]", union))
        written = list(union.triples())
    held = {one for graph in store.graphs() for one in store.triples(graph)}
    assert len(written) == len(held)
    assert ox.Triple(graph, ox.NamedNode("urn:p"), ox.Literal("one\ntwo")) in written
