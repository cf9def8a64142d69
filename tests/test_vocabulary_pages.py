"""Our own terms and schemes, as pages and as data, at addresses that mirror their IRIs."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from graph import resources, schemes, vocab
from graph.store import Store
from graph.vocab import NR, SCHEME
from tests.test_linked_addresses import FORMS
from tests.test_web import text_of
from web import create_app
from web.linked.terms import groups

SCHEMES = sorted(
    {
        str(one.object)[1:-1].removeprefix(SCHEME)
        for one in resources.triples("schemes.ttl")
        if one.predicate == vocab.IN_SCHEME
    }
)
ADDRESSES = ["/ontology", "/scheme", *(f"/scheme/{name}" for name in SCHEMES)]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": Store.memory()}).test_client()


def terms() -> set[str]:
    """Return the local names of what the ontology defines."""
    found = (one.subject for one in resources.triples("ladder.ttl") if one.predicate == vocab.LABEL)
    return {one.value.removeprefix(NR) for one in found if isinstance(one, NamedNode)}


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def test_every_term_of_the_ontology_has_an_anchor_of_its_name(client: FlaskClient) -> None:
    found = ids(client.get("/ontology").text)
    assert terms() <= set(found)
    assert len(found) == len(set(found))


def test_a_term_is_told_with_what_it_is_said_of_and_its_alignment(client: FlaskClient) -> None:
    html = client.get("/ontology").text
    following = html.partition('id="nextRung"')[2].partition('class="term"')[0]
    assert '<a href="#JobClass">nr:JobClass</a>' in following
    assert '<a href="#higherRung">nr:higherRung</a>' in following
    job_class = text_of(html.partition('id="JobClass"')[2].partition('class="term"')[0])
    assert "Kind of ceterms:Job, org:Role" in job_class
    assert "Nearly the same as schema:Occupation" in job_class
    assert "It is transitive" in text_of(html.partition('id="higherRung"')[2])


def test_every_link_within_the_ontology_leads_to_an_anchor(client: FlaskClient) -> None:
    html = client.get("/ontology").text
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids(html))


def test_each_term_is_of_one_sort() -> None:
    named = [term.name for group in groups() for term in group.terms]
    assert sorted(named) == sorted(terms())


@pytest.mark.parametrize("name", SCHEMES)
def test_every_concept_of_a_scheme_has_an_anchor_and_its_wordings(
    client: FlaskClient, name: str
) -> None:
    html = client.get(f"/scheme/{name}").text
    found = ids(html)
    concepts = schemes.concepts(name)
    assert {one.name for one in concepts} <= set(found)
    assert len(found) == len(set(found))
    for label in concepts[0].labels:
        assert label.replace("&", "&amp;").replace("'", "&#39;") in html


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_terms_and_schemes_are_data_too(client: FlaskClient, address: str, form: str) -> None:
    mimetype, kind = FORMS[form]
    by_header = client.get(address, headers={"Accept": mimetype})
    assert by_header.mimetype == mimetype
    assert "Accept" in by_header.vary
    triples = [quad.triple for quad in parse(by_header.data, kind)]
    assert len(triples) > 5
    by_name = client.get(f"{address}?format={form}")
    assert len([*parse(by_name.data, kind)]) == len(triples)


def test_the_data_of_the_ontology_are_its_files(client: FlaskClient) -> None:
    answer = client.get("/ontology?format=ntriples")
    told = {quad.triple for quad in parse(answer.data, RdfFormat.N_TRIPLES)}
    for name in ("ladder.ttl", "alignments.ttl"):
        named = {one for one in resources.triples(name) if isinstance(one.subject, NamedNode)}
        assert {one for one in named if isinstance(one.object, NamedNode)} <= told


def test_the_data_of_a_scheme_are_its_concepts_alone(client: FlaskClient) -> None:
    answer = client.get("/scheme/flsa?format=turtle")
    told = {quad.triple for quad in parse(answer.data, RdfFormat.TURTLE)}
    exempt = NamedNode(schemes.concept("flsa", "exempt").iri)
    assert Triple(exempt, vocab.IN_SCHEME, NamedNode(f"{SCHEME}flsa")) in told
    assert all(str(one.subject).startswith(f"<{SCHEME}flsa") for one in told)


def test_the_address_of_a_concept_leads_to_where_it_is_told(client: FlaskClient) -> None:
    page = client.get("/scheme/flsa/non-exempt", headers={"Accept": "text/html"})
    assert (page.status_code, page.location) == (303, "/scheme/flsa#non-exempt")
    data = client.get("/scheme/flsa/non-exempt", headers={"Accept": "text/turtle"})
    assert (data.status_code, data.location) == (303, "/scheme/flsa?format=turtle")


def test_the_version_of_the_ontology_leads_to_it(client: FlaskClient) -> None:
    sent = client.get("/ontology/0.1.0")
    assert (sent.status_code, sent.location) == (303, "/ontology")


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("/scheme/nothing", "flsa"),
        ("/scheme/flsa/nonexempt", "flsa/non-exempt"),
        ("/ontology/9.9", None),
        ("/ontology/%F0%9F%9A%A2", None),
        ("/ontology/%3E", None),
    ],
)
def test_what_we_have_not_is_unknown(client: FlaskClient, address: str, near: str | None) -> None:
    assert client.get(address).status_code == 404
    problem = client.get(address, headers={"Accept": "application/rdf+xml"})
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    nearest = json.loads(problem.text)["candidates"]
    assert near in nearest if near is not None else nearest == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_other_forms_are_refused(client: FlaskClient, address: str) -> None:
    assert client.get(f"{address}?format=pdf").status_code == 400
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406
