"""The small world of the pages with ways between its classes, for plans and searches.

The warden's level leads to the leader's, which no document describes, that to the hostile one, and
that to the chief's; two classes of another employer bear one title.
"""

from __future__ import annotations

from pyoxigraph import NamedNode, RdfFormat, parse

from graph import vocab
from graph.store import Store
from tests.web_world import BASE, small_world

_WAYS = f"""
@prefix nr: <{vocab.NR}> .
@prefix skos: <{vocab.PREFIXES["skos"]}> .
@prefix class: <{BASE}class/port-elm/> .
@prefix quay: <{BASE}class/quay/> .
@base <{BASE}> .

class:2 nr:nextRung class:3 ; nr:employer <agency/port-elm> .
class:3 nr:nextRung class:4 ; nr:employer <agency/port-elm> .
class:4 nr:nextRung class:5 ; nr:employer <agency/port-elm> .
class:5 nr:employer <agency/port-elm> .
<agency/quay> a nr:Agency ; skos:prefLabel "Quay <b>Board</b>" .
quay:1 a nr:JobClass ; skos:prefLabel "Rope Maker" ; nr:employer <agency/quay> .
quay:2 a nr:JobClass ; skos:prefLabel "Rope Maker" ; nr:employer <agency/quay> .
"""


def plan_world() -> Store:
    """Return the world in a store of its own."""
    store = small_world()
    quads = parse(_WAYS, RdfFormat.TURTLE)
    store.put(NamedNode(f"{BASE}graph/test/ways"), [quad.triple for quad in quads])
    return store
