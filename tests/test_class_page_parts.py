"""What a class's page says once: why classes lead to one another, and what words mean."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from graph.meanings import meaning
from graph.model import ClassName, Quote, Way, WayKind
from graph.schemes import concepts
from tests.class_world import CHIEF, MASTER, WARDEN, class_world
from tests.test_web import text_of
from tests.web_world import HOSTILE, LADDER
from web import create_app
from web.classes import _by_reason
from web.portrait import Neighbour

QUOTE = Quote("a year as a Weaver", 5, 23, "https://example.org/spec", "dyer.txt")


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": class_world()}).test_client()


def neighbour(title: str, kind: WayKind, *quotes: Quote) -> Neighbour:
    name = ClassName(f"https://example.org/{title}", f"mill/{title}", title, (), None, None)
    return Neighbour(name, Way("https://example.org/weaver", name.iri, kind, quotes))


# Why classes lead to one another


def test_a_reason_that_several_classes_share_is_said_once() -> None:
    (reason,) = _by_reason([neighbour("Dyer", "qualifies"), neighbour("Clerk", "qualifies")])
    assert [one.name.title for one in reason.classes] == ["Clerk", "Dyer"]
    assert reason.words == ("the class is named in the qualifications of the next",)


def test_a_class_stands_once_below_all_that_says_so() -> None:
    found = _by_reason(
        [
            neighbour("Dyer", "equivalent", QUOTE),
            neighbour("Dyer", "qualifies", QUOTE),
            neighbour("Clerk", "qualifies"),
        ]
    )
    assert [[one.name.title for one in reason.classes] for reason in found] == [["Clerk"], ["Dyer"]]
    assert found[1].classes[0].quotes == (QUOTE,)
    assert len(found[1].words) == 2


def test_the_best_founded_reason_comes_first() -> None:
    found = _by_reason([neighbour("Dyer", "inferred-rung"), neighbour("Clerk", "next-rung")])
    assert [reason.inferred for reason in found] == [False, True]


def test_a_page_says_each_reason_once(client: FlaskClient) -> None:
    html = client.get(WARDEN).text
    leads = html.partition('id="leads"')[2].partition("</section>")[0]
    reasons = re.findall(r'<p class="reason">(.*?)</p>', leads)
    assert len(reasons) == len(set(reasons)) > 0


# JSON-LD in the page


@pytest.mark.parametrize("path", [WARDEN, MASTER, CHIEF])
def test_the_page_holds_what_search_engines_read(client: FlaskClient, path: str) -> None:
    html = client.get(path).text
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(data) == json.loads(client.get(f"{path}?format=jsonld").text)


def test_a_hostile_title_cannot_close_the_data(client: FlaskClient) -> None:
    html = client.get(MASTER).text
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["name"] == HOSTILE
    assert "<" not in data


# What words mean


@pytest.mark.parametrize("path", [WARDEN, LADDER, "/", "/plan?from=H-20&to=H-50"])
def test_each_word_is_explained_once_and_its_meaning_is_there(
    client: FlaskClient, path: str
) -> None:
    html = client.get(path).text
    words = re.findall(r'class="meant" popovertarget="([^"]+)" aria-describedby="([^"]+)"', html)
    assert words
    assert len(words) == len(set(words))
    assert re.findall(r'<p class="meaning" id="([^"]+)" popover>', html) == [
        one for one, _ in words
    ]


def test_meanings_are_the_ontologys_own(client: FlaskClient) -> None:
    text = text_of(client.get(WARDEN).text)
    for name in ("Qualification", "flsaStatus", "level", "JobClass", "flsa/non-exempt"):
        assert meaning(name) in text.replace("&#39;", "'")


def test_an_exemption_is_explained_with_its_kind(client: FlaskClient) -> None:
    text = text_of(client.get(CHIEF).text)
    assert f"{meaning('flsa/exempt')} {meaning('flsa/executive')}" in text


@pytest.mark.parametrize("name", ["nothing", "flsa/nothing"])
def test_what_no_term_means_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        meaning(name)


def test_every_status_under_the_act_has_a_meaning() -> None:
    assert all(meaning(f"flsa/{one.name}") for one in concepts("flsa"))
