"""How a server is reached, as the environment tells."""

from __future__ import annotations

import pytest

from graph.errors import StoreError
from graph.store.access import settings

PLACE = "http://localhost:7878"


def test_without_a_word_from_the_environment_a_server_has_the_paths_of_oxigraph() -> None:
    found = settings(PLACE, {})
    assert (found.place, found.query, found.update, found.graphs) == (
        PLACE,
        f"{PLACE}/query",
        f"{PLACE}/update",
        f"{PLACE}/store",
    )
    assert (found.timeout, dict(found.headers)) == (120.0, {})


def test_the_environment_names_each_address_apart() -> None:
    told = {
        "NEXTRUNG_QUERY_URL": "https://example.org/ask",
        "NEXTRUNG_UPDATE_URL": "https://example.org/change",
        "NEXTRUNG_GRAPHS_URL": "https://example.org/graphs",
    }
    found = settings(PLACE, told)
    assert (found.query, found.update, found.graphs) == tuple(told.values())


def test_a_user_is_told_with_or_without_a_password_and_never_shown() -> None:
    with_one = settings(PLACE, {"NEXTRUNG_USER": "ann", "NEXTRUNG_PASSWORD": "a:b"})
    assert with_one.headers == {"Authorization": "Basic YW5uOmE6Yg=="}
    assert settings(PLACE, {"NEXTRUNG_USER": "ann"}).headers == {"Authorization": "Basic YW5uOg=="}
    assert "YW5uOmE6Yg==" not in repr(with_one)


@pytest.mark.parametrize(("given", "seconds"), [("0.5", 0.5), ("600", 600.0)])
def test_a_time_out_is_in_seconds(given: str, seconds: float) -> None:
    assert settings(PLACE, {"NEXTRUNG_TIMEOUT": given}).timeout == seconds


@pytest.mark.parametrize("given", ["soon", "0", "-1", "inf", "nan"])
def test_a_time_out_that_never_or_at_once_ends_is_refused(given: str) -> None:
    with pytest.raises(StoreError, match="NEXTRUNG_TIMEOUT must be") as caught:
        settings(PLACE, {"NEXTRUNG_TIMEOUT": given})
    assert caught.value.place == PLACE


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"NEXTRUNG_USER": "a:b"}, "no colon"),
        ({"NEXTRUNG_PASSWORD": "secret"}, "NEXTRUNG_USER must be too"),
    ],
)
def test_a_password_without_a_user_or_a_user_that_hides_one_is_refused(
    told: dict[str, str], why: str
) -> None:
    with pytest.raises(StoreError, match=why) as caught:
        settings(PLACE, told)
    assert caught.value.place == PLACE
