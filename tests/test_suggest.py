"""What is offered while a name is typed, and who asks for what was found."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from graph import read
from graph.asked_for import asked_for
from graph.store import Store
from tests.plan_world import plan_world
from tests.web_world import HOSTILE
from web import create_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": plan_world()}).test_client()


@pytest.fixture(scope="module")
def samples(samples_store: Store) -> FlaskClient:
    return create_app({"STORE": samples_store}).test_client()


def offered(client: FlaskClient, query: str, of: str = "all") -> list[dict[str, Any]]:
    answer = client.get("/suggest", query_string={"q": query, "of": of})
    assert answer.status_code == 200
    assert answer.json is not None
    found: list[dict[str, Any]] = answer.json["suggestions"]
    return found


def test_a_class_is_offered_with_its_address_and_what_a_field_takes(samples: FlaskClient) -> None:
    (found,) = offered(samples, "4420")
    assert found == {
        "kind": "class",
        "name": "Senior Water Quality Technician",
        "code": "4420",
        "employer": "Lindenfell Water District",
        "address": "/classes/lindenfell-water-district/4420",
        "value": "Senior Water Quality Technician",
    }


def test_a_title_that_several_bear_is_offered_with_its_key(client: FlaskClient) -> None:
    values = [one["value"] for one in offered(client, "rope maker", "class")]
    assert values == ["quay/1", "quay/2"]


def test_ladders_employers_and_what_is_asked_for_are_offered_to_a_search(
    samples: FlaskClient,
) -> None:
    kinds = {one["kind"] for one in offered(samples, "water")}
    assert {"class", "ladder", "employer"} <= kinds
    assert kinds & {"knowledge", "ability", "certificate"}


def test_only_classes_are_offered_to_a_field_of_a_class(samples: FlaskClient) -> None:
    assert {one["kind"] for one in offered(samples, "water", "class")} == {"class"}


@pytest.mark.parametrize("of", ["all", "class"])
def test_at_most_eight_are_offered(samples: FlaskClient, of: str) -> None:
    assert len(offered(samples, "e", of)) <= 8


def test_what_the_very_words_name_comes_before_what_is_only_like_them(
    samples: FlaskClient,
) -> None:
    found = offered(samples, "drinking water regulations")
    assert all(one["kind"] in {"knowledge", "skill", "ability"} for one in found)


def test_every_address_that_is_offered_leads_somewhere(samples: FlaskClient) -> None:
    addresses = {
        one["address"] for q in ("water", "tech", "grade", "know") for one in offered(samples, q)
    }
    assert len(addresses) > 8
    assert {samples.get(one).status_code for one in addresses} == {200}


def test_nothing_typed_offers_nothing(client: FlaskClient) -> None:
    assert offered(client, " ") == []


def test_a_query_that_is_too_long_is_a_problem(client: FlaskClient) -> None:
    answer = client.get("/suggest", query_string={"q": "x" * 201})
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


def test_a_browser_may_keep_an_answer_and_ask_whether_it_still_holds(client: FlaskClient) -> None:
    first = client.get("/suggest?q=rope")
    assert first.cache_control.max_age == 60
    again = client.get("/suggest?q=rope", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_hostile_titles_are_data(client: FlaskClient) -> None:
    assert offered(client, "H-40")[0]["name"] == HOSTILE
    assert client.get("/suggest?q=H-40").mimetype == "application/json"


# What classes ask for


def test_all_that_is_asked_for_is_told_with_how_many_ask(samples_store: Store) -> None:
    found = {one.name: one for one in asked_for(samples_store)}
    assert {one.kind for one in found.values()} >= {"knowledge", "ability", "certification"}
    asking = [read.items(samples_store, name.iri) for name in read.class_names(samples_store)]
    for one in found.values():
        asked = [{item.shared for item in items} for items in asking]
        if one.kind in {"knowledge", "skill", "ability"}:
            assert one.classes == sum(one.iri in shared for shared in asked)


def test_a_search_lists_what_classes_ask_for_below_names(samples: FlaskClient) -> None:
    html = samples.get("/search?q=sampling").text
    assert 'id="asked"' in html
    (address, *_) = re.findall(r'href="(/(?:competencies|credentials)/[^"]+)"', html)
    page = samples.get(address).text
    assert re.search(r"asked for by \d+ class", page)
    assert 'class="quote"' in page


def test_the_search_field_is_said_to_offer_names_only_by_script(client: FlaskClient) -> None:
    html = client.get("/").text
    assert 'data-suggest="all"' in html
    assert 'role="combobox"' not in html
