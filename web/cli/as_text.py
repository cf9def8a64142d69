"""Ladders and links as plain text for a terminal, each passage with its place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

from graph.answers import LadderLink
from graph.model import Ladder, Quote, Rung

__all__ = ["SILENT", "UNDESCRIBED", "block", "flsa", "ladder", "ladders", "links", "name", "quoted"]

#: What is said wherever a document is silent; it is never "no".
SILENT: Final = "the specification does not say"

#: What is said where there is no document that could speak.
UNDESCRIBED: Final = "no loaded document describes this class"

_NO_LADDER: Final = (
    "No document loaded here describes a ladder. `nextrung plan FROM TO` also follows what "
    "qualifications say of classes."
)
_WIDTH: Final = 100


def ladders(found: Sequence[Ladder]) -> str:
    """Return one line a ladder."""
    return "\n".join(map(_headline, found)) or _NO_LADDER


def ladder(found: Ladder) -> str:
    """Return a ladder with one line a rung, highest first."""
    rungs = (f"  {_rung_line(rung)}" for rung in reversed(found.rungs))
    return "\n".join((_headline(found), "", *rungs))


def _headline(found: Ladder) -> str:
    described = sum(rung.described for rung in found.rungs)
    employer = found.employer or "employer not stated"
    return f"{found.name} · {employer} · {found.size} levels, {described} described"


def _rung_line(rung: Rung) -> str:
    told = flsa(rung) if rung.flsa is not None else f"FLSA: {SILENT}"
    if not rung.described:
        told = "(no loaded document describes this rung)"
    return f"{rung.level}  {name(rung)}  {told}"


def name(rung: Rung) -> str:
    """Return a class's title and, where it has one, its code."""
    return f"{rung.title}, {rung.code}" if rung.code is not None else rung.title


def flsa(of: Rung) -> str:
    """Return what the employer designates the class under the Fair Labor Standards Act."""
    found = of.flsa
    if not of.described:
        return UNDESCRIBED
    if found is None:
        return SILENT
    return f"{found.status} ({found.exemption})" if found.exemption is not None else found.status


def links(found: Iterable[LadderLink]) -> str:
    """Return each link as the two passages, with its score and method."""
    return "\n".join(
        f"{link.lower_rung.level} -> {link.upper_rung.level}  {link.score:.2f} {link.method}\n"
        f"{block(quoted(link.lower.quote), 4)}\n{block('-> ' + quoted(link.upper.quote), 4)}"
        for link in found
    )


def quoted(quote: Quote) -> str:
    """Return a passage with the document and the code points where it is printed."""
    return f'"{quote.text}" [{quote.file_name} {quote.start}-{quote.end}]'


def block(text: str, indent: int) -> str:
    """Return a text wrapped to the width of a page, its further lines two columns deeper.

    :param indent: columns before the first line
    """
    return textwrap.fill(
        text,
        width=_WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_on_hyphens=False,
        break_long_words=False,
    )
