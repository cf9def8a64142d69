"""The store: whole graphs in, answers over their union out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolutions, Triple

from graph import resources, vocab
from graph.errors import QueryError, StoreError, UnknownName
from graph.store import Store

WEAVER = NamedNode("https://example.org/weaver")
ONE, OTHER = NamedNode("https://example.org/one"), NamedNode("https://example.org/other")


def titled(title: str) -> list[Triple]:
    return [
        Triple(WEAVER, vocab.TYPE, vocab.JOB_CLASS),
        Triple(WEAVER, vocab.PREF_LABEL, Literal(title)),
    ]


def titles(store: Store) -> list[str]:
    return sorted(row["title"].value for row in store.ask("class-names"))


def test_a_query_sees_the_union_of_all_graphs() -> None:
    store = Store.memory()
    typed, labelled = titled("Weaver")
    store.put(ONE, [typed])
    store.put(OTHER, [labelled])
    assert titles(store) == ["Weaver"]


def test_putting_a_graph_replaces_it_whole() -> None:
    store = Store.memory()
    store.put(ONE, titled("Weaver"))
    store.put(ONE, titled("Dyer"))
    assert titles(store) == ["Dyer"]
    store.remove(ONE)
    assert titles(store) == []


def test_our_own_terms_are_in_every_store() -> None:
    answer = Store.memory().query("SELECT ?label WHERE { nr:JobClass rdfs:label ?label }")
    assert isinstance(answer, QuerySolutions)
    assert len(list(answer)) == 1


def test_what_is_written_on_disk_is_read_by_the_next(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put(ONE, titled("Weaver"))
    with Store.read(tmp_path / "store") as store:
        assert titles(store) == ["Weaver"]
        assert ONE in store.graphs()
        assert len(list(store.triples(ONE))) == 2


def test_reading_where_nothing_is_loaded_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `nextrung load PATH` first"):
        Store.read(tmp_path)


def test_a_second_writer_is_told_that_another_process_writes(tmp_path: Path) -> None:
    with Store.open(tmp_path), pytest.raises(StoreError, match="another process writes"):
        Store.open(tmp_path)


def test_a_folder_that_is_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("wool")
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store.open(tmp_path / "store")


def test_a_query_that_cannot_be_read_says_where() -> None:
    with pytest.raises(QueryError, match="1:13"):
        Store.memory().query("SELECT WHERE")


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
