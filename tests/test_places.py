"""A place is a folder or the address of a server, which may be shown in messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store.places import Place, address


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("http://localhost:7878", "http://localhost:7878"),
        ("https://example.org/data///", "https://example.org/data"),
        ("HTTP://LOCALHOST/", "HTTP://LOCALHOST"),
        ("http://[::1]:7878", "http://[::1]:7878"),
    ],
)
def test_a_server_is_known_by_its_address_without_a_slash_at_the_end(
    place: str, expected: str
) -> None:
    assert address(place) == expected


@pytest.mark.parametrize(
    "place", ["ladders", "C:\\ladders", "http:ladders", Path("http://localhost")]
)
def test_whatever_is_no_address_is_a_folder(place: Place) -> None:
    assert address(place) is None


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("http://ann:secret@localhost", "holds a name or password"),
        ("http://secret@localhost", "holds a name or password"),
        ("http://localhost?key=secret", "before any"),
        ("http://localhost#secret", "before any"),
    ],
)
def test_what_may_be_secret_is_refused_and_not_shown(place: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        address(place)
    assert "secret" not in str(caught.value)
    assert caught.value.place == "at the address given"


@pytest.mark.parametrize(
    "place",
    ["ftp://localhost", "http://", "http://:7878", "http://a:0", "http://a:b", "http://[::1"],
)
def test_an_address_that_no_server_can_have_is_refused_and_shown(place: str) -> None:
    with pytest.raises(StoreError, match="must be like http://localhost:7878") as caught:
        address(place)
    assert caught.value.place == place
