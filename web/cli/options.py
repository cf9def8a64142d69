"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final, Literal, TypeAlias

import click
import platformdirs
from click.shell_completion import CompletionItem

from graph.errors import StoreError
from graph.store import Place
from graph.store.places import address

__all__ = [
    "Shape",
    "StorePlace",
    "agency_option",
    "answer_format_option",
    "format_option",
    "store_option",
]

#: How an answer is printed.
Shape: TypeAlias = Literal["text", "json", "csv", "markdown"]

_DEFAULT_STORE: Final = Path(platformdirs.user_data_dir("nextrung", appauthor=False)) / "store"


class StorePlace(click.ParamType[Place]):
    """A folder, or the address of a SPARQL 1.1 server."""

    name = "place"

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Place:
        """Return a folder as a path, a server's address as it is.

        :raises click.BadParameter: for a file, another kind of address, or one with a password in
            it: it would stand in the shell's history and in the list of processes
        """
        given = os.fspath(value)
        try:
            if address(given) is not None:
                return given
        except StoreError as error:
            self.fail(f"{error.reason}.", param, ctx)
        folder = Path(given)
        if folder.exists() and not folder.is_dir():
            self.fail(f"{folder} is a file; a store is a folder or a server.", param, ctx)
        return folder

    def shell_complete(
        self, _ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Leave it to the shell to complete the name of a folder."""
        return [CompletionItem(incomplete, type="dir")]


store_option = click.option(
    "--store",
    type=StorePlace(),
    default=_DEFAULT_STORE,
    envvar="NEXTRUNG_STORE",
    metavar="PLACE",
    help="Folder of the store, or address (http, https) of a SPARQL 1.1 server. "
    "Default: $NEXTRUNG_STORE, else your platform's folder for data.",
)

#: For commands that name classes, or tell of those of all employers.
agency_option = click.option(
    "--agency",
    metavar="NAME",
    help="The employer whose classes are meant; without it, those of all.",
)

#: For commands that do something and tell what they did.
format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the result.",
)

#: For commands that answer.
answer_format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the answer; text is a table or a page, drawn finer in a terminal.",
)
