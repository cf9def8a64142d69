"""The command line: ``nextrung COMMAND``; results on standard output, all else on standard error.

Exit status: 0 done, 1 something was refused or left out, 2 wrong usage or an unknown name.
"""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Mapping
from typing import Final

import click

from graph.errors import LookupFailed, NextrungError
from web.cli.echo import Messages, tell
from web.cli.groups import Sections
from web.cli.shells import register

__all__ = ["cli", "main"]

#: What stops writing to standard output, through no fault of the program.
_CANNOT_WRITE: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO})

_SECTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "Load documents": {
        "load": "web.cli.load",
        "parse": "web.cli.parse",
        "remove": "web.cli.remove",
        "demo": "web.cli.demo",
    },
    "Ask": {
        "ladders": "web.cli.ladders",
        "ladder": "web.cli.ladders",
        "show": "web.cli.show",
        "plan": "web.cli.plan",
        "fit": "web.cli.fit",
        "compare": "web.cli.compare",
        "comparable": "web.cli.comparable",
        "diff": "web.cli.diff",
        "links": "web.cli.ladders",
        "feeders": "web.cli.network",
        "reach": "web.cli.network",
        "network": "web.cli.network",
        "why": "web.cli.why",
        "query": "web.cli.query",
        "queries": "web.cli.query",
        "serve": "web.cli.serve",
    },
    "Maintain": {
        "check": "web.cli.check",
        "statistics": "web.cli.statistics",
        "review": "web.cli.review",
        "accuracy": "web.cli.accuracy",
        "infer": "web.cli.infer",
        "info": "web.cli.info",
        "export": "web.cli.export",
        "completion": "web.cli.completion",
    },
}


@click.group(
    cls=Sections,
    sections=_SECTIONS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("-v", "--verbose", is_flag=True, help="Tell on standard error what is done.")
@click.version_option(package_name="nextrung", message="%(package)s %(version)s")
def cli(*, verbose: bool) -> None:
    """Career ladders and competencies, read from job class specifications."""
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[Messages()])


def main() -> None:
    """Run the command line; the one place where errors become a line and an exit status."""
    register()
    try:
        cli()
    except NextrungError as error:
        tell(str(error))
        sys.exit(2 if isinstance(error, LookupFailed) else 1)
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        tell(f"the answer cannot be written ({error.strerror}).")
        sys.exit(1)
