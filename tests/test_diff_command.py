"""``nextrung diff`` on files and on documents of a store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from loaders import samples
from web.cli import cli

OLD = """WEAVER

Class Code: 1712

DEFINITION

Under supervision, weaves cloth on hand looms.

DUTIES

Weaves plain cloth on a hand loom.
Repairs broken warp threads.
Counts the bales in the yard.
"""
NEW = """WEAVER

Class Code: 1712

DEFINITION

Under supervision, weaves cloth on hand looms.

DUTIES

Repairs broken warp threads.
Weaves plain and fine cloth on a hand loom.
Orders new yarn.
"""


def run(*args: str | Path, status: int) -> Result:
    result = CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == status, result.output
    return result


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new


def changes(found: Any) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            change["part"],
            change["change"],
            change["before"] and change["before"]["text"],
            change["after"] and change["after"]["text"],
        )
        for change in found["changes"]
    ]


def test_two_files_are_told_apart_without_a_store(files: tuple[Path, Path]) -> None:
    found = json.loads(run("diff", *files, "--format", "json", status=1).stdout)
    assert changes(found) == [
        (
            "Duties",
            "reworded",
            "Weaves plain cloth on a hand loom",
            "Weaves plain and fine cloth on a hand loom",
        ),
        ("Duties", "removed", "Counts the bales in the yard", None),
        ("Duties", "added", None, "Orders new yarn"),
    ]
    for change in found["changes"]:
        if change["before"]:
            assert OLD[change["before"]["start"] : change["before"]["end"]].startswith(
                change["before"]["text"][:5]
            )


def test_words_that_differ_are_marked_in_the_text(files: tuple[Path, Path]) -> None:
    text = run("diff", *files, status=1).stdout
    assert "~ Weaves plain {+and fine+} cloth on a hand loom" in text
    assert '- "Counts the bales in the yard"' in text
    assert '+ "Orders new yarn"' in text


def test_a_file_does_not_differ_from_itself(files: tuple[Path, Path]) -> None:
    assert "No difference" in run("diff", files[0], files[0], status=0).stdout


def test_documents_of_a_store_are_named_by_file_or_digest(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    store = tmp_path / "store"
    run("load", *files, "--store", store, status=0)
    there = run("diff", "old.txt", files[1], "--store", store, "--format", "csv", status=1).stdout
    assert there == run("diff", *files, "--format", "csv", status=1).stdout


def test_what_is_not_there_is_trouble_and_no_difference(
    tmp_path: Path, files: tuple[Path, Path]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", "utf-8")
    result = run("diff", files[0], empty, status=2)
    assert result.stdout == ""
    assert "empty.txt" in result.stderr
    store = tmp_path / "store"
    run("load", files[0], "--store", store, status=0)
    assert "nowhere.txt" in run("diff", "nowhere.txt", files[0], "--store", store, status=2).stderr


def test_no_sample_differs_from_itself_and_all_differ_from_each_other() -> None:
    one, other, *_ = (path for path in sorted(samples.agencies()[0].glob("*.txt")))
    run("diff", one, one, status=0)
    run("diff", one, other, status=1)
