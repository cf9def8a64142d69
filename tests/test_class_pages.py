"""The page of a class, in process: what it says, what it links, and what it refuses."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from graph.store import Store
from tests.class_world import AIDE, CHIEF, MASTER, PAY, WARDEN, WHOLE, class_world
from tests.test_web import Page, text_of
from tests.web_world import HOSTILE, LADDER
from web import create_app
from web.security import HEADERS

PAGES = [AIDE, WARDEN, MASTER, CHIEF, "/classes/port-elm/8", "/classes/port-elm/none"]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": class_world()}).test_client()


def section(html: str, name: str) -> str:
    """Return the text of the section below a heading."""
    found = re.search(rf'<section aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
    assert found is not None
    return text_of(found[1])


def links(html: str) -> list[str]:
    return re.findall(r'<a[^>]* href="([^"]*)"', html)


def test_the_head_names_the_class_its_employer_and_code(client: FlaskClient) -> None:
    text = text_of(client.get(WARDEN).text)
    assert "Harbour Watch Warden Port of Elm · H-20" in text


def test_an_employer_that_no_document_names_is_not_made_up(client: FlaskClient) -> None:
    assert "employer not stated" in client.get("/classes/port-elm/8").text


def test_the_rungs_beside_it_are_linked_and_the_ladder_too(client: FlaskClient) -> None:
    html = client.get(WARDEN).text
    stands = section(html, "ladder")
    assert stands.startswith("Where it stands Harbour Watch : level 2 of 5")
    assert "Previous rung, level 1 Harbour Watch Aide no document describes this rung" in stands
    assert "Next rung, level 3 Harbour Watch Leader" in stands
    assert {LADDER, AIDE, "/classes/port-elm/3"} <= set(links(html))


@pytest.mark.parametrize(
    ("path", "said"),
    [(AIDE, "Previous rung this is the lowest"), (CHIEF, "Next rung this is the highest")],
)
def test_a_ladder_ends(client: FlaskClient, path: str, said: str) -> None:
    assert said in section(client.get(path).text, "ladder")


def test_an_inferred_ladder_is_said_to_be_inferred(client: FlaskClient) -> None:
    stands = section(client.get(MASTER).text, "ladder")
    assert "Divers : place 1 of 2 inferred from titles alone; no document states this" in stands
    assert "qualifications bear out none of its 1 step" in stands
    assert "inferred one place up, from titles alone" in section(client.get(MASTER).text, "leads")


def test_a_class_that_it_leads_to_stands_once_with_all_reasons(client: FlaskClient) -> None:
    leads = section(client.get(WARDEN).text, "leads")
    assert leads.count("Harbour Watch Chief") == 1
    assert "The class is named in the qualifications of the next" in leads
    assert "a year as a Warden chief.txt , characters 5–23" in leads
    assert "or a class of its level chief.txt , characters 24–47" in leads


def test_who_comes_here_is_told_of_the_class_above(client: FlaskClient) -> None:
    html = client.get(CHIEF).text
    assert "Harbour Watch Warden H-20" in section(html, "feeders")
    assert WARDEN in links(html)


def test_a_class_that_leads_nowhere_says_so(client: FlaskClient) -> None:
    said = "no loaded document says so of any class"
    assert said in section(client.get(CHIEF).text, "leads")
    assert said in section(client.get(AIDE).text, "feeders")


def test_a_statement_opens_its_passage_in_the_document(client: FlaskClient) -> None:
    html = client.get(WARDEN).text
    assert "Logs every ship that moors" in section(html, "summary")
    assert f"/documents/b2?from={WHOLE[0]}&amp;to={WHOLE[1]}#passage" in links(html)


def test_every_passage_that_a_page_links_is_there(samples_store: Store) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    html = client.get("/classes/aldermere-county/3170400").text
    found = {link.replace("&amp;", "&") for link in links(html) if link.endswith("#passage")}
    assert len(found) > 20
    answers = [client.get(link) for link in found]
    assert {answer.status_code for answer in answers} == {200}
    assert all('<mark id="passage">' in answer.text for answer in answers)


def test_a_duty_tells_its_responsibility_beside_its_words(client: FlaskClient) -> None:
    duties = section(client.get(CHIEF).text, "duties")
    assert "Supervise and manage the log of ships Responsibility: ▆ supervise to manage" in duties


@pytest.mark.parametrize("name", ["summary", "apart", "qualifications", "supervision"])
def test_silence_is_said_and_never_left_empty(client: FlaskClient, name: str) -> None:
    assert "? the specification does not say" in section(client.get(MASTER).text, name)


def test_kinds_of_competencies_that_are_silent_are_said_one_by_one(client: FlaskClient) -> None:
    said = section(client.get(WARDEN).text, "competencies")
    assert said.endswith("Abilities ? the specification does not say")
    silent = section(client.get(MASTER).text, "competencies")
    assert silent == "Knowledge, skills and abilities ? the specification does not say"


def test_qualifications_are_a_tree_that_links_the_class_it_names(client: FlaskClient) -> None:
    html = client.get(CHIEF).text
    said = section(html, "qualifications")
    assert re.search(
        r"all of A diploma of seafaring .* any one of a year as a Warden .*"
        r"The class that is named: Warden five years at sea",
        said,
    )


def test_overtime_names_the_rule_of_the_exemption(client: FlaskClient) -> None:
    assert "29 CFR 541" in section(client.get(CHIEF).text, "pay")
    assert "29 CFR" not in section(client.get(WARDEN).text, "pay")


def test_pay_stands_with_the_dates_of_its_document(client: FlaskClient) -> None:
    said = section(client.get(WARDEN).text, "pay")
    assert f"12 an hour warden.txt , characters {PAY[0]}–{PAY[2]}" in said
    assert "of a document issued 1998-03-01 , revised 2004-05" in said


def test_what_fits_no_question_stands_below_its_own_heading(client: FlaskClient) -> None:
    assert section(client.get(WARDEN).text, "other").startswith("Also printed PERKS Ink is")


def test_documents_stand_with_their_dates_and_names_as_printed(client: FlaskClient) -> None:
    html = client.get(WARDEN).text
    said = section(html, "documents")
    assert "Described by warden.txt , issued 1998-03-01 , revised 2004-05" in said
    assert "Title as printed HARBOUR WATCH WARDEN" in said
    assert "Also called Harbour Guard" in said
    assert "/documents/b2" in links(html)


def test_a_class_that_no_document_describes_has_what_others_say(client: FlaskClient) -> None:
    html = client.get("/classes/port-elm/3").text
    assert "No loaded document describes this class" in html
    assert "Harbour Watch Warden : “ Unlike the Lead" in section(html, "others")
    assert 'id="duties"' not in html


def test_headings_go_down_one_step_at_a_time(client: FlaskClient) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(WARDEN).text)]
    assert levels[0] == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))


# What documents print never runs


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_a_document_becomes_markup(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    page = Page(answer.text)
    assert not [tag for tag, _ in page.tags if tag in {"img", "style"}]
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    assert scripts in ([], [{"type": "application/ld+json"}])
    assert answer.text.count("</script>") == len(scripts)
    attributes = {name for _, attrs in page.tags for name in attrs}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert all(re.match(r"[/#](?!/)", link) for link in links(answer.text))
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_hostile_title_is_shown_as_it_is_printed(client: FlaskClient) -> None:
    escaped = HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert f"<h1><bdi>{escaped}</bdi></h1>" in client.get(MASTER).text


# Data


def test_a_class_is_an_occupation_of_schema_org(client: FlaskClient) -> None:
    answer = client.get(f"{CHIEF}?format=jsonld")
    assert answer.mimetype == "application/ld+json"
    assert answer.headers["Content-Disposition"] == "attachment; filename=port-elm-5.jsonld"
    told = json.loads(answer.text)
    assert told["@context"] == "https://schema.org"
    assert (told["@type"], told["name"]) == ("Occupation", "Harbour Watch Chief")
    assert told["responsibilities"][1] == "Approve the harbour's budget"
    assert told["skills"] == ["Knowledge of tides"]
    assert told["qualifications"][0] == "A diploma of seafaring"


def test_only_what_all_applicants_need_is_a_requirement_of_schema_org(client: FlaskClient) -> None:
    told = json.loads(client.get(f"{CHIEF}?format=jsonld").text)
    assert [one["description"] for one in told["educationRequirements"]] == [
        "A diploma of seafaring"
    ]
    assert "experienceRequirements" not in told
    of_all = json.loads(client.get(f"{WARDEN}?format=jsonld").text)
    assert [one["monthsOfExperience"] for one in of_all["experienceRequirements"]] == [24]


def test_what_is_not_stated_is_left_out_of_schema_org(client: FlaskClient) -> None:
    told = json.loads(client.get(f"{AIDE}?format=jsonld").text)
    assert set(told) == {"@context", "@type", "@id", "name", "occupationalCategory"}
    creator = told["occupationalCategory"]["inCodeSet"]["creator"]
    assert creator == {"@type": "GovernmentOrganization", "name": "Port of Elm"}


def test_json_holds_each_statement_with_its_place(client: FlaskClient) -> None:
    told = json.loads(client.get(f"{WARDEN}?format=json").text)
    assert (told["summary"][0]["start"], told["summary"][0]["end"]) == WHOLE


def test_an_unknown_format_is_refused_with_those_that_there_are(client: FlaskClient) -> None:
    answer = client.get(f"{WARDEN}?format=<b>")
    assert answer.status_code == 400
    assert "jsonld, json" in answer.text


# Errors, and the way here


@pytest.mark.parametrize(
    ("name", "nearest"), [("harbour-watch-chef", CHIEF), ("H-51", CHIEF), ("harbor-gard", WARDEN)]
)
def test_an_unknown_class_offers_the_nearest_first(
    client: FlaskClient, name: str, nearest: str
) -> None:
    answer = client.get(f"/classes/port-elm/{name}")
    assert answer.status_code == 404
    assert next(link for link in links(answer.text) if link.startswith("/classes/")) == nearest


def test_a_class_of_an_unknown_employer_is_looked_for_among_all(client: FlaskClient) -> None:
    assert "/classes/port-elm/8" in links(client.get("/classes/no-port/diver").text)


def test_an_unknown_address_is_shown_escaped(client: FlaskClient) -> None:
    answer = client.get("/classes/x/<script>")
    assert answer.status_code == 404
    assert "&lt;script&gt;" in answer.text


def test_a_class_is_no_suffix_of_another(client: FlaskClient) -> None:
    assert client.get("/classes/elm/2").status_code == 404


def test_an_empty_store_knows_no_class() -> None:
    client = create_app({"STORE": Store.memory()}).test_client()
    assert client.get("/classes/a/b").status_code == 404


def test_a_ladder_links_its_rungs_in_the_picture_and_in_the_list(client: FlaskClient) -> None:
    html = client.get(LADDER).text
    assert links(html).count(AIDE) == 2
    assert links(html).count(WARDEN) > 3
    assert "/documents/b2?from=40&amp;to=65#passage" in links(html)


def test_every_link_of_a_ladder_of_the_samples_leads_somewhere(samples_store: Store) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    ladder = "/ladders/aldermere-county/environmental-monitoring"
    found = {link for link in links(client.get(ladder).text) if link.startswith("/classes/")}
    assert len(found) > 2
    assert {client.get(link).status_code for link in found} == {200}
