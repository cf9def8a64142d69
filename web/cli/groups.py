"""The commands, listed in the order in which a user needs them, and imported when they are used.

Importing them all takes more than half a second, and a shell that completes a word has no patience.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import click

__all__ = ["Sections"]

#: In characters, more than any first sentence has: none is cut.
_LONGEST: Final = 200


class Sections(click.Group):
    """A group whose help lists its commands under headings.

    :param sections: by heading, the module of each command; both are listed in this order, and a
        module holds the command under the command's name
    """

    def __init__(self, *, sections: Mapping[str, Mapping[str, str]], **settings: Any) -> None:
        super().__init__(**settings)
        self._sections = sections
        self._modules = {name: module for of in sections.values() for name, module in of.items()}

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order in which they are listed."""
        return list(self._modules)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return a command, or ``None`` where there is none of that name."""
        if name not in self._modules:
            return None
        command: click.Command = getattr(import_module(self._modules[name]), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with a line each, heading by heading."""
        for heading, names in self._sections.items():
            commands = {name: self.get_command(ctx, name) for name in names}
            with formatter.section(heading):
                formatter.write_dl(
                    [
                        (name, command.get_short_help_str(_LONGEST))
                        for name, command in commands.items()
                        if command is not None
                    ]
                )
