"""Each thing has an address that answers people and programs, each in what they ask for."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import FOAF, Graph, URIRef
from werkzeug.test import TestResponse

from graph import vocab
from graph.store import Store
from graph.vocab import PREFIXES
from tests.linked_world import THINGS, crowded_world, linked_world
from tests.test_web import Page, text_of
from tests.web_world import BASE, HOSTILE
from web import create_app
from web.security import HEADERS

FORMS = {
    "turtle": ("text/turtle", RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
    "rdfxml": ("application/rdf+xml", RdfFormat.RDF_XML),
    "ntriples": ("application/n-triples", RdfFormat.N_TRIPLES),
}
PAGES = [place for _, place in THINGS.values()]
PAGES += [f"/data/{kind}/{name}" for kind, (name, _) in THINGS.items()]
PAGES += ["/competencies/skill/knots", "/data/competency/skill/knots"]
#: The pages of the site that are about one thing, by what that is.
ABOUT = {
    place: f"{BASE}{kind}/{name}" for kind, (name, place) in THINGS.items() if kind != "agency"
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": linked_world()}).test_client()


def told(answer: TestResponse, form: str) -> set[Triple]:
    """Return the triples of an answer."""
    assert answer.status_code == 200
    assert answer.mimetype == FORMS[form][0]
    return {quad.triple for quad in parse(answer.data, FORMS[form][1])}


def types(triples: set[Triple], iri: str) -> set[str]:
    found = {t.object for t in triples if t.subject == NamedNode(iri) and t.predicate == vocab.TYPE}
    return {one.value.removeprefix(vocab.NR) for one in found if isinstance(one, NamedNode)}


@pytest.mark.parametrize("kind", THINGS)
def test_a_person_is_sent_to_the_page_of_a_thing(client: FlaskClient, kind: str) -> None:
    name, place = THINGS[kind]
    sent = client.get(f"/id/{kind}/{name}", headers={"Accept": "text/html"})
    assert (sent.status_code, sent.location) == (303, place)
    assert "Accept" in sent.vary
    page = client.get(place)
    assert page.status_code == 200
    assert page.mimetype == "text/html"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", THINGS)
def test_a_program_is_sent_to_the_data_of_a_thing(
    client: FlaskClient, kind: str, form: str
) -> None:
    name, _ = THINGS[kind]
    sent = client.get(f"/id/{kind}/{name}", headers={"Accept": FORMS[form][0]})
    assert (sent.status_code, sent.location) == (303, f"/data/{kind}/{name}?format={form}")
    by_name = client.get(f"/id/{kind}/{name}?format={form}")
    assert (by_name.status_code, by_name.location) == (303, sent.location)
    triples = told(client.get(sent.location), form)
    iri = NamedNode(f"{BASE}{kind}/{name}")
    assert any(iri in (one.subject, one.object) for one in triples)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", THINGS)
def test_every_form_holds_the_same_asked_for_by_either_way(
    client: FlaskClient, kind: str, form: str
) -> None:
    address = f"/data/{kind}/{THINGS[kind][0]}"
    wanted = told(client.get(f"{address}?format=ntriples"), "ntriples")
    assert told(client.get(f"{address}?format={form}"), form) == wanted
    accepted = client.get(address, headers={"Accept": FORMS[form][0]})
    assert told(accepted, form) == wanted
    assert "Accept" in accepted.vary


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("agency", "Agency"),
        ("class", "JobClass"),
        ("series", "Series"),
        ("spec", "Specification"),
        ("competency", "Knowledge"),
        ("credential", "License"),
        ("continuation", "DutyContinuation"),
        ("doubt", "Doubt"),
        ("figure", "Figure"),
    ],
)
def test_the_data_tell_what_a_thing_is(client: FlaskClient, kind: str, of: str) -> None:
    name = THINGS[kind][0]
    triples = told(client.get(f"/data/{kind}/{name}?format=turtle"), "turtle")
    assert types(triples, f"{BASE}{kind}/{name}") == {of}


def test_the_data_of_a_class_hold_what_is_printed_of_it_and_labels(client: FlaskClient) -> None:
    triples = told(client.get("/data/class/port-elm/2?format=turtle"), "turtle")
    mention, duty = NamedNode(f"{BASE}spec/b2#class-1"), NamedNode(f"{BASE}spec/b2#duty-1")
    ladder = NamedNode(f"{BASE}series/port-elm/harbour-watch")
    assert Triple(mention, vocab.MENTION_OF, NamedNode(f"{BASE}class/port-elm/2")) in triples
    assert Triple(mention, vocab.HAS_STATEMENT, duty) in triples
    assert Triple(duty, vocab.TEXT, Literal("Log every ship that moors.")) in triples
    assert Triple(ladder, vocab.PREF_LABEL, Literal("Harbour Watch")) in triples


def test_the_data_name_their_document_and_the_graphs_that_they_are_from(
    client: FlaskClient,
) -> None:
    answer = client.get("/data/class/port-elm/2?format=turtle")
    graph = Graph().parse(data=answer.text, format="turtle")
    document = URIRef("http://localhost/data/class/port-elm/2")
    assert graph.value(document, FOAF.primaryTopic) == URIRef(f"{BASE}class/port-elm/2")
    derived = URIRef(PREFIXES["prov"] + "wasDerivedFrom")
    assert URIRef(f"{BASE}graph/test/derived") in set(graph.objects(document, derived))


def test_a_document_is_told_whole(samples_store: Store) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    iri = min(
        row["thing"].value for row in samples_store.ask("addresses", {"kind": vocab.SPECIFICATION})
    )
    digest = iri.rpartition("/")[2]
    triples = told(client.get(f"/data/spec/{digest}?format=turtle"), "turtle")
    assert set(samples_store.triples(NamedNode(iri))) <= triples
    assert any(one.predicate == vocab.MENTION_OF for one in triples)


def test_a_graph_is_told(client: FlaskClient) -> None:
    triples = told(client.get("/data/graph/test/more?format=turtle"), "turtle")
    doubt = NamedNode(f"{BASE}doubt/77")
    assert Triple(doubt, vocab.REASON, Literal(HOSTILE)) in triples


def test_a_thing_inside_a_document_can_be_asked_for(client: FlaskClient) -> None:
    triples = told(client.get("/data/spec/b2%23duty-1?format=turtle"), "turtle")
    assert types(triples, f"{BASE}spec/b2#duty-1") == {"Duty"}
    sent = client.get("/id/spec/b2%23duty-1")
    assert (sent.status_code, sent.location) == (303, "/documents/b2")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("page", ABOUT)
def test_a_page_about_a_thing_is_data_for_who_asks_for_data(
    client: FlaskClient, page: str, form: str
) -> None:
    answer = client.get(page, headers={"Accept": FORMS[form][0]})
    assert "Accept" in answer.vary
    assert client.get(f"{page}?format={form}").data == answer.data
    if page.startswith("/classes/") and form == "jsonld":
        assert json.loads(answer.text)["@type"] == "Occupation"
    else:
        iri = NamedNode(ABOUT[page])
        assert any(iri in (one.subject, one.object) for one in told(answer, form))


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_their_forms_and_refuse_others(client: FlaskClient, page: str) -> None:
    joint = "&" if "?" in page else "?"
    if page in ABOUT or page.startswith("/data/"):
        html = client.get(page).text
        assert html.count('<link rel="alternate" type="text/turtle"') == 1
        assert text_of(html).count("Turtle") == 1
        refused = client.get(f"{page}{joint}format=<b>")
        assert refused.status_code == 400
        assert "There is no such format here; there are: html" in refused.text
        none = client.get(page, headers={"Accept": "image/png"})
        assert none.status_code == 406
        assert none.mimetype == "application/problem+json"
        assert "Accept" in none.vary


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_well_formed_and_run_nothing(client: FlaskClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    Page(answer.text)
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_hostile_label_is_shown_as_text_and_isolated(client: FlaskClient) -> None:
    html = client.get("/competencies/skill/knots").text
    assert "<h1><bdi>&lt;script&gt;alert(1)" in html
    assert "<bdi>&lt;script&gt;alert(1)" in client.get("/data/doubt/77").text


def test_a_competency_tells_who_asks_for_it_with_the_sentence(client: FlaskClient) -> None:
    html = client.get("/competencies/knowledge/tides").text
    text = text_of(html)
    assert "Knowledge · asked for by 2 classes" in text
    assert "Harbour Watch Warden H-20 : “ Knowledge of tides ”" in text
    assert "/documents/b2?from=120&amp;to=138#passage" in html
    assert '<h2 id="employer-1"><bdi>Port of Elm</bdi><span class="count">1</span></h2>' in html
    assert '<h2 id="employer-2">Employer not stated<span class="count">1</span></h2>' in html


def test_a_credential_tells_who_asks_for_it(client: FlaskClient) -> None:
    text = text_of(client.get("/credentials/boat-master").text)
    assert "Licence or certificate · asked for by 1 class" in text
    assert "Harbour Watch Chief H-50 : “ Boat master&#39;s licence ”" in text


def test_what_nobody_asks_for_is_said() -> None:
    store = linked_world()
    dance = NamedNode(f"{BASE}competency/skill/dance")
    store.put(NamedNode(f"{BASE}graph/test/idle"), [Triple(dance, vocab.TYPE, vocab.SKILL)])
    page = create_app({"STORE": store}).test_client().get("/competencies/skill/dance").text
    assert "no class that is known by name asks for it" in text_of(page)


UNKNOWN = [
    ("/id/class/port-elm/22", "port-elm/2"),
    ("/data/series/port-elm/harbor-watch", "port-elm/harbour-watch"),
    ("/id/competency/knowledge/tide", "knowledge/tides"),
    ("/credentials/boat-mastr", "boat-master"),
    ("/competencies/knowledge/tidess", "knowledge/tides"),
    ("/data/graph/test/derive", "test/derived"),
    ("/id/klass/port-elm/2", "class"),
]


@pytest.mark.parametrize(("address", "near"), UNKNOWN)
def test_an_unknown_name_offers_the_nearest(client: FlaskClient, address: str, near: str) -> None:
    page = client.get(address)
    assert page.status_code == 404
    assert page.mimetype == "text/html"
    assert f"<bdi>{near}</bdi>" in page.text
    problem = client.get(address, headers={"Accept": "text/turtle"})
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert near in json.loads(problem.text)["candidates"]
    assert json.loads(client.get(f"{address}?format=turtle").text)["status"] == 404


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/classes/port-elm/h-2", "port-elm/2"),
        ("/ladders/port-elm/harbor-watch", "port-elm/harbour-watch"),
        ("/documents/b3", "b2"),
    ],
)
def test_a_page_that_is_not_there_is_a_problem_for_programs(
    client: FlaskClient, address: str, near: str
) -> None:
    problem = client.get(address, headers={"Accept": "text/turtle"})
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert near in json.loads(problem.text)["candidates"]
    assert client.get(address).mimetype == "text/html"


@pytest.mark.parametrize("kind", THINGS)
@pytest.mark.parametrize(
    "name", ["%00", "%3E", "a b", HOSTILE, "../../x", "x" * 500, "%F0%9F%9A%A2"]
)
def test_what_can_be_no_name_is_unknown(client: FlaskClient, kind: str, name: str) -> None:
    for address in (f"/id/{kind}/{name}", f"/data/{kind}/{name}"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text
        assert len(answer.text) < 5_000


def test_a_thing_under_a_base_of_its_own_is_found() -> None:
    store = Store.memory()
    base = "https://example.org/hr/"
    mill = NamedNode(f"{base}agency/mill")
    spec = NamedNode(f"{base}spec/c3")
    store.put(
        spec,
        [
            Triple(spec, vocab.TYPE, vocab.SPECIFICATION),
            Triple(spec, vocab.FILE_NAME, Literal("mill.txt")),
            Triple(spec, vocab.SHA256, Literal("c3")),
            Triple(spec, vocab.PARSER_VERSION, Literal("1")),
            Triple(mill, vocab.TYPE, vocab.AGENCY),
        ],
    )
    client = create_app({"STORE": store}).test_client()
    triples = told(client.get("/data/agency/mill?format=ntriples"), "ntriples")
    assert Triple(mill, vocab.TYPE, vocab.AGENCY) in triples


def test_what_is_too_much_is_cut_and_said() -> None:
    client = create_app({"STORE": crowded_world(600)}).test_client()
    answer = client.get("/data/competency/knowledge/tides?format=turtle")
    pointing = [one for one in told(answer, "turtle") if one.predicate == vocab.COMPETENCY]
    assert len(pointing) == 500
    assert "102 more triples have it as their value" in answer.text
    page = text_of(client.get("/data/competency/knowledge/tides").text)
    assert "102 more triples have it as their value and are not told here." in page


def test_data_that_have_not_changed_are_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/data/class/port-elm/2?format=turtle")
    again = client.get(
        "/data/class/port-elm/2?format=turtle", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")
