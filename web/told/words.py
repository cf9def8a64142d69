"""How the answers name classes, documents, ways and silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.model import ClassFacts, ClassName, Ladder, Quote, Rung, Source, WayKind

__all__ = [
    "SILENT",
    "UNDESCRIBED",
    "WAYS",
    "dated",
    "dates_of",
    "flsa",
    "inferred",
    "level",
    "many",
    "name",
    "place",
    "score",
    "silence",
]

#: What is said wherever a document is silent; it is never "no".
SILENT: Final = "the specification does not say"

#: What is said where there is no document that could speak.
UNDESCRIBED: Final = "no loaded document describes this class"

WAYS: Final[Mapping[WayKind, str]] = {
    "next-rung": "one level up in the series",
    "qualifies": "the class is named in the qualifications of the next",
    "equivalent": "a class of its level counts in the qualifications of the next",
    "inferred-rung": "one place up, from titles alone; no document states this ladder",
}


def inferred(ladder: Ladder) -> str | None:
    """Return why a ladder is taken for one that no document states, ``None`` for a stated one."""
    if ladder.rule is None:
        return None
    steps = ladder.size - 1
    return (
        "from titles alone; no document states this ladder; "
        f"qualifications bear out {ladder.corroborated} of {many(steps, 'step')}"
    )


def name(of: Rung | ClassName) -> str:
    """Return a class's title and, where it has one, its code."""
    return f"{of.title}, {of.code}" if of.code is not None else of.title


def many(count: int, what: str) -> str:
    """Return a number of things, such as "1 step" or "24 months"."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def level(rung: Rung) -> str:
    """Return ", level 4", or nothing for a class outside any ladder."""
    return f", level {rung.level}" if rung.level is not None else ""


def silence(rung: Rung) -> str:
    """Return why nothing is known of something: the document is silent, or there is none."""
    return SILENT if rung.described else UNDESCRIBED


def flsa(of: Rung) -> str:
    """Return what the employer designates the class under the Fair Labor Standards Act."""
    return silence(of) if not of.described else of.flsa.words if of.flsa is not None else SILENT


def dated(source: Source) -> str:
    """Return a document with the dates that it states of itself."""
    return f"{source.file_name} ({_dates(source)})"


def _dates(source: Source) -> str:
    dates = (("issued", source.issued), ("revised", source.modified), ("opened", source.opened))
    told = ", ".join(f"{what} {date}" for what, date in dates if date is not None)
    return told or "no date stated"


def dates_of(facts: ClassFacts, quote: Quote) -> str:
    """Return the dates that the document of a passage states of itself."""
    return "; ".join(_dates(one) for one in facts.documents if one.iri == quote.document)


def place(quote: Quote) -> str:
    """Return the document and the code points where a passage is printed."""
    return f"{quote.file_name} {quote.start}-{quote.end}"


def score(value: float) -> str:
    """Return a similarity, 0 to 1, in few signs.

    >>> score(0.834), score(1.0)
    ('(.83)', '(1.00)')
    """
    return f"({f'{value:.2f}'.removeprefix('0')})"
