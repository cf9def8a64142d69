"""A county of weavers in which little is wrong, much is worth a note, and one title is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph import schemes, vocab
from graph.store import Store
from tests.web_world import BASE, HOSTILE

__all__ = ["COUNTY", "NOTES", "TITLE", "quality_world"]

COUNTY: Final = "Wool County"
#: Two classes of different codes bear it.
TITLE: Final = f"Dyer {HOSTILE}"
#: How many classes there are, each of which leads to none: more than a page holds.
NOTES: Final = 57

_HEAD: Final = f"""
@prefix nr: <{vocab.NR}> .
@prefix skos: <{vocab.PREFIXES["skos"]}> .
@base <{BASE}> .
<agency/wool-county> a nr:Agency ; skos:prefLabel "{COUNTY}" .
"""


def _described(number: int, title: str, employer: str) -> str:
    """Return a class, and the document that describes it."""
    of = f"<spec/{number:04x}>"
    whose = f"; nr:employer <agency/{employer}>" if employer else ""
    named = f'; nr:employerName "{COUNTY}"' if employer else ""
    return f"""
<class/{employer or "unstated-1"}/{number}> a nr:JobClass ; skos:prefLabel {Literal(title)} ;
  skos:notation "W-{number}" {whose} .
{of} a nr:Specification ; nr:fileName "{number}.txt" ; nr:sha256 "{number:04x}" ;
  nr:parserVersion "1" ; nr:fullText {Literal(title)} ; nr:describes <spec/{number:04x}#1> {named} .
<spec/{number:04x}#1> a nr:ClassMention ; nr:printedTitle {Literal(title)} ;
  nr:mentionOf <class/{employer or "unstated-1"}/{number}> ; skos:notation "W-{number}" ;
  nr:hasStatement <spec/{number:04x}#2> .
<spec/{number:04x}#2> a nr:PrintedFact ; nr:text {Literal(title)} ; nr:order 1 ; nr:start 0 ;
  nr:end {len(title)} ; nr:evidenceFor nr:printedTitle .
"""


def _figures() -> Iterator[Triple]:
    """Yield what is counted of the county."""
    counted = (("documents", None, NOTES), ("classes", None, NOTES), ("described", None, 19))
    levels = (("levels", "2", 3), ("levels", "4", 1), ("flsa", "not stated", 57))
    for order, (measure, group, count) in enumerate((*counted, *levels)):
        node = NamedNode(f"{BASE}figure/wool-county/{order}")
        yield Triple(node, vocab.TYPE, vocab.FIGURE)
        yield Triple(node, vocab.MEASURE, NamedNode(schemes.concept("statistic", measure).iri))
        yield Triple(node, vocab.COUNT, Literal(count))
        yield Triple(node, vocab.ORDER, Literal(order))
        yield Triple(node, vocab.EMPLOYER, NamedNode(f"{BASE}agency/wool-county"))
        if group is not None:
            yield Triple(node, vocab.GROUP, Literal(group))


def quality_world() -> Store:
    """Return the county in a store of its own, with one class of nobody."""
    titles = [TITLE, TITLE, *(f"Weaver of {number} looms" for number in range(2, NOTES))]
    classes = [_described(number, title, "wool-county") for number, title in enumerate(titles)]
    turtle = "".join((_HEAD, *classes, _described(999, "Carder", "")))
    store = Store.memory()
    quads = parse(turtle, RdfFormat.TURTLE)
    store.put(NamedNode(f"{BASE}graph/test/wool"), [quad.triple for quad in quads])
    store.put(NamedNode(f"{BASE}graph/test/figures"), list(_figures()))
    return store
