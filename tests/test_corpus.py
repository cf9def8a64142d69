"""Folders of documents go into a store, in any order and any number of times, to the same end."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from graph import read, vocab
from graph.errors import NotASpecification, UnreadableDocument
from graph.iris import Iris
from graph.store import Store
from loaders import samples
from loaders.corpus.folders import Found, documents_in
from loaders.corpus.loading import Duplicate, load
from loaders.headings import headings
from web.cli import cli

SOURCES = [found for found in documents_in(samples.agencies()) if isinstance(found, Found)]


def content(store: Store) -> dict[str, frozenset[Triple]]:
    """Return the graphs of data: our own terms hold blank nodes, which never compare equal."""
    ours = {Iris().reference(name) for name in ("ontology", "alignments")}
    return {g.value: frozenset(store.triples(g)) for g in store.graphs() if g not in ours}


@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(st.permutations(SOURCES), st.integers(0, len(SOURCES)), st.integers(0, len(SOURCES)))
def test_the_order_and_the_split_of_loading_change_nothing(
    samples_store: Store, sources: list[Found], cut: int, again: int
) -> None:
    store = Store.memory()
    load(store, sources[:cut])
    load(store, sources[cut:])
    load(store, sources[again:])
    assert content(store) == content(samples_store)


@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(st.permutations(SOURCES), st.integers(1, 3))
def test_how_many_processes_parse_changes_nothing(
    samples_store: Store, sources: list[Found], jobs: int
) -> None:
    store = Store.memory()
    with pytest.MonkeyPatch.context() as few:
        few.setattr("loaders.corpus.loading._MANY", 2)
        report = load(store, sources, jobs=jobs)
    assert report.loaded == tuple(str(source.path) for source in sources)
    assert content(store) == content(samples_store)


def test_loading_again_writes_nothing(samples_store: Store) -> None:
    before = content(samples_store)
    report = load(samples_store, SOURCES)
    assert (report.loaded, len(report.unchanged)) == ((), len(SOURCES))
    assert content(samples_store) == before


def test_a_newer_parser_replaces_what_an_older_one_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.memory()
    load(store, SOURCES[:1])
    monkeypatch.setattr("loaders.corpus.loading.PARSER_VERSION", "next")
    assert load(store, SOURCES[:1]).loaded == (str(SOURCES[0].path),)
    assert [document.parser_version for document in read.documents(store)] == ["next"]


WORDS = """
@prefix section: <https://w3id.org/nextrung/scheme/section/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
section:duties skos:altLabel "How the day goes" .
"""


def duties(store: Store) -> list[str]:
    """Return the duties in a store, sorted."""
    rows = store.query("SELECT ?text { ?duty a nr:Duty ; nr:text ?text } ORDER BY ?text")
    assert isinstance(rows, QuerySolutions)
    return [row["text"].value for row in rows]


def test_a_document_read_with_another_lexicon_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "headings.ttl").write_text(WORDS)
    file = tmp_path / "weaver.txt"
    file.write_text("WEAVER\n\nHow the day goes:\n\nWeaves cloth.\n\nPay:\n\nLittle.\n")
    more = headings(tmp_path / "headings.ttl")
    store = Store.memory()
    load(store, [Found(file, None)])
    assert duties(store) == []
    assert load(store, [Found(file, None)], lexicon=more).loaded == (str(file),)
    assert duties(store) == ["Weaves cloth"]
    assert load(store, [Found(file, None, lexicon=more)]).unchanged == (str(file),)
    assert load(store, [Found(file, None)]).loaded == (str(file),)
    assert duties(store) == []


def test_a_lexicon_counts_in_other_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "headings.ttl").write_text(WORDS)
    for number in range(3):
        text = f"WEAVER {number}\n\nHow the day goes:\n\nWeaves cloth {number}.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    monkeypatch.setattr("loaders.corpus.loading._MANY", 2)
    store = Store.memory()
    sources = documents_in([tmp_path / "*.txt"])
    load(store, sources, lexicon=headings(tmp_path / "headings.ttl"), jobs=2)
    assert duties(store) == [f"Weaves cloth {number}" for number in range(3)]


def test_the_address_that_documents_come_from_is_kept(tmp_path: Path) -> None:
    (tmp_path / "weaver.txt").write_text("WEAVER\n\nDUTIES\n\nWeaves cloth.\n")
    (tmp_path / "nextrung.toml").write_text('source = "https://example.org/jobs"')
    store = Store.memory()
    load(store, documents_in([tmp_path]))
    (document,) = read.documents(store)
    triples = set(store.triples(NamedNode(document.iri)))
    address = NamedNode("https://example.org/jobs")
    assert Triple(NamedNode(document.iri), vocab.SOURCE, address) in triples


def test_progress_is_told_of_each_document_once(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    sources = [*documents_in([tmp_path, tmp_path / "nowhere"]), *SOURCES[:2], SOURCES[1]]
    told: list[str] = []
    load(Store.memory(), sources, progress=told.append)
    assert sorted(told) == sorted(str(source.path) for source in sources)


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
    assert (report.loaded, report.unchanged) == ((str(SOURCES[0].path),), ())
    assert report.duplicates == (Duplicate(str(copy), str(SOURCES[0].path)),)
    assert len(read.documents(store)) == 1
    again = load(store, [Found(copy, None), SOURCES[0], SOURCES[0]])
    assert again.unchanged == (str(copy),)
    assert [one.equals for one in again.duplicates] == [str(copy), str(copy)]


def test_a_copy_of_what_cannot_be_loaded_is_skipped_as_well(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("nothing")
    report = load(Store.memory(), documents_in([tmp_path]))
    assert [(Path(e.path).name, type(e)) for e in report.skipped] == [
        ("a.txt", NotASpecification),
        ("b.txt", NotASpecification),
    ]
    assert report.duplicates == ()


def test_a_copy_counts_where_the_first_is_refused_for_its_name(tmp_path: Path) -> None:
    text = "WEAVER\n\nDUTIES\n\nWeaves cloth.\n"
    for name in ("a.html", "b.txt", "c.txt"):
        (tmp_path / name).write_text(text)
    report = load(Store.memory(), documents_in([tmp_path]))
    assert [Path(path).name for path in report.loaded] == ["b.txt"]
    assert [Path(one.path).name for one in report.duplicates] == ["c.txt"]
    assert [Path(error.path).name for error in report.skipped] == ["a.html"]


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
