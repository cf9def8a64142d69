"""The page of a document, in process: its text in full, with one passage marked in place."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from graph.store import Store
from tests.class_world import MASTER_TEXT, SPANS, WARDEN, WARDEN_TEXT, WHOLE, class_world
from tests.test_web import Page, text_of
from tests.web_world import TURNING
from web import create_app
from web.passages import paragraphs
from web.security import HEADERS

PAGE = "/documents/b2"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app({"STORE": class_world()}).test_client()


def marks(html: str) -> list[str]:
    """Return the marked texts, in order."""
    return [unescape(text) for text in re.findall(r"<mark[^>]*><bdi>(.*?)</bdi>", html, re.DOTALL)]


def text(html: str) -> str:
    """Return the document's text as the page shows it, without white space."""
    body = html.partition('<div class="document">')[2].partition("</div>")[0]
    return solid(unescape("".join(re.findall(r"<bdi>(.*?)</bdi>", body, re.DOTALL))))


def solid(text: str) -> str:
    return "".join(text.split())


def test_a_document_is_shown_with_its_whole_text_and_no_mark(client: FlaskClient) -> None:
    html = client.get(PAGE).text
    assert text(html) == solid(WARDEN_TEXT)
    assert "<mark" not in html
    assert "To the marked passage" not in html


def test_its_classes_are_linked_and_its_dates_told(client: FlaskClient) -> None:
    html = client.get(PAGE).text
    assert f'<a href="{WARDEN}"><bdi>Harbour Watch Warden</bdi></a>' in html
    assert "warden.txt Port of Elm Describes Harbour Watch Warden H-20" in text_of(html)
    assert "Issued 1998-03-01 Revised 2004-05" in text_of(html)


def test_a_document_without_dates_says_so(client: FlaskClient) -> None:
    assert "Date the document states none" in text_of(client.get("/documents/b4").text)


def test_a_passage_is_marked_in_place(client: FlaskClient) -> None:
    html = client.get(f"{PAGE}?from=8&to=13").text
    assert marks(html) == [WARDEN_TEXT[8:13]]
    assert html.count('<mark id="passage">') == 1
    assert text(html) == solid(WARDEN_TEXT)
    assert 'href="#passage"' in html


def test_a_passage_that_a_page_foot_interrupts_is_marked_in_its_spans(client: FlaskClient) -> None:
    html = client.get(f"{PAGE}?from={WHOLE[0]}&to={WHOLE[1]}").text
    assert marks(html) == [WARDEN_TEXT[start:end] for start, end in SPANS]
    assert html.count('id="passage"') == 1


def test_places_are_code_points_and_not_units_of_an_encoding(client: FlaskClient) -> None:
    place = MASTER_TEXT.index("Ends")
    assert marks(client.get(f"/documents/b4?from={place}&to={place + 4}").text) == ["Ends"]


def test_a_passage_over_several_paragraphs_is_marked_in_each(client: FlaskClient) -> None:
    html = client.get(f"{PAGE}?from=0&to={len(WARDEN_TEXT)}").text
    assert solid("".join(marks(html))) == solid(WARDEN_TEXT)
    assert html.count('id="passage"') == 1


@pytest.mark.parametrize(
    "query",
    [
        "from=3",
        "to=3",
        "from=3&to=3",
        "from=9&to=3",
        "from=-1&to=3",
        "from=0&to=999999",
        "from=a&to=b",
        "from=1.5&to=3",
        "from=&to=",
        "from=\u0661&to=\u0663",
        f"from=0&to={'9' * 5000}",
    ],
)
def test_what_is_no_passage_is_refused_with_what_would_be_one(
    client: FlaskClient, query: str
) -> None:
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == 400
    assert f"from 0 to {len(WARDEN_TEXT)}" in answer.text


@pytest.mark.parametrize("name", ["b", "b22", "warden.txt", "spec", "%2e%2e", "<script>"])
def test_an_unknown_document_is_not_found(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/documents/{name}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_an_unknown_document_offers_the_nearest_by_the_name_of_its_file(
    client: FlaskClient,
) -> None:
    html = client.get("/documents/wardens.txt").text
    assert '<a href="/documents/b2"><bdi>warden.txt</bdi></a>' in html


def test_a_document_without_its_text_says_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/documents/b5")
    assert answer.status_code == 503
    assert "load it again" in answer.text


def test_a_document_is_found_by_the_first_twelve_digits_and_by_all(samples_store: Store) -> None:
    client = create_app({"STORE": samples_store}).test_client()
    html = client.get("/classes/aldermere-county/3170400").text
    digits = next(iter(re.findall(r"/documents/([0-9a-f]+)", html)))
    assert len(digits) == 12
    page = client.get(f"/documents/{digits}").text
    (sha256,) = re.findall(r'class="digest">([0-9a-f]{64})<', page)
    assert sha256.startswith(digits)
    assert client.get(f"/documents/{sha256}").text == page


# What documents print never runs


@pytest.mark.parametrize("query", ["", "?from=0&to=40", "?from=20&to=60"])
def test_a_hostile_text_is_shown_as_it_is_printed(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/documents/b4{query}")
    page = Page(answer.text)
    assert not [tag for tag, _ in page.tags if tag in {"img", "script", "style"}]
    assert text(answer.text) == solid(MASTER_TEXT)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_text_that_turns_direction_is_isolated(client: FlaskClient) -> None:
    assert f"<bdi>{TURNING}</bdi>" in client.get("/documents/b4").text


def test_where_a_document_comes_from_is_no_link(client: FlaskClient) -> None:
    html = client.get(PAGE).text
    assert "<bdi>javascript:alert(3)</bdi>" in html
    assert 'href="javascript' not in html


# Paragraphs


def joined(text: str, *marked: tuple[int, int]) -> list[list[tuple[str, bool]]]:
    return [[(run.text, run.marked) for run in runs] for runs in paragraphs(text, marked)]


def test_lines_stay_together_and_empty_ones_part_paragraphs() -> None:
    assert joined("One\n two\n \t\n\nThree\r\n\r\nFour") == [
        [("One\n two", False)],
        [("Three", False)],
        [("Four", False)],
    ]


def test_a_mark_has_no_white_space_at_its_ends() -> None:
    assert joined("One two three", (3, 8)) == [[("One ", False), ("two", True), (" three", False)]]


def test_a_mark_of_white_space_alone_is_none() -> None:
    assert joined("One  two", (3, 5)) == [[("One  two", False)]]


def test_a_run_knows_where_it_starts() -> None:
    runs = [run for of in paragraphs("One\n\ntwo three", [(5, 8)]) for run in of]
    assert [run.start for run in runs] == [0, 5, 8]


def test_no_text_has_no_paragraph() -> None:
    assert paragraphs(" \n\n ") == ()
