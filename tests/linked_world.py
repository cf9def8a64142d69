"""The small world of the pages with a thing of each kind, and a competency that is hostile."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph import vocab
from graph.store import Store
from tests.web_world import BASE, HOSTILE, small_world

#: A thing of each kind: what stands behind the kind, and where a person is sent.
THINGS: Final = {
    "agency": ("port-of-elm", "/ladders?agency=port-of-elm"),
    "class": ("port-elm/2", "/classes/port-elm/2"),
    "series": ("port-elm/harbour-watch", "/ladders/port-elm/harbour-watch"),
    "spec": ("b2", "/documents/b2"),
    "competency": ("knowledge/tides", "/competencies/knowledge/tides"),
    "credential": ("boat-master", "/credentials/boat-master"),
    "continuation": ("1", "/data/continuation/1"),
    "doubt": ("77", "/data/doubt/77"),
    "figure": ("port-elm/classes-1", "/data/figure/port-elm/classes-1"),
    "graph": ("test/derived", "/data/graph/test/derived"),
}

_MORE: Final = f"""
@prefix nr: <{vocab.NR}> .
@prefix skos: <{vocab.PREFIXES["skos"]}> .
@base <{BASE}> .
<doubt/77> a nr:Doubt ; nr:about <spec/b2#class-2> ; nr:reason {Literal(HOSTILE)} .
<figure/port-elm/classes-1> a nr:Figure ; nr:employer <agency/port-of-elm> ; nr:count 5 ;
  nr:order 1 ; nr:measure <{vocab.SCHEME}statistic/classes> .
<competency/skill/knots> skos:prefLabel {Literal(HOSTILE)} .
<agency/port-of-elm> a nr:Agency ; skos:prefLabel "Port of Elm" .
<class/port-elm/2> nr:employer <agency/port-of-elm> .
<spec/b2> nr:fullText "HARBOUR WATCH WARDEN" .
"""


def linked_world() -> Store:
    """Return the world in a store of its own."""
    store = small_world()
    graph = NamedNode(f"{BASE}graph/test/more")
    store.put(graph, [quad.triple for quad in parse(_MORE, RdfFormat.TURTLE)])
    return store


def crowded_world(many: int) -> Store:
    """Return the world with so many triples that point at one competency."""
    store = linked_world()
    tides = NamedNode(f"{BASE}competency/knowledge/tides")
    pointing = [
        Triple(NamedNode(f"{BASE}spec/ff#ksa-{place}"), vocab.COMPETENCY, tides)
        for place in range(many)
    ]
    store.put(NamedNode(f"{BASE}graph/test/crowd"), pointing)
    return store
