"""The page of a plan for a person: what is read of the form, what is judged, and what is kept."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.store import Store
from tests.plan_world import plan_world
from tests.web_world import HOSTILE, TURNING
from web import create_app
from web.profiles.fields import MOST_ROWS
from web.security import HEADERS

ENDS = {"from": "Water Quality Technician I", "to": "4420"}
SENIOR = {"from": "4412", "to": "4420"}
YAML = """
classes:
  - class: Water Quality Technician II
    months: 30
    now: true
credentials: []
"""


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": plan_world()}).test_client()


@pytest.fixture(scope="module")
def samples(samples_store: Store) -> FlaskClient:
    return create_app({"STORE": samples_store}).test_client()


class Tags(HTMLParser):
    """The names of a page's tags, and of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def sent(client: FlaskClient, data: dict[str, str], status: int = 200) -> TestResponse:
    answer = client.post("/plan", data=data)
    assert answer.status_code == status
    return answer


# What is sent, and where it stays


def test_who_tells_nothing_is_led_to_the_address_of_the_plan(samples: FlaskClient) -> None:
    answer = samples.post("/plan", data=ENDS | {"ways": "2", "held.months": " "})
    assert answer.status_code == 303
    assert answer.location == "/plan?from=Water+Quality+Technician+I&to=4420&ways=2"


def test_what_is_told_stands_in_no_address_and_no_cache(samples: FlaskClient) -> None:
    answer = samples.post("/plan", data=SENIOR | {"held.months": "777", "credentials": "Falconry"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    addresses = re.findall(r'(?:href|action|formaction|src)="([^"]*)"', answer.text)
    assert not [one for one in addresses if "777" in one or "Falconry" in one]
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_no_field_of_what_is_told_asks_for_suggestions(samples: FlaskClient) -> None:
    html = samples.post("/plan", data={"classes.class": "Dyer", "another": "classes"}).text
    asking = re.findall(r"<input[^>]*data-suggest=[^>]*>", html.partition('id="plan-form"')[2])
    assert [re.findall(r' name="([^"]+)"', one) for one in asking] == [["from"], ["to"]]


def test_what_is_told_in_an_address_is_not_read(samples: FlaskClient) -> None:
    answer = samples.get("/plan", query_string=SENIOR | {"held.months": "777"})
    assert "777" not in answer.text
    assert "By what you told" not in answer.text


def test_the_form_is_kept_filled_in_with_all_rows(samples: FlaskClient) -> None:
    html = samples.post(
        "/plan",
        data=SENIOR
        | {
            "held.months": "12",
            "classes.class": ["Weaver", "Dyer"],
            "classes.months": ["6", "8"],
            "education.level": "bachelor",
            "credentials": "class C driver's license",
            "none": "experience",
        },
    ).text
    assert re.findall(r'name="classes\.class" type="text" value="(\w+)"', html) == [
        "Weaver",
        "Dyer",
    ]
    assert '<option value="bachelor" selected>' in html
    assert "class C driver&#39;s license</textarea>" in html
    assert re.search(r'name="none" value="experience" checked', html)


def test_another_row_is_had_without_script(samples: FlaskClient) -> None:
    html = samples.post("/plan", data={"classes.class": "Dyer", "another": "classes"}).text
    assert html.count('name="classes.class"') == 2
    assert html.count('name="experience.fields"') == 1


def test_the_first_button_of_the_form_plans(samples: FlaskClient) -> None:
    form = samples.get("/plan").text.partition("<form")[2]
    assert "name=" not in re.findall(r"<button[^>]*>", form)[0]


# What is judged


def test_each_requirement_is_marked_by_sign_and_word(samples: FlaskClient) -> None:
    text = text_of(sent(samples, SENIOR | {"held.months": "30", "none": "credentials"}).text)
    assert "Qualifications, and what you have of them" in text
    assert "✓ met Two years of experience as a Water Quality Technician II" in text
    assert "✗ missing A Grade 2 water distribution operator certificate" in text
    assert "⧗ due later A Grade 3 water distribution operator certificate" in text


def test_what_is_not_told_counts_as_not_stated(samples: FlaskClient) -> None:
    text = text_of(sent(samples, SENIOR | {"held.months": "30"}).text)
    assert "? not stated A Grade 2 water distribution operator certificate" in text


def test_what_is_missing_is_told_nearest_first(samples: FlaskClient) -> None:
    text = text_of(sent(samples, SENIOR | {"held.months": "10"}).text)
    assert "What is missing" in text
    assert "14 more months" in text


def test_the_step_is_marked_in_the_overview(samples: FlaskClient) -> None:
    html = sent(samples, SENIOR | {"held.months": "10", "none": "credentials"}).text
    overview = text_of(html.partition('id="overview"')[2].partition("</table>")[0])
    assert overview.endswith("✗ something is missing")


def test_a_profile_as_text_says_where_the_way_begins(samples: FlaskClient) -> None:
    text = text_of(sent(samples, {"to": "4420", "profile": YAML}).text)
    assert "Water Quality Technician II to → Senior" in text.replace("→ to", "to →")
    assert "✓ met Two years of experience" in text


def test_a_profile_in_json_is_read_as_well(samples: FlaskClient) -> None:
    told = {"classes": [{"class": "4412", "months": 30, "now": True}]}
    text = text_of(sent(samples, {"to": "4420", "profile": json.dumps(told)}).text)
    assert "✓ met Two years of experience" in text


def test_what_was_told_can_be_taken_to_the_command_line(samples: FlaskClient) -> None:
    html = sent(samples, SENIOR | {"held.months": "30", "education.level": "associate"}).text
    told = html.partition("<pre>")[2].partition("</pre>")[0]
    assert "class: Water Quality Technician II" in told
    assert "level: associate" in told
    assert "supervisory" not in told


def test_from_one_class_alone_each_move_is_judged(samples: FlaskClient) -> None:
    text = text_of(sent(samples, {"from": "4412"} | {"held.months": "10"}).text)
    assert "One move from Water Quality Technician II" in text
    assert re.search(r"4420 24 months at least .* (✗|\?) .* nearest: .*14 more months", text)


def test_to_one_class_alone_it_is_judged_once(samples: FlaskClient) -> None:
    html = sent(samples, {"to": "4420", "none": "credentials"}).text
    assert "One move below" in html
    assert text_of(html).count("nearest:") == 1


def test_a_way_that_no_class_told_leads_is_said_so(samples: FlaskClient) -> None:
    text = text_of(
        sent(samples, {"to": "4420", "classes.class": "Falconer", "classes.months": "3"}, 404).text
    )
    assert "name the class held" in text


def test_a_silent_class_is_said_to_be_silent(client: FlaskClient) -> None:
    text = text_of(sent(client, {"from": "H-20"} | {"to": "H-50", "held.months": "3"}).text)
    assert "? the specification does not state any requirement" in text


# Files


def test_the_json_of_a_person_holds_the_plan_and_each_fit(samples: FlaskClient) -> None:
    answer = samples.post("/plan.json", data=SENIOR | {"held.months": "30"})
    plain = samples.get("/plan.json", query_string=SENIOR).json
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json is not None
    assert plain is not None
    assert set(answer.json) - set(plain) == {"fits"}
    assert [fit["class"]["code"] for fit in answer.json["fits"]] == ["4420"]


def test_the_markdown_of_a_person_ends_with_each_fit(samples: FlaskClient) -> None:
    answer = samples.post("/plan.md", data=SENIOR | {"held.months": "30"})
    assert answer.mimetype == "text/markdown"
    assert "# Fit for Senior Water Quality Technician, 4420" in answer.text
    assert "filename=plan.md" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (SENIOR | {"held.months": "many"}, 400),
        ({"from": "4412"}, 400),
        ({"from": "zzzz", "to": "4420", "held.months": "3"}, 404),
    ],
)
def test_a_file_that_cannot_be_made_says_why(
    samples: FlaskClient, data: dict[str, str], status: int
) -> None:
    answer = samples.post("/plan.json", data=data)
    assert answer.status_code == status
    assert answer.mimetype == "text/html"


# What is wrong is said at its field


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("held.months", "two", "Months are a whole number from 0 to 1200."),
        ("held.months", "1201", "Months are a whole number from 0 to 1200."),
        ("held.months", "٣", "Months are a whole number from 0 to 1200."),
        ("held.share", "0", "The share of full time is a whole number from 1 to 100."),
        ("held.supervisory", "perhaps", "Choose yes, no, or leave it."),
        ("held.fields", ",".join("ab" for _ in range(21)), "Fields are words with commas"),
        ("classes.months", "3", "Name the class."),
        ("classes.class", "Dyer", "Say for how many months."),
        ("classes.class", "x" * 201, "A name has at most 200 characters."),
        ("experience.months", "3", "Name a field of work."),
        ("education.fields", "chemistry", "Choose a level."),
        ("education.level", "wizard", "Choose one of the levels."),
        ("education.units", "-1", "Units are a number from 0 to 1000."),
        ("credentials", "x\n" * 21, "At most 20 lines are read here"),
        ("profile", "classes: 3", "line 1 classes: Expected `array | null`"),
        ("profile", "wages: 3", "unknown field `wages`"),
        ("profile", "a: [", "it is no YAML"),
        ("profile", '{"a": ', "it is no JSON"),
        ("profile", "a: &x [1]\nb: *x", "aliases (*) are not read here"),
        ("profile", "- " * 5000, "it is nested too deep"),
        ("profile", "[" * 8000, "at most 200 opening brackets"),
        ("profile", '{"a": ' * 201, "at most 200 opening brackets"),
        ("profile", "a: " + "x" * 16_000, "at most 16000 characters"),
        ("profile", "a: 2001-99-99", "it holds what is no value"),
        ("profile", "a: \x00", "it is no YAML"),
        ("profile", f"credentials: {['x'] * 21}", "at most 20 entries"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(
    samples: FlaskClient, name: str, value: str, sentence: str
) -> None:
    answer = samples.post("/plan", data=SENIOR | {name: value})
    assert answer.status_code == 400
    described = re.findall(r'aria-invalid="true" aria-describedby="([^"]+)"', answer.text)
    beside = dict(re.findall(r'id="(fault-[^"]+)">(.*?)</span>', answer.text, re.DOTALL))
    assert set(described) == set(beside)
    assert sentence in text_of(" ".join(beside.values()))


@pytest.mark.parametrize("path", ["/plan", "/plan.json", "/plan.md"])
@pytest.mark.parametrize(
    "told", ['{"classes": [{"class": "\\ud800", "months": 3}]}', 'credentials: ["\\ud800"]']
)
def test_half_a_character_is_refused(samples: FlaskClient, path: str, told: str) -> None:
    answer = samples.post(path, data=SENIOR | {"profile": told})
    assert answer.status_code == 400
    assert "half of a surrogate pair" in answer.text


def test_months_need_the_class_that_is_held(samples: FlaskClient) -> None:
    text = text_of(sent(samples, {"to": "4420", "held.months": "3"}, 400).text)
    assert "Name the class held in the field “From” above." in text


def test_none_and_some_are_not_both_true(samples: FlaskClient) -> None:
    text = text_of(
        sent(samples, SENIOR | {"none": "credentials", "credentials": "a licence"}, 400).text
    )
    assert "keep one of the two" in text


def test_fields_and_text_are_not_both_read(samples: FlaskClient) -> None:
    text = text_of(sent(samples, SENIOR | {"held.months": "3", "profile": YAML}, 400).text)
    assert "either may be meant" in text


def test_more_rows_than_anybody_has_are_refused(samples: FlaskClient) -> None:
    data = {"classes.class": ["Dyer"] * (MOST_ROWS + 1), "classes.months": ["3"] * (MOST_ROWS + 1)}
    answer = samples.post("/plan", data=SENIOR | data)
    assert answer.status_code == 400
    assert f"At most {MOST_ROWS} entries" in answer.text


@pytest.mark.parametrize("name", ["classes.class", "held.fields", "education.level"])
def test_no_more_rows_are_shown_than_tell_that_there_are_too_many(
    samples: FlaskClient, name: str
) -> None:
    answer = samples.post("/plan", data={name: ["a"] * 3000})
    assert answer.status_code == 400
    assert f"At most {MOST_ROWS} entries are read here, and there are more" in answer.text
    assert answer.text.count(f'name="{name}"') <= MOST_ROWS + 1
    assert len(answer.text) < 200_000


def test_a_form_that_is_too_large_is_refused(samples: FlaskClient) -> None:
    assert samples.post("/plan", data={"profile": "x" * 70_000}).status_code == 413


def test_a_choice_among_names_takes_the_place_of_what_was_typed(client: FlaskClient) -> None:
    answer = client.post("/plan", data={"from": "Rope Maker", "to": "H-50", "held.months": "3"})
    assert answer.status_code == 300
    assert re.search(r'form="plan-form" name="from\.chosen" value="quay/1"', answer.text)
    chosen = client.post(
        "/plan",
        data={"from": "Rope Maker", "from.chosen": "quay/1", "to": "H-50", "held.months": "3"},
    )
    assert "No way up" in chosen.text


# What is typed never runs


@pytest.mark.parametrize("typed", [HOSTILE, TURNING])
@pytest.mark.parametrize(
    "name", ["held.fields", "classes.class", "credentials", "competencies", "profile"]
)
def test_what_is_told_is_text_everywhere(client: FlaskClient, name: str, typed: str) -> None:
    data = {"from": "H-20", "to": "H-50", "held.months": "3", "classes.months": "3"}
    page = Tags(client.post("/plan", data=data | {name: typed}).text)
    assert "img" not in page.names
    assert not [name for name in page.attributes if name.startswith("on")]


def test_headings_are_in_order_and_ids_are_used_once(samples: FlaskClient) -> None:
    html = sent(samples, SENIOR | {"held.months": "10", "competencies": "sampling"}).text
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
