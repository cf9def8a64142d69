"""The tours in ``docs/`` are true: their commands are run, and print what the pages show."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cli import cli

ROOT = Path(__file__).parents[1]
TOURS = sorted((ROOT / "docs").glob("tour-*.md"))
#: The address in the pages; the tests' server has another one each time.
ADDRESS = "http://127.0.0.1:7878"
#: A line that stands for lines left out.
LEFT_OUT = "..."


def commands(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each command of a page with the lines that it is said to print."""
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *printed = part.splitlines()
            yield command, printed


def stretches(shown: list[str]) -> list[list[str]]:
    """Return the lines of a page between those that are left out."""
    found: list[list[str]] = [[]]
    for line in shown:
        if line == LEFT_OUT:
            found.append([])
        else:
            found[-1].append(line)
    return found


def missing(shown: list[str], printed: list[str]) -> list[str]:
    """Return the first lines of a page that are not printed there, or that it does not show."""
    place = 0
    for number, wanted in enumerate(stretches(shown)):
        places = range(place, len(printed) + 1) if number else [0]
        ends = [at + len(wanted) for at in places if printed[at : at + len(wanted)] == wanted]
        if not ends:
            return wanted
        place = ends[0]
    return printed[place:] if shown[-1:] != [LEFT_OUT] else []


def test_a_line_that_is_not_printed_is_found() -> None:
    printed = ["a", "b", "c", "d"]
    assert missing(printed, printed) == []
    assert missing(["a", LEFT_OUT, "c", LEFT_OUT], printed) == []
    assert missing(["a", LEFT_OUT, "d"], printed) == []
    assert missing(["b", LEFT_OUT], printed) == ["b"]
    assert missing(["a", LEFT_OUT, "d", "c"], printed) == ["d", "c"]
    assert missing(["a", "b"], printed) == ["c", "d"]
    assert missing([], printed) == printed


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.stem)
def test_a_tour_shows_what_its_commands_print(
    tour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server_place: str
) -> None:
    shutil.copytree(ROOT / "loaders" / "samples", tmp_path / "loaders" / "samples")
    monkeypatch.chdir(tmp_path)
    asked = 0
    for command, shown in commands(tour.read_text("utf-8")):
        program, *args = shlex.split(command.replace(ADDRESS, server_place))
        if program == "export":
            monkeypatch.setenv(*args[0].split("=", 1))
        elif program == "nextrung":
            asked += 1
            result = CliRunner().invoke(cli, args, catch_exceptions=False, prog_name=program)
            printed = result.output.replace(server_place, ADDRESS).splitlines()
            assert (command, missing(shown, printed)) == (command, [])
        else:
            assert program == "oxigraph", "only our own commands and the server are run"
    assert asked > 5


def test_there_is_a_tour_for_each_user() -> None:
    assert [tour.stem for tour in TOURS] == ["tour-analyst", "tour-employee", "tour-engineer"]
