"""What stands beside a ladder's page: its tables for spreadsheets, its JSON, its rungs in words."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from graph import vocab
from graph.store import Store
from tests.web_world import BASE, HOSTILE, LADDER, small_world
from web import create_app

FORMULA = '=HYPERLINK("https://example.org")'


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": small_world()}).test_client()


def rows(client: FlaskClient, of: str, ladder: str = LADDER) -> list[dict[str, str]]:
    answer = client.get(f"{ladder}.csv?of={of}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text)))


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_duties_stand_with_their_place_and_responsibility(client: FlaskClient) -> None:
    found = next(row for row in rows(client, "duties") if row["file"] == "warden.txt")
    assert found["text"] == "Log every ship that moors"
    assert (found["level"], found["state"]) == ("2", "named")
    assert (found["start"], found["end"]) == ("40", "65")
    assert found["highest_responsibility"] == "perform"


def test_every_level_of_a_thread_is_told_and_silence_is_said(client: FlaskClient) -> None:
    (thread,) = {row["thread"] for row in rows(client, "duties") if row["levels_named"] == "3"}
    told = {row["level"]: row["state"] for row in rows(client, "duties") if row["thread"] == thread}
    assert told == {
        "1": "not described", "2": "named", "3": "not described", "4": "named", "5": "named",
    }  # fmt: skip
    silent = {row["state"] for row in rows(client, "competencies") if row["level"] == "4"}
    assert silent == {"the specification does not say"}


def test_rungs_are_told_as_the_command_line_tells_them(client: FlaskClient) -> None:
    found = rows(client, "rungs")
    assert [row["level"] for row in found] == ["1", "2", "3", "4", "5"]
    assert found[1]["FLSA"] == "non-exempt"


def test_duties_are_had_where_nothing_is_said(client: FlaskClient) -> None:
    assert client.get(f"{LADDER}.csv").text == client.get(f"{LADDER}.csv?of=duties").text


def test_a_table_that_is_not_there_is_refused_with_those_that_are(client: FlaskClient) -> None:
    answer = client.get(f"{LADDER}.csv?of=wages")
    assert answer.status_code == 400
    assert "duties, competencies, rungs" in answer.text


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_data_of_an_unknown_ladder_are_not_found(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/ladders/port-elm/harbor-wach{ending}")
    assert answer.status_code == 404
    assert f'href="{LADDER}"' in answer.text


def test_no_cell_is_taken_for_a_formula() -> None:
    store = small_world()
    duty = f"""@prefix nr: <{vocab.NR}> . @base <{BASE}> .
    <spec/b2#class-1> nr:hasStatement <spec/b2#unit-9> .
    <spec/b2#unit-9> a nr:DutyUnit ; nr:text '{FORMULA}' ; nr:order 9 ; nr:start 1 ; nr:end 9 .
    <spec/b2#duty-9> a nr:Duty ; nr:text '{FORMULA}' ; nr:order 9 ; nr:start 1 ; nr:end 9 ;
      nr:hasUnit <spec/b2#unit-9> .
    <spec/b2#class-1> nr:hasStatement <spec/b2#duty-9> ."""
    quads = parse(duty, RdfFormat.TURTLE)
    store.put(NamedNode(f"{BASE}graph/test/formula"), [quad.triple for quad in quads])
    found = rows(create_app({"STORE": store}).test_client(), "duties")
    assert f"'{FORMULA}" in {row["text"] for row in found}
    assert not [cell for row in found for cell in row.values() if cell.startswith("=")]


def test_json_holds_the_rungs_and_both_tables(client: FlaskClient) -> None:
    answer = client.get(f"{LADDER}.json")
    assert answer.json is not None
    assert answer.json["series"] == "Harbour Watch"
    assert len(answer.json["rungs"]) == 5
    duty = next(
        one
        for thread in answer.json["duties"]
        for level in thread["levels"]
        for one in level["items"]
        if level["level"] == 4
    )
    assert HOSTILE in duty["text"]
    assert duty["responsibility"] == {"lowest": "supervise", "highest": "supervise"}
    assert "filename=harbour-watch.json" in answer.headers["Content-Disposition"]


def test_the_rungs_can_be_read_as_a_table(client: FlaskClient) -> None:
    html = client.get(f"{LADDER}?view=table").text
    assert '<svg class="stairs' not in html
    assert "<iframe" not in html
    table = text_of(html.partition("The rungs: the table")[2].partition("</table>")[0])
    assert "1 Harbour Watch Aide none stated not stated by no document" in table
    assert "2 Harbour Watch Warden H-20 non-exempt yes" in table
    assert "FLSA status changes: non-exempt → exempt, between level 2 and level 4" in text_of(html)


def test_a_level_that_nobody_names_is_in_the_table(client: FlaskClient) -> None:
    assert (
        "no document names this rung" in client.get("/ladders/nobody/night-shift?view=table").text
    )


def test_another_view_is_refused(client: FlaskClient) -> None:
    assert client.get(f"{LADDER}?view=hologram").status_code == 400


def test_the_picture_tells_each_rung_whole_to_who_cannot_see_it(client: FlaskClient) -> None:
    picture = client.get(LADDER).text.partition('<svg class="stairs')[2].partition("</svg>")[0]
    assert "\u2068Level 2: Harbour Watch Warden, H-20, non-exempt\u2069" in picture
    assert "<desc" in picture
    assert "between level 2 and level 4" in picture
    assert "<script" not in picture


def test_the_data_are_linked_from_the_page(client: FlaskClient) -> None:
    html = client.get(LADDER).text
    for address in (f"{LADDER}.csv?of=duties", f"{LADDER}.csv?of=rungs", f"{LADDER}.json"):
        assert f'href="{address}"' in html


def test_every_table_of_the_samples_can_be_had(samples_store: Store) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    ladders = re.findall(r'href="(/ladders/[^"?]+/[^"?]+)"', client.get("/ladders").text)
    assert ladders
    for ladder in ladders:
        for of in ("duties", "competencies", "rungs"):
            rows(client, of, ladder)
