"""The SPARQL 1.1 Protocol: the W3C's cases for queries, then what they leave open."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.sparql_world import filled, site

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sparql_protocol.toml").read_text("utf-8")
)["case"]
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site(filled(tmp_path_factory.mktemp("store"))) as found:
        yield found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_case_of_the_w3c_is_answered_or_refused_as_it_says(
    client: FlaskClient, case: dict[str, Any]
) -> None:
    answer = client.open(
        "/sparql",
        method=case["method"],
        query_string=[(name, value) for name, value in case.get("address", [])],
        data=case.get("body", "").encode(case.get("encoding", "utf-8")),
        content_type=case.get("type"),
    )
    if "status" in case:
        assert answer.status_code == case["status"]
        assert answer.mimetype == "application/problem+json"
        assert answer.get_json()["detail"].endswith(".")
    else:
        assert answer.status_code == 200
        assert answer.get_json()["boolean"] if case["answer"] == "true" else True
        assert case["answer"] in {"true", answer.mimetype}


def test_the_cases_bear_each_name_once() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) == 30


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("query=", 400, "cannot be read"),
        ("query=%FF", 400, "no text in UTF-8"),
        ("default-graph-uri=http://example.org/data1", 400, "chooses graphs but has no query"),
        ("query=ASK{}&default-graph-uri=nowhere", 400, "by its address"),
        ("query=ASK{}&named-graph-uri=http://example.org/nowhere", 400, "holds no graph <http:"),
        ("query=ASK+FROM+%3Chttp://example.org/nowhere%3E+{}", 400, "holds no graph <http:"),
        ("query=ASK{}&format=pdf", 400, "json, xml, csv, tsv, turtle, jsonld, ntriples, rdfxml"),
        ("query=ASK{}&format=turtle", 406, "ask for json, xml, csv or tsv"),
        ("query=DESCRIBE+%3Ca:b%3E&format=csv", 406, "ask for turtle, jsonld, ntriples or rdfxml"),
        ("query=ASK{}" + "&default-graph-uri=a:b" * 101, 400, "at most 100 graphs"),
        (f"query=ASK{{}}%23{'x' * 20_000}", 413, "at most 20000 characters; this one has 20006"),
        ("query=SELECT(%3Chttp://example.org/f%3E()AS+%3Fx){}", 400, "cannot be answered"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    client: FlaskClient, address: str, status: int, told: str
) -> None:
    answer = client.get(f"/sparql?{address}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert told in answer.get_json()["detail"]


@pytest.mark.parametrize(
    ("address", "kind", "body", "status", "told"),
    [
        ("", FORM, b"", 400, "no field named query"),
        ("", FORM, b"query=%FF", 400, "no text in UTF-8"),
        ("", FORM, "query=ASK {} # Ä".encode("latin-1"), 400, "no text in UTF-8"),
        ("?query=ASK{}", FORM, b"query=ASK{}", 400, "one query"),
        ("?query=ASK{}", QUERY, b"ASK {}", 400, "leave the other one out"),
        ("", QUERY, b"ASK {} # \xff", 400, "its byte 9"),
        ("", QUERY, b"ASK {} #" + b"x" * 300_000, 413, "exceeds"),
        ("", QUERY, b"ASK {} #" + b"x" * 20_000, 413, "at most 20000"),
        ("", "multipart/form-data; boundary=x", b"--x--", 415, QUERY),
        ("?using-graph-uri=a:b", QUERY, b"ASK {}", 403, "nextrung load"),
    ],
)
def test_what_cannot_be_posted_is_told_in_one_sentence(
    client: FlaskClient, address: str, kind: str, body: bytes, status: int, told: str
) -> None:
    answer = client.post(f"/sparql{address}", data=body, content_type=kind)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert told in answer.get_json()["detail"]


def test_what_cannot_be_read_is_told_with_line_and_column(client: FlaskClient) -> None:
    told = client.get("/sparql", query_string={"query": "ASK {\n  ?a nr:b }"}).get_json()
    assert (told["status"], told["line"], told["column"]) == (400, 2, 11)


@pytest.mark.parametrize("name", ["no", ""])
def test_a_prefix_that_is_not_declared_is_named(client: FlaskClient, name: str) -> None:
    asked = {"query": f"PREFIX yes: <a:b> ASK {{ ?a {name}:b yes:c, nr:d, <e> }}"}
    told = client.get("/sparql", query_string=asked).get_json()
    assert told["detail"] == f'The query cannot be read: the prefix "{name}:" is not declared.'


def test_a_compressed_body_is_not_taken(client: FlaskClient) -> None:
    answer = client.post(
        "/sparql", data=b"x", content_type=QUERY, headers={"Content-Encoding": "gzip"}
    )
    assert answer.status_code == 415


def test_a_query_may_choose_its_graphs_itself(client: FlaskClient) -> None:
    told = client.get(
        "/sparql",
        query_string={
            "query": "SELECT ?s FROM <http://example.org/data1> FROM NAMED <http://example.org/data2>"
            " { { ?s a ?type } UNION { GRAPH ?g { ?s a ?type } } } ORDER BY ?s"
        },
    ).get_json()
    found = [row["s"]["value"] for row in told["results"]["bindings"]]
    assert found == ["http://example.org/data1", "http://example.org/data2"]


def test_without_a_choice_a_query_is_over_all_graphs(client: FlaskClient) -> None:
    asked = {"query": "ASK { <http://example.org/data1> a ?t . <http://example.org/data2> a ?t }"}
    assert client.get("/sparql", query_string=asked).get_json() == {"head": {}, "boolean": True}


def test_a_relative_address_is_below_the_base_of_the_data(client: FlaskClient) -> None:
    asked = {"query": "ASK { <class/port-elm/2> a nr:JobClass }"}
    assert client.get("/sparql", query_string=asked).get_json()["boolean"]


def test_only_the_head_of_an_answer_is_sent_where_only_that_is_asked(client: FlaskClient) -> None:
    answer = client.head("/sparql", query_string={"query": "ASK {}"})
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.mimetype == "application/sparql-results+json"


def test_pages_of_other_sites_may_ask(client: FlaskClient) -> None:
    before = client.options("/sparql")
    assert before.status_code == 204
    assert before.headers["Access-Control-Allow-Methods"] == before.headers["Allow"]
    assert "Content-Type" in before.headers["Access-Control-Allow-Headers"]
    for path in ("/sparql?query=ASK{}", "/sparql?query=nonsense", "/sparql"):
        answer = client.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Nextrung-Truncated" in answer.headers["Access-Control-Expose-Headers"]
        assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_another_method_is_told_which_there_are(client: FlaskClient, method: str) -> None:
    answer = client.open("/sparql", method=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST, OPTIONS"


def test_an_error_is_a_page_for_a_browser(client: FlaskClient) -> None:
    answer = client.get("/sparql?query=ASK{", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (400, "text/html")


def test_a_site_without_a_store_says_so() -> None:
    with site(None) as client:  # type: ignore[arg-type]
        answer = client.get("/sparql?query=ASK{}")
    assert answer.status_code == 503
    assert "STORE" in json.loads(answer.data)["detail"]


def test_a_folder_without_a_store_says_so(tmp_path: Path) -> None:
    with site(tmp_path) as client:
        answer = client.get("/sparql?query=ASK{}")
    assert answer.status_code == 503
    assert "nothing is loaded there" in json.loads(answer.data)["detail"]
