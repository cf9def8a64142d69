"""The document, the routes, the page and the table of operations say the same."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
import pytest
from flask import Flask

from graph import resources
from tests.web_world import HOSTILE, small_world
from web import create_app
from web.api.document import document, parameters
from web.api.operations import BASE, operations
from web.api.page import curl, example

DOCUMENT = document()


@pytest.fixture(scope="module")
def site() -> Flask:
    return create_app({"STORE": small_world()})


def test_every_route_is_documented_and_nothing_else(site: Flask) -> None:
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method)
        for rule in site.url_map.iter_rules()
        if rule.rule.startswith(f"{BASE}/")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    documented = {
        (BASE + path, method.upper())
        for path, methods in DOCUMENT["paths"].items()
        for method in methods
    }
    assert routes == documented
    assert len(routes) > 15 + len(resources.query_names())


def test_the_document_is_served(site: Flask) -> None:
    response = site.test_client().get(f"{BASE}/openapi.json")
    assert response.content_type == "application/json"
    assert response.get_json() == DOCUMENT
    assert DOCUMENT["openapi"].startswith("3.1.")


def test_every_question_of_the_catalogue_can_be_asked() -> None:
    for name in resources.query_names():
        told = {one["name"] for one in DOCUMENT["paths"][f"/queries/{name}"]["get"]["parameters"]}
        assert told == {*resources.query(name).params, "format", "limit", "offset"}


def test_a_question_may_find_rows_that_are_too_long() -> None:
    told = [path["get"] for name, path in DOCUMENT["paths"].items() if name.startswith("/queries/")]
    assert all("413" in one["responses"] for one in told)


def test_each_operation_has_a_name_of_its_own() -> None:
    told = [one for methods in DOCUMENT["paths"].values() for one in methods.values()]
    assert max(Counter(one["operationId"] for one in told).values()) == 1
    assert all(one["summary"].endswith((".", "?")) for one in told)


def test_each_reference_leads_somewhere() -> None:
    found = set(re.findall(r"'\$ref': '([^']+)'", str(DOCUMENT)))
    assert found == {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}


@pytest.mark.parametrize("of", operations(), ids=lambda of: of.name)
def test_each_parameter_of_a_path_is_documented(of: object) -> None:
    assert of in operations()
    found = next(one for one in operations() if one is of)
    inside = {one["name"] for one in parameters(found) if one["in"] == "path"}
    assert inside == set(re.findall(r"{(\w+)}", found.path))
    assert all(one["required"] for one in parameters(found) if one["in"] == "path")


@pytest.mark.parametrize("name", ["Profile", "Held", "Schooling", "Work"])
def test_each_list_of_a_profile_is_told_its_length(name: str) -> None:
    told = msgspec.json.encode(DOCUMENT["components"]["schemas"][name]).decode()
    assert 0 < told.count('"type":"array"') == told.count('"maxItems":20')


def test_no_schema_has_an_indent_of_python() -> None:
    told = [one.get("description", "") for one in DOCUMENT["components"]["schemas"].values()]
    assert not [one for one in told if "\n  " in one]


def test_the_page_tells_each_operation_with_a_command(site: Flask) -> None:
    page = site.test_client().get("/api").text
    for one in operations():
        assert f'id="{one.name}"' in page
        assert example(one).replace("&", "&amp;") in page
    assert "style=" not in page
    assert "<script" not in page


def test_a_site_with_a_hostile_name_runs_nothing_in_the_page(site: Flask) -> None:
    page = site.test_client().get("/api", headers={"Host": HOSTILE}).text
    assert "<script" not in page
    assert "<img" not in page


def test_a_command_is_quoted_for_the_shell() -> None:
    plan = next(one for one in operations() if one.name == "plan-of-person")
    assert curl(plan, "http://localhost:8000") == (
        "curl --json @profile.json 'http://localhost:8000/api/v1/plan?from=3170200&to=3170400'"
    )


def test_every_page_leads_to_it(site: Flask) -> None:
    assert 'href="/api"' in site.test_client().get("/plan").text
