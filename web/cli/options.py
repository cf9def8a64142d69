"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click
import platformdirs

__all__ = ["format_option", "store_option"]

_DEFAULT_STORE: Final = Path(platformdirs.user_data_dir("nextrung", appauthor=False)) / "store"

store_option = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=_DEFAULT_STORE,
    envvar="NEXTRUNG_STORE",
    help="Folder of the store. Default: $NEXTRUNG_STORE, else your platform's folder for data.",
)

format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the result.",
)
