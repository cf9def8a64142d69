"""What an endpoint answers: the forms of rows and of triples, and where an answer is cut short."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from graph import vocab
from graph.errors import QueryError
from graph.store import Store
from tests.sparql_world import DATA, fill, filled, site
from web.sparql import written

ROWS = """SELECT ?a ?b ?c ?d ?e {
  VALUES (?a ?b ?c ?d) { (<http://example.org/x> "plain, \\"quoted\\"\\n" "Wort"@de 7) }
}"""
TRIPLES = "CONSTRUCT { ?s a ?t } { VALUES ?s { <http://example.org/data1> } ?s a ?t }"
TABLES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
WORD = ox.Literal("Wort", language="de")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site(filled(tmp_path_factory.mktemp("store")), SPARQL_ROWS=20) as found:
        yield found


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("by_header", [True, False])
def test_rows_come_in_each_form(client: FlaskClient, name: str, by_header: bool) -> None:
    address = {"query": ROWS} if by_header else {"query": ROWS, "format": name}
    answer = client.get(
        "/sparql", query_string=address, headers={"Accept": TABLES[name]} if by_header else {}
    )
    assert (answer.status_code, answer.mimetype) == (200, TABLES[name])
    if name == "csv":
        assert list(csv.reader(io.StringIO(answer.text, newline=""))) == [
            ["a", "b", "c", "d", "e"],
            ["http://example.org/x", 'plain, "quoted"\n', "Wort", "7", ""],
        ]
        return
    form = ox.QueryResultsFormat.from_media_type(TABLES[name])
    found = ox.parse_query_results(answer.data, format=form)
    assert isinstance(found, ox.QuerySolutions)
    assert [[*row] for row in found] == [
        [
            ox.NamedNode("http://example.org/x"),
            ox.Literal('plain, "quoted"\n'),
            WORD,
            ox.Literal(7),
            None,
        ]
    ]


@pytest.mark.parametrize("name", GRAPHS)
@pytest.mark.parametrize("by_header", [True, False])
def test_triples_come_in_each_form(client: FlaskClient, name: str, by_header: bool) -> None:
    address = {"query": TRIPLES} if by_header else {"query": TRIPLES, "format": name}
    answer = client.get(
        "/sparql", query_string=address, headers={"Accept": GRAPHS[name]} if by_header else {}
    )
    assert (answer.status_code, answer.mimetype) == (200, GRAPHS[name])
    form = ox.RdfFormat.from_media_type(GRAPHS[name])
    (found,) = ox.parse(answer.data, format=form)
    assert (found.subject, found.predicate) == (DATA[1], vocab.TYPE)


@pytest.mark.parametrize(
    ("name", "told"),
    [("json", b'"boolean": true'), ("xml", b"<boolean>true<"), ("csv", b"true"), ("tsv", b"true")],
)
def test_yes_is_a_word_where_the_form_knows_only_rows(
    client: FlaskClient, name: str, told: bytes
) -> None:
    answer = client.get("/sparql", query_string={"query": "ASK {}", "format": name})
    assert answer.status_code == 200
    assert told in answer.data


def test_a_program_that_asks_for_plain_json_gets_the_same_under_that_name(
    client: FlaskClient,
) -> None:
    answer = client.get(
        "/sparql", query_string={"query": "ASK {}"}, headers={"Accept": "application/json"}
    )
    assert (answer.mimetype, answer.get_json()["boolean"]) == ("application/json", True)


def test_a_header_that_accepts_no_form_is_told_which_there_are(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK{}", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.get_json()["detail"]


def test_a_header_that_accepts_only_rows_is_no_way_to_triples(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": TRIPLES}, headers={"Accept": "text/csv"})
    assert answer.status_code == 406


def test_an_answer_that_is_kept_as_a_file_has_a_name(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": ROWS, "format": "tsv"})
    assert answer.headers["Content-Disposition"] == "attachment; filename=answer.tsv"
    assert answer.headers["Content-Type"] == "text/tab-separated-values; charset=utf-8"
    unnamed = client.get("/sparql", query_string={"query": ROWS})
    assert "Content-Disposition" not in unnamed.headers


@pytest.mark.parametrize(
    ("query", "header"),
    [
        ("SELECT * { ?s ?p ?o }", "the first 20 rows; there are more"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "the first 20 triples; there are more"),
        ("SELECT * { ?s ?p ?o } LIMIT 20", None),
        ("CONSTRUCT { ?s a ?s } { ?s ?p ?o . ?s a nr:JobClass }", None),
        ("ASK { ?s ?p ?o }", None),
    ],
)
def test_an_answer_that_is_cut_short_says_so(
    client: FlaskClient, query: str, header: str | None
) -> None:
    answer = client.get("/sparql", query_string={"query": query})
    assert answer.headers.get("Nextrung-Truncated") == header
    if answer.mimetype == "text/turtle":
        found = list(ox.parse(answer.data, format=ox.RdfFormat.TURTLE))
        assert len(found) == (20 if header else 5)
    elif "SELECT" in query:
        assert len(answer.get_json()["results"]["bindings"]) == 20


def test_an_answer_of_long_texts_is_cut_short_too(tmp_path: Path) -> None:
    with site(filled(tmp_path), SPARQL_LETTERS=1000) as client:
        answer = client.get("/sparql", query_string={"query": "SELECT * { ?s ?p ?o }"})
    assert "Nextrung-Truncated" in answer.headers
    assert 0 < len(answer.get_json()["results"]["bindings"]) < 20


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('SELECT ?x { VALUES ?x { "a" "b" "LONG" "c" } }', 2),
        ('SELECT ?x { VALUES ?x { "a" "LONG" } }', 1),
        ('CONSTRUCT { nr:x nr:y ?x } { VALUES ?x { "a" "LONG" } }', 1),
    ],
)
def test_a_row_for_which_there_is_no_room_is_left_out(
    tmp_path: Path, query: str, count: int
) -> None:
    with site(filled(tmp_path), SPARQL_LETTERS=1000) as client:
        sparql = query.replace("LONG", "x" * 1001)
        answer = client.get("/sparql", query_string={"query": sparql})
    what = "rows" if "SELECT" in query else "triples"
    assert answer.headers["Nextrung-Truncated"] == f"the first {count} {what}; there are more"
    assert "xxx" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x { VALUES ?x { "LONG" "a" } }',
        'CONSTRUCT { nr:x nr:y ?x } { VALUES ?x { "LONG" } }',
    ],
)
def test_a_first_row_for_which_there_is_no_room_is_refused(tmp_path: Path, query: str) -> None:
    with site(filled(tmp_path), SPARQL_LETTERS=1000) as client:
        sparql = query.replace("LONG", "x" * 1001)
        answer = client.get("/sparql", query_string={"query": sparql})
    assert answer.status_code == 413
    assert "1000 characters" in answer.get_json()["detail"]


def test_how_long_it_took_is_told(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK{}")
    name, _, milliseconds = answer.headers["Server-Timing"].partition(";dur=")
    assert name == "query"
    assert float(milliseconds) > 0


@pytest.mark.parametrize("name", ["xml", "rdfxml"])
def test_what_xml_cannot_hold_is_refused_as_such(client: FlaskClient, name: str) -> None:
    query = {
        "xml": 'SELECT ("\\u0001" AS ?x) {}',
        "rdfxml": 'CONSTRUCT { <a:b> <a:c> "\\u0001" } {}',
    }[name]
    answer = client.get("/sparql", query_string={"query": query, "format": name})
    assert answer.status_code == 400
    assert "ask for another format" in answer.get_json()["detail"]


TERMS: list[written.Cell] = [
    ox.NamedNode("http://example.org/é"),
    ox.BlankNode("b1"),
    ox.Literal("\u202e\u0000\u2028'\"\\"),
    ox.Literal("x", language="en-gb"),
    ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL),
    ox.Literal("01", datatype=ox.NamedNode(f"{vocab.PREFIXES['xsd']}integer")),
    ox.Triple(DATA[0], vocab.TYPE, ox.Literal("deep")),
    None,
]


@pytest.mark.parametrize("form", ["json", "tsv"])
def test_no_term_is_another_one_once_written_and_read(form: str) -> None:
    names = [f"v{place}" for place in range(len(TERMS))]
    content = written.table(names, [TERMS], TABLES[form])
    read_as = ox.QueryResultsFormat.from_media_type(TABLES[form])
    found = ox.parse_query_results(content, format=read_as)
    assert isinstance(found, ox.QuerySolutions)
    (row,) = found
    assert [*row] == TERMS


def test_rows_without_columns_are_counted() -> None:
    assert b"{}, {}" in written.table([], [(), ()], TABLES["json"])


def test_a_store_in_memory_is_asked_as_it_is_now() -> None:
    store = Store.memory()
    asked = {"query": "ASK { <http://example.org/data1> a ?type }"}
    with site(store) as client:
        assert not client.get("/sparql", query_string=asked).get_json()["boolean"]
        fill(store)
        assert client.get("/sparql", query_string=asked).get_json()["boolean"]


def test_a_server_is_asked_the_same_way(server_place: str) -> None:
    with Store.open(server_place) as store:
        fill(store)
    with site(server_place, SPARQL_ROWS=5) as client:

        def told(query: str, **address: str) -> tuple[int, str, str | None]:
            answer = client.get("/sparql", query_string={"query": query, **address})
            return answer.status_code, answer.text, answer.headers.get("Nextrung-Truncated")

        status, text, cut = told("SELECT * { ?s ?p ?o }", format="csv")
        assert (status, text.count("\n"), cut) == (200, 6, "the first 5 rows; there are more")
        status, text, cut = told("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", format="ntriples")
        assert (status, text.count("\n"), cut) == (200, 5, "the first 5 triples; there are more")
        assert "true" in told("ASK { <class/port-elm/2> a nr:JobClass }")[1]
        one = {"default-graph-uri": DATA[1].value}
        assert "true" in told("ASK { ?s a ?t FILTER NOT EXISTS { GRAPH ?g {} } }", **one)[1]
        assert "1," in told("SELECT (1 AS ?a) (COUNT(*) AS ?b) { ?s a ?t }", format="csv", **one)[1]
        assert told("ASK {")[0] == 400
        assert told("ASK { SERVICE <http://127.0.0.1:9/> {} }")[0] == 403


def test_a_server_that_is_down_is_told(tmp_path: Path) -> None:
    with site("http://127.0.0.1:9") as client:
        answer = client.get("/sparql?query=ASK{}")
    assert answer.status_code == 503
    assert "cannot be reached" in answer.get_json()["detail"]
    assert not any(tmp_path.iterdir())


def test_what_no_form_can_hold_is_an_error_of_ours() -> None:
    with pytest.raises(QueryError, match="XML cannot hold"):
        written.table(["x"], [[ox.Literal("\u0001")]], TABLES["xml"])
