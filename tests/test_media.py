"""Which form of an answer a request asks for."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.exceptions import BadRequest, NotAcceptable

from web import media
from web.media import Media, negotiated

OFFERED = (media.HTML, media.TURTLE, media.JSON_LD)


def asked(query: str = "", accept: str | None = None) -> Media:
    headers = {} if accept is None else {"Accept": accept}
    with Flask("asked").test_request_context(f"/{query}", headers=headers) as context:
        return negotiated(context.request, OFFERED)


@pytest.mark.parametrize(
    ("query", "accept", "found"),
    [
        ("", None, media.HTML),
        ("", "*/*", media.HTML),
        ("", "text/turtle", media.TURTLE),
        ("", "text/html;q=0.5, application/ld+json", media.JSON_LD),
        ("", "image/png, text/turtle;q=0.1", media.TURTLE),
        ("?format=turtle", "text/html", media.TURTLE),
        ("?format=html", "text/turtle", media.HTML),
    ],
)
def test_the_address_decides_before_the_header(
    query: str, accept: str | None, found: Media
) -> None:
    assert asked(query, accept) == found


def test_a_format_that_is_not_offered_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadRequest, match="html, turtle, jsonld"):
        asked("?format=pdf")


def test_a_header_that_accepts_nothing_of_ours_is_told_what_there_is() -> None:
    with pytest.raises(NotAcceptable, match="text/turtle"):
        asked(accept="image/png")
