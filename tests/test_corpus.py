"""Folders of documents go into a store, in any order and any number of times, to the same end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph import read, vocab
from graph.errors import DocumentError, UnreadableDocument
from graph.iris import Iris
from graph.store import Store
from loaders import corpus, samples
from loaders.corpus import Found, documents_in, load
from web.cli import cli

SOURCES = [found for found in documents_in(samples.agencies()) if isinstance(found, Found)]


def content(store: Store) -> dict[str, frozenset[Triple]]:
    """Return the graphs of data: our own terms hold blank nodes, which never compare equal."""
    ours = {Iris().reference(name) for name in ("ontology", "alignments")}
    return {g.value: frozenset(store.triples(g)) for g in store.graphs() if g not in ours}


@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(st.permutations(SOURCES), st.integers(0, len(SOURCES)))
def test_the_order_and_the_split_of_loading_change_nothing(
    samples_store: Store, sources: list[Found], cut: int
) -> None:
    store = Store.memory()
    load(store, sources[:cut])
    load(store, sources[cut:])
    assert content(store) == content(samples_store)


def test_loading_again_writes_nothing(samples_store: Store) -> None:
    before = content(samples_store)
    report = load(samples_store, SOURCES)
    assert (report.loaded, len(report.unchanged)) == ((), len(SOURCES))
    assert content(samples_store) == before


def test_a_newer_parser_replaces_what_an_older_one_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.memory()
    load(store, SOURCES[:1])
    monkeypatch.setattr(corpus, "PARSER_VERSION", "next")
    assert load(store, SOURCES[:1]).loaded == (str(SOURCES[0].path),)
    assert [document.parser_version for document in read.documents(store)] == ["next"]


def test_every_statement_quotes_its_document(samples_store: Store) -> None:
    quoted = 0
    for document in read.documents(samples_store):
        facts = {
            (str(t.subject), t.predicate): t.object.value
            for t in samples_store.triples(NamedNode(document.iri))
            if isinstance(t.object, Literal)
        }
        text = facts[f"<{document.iri}>", vocab.FULL_TEXT]
        for (subject, predicate), value in facts.items():
            if predicate == vocab.TEXT:
                start, end = int(facts[subject, vocab.START]), int(facts[subject, vocab.END])
                assert " ".join(text[start:end].split()) == value
                quoted += 1
    assert quoted > 400


def test_no_blank_node_is_in_the_data(samples_store: Store) -> None:
    for graph in samples_store.graphs():
        if "/spec/" in graph.value or "/derived/" in graph.value:
            for triple in samples_store.triples(graph):
                assert isinstance(triple.subject, NamedNode)


def test_the_employer_comes_from_the_folder_else_from_the_text(samples_store: Store) -> None:
    assert {document.employer for document in read.documents(samples_store)} == {
        "Aldermere County",
        "Lindenfell Water District",
    }


def test_a_folder_takes_the_settings_of_the_nearest_one_above(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "nextrung.toml").write_text('agency = "Wool County"')
    for name in ("one.txt", ".hidden.txt"):
        (inner / name).write_text("WEAVER")
    assert list(documents_in([tmp_path])) == [Found(inner / "one.txt", "Wool County")]
    assert list(documents_in([tmp_path / "a"])) == [Found(inner / "one.txt", None)]
    (inner / "nextrung.toml").write_text('agency = "Silk County"')
    assert list(documents_in([inner / "one.txt"])) == [Found(inner / "one.txt", "Silk County")]


@pytest.mark.parametrize(
    "settings_text", ["agency = ", "agency = 3", 'agency = " "', 'agncy = "X"']
)
def test_settings_that_cannot_be_read_say_where(tmp_path: Path, settings_text: str) -> None:
    (tmp_path / "nextrung.toml").write_text(settings_text)
    (tmp_path / "one.txt").write_text("WEAVER")
    (tmp_path / "two.txt").write_text("DYER")
    (error,) = documents_in([tmp_path])
    assert isinstance(error, DocumentError)
    assert error.path == str(tmp_path / "nextrung.toml")


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("WEAVER")
    closed = PermissionError(13, "Permission denied", str(tmp_path / "closed"))
    walk = os.walk

    def half_closed(top: Path, onerror: Callable[[OSError], None]) -> Iterator[object]:
        onerror(closed)
        return walk(top)

    # Whoever runs the tests may be allowed to read every folder.
    monkeypatch.setattr(os, "walk", half_closed)
    found = list(documents_in([tmp_path]))
    assert [str(getattr(one, "path", one)) for one in found] == [
        str(tmp_path / "closed"),
        str(tmp_path / "one.txt"),
    ]


def test_a_path_that_leads_nowhere_is_skipped_and_the_rest_loads(tmp_path: Path) -> None:
    report = load(Store.memory(), documents_in([tmp_path / "nowhere", SOURCES[0].path]))
    (skipped,) = report.skipped
    assert skipped.path == str(tmp_path / "nowhere")
    assert report.loaded == (str(SOURCES[0].path),)


def test_a_document_that_vanishes_is_skipped_with_its_reason(tmp_path: Path) -> None:
    report = load(Store.memory(), [Found(tmp_path / "gone.txt", None)])
    (skipped,) = report.skipped
    assert isinstance(skipped, UnreadableDocument)
    assert report.loaded == ()


def test_a_copy_of_a_document_is_not_loaded_twice(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SOURCES[0].path.read_bytes())
    store = Store.memory()
    report = load(store, [SOURCES[0], Found(copy, SOURCES[0].employer)])
    assert (report.loaded, report.unchanged) == ((str(SOURCES[0].path),), (str(copy),))
    assert len(read.documents(store)) == 1


def test_data_may_lie_below_another_base() -> None:
    store = Store.memory()
    load(store, SOURCES[:1], iris=Iris("https://example.org/hr/"))
    (document,) = read.documents(store)
    assert document.iri.startswith("https://example.org/hr/spec/")


def test_an_employer_given_by_hand_is_stripped_and_never_blank(tmp_path: Path) -> None:
    args = ["load", str(SOURCES[0].path), "--store", str(tmp_path), "--agency"]
    refused = CliRunner().invoke(cli, [*args, "  "])
    assert refused.exit_code == 2
    assert "blank" in refused.output
    assert CliRunner().invoke(cli, [*args, " Wool County "]).exit_code == 0
    with Store.read(tmp_path) as store:
        assert [document.employer for document in read.documents(store)] == ["Wool County"]


def test_a_wrong_path_among_good_ones_is_named_and_the_exit_status_is_1(tmp_path: Path) -> None:
    paths = [str(SOURCES[0].path), str(tmp_path / "nosuch.txt")]
    result = CliRunner().invoke(cli, ["load", *paths, "--store", str(tmp_path / "store")])
    assert result.exit_code == 1
    assert "1 loaded, 1 skipped" in result.stdout
    assert "nosuch.txt: there is no such file" in result.stderr
