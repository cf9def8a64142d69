"""What programs are answered: each operation, in each form, with its evidence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.documents import whole
from graph.store import Store
from loaders import corpus
from loaders import samples as bundled
from tests.web_world import HOSTILE, small_world
from web import create_app
from web.api.document import EXAMPLE
from web.api.operations import Operation, operations
from web.api.page import example
from web.cli import cli
from web.sparql import running

BASE = "/api/v1"
PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
_COMMAND = r"^curl (--json @profile.json )?'http://localhost:8000(.+)'$"
#: Whether a profile is sent, and to which address.
COMMANDS = re.findall(_COMMAND, PAGE, re.MULTILINE)
NAMES = [one.name for one in operations()]
PERSON: dict[str, Any] = EXAMPLE


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store in a folder that holds the bundled samples."""
    place = tmp_path_factory.mktemp("api") / "store"
    with Store.open(place) as store:
        corpus.load(store, corpus.documents_in(bundled.agencies()))
    return place


@pytest.fixture(scope="module")
def samples(folder: Path) -> FlaskClient:
    return create_app({"STORE": folder, "TESTING": True}).test_client()


@pytest.fixture(scope="module")
def world() -> FlaskClient:
    return create_app({"STORE": small_world(), "TESTING": True}).test_client()


def operation(name: str) -> Operation:
    return next(one for one in operations() if one.name == name)


def asked(client: FlaskClient, of: Operation, form: str) -> TestResponse:
    address = example(of)
    separator = "&" if "?" in address else "?"
    body = PERSON if of.body is not None else None
    return client.open(f"{address}{separator}format={form}", method=of.method, json=body)


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_answered_in_the_shape_that_is_documented(
    samples: FlaskClient, name: str
) -> None:
    of = operation(name)
    response = asked(samples, of, "json")
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    told = response.get_json()
    msgspec.convert(told, of.shape)
    found = told.get("items", told) if isinstance(told, dict) else told
    assert found, "the example finds nothing"


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_answered_as_rows(samples: FlaskClient, name: str) -> None:
    response = asked(samples, operation(name), "csv")
    assert response.status_code == 200, response.text
    assert response.content_type == "text/csv; charset=utf-8"
    header, *rows = csv.reader(io.StringIO(response.text))
    assert rows or name.startswith("query-")
    assert {len(row) for row in rows} <= {len(header)}


@pytest.mark.parametrize(("profile", "address"), COMMANDS)
def test_each_command_of_the_documentation_is_answered(
    samples: FlaskClient, profile: str, address: str
) -> None:
    method, body = ("POST", PERSON) if profile else ("GET", None)
    response = samples.open(address, method=method, json=body)
    assert response.status_code == 200, response.text


def test_the_documentation_asks_for_much() -> None:
    assert len(COMMANDS) == PAGE.count("\ncurl ") > 10


@pytest.mark.parametrize(
    "name", ["class", "plan", "plan-of-person", "fit", "compare", "comparable", "ladder-links"]
)
def test_each_statement_quotes_its_document(samples: FlaskClient, folder: Path, name: str) -> None:
    found = list(statements(asked(samples, operation(name), "json").get_json()))
    assert found
    with Store.read(folder) as store:
        texts = {iri: whole(store, iri) for iri in {one["document"] for one in found}}
    for one in found:
        document = texts[one["document"]]
        assert one["file"] == document.document.file_name
        printed = "".join(document.text[a:b] for a, b in document.spans(one["start"], one["end"]))
        assert "".join(printed.split()) == "".join(one["text"].split())


def statements(told: object) -> Iterator[dict[str, Any]]:
    if isinstance(told, dict):
        if "start" in told:
            assert {"text", "end", "document", "file"} <= told.keys()
            yield told
        for inner in told.values():
            yield from statements(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from statements(inner)


@pytest.mark.parametrize(
    ("address", "command"),
    [
        (
            "/ladders/aldermere-county/environmental-monitoring",
            ["ladder", "Environmental Monitoring"],
        ),
        (
            "/ladders/aldermere-county/environmental-monitoring/links?of=competencies",
            ["links", "Environmental Monitoring", "--of", "competencies"],
        ),
        ("/classes/aldermere-county/3170400", ["show", "3170400"]),
        ("/plan?from=3170200&to=3170400", ["plan", "3170200", "3170400"]),
        (
            "/plan?from=3170200&to=3170400&ways=1&agency=aldermere-county",
            ["plan", "3170200", "3170400", "--ways", "1", "--agency", "aldermere-county"],
        ),
        ("/compare?first=3170200&second=3170400", ["compare", "3170200", "3170400"]),
        ("/comparable?class=3170400&limit=2", ["comparable", "3170400", "--limit", "2"]),
        ("/queries", ["queries"]),
        ("/queries/where-next?class=3170200", ["query", "where-next", "class=3170200"]),
    ],
)
def test_an_answer_is_that_of_the_command(
    samples: FlaskClient, folder: Path, address: str, command: list[str]
) -> None:
    where = ["--store", str(folder)] if command != ["queries"] else []
    result = CliRunner().invoke(cli, [*command, "--format", "json", *where])
    assert result.exit_code == 0, result.stderr
    told = samples.get(BASE + address).get_json()
    if isinstance(told, dict):
        told.pop("key", None)
    assert told == json.loads(result.stdout)


def test_a_profile_changes_what_lacks_and_is_held_against_the_class(samples: FlaskClient) -> None:
    without = samples.get(f"{BASE}/plan?from=3170200&to=3170400").get_json()
    told = samples.post(f"{BASE}/plan?to=3170400", json=PERSON).get_json()
    assert without["months_for_certain"] is None
    assert told["from"]["code"] == "3170200"
    fits = samples.post(f"{BASE}/fit?class=3170400", json={}).get_json()
    assert fits["verdict"] in {"undecidable", "unmet"}
    assert fits["unknown_classes"] == []


def test_a_whole_number_may_be_written_with_a_point(samples: FlaskClient) -> None:
    held = '{"classes": [{"class": "3170200", "months": 26.0}]}'
    sent = {"data": held, "content_type": "application/json"}
    assert samples.post(f"{BASE}/plan?to=3170400", **sent).status_code == 200


@pytest.mark.parametrize("query", ["", "severity=warning", "agency=aldermere+county"])
def test_findings_are_those_of_the_command(samples: FlaskClient, folder: Path, query: str) -> None:
    options = [f"--{part.replace('=', ' ').replace('+', ' ')}" for part in query.split("&") if part]
    words = [word for option in options for word in option.split(" ", 1)]
    where = ["--format", "json", "--store", str(folder)]
    told = json.loads(CliRunner().invoke(cli, ["check", *words, *where]).stdout)
    found = samples.get(f"{BASE}/findings?{query}").get_json()
    assert found["items"] == told["findings"]
    assert found["counts"] == told["counts"]
    assert found["total"] == len(told["findings"]) > 0


def test_findings_are_kept_to_a_kind(samples: FlaskClient) -> None:
    every = samples.get(f"{BASE}/findings").get_json()
    (kind, many), *_ = every["counts"].items()
    some = samples.get(f"{BASE}/findings?kind={kind}").get_json()
    assert {one["kind"] for one in some["items"]} == {kind}
    assert some["total"] == many
    assert samples.get(f"{BASE}/findings?kind=cycle&severity=violation").get_json()["items"] == []


def test_statistics_are_those_of_the_command(samples: FlaskClient, folder: Path) -> None:
    where = ["--format", "json", "--store", str(folder)]
    told = json.loads(CliRunner().invoke(cli, ["statistics", *where]).stdout)
    assert samples.get(f"{BASE}/statistics").get_json()["items"] == told


@pytest.mark.parametrize("what", ["ladders", "classes", "statistics"])
def test_lists_are_kept_to_an_employer_by_name_or_key(samples: FlaskClient, what: str) -> None:
    (name, key), *_ = [
        (one["name"], one["key"]) for one in samples.get(f"{BASE}/agencies").get_json()["items"]
    ]
    every = samples.get(f"{BASE}/{what}").get_json()
    by_name = samples.get(f"{BASE}/{what}", query_string={"agency": name.upper()}).get_json()
    by_key = samples.get(f"{BASE}/{what}", query_string={"agency": key}).get_json()
    assert by_name == by_key
    assert {one["employer"] for one in by_key["items"]} == {name}
    assert every["total"] > by_key["total"] > 0


def test_what_a_search_finds_leads_to_its_address(world: FlaskClient) -> None:
    found = world.get(f"{BASE}/search?q=warden").get_json()
    assert found["reading"] == "exact"
    best = found["items"][0]
    assert world.get(f"{BASE}/classes/{best['key']}").get_json()["title"] == best["name"]


def test_a_hostile_text_is_told_as_it_is_and_runs_nowhere(world: FlaskClient) -> None:
    response = world.get(f"{BASE}/classes/port-elm/4")
    assert response.get_json()["title"] == HOSTILE
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    refused = world.get(f"{BASE}/classes/port-elm/x", query_string={HOSTILE: "1"})
    assert refused.content_type == "application/problem+json"


def test_a_question_is_answered_page_by_page(world: FlaskClient) -> None:
    every = world.get(f"{BASE}/queries/rungs").get_json()["results"]["bindings"]
    address: str | None = f"{BASE}/queries/rungs?limit=2"
    found: list[Any] = []
    while address is not None:
        response = world.get(address)
        rows = response.get_json()["results"]["bindings"]
        assert len(rows) <= 2
        found += rows
        link = response.headers.get("Link")
        address = link[1:].partition(">")[0] if link is not None else None
    assert found == every
    assert len(every) > 4


def test_rows_that_are_cut_by_their_length_are_led_on_from(world: FlaskClient) -> None:
    every = world.get(f"{BASE}/queries/rungs").get_json()["results"]["bindings"]
    app = create_app({"STORE": small_world(), "TESTING": True, "SPARQL_LETTERS": 600})
    address: str | None = f"{BASE}/queries/rungs"
    pages = []
    while address is not None:
        response = app.test_client().get(address)
        pages.append(response.get_json()["results"]["bindings"])
        link = response.headers.get("Link")
        address = link[1:].partition(">")[0] if link is not None else None
    running.close(app)
    assert [row for page in pages for row in page] == every
    assert 1 < len(pages) < len(every)


def test_an_address_may_be_short(world: FlaskClient) -> None:
    short = world.get(f"{BASE}/queries/class-flsa?class=id:class/port-elm/2").get_json()
    named = world.get(f"{BASE}/queries/class-flsa?class=H-20").get_json()
    assert short == named
    assert short["results"]["bindings"]


@pytest.mark.parametrize(
    "iri",
    [
        "http://a.example/b?c=d#e",
        "HTTP://a.example:8080",
        "urn:isbn:12",
        "scheme:flsa/exempt",
        "x:%C3%A4",
        "http://127.0.0.1/?",
    ],
)
def test_any_address_may_be_asked_for(world: FlaskClient, iri: str) -> None:
    response = world.get(f"{BASE}/queries/classes-by-flsa", query_string={"status": iri})
    assert response.status_code == 200, response.text


@pytest.mark.parametrize("iri", ["http://a b", "http://[", "//a", "a", "x:%zz", "x:<y>", "x:#a#b"])
def test_what_is_no_address_is_refused(world: FlaskClient, iri: str) -> None:
    response = world.get(f"{BASE}/queries/classes-by-flsa", query_string={"status": iri})
    assert response.status_code == 400, response.text


def test_rows_can_be_had_by_the_media_type_of_sparql(world: FlaskClient) -> None:
    accept = {"Accept": "application/sparql-results+json"}
    response = world.get(f"{BASE}/queries/rungs", headers=accept)
    assert response.content_type == "application/sparql-results+json"
    assert response.get_json() == world.get(f"{BASE}/queries/rungs").get_json()
