"""The pages of findings and of statistics, in process."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient

from graph.findings.model import Finding
from graph.findings.wanted import Wanted
from graph.store import Store
from tests.quality_world import COUNTY, NOTES, quality_world
from tests.test_web import text_of
from tests.web_world import HOSTILE
from web import create_app
from web.later import PATIENCE
from web.quality.employers import UNNAMED, Employer, employers, near_employers
from web.security import HEADERS

WOOL, FIGURES = "/quality/wool-county", "/agencies/wool-county"
PAGES = ["/quality", WOOL, f"{WOOL}?severity=note", f"/quality/{UNNAMED}", FIGURES, "/quality/x"]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": quality_world(), PATIENCE: 60.0}).test_client()


# Which findings, and of whom


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(), True),
        (Wanted(severity="warning"), True),
        (Wanted(severity="violation"), False),
        (Wanted(frozenset({"cycle", "entry"})), True),
        (Wanted(frozenset({"entry"})), False),
        (Wanted(agency="Wool County"), True),
        (Wanted(agency="Silk County"), False),
    ],
)
def test_what_is_wanted(wanted: Wanted, holds: bool) -> None:
    assert wanted.holds(Finding("cycle", ("a",), "It goes round.", employer="Wool County")) is holds


def test_employers_stand_by_name_and_those_not_named_last() -> None:
    found = [Finding("entry", ("a",), ""), Finding("entry", ("b",), "", employer="Ash")]
    every = employers({"Oak": (), None: ()}, found)
    assert [(one.key, len(one.findings)) for one in every] == [("ash", 1), ("oak", 0), ("-", 1)]


def test_the_nearest_employers_are_those_with_like_addresses() -> None:
    known = [Employer("Wool County"), Employer("Port of Elm"), Employer(None)]
    assert [one.name for one in near_employers(known, "wol-county")] == ["Wool County"]


# All employers


def test_each_employer_stands_with_its_findings_by_severity(client: FlaskClient) -> None:
    answer = client.get("/quality")
    assert answer.status_code == 200
    text = text_of(answer.text)
    assert f"{COUNTY} 0 1 {NOTES} How much there is" in text
    assert "employer not stated 0 0 1 not counted" in text
    assert f'href="{WOOL}"' in answer.text
    assert f'href="{FIGURES}"' in answer.text


def test_each_kind_is_counted_and_linked(client: FlaskClient) -> None:
    html = client.get("/quality").text
    assert f'href="{WOOL}?kind=dead-end"' in html
    assert f"{NOTES} Class that leads to none note" in text_of(html)
    assert "1 One title for several classes warning" in text_of(html)


def test_an_empty_store_says_so() -> None:
    empty = create_app({"STORE": Store.memory(), PATIENCE: 60.0}).test_client()
    assert "Nothing is loaded yet." in text_of(empty.get("/quality").text)
    assert "Nothing is loaded yet." in text_of(empty.get("/agencies/anybody").text)


# The findings of one


def test_at_first_what_may_be_a_defect_is_shown_and_notes_are_offered(client: FlaskClient) -> None:
    html = client.get(WOOL).text
    text = text_of(html)
    assert "1 found." in text
    assert "One title names several classes" in text
    assert "leads to no other class" not in text
    assert f'href="{WOOL}?severity=note"' in html


def test_a_finding_says_what_to_do_and_leads_to_class_and_sentence(client: FlaskClient) -> None:
    html = client.get(WOOL).text
    assert 'href="/classes/wool-county/0"' in html
    assert re.search(r'href="/documents/0000\?from=0&amp;to=\d+#passage"', html)
    assert re.search(r'<li id="(shared-title-[0-9a-f]{8})">.*<code>\1</code>', html, re.DOTALL)
    text = text_of(html)
    assert "Several classes of one employer that have different codes bear the same title." in text
    assert "Look among notes" not in text


def test_a_kind_that_is_a_note_is_shown_when_it_is_asked_for(client: FlaskClient) -> None:
    text = text_of(client.get(f"{WOOL}?kind=dead-end").text)
    assert f"1 to 50 of {NOTES} ." in text or f"1 to 50 of {NOTES}." in text
    assert "One title names several classes" not in text


def test_a_long_list_is_turned_page_by_page(client: FlaskClient) -> None:
    first = client.get(f"{WOOL}?kind=dead-end").text
    second = client.get(f"{WOOL}?kind=dead-end&page=2").text
    assert first.count('<li id="dead-end-') == 50
    assert second.count('<li id="dead-end-') == NOTES - 50
    assert f'href="{WOOL}?kind=dead-end&amp;severity=note&amp;page=2" rel="next"' in first
    assert 'rel="prev"' in second
    assert f"51 to {NOTES} of {NOTES}" in text_of(second)
    assert 'rel="next"' not in second


def test_where_nothing_fits_it_is_said_and_the_same_kind_offered(client: FlaskClient) -> None:
    html = client.get(f"{WOOL}?kind=dead-end&severity=violation").text
    assert "Nothing of this is found." in text_of(html)
    assert f'href="{WOOL}?kind=dead-end&amp;severity=note"' in html


def test_those_whom_no_document_names_have_a_page_too(client: FlaskClient) -> None:
    text = text_of(client.get(f"/quality/{UNNAMED}?severity=note").text)
    assert "Carder (W-999) leads to no other class." in text


def test_all_that_is_asked_for_can_be_taken_away_not_one_page_alone(client: FlaskClient) -> None:
    told = client.get(f"{WOOL}?kind=dead-end&format=json").json
    assert told is not None
    assert len(told["findings"]) == told["counts"]["dead-end"] == NOTES
    answer = client.get(f"{WOOL}?severity=note", headers={"Accept": "text/csv"})
    assert answer.mimetype == "text/csv"
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == NOTES + 1
    assert "filename=findings-wool-county.csv" in answer.headers["Content-Disposition"]
    everything = client.get("/quality?format=json").json
    assert everything is not None
    assert len(everything["findings"]) == NOTES + 2


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"{WOOL}?kind=ghost", 400, "There is no such kind of findings; there are: "),
        (f"{WOOL}?severity=grave", 400, "“severity” is one of: note, warning, violation."),
        (f"{WOOL}?page=0", 400, "“page” is a number from 1."),
        (f"{WOOL}?page=%C2%B2", 400, "“page” is a number from 1."),
        (f"{WOOL}?page=1234567", 400, "“page” is a number from 1."),
        (f"{WOOL}?page=2", 404, "These findings have no page 2; the last one is 1."),
        (f"{WOOL}?format=pdf", 400, "there are: html, json, csv"),
        ("/quality/wol-county", 404, "No employer stands at the address “ wol-county ”. Nearest"),
        ("/quality/zzz", 404, "These are the employers of which something is loaded:"),
        ("/agencies/wol-county", 404, "Nearest to it: Wool County"),
        (f"{FIGURES}?format=pdf", 400, "there are: html, json, csv"),
    ],
)
def test_bad_input_is_one_clear_sentence(
    client: FlaskClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in text_of(answer.text)


@pytest.mark.parametrize("address", ["/quality/wol-county", "/agencies/wol-county"])
def test_a_program_is_told_of_an_unknown_employer_as_a_problem(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(f"{address}?format=json")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert answer.json is not None
    assert answer.json["candidates"] == ["wool-county"]


def test_who_would_wait_long_is_told_to_come_back_and_then_is_answered() -> None:
    app = create_app({"STORE": quality_world(), PATIENCE: 0.0})
    site = app.test_client()
    page = site.get(WOOL)
    data = site.get("/quality?format=json")
    assert (page.status_code, data.status_code) == (503, 503)
    assert page.headers["Retry-After"] == data.headers["Retry-After"] == "5"
    assert f'<a href="{WOOL}?">Look again</a>' in page.text
    assert data.mimetype == "application/problem+json"
    app.config[PATIENCE] = 60.0
    assert site.get(WOOL).status_code == 200


def test_a_store_that_cannot_be_read_is_said_to_be_so() -> None:
    site = create_app({"STORE": None, PATIENCE: 60.0}).test_client()
    assert site.get("/quality").status_code == 503
    assert "The store cannot be read" in site.get("/quality").text


# The figures of one


def test_the_figures_stand_with_their_shares(client: FlaskClient) -> None:
    text = text_of(client.get(FIGURES).text)
    assert f"Documents {NOTES} Classes {NOTES} Described classes 19 33 % of the classes" in text
    assert "Ladders by number of levels" in text
    assert "2 3 75.0 %" in text
    assert "4 1 25.0 %" in text
    assert "not stated 57 100.0 %" in text


def test_the_figures_can_be_taken_away(client: FlaskClient) -> None:
    told = client.get(f"{FIGURES}?format=json").json
    assert told is not None
    assert told["employer"] == COUNTY
    assert told["statistics"][0]["count"] == NOTES
    table = list(csv.DictReader(io.StringIO(client.get(f"{FIGURES}?format=csv").text)))
    assert {row["employer"] for row in table} == {COUNTY}


@pytest.mark.parametrize("address", PAGES)
def test_hostile_text_is_shown_as_text_and_nothing_inline_runs(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert HOSTILE not in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
