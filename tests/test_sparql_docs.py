"""The page about the endpoint is true: its requests are made, and its limits are the limits."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from graph.store import Store
from tests.sparql_world import site
from web.sparql.limits import Limits

PAGE = (Path(__file__).parents[1] / "docs" / "sparql.md").read_text("utf-8")
COMMANDS = re.findall(r"^    curl (.+)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def client(samples_store: Store) -> Iterator[FlaskClient]:
    with site(samples_store) as found:
        yield found


def requested(client: FlaskClient, command: str) -> tuple[str | None, str]:
    """Make the request that curl would make, and return the media type and the text."""
    words = iter(shlex.split(command))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    path, method, fields_of, body = "", "GET", {}, None
    for word in words:
        if word == "-G":
            method = "address"
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "--data-urlencode":
            name, _, value = next(words).partition("=")
            fields_of[name] = value
        elif word == "--data-binary":
            body = next(words)
        else:
            parts = urlsplit(word)
            path = f"{parts.path}?{parts.query}"
    if method == "address":
        answer = client.get(path, query_string=fields_of, headers=headers)
    elif fields_of or body is not None:
        answer = client.post(path, data=body if body is not None else fields_of, headers=headers)
    else:
        answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    return answer.mimetype, answer.text


ANSWERS = [
    ("text/csv", "Environmental Monitoring Technician"),
    ("application/sparql-results+json", '"boolean": true'),
    ("text/turtle", 'skos:notation "3170200"'),
    ("text/turtle", "sd:Service"),
]


@pytest.mark.parametrize(
    ("command", "answer"),
    list(zip(COMMANDS, ANSWERS, strict=True)),
    ids=["get", "form", "direct", "none"],
)
def test_each_request_of_the_page_is_answered(
    client: FlaskClient, command: str, answer: tuple[str, str]
) -> None:
    media_type, text = requested(client, command)
    assert media_type == answer[0]
    assert answer[1] in text


def test_the_page_names_each_limit_and_what_it_is() -> None:
    named = re.findall(r"`SPARQL_([A-Z]+)`", PAGE)
    assert {name.lower() for name in named} == {field.name for field in fields(Limits)}
    limits = Limits()
    for told in (f"{limits.seconds:g} seconds", f"{limits.rows:,} rows", f"{limits.length:,} char"):
        assert told in PAGE
