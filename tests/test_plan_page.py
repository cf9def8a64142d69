"""The page of a plan: its steps, its downloads, and what it says where there is none."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from graph.answers import move_up
from graph.store import Store
from tests.plan_world import plan_world
from tests.web_world import HOSTILE
from web import as_json, create_app
from web.security import HEADERS
from web.told import outline, plan_parts

WAY = "/plan?from=H-20&to=H-50"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": plan_world()}).test_client()


@pytest.fixture(scope="module")
def samples(samples_store: Store) -> FlaskClient:
    return create_app({"STORE": samples_store}).test_client()


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def said(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return text_of(answer.text)


# The form


def test_the_form_alone_asks_for_two_classes(client: FlaskClient) -> None:
    html = client.get("/plan").text
    fields = re.findall(r'<(?:input|select)[^>]* name="(\w+)"', html.partition("<details")[0])
    assert fields == ["from", "to", "agency", "ways"]
    assert re.findall(r'<label for="(\w+)"', html) == ["from", "to", "agency", "ways"]


def test_the_form_is_kept_filled_in(client: FlaskClient) -> None:
    html = client.get("/plan?from=H-20&to=Nobody&agency=Port+of+Elm&ways=7").text
    assert 'value="H-20"' in html
    assert 'value="Nobody"' in html
    assert 'value="7"' in html
    assert "<option selected>Port of Elm</option>" in html


def test_one_class_alone_tells_where_it_leads(client: FlaskClient) -> None:
    html = client.get("/plan?from=H-20").text
    assert "One move from Harbour Watch Warden" in text_of(html)
    assert "Harbour Watch Leader not described" in text_of(html)
    assert 'href="/plan?from=port-elm/2&amp;to=port-elm/3"' in html


def test_one_class_alone_tells_what_leads_to_it(client: FlaskClient) -> None:
    html = client.get("/plan?to=H-50").text
    assert "One move below Harbour Watch Chief" in text_of(html)
    assert 'href="/plan?from=port-elm/4&amp;to=port-elm/5"' in html


def test_what_is_one_move_away_is_told_with_what_says_so(samples: FlaskClient) -> None:
    text = said(samples, "/plan?from=4412")
    assert "Senior Water Quality Technician , 4420 24 months at least" in text
    assert "4420-senior-water-quality-technician.txt , characters" in text


def test_a_class_that_leads_nowhere_says_that_no_document_says_so(client: FlaskClient) -> None:
    assert "No loaded document says of any class" in said(client, "/plan?from=H-50")
    assert "No loaded document says where" in said(client, "/plan?to=H-20")


# A plan


def test_a_plan_tells_its_time_and_its_steps(client: FlaskClient) -> None:
    text = said(client, WAY)
    assert "Harbour Watch Warden → to Harbour Watch Chief" in text
    assert "3 moves, for which no time is stated" in text
    assert "Step 2 of 2 Harbour Watch Chief , H-50" in text


def test_a_rung_that_no_document_describes_is_passed_through_and_told(
    client: FlaskClient,
) -> None:
    text = said(client, WAY)
    assert "Between lies level 3, Harbour Watch Leader" in text
    assert "Unlike the Lead Harbour Warden, it steers no boat." in text


def test_what_grows_is_told_with_both_sides_and_their_places(client: FlaskClient) -> None:
    text = said(client, WAY)
    assert "Grow in responsibility 1 before: Log every ship that moors" in text
    assert "warden.txt , characters 40–65" in text
    assert "alike 0.71, by duties" in text


def test_what_is_new_is_told_before_what_is_kept(client: FlaskClient) -> None:
    text = said(client, WAY)
    licences = text.index("Licences and certificates New 1 Boat master&#39;s licence")
    assert licences < text.index("Approve the harbour&#39;s budget")


def test_silence_is_said_to_be_silence(client: FlaskClient) -> None:
    text = said(client, WAY)
    assert "Minimum qualifications ? the specification does not say" in text


def test_the_months_and_the_requirement_of_a_sample_are_told(samples: FlaskClient) -> None:
    text = said(samples, "/plan?from=4412&to=4420")
    assert "at least 24 months in 1 move" in text
    assert "24 months at least" in text


def test_a_plan_to_the_class_itself_needs_nothing(client: FlaskClient) -> None:
    assert "This is the same class: nothing is needed" in said(client, "/plan?from=H-20&to=H-20")


def test_names_with_other_letters_and_keys_are_understood(client: FlaskClient) -> None:
    by_title = said(client, "/plan?from=harbour+watch+warden&to=port-elm/5")
    assert "Step 1 of 2" in by_title


def test_other_ways_are_told_in_short(samples: FlaskClient) -> None:
    one, more = (said(samples, f"/plan?from=4410&to=4430&ways={ways}") for ways in (1, 5))
    assert "Other ways" not in one
    assert "Step 1" in more


# Files


def test_the_json_is_that_of_the_command_line(client: FlaskClient) -> None:
    answer = client.get("/plan.json?from=H-20&to=H-50")
    expected = as_json.plan(move_up(plan_world(), "H-20", "H-50", ways=3))
    assert json.loads(answer.text) == json.loads(json.dumps(expected))
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=plan.json"


def test_the_markdown_is_that_of_the_command_line(client: FlaskClient) -> None:
    answer = client.get("/plan.md?from=H-20&to=H-50")
    found = move_up(plan_world(), "H-20", "H-50", ways=3)
    assert answer.text == outline.markdown(tuple(plan_parts.plan(found))) + "\n"
    assert answer.mimetype == "text/markdown"


def test_the_page_links_its_files_with_all_that_was_asked(client: FlaskClient) -> None:
    html = client.get(f"{WAY}&agency=Port+of+Elm&ways=2").text
    links = re.findall(r'href="(/plan\.[^"]+)"', html)
    assert [link.partition("?")[0] for link in links] == ["/plan.md", "/plan.json"]
    assert all(client.get(link.replace("&amp;", "&")).status_code == 200 for link in links)
    assert all("ways=2" in link and "agency=Port+of+Elm" in link for link in links)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("from=H-20", 400),
        ("from=H-20&to=Nobody", 404),
        ("from=H-50&to=H-20", 404),
        ("from=Rope+Maker&to=H-20", 300),
    ],
)
@pytest.mark.parametrize("ending", ["md", "json"])
def test_a_file_that_cannot_be_made_says_why(
    client: FlaskClient, ending: str, query: str, status: int
) -> None:
    answer = client.get(f"/plan.{ending}?{query}")
    assert answer.status_code == status
    assert "Content-Disposition" not in answer.headers


def test_there_is_no_other_file(client: FlaskClient) -> None:
    assert client.get("/plan.csv?from=H-20&to=H-50").status_code == 404


# No plan


def test_an_unknown_name_offers_the_nearest_in_the_same_field(client: FlaskClient) -> None:
    answer = client.get("/plan?from=H-20&to=Harbour+Watch+Chef&ways=2")
    assert answer.status_code == 404
    assert 'href="/plan?from=H-20&amp;to=port-elm/5&amp;ways=2"' in answer.text
    assert re.search(r'<input id="to"[^>]*aria-invalid="true"', answer.text)
    assert not re.search(r'<input id="from"[^>]*aria-invalid', answer.text)


def test_a_name_like_no_other_sends_to_the_search(client: FlaskClient) -> None:
    assert "Nothing is like it" in said(client, "/plan?from=zzzzzz&to=H-20", 404)


def test_an_unknown_employer_offers_those_that_there_are(client: FlaskClient) -> None:
    answer = client.get("/plan?from=H-20&to=H-50&agency=Nowhere")
    assert answer.status_code == 404
    assert 'href="/plan?from=H-20&amp;to=H-50&amp;agency=Port+of+Elm&amp;ways=3"' in answer.text


@pytest.mark.parametrize(
    ("query", "link"),
    [
        ("from=Rope+Maker&to=H-50", "from=quay/1&amp;to=H-50"),
        ("from=H-20&to=Rope+Maker", "from=H-20&amp;to=quay/1"),
        ("from=Rope+Maker&to=Rope+Maker", "from=Rope+Maker&amp;to=quay/1"),
    ],
)
def test_a_name_that_several_bear_is_a_choice(client: FlaskClient, query: str, link: str) -> None:
    answer = client.get(f"/plan?{query}")
    assert answer.status_code == 300
    assert "2 classes bear the name" in text_of(answer.text)
    assert f'href="/plan?{link}&amp;ways=3"' in answer.text


def test_where_no_way_leads_up_both_ends_can_be_followed(client: FlaskClient) -> None:
    answer = client.get("/plan?from=H-50&to=H-20")
    assert answer.status_code == 404
    assert "No way up leads" in text_of(answer.text)
    assert 'href="/plan?from=H-50"' in answer.text
    assert 'href="/plan?to=H-20"' in answer.text


@pytest.mark.parametrize(
    "ways", ["0", "21", "-1", "x", "", "1.5", "²", "9" * 20, "001", "001" + "9" * 5000]
)
@pytest.mark.parametrize("path", ["/plan", "/plan.json"])
def test_a_number_of_ways_that_is_none_is_refused(
    client: FlaskClient, path: str, ways: str
) -> None:
    text = said(client, f"{path}?from=H-20&to=H-50&ways={ways}", 400)
    assert "from 1 to 20" in text


@pytest.mark.parametrize("name", ["from", "to", "agency"])
def test_a_name_that_is_too_long_is_refused(client: FlaskClient, name: str) -> None:
    assert "may have 200" in said(client, f"/plan?{name}={'x' * 201}", 400)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_plan_is_only_asked_for(client: FlaskClient, method: str) -> None:
    assert client.open("/plan", method=method).status_code == 405


# What documents print and users type never runs


@pytest.mark.parametrize("path", [WAY, "/plan?from=H-20", "/plan?from=port-elm/4", "/plan"])
def test_no_text_of_a_document_becomes_markup(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    assert not re.search(r"<(img|script(?! src=)|b)\b", html)
    assert " style=" not in html
    assert not re.search(r"<[^>]*\son\w+=", html)


def test_hostile_text_is_shown_as_it_is_printed(client: FlaskClient) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(WAY).text


@pytest.mark.parametrize("name", ["from", "to", "agency"])
def test_what_is_typed_is_escaped(client: FlaskClient, name: str) -> None:
    fields = {"from": "H-20", "to": "H-50"} | {name: f"{HOSTILE} of nowhere"}
    answer = client.get("/plan", query_string=fields)
    assert answer.status_code == 404
    assert "<script>" not in answer.text
    assert "<img" not in answer.text


def test_all_answers_have_the_security_headers(client: FlaskClient) -> None:
    for path in (WAY, "/plan.json?from=H-20&to=H-50", "/plan?from=zzzz&to=H-20"):
        headers = client.get(path).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS


def test_headings_are_in_order(client: FlaskClient) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", client.get(WAY).text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_used_once(client: FlaskClient) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get(WAY).text)
    assert len(ids) == len(set(ids))
