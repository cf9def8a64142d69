"""Loading by the command line: several processes, lexicons, interruptions."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import read
from graph.errors import StoreError
from graph.identity.mentions import Document
from graph.store import Store
from web.cli import cli

WORDS = """
@prefix section: <https://w3id.org/nextrung/scheme/section/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
section:duties skos:altLabel "How the day goes" .
"""


def written(folder: Path, number: int, times: int) -> None:
    """Write some documents, each with a number of duties."""
    folder.mkdir()
    for one in range(number):
        duties = "\n".join(
            f"{n}. Weaves cloth of {n} threads for house {one}." for n in range(times)
        )
        (folder / f"{one:03}.txt").write_text(f"WEAVER {one}\n\nDUTIES\n\n{duties}\n")


def command(*args: object) -> list[str]:
    return [sys.executable, "-c", "from web.cli import main; main()", *map(str, args)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


def test_many_documents_load_in_other_processes(tmp_path: Path) -> None:
    written(tmp_path / "in", 30, 3)
    (tmp_path / "in" / "010.txt").write_text("nothing")
    args = ["load", str(tmp_path / "in"), "--store", str(tmp_path / "store")]
    done = CliRunner().invoke(cli, [*args, "--jobs", "2", "--format", "json"])
    told = json.loads(done.stdout)
    assert [Path(path).name for path in told["loaded"]] == [
        f"{one:03}.txt" for one in range(30) if one != 10
    ]
    assert [Path(skipped["path"]).name for skipped in told["skipped"]] == ["010.txt"]
    assert done.exit_code == 1


def test_an_interruption_ends_promptly_and_keeps_what_is_written(tmp_path: Path) -> None:
    written(tmp_path / "in", 30, 3)
    written(tmp_path / "in" / "long", 200, 800)
    store = tmp_path / "store"
    args = command("load", tmp_path / "in", "--store", store, "--jobs", "2")
    running = subprocess.Popen(
        args, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not held(store) and time.monotonic() < deadline:
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=20)
    assert running.returncode == 130
    assert told == "stopped: what was written is kept; load the same again for the rest\n"
    assert 0 < len(held(store)) < 230


def held(store: Path) -> tuple[Document, ...]:
    """Return the documents in a store; none where there is no store yet."""
    try:
        with Store.read(store) as opened:
            return read.documents(opened)
    except StoreError:
        return ()


def test_documents_lie_below_the_address_that_is_given(tmp_path: Path) -> None:
    written(tmp_path / "in", 2, 3)
    store = ["--store", str(tmp_path / "store")]
    base = "https://example.org/hr/"
    done = CliRunner().invoke(cli, ["load", str(tmp_path / "in"), *store, "--base", base])
    assert done.exit_code == 0
    found = held(tmp_path / "store")
    assert len(found) == 2
    assert all(document.iri.startswith(f"{base}spec/") for document in found)
    assert (
        CliRunner().invoke(cli, ["check", "--shapes", "--severity", "violation", *store]).exit_code
        == 0
    )
    traced = CliRunner().invoke(cli, ["why", found[0].iri, *store, "--format", "json"])
    assert {reason["origin"] for reason in json.loads(traced.stdout)} == {"document"}
    inferred = CliRunner().invoke(cli, ["infer", *store, "--format", "json"])
    assert len(json.loads(inferred.stdout)) == 2
    removed = CliRunner().invoke(cli, ["remove", *(one.sha256 for one in found), *store])
    assert removed.exit_code == 0
    with Store.read(tmp_path / "store") as opened:
        assert [graph for graph in opened.graphs() if graph.value.startswith(base)] == []


@pytest.mark.parametrize("base", ["hr/", "https://example.org/hr", "https://example.org/?hr=/"])
def test_an_address_that_cannot_be_built_on_is_wrong_usage(tmp_path: Path, base: str) -> None:
    done = CliRunner().invoke(cli, ["load", str(tmp_path), "--base", base])
    assert done.exit_code == 2
    assert "web address" in done.stderr


def test_a_lexicon_is_used_for_loading_and_parsing(tmp_path: Path) -> None:
    (tmp_path / "headings.ttl").write_text(WORDS)
    (tmp_path / "weaver.txt").write_text("WEAVER\n\nHow the day goes:\n\nWeaves cloth.\n")
    more = ["--lexicon", str(tmp_path / "headings.ttl")]
    parsed = CliRunner().invoke(cli, ["parse", str(tmp_path / "weaver.txt"), *more])
    (duty,) = json.loads(parsed.stdout)["classes"][0]["duties"]
    assert duty["text"] == "Weaves cloth"
    store = ["--store", str(tmp_path / "store")]
    loaded = CliRunner().invoke(cli, ["load", str(tmp_path / "weaver.txt"), *more, *store])
    assert loaded.stdout.startswith("1 loaded (")


def test_parsing_takes_the_lexicon_that_the_folder_names(tmp_path: Path) -> None:
    (tmp_path / "headings.ttl").write_text(WORDS)
    (tmp_path / "nextrung.toml").write_text('lexicon = "headings.ttl"\nexclude = ["*.ttl"]')
    (tmp_path / "weaver.txt").write_text("WEAVER\n\nHow the day goes:\n\nWeaves cloth.\n")
    for pattern in ("weaver.txt", "*.txt"):
        out = tmp_path / "out" / pattern[0]
        args = ["parse", str(tmp_path / pattern), "--out", str(out)]
        assert CliRunner().invoke(cli, args).exit_code == 0
        (described,) = json.loads((out / "weaver.json").read_text("utf-8"))["classes"]
        assert len(described["duties"]) == 1


def test_a_lexicon_that_cannot_be_read_is_one_line_and_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "headings.ttl").write_text("section:duties")
    (tmp_path / "weaver.txt").write_text("WEAVER\n\nDUTIES\n\nWeaves cloth.\n")
    store = tmp_path / "store"
    args = command(
        "load", tmp_path / "weaver.txt", "--lexicon", tmp_path / "headings.ttl", "--store", store
    )
    done = subprocess.run(args, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"nextrung: {tmp_path / 'headings.ttl'}: it is no Turtle (")
    assert done.stderr.count("\n") == 1
    assert not store.exists()


@pytest.mark.parametrize(
    "wrong", [["--jobs", "0"], ["--jobs", "x"], ["--wait", "-1"], ["--agency", " "]]
)
def test_wrong_options_are_usage_errors(tmp_path: Path, wrong: list[str]) -> None:
    args = ["load", str(tmp_path), "--store", str(tmp_path / "store"), *wrong]
    assert CliRunner().invoke(cli, args).exit_code == 2


def test_who_does_not_wait_is_told_who_writes(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with Store.open(store):
        args = command("load", tmp_path, "--store", store, "--wait", "0")
        done = subprocess.run(args, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"process {os.getpid()}" in done.stderr


def test_a_pattern_is_parsed_to_where_its_matches_lie_below_its_fixed_part(tmp_path: Path) -> None:
    written(tmp_path / "in", 1, 1)
    written(tmp_path / "in" / "a", 1, 1)
    out = tmp_path / "out"
    args = ["parse", str(tmp_path / "in" / "**" / "*.txt"), "--out", str(out)]
    assert CliRunner().invoke(cli, args).exit_code == 0
    assert sorted(str(file.relative_to(out)) for file in out.rglob("*.json")) == [
        "000.json",
        "a/000.json",
    ]
