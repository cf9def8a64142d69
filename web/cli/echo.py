"""The one place where text goes to a terminal: nothing that a document prints can steer it."""

from __future__ import annotations

import re
from typing import Final

import click

__all__ = ["echo", "harmless"]

#: The control characters C0, DEL and C1 (ISO/IEC 6429), but for tab and new line.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    r"""Return a text with each control character replaced by U+FFFD, but for tab and new line.

    >>> harmless("red: \x1b[31m\n")
    'red: �[31m\n'
    """
    return _CONTROLS.sub("\ufffd", text)


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a text without its control characters.

    :param err: to standard error
    :param nl: with a new line behind it
    """
    click.echo(harmless(text), err=err, nl=nl)
