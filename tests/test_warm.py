"""What pages need is made before they are asked for: at the start and after each load."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import promotions
from graph.store import Store
from tests.web_world import small_world
from web import create_app
from web.directory import asked, directory
from web.warm import MADE, kept_warm

OFTEN = 0.02


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(OFTEN)


def test_all_is_made_before_anybody_asks(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    app = create_app({"STORE": tmp_path / "store"})
    with kept_warm(app, every=OFTEN):
        until(
            lambda: (
                {directory, asked, promotions.network}
                <= set(app.extensions.get("nextrung.kept", ()))
            )
        )


def test_what_is_loaded_meanwhile_is_made_as_well(tmp_path: Path) -> None:
    place = tmp_path / "store"
    Store.open(place).close()
    app = create_app({"STORE": place})

    def titles() -> list[str]:
        shelf = app.extensions.get("nextrung.kept", {}).get(directory)
        made = list(shelf.made.values()) if shelf is not None else []
        return [one.title for _, found in made for one in found.classes.values()]

    with kept_warm(app, every=OFTEN):
        until(lambda: directory in app.extensions.get("nextrung.kept", {}))
        assert titles() == []
        world = small_world()
        with Store.open(place) as store:
            for graph in world.graphs():
                store.put(graph, world.triples(graph))
        until(lambda: "Harbour Watch Chief" in titles())


def test_a_store_that_cannot_be_read_is_said_once_and_the_site_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app({"STORE": tmp_path / "nowhere"})
    with caplog.at_level(logging.WARNING), kept_warm(app, every=OFTEN):
        until(lambda: "nextrung load" in caplog.text)
        time.sleep(5 * OFTEN)
    assert len(caplog.records) == 1


def test_it_ends_with_its_context() -> None:
    with kept_warm(create_app({"STORE": small_world()}), every=60):
        assert "warm" in {one.name for one in threading.enumerate()}
    assert "warm" not in {one.name for one in threading.enumerate()}


def test_what_nobody_foresaw_is_said_once_and_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried: list[Store] = []

    def broken(store: Store) -> None:
        tried.append(store)
        raise OSError(24, "Too many open files")

    app = create_app({"STORE": small_world()})
    app.extensions[MADE] = (broken,)
    with caplog.at_level(logging.WARNING), kept_warm(app, every=OFTEN):
        until(lambda: len(tried) > 2)
    assert "Too many open files" in caplog.text
    assert len(caplog.records) == 1
