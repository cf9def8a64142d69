"""Everything known of a class, in the order in which an incumbent asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graph.model import ClassFacts, ItemKind, Ladder, Rung
from web.portrait import Neighbour, Portrait
from web.told.class_parts import SIDES, flsa_of, grades, items, passages, qualifications, remarks
from web.told.outline import Heading, Line, Part
from web.told.plan_table import qualification_rows
from web.told.tables import Cell, Table
from web.told.words import (
    UNDESCRIBED,
    WAYS,
    dated,
    dates_of,
    flsa,
    inferred,
    level,
    name,
    place,
    silence,
)

__all__ = ["page", "table"]

_ITEMS: Final[dict[str, ItemKind]] = {
    "Duties": "duty",
    "Knowledge": "knowledge",
    "Skills": "skill",
    "Abilities": "ability",
    "Licences and certificates": "credential",
}
_PASSAGES: Final = {
    "What the class is for": "Summary",
    "What sets it apart": "Distinguishing",
}
#: Kinds that many documents have no word of, with their headings.
_SOME: Final = {
    "Desirable": "What is desirable and not required",
    "Examined": "What applicants are examined in",
}


def page(of: Portrait) -> Iterator[Part]:
    """Yield all that is known of a class, each statement with its place."""
    rung, facts = of.facts.rung, of.facts
    yield Heading(name(rung), 1)
    yield Line((f"Employer: {of.name.employer or 'no document names the employer'}.",))
    if rung.aliases:
        yield Line((f"Also printed: {'; '.join(rung.aliases)}.",))
    for fact, quotes in of.printed.items():
        for quote in quotes:
            yield Line((f"Its {fact} is printed: ", quote))
    yield from _documents(facts)
    yield from _ladders(of)
    yield from _neighbours("Leads to", of.leads_to)
    yield from _neighbours("Comes from", of.comes_from)
    if rung.described:
        yield from _page_of_documents(of)
    elif of.remarks:
        yield Heading("What the documents of others say")
        yield from remarks(of.remarks)


def _page_of_documents(of: Portrait) -> Iterator[Part]:
    rung, facts = of.facts.rung, of.facts
    yield from flsa_of(rung)
    for heading, kind in _PASSAGES.items():
        yield from passages(heading, facts, kind)
    yield from remarks(of.remarks)
    for heading, item_kind in _ITEMS.items():
        yield from items(heading, facts.items, {item_kind})
    yield from qualifications(facts)
    for kind, heading in _SOME.items():
        if any(passage.kind == kind for passage in facts.passages):
            yield from passages(heading, facts, kind)
    for heading, kind in SIDES.items():
        yield from _pay(facts) if kind == "Pay" else passages(heading, facts, kind)


def _documents(facts: ClassFacts) -> Iterator[Part]:
    documents = "; ".join(map(dated, facts.documents))
    yield Line((f"Described by: {documents}." if documents else f"{_sentence(UNDESCRIBED)}.",))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ladders(of: Portrait) -> Iterator[Part]:
    yield Heading("Ladder")
    for ladder in of.ladders:
        below, above = of.beside(ladder)
        yield Line((f"{_here(of, ladder)}.",), 1)
        yield Line((f"next rung: {_neighbour(above, 'this is the highest')}.",), 2)
        yield Line((f"previous rung: {_neighbour(below, 'this is the lowest')}.",), 2)
    if not of.ladders:
        yield Line(("no loaded document names a series that this class is in.",), 1)


def _here(of: Portrait, ladder: Ladder) -> str:
    """Return where a class stands on a ladder, and why where no document states that."""
    told = inferred(ladder)
    why = f" (inferred {told})" if told is not None else ""
    return f"{ladder.name}{level(of.rung_on(ladder))} of {ladder.size}{why}"


def _neighbour(rung: Rung | None, end: str) -> str:
    if rung is None:
        return end
    return f"{name(rung)}{level(rung)}{'' if rung.described else f' ({UNDESCRIBED})'}"


def _neighbours(heading: str, found: Iterable[Neighbour]) -> Iterator[Part]:
    yield Heading(heading)
    ways = tuple(found)
    for one in ways:
        first, *others = one.way.quotes or (None,)
        called = f"{one.name.title}, {one.name.code}" if one.name.code else one.name.title
        told = f"{called}: {WAYS[one.way.kind]}"
        if first is None:
            yield Line((f"{told}.",), 1)
        else:
            more = f" and {len(others)} more like it" if others else ""
            yield Line((f"{told}: ", first, more), 1)
    if not ways:
        yield Line(("no loaded document says so of any class.",), 1)


def _pay(facts: ClassFacts) -> Iterator[Part]:
    yield Heading("Pay as printed")
    found = [passage.quote for passage in facts.passages if passage.kind == "Pay"]
    for quote in found:
        yield Line((quote, f" ({dates_of(facts, quote)})"), 1)
    if not found:
        yield Line((f"{silence(facts.rung)}.",), 1)


def table(of: Portrait) -> Table:
    """Return a row a statement: what it is, its text, its place, and a duty's responsibility."""
    return Table(("what", "text", "place", "responsibility"), tuple(_rows(of)))


def _rows(of: Portrait) -> Iterator[tuple[Cell, ...]]:
    yield from _named(of)
    for what, ways in (("leads to", of.leads_to), ("comes from", of.comes_from)):
        for one in ways:
            told = f"{one.name.title}: {WAYS[one.way.kind]}"
            for quote in one.way.quotes:
                yield what, f"{told}: {quote.text}", place(quote), None
            if not one.way.quotes:
                yield what, told, None, None
    for said in of.remarks:
        yield "neighbour says", said.quote.text, place(said.quote), None
    if of.facts.rung.described:
        yield from _stated(of)
    for source in of.facts.documents:
        yield "document", dated(source), None, None


def _named(of: Portrait) -> Iterator[tuple[Cell, ...]]:
    rung = of.facts.rung
    yield "title", rung.title, None, None
    yield "code", rung.code, None, None
    for fact, quotes in of.printed.items():
        for quote in quotes:
            yield f"{fact} as printed", quote.text, place(quote), None
    yield "employer", of.name.employer, None, None
    for alias in rung.aliases:
        yield "also printed", alias, None, None
    for ladder in of.ladders:
        yield "ladder", _here(of, ladder), None, None


def _stated(of: Portrait) -> Iterator[tuple[Cell, ...]]:
    rung, facts = of.facts.rung, of.facts
    yield "FLSA", flsa(rung), place(rung.flsa.quote) if rung.flsa is not None else None, None
    for what, kind in (("summary", "Summary"), ("distinguishing", "Distinguishing")):
        yield from _passages(facts, what, kind)
    for item in facts.items:
        yield item.kind, item.quote.text, place(item.quote), grades(item) or None
    for what, side in qualification_rows(facts):
        yield what, *side
    for kind in _SOME:
        yield from _passages(facts, kind.lower(), kind)
    for what, kind in SIDES.items():
        yield from _passages(facts, what.lower(), kind)


def _passages(facts: ClassFacts, what: str, kind: str) -> Iterator[tuple[Cell, ...]]:
    found = [passage.quote for passage in facts.passages if passage.kind == kind]
    for quote in found:
        when = f" ({dates_of(facts, quote)})" if kind == "Pay" else ""
        yield what, quote.text + when, place(quote), None
    if not found and kind not in _SOME:
        yield what, silence(facts.rung), None, None
