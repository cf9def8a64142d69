"""The question catalogue: every file is well formed and answers something on the samples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, parse

from graph import read, resources, vocab
from graph.errors import QueryError
from graph.ladders import described_pairs, links_between
from graph.model import ItemKind
from graph.planning import changes
from graph.read import facts, links
from graph.resources import CatalogueQuery
from graph.store import Store

NAMES = resources.query_names()
#: The parameters of each query that need not be given.
FREE = {name: {*resources.query(name).params} - {*resources.query(name).required} for name in NAMES}

#: What the samples lack, so that the question is asked of a small world of its own: the triples in
#: Turtle, and what the first row says.
SCARCE = {
    "classes-without-code": (
        """<a> a nr:JobClass ; skos:prefLabel "Dyer" ; skos:notation "7" ; nr:employer <mill> .
        <b> a nr:JobClass ; skos:prefLabel "Clerk" ; nr:employer <mill> .
        <c> a nr:JobClass ; skos:prefLabel "Aide" ; nr:employer <mill> .
        <m> nr:mentionOf <a> . <n> nr:mentionOf <b> .
        <f> nr:describes <m>, <n> ; nr:fileName "mill.txt" .""",
        {"title": "Clerk", "file": "mill.txt"},
    ),
    "class-examined": (
        """<m> nr:mentionOf <c> ; nr:hasStatement <s> .
        <s> a nr:Examined ; nr:text "of looms" ; nr:lead "Knowledge" ; nr:order 1 ; nr:start 4 ;
            nr:end 12 .
        <f> nr:describes <m> ; nr:fileName "weaver.txt" .""",
        {"text": "of looms", "lead": "Knowledge", "file": "weaver.txt"},
    ),
    "competencies-of-employers": (
        """<a> nr:employer <mill> . <b> nr:employer <yard> . <c> nr:employer <yard> .
        <m> nr:mentionOf <a> ; nr:hasStatement <s> . <s> nr:competency <tact>, <wool> .
        <n> nr:mentionOf <b> ; nr:hasStatement <t> . <t> nr:competency <tact>, <ropes> .
        <o> nr:mentionOf <c> ; nr:hasStatement <u> . <u> nr:competency <ropes> .
        <tact> a nr:Skill ; skos:prefLabel "tact" .
        <ropes> a nr:Skill ; skos:prefLabel "ropes" .""",
        {"name": "tact", "employers": "2", "classes": "2"},
    ),
    "derived-namings": (
        """<m> nr:mentionOf <c> ; nr:resolvedBy "title-index" ; nr:printedTitle "Clerk" .
        <fact> nr:namesClass <m> ; nr:restsOn <need> ; nr:evidenceFor nr:qualifiesFor ;
            nr:start 12 ; nr:end 17 .
        <need> nr:text "A year as a Clerk" .
        <lead> nr:hasStatement <fact> .
        <f> nr:describes <lead> ; nr:fileName "lead.txt" .""",
        {"rule": "title-index", "text": "A year as a Clerk", "start": "12", "file": "lead.txt"},
    ),
    "doubts": (
        """<d> a nr:Doubt ; nr:about <m> ; nr:reason "Two classes bear this name." .
        <m> nr:printedTitle "Clerk" .
        <s> nr:namesClass <m> ; nr:text "as a Clerk" ; nr:start 4 ; nr:end 14 .
        <f> nr:names <m> ; nr:fileName "lead.txt" .""",
        {"reason": "Two classes bear this name.", "text": "as a Clerk", "file": "lead.txt"},
    ),
    "interrupted": (
        """<m> nr:hasStatement <s> . <s> nr:start 10 ; nr:end 30 ; nr:span "10-14", "22-30" .
        <f> nr:describes <m> .""",
        {"start": "10", "end": "30", "span": "10-14"},
    ),
    "revisions": (
        """<new> prov:wasRevisionOf <old> ; nr:fileName "clerk-2.txt" ; dcterms:issued "1990" ;
            dcterms:modified "2002-09" .
        <old> nr:fileName "clerk-1.txt" ; dcterms:issued "1998" .
        <newest> prov:wasRevisionOf <new> ; nr:fileName "clerk-3.txt" ; nr:opened "2010" .""",
        {"file": "clerk-3.txt", "date": "2010", "olderFile": "clerk-2.txt", "olderDate": "2002-09"},
    ),
    "shared-descriptions": (
        """<c> skos:prefLabel "Clerk" .
        <m> nr:mentionOf <c> . <n> nr:mentionOf <c> .
        <one> nr:describes <m> ; nr:fileName "clerk.txt" .
        <two> nr:describes <n> ; nr:fileName "office.txt" .""",
        {"title": "Clerk", "file": "clerk.txt", "otherFile": "office.txt"},
    ),
    "unknown-headings": (
        """<f> nr:describes <m>, <old> .
        <m> nr:mentionOf <c> ; nr:hasStatement <s>, <t>, <u> .
        <old> nr:hasStatement <v> .
        <v> a nr:Other ; nr:heading "PERKS" ; nr:text "Of a revised document." .
        <s> a nr:Other ; nr:heading "PERKS" ; nr:text "Free tea." .
        <t> a nr:Other ; nr:heading "PERKS" ; nr:text "A garden." .
        <u> a nr:Other ; nr:heading "NOTES" ; nr:text "None." ; nr:section <notes> .""",
        {"heading": "PERKS", "documents": "1", "statements": "2", "example": "A garden."},
    ),
    "unparsed-requirements": (
        """<f> nr:describes <m> ; nr:fileName "clerk.txt" .
        <m> nr:mentionOf <c> ; nr:hasQualification <all> .
        <all> nr:hasPart <r> .
        <r> a nr:UnparsedRequirement ; nr:text "Likes tea" ; nr:start 1 ; nr:end 10 .""",
        {"text": "Likes tea", "file": "clerk.txt"},
    ),
}
#: Those that somebody asks by name, and not only the program.
ASKED = [name for name in NAMES if resources.query(name).audience is not None]


def bound(asked: CatalogueQuery) -> str:
    terms = {name: resources.term(asked, name, value) for name, value in asked.example.items()}
    return resources.bind(asked, terms)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_asks_a_question_and_marks_its_parameters(name: str) -> None:
    asked = resources.query(name)
    assert asked.summary.endswith("?")
    assert set(re.findall(r"#: (\w+)$", asked.text, re.MULTILINE)) == set(asked.params)
    assert set(asked.example) <= set(asked.params)


@pytest.mark.parametrize("name", NAMES)
def test_an_optional_pattern_is_of_one_triple_that_something_before_it_binds(name: str) -> None:
    text = re.sub(r"#.*", "", resources.query(name).text)
    found = [(match.start(), match[1]) for match in re.finditer(r"OPTIONAL \{([^}]*)\}", text)]
    for start, pattern in found:
        assert not re.search(r"[;.]\s", pattern), "Oxigraph asks it of the whole store"
        known = re.sub(r"OPTIONAL \{[^}]*\}", "", text[text.index("WHERE") : start])
        subject, _, value = pattern.split()
        assert re.search(rf"\{subject}\b", known) or re.search(rf"\{value}\b", known)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_stands_alone_and_runs_on_other_engines(name: str) -> None:
    text = resources.query(name).text
    declared = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", text, re.MULTILINE))
    assert declared.items() <= vocab.PREFIXES.items()
    assert set(re.findall(r"\b([a-z]+):[A-Za-z]", re.sub(r"#.*|<.*?>", "", text))) <= set(declared)
    assert "SELECT DISTINCT" in text, "a union of graphs may yield a triple once a graph"
    assert not re.search(r"VALUES\s*\(", text), (
        "a server may not know VALUES over several variables"
    )


def test_users_ask_twenty_questions_and_more_of_three_kinds() -> None:
    assert len(ASKED) > 20
    assert {resources.query(name).audience for name in ASKED} == {"employee", "analyst", "engineer"}


@pytest.mark.parametrize("name", sorted(SCARCE))
def test_a_query_answers_where_the_samples_have_nothing_of_the_kind(name: str) -> None:
    turtle, told = SCARCE[name]
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in vocab.PREFIXES.items())
    text = f"{head}BASE <https://example.org/>\n{turtle}"
    store = Store.memory()
    store.put(
        NamedNode("https://example.org/graph"),
        [quad.triple for quad in parse(text, RdfFormat.TURTLE)],
    )
    asked = resources.query(name)
    first = next(iter(store.ask(name, {})))
    assert {key: first[key].value for key in told} == told
    assert set(told) <= set(asked.returns)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SCARCE])
def test_a_query_answers_its_example_on_the_samples(name: str, samples_store: Store) -> None:
    asked = resources.query(name)
    answer = samples_store.query(bound(asked))
    assert isinstance(answer, QuerySolutions)
    assert tuple(variable.value for variable in answer.variables) == asked.returns
    assert len(list(answer)) > 0


@pytest.mark.parametrize("name", [name for name in NAMES if FREE[name]])
def test_a_query_without_values_asks_about_everything(name: str, samples_store: Store) -> None:
    asked = resources.query(name)
    everything = samples_store.query(asked.text)
    some = samples_store.query(bound(asked))
    assert isinstance(everything, QuerySolutions)
    assert isinstance(some, QuerySolutions)
    assert {str(row) for row in some} <= {str(row) for row in everything}


def test_a_query_is_not_asked_without_what_it_requires(samples_store: Store) -> None:
    with pytest.raises(QueryError, match=r"move-up needs a value for: wanted\.$"):
        samples_store.ask("move-up", {"held": NamedNode("https://example.org/a")})


def test_all_ladders_are_read_as_each_one_is_and_each_rung_alone(samples_store: Store) -> None:
    found = read.ladders(samples_store)
    assert found == tuple(read.ladder(samples_store, one.iri) for one in found)
    # A place on an inferred ladder is no level, which a rung alone would have.
    rungs = [rung for one in found if one.rule is None for rung in one.rungs]
    assert rungs == [read.rung(samples_store, rung.iri) for rung in rungs]
    assert {rung.described for rung in rungs} == {True, False}
    assert any(rung.aliases for rung in rungs)
    assert any(rung.flsa for rung in rungs)


def test_the_links_of_a_ladder_hold_those_of_each_of_its_pairs(samples_store: Store) -> None:
    (of,) = (one for one in read.ladders(samples_store) if one.rule is None)
    joined = read.ladder_links(samples_store, of.iri)
    for lower, upper in described_pairs(of):
        below, above = (
            {item.iri for item in read.items(samples_store, iri)} for iri in (lower, upper)
        )
        expected = read.links(samples_store, lower, upper)
        assert expected
        assert set(links_between(joined, below, above)) == set(expected)


def test_each_way_that_qualifications_open_is_quoted(samples_store: Store) -> None:
    found = [way for way in read.ways(samples_store) if not way.kind.endswith("rung")]
    assert found
    assert all(read.quoted_way(samples_store, way).quotes for way in found)


KINDS: dict[str, ItemKind] = {
    vocab.DUTY_UNIT.value: "duty",
    vocab.KNOWLEDGE_REQUIREMENT.value: "knowledge",
    vocab.SKILL_REQUIREMENT.value: "skill",
    vocab.ABILITY_REQUIREMENT.value: "ability",
    vocab.CREDENTIAL_REQUIREMENT.value: "credential",
}


def pairs(store: Store) -> list[tuple[str, str]]:
    """Return every two classes of which one leads to the other, nothing described between."""
    found = store.query(
        """SELECT DISTINCT ?held ?wanted WHERE {
             ?continuation nr:lower ?lower ; nr:upper ?upper .
             ?lower ^nr:hasStatement/nr:mentionOf ?held .
             ?upper ^nr:hasStatement/nr:mentionOf ?wanted .
           }"""
    )
    assert isinstance(found, QuerySolutions)
    return [(row["held"].value, row["wanted"].value) for row in found]


def test_the_rows_of_the_move_up_query_agree_with_the_plan(samples_store: Store) -> None:
    compared = pairs(samples_store)
    assert len(compared) >= 3
    for held, wanted in compared:
        raw = {
            (
                KINDS[row["kind"].value],
                row["change"].value,
                row["lower"].value if "lower" in row else None,
                row["upper"].value if "upper" in row else None,
            )
            for row in samples_store.ask(
                "move-up", {"held": NamedNode(held), "wanted": NamedNode(wanted)}
            )
        }
        planned = changes(
            facts(samples_store, held).items,
            facts(samples_store, wanted).items,
            links(samples_store, held, wanted),
        )
        assert raw == {
            (c.of, c.kind, c.lower and c.lower.iri, c.upper and c.upper.iri) for c in planned
        }


@pytest.mark.parametrize("name", ASKED)
def test_a_question_stands_in_the_documents_with_those_who_ask_it(name: str) -> None:
    page = (Path(__file__).parents[1] / "docs" / "ontology.md").read_text("utf-8")
    (row,) = re.findall(rf"^\| {resources.query(name).audience}.*$", page, re.MULTILINE)
    assert f"`{name}`" in row
