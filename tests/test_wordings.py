"""What a document prints, statement by statement, and what no rule read."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode, RdfFormat, parse

from graph import vocab
from graph.difference import Wording
from graph.store import Store
from graph.wordings import wordings

BASE: Final = "https://example.org/"
TEXT: Final = "WEAVER\nLunch:  north\n\n1. Weaves cloth.\n--\nPERKS\nFree tea."

TURTLE: Final = f"""
@prefix nr: <{vocab.NR}> . @base <{BASE}> .
<one> nr:describes <m>, <n> ; nr:fileName "one.txt" ; nr:fullText {TEXT!r} .
<m> nr:printedTitle "WEAVER" ; nr:hasStatement <title>, <duty>, <unit>, <tea> .
<n> nr:printedTitle "DYER" ; nr:hasStatement <unit> ; nr:hasQualification <all> .
<title> a nr:PrintedFact ; nr:evidenceFor nr:printedTitle ; nr:text "WEAVER" ; nr:start 0 ;
  nr:end 6 .
<named> a nr:PrintedFact ; nr:evidenceFor nr:qualifiesFor ; nr:text "cloth" ; nr:start 33 ;
  nr:end 38 .
<duty> a nr:Duty ; nr:text "Weaves cloth" ; nr:start 26 ; nr:end 38 .
<unit> a nr:DutyUnit ; nr:text "Weaves cloth" ; nr:start 26 ; nr:end 38 .
<tea> a nr:Other ; nr:heading "PERKS:" ; nr:text "Free tea." ; nr:start 49 ; nr:end 58 .
<all> a nr:AllOf ; nr:hasPart <school> .
<school> a nr:EducationRequirement ; nr:text "Weaves" ; nr:start 26 ; nr:end 32 .
"""


def told(found: tuple[Wording, ...]) -> list[tuple[str, str]]:
    return [(one.part, one.quote.text) for one in found]


def test_a_document_is_told_part_by_part_each_passage_once_and_lines_without_a_rule_last() -> None:
    store = Store.memory()
    quads = parse(TURTLE, RdfFormat.TURTLE)
    store.put(NamedNode(f"{BASE}graph"), [quad.triple for quad in quads])
    found = wordings(store, f"{BASE}one")
    assert told(found) == [
        ("Title", "WEAVER"),
        ("Minimum qualifications", "Weaves"),
        ("Duties", "Weaves cloth"),
        ("PERKS", "Free tea."),
        ("Elsewhere", "Lunch: north"),
        ("Elsewhere", "PERKS"),
    ]
    lunch = found[4].quote
    assert TEXT[lunch.start : lunch.end] == "Lunch:  north"
    assert {one.quote.file_name for one in found} == {"one.txt"}


def test_a_document_that_is_not_there_prints_nothing() -> None:
    assert wordings(Store.memory(), f"{BASE}none") == ()
