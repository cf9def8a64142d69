"""Ladders and links as tables and as parts of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph.answers import LadderLink
from graph.model import Ladder, Rung
from web.told.outline import Heading, Line, Part
from web.told.tables import Table
from web.told.words import UNDESCRIBED, flsa, inferred, place, score

__all__ = ["NO_LADDER", "ladder", "ladders", "links", "links_table", "rungs"]

NO_LADDER: Final = (
    "No document loaded here describes a ladder. `nextrung plan FROM TO` also follows what "
    "qualifications say of classes."
)
_NO_EMPLOYER: Final = "employer not stated"


def ladders(found: Iterable[Ladder]) -> Table:
    """Return a row a ladder; one that no document states says so, and what bears it out."""
    return Table(
        ("ladder", "employer", "levels", "described", "inferred"),
        tuple((one.name, one.employer, one.size, _described(one), _inferred(one)) for one in found),
    )


def _inferred(found: Ladder) -> str | None:
    if found.rule is None:
        return None
    return f"from titles, {found.corroborated} of {found.size - 1} borne out"


def _described(found: Ladder) -> int:
    return sum(rung.described for rung in found.rungs)


def ladder(found: Ladder) -> tuple[Part, ...]:
    """Return a ladder with its rungs, highest first."""
    headline = (
        f"{found.name} · {found.employer or _NO_EMPLOYER} · "
        f"{found.size} levels, {_described(found)} described"
    )
    told = inferred(found)
    notes = (Line((f"Inferred {told}.",)),) if told is not None else ()
    return Heading(headline, 1), *notes, rungs(reversed(found.rungs))


def rungs(found: Iterable[Rung]) -> Table:
    """Return a row a rung."""
    return Table(
        ("level", "title", "code", "FLSA", "also printed"),
        tuple(
            (
                rung.level,
                rung.title,
                rung.code,
                flsa(rung) if rung.described else f"({UNDESCRIBED})",
                "; ".join(rung.aliases) or None,
            )
            for rung in found
        ),
    )


def links(found: Iterable[LadderLink]) -> Iterator[Part]:
    """Yield each link as the two passages, with its score and method, rung by rung."""
    before: tuple[Rung, Rung] | None = None
    for link in found:
        pair = (link.lower_rung, link.upper_rung)
        if pair != before:
            yield Heading(_pair(pair))
            before = pair
        yield Line((link.lower.quote,), 1)
        yield Line(("-> ", link.upper.quote, f" {score(link.score)} {link.method}"), 2)


def _pair(rungs_of: Sequence[Rung]) -> str:
    return " -> ".join(f"{rung.level}  {rung.title}" for rung in rungs_of)


def links_table(found: Iterable[LadderLink]) -> Table:
    """Return a row a link."""
    return Table(
        (
            "lower_level",
            "lower_title",
            "lower_text",
            "lower_place",
            "upper_level",
            "upper_title",
            "upper_text",
            "upper_place",
            "score",
            "method",
        ),
        tuple(
            (
                link.lower_rung.level,
                link.lower_rung.title,
                link.lower.quote.text,
                place(link.lower.quote),
                link.upper_rung.level,
                link.upper_rung.title,
                link.upper.quote.text,
                place(link.upper.quote),
                link.score,
                link.method,
            )
            for link in found
        ),
    )
