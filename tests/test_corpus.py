"""Folders of documents go into a store, in any order and any number of times, to the same end."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from graph import read, resources, vocab
from graph.errors import NotASpecification, UnreadableDocument
from graph.iris import Iris
from graph.store import Store
from loaders import samples
from loaders.corpus import PARSER_VERSION
from loaders.corpus.folders import Found, documents_in
from loaders.corpus.loading import Duplicate, load
from loaders.headings import headings
from loaders.lexicon import BUNDLED
from loaders.record import Record
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
    monkeypatch.setattr("loaders.corpus.held.PARSER_VERSION", "next")
    assert load(store, SOURCES[:1]).loaded == (str(SOURCES[0].path),)
    (document,) = read.documents(store)
    assert document.parser_version.startswith("next+")


def test_another_word_in_our_own_lexicon_has_documents_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store.memory()
    load(store, SOURCES[:1])
    words = resources.turtle("schemes.ttl")
    more = f'{words}\nsection:duties skos:altLabel "How the day goes" .\n'
    monkeypatch.setattr(resources, "turtle", lambda _: more)
    assert load(store, SOURCES[:1]).loaded == (str(SOURCES[0].path),)
    assert load(store, SOURCES[:1]).unchanged == (str(SOURCES[0].path),)
    (document,) = read.documents(store)
    assert re.fullmatch(f"{PARSER_VERSION}[+][0-9a-f]{{8}}", document.parser_version)


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
    assert load(store, [Found(file, None)], lexicon=BUNDLED).loaded == (str(file),)
    assert duties(store) == []


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """Return the folder of an employer with further headings and an address; all is said once."""
    (tmp_path / "part").mkdir()
    (tmp_path / "headings.ttl").write_text(WORDS)
    said = 'agency = "Wool County"\nlexicon = "headings.ttl"\nsource = "https://example.org/jobs"'
    (tmp_path / "nextrung.toml").write_text(f'{said}\nexclude = ["*.ttl"]')
    text = "WEAVER\n\nAgency: Silk Town\n\nHow the day goes:\n\nWeaves cloth.\n\nPay:\n\nLittle.\n"
    (tmp_path / "part" / "weaver.txt").write_text(text)
    return tmp_path


def held(store: Store) -> list[tuple[str | None, str | None, str]]:
    """Return the employer, address and name of each document in a store."""
    return [(one.employer, one.source, one.file_name) for one in read.documents(store)]


def test_a_part_of_a_folder_keeps_what_the_whole_was_told(agency: Path) -> None:
    store = Store.memory()
    load(store, documents_in([agency]))
    before = content(store)
    report = load(store, documents_in([agency / "part"]))
    assert (len(report.unchanged), report.loaded, report.skipped) == (1, (), ())
    assert content(store) == before


def test_a_document_read_anew_keeps_what_it_was_given(
    agency: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.memory()
    load(store, documents_in([agency]))
    monkeypatch.setattr("loaders.corpus.held.PARSER_VERSION", "next")
    given = headings(agency / "headings.ttl")
    assert load(store, documents_in([agency / "part"]), lexicon=given).loaded
    assert held(store) == [("Wool County", "https://example.org/jobs", "weaver.txt")]
    assert duties(store) == ["Weaves cloth"]


def test_an_employer_given_by_hand_outlives_another_lexicon(agency: Path) -> None:
    store = Store.memory()
    file = Found(agency / "part" / "weaver.txt", None)
    load(store, [file], employer="Linen Port")
    given = headings(agency / "headings.ttl")
    assert load(store, [file], lexicon=given).loaded
    assert [employer for employer, _, _ in held(store)] == ["Linen Port"]
    assert load(store, [file], employer="Wool County", lexicon=given).loaded
    assert [employer for employer, _, _ in held(store)] == ["Wool County"]


def test_an_employer_that_the_text_named_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "weaver.txt").write_text("WEAVER\n\nSHOP: Silk Town\n\nDUTIES\n\nWeaves cloth.\n")
    (tmp_path / "headings.ttl").write_text('field:agency skos:altLabel "shop" .')
    store = Store.memory()
    file = Found(tmp_path / "weaver.txt", None)
    load(store, [file], lexicon=headings(tmp_path / "headings.ttl"))
    assert [employer for employer, _, _ in held(store)] == ["Silk Town"]
    load(store, [file], lexicon=BUNDLED)
    assert [employer for employer, _, _ in held(store)] == [None]


def test_headings_that_are_not_at_hand_are_asked_for_and_none_are_lost(
    agency: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.memory()
    load(store, documents_in([agency]))
    before = content(store)
    monkeypatch.setattr("loaders.corpus.held.PARSER_VERSION", "next")
    (skipped,) = load(store, documents_in([agency / "part"])).skipped
    assert "it was read with further headings" in skipped.reason
    assert content(store) == before


def test_an_address_that_is_named_later_is_noticed(agency: Path) -> None:
    store = Store.memory()
    load(store, documents_in([agency]))
    settings = agency / "nextrung.toml"
    settings.write_text(settings.read_text().replace("example.org", "example.net"))
    assert load(store, documents_in([agency])).loaded
    assert held(store) == [("Wool County", "https://example.net/jobs", "weaver.txt")]
    assert load(store, documents_in([agency])).unchanged


def test_a_file_that_was_renamed_is_noticed(agency: Path) -> None:
    store = Store.memory()
    load(store, documents_in([agency]))
    (agency / "part" / "weaver.txt").rename(agency / "part" / "loom.txt")
    assert load(store, documents_in([agency])).loaded
    assert [name for _, _, name in held(store)] == ["loom.txt"]
    assert load(store, documents_in([agency])).unchanged


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


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_ours_costs_its_own_document_alone(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("loaders.corpus.loading._MANY", 2)
    found = []
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"WEAVER {number}\n\nDUTIES\n\nWeaves cloth.\n")
        # Settings let no such address through; here it stands for what nobody has thought of.
        source = "no address" if number == 1 else None
        found.append(Found(tmp_path / f"{number}.txt", None, source=source))
    with caplog.at_level(logging.DEBUG, "loaders"):
        report = load(Store.memory(), found, jobs=jobs)
    assert [Path(path).name for path in report.loaded] == ["0.txt", "2.txt"]
    (skipped,) = report.skipped
    assert Path(skipped.path).name == "1.txt"
    assert skipped.reason == ("Nextrung could not read it: ValueError; please report this document")
    (logged,) = (record for record in caplog.records if record.name.startswith("loaders"))
    assert logged.levelno == logging.DEBUG
    assert "Traceback" in logged.getMessage()


def test_a_text_that_is_nested_too_deep_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(data: bytes, path: str) -> Record:
        return deep(data, path)

    monkeypatch.setattr("loaders.corpus.reading.parse_bytes", deep)
    (skipped,) = load(Store.memory(), SOURCES[:1]).skipped
    assert "RecursionError" in skipped.reason


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
    assert (again.loaded, again.unchanged) == ((str(copy),), ())
    assert [document.file_name for document in read.documents(store)] == ["copy.txt"]
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
