"""Rows of the catalogue's queries are gathered into one value a thing."""

from __future__ import annotations

from typing import Final

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from graph import read, vocab
from graph.errors import UnknownName
from graph.identity.mentions import Document, Mention
from graph.model import ClassName, Flsa, Ladder, Link, Quote, Remark, Rung, Source, Way
from graph.store import Store

BASE: Final = "https://example.org/"
LOW, MID, TOP, LONE = (f"{BASE}class/wool/{name}" for name in ("1", "2", "3", "9"))
SERIES: Final = f"{BASE}series/wool/dyer"
ONE: Final = f"{BASE}spec/one"

_HEAD: Final = f"""
@prefix nr: <{vocab.NR}> . @prefix skos: <{vocab.PREFIXES["skos"]}> .
@prefix dcterms: <{vocab.PREFIXES["dcterms"]}> . @prefix flsa: <{vocab.SCHEME}flsa/> .
@base <{BASE}> .
"""
#: Levels 2 and 3 are described; level 1 is named, and a class outside the ladder not even that.
_DERIVED: Final = """
<agency/wool> a nr:Agency ; skos:prefLabel "Wool County" .
<series/wool/dyer> a nr:Series ; skos:prefLabel "Dyer" ; nr:levelCount 3 ;
  nr:employer <agency/wool> .
<series/silk/dyer> a nr:Series ; skos:prefLabel "Dyer" ; nr:levelCount 2 .
<class/wool/1> a nr:JobClass ; skos:prefLabel "Dyer Aide" ; nr:inSeries <series/wool/dyer> ;
  nr:level 1 ; nr:employer <agency/wool> ; nr:nextRung <class/wool/2> .
<class/wool/2> a nr:JobClass ; skos:prefLabel "Dyer" ; skos:altLabel "Wool Dyer", "Dye Hand" ;
  skos:notation "D2" ; nr:inSeries <series/wool/dyer> ; nr:level 2 ; nr:employer <agency/wool> ;
  nr:nextRung <class/wool/3> ; nr:qualifiesFor <class/wool/3> .
<class/wool/3> a nr:JobClass ; skos:prefLabel "Dyer Chief" ; nr:inSeries <series/wool/dyer> ;
  nr:level 3 ; nr:employer <agency/wool> .
<class/wool/9> a nr:JobClass ; skos:prefLabel "Baler" .
<spec/one#1> nr:mentionOf <class/wool/2> .
<spec/one#2> nr:mentionOf <class/wool/1> .
<spec/one#3> nr:mentionOf <class/wool/3> .
<spec/two#1> nr:mentionOf <class/wool/3> .
<spec/two#2> nr:mentionOf <class/wool/2> .
<continuation/1> a nr:DutyContinuation ; nr:method "words" ; nr:score 0.5 ;
  nr:lower <spec/one#unit> ; nr:upper <spec/two#unit> .
"""
_DOCUMENTS: Final = """
<spec/one> a nr:Specification ; nr:sha256 "11" ; nr:fileName "one.txt" ; nr:parserVersion "7" ;
  nr:employerName "Wool County" ; nr:seriesName "Dyer" ; nr:levelCount 3 ;
  dcterms:issued "1998" ; dcterms:modified "2004-05" ; nr:opened "2011-02-03" ;
  nr:describes <spec/one#1> ; nr:names <spec/one#2>, <spec/one#3> .
<spec/one#1> a nr:ClassMention ; nr:printedTitle "DYER" ; skos:notation "D2" ; nr:level 2 ;
  nr:flsaStatus flsa:executive ; nr:hasStatement <spec/one#list>, <spec/one#apart>,
  <spec/one#ways>, <spec/one#flsa>, <spec/one#duty>, <spec/one#unit>, <spec/one#level> .
<spec/one#2> a nr:ClassMention ; nr:printedTitle "Aide" ; nr:listPosition 1 .
<spec/one#3> a nr:ClassMention ; nr:printedTitle "Chief" ; nr:listPosition 3 .
<spec/one#list> a nr:PrintedFact ; nr:text "Aide, Dyer, Chief" ; nr:order 1 ; nr:start 1 ;
  nr:end 18 ; nr:evidenceFor nr:inSeries ; nr:namesClass <spec/one#2>, <spec/one#3> .
<spec/one#apart> a nr:Distinction ; nr:text "Unlike the Aide" ; nr:order 2 ; nr:start 20 ;
  nr:end 35 ; nr:namesClass <spec/one#2> .
<spec/one#ways> a nr:PrintedFact ; nr:text "A year as an Aide" ; nr:order 3 ; nr:start 40 ;
  nr:end 57 ; nr:evidenceFor nr:qualifiesFor ; nr:namesClass <spec/one#2> .
<spec/one#flsa> a nr:PrintedFact ; nr:text "Exempt" ; nr:order 4 ; nr:start 60 ; nr:end 66 ;
  nr:evidenceFor nr:flsaStatus .
<spec/one#level> a nr:PrintedFact ; nr:text "second level" ; nr:order 5 ; nr:start 70 ;
  nr:end 82 ; nr:evidenceFor nr:level .
<spec/one#duty> a nr:Duty ; nr:text "Dyes wool" ; nr:order 6 ; nr:start 90 ; nr:end 99 ;
  nr:hasUnit <spec/one#unit> .
<spec/one#unit> a nr:DutyUnit ; nr:text "Dyes wool" ; nr:order 1 ; nr:start 90 ; nr:end 99 .
<spec/two> a nr:Specification ; nr:sha256 "22" ; nr:fileName "two.txt" ; nr:parserVersion "7" ;
  nr:describes <spec/two#1> ; nr:names <spec/two#2> .
<spec/two#1> a nr:ClassMention ; nr:printedTitle "Dyer Chief" ;
  nr:hasStatement <spec/two#ways>, <spec/two#duty>, <spec/two#unit> .
<spec/two#2> a nr:ClassMention ; nr:printedTitle "Dyer" .
<spec/two#ways> a nr:PrintedFact ; nr:text "Two years as a Dyer" ; nr:order 1 ; nr:start 5 ;
  nr:end 24 ; nr:evidenceFor nr:qualifiesByEquivalence ; nr:namesClass <spec/two#2> .
<spec/two#duty> a nr:Duty ; nr:text "Leads dyers" ; nr:order 2 ; nr:start 30 ; nr:end 41 ;
  nr:hasUnit <spec/two#unit> .
<spec/two#unit> a nr:DutyUnit ; nr:text "Leads dyers" ; nr:order 1 ; nr:start 30 ; nr:end 41 .
"""


@pytest.fixture(scope="module")
def world() -> Store:
    """Return three rungs of dyers, which tests only read."""
    store = Store.memory()
    for name, turtle in (("derived", _DERIVED), ("documents", _DOCUMENTS)):
        quads = parse(_HEAD + turtle, RdfFormat.TURTLE)
        store.put(NamedNode(f"{BASE}graph/{name}"), [quad.triple for quad in quads])
    return store


def quoted(text: str, start: int, end: int) -> Quote:
    return Quote(text, start, end, ONE, "one.txt")


def test_a_document_says_what_it_states_and_nothing_else(world: Store) -> None:
    assert read.documents(world) == (
        Document(
            ONE, "11", "one.txt", "7", "Wool County", "Dyer", 3, "1998", "2004-05", "2011-02-03"
        ),
        Document(f"{BASE}spec/two", "22", "two.txt", "7"),
    )


def test_a_mention_has_each_reason_for_which_it_is_named(world: Store) -> None:
    found = {mention.iri: mention for mention in read.mentions(world)}
    speaker = f"{ONE}#1"
    assert found == {
        speaker: Mention(speaker, ONE, "DYER", "D2", 2),
        f"{ONE}#2": Mention(
            f"{ONE}#2",
            ONE,
            "Aide",
            position=1,
            roles=frozenset(
                {("member", speaker), ("distinguished", speaker), ("qualifies", speaker)}
            ),
        ),
        f"{ONE}#3": Mention(
            f"{ONE}#3", ONE, "Chief", position=3, roles=frozenset({("member", speaker)})
        ),
        f"{BASE}spec/two#1": Mention(f"{BASE}spec/two#1", f"{BASE}spec/two", "Dyer Chief"),
        f"{BASE}spec/two#2": Mention(
            f"{BASE}spec/two#2",
            f"{BASE}spec/two",
            "Dyer",
            roles=frozenset({("equivalent", f"{BASE}spec/two#1")}),
        ),
    }


def test_a_class_has_its_names_sorted_and_its_employer_s(world: Store) -> None:
    assert read.class_names(world) == (
        ClassName(LONE, "wool/9", "Baler", (), None, None),
        ClassName(MID, "wool/2", "Dyer", ("Dye Hand", "Wool Dyer"), "D2", "Wool County"),
        ClassName(LOW, "wool/1", "Dyer Aide", (), None, "Wool County"),
        ClassName(TOP, "wool/3", "Dyer Chief", (), None, "Wool County"),
    )


def test_a_ladder_has_its_rungs_with_all_that_is_known_of_them(world: Store) -> None:
    exempt = Flsa("exempt", "executive", quoted("Exempt", 60, 66))
    rungs = (
        Rung(LOW, "Dyer Aide", 1, described=False),
        Rung(MID, "Dyer", 2, "D2", ("Dye Hand", "Wool Dyer"), described=True, flsa=exempt),
        Rung(TOP, "Dyer Chief", 3),
    )
    whole = Ladder(SERIES, "Dyer", "Wool County", 3, rungs)
    empty = Ladder(f"{BASE}series/silk/dyer", "Dyer", None, 2, ())
    assert read.ladders(world) == (empty, whole)
    assert (read.ladder(world, SERIES), read.ladder(world, empty.iri)) == (whole, empty)
    assert tuple(read.rung(world, rung.iri) for rung in rungs) == rungs


def test_a_class_outside_any_ladder_has_no_level_and_here_no_document(world: Store) -> None:
    assert read.rung(world, LONE) == Rung(LONE, "Baler", None, described=False)


def test_what_is_not_there_is_an_unknown_name(world: Store) -> None:
    with pytest.raises(UnknownName, match="ladder"):
        read.ladder(world, LOW)
    with pytest.raises(UnknownName, match="class"):
        read.rung(world, SERIES)


def test_the_facts_of_a_class_are_its_items_passages_and_documents(world: Store) -> None:
    found = read.facts(world, MID)
    assert [(item.kind, item.text, item.order) for item in found.items] == [
        ("duty", "Dyes wool", found.items[0].order)
    ]
    assert found.documents == (Source(ONE, "one.txt", "1998", "2004-05", "2011-02-03"),)
    assert "Unlike the Aide" in {passage.quote.text for passage in found.passages}
    assert found.qualifications == ()


def test_links_are_those_between_two_classes_or_on_a_ladder(world: Store) -> None:
    expected = (Link(f"{ONE}#unit", f"{BASE}spec/two#unit", 0.5, "words"),)
    assert read.links(world, MID, TOP) == expected
    assert read.ladder_links(world, SERIES) == expected
    assert read.links(world, TOP, MID) == ()
    assert read.ladder_links(world, f"{BASE}series/silk/dyer") == ()


def test_ways_are_told_by_kind_and_quoted_by_what_says_so(world: Store) -> None:
    first, second = Way(LOW, MID, "next-rung"), Way(MID, TOP, "next-rung")
    assert set(read.ways(world)) == {first, second, Way(MID, TOP, "qualifies")}
    assert read.quoted_way(world, first).quotes == (quoted("second level", 70, 82),)
    assert read.quoted_way(world, second).quotes == (quoted("Aide, Dyer, Chief", 1, 18),)
    told = read.quoted_way(world, Way(MID, TOP, "equivalent")).quotes
    assert [quote.text for quote in told] == ["Two years as a Dyer"]


def test_a_remark_names_who_speaks_and_how_it_prints_the_other(world: Store) -> None:
    said = Remark(MID, "Dyer", "Aide", quoted("Unlike the Aide", 20, 35))
    assert read.remarks(world, LOW) == (said,)
    assert read.remarks(world, MID) == ()


def test_a_short_fact_is_quoted_from_the_class_its_document_or_where_it_is_named(
    world: Store,
) -> None:
    status = f"{vocab.NR}flsaStatus"
    assert read.evidence(world, f"{ONE}#1", status) == quoted("Exempt", 60, 66)
    assert read.evidence(world, ONE, status) == quoted("Exempt", 60, 66)
    assert read.evidence(world, f"{ONE}#3", status) == quoted("Aide, Dyer, Chief", 1, 18)
    assert read.evidence(world, LONE, status) is None


def test_a_statement_is_quoted_where_it_is_printed(world: Store) -> None:
    assert read.statement(world, f"{ONE}#apart") == quoted("Unlike the Aide", 20, 35)
    assert read.statement(world, LONE) is None
