"""Long-lived readers: each request sees one state, and the next one what was written meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.errors import StoreError
from graph.store import Store, failure, generation
from graph.store.latest import Latest
from graph.store.places import Place
from tests.test_server import acting

ONE = NamedNode("https://example.org/one")


def write(place: Place, title: str) -> None:
    with Store.open(place) as store:
        store.put(ONE, [Triple(ONE, vocab.PREF_LABEL, Literal(title))])


def titles(store: Store) -> list[str]:
    return [t.object.value for t in store.triples(ONE) if isinstance(t.object, Literal)]


def test_the_next_request_sees_what_was_written(place: Place) -> None:
    latest = Latest(place)
    for title in ("Weaver", "Dyer"):
        write(place, title)
        with latest.opened() as store:
            assert titles(store) == [title]
    latest.close()


def test_a_request_sees_one_state_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    latest = Latest(tmp_path)
    write(tmp_path, "Weaver")
    with latest.opened() as before:
        write(tmp_path, "Dyer")
        with latest.opened() as after:
            assert titles(after) == ["Dyer"]
            assert titles(before) == ["Weaver"]
    latest.close()


def test_requests_share_a_handle_until_something_is_new(place: Place) -> None:
    write(place, "Weaver")
    latest = Latest(place)
    with latest.opened() as one, latest.opened() as other:
        assert one is other
    with latest.opened() as later:
        assert later is one
    latest.close()


def test_a_handle_is_let_go_when_its_last_request_ends(tmp_path: Path) -> None:
    write(tmp_path, "Weaver")
    latest = Latest(tmp_path)
    with latest.opened() as first, latest.opened():
        write(tmp_path, "Dyer")
        with latest.opened():
            pass
        assert titles(first) == ["Weaver"]
    with pytest.raises(AttributeError):
        titles(first)
    latest.close()


def test_each_writer_that_closes_starts_a_generation(tmp_path: Path) -> None:
    assert generation.stamp(tmp_path) is None
    stamps = set()
    for _ in range(2):
        with Store.open(tmp_path):
            before = generation.stamp(tmp_path)
        assert generation.stamp(tmp_path) != before
        stamps.add(generation.stamp(tmp_path))
    assert len(stamps) == 2
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("generation.")]


def test_readers_who_cannot_be_told_are_an_error_of_the_writer_s(tmp_path: Path) -> None:
    (tmp_path / "generation").mkdir()
    with pytest.raises(StoreError, match="its readers cannot be told"):
        Store.open(tmp_path).close()
    (tmp_path / "generation").rmdir()
    Store.open(tmp_path, wait=0).close()


def test_a_store_that_is_taken_away_is_missed(tmp_path: Path) -> None:
    write(tmp_path, "Weaver")
    latest = Latest(tmp_path)
    with latest.opened():
        pass
    (tmp_path / "oxigraph").rename(tmp_path / "away")
    (tmp_path / "generation").unlink()
    with pytest.raises(StoreError, match="nothing is loaded there"), latest.opened():
        pass
    latest.close()


def test_many_threads_read_beside_a_writer(tmp_path: Path) -> None:
    write(tmp_path, "0")
    latest = Latest(tmp_path)
    seen: list[list[int]] = [[] for _ in range(4)]
    done = threading.Event()

    def request(into: list[int]) -> None:
        while not done.is_set():
            with latest.opened() as store:
                into.extend(map(int, titles(store)))

    threads = [threading.Thread(target=request, args=(into,)) for into in seen]
    for thread in threads:
        thread.start()
    for number in range(1, 6):
        write(tmp_path, str(number))
    with latest.opened() as store:
        assert titles(store) == ["5"]
    done.set()
    for thread in threads:
        thread.join()
    latest.close()
    for numbers in seen:
        assert numbers
        assert numbers == sorted(numbers)


def test_all_who_wait_for_a_silent_server_are_refused_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEXTRUNG_TIMEOUT", "0.5")
    told: list[str] = []

    def request() -> None:
        with pytest.raises(StoreError, match="no answer within") as caught, latest.opened():
            pass
        told.append(str(caught.value))

    with socket.create_server(("127.0.0.1", 0)) as silent:
        latest = Latest(f"http://127.0.0.1:{silent.getsockname()[1]}")
        threads = [threading.Thread(target=request) for _ in range(4)]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - began < 1.4
    assert len(told) == 4
    assert len(set(told)) == 1


def test_what_failed_is_tried_again_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    is_down = [True]
    down = property(lambda _: 500 if is_down else 200)
    with acting(status=down) as url:
        latest = Latest(url)
        with pytest.raises(StoreError, match="answers 500"), latest.opened():
            pass
        is_down.clear()
        with pytest.raises(StoreError, match="answers 500"), latest.opened():
            pass
        monkeypatch.setattr(failure, "_FRESH", 0.0)
        with latest.opened() as store:
            assert store.place == url
        latest.close()


def test_a_folder_that_failed_is_tried_again_as_soon_as_something_is_new(tmp_path: Path) -> None:
    latest = Latest(tmp_path)
    with pytest.raises(StoreError, match="nothing is loaded there"), latest.opened():
        pass
    write(tmp_path, "Weaver")
    with latest.opened() as store:
        assert titles(store) == ["Weaver"]
    latest.close()


def test_who_leaves_does_not_wait_for_who_opens() -> None:
    seen: list[str | None] = []
    slow = threading.Event()
    with acting(seen=seen, pause=property(lambda _: slow.is_set() * 0.5)) as url:
        latest = Latest(url)

        def request() -> None:
            with latest.opened():
                pass

        other = threading.Thread(target=request)
        with latest.opened():
            latest.close()
            slow.set()
            asked = len(seen)
            other.start()
            while len(seen) == asked:
                time.sleep(0.01)
            began = time.monotonic()
        assert time.monotonic() - began < 0.3
        other.join()
        latest.close()
