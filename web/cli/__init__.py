"""The command line: ``nextrung COMMAND``; results on standard output, all else on standard error.

Exit status: 0 done, 1 something was refused or left out, 2 wrong usage or an unknown name.
"""

from __future__ import annotations

import logging
import sys

import click

from graph.errors import LookupFailed, NextrungError
from web.cli.answers import ladder, ladders, links, plan
from web.cli.check import check
from web.cli.demo import demo
from web.cli.echo import echo
from web.cli.load import load, parse
from web.cli.query import queries, query
from web.cli.serve import serve

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-v", "--verbose", is_flag=True, help="Tell on standard error what is done.")
@click.version_option(package_name="nextrung", message="%(package)s %(version)s")
def cli(*, verbose: bool) -> None:
    """Career ladders and competencies, read from job class specifications."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING, format="%(levelname)s %(message)s"
    )


for command in (load, parse, ladders, ladder, plan, links, query, queries, check, serve, demo):
    cli.add_command(command)


def main() -> None:
    """Run the command line; the one place where errors become a line and an exit status."""
    try:
        cli()
    except NextrungError as error:
        echo(f"nextrung: {' '.join(str(error).split())}", err=True)
        sys.exit(2 if isinstance(error, LookupFailed) else 1)
