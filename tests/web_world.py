"""A small world for the pages: a ladder of five levels, three of them described.

Its titles and texts hold what must never reach a page unescaped. Level 2 is non-exempt, levels 4
and 5 are exempt, level 5 states no qualifications, and level 4 names no competencies.
"""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from graph import vocab
from graph.store import Store

BASE: Final = vocab.DEFAULT_BASE
LADDER: Final = "/ladders/port-elm/harbour-watch"

#: Runs where it is not escaped, in an element, in an attribute, and in a script's data.
HOSTILE: Final = '<script>alert(1)</script>"><img src=x onerror=alert(2)></script>'
#: Turns the direction of all text that follows it in its paragraph.
TURNING: Final = "\u202eknird ot retaw"

_ONTOLOGY: Final = f"""
@prefix nr: <{vocab.NR}> .
@prefix skos: <{vocab.PREFIXES["skos"]}> .
@prefix grade: <{vocab.SCHEME}responsibility/> .
@prefix flsa: <{vocab.SCHEME}flsa/> .
@prefix class: <{BASE}class/port-elm/> .
@base <{BASE}> .
"""

_DERIVED: Final = f"""
<series/port-elm/harbour-watch> a nr:Series ;
  skos:prefLabel "Harbour Watch" ; nr:levelCount 5 ; nr:employer <agency/port-elm> .
<agency/port-elm> a nr:Agency ; skos:prefLabel "Port of Elm" .
<series/nobody/night-shift> a nr:Series ; skos:prefLabel {Literal(TURNING)} ; nr:levelCount 2 .

class:1 a nr:JobClass ; skos:prefLabel "Harbour Watch Aide" .
class:2 a nr:JobClass ; skos:prefLabel "Harbour Watch Warden" ; skos:notation "H-20" .
class:3 a nr:JobClass ; skos:prefLabel "Harbour Watch Leader" .
class:4 a nr:JobClass ; skos:prefLabel {Literal(HOSTILE)} ; skos:notation "H-40" .
class:5 a nr:JobClass ; skos:prefLabel "Harbour Watch Chief" ; skos:notation "H-50" .
class:1 nr:inSeries <series/port-elm/harbour-watch> ; nr:level 1 .
class:2 nr:inSeries <series/port-elm/harbour-watch> ; nr:level 2 .
class:3 nr:inSeries <series/port-elm/harbour-watch> ; nr:level 3 .
class:4 nr:inSeries <series/port-elm/harbour-watch> ; nr:level 4 .
class:5 nr:inSeries <series/port-elm/harbour-watch> ; nr:level 5 .

<spec/b2#class-1> nr:mentionOf class:2 .
<spec/b2#class-2> nr:mentionOf class:3 .
<spec/b4#class-1> nr:mentionOf class:4 .
<spec/b5#class-1> nr:mentionOf class:5 .

<continuation/1> a nr:DutyContinuation ; nr:method "duties" ; nr:score 0.71 ;
  nr:lower <spec/b2#unit-1> ; nr:upper <spec/b4#unit-1> .
<continuation/2> a nr:DutyContinuation ; nr:method "duties" ; nr:score 0.83 ;
  nr:lower <spec/b4#unit-1> ; nr:upper <spec/b5#unit-1> .
"""

_WARDEN: Final = """
<spec/b2> a nr:Specification ; nr:fileName "warden.txt" ; nr:sha256 "b2" ; nr:parserVersion "1" ;
  nr:describes <spec/b2#class-1> ; nr:names <spec/b2#class-2> .
<spec/b2#class-1> a nr:ClassMention ; nr:printedTitle "Harbour Watch Warden" ;
  nr:flsaStatus flsa:non-exempt ; nr:hasQualification <spec/b2#need-1> ;
  nr:hasStatement <spec/b2#duty-1>, <spec/b2#unit-1>, <spec/b2#flsa-1>,
    <spec/b2#ksa-1>, <spec/b2#ksa-2>, <spec/b2#set-1> .
<spec/b2#class-2> a nr:ClassMention ; nr:printedTitle "Lead Harbour Warden" .
<spec/b2#duty-1> a nr:Duty ; nr:text "Log every ship that moors." ; nr:order 1 ;
  nr:start 40 ; nr:end 66 ; nr:hasUnit <spec/b2#unit-1> .
<spec/b2#unit-1> a nr:DutyUnit ; nr:text "Log every ship that moors" ; nr:order 1 ;
  nr:start 40 ; nr:end 65 ; nr:actionVerb "log" ;
  nr:lowestResponsibility grade:perform ; nr:highestResponsibility grade:perform .
<spec/b2#flsa-1> a nr:PrintedFact ; nr:text "Overtime: non-exempt" ; nr:order 9 ;
  nr:start 300 ; nr:end 320 ; nr:evidenceFor nr:flsaStatus .
<spec/b2#ksa-1> a nr:KnowledgeRequirement ; nr:text "Knowledge of tides" ; nr:order 1 ;
  nr:start 120 ; nr:end 138 ; nr:competency <competency/knowledge/tides> .
<spec/b2#ksa-2> a nr:SkillRequirement ; nr:text "Skill in tying knots" ; nr:order 2 ;
  nr:start 140 ; nr:end 160 ; nr:competency <competency/skill/knots> .
<spec/b2#set-1> a nr:Distinction ; nr:text "Unlike the Lead Harbour Warden, it steers no boat." ;
  nr:order 1 ; nr:start 200 ; nr:end 250 ; nr:namesClass <spec/b2#class-2> .
<spec/b2#need-1> a nr:ExperienceRequirement ; nr:order 1 ; nr:months 24 ;
  nr:text "Two years on the water" ; nr:start 400 ; nr:end 422 .
<competency/knowledge/tides> a nr:Knowledge .
<competency/skill/knots> a nr:Skill .
"""

_MASTER: Final = f"""
<spec/b4> a nr:Specification ; nr:fileName "master.txt" ; nr:sha256 "b4" ; nr:parserVersion "1" ;
  nr:describes <spec/b4#class-1> .
<spec/b4#class-1> a nr:ClassMention ; nr:printedTitle {Literal(HOSTILE)} ;
  nr:flsaStatus flsa:administrative ;
  nr:hasStatement <spec/b4#duty-1>, <spec/b4#unit-1>, <spec/b4#flsa-1> .
<spec/b4#duty-1> a nr:Duty ; nr:text {Literal(HOSTILE)} ; nr:order 1 ;
  nr:start 50 ; nr:end 90 ; nr:hasUnit <spec/b4#unit-1> .
<spec/b4#unit-1> a nr:DutyUnit ; nr:text {Literal(f"Supervise the log of ships {HOSTILE}")} ;
  nr:order 1 ; nr:start 50 ; nr:end 90 ; nr:actionVerb "supervise" ;
  nr:lowestResponsibility grade:supervise ; nr:highestResponsibility grade:supervise .
<spec/b4#flsa-1> a nr:PrintedFact ; nr:text "Overtime: exempt (administrative)" ; nr:order 9 ;
  nr:start 310 ; nr:end 343 ; nr:evidenceFor nr:flsaStatus .
"""

_CHIEF: Final = """
<spec/b5> a nr:Specification ; nr:fileName "chief.txt" ; nr:sha256 "b5" ; nr:parserVersion "1" ;
  nr:describes <spec/b5#class-1> .
<spec/b5#class-1> a nr:ClassMention ; nr:printedTitle "Harbour Watch Chief" ;
  nr:flsaStatus flsa:executive ;
  nr:hasStatement <spec/b5#duty-1>, <spec/b5#unit-1>, <spec/b5#unit-2>,
    <spec/b5#flsa-1>, <spec/b5#ksa-1>, <spec/b5#paper-1> .
<spec/b5#duty-1> a nr:Duty ; nr:order 1 ; nr:start 60 ; nr:end 160 ;
  nr:text "Supervise and manage the log of ships. Approve the harbour's budget." ;
  nr:hasUnit <spec/b5#unit-1>, <spec/b5#unit-2> .
<spec/b5#unit-1> a nr:DutyUnit ; nr:text "Supervise and manage the log of ships" ; nr:order 1 ;
  nr:start 60 ; nr:end 97 ; nr:actionVerb "supervise" ;
  nr:lowestResponsibility grade:supervise ; nr:highestResponsibility grade:manage .
<spec/b5#unit-2> a nr:DutyUnit ; nr:text "Approve the harbour's budget" ; nr:order 2 ;
  nr:start 99 ; nr:end 127 ; nr:actionVerb "approve" ;
  nr:lowestResponsibility grade:authorize ; nr:highestResponsibility grade:authorize .
<spec/b5#flsa-1> a nr:PrintedFact ; nr:text "Overtime: exempt (executive)" ; nr:order 9 ;
  nr:start 330 ; nr:end 358 ; nr:evidenceFor nr:flsaStatus .
<spec/b5#ksa-1> a nr:KnowledgeRequirement ; nr:text "Knowledge of tides" ; nr:order 1 ;
  nr:start 170 ; nr:end 188 ; nr:competency <competency/knowledge/tides> .
<spec/b5#paper-1> a nr:CredentialRequirement ; nr:text "Boat master's licence" ; nr:order 1 ;
  nr:start 190 ; nr:end 211 ; nr:credential <credential/boat-master> .
<competency/knowledge/tides> a nr:Knowledge .
<credential/boat-master> a nr:License .
"""


def small_world() -> Store:
    """Return the world in a store of its own."""
    store = Store.memory()
    for name, turtle in (("derived", _DERIVED), ("2", _WARDEN), ("4", _MASTER), ("5", _CHIEF)):
        quads = parse(_ONTOLOGY + turtle, RdfFormat.TURTLE)
        store.put(NamedNode(f"{BASE}graph/test/{name}"), [quad.triple for quad in quads])
    return store
