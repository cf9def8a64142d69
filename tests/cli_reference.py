"""Writes the reference in ``docs/command-line.md`` from the commands themselves.

Run from the checkout: ``python -m tests.cli_reference``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click
from click.testing import CliRunner

from web.cli import cli

__all__ = ["MEND", "PAGE", "reference", "written"]

PAGE: Final = Path(__file__).parents[1] / "docs" / "command-line.md"
MEND: Final = "python -m tests.cli_reference"

_MARK: Final = "\n## Reference\n"
_WIDTH: Final = 80


def reference() -> str:
    """Return what ``--help`` says of each command, in the order in which commands are listed."""
    told = [
        "What `--help` prints.",
        _block(),
        *map(_command, cli.list_commands(click.Context(cli))),
    ]
    return f"{_MARK}\n" + "\n\n".join(told) + "\n"


def _command(name: str) -> str:
    return f"### nextrung {name}\n\n{_block(name)}"


def _block(*args: str) -> str:
    result = CliRunner().invoke(
        cli, [*args, "--help"], prog_name="nextrung", terminal_width=_WIDTH, color=False
    )
    return f"```\n{result.stdout.rstrip()}\n```"


def written() -> tuple[str, str]:
    """Return the page's own words and the reference that stands behind them."""
    words, mark, told = PAGE.read_text("utf-8").partition(_MARK)
    return words, mark + told


if __name__ == "__main__":
    PAGE.write_text(written()[0] + reference(), "utf-8")
