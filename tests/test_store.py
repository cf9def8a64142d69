"""The store: whole graphs in, answers over their union out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from graph import resources, vocab
from graph.errors import QueryError, StoreError, UnknownName
from graph.iris import Iris
from graph.store import Place, Store

WEAVER = NamedNode("https://example.org/weaver")
ONE, OTHER = NamedNode("https://example.org/one"), NamedNode("https://example.org/other")


def titled(title: str) -> list[Triple]:
    return [
        Triple(WEAVER, vocab.TYPE, vocab.JOB_CLASS),
        Triple(WEAVER, vocab.PREF_LABEL, Literal(title)),
    ]


def titles(store: Store) -> list[str]:
    return sorted(row["title"].value for row in store.ask("class-names"))


def test_a_query_sees_the_union_of_all_graphs(store: Store) -> None:
    typed, labelled = titled("Weaver")
    store.put(ONE, [typed])
    store.put(OTHER, [labelled])
    assert titles(store) == ["Weaver"]


def test_putting_a_graph_replaces_it_whole(store: Store) -> None:
    store.put(ONE, titled("Weaver"))
    store.put(ONE, titled("Dyer"))
    assert titles(store) == ["Dyer"]
    store.remove(ONE)
    assert titles(store) == []


def test_putting_n_triples_replaces_a_graph_whole_too(store: Store) -> None:
    for title in ("Weaver", "Dyer"):
        ntriples = ox.serialize(titled(title), format=ox.RdfFormat.N_TRIPLES) or b""
        store.put_ntriples(ONE, ntriples)
        assert titles(store) == [title]
        assert set(store.triples(ONE)) == set(titled(title))
    assert OTHER not in store.graphs()


def test_what_is_written_goes_to_disk_before_it_fills_the_memory(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        before = set(tmp_path.glob("oxigraph/*.sst"))
        for graph in (ONE, OTHER):
            store.put(graph, (Triple(WEAVER, vocab.LEVEL, Literal(n)) for n in range(30_000)))
        assert set(tmp_path.glob("oxigraph/*.sst")) - before


def test_our_own_terms_are_in_every_store(store: Store) -> None:
    answer = store.query("SELECT ?label WHERE { nr:JobClass rdfs:label ?label }")
    assert isinstance(answer, QuerySolutions)
    assert len(list(answer)) == 1


def test_what_is_written_is_read_by_the_next(place: Place) -> None:
    with Store.open(place) as store:
        store.put(ONE, titled("Weaver"))
    with Store.read(place) as store:
        assert titles(store) == ["Weaver"]
        assert ONE in store.graphs()
        assert len(list(store.triples(ONE))) == 2


def test_reading_where_nothing_is_loaded_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `nextrung load PATH` first"):
        Store.read(tmp_path)


def test_a_second_writer_is_told_that_another_process_writes(place: Place) -> None:
    with Store.open(place), pytest.raises(StoreError, match=f"process {os.getpid()} on"):
        Store.open(place, wait=0)


def test_a_program_that_took_no_lock_of_ours_is_noticed_too(tmp_path: Path) -> None:
    (tmp_path / "oxigraph").mkdir()
    other = ox.Store(tmp_path / "oxigraph")
    with pytest.raises(StoreError, match="another program has its files open"):
        Store.open(tmp_path)
    del other
    Store.open(tmp_path).close()


def test_a_store_of_the_layout_before_is_loaded_again(tmp_path: Path) -> None:
    ox.Store(tmp_path)
    for opened in (Store.open, Store.read):
        with pytest.raises(StoreError, match="load the documents again into a new folder"):
            opened(tmp_path)
    assert not (tmp_path / "writer.lock").exists()


def test_a_database_whose_making_was_stopped_is_made_anew(tmp_path: Path) -> None:
    begun = tmp_path / "oxigraph.begun"
    begun.mkdir()
    (begun / "CURRENT").write_text("MANIFEST-")
    with pytest.raises(StoreError, match="nothing is loaded there"):
        Store.read(tmp_path)
    with Store.open(tmp_path) as store:
        store.put(ONE, titled("Weaver"))
    with Store.read(tmp_path) as store:
        assert titles(store) == ["Weaver"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "generation",
        "oxigraph",
        "writer.lock",
    ]


def test_a_place_may_be_the_text_of_a_path(tmp_path: Path) -> None:
    Store.open(str(tmp_path / "store")).close()
    with Store.read(tmp_path / "store") as store:
        assert store.place == str(tmp_path / "store")


def test_a_folder_that_is_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("wool")
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store.open(tmp_path / "store")


@pytest.mark.parametrize("query", ["SELECT WHERE", "SELECT ?a WHERE { ?a nr:b }"])
def test_a_query_that_cannot_be_read_says_where(store: Store, query: str) -> None:
    with pytest.raises(QueryError, match=r"cannot be read: error at 1:(13|27)"):
        store.query(query)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT ?s WHERE { ?s skos:prefLabel ?title }", ox.QuerySolutions),
        ("ASK { ?s skos:prefLabel 'Weaver' }", ox.QueryBoolean),
        ("CONSTRUCT WHERE { ?s skos:prefLabel ?title }", tuple),
        ("DESCRIBE <https://example.org/weaver>", tuple),
    ],
)
def test_each_kind_of_query_has_its_kind_of_answer(store: Store, query: str, kind: type) -> None:
    store.put(ONE, titled("Weaver"))
    answer = store.query(query)
    assert isinstance(answer, kind)
    assert bool(answer) if isinstance(answer, ox.QueryBoolean) else WEAVER.value in str([*answer])


@pytest.mark.parametrize(
    ("name", "value"), [("sries", "https://example.org/s"), ("series", "no iri")]
)
def test_a_parameter_of_the_wrong_name_or_type_is_refused(name: str, value: str) -> None:
    with pytest.raises(QueryError, match=name):
        resources.term(resources.query("rungs"), name, value)


def test_an_unknown_question_gets_the_names_of_those_there_are() -> None:
    with pytest.raises(UnknownName) as caught:
        resources.query("rung")
    assert "rungs" in caught.value.candidates


def test_a_value_is_bound_as_a_term_and_never_as_text() -> None:
    asked = resources.query("rungs")
    bound = resources.bind(asked, {"series": Literal('" } DROP ALL #')})
    assert 'VALUES ?series { "\\" } DROP ALL #" }' in bound
    with pytest.raises(QueryError):
        resources.bind(asked, {"other": WEAVER})


# Each example makes the graph anew, whatever the one before left there.
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(versions=st.lists(st.sets(st.text(st.characters(exclude_categories=["Cs"]))), max_size=4))
def test_a_graph_holds_what_was_put_last_whatever_was_there(
    store: Store, versions: list[set[str]]
) -> None:
    for version in versions:
        wanted = [Triple(WEAVER, vocab.ALT_LABEL, Literal(text)) for text in version]
        store.put(ONE, wanted)
        assert set(store.triples(ONE)) == set(wanted)
        assert (ONE in store.graphs()) == bool(wanted)


def test_blank_nodes_are_replaced_too(store: Store) -> None:
    for title in ("Weaver", "Dyer"):
        store.put(ONE, [Triple(BlankNode(), vocab.PREF_LABEL, Literal(title))])
    (triple,) = store.triples(ONE)
    assert triple.object == Literal("Dyer")


def test_a_graph_tells_what_it_was_made_from(store: Store) -> None:
    assert store.inputs(ONE) is None
    store.put(ONE, titled("Weaver"), inputs="wool")
    assert store.inputs(ONE) == "wool"
    assert len(list(store.triples(ONE))) == 3
    store.put(ONE, titled("Weaver"))
    assert store.inputs(ONE) is None


def test_our_own_terms_are_written_again_only_where_they_differ(place: Place) -> None:
    ontology = Iris().reference("ontology")
    with Store.open(place) as store:
        first = set(store.triples(ontology))
        store.put(ONE, titled("Weaver"))
    with Store.open(place) as store:
        assert len(set(store.triples(ontology))) == len(first)
        store.put(ontology, titled("Weaver"), inputs="an older version")
    with Store.open(place) as store:
        now = set(store.triples(ontology))
        assert len(now) == len(first)
        assert any(isinstance(triple.subject, BlankNode) for triple in now)


#: Puts two versions of a graph alternately until it is killed; the numbers are those of `versions`.
_WRITER = """
import itertools, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Triple
from graph import vocab
from graph.store import Store

def version(which):
    return [
        Triple(NamedNode(f"https://example.org/{n}"), vocab.PREF_LABEL,
               Literal(f"{n} {which if n % 2 else 0}"))
        for n in range(1000)
    ]

with Store.open(Path(sys.argv[1])) as store:
    for which in itertools.cycle((1, 2)):
        store.put(NamedNode("https://example.org/one"), version(which))
        print(which, flush=True)
"""


def test_a_kill_at_any_moment_leaves_one_whole_version(tmp_path: Path) -> None:
    versions = [{f"{n} {which if n % 2 else 0}" for n in range(1000)} for which in (1, 2)]
    for kill in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(tmp_path / "store")],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline()
            time.sleep(kill * 0.0137)
            writer.kill()
        with Store.read(tmp_path / "store") as store:
            held = {t.object.value for t in store.triples(ONE) if isinstance(t.object, Literal)}
        assert held in versions


@pytest.mark.parametrize("damaged", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_store_is_an_error_of_ours(tmp_path: Path, damaged: str) -> None:
    with Store.open(tmp_path) as store:
        store.put(ONE, titled("Weaver"))
    for file in (tmp_path / "oxigraph").glob(damaged):
        file.write_bytes(b"wool" * 500)
    with pytest.raises(StoreError, match="be read"):
        Store.read(tmp_path)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store.open(tmp_path)


def test_a_store_that_turns_out_damaged_when_asked_says_so(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.put(ONE, [Triple(WEAVER, vocab.ALT_LABEL, Literal(f"{n}")) for n in range(5000)])
        store.optimize()
    for file in (tmp_path / "oxigraph").glob("*.sst"):
        if file.stat().st_size > 20_000:  # its first block is data, which opening does not look at
            with file.open("r+b") as content:
                content.write(bytes(1000))
    with Store.read(tmp_path) as store, pytest.raises(StoreError, match="damaged"):
        store.query("SELECT * WHERE { ?s ?p ?o }")


def test_a_query_that_cannot_be_answered_is_no_traceback(store: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        store.query("ASK { SERVICE ?nowhere { ?s ?p ?o } }")


def test_a_reader_opens_a_store_whose_files_a_writer_is_packing(tmp_path: Path) -> None:
    for number in range(15):
        place = tmp_path / str(number)
        with Store.open(place):
            Store.read(place).close()
