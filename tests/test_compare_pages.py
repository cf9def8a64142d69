"""The pages that put classes beside each other, in process."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from flask.testing import FlaskClient

from graph.comparison.answers import comparable
from graph.comparison.known import known
from graph.store import Store
from tests.class_world import CHIEF, MASTER, WARDEN, class_world
from tests.test_web import text_of
from tests.web_world import HOSTILE
from web import create_app
from web.later import PATIENCE

#: The keys of the warden, the hostile master and the chief.
TWO = "/compare?a=port-elm/2&b=H-50"
THREE = "/compare?a=port-elm/2&b=H-40&c=Harbour+Watch+Chief"
PAGES = [
    "/compare",
    "/compare?a=H-20",
    "/compare?a=H-20&b=H-20",
    "/compare?a=Harbor+Wach+Cheif&b=Watch",
    TWO,
    THREE,
    f"{WARDEN}/comparable",
    f"{MASTER}/comparable",
]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": class_world(), PATIENCE: 60.0}).test_client()


@pytest.fixture(scope="module")
def sampled(samples_store: Store) -> FlaskClient:
    return create_app({"STORE": samples_store, PATIENCE: 60.0}).test_client()


def rows(html: str) -> list[str]:
    return [text_of(one) for one in re.findall(r"<tr.*?</tr>", html, re.DOTALL)]


def test_two_classes_stand_side_by_side_with_links_to_each(client: FlaskClient) -> None:
    answer = client.get(TWO)
    assert answer.status_code == 200
    assert f'href="{WARDEN}"' in answer.text
    assert f'href="{CHIEF}"' in answer.text
    assert "Harbour Watch Warden beside Harbour Watch Chief" in text_of(answer.text)


def test_where_one_is_silent_it_is_said_and_who_speaks_too(client: FlaskClient) -> None:
    row = next(one for one in rows(client.get(TWO).text) if one.startswith("Licences and cert"))
    assert row.startswith("Licences and certificates only B states it")
    assert "Harbour Watch Warden ? the specification does not say" in row
    assert "1 named &nbsp; ” Where this is printed Boat master's licence" in row.replace(
        "&#39;", "'"
    )


def test_every_side_that_says_something_has_its_mark(client: FlaskClient) -> None:
    row = next(one for one in rows(client.get(TWO).text) if one.startswith("FLSA"))
    assert "warden.txt , characters 300–320" in row
    assert "chief.txt , characters 330–358" in row


def test_what_both_ask_for_is_told_from_what_one_asks_for(client: FlaskClient) -> None:
    found = rows(client.get(TWO).text)
    same = next(one for one in found if one.startswith("The same"))
    assert same.count("Knowledge of tides") == 4  # twice said, twice quoted
    alone = [one for one in found if one.startswith("Only in one")]
    assert any("Skill in tying knots" in one for one in alone)


def test_three_classes_have_a_column_each(client: FlaskClient) -> None:
    html = client.get(THREE).text
    assert html.count('role="columnheader"') == 4
    assert "none states it" in text_of(html)


def test_one_class_alone_is_asked_for_another(client: FlaskClient) -> None:
    answer = client.get("/compare?a=H-20")
    assert answer.status_code == 200
    assert f'href="{WARDEN}/comparable"' in answer.text


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/compare?a=H-20&b=Harbor+Watch+Cheif", 404, "No class is named “Harbor Watch Cheif”."),
        ("/compare?a=H-20&b=Watch&c=", 404, "No class is named “Watch”."),
        ("/compare?a=H-20&b=H-20", 400, "Two of the names are of one class."),
        ("/compare?a=H-20&b=zzzzzz", 404, "Nothing is like it."),
    ],
)
def test_a_name_that_does_not_do_is_said_above_the_form(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in text_of(answer.text)
    assert "<form" in answer.text


def test_the_nearest_names_keep_what_is_chosen_already(client: FlaskClient) -> None:
    html = client.get("/compare?a=H-20&b=Harbor+Watch+Cheif").text
    assert 'href="/compare?a=H-20&amp;b=port-elm/5"' in html
    assert 'aria-describedby="problem-b"' in html


def test_a_name_of_several_classes_is_chosen_among_them(sampled: FlaskClient) -> None:
    answer = sampled.get("/compare?a=Technician&b=3170400")
    assert answer.status_code == 300
    assert "4 classes bear the name “Technician”. Which one is meant?" in text_of(answer.text)
    assert answer.text.count("&amp;b=3170400") == 4


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"/compare?a={'x' * 201}", 400, "“a” has 201 characters, and may have 200."),
        (f"{TWO}&format=pdf", 400, "there are: html, json, csv, md"),
        ("/classes/port-elm/none/comparable", 404, "No such class"),
        (f"{WARDEN}/comparable?agency=Atlantis", 404, "No employer is named “Atlantis”."),
        (f"{WARDEN}/comparable?agency={'x' * 201}", 400, "“agency” has 201 characters"),
    ],
)
def test_bad_input_is_one_clear_sentence(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in text_of(answer.text)


def test_what_is_not_offered_is_not_acceptable(client: FlaskClient) -> None:
    assert client.get(TWO, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/compare?a=H-20&b=Harbor+Watch+Cheif&format=json", 404),
        ("/compare?a=H-20&b=H-20&format=csv", 400),
        ("/compare?format=json", 400),
        ("/classes/port-elm/none/comparable?format=json", 404),
        (f"{WARDEN}/comparable?agency=Atlantis&format=csv", 404),
    ],
)
def test_programs_read_what_is_wrong_as_a_problem(
    client: FlaskClient, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == status


def test_a_problem_lists_the_candidates(client: FlaskClient) -> None:
    told = client.get("/compare?a=H-20&b=Harbor+Watch+Cheif&format=json").json
    assert told is not None
    assert "Harbour Watch Chief (port-elm/5)" in told["candidates"]
    assert told["parameter"] == "b"


@pytest.mark.parametrize(("address", "pairs"), [(TWO, 1), (THREE, 3)])
def test_the_data_hold_each_pair(client: FlaskClient, address: str, pairs: int) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.headers["Vary"] == "Accept"
    assert len(json.loads(answer.data)["comparisons"]) == pairs
    table = list(csv.DictReader(io.StringIO(client.get(f"{address}&format=csv").text)))
    assert len({(row["first_class"], row["second_class"]) for row in table}) == pairs
    markdown = client.get(f"{address}&format=md")
    assert markdown.mimetype == "text/markdown"
    assert markdown.text.count(" beside ") == pairs
    assert "compare.md" in markdown.headers["Content-Disposition"]


@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_is_shown_as_text(client: FlaskClient, address: str) -> None:
    html = client.get(address).text
    assert HOSTILE not in html
    assert "<script>alert" not in html
    assert " onerror=alert(2)>" not in html


def test_hostile_names_in_the_address_are_shown_as_text(client: FlaskClient) -> None:
    html = client.get("/compare", query_string={"a": HOSTILE, "b": '"><b>'}).text
    assert HOSTILE not in html
    assert "<b>" not in html


# Comparable classes


def test_comparable_classes_stand_in_the_order_of_the_command(
    sampled: FlaskClient, samples_store: Store
) -> None:
    found = comparable(known(samples_store), "aldermere-county/3170400")
    html = sampled.get("/classes/aldermere-county/3170400/comparable").text
    linked = re.findall(r'href="/compare\?a=aldermere-county/3170400&amp;b=([^"]*)"', html)
    assert linked == [one.of.name.key for one in found.found] != []


def test_each_reason_is_told_in_words_with_its_number(sampled: FlaskClient) -> None:
    text = text_of(sampled.get("/classes/aldermere-county/3170400/comparable").text)
    assert re.search(r"(the same|close|somewhat apart|far apart) [A-Z][a-z ]+ \(\.?[\d.]+\)", text)
    assert "not stated of both" in text
    assert "Field of work (1.00)" in text
    assert not re.search(r"the same Field of work", text)


def test_the_employer_can_be_chosen_be_it_the_own_one(sampled: FlaskClient) -> None:
    address = "/classes/aldermere-county/3170400/comparable?agency=aldermere-county"
    assert "&amp;b=aldermere-county/" in sampled.get(address).text


def test_where_there_is_none_it_is_said(client: FlaskClient) -> None:
    text = text_of(client.get(f"{WARDEN}/comparable").text)
    assert "No described class of another employer shares a telling word with it." in text


@pytest.mark.parametrize(("name", "mimetype"), [("csv", "text/csv"), ("md", "text/markdown")])
def test_comparable_classes_are_files_too(sampled: FlaskClient, name: str, mimetype: str) -> None:
    answer = sampled.get(f"/classes/aldermere-county/3170400/comparable?format={name}")
    assert answer.mimetype == mimetype
    told = sampled.get("/classes/aldermere-county/3170400/comparable?format=json").json
    assert told is not None
    assert told["comparable"][0]["title"] in answer.text


def test_who_would_wait_long_for_the_words_is_told_to_come_back() -> None:
    site = create_app({"STORE": class_world(), PATIENCE: 0.0}).test_client()
    page, data = (site.get(f"{WARDEN}/comparable{query}") for query in ("", "?format=json"))
    assert (page.status_code, data.status_code) == (503, 503)
    assert page.headers["Retry-After"] == "5"
    assert data.mimetype == "application/problem+json"
