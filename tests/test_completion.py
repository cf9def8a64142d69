"""What the Tab key completes, and that it never speaks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class
from click.testing import CliRunner

from loaders import samples
from web.cli import cli

#: One that a document states, one that the titles tell.
LADDERS = ["Environmental Monitoring", "Water Quality Technician"]
TITLES = [
    "Environmental Monitoring Assistant Technician",
    "Environmental Monitoring Manager",
    "Environmental Monitoring Supervisor",
    "Environmental Monitoring Technician",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion") / "store"
    args = ["load", *map(str, samples.agencies()), "--store", str(folder)]
    assert CliRunner().invoke(cli, args).exit_code == 0
    return folder


def completed(store: Path | str, *words: str) -> list[str]:
    """Return what is offered for the last of the words."""
    shell = get_completion_class("zsh")
    assert shell is not None
    os.environ["NEXTRUNG_STORE"] = str(store)
    try:
        made = shell(cli, {}, "nextrung", "_NEXTRUNG_COMPLETE")
        return [str(item.value) for item in made.get_completions(list(words[:-1]), words[-1])]
    finally:
        del os.environ["NEXTRUNG_STORE"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["plan", "env"], TITLES),
        (["plan", "3170200", "31705"], ["3170500"]),
        (["show", "water quality s"], ["Water Quality Supervisor"]),
        (["ladder", ""], LADDERS),
        (["links", "E"], ["Environmental Monitoring"]),
        (["query", "undescribed"], ["undescribed-rungs"]),
        (["show", "no such"], []),
        (["export", "gr"], ["graphml"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["inf"], ["info", "infer"]),
    ],
)
def test_names_are_completed_from_the_store(
    store: Path, words: list[str], offered: list[str]
) -> None:
    assert sorted(completed(store, *words)) == sorted(offered)


def test_the_store_named_on_the_line_is_asked(store: Path, tmp_path: Path) -> None:
    assert completed(tmp_path, "ladder", "--store", str(store), "") == LADDERS


@pytest.mark.parametrize(
    "place", ["nowhere", __file__, "http://127.0.0.1:9", "http://a:b@c/", "ftp://x"]
)
def test_without_a_readable_store_nothing_is_offered(
    place: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed(place, "plan", "E") == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell_is_printed(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert f"_NEXTRUNG_COMPLETE={shell}_complete" in result.stdout
    assert CliRunner().invoke(cli, ["completion", "tcsh"]).exit_code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("word", "offered"),
    [
        ("env", [title.replace(" ", "\\ ") for title in TITLES]),
        ('"Env', TITLES),
        ("31704", ["3170400"]),
    ],
)
def test_bash_puts_a_title_in_as_one_word(
    store: Path, tmp_path: Path, word: str, offered: list[str]
) -> None:
    program = tmp_path / "nextrung"
    start = 'import sys; sys.argv[0] = "nextrung"; from web.cli import main; main()'
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{start}' \"$@\"\n")
    program.chmod(0o755)
    script = (
        'eval "$(nextrung completion bash)"; COMP_WORDS=(nextrung plan "$1"); COMP_CWORD=2; '
        '_nextrung_completion nextrung; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    settings = os.environ | {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[1]),
        "NEXTRUNG_STORE": str(store),
    }
    done = subprocess.run(
        ["bash", "-c", script, "bash", word],
        env=settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (sorted(done.stdout.splitlines()), done.stderr) == (sorted(offered), "")
