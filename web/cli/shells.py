"""The shells whose Tab key completes our words."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping
from typing import Final

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

__all__ = ["SHELLS", "Bash", "register"]

#: What Bash would take apart or act on where it stands unquoted.
_SPECIAL: Final = re.compile(r"([^\w@%+=:,./-])")


class Bash(BashComplete):
    """Click's completion for Bash, which puts titles of several words in as one word."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return what the script in the shell reads: the type, a comma and the text to put in."""
        if item.type != "plain" or _quote_is_open():
            return super().format_completion(item)
        escaped = _SPECIAL.sub(r"\\\1", str(item.value))
        # The script reads the line with "read", which takes one backslash of two away.
        return "plain," + escaped.replace("\\", "\\\\")


def _quote_is_open() -> bool:
    """Whether the word being typed began with a quotation mark, so that nothing needs escaping."""
    try:
        shlex.split(os.environ.get("COMP_WORDS", ""))
    except ValueError:
        return True
    return False


SHELLS: Final[Mapping[str, type[ShellComplete]]] = {
    "bash": Bash,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


def register() -> None:
    """Let click use our completion for Bash in place of its own."""
    add_completion_class(Bash)
