"""The page of the endpoint: what is written, what is found, what is wrong; nothing of it runs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from graph import vocab
from graph.store import Store
from graph.store.reading import Reader
from tests.sparql_world import filled, processes, site
from tests.web_world import BASE, HOSTILE, TURNING
from web.sparql import catalogue, cells, judging

PAGE = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TITLES = "SELECT ?class ?title { ?class a nr:JobClass ; skos:prefLabel ?title } ORDER BY ?class"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    with site(filled(tmp_path_factory.mktemp("store")), SPARQL_SHOWN=3) as found:
        yield found


def page(client: FlaskClient, query: str, status: int = 200, graph: str | None = None) -> str:
    address = {"query": query} | ({"default-graph-uri": graph} if graph else {})
    answer = client.get("/sparql", query_string=address, headers=PAGE)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    return answer.text


def words(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


class Elements(HTMLParser):
    """Lists the elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one."""
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a name."""
        return [attributes for name, attributes in self.found if name == tag]


def editor(text: str) -> str:
    found = re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", text, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_a_browser_gets_the_page_and_a_program_the_description(client: FlaskClient) -> None:
    assert client.get("/sparql", headers=PAGE).mimetype == "text/html"
    assert client.get("/sparql").mimetype == "text/turtle"
    assert client.get("/sparql?format=html").mimetype == "text/html"


def test_what_stands_in_the_editor_at_first_can_be_run(client: FlaskClient) -> None:
    text = editor(client.get("/sparql", headers=PAGE).text)
    for name, space in vocab.PREFIXES.items():
        assert f"PREFIX {name}: <{space}>" in text
    assert "Harbour Watch" in page(client, text)


def test_rows_are_a_table_whose_addresses_lead_to_their_pages(client: FlaskClient) -> None:
    text = page(client, TITLES + " LIMIT 2")
    assert '<a href="/classes/port-elm/1" title="https://w3id.org' in text
    assert "<bdi>id:class/port-elm/1</bdi>" in text
    assert "2 rows" in words(text)
    assert re.search(r"It took \d+ ms", words(text))
    assert "there are more" not in text


@pytest.mark.parametrize(
    ("iri", "leads"),
    [
        (f"{BASE}class/port-elm/2", "/classes/port-elm/2"),
        ("https://other.example/hr/class/port-elm/2", "/classes/port-elm/2"),
        (f"{BASE}series/port-elm/harbour-watch", "/ladders/port-elm/harbour-watch"),
        (f"{BASE}spec/b2", "/documents/b2"),
        (f"{BASE}spec/b2#duty-1", "/documents/b2"),
        (f"{BASE}agency/port-elm", None),
        (f"{BASE}class/port-elm", None),
        ("javascript:alert(1)", None),
        (vocab.NR + "Duty", None),
    ],
)
def test_only_what_has_a_page_is_a_link(client: FlaskClient, iri: str, leads: str | None) -> None:
    with client.application.test_request_context():
        assert cells.page_of(iri) == leads
    text = page(client, f"SELECT (<{iri}> AS ?it) {{}}")
    assert ("<td>" + (f'<a href="{leads}"' if leads else "<bdi")) in re.sub(r">\s+<", "><", text)
    assert not any((one["href"] or "").startswith("javascript:") for one in Elements(text).of("a"))


def test_an_address_never_leads_out_of_the_site(client: FlaskClient) -> None:
    with client.application.test_request_context():
        for iri in ("a:/class/../x", "a://b/class//x/y", "a:/class/%2f%2fevil/y", "x:/spec/ab#//e"):
            leads = cells.page_of(iri)
            assert leads is None or re.match(r"/(classes|documents)/", leads)


def test_what_is_not_bound_is_said(client: FlaskClient) -> None:
    text = page(client, "SELECT ?a ?b { BIND(1 AS ?a) }")
    assert "1 xsd:integer not bound" in words(text)


def test_languages_and_datatypes_are_told(client: FlaskClient) -> None:
    assert "Wort de" in words(page(client, 'SELECT ("Wort"@de AS ?x) {}'))


def test_a_yes_or_no_is_said(client: FlaskClient) -> None:
    assert "Answer: yes" in words(page(client, "ASK {}"))
    assert "Answer: no" in words(page(client, "ASK { <a:b> <a:b> <a:b> }"))


def test_nothing_found_is_said(client: FlaskClient) -> None:
    assert "Nothing was found" in words(page(client, "SELECT * { <a:b> <a:b> ?x }"))


def test_rows_without_columns_are_shown(client: FlaskClient) -> None:
    assert "1 row" in words(page(client, "SELECT * {}"))


def test_triples_are_a_table_of_three_columns(client: FlaskClient) -> None:
    text = page(
        client, f"CONSTRUCT {{ ?s a ?t }} {{ VALUES ?s {{ <{BASE}class/port-elm/1> }} ?s a ?t }}"
    )
    assert "subject predicate object id:class/port-elm/1 rdf:type nr:JobClass" in words(text)


@pytest.mark.parametrize("query", [TITLES, "CONSTRUCT WHERE { ?s skos:prefLabel ?title }"])
def test_a_long_answer_is_cut_short_and_says_so(client: FlaskClient, query: str) -> None:
    text = page(client, query)
    told = words(text)
    assert "Only the first 3" in told
    assert "The downloads have up to 10,000" in told
    assert text.count("<tr>") == 4


def test_a_header_may_want_a_page_of_triples_alone(client: FlaskClient) -> None:
    answer = client.get(
        "/sparql",
        query_string={"query": "CONSTRUCT WHERE { ?s skos:prefLabel ?title }"},
        headers={"Accept": "text/html;q=0.5, application/sparql-results+json"},
    )
    assert answer.mimetype == "text/html"
    assert "Only the first 3" in words(answer.text)


def test_a_long_text_is_cut_short_and_says_so(client: FlaskClient) -> None:
    text = "x" * 1_400
    assert "1,000 more characters" in words(page(client, f'SELECT ("{text}" AS ?x) {{}}'))


@pytest.mark.parametrize("hostile", [HOSTILE, TURNING, "</textarea><script>alert(3)</script>"])
def test_hostile_text_is_text_wherever_it_is_shown(client: FlaskClient, hostile: str) -> None:
    literal = ox.Literal(hostile)
    asked = [
        page(client, f"SELECT ({literal} AS ?x) {{}}"),
        page(client, f"SELECT (STRDT({literal}, <a:b'onclick=x>) AS ?x) {{}}"),
        page(client, f"CONSTRUCT {{ <a:b> <a:c> {literal} }} {{}}"),
        page(client, f"ASK {{ {literal}", 400),
        page(client, f"ASK {{ SERVICE <a:b> {{}} }} # {hostile}", 403),
        page(client, "ASK {}", 400, hostile),
        client.get("/sparql", query_string={"example": hostile}, headers=PAGE).text,
        client.get(
            "/sparql", query_string={"example": "where-next", "class": hostile}, headers=PAGE
        ).text,
    ]
    for text in asked:
        assert "<script>alert" not in text
        found = Elements(text)
        assert {one.get("src") for one in found.of("script")} == {"/static/sparql.js"}
        assert not found.of("img")
        assert not any(name.startswith("on") for _, one in found.found for name in one)
        for place in re.finditer(re.escape(html.escape(TURNING)), text):
            before = text[: place.start()]
            isolated = before.rfind("<bdi") > before.rfind("</bdi>")
            in_field = before.rfind("<textarea") > before.rfind("</textarea>")
            assert isolated or in_field or before.endswith(('"', 'value="'))


def test_titles_of_the_store_are_text(client: FlaskClient) -> None:
    text = page(client, f"SELECT ?t {{ <{BASE}class/port-elm/4> skos:prefLabel ?t }}")
    assert HOSTILE in html.unescape(text)
    assert "<script>alert" not in text


def test_what_cannot_be_read_is_shown_in_its_line(client: FlaskClient) -> None:
    text = page(client, "SELECT ?x {\n  ?x nr:level <b", 400)
    told = words(text)
    assert "Line 2, column" in told
    assert "<mark>" in text
    assert "?x nr:level" in told.split("Query")[0]
    assert editor(text).endswith("<b")


def test_a_line_that_is_wrong_at_its_end_is_shown(client: FlaskClient) -> None:
    assert "<mark>\u00a0</mark>" in page(client, "ASK {", 400)


def test_a_query_and_its_answer_can_be_shared_and_downloaded(client: FlaskClient) -> None:
    graph = f"{BASE}graph/test/derived"
    text = page(client, TITLES, graph=graph)
    links = [one["href"] or "" for one in Elements(text).of("a") if "query=" in (one["href"] or "")]
    kinds = [client.get(link, headers=PAGE).mimetype for link in links]
    assert kinds == [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
        "text/html",
    ]
    assert editor(client.get(links[-1], headers=PAGE).text) == TITLES
    hidden = {"type": "hidden", "name": "default-graph-uri", "value": graph}
    assert hidden in Elements(client.get(links[-1], headers=PAGE).text).of("input")


def test_a_query_that_is_too_long_for_an_address_can_still_be_downloaded(
    client: FlaskClient,
) -> None:
    query = f"{TITLES} # {'ä' * 4_000}"
    answer = client.post("/sparql?format=html", data={"query": query})
    assert "too long for a link" in words(answer.text)
    found = Elements(answer.text)
    (button, *_) = [one["formaction"] for one in found.of("button") if "formaction" in one]
    (hidden,) = [one["value"] for one in found.of("input") if one["name"] == "query"]
    assert (button, hidden) == ("/sparql?format=json", query)
    assert client.post(button, data={"query": hidden}).get_json()["head"]["vars"]


def test_the_form_of_the_page_runs_what_is_written_without_script(client: FlaskClient) -> None:
    text = client.get("/sparql", headers=PAGE).text
    (form,) = [one for one in Elements(text).of("form") if one["method"] == "post"]
    answer = client.post(form["action"] or "", data={"query": TITLES})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "Harbour Watch Aide" in answer.text


def test_each_question_that_people_ask_is_offered_once(client: FlaskClient) -> None:
    text = client.get("/sparql", headers=PAGE).text
    offered = re.findall(r'href="/sparql\?example=([a-z-]+)"', text)
    asked = [one.name for group in catalogue.groups() for one in group.questions]
    assert offered == asked
    assert len(asked) == len(set(asked)) > 50


@pytest.mark.parametrize(
    "name", [one.name for group in catalogue.groups() for one in group.questions]
)
def test_each_question_can_be_opened_filled_in_and_passes(samples_store: Store, name: str) -> None:
    asked = catalogue.question(name)
    for given in ({}, asked.example):
        text = catalogue.bound(samples_store, asked, given)
        assert judging.chosen_graphs(text, Reader()) is None
        assert "#+" not in text
        assert text.count("VALUES ?") >= len(given)


def test_a_question_is_filled_in_by_the_names_of_things(client: FlaskClient) -> None:
    text = client.get(
        "/sparql", query_string={"example": "where-next", "class": "H-20"}, headers=PAGE
    ).text
    assert f"VALUES ?class {{ <{BASE}class/port-elm/2> }}" in editor(text)
    (field,) = [one for one in Elements(text).of("input") if one["name"] == "class"]
    assert field["value"] == "H-20"
    assert "Where can holders of a class go next" in words(text)


def test_a_place_that_is_left_open_stays_so(client: FlaskClient) -> None:
    text = client.get("/sparql?example=where-next", headers=PAGE).text
    assert "#: class" in editor(text)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("example=where-next&class=Harbour+Watch+Wardn", "Nearest: Harbour Watch Warden"),
        ("example=dead-ends&class=%3C", None),
        ("example=classes-by-experience&atMost=many", "is no number"),
    ],
)
def test_what_cannot_be_filled_in_is_said(
    client: FlaskClient, address: str, told: str | None
) -> None:
    answer = client.get(f"/sparql?{address}", headers=PAGE)
    assert answer.status_code == 200
    assert told is None or told in words(answer.text)


def test_a_question_that_there_is_not_is_a_404(client: FlaskClient) -> None:
    answer = client.get("/sparql?example=where-nxt", headers=PAGE)
    assert answer.status_code == 404
    assert "where-next" in words(answer.text)


def test_a_value_that_is_too_long_is_refused(client: FlaskClient) -> None:
    answer = client.get(f"/sparql?example=where-next&class={'x' * 201}", headers=PAGE)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("turtle", "text/turtle"),
        ("jsonld", "application/ld+json"),
        ("ntriples", "application/n-triples"),
        ("rdfxml", "application/rdf+xml"),
    ],
)
@pytest.mark.parametrize("by_header", [True, False])
def test_the_endpoint_describes_itself(
    client: FlaskClient, name: str, kind: str, by_header: bool
) -> None:
    answer = (
        client.get("/sparql", headers={"Accept": kind})
        if by_header
        else client.get(f"/sparql?format={name}")
    )
    assert answer.mimetype == kind
    found = ox.Store()
    found.load(answer.data, format=ox.RdfFormat.from_media_type(kind))
    assert found.query(
        """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX format: <http://www.w3.org/ns/formats/>
        ASK { ?service a sd:Service ; sd:endpoint <http://localhost/sparql> ;
          sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ;
          sd:resultFormat format:SPARQL_Results_JSON, format:Turtle, format:JSON-LD ;
          sd:defaultDataset/sd:defaultGraph ?graph .
          FILTER NOT EXISTS { ?service sd:extensionFunction ?any }
          FILTER NOT EXISTS { ?service sd:languageExtension ?any } }"""
    )
    assert "10000 rows" in answer.text


def test_to_look_at_the_page_begins_no_process(tmp_path: Path) -> None:
    with site(filled(tmp_path)) as client:
        client.get("/sparql", headers=PAGE)
        client.get("/sparql?example=where-next", headers=PAGE)
        assert processes(client) == ()


@pytest.mark.parametrize("host", ["a<b>c", "a b", "x/y"])
def test_no_address_is_made_of_what_is_no_host(client: FlaskClient, host: str) -> None:
    answer = client.get("/sparql", headers={"Host": host})
    assert answer.status_code == 400
    assert host not in answer.text
