"""What is documented is true: every command is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import resources
from web.cli import cli

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(cli.commands)


def documented(page: str) -> set[str]:
    return set(re.findall(r"\bnextrung ([a-z]+)\b", (ROOT / page).read_text("utf-8")))


def test_the_page_of_the_command_line_names_each_command_and_no_other() -> None:
    assert documented("docs/command-line.md") == set(COMMANDS)
    assert documented("README.md") <= set(COMMANDS)


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
