"""One writer at a time: the second waits, is told for whom, and goes on when the first is gone."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.store import Store, locks
from graph.store.places import Place

#: Opens a store for writing, says so, and closes it when its input ends.
_HOLDER = """
import sys
from graph.store import Store
with Store.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(place: Place) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process write to a store until the context ends."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[1],
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            yield process
        finally:
            process.kill()


def test_who_waits_in_vain_is_told_for_whom_and_what_to_do(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        held(place) as process,
        caplog.at_level(logging.WARNING),
        pytest.raises(StoreError, match=r"not done within 0\.5 seconds") as caught,
    ):
        Store.open(place, wait=0.5)
    (record,) = caplog.records
    for told in (record.getMessage(), str(caught.value)):
        assert f"process {process.pid} on " in told
        assert ", since 2" in told
        assert "from graph.store import Store" in told
    assert "choose another store with --store" in str(caught.value)


def test_a_writer_goes_on_when_the_one_before_it_has_closed(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    with held(place) as process:
        assert process.stdin is not None
        closing = threading.Timer(0.6, process.stdin.close)
        closing.start()
        with caplog.at_level(logging.WARNING), Store.open(place, wait=30) as store:
            assert store.graphs()
        closing.join()
        assert process.wait() == 0
    (record,) = caplog.records
    assert "waiting for another writer, up to 30 seconds" in record.getMessage()


@pytest.mark.parametrize("options", [[], ["-v"]])
def test_what_another_process_is_called_cannot_steer_a_terminal(
    tmp_path: Path, options: list[str]
) -> None:
    place = tmp_path / "wool\x1b[31m\nsilk"
    program = "from web.cli import main; main()"
    args = [*options, "load", __file__, "--wait", "0.5", "--store", str(place)]
    with held(place):
        told = subprocess.run(
            [sys.executable, "-c", program, *args], capture_output=True, text=True, check=False
        ).stderr
    assert "waiting for another writer" in told
    assert [line for line in told.splitlines() if not line.startswith("nextrung: ")] == []
    assert "\x1b" not in told


def test_a_killed_writer_holds_nobody_up(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with held(place) as process:
        process.kill()
        process.wait()
        with caplog.at_level(logging.WARNING):
            Store.open(place, wait=0).close()
    assert not caplog.records


def test_readers_do_not_wait(place: Place) -> None:
    Store.open(place).close()
    with held(place), Store.read(place) as store:
        assert store.graphs()


def test_who_holds_a_lock_stands_beside_it_while_it_is_held(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        found = locks.holder(tmp_path)
        assert found is not None
        assert found.pid == process.pid
    with Store.open(tmp_path):
        assert locks.holder(tmp_path) != found
    assert locks.holder(tmp_path) is None


@pytest.mark.parametrize("content", ["", "wool", "[]", '{"pid": 1}', '{"pid": "wool"}'])
def test_a_holder_that_cannot_be_read_is_unknown(tmp_path: Path, content: str) -> None:
    (tmp_path / "writer.json").write_text(content)
    assert locks.holder(tmp_path) is None


@pytest.mark.parametrize("name", ["writer.lock", "writer.json"])
def test_where_no_lock_can_be_made_nothing_is_written(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        Store.open(tmp_path, wait=0)
    (tmp_path / name).rmdir()
    Store.open(tmp_path, wait=0).close()


def test_each_server_has_a_lock_of_its_own() -> None:
    one, other = (locks.folder_for(f"http://localhost:{port}") for port in (7878, 7879))
    assert one != other
    assert one == locks.folder_for("http://localhost:7878")
