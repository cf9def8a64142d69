"""What programs are told where something is wrong: one shape, one sentence, and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Row, Store
from tests.web_world import BASE as IRIS
from tests.web_world import TURNING, small_world
from web import create_app
from web.api.reading import MOST_BYTES
from web.api.shapes.told import Problem
from web.sparql import running

BASE = "/api/v1"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": small_world()}).test_client()


def told(client: FlaskClient, address: str, method: str = "GET", **sent: Any) -> dict[str, Any]:
    response = client.open(address, method=method, **sent)
    assert response.content_type == "application/problem+json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    problem: dict[str, Any] = response.get_json()
    msgspec.convert(problem, Problem)
    assert problem["status"] == response.status_code
    assert "Traceback" not in response.text
    return problem


@pytest.mark.parametrize(
    ("address", "parameter", "sentence"),
    [
        ("/search", "q", 'The parameter "q" is missing.'),
        ("/search?q=", "q", "length >= 1"),
        (f"/search?q={'x' * 201}", "q", "length <= 200"),
        ("/ladders?limit=0", "limit", "int >= 1"),
        ("/ladders?limit=1001", "limit", "int <= 1000"),
        ("/ladders?limit=ten", "limit", "Expected int"),
        ("/ladders?offset=-1", "offset", "int >= 0"),
        ("/ladders?limit=1&limit=2", "limit", "stands twice"),
        ("/ladders?limt=1", "limt", "there are: format, limit, offset, agency"),
        ("/ladders?format=pdf", "format", "Invalid enum value 'pdf'"),
        ("/ladders?format=null", "format", "Invalid enum value 'null'"),
        ("/ladders/port-elm/harbour-watch?series=x", "series", "there are: format."),
        ("/plan?to=H-50", "from", "is missing"),
        ("/plan?from=H-20&to=H-50&ways=21", "ways", "int <= 20"),
        ("/comparable?class=H-20&limit=101", "limit", "int <= 100"),
        ("/findings?severity=bad", "severity", "Invalid enum value 'bad'"),
        ("/queries/class-flsa?class=", "class", "length >= 1"),
        ("/queries/class-flsa?klass=H-20", "klass", "there are: "),
        ("/queries/classes-by-experience?atMost=two", "atMost", "Expected int"),
        ("/queries/classes-by-experience?atMost=null", "atMost", "Expected int"),
        ("/queries/classes-by-flsa?status=no+address", "status", "it is no address"),
        ("/queries/document-statements", "document", "is missing"),
        ("/queries/rungs?limit=10001", "limit", "int <= 10000"),
    ],
)
def test_a_parameter_that_is_wrong_is_named(
    client: FlaskClient, address: str, parameter: str, sentence: str
) -> None:
    problem = told(client, BASE + address)
    assert problem["status"] == 400
    assert problem["parameter"] == parameter
    assert sentence in problem["detail"]


@pytest.mark.parametrize("name", ["limit", "format", "agency", "x" * 5000])
def test_what_is_refused_is_not_repeated_at_length(client: FlaskClient, name: str) -> None:
    problem = told(client, f"{BASE}/ladders?{name}={'y' * 5000}")
    assert len(str(problem)) < 600


def test_a_parameter_that_is_misspelt_is_told_the_nearest(client: FlaskClient) -> None:
    assert told(client, f"{BASE}/ladders?limt=1")["candidates"] == ["limit"]


@pytest.mark.parametrize(
    ("address", "kind", "candidate"),
    [
        ("/ladders/port-elm/harbor-watch", "ladder", "port-elm/harbour-watch"),
        ("/classes/port-elm/H-21", "class", "Harbour Watch Warden (port-elm/2)"),
        ("/classes/nowhere/warden", "class", None),
        ("/ladders?agency=Port+of+Helm", "agency", "Port of Elm"),
        ("/statistics?agency=nobody", "agency", "Port of Elm"),
        ("/findings?kind=cycl", "kind of findings", "cycle"),
        ("/plan?from=Warde&to=H-50", "class", None),
        ("/plan?from=H-20&to=H-50&agency=Ash", "employer", None),
        ("/compare?first=H-20&second=Harbour+Watch+Chef", "class", None),
        ("/comparable?class=Harbour+Watch+Chef", "class", "Harbour Watch Chief (port-elm/5)"),
        ("/queries/rungs?series=Harbor+Watch", "ladder", "Harbour Watch (port-elm/harbour-watch)"),
        ("/queries/rungs?series=http%3A%2F%2Fa+b", "ladder", None),
        ("/queries/document-statements?document=wardn.txt", "document", None),
    ],
)
def test_an_unknown_name_is_told_the_nearest(
    client: FlaskClient, address: str, kind: str, candidate: str | None
) -> None:
    problem = told(client, BASE + address)
    assert problem["status"] == 404
    assert problem["kind"] == kind
    assert candidate is None or candidate in problem["candidates"]


def test_a_name_that_several_bear_is_told_all_of_them() -> None:
    store = small_world()
    other = NamedNode(f"{IRIS}class/port-ash/7")
    triples = [
        Triple(other, NamedNode(f"{vocab.PREFIXES['rdf']}type"), vocab.JOB_CLASS),
        Triple(other, vocab.PREF_LABEL, Literal("Harbour Watch Warden")),
    ]
    store.put(NamedNode(f"{IRIS}graph/test/7"), triples)
    client = create_app({"STORE": store}).test_client()
    problem = told(client, f"{BASE}/compare?first=Harbour+Watch+Warden&second=H-50")
    assert problem["status"] == 409
    assert problem["candidates"] == [
        "Harbour Watch Warden (port-ash/7)",
        "Harbour Watch Warden (port-elm/2)",
    ]


def test_where_no_way_leads_up_there_is_no_plan(client: FlaskClient) -> None:
    problem = told(client, f"{BASE}/plan?from=H-50&to=H-20")
    assert problem["status"] == 404
    assert "No way up leads" in problem["detail"]


@pytest.mark.parametrize(
    ("address", "candidate"),
    [
        ("/api/v1/laders", "/api/v1/ladders"),
        ("/api/v1/queries/rung", "/api/v1/queries/rungs"),
        ("/api/v1/ladders/", "/api/v1/ladders"),
        ("/api/v1", None),
        ("/api/v2/ladders", "/api/v1/ladders"),
        ("/api/", None),
        (f"/api/v1/{TURNING}", None),
        (f"/api/v1/{'x' * 9000}", None),
    ],
)
def test_an_address_where_nothing_is_is_told_the_nearest(
    client: FlaskClient, address: str, candidate: str | None
) -> None:
    problem = told(client, address)
    assert problem["status"] == 404
    assert candidate is None or candidate in problem["candidates"]
    assert len(problem["detail"]) < 300


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_what_cannot_be_done_is_told_what_can(client: FlaskClient, method: str) -> None:
    response = client.open(f"{BASE}/ladders", method=method)
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert told(client, f"{BASE}/ladders", method)["status"] == 405


def test_a_form_that_is_not_offered_is_refused_with_those_that_are(client: FlaskClient) -> None:
    problem = told(client, f"{BASE}/ladders", headers={"Accept": "image/png"})
    assert problem["status"] == 406
    assert "text/csv" in problem["detail"]


@pytest.mark.parametrize("address", ["/plan?from=H-20&to=H-50", "/fit?class=H-20"])
@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({"data": "{}", "content_type": "text/plain"}, 415, "application/json"),
        ({"data": {"classes": "x"}}, 415, "application/json"),
        ({}, 415, "application/json"),
        ({"data": "", "content_type": "application/json"}, 400, "no JSON"),
        ({"data": "{", "content_type": "application/json"}, 400, "no JSON"),
        ({"data": b"\xff\xfe", "content_type": "application/json"}, 400, "no JSON"),
        ({"data": "[" * 5000, "content_type": "application/json"}, 400, "no JSON"),
        ({"data": '{"credentials": ["\\ud800"]}', "content_type": "application/json"}, 400, "JSON"),
        ({"data": '{"classes": NaN}', "content_type": "application/json"}, 400, "no JSON"),
        ({"json": []}, 400, "Expected `object`"),
        ({"json": {"name": "somebody"}}, 400, "unknown field `name`"),
        (
            {"data": '{"classes": [], "classes": []}', "content_type": "application/json"},
            400,
            "twice",
        ),
        ({"json": {"education": [{"level": "sorcery"}]}}, 400, "no level of education"),
        ({"data": " " * (MOST_BYTES + 1), "content_type": "application/json"}, 413, "exceeds"),
    ],
)
def test_a_body_that_is_no_profile_is_refused(
    client: FlaskClient, address: str, sent: dict[str, Any], status: int, sentence: str
) -> None:
    problem = told(client, BASE + address, "POST", **sent)
    assert problem["status"] == status
    assert sentence in problem["detail"]


def test_a_fault_in_a_profile_is_told_its_place(client: FlaskClient) -> None:
    sent = {"classes": [{"class": "H-20", "months": -1}]}
    problem = told(client, f"{BASE}/fit?class=H-50", "POST", json=sent)
    assert problem["place"] == "classes[0].months"


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ({"classes": [{"class": "H-20", "months": 1}] * 21}, "classes"),
        ({"credentials": ["x"] * 21}, "credentials"),
        ({"experience": [{"fields": ["x"] * 21, "months": 1}]}, "experience[0].fields"),
    ],
)
@pytest.mark.parametrize("address", ["/plan?to=H-50", "/fit?class=H-20"])
def test_a_list_of_a_profile_is_no_longer_than_a_form_takes_it(
    client: FlaskClient, address: str, sent: dict[str, Any], place: str
) -> None:
    problem = told(client, BASE + address, "POST", json=sent)
    assert problem["status"] == 400
    assert problem["place"] == place
    assert "at most 20 entries" in problem["detail"]


def test_without_a_start_a_plan_says_what_to_state(client: FlaskClient) -> None:
    problem = told(client, f"{BASE}/plan?to=H-50", "POST", json={})
    assert problem["status"] == 404
    assert "Nothing says where the way" in problem["detail"]


@pytest.mark.parametrize(("address", "method"), [("/ladders", "GET"), ("/fit?class=H-20", "POST")])
def test_a_store_that_cannot_be_read_is_told_without_its_place(
    tmp_path: Path, address: str, method: str
) -> None:
    client = create_app({"STORE": tmp_path / "secret"}).test_client()
    sent: dict[str, Any] = {"json": {}} if method == "POST" else {}
    problem = told(client, BASE + address, method, **sent)
    assert problem["status"] == 503
    assert "secret" not in problem["detail"]
    response = client.open(BASE + address, method=method, **sent)
    assert int(response.headers["Retry-After"]) > 0


def test_a_question_that_takes_too_long_is_stopped() -> None:
    app = create_app({"STORE": small_world(), "SPARQL_SECONDS": 0.0})
    problem = told(app.test_client(), f"{BASE}/queries/rungs")
    assert problem["status"] == 504
    assert "stopped" in problem["detail"]
    running.close(app)


def test_a_row_that_is_too_long_for_an_answer_is_told() -> None:
    app = create_app({"STORE": small_world(), "SPARQL_LETTERS": 10})
    problem = told(app.test_client(), f"{BASE}/queries/rungs")
    assert problem["status"] == 413
    assert "10 characters" in problem["detail"]
    running.close(app)


def test_what_needs_no_store_is_answered_without_one(tmp_path: Path) -> None:
    client = create_app({"STORE": tmp_path / "none"}).test_client()
    assert client.get(f"{BASE}/queries").status_code == 200
    assert client.get(f"{BASE}/openapi.json").status_code == 200
    assert client.get("/api").status_code == 200


class Broken(Store):
    """A store in which every question goes wrong in a way that nobody foresaw."""

    def __init__(self) -> None:
        self.place = "in memory"

    def ask(self, *_: object) -> list[Row]:
        """Fail."""
        raise ArithmeticError("broken inside")


def test_a_fault_of_the_program_is_told_without_a_trace() -> None:
    client = create_app({"STORE": Broken(), "PROPAGATE_EXCEPTIONS": False}).test_client()
    problem = told(client, f"{BASE}/ladders")
    assert problem["status"] == 500
    assert "broken inside" not in str(problem)
