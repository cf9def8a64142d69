"""The one place where text goes to a terminal: nothing that a document prints can steer it."""

from __future__ import annotations

import codecs
import logging
import sys
from collections.abc import Iterable
from typing import Final

import click
from rich.console import Console, RenderableType

from web.told.harmless import harmless

__all__ = [
    "Messages",
    "Terminal",
    "columns",
    "echo",
    "in_terminal",
    "styled",
    "tell",
]

_WIDEST: Final = 100


def echo(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a text without its control characters.

    :param err: to standard error
    :param nl: with a new line behind it
    """
    click.echo(harmless(text), err=err, nl=nl)


def tell(message: str) -> None:
    """Print a message to standard error: one line, whatever it quotes."""
    echo(f"nextrung: {' '.join(message.split())}", err=True)


def in_terminal() -> bool:
    """Whether what is printed goes to a terminal rather than to a file or another program."""
    return sys.stdout.isatty()


def columns() -> int:
    """Return how wide to write: a page's width, or that of a narrower terminal, in columns."""
    return min(_WIDEST, Console().width) if in_terminal() else _WIDEST


def styled(parts: Iterable[RenderableType]) -> None:
    """Print tables and headings to a terminal.

    :param parts: built from harmless texts; a plain ``str`` is shown as it is, never as markup
    """
    console = Console(markup=False, highlight=False, emoji=False)
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, str))


class Messages(logging.Handler):
    """Prints what the log says, which may quote files and other processes, as our messages."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        tell(self.format(record))


class Terminal:
    """A binary file that prints to the terminal what is written to it, without what could steer it.

    For what is written by libraries; a character may be split over two writings.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        """Print more of the text, and return how many bytes that were."""
        echo(self._decoder.decode(data), nl=False)
        return len(data)

    def flush(self) -> None:
        """Let the terminal show what was written."""
        sys.stdout.flush()
