"""Whatever lies in a folder: each thing that cannot be loaded is one clear line, the rest loads."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import read
from graph.store import Store
from loaders.corpus.folders import documents_in
from loaders.parse import parse_bytes
from loaders.record import Record
from web.cli import cli

GOOD = "WEAVER\n\nDUTIES\n\nWeaves cloth.\n"
RECIPE = "Pancakes\n\nIngredients:\n2 eggs\n1 cup of flour\n\nMethod:\nMix all, then fry.\n"
NOBODY = 65534


def binary_that_begins_like_text(path: Path) -> None:
    path.write_bytes(GOOD.encode() + bytes(range(256)) * 8)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def writes(data: bytes | str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    return write


CASES: list[tuple[str, Callable[[Path], None], str]] = [
    ("empty.txt", writes(b""), "the file is empty"),
    ("white.txt", writes(b" \r\n\t\n\xef\xbb\xbf"[:5]), "nothing but white space"),
    ("binary.txt", writes(bytes(range(256)) * 4), "binary data"),
    ("begins.txt", binary_that_begins_like_text, "binary data"),
    ("wide.txt", writes(b"\xff\xfe" + GOOD.encode("utf-16-le")), "UTF-16 text; save it as UTF-8"),
    ("recipe.txt", writes(RECIPE), "no section or field of a class specification"),
    ("dangling.txt", lambda path: path.symlink_to("nowhere"), "a link that leads nowhere"),
    ("loop.txt", loop, "a link that leads back to itself"),
    ("pipe.txt", os.mkfifo, "no regular file"),
    ("device.txt", lambda path: path.symlink_to("/dev/zero"), "no regular file"),
    ("folder", lambda path: path.symlink_to("."), "a link to a folder"),
    ("a.pdf", writes(b"%PDF-1.7\n"), "it is PDF; only plain text is read so far"),
    ("b.docx", writes(b"PK\x03\x04"), "Office or zip file; only plain text is read so far"),
    ("c.html", writes("<!DOCTYPE html><p>WEAVER"), "it is HTML; only plain text is read so far"),
    ("d.rtf", writes(f"OLD {GOOD}"), "it is RTF; only plain text is read so far"),
    ("line.txt", writes("WEAVER\n\nDUTIES\n" + "weaves " * 5000), "export it with its line breaks"),
    ("control\x1b[31m\n.txt", writes(RECIPE), "no section or field"),
    (os.fsdecode(b"bytes\xff.txt"), writes(RECIPE), "no section or field"),
]


def loaded(tmp_path: Path, *paths: Path, more: tuple[str, ...] = ()) -> Result:
    args = ["load", *map(str, paths), "--store", str(tmp_path / "store"), *more]
    return CliRunner().invoke(cli, args)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a good document, which is loaded, and with every bad case."""
    world = tmp_path_factory.mktemp("world")
    (world / "folder").mkdir()
    (world / "folder" / "weaver.txt").write_text(GOOD)
    assert loaded(world, world / "folder").exit_code == 0
    for name, make, _ in CASES:
        make(world / "folder" / name)
    return world


@pytest.fixture(scope="module")
def second_load(world: Path) -> Result:
    """Return what loading that folder again prints."""
    return loaded(world, world / "folder")


@pytest.mark.parametrize(("name", "reason"), [(name, reason) for name, _, reason in CASES])
def test_what_cannot_be_loaded_is_one_clear_line(
    second_load: Result, name: str, reason: str
) -> None:
    shown = " ".join(os.fsencode(name).decode("utf-8", "replace").replace("\x1b", "\ufffd").split())
    lines = [line for line in second_load.stderr.splitlines() if f"/{shown}: " in line]
    assert len(lines) == 1
    assert lines[0].startswith("skipped ")
    assert reason in lines[0]


def test_the_rest_loads_and_nothing_that_was_loaded_is_lost(
    world: Path, second_load: Result
) -> None:
    assert second_load.exit_code == 1
    assert len(second_load.stderr.splitlines()) == len(CASES)
    assert second_load.stdout.startswith(f"1 unchanged, {len(CASES)} skipped (store: ")
    with Store.read(world / "store") as store:
        assert [document.file_name for document in read.documents(store)] == ["weaver.txt"]


def test_a_fault_of_ours_is_one_line_and_the_exit_status_is_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(data: bytes, path: str) -> Record:
        if path.endswith("bad.txt"):
            raise RecursionError
        return parse_bytes(data, path)

    for name in ("good.txt", "bad.txt"):
        (tmp_path / name).write_text(f"{name}\n{GOOD}")
    monkeypatch.setattr("loaders.corpus.reading.parse_bytes", fails)
    result = loaded(tmp_path, tmp_path / "good.txt", tmp_path / "bad.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 loaded, 1 skipped")
    assert result.stderr == (
        f"skipped {tmp_path / 'bad.txt'}: "
        "Nextrung could not read it: RecursionError; please report this document.\n"
    )


def test_what_cannot_be_loaded_is_the_same_in_json(world: Path) -> None:
    result = loaded(world, world / "folder", more=("--format", "json"))
    told = {skipped["path"]: skipped["reason"] for skipped in json.loads(result.stdout)["skipped"]}
    assert len(told) == len(CASES)
    assert "binary data" in told[str(world / "folder" / "begins.txt")]


def test_fifty_megabytes_in_one_line_are_refused_fast_and_without_being_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "huge.txt").write_bytes(b"x" * 50_000_000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    result = loaded(tmp_path, tmp_path / "huge.txt")
    assert time.monotonic() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000
    assert "it has 50,000,000 bytes; a specification may have up to 2,000,000" in result.stderr


def test_a_file_of_the_system_that_tells_no_size_is_not_read_on_for_ever(tmp_path: Path) -> None:
    # Such a file claims to be empty, and goes on and on.
    endless = Path("/proc/self/pagemap")
    if not endless.exists():
        pytest.skip("this system has no such file")
    assert "more bytes" in loaded(tmp_path, endless).stderr


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("WEAVER\n\nDUTIES\n\nTisse à l’été.\n".encode("cp1252"), "Tisse à l’été"),
        ("WEAVER\n\nDUTIES\n\nTisse à côté.\n".encode("latin-1"), "Tisse à côté"),
        ("\ufeffWEAVER\n\nDUTIES\n\nTisse à côté.\n".encode(), "Tisse à côté"),
    ],
)
def test_older_encodings_load_with_offsets_in_code_points(
    tmp_path: Path, data: bytes, text: str
) -> None:
    (tmp_path / "weaver.txt").write_bytes(data)
    result = CliRunner().invoke(cli, ["parse", str(tmp_path / "weaver.txt")])
    (duty,) = json.loads(result.stdout)["classes"][0]["duties"]
    assert duty["text"] == text
    printed = CliRunner().invoke(cli, ["parse", str(tmp_path / "weaver.txt"), "--format", "text"])
    assert printed.stdout[duty["start"] : duty["end"]] == text


@pytest.mark.parametrize("name", ["a\x1b[31mb\n\tc.txt", os.fsdecode(b"a\xff.txt")])
def test_a_strange_name_does_not_keep_a_document_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(GOOD)
    (tmp_path / "copy.txt").write_text(GOOD)
    result = loaded(tmp_path, tmp_path / name, tmp_path / "copy.txt", more=("--format", "json"))
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["loaded"]) == 1
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr
    with Store.read(tmp_path / "store") as store:
        (document,) = read.documents(store)
    assert document.file_name == os.fsencode(name).decode("utf-8", "replace")
    out = CliRunner().invoke(cli, ["parse", str(tmp_path / name), "--out", str(tmp_path / "out")])
    assert out.exit_code == 0


def test_a_file_that_vanishes_is_skipped(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"{name}\n{GOOD}")
    sources = list(documents_in([tmp_path]))
    (tmp_path / "one.txt").unlink()
    result = loaded(tmp_path, *(Path(source.path) for source in sources))
    assert "one.txt: there is no such file or folder" in result.stderr
    assert result.stdout.startswith("1 loaded, 1 skipped")


@pytest.fixture(params=[0, 0o444], ids=["closed", "listed"])
def closed(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Yield a folder that holds one without rights, to be read by a user who has none else."""
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "closed").mkdir()
        (top / "closed" / "weaver.txt").write_text(GOOD)
        (top / "dyer.txt").write_text(GOOD)
        top.chmod(0o755)
        (top / "closed").chmod(request.param)
        root = os.geteuid() == 0
        if root:
            os.seteuid(NOBODY)
        try:
            yield top
        finally:
            if root:
                os.seteuid(0)
            (top / "closed").chmod(0o755)


def test_a_folder_without_permission_is_told_and_the_rest_found(closed: Path) -> None:
    error, found = documents_in([closed])
    assert str(error) == f"{closed / 'closed'}: the folder cannot be read (Permission denied)."
    assert found.path == closed / "dyer.txt"


def test_a_file_in_a_folder_without_permission_is_told(closed: Path) -> None:
    (error,) = documents_in([closed / "closed" / "weaver.txt"])
    assert str(error).endswith(" (Permission denied).")


@pytest.mark.parametrize("path", ["", "  "])
@pytest.mark.parametrize("command", ["load", "parse"])
def test_an_empty_path_is_not_the_current_folder(command: str, path: str) -> None:
    result = CliRunner().invoke(cli, [command, path])
    assert result.exit_code == 2
    assert "one of them is empty" in result.stderr


def test_the_lines_are_the_same_outside_a_terminal_as_users_see_them(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "weaver.txt").write_text(GOOD)
    args = ["load", str(tmp_path / "*.txt"), "--store", str(tmp_path / "store")]
    done = subprocess.run(
        [sys.executable, "-c", "from web.cli import main; main()", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    assert done.returncode == 1
    assert done.stdout == f"1 loaded, 1 skipped (store: {tmp_path / 'store'})\n"
    assert done.stderr == f"skipped {tmp_path / 'empty.txt'}: the file is empty.\n"
