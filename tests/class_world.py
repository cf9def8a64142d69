"""The small world of the pages with what its classes and documents want on pages of their own.

The document of the warden has a text in which a page's foot interrupts a sentence; that of the
master is hostile throughout; that of the chief has no text.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph import vocab
from graph.store import Store
from tests.web_world import BASE, HOSTILE, TURNING, small_world

AIDE, WARDEN, MASTER, CHIEF = (f"/classes/port-elm/{place}" for place in (1, 2, 4, 5))
WARDEN_TEXT: Final = """HARBOUR WATCH WARDEN

\tLogs every ship
Page 1 of 2
that moors, in ink.

Pay: 12 an hour."""
MASTER_TEXT: Final = f"{TURNING}\n\n{HOSTILE}\n\nSupervises the log. \U0001f6a2 Ends."
#: Where the warden's interrupted sentence stands: as a whole, and its two spans.
WHOLE: Final = (WARDEN_TEXT.index("Logs"), WARDEN_TEXT.index(", in ink"))
SPANS: Final = (
    (WHOLE[0], WARDEN_TEXT.index("\nPage")),
    (WARDEN_TEXT.index("that moors"), WHOLE[1]),
)
PAY: Final = (WARDEN_TEXT.index("Pay"), WARDEN_TEXT.index("."), len(WARDEN_TEXT))


def _passage(name: str, kind: str, text: str, start: int, end: int) -> str:
    said = f"nr:text {Literal(text)} ; nr:order 7 ; nr:start {start} ; nr:end {end}"
    statement = f"<spec/b2#{name}>"
    return f"{statement} a nr:{kind} ; {said} . <spec/b2#class-1> nr:hasStatement {statement} ."


_MORE: Final = f"""
@prefix nr: <{vocab.NR}> .
@prefix skos: <{vocab.PREFIXES["skos"]}> .
@prefix dcterms: <{vocab.PREFIXES["dcterms"]}> .
@prefix class: <{BASE}class/port-elm/> .
@base <{BASE}> .

class:2 nr:nextRung class:3 ; nr:qualifiesFor class:5 ; nr:qualifiesByEquivalence class:5 .
class:1 nr:nextRung class:2 ; nr:employer <agency/port-elm> .
class:2 nr:employer <agency/port-elm> ; skos:altLabel "Harbour Guard" .
class:8 a nr:JobClass ; skos:prefLabel "Diver" .
class:4 nr:inferredNextRung class:8 .
<series/port-elm/divers> a nr:InferredSeries ; skos:prefLabel "Divers" ; nr:levelCount 2 ;
  nr:inferredBy "titles" ; nr:corroboratedSteps 0 .
class:4 nr:inInferredSeries <series/port-elm/divers> ; nr:inferredLevel 1 .
class:8 nr:inInferredSeries <series/port-elm/divers> ; nr:inferredLevel 2 .

<spec/b2> nr:fullText {Literal(WARDEN_TEXT)} ; nr:employerName "Port of Elm" ;
  dcterms:issued "1998-03-01" ; dcterms:modified "2004-05" ; dcterms:source "javascript:alert(3)" .
<spec/b4> nr:fullText {Literal(MASTER_TEXT)} .
<spec/b2#class-1> nr:resolvedBy "code" .
<spec/b5#class-1> nr:hasStatement <spec/b5#named-1>, <spec/b5#named-2> ;
  nr:hasQualification <spec/b5#need-1> .
<spec/b5> nr:names <spec/b5#class-2> .
<spec/b5#class-2> a nr:ClassMention ; nr:printedTitle "Warden" ; nr:mentionOf class:2 .
<spec/b5#named-1> a nr:PrintedFact ; nr:text "a year as a Warden" ; nr:order 1 ; nr:start 5 ;
  nr:end 23 ; nr:evidenceFor nr:qualifiesFor ; nr:namesClass <spec/b5#class-2> .
<spec/b5#named-2> a nr:PrintedFact ; nr:text "or a class of its level" ; nr:order 2 ; nr:start 24 ;
  nr:end 47 ; nr:evidenceFor nr:qualifiesByEquivalence ; nr:namesClass <spec/b5#class-2> .
<spec/b5#need-1> a nr:AllOf ; nr:order 1 ; nr:hasPart <spec/b5#need-2>, <spec/b5#need-3> .
<spec/b5#need-2> a nr:EducationRequirement ; nr:order 1 ; nr:text "A diploma of seafaring" ;
  nr:start 400 ; nr:end 422 ; nr:educationLevel <{vocab.SCHEME}education/high-school> .
<spec/b5#need-3> a nr:AnyOf ; nr:order 2 ; nr:hasPart <spec/b5#need-4>, <spec/b5#need-5> .
<spec/b5#need-4> a nr:ExperienceRequirement ; nr:order 1 ; nr:text "a year as a Warden" ;
  nr:start 430 ; nr:end 448 ; nr:months 12 ; nr:inClass <spec/b5#class-2> .
<spec/b5#need-5> a nr:ExperienceRequirement ; nr:order 2 ; nr:text "five years at sea" ;
  nr:start 450 ; nr:end 467 ; nr:months 60 .

<spec/b2#duty-9> nr:span "{SPANS[0][0]}-{SPANS[0][1]}", "{SPANS[1][0]}-{SPANS[1][1]}" .
{_passage("duty-9", "Summary", "Logs every ship that moors", *WHOLE)}
{_passage("pay-1", "Pay", "12 an hour", PAY[0], PAY[2])}
{_passage("title-1", "PrintedFact", "HARBOUR WATCH WARDEN", 0, 20)}
<spec/b2#title-1> nr:evidenceFor nr:printedTitle .
{_passage("other-1", "Other", "Ink is provided", 3, 9)}
<spec/b2#other-1> nr:heading "PERKS" .
"""


def class_world() -> Store:
    """Return the world in a store of its own."""
    store = small_world()
    quads = parse(_MORE, RdfFormat.TURTLE)
    store.put(NamedNode(f"{BASE}graph/test/more"), [quad.triple for quad in quads])
    return store
