"""An answer, and the four ways in which it is printed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from web.cli.echo import columns, echo, in_terminal, styled
from web.cli.options import Shape
from web.told import outline, tables
from web.told.answer import Answer
from web.told.outline import Part

__all__ = ["give", "show"]


def give(answer: Answer, shape: Shape) -> None:
    """Print an answer."""
    parts = answer.parts or (answer.table,)
    if shape == "json":
        echo(json.dumps(answer.data, indent=2, ensure_ascii=False))
    elif shape == "csv":
        echo(tables.as_csv(answer.table), nl=False)
    elif shape == "markdown":
        echo(outline.markdown(parts))
    else:
        show(parts)


def show(parts: Sequence[Part]) -> None:
    """Print parts as text, finer in a terminal."""
    if in_terminal():
        styled(outline.rich_text(parts, columns()))
    else:
        echo(outline.text(parts, columns()))
