"""Each shape lets a small sound world pass and finds the one fault put into it."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef

from graph import resources, vocab
from graph.validation import validate

SHAPE = "https://w3id.org/nextrung/shapes#"
#: What is expected; what to do.
SENTENCE = re.compile(r"[A-Z][^;]+; [^;]+\.")

_HEAD = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in vocab.PREFIXES.items())

#: One specification, two rungs and what goes on between them: no shape finds fault with it.
WORLD = """
BASE <https://example.org/>
<spec> a nr:Specification ; nr:sha256 "SHA256" ; nr:fileName "clerk.txt" ;
    nr:parserVersion "0.1.0" ; nr:describes <clerk-printed> .
<clerk-printed> a nr:ClassMention ; nr:printedTitle "Clerk" ; nr:level 1 ;
    nr:flsaStatus <https://w3id.org/nextrung/scheme/flsa/non-exempt> ;
    nr:hasStatement <duty>, <knowledge> ; nr:hasQualification <any> .

<duty> a nr:Duty ; nr:text "Files and may plan records." ; nr:start 10 ; nr:end 37 ; nr:order 1 ;
    nr:hasUnit <unit> .
<unit> a nr:DutyUnit ; nr:text "Files and may plan records" ; nr:start 10 ; nr:end 36 ;
    nr:lowestResponsibility <https://w3id.org/nextrung/scheme/responsibility/perform> ;
    nr:highestResponsibility <https://w3id.org/nextrung/scheme/responsibility/coordinate> .
<knowledge> a nr:CompetencyRequirement ; nr:text "filing" ; nr:start 50 ; nr:end 56 ;
    nr:competency <filing> .
<filing> a nr:Knowledge .

<any> a nr:AnyOf ; nr:hasPart <all>, <other> .
<all> a nr:AllOf ; nr:hasPart <one>, <school> .
<school> a nr:EducationRequirement ; nr:text "a diploma" ; nr:start 80 ; nr:end 89 .
<one> a nr:ExperienceRequirement ; nr:text "two years" ; nr:start 60 ; nr:end 69 ; nr:months 24 .
<other> a nr:EquivalentCombination ; nr:text "the like" ; nr:start 70 ; nr:end 78 .

<series> a nr:Series ; nr:levelCount 2 .
<clerk> a nr:JobClass ; skos:prefLabel "Clerk" ; nr:inSeries <series> ; nr:level 1 .
<lead> a nr:JobClass ; skos:prefLabel "Lead Clerk" ; nr:inSeries <series> ; nr:level 2 .
<link> a nr:DutyContinuation ; nr:lower <unit> ; nr:upper <lead-unit> ; nr:score 0.8 ;
    nr:method "by words" .
<lead-unit> a nr:DutyUnit ; nr:text "Plans files." ; nr:start 5 ; nr:end 17 .
""".replace("SHA256", "0123456789abcdef" * 4)

#: The shape, what is printed in the world, and what it is replaced by to break that shape alone.
FAULTS = (
    ("sha256", "0123456789abcdef", "0123456789ABCDEF"),
    ("file-name", 'nr:fileName "clerk.txt" ;', ""),
    ("parser-version", '"0.1.0"', '"0.1.0", "0.2.0"'),
    ("describes", "nr:describes <clerk-printed>", "nr:describes <clerk>"),
    ("printed-title", 'nr:printedTitle "Clerk" ;', ""),
    ("printed-level", '"Clerk" ; nr:level 1 ;', '"Clerk" ; nr:level 0 ;'),
    ("flsa-status", "scheme/flsa/non-exempt", "scheme/responsibility/perform"),
    ("text", "nr:text", "nr:heading"),
    ("start", "nr:start 10 ; nr:end 37", "nr:start 37 ; nr:end 37"),
    ("end", "nr:end 56", "nr:end 56, 57"),
    ("order", "nr:order 1", "nr:order 0"),
    ("lowest-responsibility", "scheme/responsibility/perform", "scheme/responsibility/none"),
    ("highest-responsibility", "scheme/responsibility/coordinate", "scheme/responsibility/none"),
    ("responsibility-order", "scheme/responsibility/perform", "scheme/responsibility/manage"),
    ("competency", "nr:competency <filing>", "nr:competency <filing>, <typing>"),
    ("parts", "nr:hasPart <one>, <school>", "nr:hasPart <one>"),
    ("months", "nr:months 24", "nr:months 0"),
    ("title", 'skos:prefLabel "Clerk"', 'skos:prefLabel "Clerk", "Office Clerk"'),
    ("level", "nr:inSeries <series> ; nr:level 1", "nr:inSeries <series> ; nr:level 1, 3"),
    ("level-count", "nr:levelCount 2", "nr:levelCount 0"),
    ("one-class-a-level", "nr:inSeries <series> ; nr:level 2", "nr:inSeries <series> ; nr:level 1"),
    ("lower", "nr:lower <unit>", "nr:lower <clerk>"),
    ("upper", "nr:upper <lead-unit> ;", ""),
    ("score", "nr:score 0.8", "nr:score 1.2"),
    ("method", '"by words"', '""'),
)


def world(text: str = WORLD) -> Graph:
    return Graph().parse(data=_HEAD + text, format="turtle")


def shapes() -> Graph:
    return Graph().parse(data=resources.turtle("shapes.ttl"), format="turtle")


def reporting() -> set[str]:
    """Return the names of the shapes that report: they, or their query, hold a message."""
    graph = shapes()
    holders = graph.subjects(SH.message)
    named = (graph.value(predicate=SH.sparql, object=holder, default=holder) for holder in holders)
    return {str(name).removeprefix(SHAPE) for name in named}


def test_a_sound_world_has_no_findings() -> None:
    assert validate(world()) == ()


@pytest.mark.parametrize("target", sorted(map(str, shapes().objects(None, SH.targetClass))))
def test_the_sound_world_holds_something_of_every_shape(target: str) -> None:
    ontology = Graph().parse(data=resources.turtle("ladder.ttl"), format="turtle")
    kinds = set(ontology.transitive_subjects(RDFS.subClassOf, URIRef(target)))
    assert kinds & set(world().objects(None, RDF.type))


@pytest.mark.parametrize(("shape", "printed", "broken"), FAULTS)
def test_a_fault_is_found_by_its_shape_alone(shape: str, printed: str, broken: str) -> None:
    assert printed in WORLD
    findings = validate(world(WORLD.replace(printed, broken)))
    assert {finding.shape for finding in findings} == {SHAPE + shape}
    assert all(SENTENCE.fullmatch(finding.message) for finding in findings)


def test_every_reporting_shape_has_a_fault_that_breaks_it() -> None:
    assert {shape for shape, _, _ in FAULTS} == reporting()


@pytest.mark.parametrize("message", sorted(map(str, shapes().objects(None, SH.message))))
def test_every_message_is_a_sentence_with_a_hint(message: str) -> None:
    assert SENTENCE.fullmatch(message)
