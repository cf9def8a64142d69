"""An answer that is worked out as it is drawn, over all graphs or over some."""

from __future__ import annotations

from io import BytesIO
from itertools import islice

import pyoxigraph as ox
import pytest

from graph import vocab
from graph.errors import ForbiddenQuery, QueryError, UnreadableQuery
from graph.store import Dataset, Store
from graph.store.reading import Reader

ONE = ox.NamedNode("https://example.org/one")
TWO = ox.NamedNode("https://example.org/two")
TITLES = "SELECT ?title { ?s skos:prefLabel ?title FILTER(STRSTARTS(STR(?s), 'https://example.')) }"
IN_GRAPHS = TITLES.replace("{ ?s", "{ GRAPH ?g { ?s").replace("?title F", "?title } F")


@pytest.fixture
def titled(store: Store) -> Store:
    for graph, title in ((ONE, "Weaver"), (TWO, "Dyer")):
        store.put(graph, [ox.Triple(graph, vocab.PREF_LABEL, ox.Literal(title))])
    return store


def titles(store: Store, query: str, over: Dataset | None = None) -> list[str]:
    with store.drawing(query, over) as drawn:
        assert isinstance(drawn, ox.QuerySolutions)
        return sorted(row["title"].value for row in drawn)


def test_without_a_choice_it_is_over_all_graphs(titled: Store) -> None:
    assert titles(titled, TITLES) == titles(titled, IN_GRAPHS) == ["Dyer", "Weaver"]


@pytest.mark.parametrize(
    ("over", "merged", "named"),
    [
        (Dataset((ONE,)), ["Weaver"], []),
        (Dataset((ONE, TWO)), ["Dyer", "Weaver"], []),
        (Dataset((), (TWO,)), [], ["Dyer"]),
        (Dataset((ONE,), (TWO,)), ["Weaver"], ["Dyer"]),
    ],
)
def test_it_is_over_the_graphs_that_are_chosen(
    titled: Store, over: Dataset, merged: list[str], named: list[str]
) -> None:
    assert titles(titled, TITLES, over) == merged
    assert titles(titled, IN_GRAPHS, over) == named
    chosen = TITLES.replace("{", f"FROM {TWO} {{", 1)
    assert titles(titled, chosen, over) == merged


def test_as_much_is_drawn_as_is_wanted(titled: Store) -> None:
    with titled.drawing("SELECT ?s { ?s ?p ?o }") as drawn:
        assert isinstance(drawn, ox.QuerySolutions)
        assert len(list(islice(drawn, 3))) == 3
    with titled.drawing("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }") as drawn:
        assert not isinstance(drawn, ox.QuerySolutions | ox.QueryBoolean)
        assert len(list(islice(drawn, 3))) == 3
    with titled.drawing(f"ASK {{ {ONE} ?p ?o }}") as drawn:
        assert isinstance(drawn, ox.QueryBoolean)
        assert drawn


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT", UnreadableQuery),
        (f"ASK FROM {ONE} {{}}", QueryError),
        ("CLEAR ALL", ForbiddenQuery),
        (f"ASK {{ SERVICE {ONE} {{}} }}", ForbiddenQuery),
    ],
)
def test_what_is_no_question_to_a_store_is_refused(
    titled: Store, query: str, error: type[QueryError]
) -> None:
    with pytest.raises(error), titled.drawing(query):
        pass


def test_a_copy_holds_what_the_store_holds(titled: Store) -> None:
    written = BytesIO()
    titled.write(written)
    copy = Store.copied(written.getvalue())
    assert copy.graphs() == titled.graphs()
    assert titles(copy, TITLES) == ["Dyer", "Weaver"]


@pytest.mark.parametrize(
    ("query", "line", "column", "told"),
    [
        ("ASK {", 1, 6, "}"),
        ("ASK\n{ ?a no:b ?c }", 2, 11, "OPTIONAL"),
        ("SELECT ?é", 1, 10, "expected"),
        ("", 1, 1, "something else"),
    ],
)
def test_where_a_query_cannot_be_read_is_told(
    query: str, line: int, column: int, told: str
) -> None:
    with pytest.raises(UnreadableQuery, match="cannot be read") as caught:
        Reader().understood(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert told in caught.value.reason
    assert "\n" not in caught.value.reason
