"""What a page shows of a thing's triples: properties and values in words, each with its link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import url_for
from pyoxigraph import Literal, NamedNode, Triple

from graph.vocab import NR, SCHEME
from web.exports import short
from web.linked.described import Described
from web.linked.names import place_of

__all__ = ["Line", "Shown", "lines", "shown"]

#: The most characters of a text that are shown; a document's is in its own page.
_MOST_SHOWN: Final = 300
#: The most lines of one table.
_MOST_LINES: Final = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """A term as people read it, and the address that leads to it, where the site has one."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A property, and the value or the subject at its other end."""

    name: Shown
    other: Shown


def lines(of: Described, triples: Iterable[Triple], known: tuple[str, ...]) -> list[Line]:
    """Return triples as lines, at most 200.

    :param known: below which addresses things of the store lie
    """
    found = (
        Line(
            shown(of, one.predicate, known),
            shown(of, one.object if one.subject == of.of.iri else one.subject, known),
        )
        for one in triples
        if of.of.iri in (one.subject, one.object)
    )
    return sorted(found, key=lambda line: (line.name.text, line.other.text))[:_MOST_LINES]


def shown(of: Described, term: object, known: tuple[str, ...]) -> Shown:
    """Return a term in words: by its label, by a prefix of ours, or as it stands."""
    if isinstance(term, Literal):
        return Shown(_cut(term.value))
    if not isinstance(term, NamedNode):
        return Shown("a thing without a name")
    return Shown(_cut(of.label(term.value) or short(term.value)), _address(term.value, known))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]} …"


def _address(iri: str, known: tuple[str, ...]) -> str | None:
    if iri.startswith(NR):
        return url_for("vocabulary.ontology", _anchor=iri.removeprefix(NR))
    if iri.startswith(SCHEME):
        scheme, _, concept = iri.removeprefix(SCHEME).partition("/")
        return url_for("vocabulary.scheme", name=scheme, _anchor=concept or None)
    place = place_of(iri, known)
    return url_for("linked.data", kind=place[0], name=place[1]) if place is not None else None
