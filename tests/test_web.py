"""The site in process: its pages on a small world, its errors, and what it refuses to run."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.store import Store
from tests.web_world import HOSTILE, LADDER, TURNING, small_world
from web import create_app
from web.security import HEADERS
from web.sparql import running

PAGES = [
    "/",
    "/?q=harbour",
    "/ladders",
    "/api",
    LADDER,
    f"{LADDER}/network",
    "/ladders/nobody/night-shift",
    "/plan",
    "/plan?from=H-20&to=H-50",
    "/nowhere",
]
ASSET = "/assets/vis-network.min.js"
CSS = Path(__file__).parents[1] / "web" / "static" / "site.css"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": small_world()}).test_client()


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and the text of each table's cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data

    def row(self, name: str) -> list[str]:
        """Return the cells beside a row's name, with white space collapsed."""
        rows = [[" ".join(cell.split()) for cell in row] for row in self.rows]
        return next(row[1:] for row in rows if row and row[0] == name)


@pytest.fixture(scope="module")
def page(client: FlaskClient) -> Page:
    return Page(client.get(LADDER).text)


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


# The list of ladders


def test_the_first_page_lists_the_ladders_and_links_each(client: FlaskClient) -> None:
    html = client.get("/").text
    assert f'href="{LADDER}"' in html
    assert "Harbour Watch Port of Elm 5 3" in text_of(html)


def test_a_ladder_without_an_employer_says_so(client: FlaskClient) -> None:
    assert "employer not stated" in client.get("/").text


def test_an_empty_store_says_how_to_load() -> None:
    html = create_app({"STORE": Store.memory()}).test_client().get("/").text
    assert "nextrung load" in text_of(html)


# A ladder


def test_the_heading_says_employer_levels_and_how_many_are_described(client: FlaskClient) -> None:
    text = text_of(client.get(LADDER).text)
    assert "Harbour Watch Port of Elm · 5 levels, 3 described" in text


def test_the_staircase_has_a_title_and_the_same_as_a_list(client: FlaskClient, page: Page) -> None:
    tags = [tag for tag, _ in page.tags]
    svg = next(attrs for tag, attrs in page.tags if (attrs.get("class") or "").startswith("stairs"))
    assert svg["role"] == "group"
    assert svg["aria-labelledby"] == "stairs-title stairs-desc"
    assert {"desc", "title"} <= set(tags)
    items = [attrs for tag, attrs in page.tags if tag == "li" and "value" in attrs]
    assert [item["value"] for item in items] == ["1", "2", "3", "4", "5"]
    assert "Harbour Watch Aide no document describes this rung" in text_of(client.get(LADDER).text)


def test_an_undescribed_rung_is_dashed(page: Page) -> None:
    steps = [attrs["class"] for tag, attrs in page.tags if tag == "g"]
    assert steps == ["step undescribed", "step", "step undescribed", "step", "step", "mark"]


def test_the_change_of_flsa_status_is_said_in_words(client: FlaskClient) -> None:
    text = text_of(client.get(LADDER).text)
    assert "FLSA status changes: non-exempt → exempt, between level 2 and level 4" in text


def test_a_row_follows_a_duty_and_names_its_grades(page: Page) -> None:
    row = page.row("ship")
    assert row[0] == row[2] == "not described"
    assert row[1].startswith("▂ perform Log every ship that moors")
    assert row[3].startswith("▅ supervise ↑ grows Supervise the log")
    assert row[4].startswith("▆ supervise to manage ↑ grows Supervise and manage")


def test_cells_are_shaded_by_the_highest_grade(page: Page) -> None:
    shades = [attrs.get("class") for tag, attrs in page.tags if tag == "td"]
    assert [shade for shade in shades if shade and shade.startswith("grade")] == [
        "grade-2",
        "grade-5",
        "grade-6",
        "grade-7",
    ]


def test_a_level_that_does_not_name_a_duty_says_not_named(page: Page) -> None:
    assert page.row("harbour, budget")[1] == "· not named"


def test_evidence_opens_in_place_with_document_and_offsets(page: Page) -> None:
    cell = page.row("ship")[1]
    assert cell.endswith(
        "Where this is printed Log every ship that moors warden.txt, characters 40–65"
    )
    assert [tag for tag, _ in page.tags].count("details") >= 10


def test_a_competency_is_kept_over_a_silent_specification(page: Page) -> None:
    row = page.row("Knowledge of tides")
    assert row[1].startswith("named ”")
    assert row[3] == "the specification does not say"
    assert row[4].startswith("= kept ”")


def test_what_a_specification_does_not_state_is_said_not_to_be_stated(page: Page) -> None:
    stated, silent = page.row("Minimum qualifications")[1], page.row("Minimum qualifications")[3]
    assert stated.startswith("Two years on the water")
    assert silent == "? the specification does not say"


def test_flsa_status_and_licences_stand_with_their_evidence(page: Page) -> None:
    assert "Overtime: non-exempt warden.txt, characters 300–320" in page.row("FLSA status")[1]
    assert page.row("Licences and certificates")[4].startswith("Boat master's licence")


def test_neighbours_speak_of_an_undescribed_rung(client: FlaskClient) -> None:
    text = text_of(client.get(LADDER).text)
    assert "Level 3, Harbour Watch Leader" in text
    assert "Unlike the Lead Harbour Warden, it steers no boat." in text


def test_a_ladder_that_no_document_describes_has_no_table(client: FlaskClient) -> None:
    answer = client.get("/ladders/nobody/night-shift")
    assert answer.status_code == 200
    assert "2 levels, 0 described" in text_of(answer.text)
    assert "No loaded document describes a rung" in text_of(answer.text)
    assert "<table" not in answer.text


# What documents print never runs


@pytest.mark.parametrize("path", PAGES)
def test_no_text_of_a_document_becomes_markup(client: FlaskClient, path: str) -> None:
    page = Page(client.get(path).text)
    assert not [attrs for tag, attrs in page.tags if tag == "img"]
    scripts = [attrs for tag, attrs in page.tags if tag == "script"]
    assert all("src" in attrs or attrs.get("type") == "application/json" for attrs in scripts)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_hostile_text_is_shown_as_it_is_printed(client: FlaskClient) -> None:
    assert HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;") in (
        client.get(LADDER).text
    )


def test_the_data_of_the_network_cannot_close_their_script(client: FlaskClient) -> None:
    html = client.get(f"{LADDER}/network").text
    found = re.search(
        r'<script type="application/json" id="network-data">(.*?)</script>', html, re.DOTALL
    )
    assert found is not None
    data = json.loads(found[1])
    assert HOSTILE in data["nodes"][3]["text"]
    assert html.count("</script>") == 3


def test_text_that_turns_direction_is_isolated(client: FlaskClient) -> None:
    listed, own = client.get("/").text, client.get("/ladders/nobody/night-shift").text
    assert f"<bdi>{TURNING}</bdi>" in listed
    assert f"<title>\u2068{TURNING}\u2069 · Nextrung</title>" in own
    assert listed.count(TURNING) == listed.count(f"<bdi>{TURNING}</bdi>")


@pytest.mark.parametrize("path", [*PAGES, ASSET, "/static/site.css"])
def test_every_answer_has_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_the_content_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_inline_style_and_links_only_this_site(
    client: FlaskClient, path: str
) -> None:
    page = Page(client.get(path).text)
    assert not [tag for tag, attrs in page.tags if tag == "style" or "style" in attrs]
    links = [attrs[name] for _, attrs in page.tags for name in ("href", "src") if name in attrs]
    assert all(link and re.match(r"[/#](?!/)", link) for link in links)


# Scripts out of wheels


def test_vis_network_comes_out_of_the_wheel_of_pyvis(client: FlaskClient) -> None:
    answer = client.get(ASSET)
    assert answer.mimetype == "text/javascript"
    assert b"vis-network" in answer.data[:400]
    again = client.get(ASSET, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["vis-network.css", "..%2f..%2f..%2fnetwork.py", "../../network.py", "", "%00"]
)
def test_no_other_file_of_the_wheel_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404


# Errors


def test_an_unknown_ladder_offers_the_nearest(client: FlaskClient) -> None:
    answer = client.get("/ladders/port-elm/harbor-wach")
    assert answer.status_code == 404
    assert f'href="{LADDER}"' in answer.text
    assert "/ladders/nobody/night-shift" not in answer.text


@pytest.mark.parametrize("suffix", ["", "/network"])
def test_an_unknown_address_is_shown_escaped(client: FlaskClient, suffix: str) -> None:
    answer = client.get(f"/ladders/x/<script>{suffix}")
    assert answer.status_code == 404
    assert "&lt;script&gt;" in answer.text


def test_a_page_that_is_not_there_is_a_page_of_this_site(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("query", ["", "?format=json"])
def test_a_form_is_refused_with_what_can_be_done(client: FlaskClient, query: str) -> None:
    answer = client.post(LADDER + query)
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("query", ["", "?format=json"])
def test_a_part_that_a_file_has_not_is_refused_with_its_length(query: str) -> None:
    client = create_app({"STORE": small_world()}).test_client()
    with client.get("/static/site.css") as all_of_it:
        whole = len(all_of_it.data)
    answer = client.get(f"/static/site.css{query}", headers={"Range": f"bytes={whole}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{whole}"


# The store


def test_a_folder_without_a_store_says_what_to_do(tmp_path: Path) -> None:
    answer = create_app({"STORE": tmp_path}).test_client().get("/")
    assert answer.status_code == 503
    assert "nextrung load" in answer.text


def damaged(folder: Path) -> Path:
    """Return a folder whose store cannot be read, for a reason that names it."""
    Store.open(folder).close()
    (folder / "oxigraph" / "CURRENT").write_text("MANIFEST-999999\n")
    return folder


@pytest.mark.parametrize(
    "address", ["/", "/?format=json", "/sparql?query=ASK{}", "/api/v1/ladders"]
)
def test_where_a_damaged_store_lies_is_told_to_the_log_alone(
    tmp_path: Path,
    address: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = create_app({"STORE": damaged(tmp_path / "secret")})
    answer = app.test_client().get(address)
    running.close(app)
    assert answer.status_code == 503
    assert "The store cannot be read: it cannot be read." in text_of(answer.text)
    assert str(tmp_path) not in answer.text
    assert str(tmp_path / "secret") in caplog.text + capfd.readouterr().err


@pytest.mark.parametrize(
    "address", ["/", "/?format=json", "/sparql?query=ASK{}", "/api/v1/ladders"]
)
def test_where_a_server_is_is_not_told_but_when_to_ask_again(address: str) -> None:
    app = create_app({"STORE": "http://127.0.0.1:9"})
    answer = app.test_client().get(address)
    running.close(app)
    assert answer.status_code == 503
    assert "it cannot be reached; check the address" in text_of(answer.text)
    assert "127.0.0.1" not in answer.text
    assert int(answer.headers["Retry-After"]) > 0


def test_a_site_without_a_store_says_which_setting_is_missing() -> None:
    answer = create_app().test_client().get("/")
    assert answer.status_code == 503
    assert "STORE" in answer.text


def test_what_is_loaded_while_the_site_runs_is_seen(tmp_path: Path) -> None:
    place = tmp_path / "store"
    Store.open(place).close()
    client = create_app({"STORE": place}).test_client()
    assert "Harbour Watch" not in client.get("/").text
    world = small_world()
    with Store.open(place) as store:
        for graph in world.graphs():
            store.put(graph, world.triples(graph))
    assert "Harbour Watch" in client.get("/").text


def test_the_site_reads_while_another_process_writes(tmp_path: Path) -> None:
    place = tmp_path / "store"
    with Store.open(place):
        assert create_app({"STORE": place}).test_client().get("/").status_code == 200


# The bundled samples


def test_every_ladder_of_the_samples_is_listed_once_and_has_its_pages(
    samples_store: Store,
) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    addresses = re.findall(r'href="(/ladders/[^"]+)"', client.get("/").text)
    assert addresses
    assert len(addresses) == len(set(addresses))
    pages = [
        client.get(f"{address}{suffix}") for address in addresses for suffix in ("", "/network")
    ]
    assert {page.status_code for page in pages} == {200}


# Colours


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Return the relative luminance, after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        *(
            ("ink", paper)
            for paper in ("paper", "raised", "wash", *(f"grade-{n}" for n in range(1, 8)))
        ),
        *(("quiet", paper) for paper in ("paper", "raised", "wash")),
        *(("accent", paper) for paper in ("paper", "raised", "wash")),
        ("paper", "accent"),
        ("paper", "ink"),
        ("ink", "mark"),
        ("second", "paper"),
    ],
)
def test_text_stands_out_from_its_ground_as_wcag_asks(ink: str, paper: str, *, dark: bool) -> None:
    light_css, dark_css = CSS.read_text("utf-8").split("@media (prefers-color-scheme: dark)", 1)
    palette = colours(dark_css if dark else light_css)
    assert contrast(palette[ink], palette[paper]) >= 4.5


def test_classes_that_are_on_no_ladder_are_not_said_to_be_nothing() -> None:
    store = Store.memory()
    weaver = NamedNode("https://example.org/weaver")
    titled = Triple(weaver, vocab.PREF_LABEL, Literal("Weaver"))
    store.put(weaver, [Triple(weaver, vocab.TYPE, vocab.JOB_CLASS), titled])
    page = create_app({"STORE": store}).test_client().get("/").text
    assert "None of the 1 loaded classes" in page
    assert (
        "No ladder is loaded yet"
        in create_app({"STORE": Store.memory()}).test_client().get("/").text
    )
