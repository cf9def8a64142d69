"""What is documented is true: every command is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graph import resources
from tests import cli_reference
from web.cli import cli

ROOT = Path(__file__).parents[1]
CONTEXT = click.Context(cli)
COMMANDS = sorted(cli.list_commands(CONTEXT))


def documented(page: str) -> set[str]:
    return set(re.findall(r"\bnextrung ([a-z]+)\b", (ROOT / page).read_text("utf-8")))


def test_the_page_of_the_command_line_names_each_command_and_no_other() -> None:
    words, _ = cli_reference.written()
    assert set(re.findall(r"^\| `nextrung ([a-z]+)\b", words, re.MULTILINE)) == set(COMMANDS)
    assert documented("docs/command-line.md") == set(COMMANDS)
    assert documented("README.md") <= set(COMMANDS)


def test_the_reference_is_what_each_command_says_of_itself() -> None:
    _, told = cli_reference.written()
    assert told == cli_reference.reference(), f"mend it by: {cli_reference.MEND}"


def test_the_page_of_the_command_line_names_no_option_that_there_is_not() -> None:
    words, told = cli_reference.written()
    options = set(re.findall(r"(--[a-z][a-z-]+)", told))
    assert {"--store", "--format", "--out", "--agency"} <= options
    assert set(re.findall(r"(--[a-z][a-z-]+)", words)) <= options


@pytest.mark.parametrize("command", COMMANDS)
def test_each_argument_and_option_is_documented(command: str) -> None:
    _, told = cli_reference.written()
    section = told.split(f"### nextrung {command}\n")[1].split("###")[0]
    found = cli.get_command(CONTEXT, command)
    assert found is not None
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in section
        else:
            assert parameter.make_metavar(click.Context(found)) in section


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4


def test_every_file_that_a_page_links_to_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text("utf-8"))
    ]
    assert links
    assert [(p.name, link) for p, link in links if not (p.parent / link).exists()] == []


def test_the_questions_that_the_readme_asks_are_in_the_catalogue() -> None:
    asked = re.findall(r"nextrung query ([a-z-]+)$", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert asked
    assert set(asked) <= set(resources.query_names())


def test_what_the_readme_shows_is_what_the_demo_prints() -> None:
    shown = (ROOT / "README.md").read_text("utf-8").split("```")[3]
    printed = CliRunner().invoke(cli, ["demo"]).stdout.splitlines()
    lines = [line for line in shown.strip().splitlines() if line != "..."]
    assert len(lines) > 5
    assert [line for line in lines if line not in printed] == []
