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

#: One specification and the one that it revises, two rungs and what goes on between them: no shape
#: finds fault with it.
WORLD = (
    """
BASE <https://example.org/>
PREFIX s: <https://w3id.org/nextrung/scheme/>
<spec> a nr:Specification ; nr:sha256 "SHA256" ; nr:fileName "clerk.txt" ;
    dcterms:format "text/plain" ; nr:fullText "FULL" ; nr:parserVersion "0.1.0" ;
    dcterms:issued "1998" ; dcterms:modified "2002-09" ; nr:opened "2002-10-01" ;
    dcterms:source <https://example.org/clerk.txt> ; prov:wasRevisionOf <old> ;
    nr:employer <county> ; nr:employerName "Aldermere County" ;
    nr:describes <clerk-printed> ; nr:names <aide-printed> .
<old> a nr:Specification ; nr:sha256 "OLDER" ; nr:fileName "clerk-old.txt" ;
    dcterms:format "text/plain" ; nr:fullText "CLERK" ; nr:parserVersion "0.1.0" ;
    dcterms:issued "1997" ; nr:describes <clerk-before> .
<clerk-before> a nr:ClassMention ; nr:printedTitle "Clerk I" .
<county> a nr:Agency ; skos:prefLabel "Aldermere County" .
<clerk-printed> a nr:ClassMention ; nr:printedTitle "Clerk" ; nr:level 1 ;
    skos:notation "1021" ; nr:flsaStatus <https://w3id.org/nextrung/scheme/flsa/non-exempt> ;
    nr:hasStatement <duty>, <knowledge>, <licence>, <instead>, <apart>, <fact> ;
    nr:hasQualification <any> ; nr:mentionOf <clerk> ; nr:resolvedBy "code" .
<aide-printed> a nr:ClassMention ; nr:printedTitle "Aide" ; nr:listPosition 1 .

<duty> a nr:Duty ; nr:text "Files and may plan records." ; nr:start 10 ; nr:end 37 ; nr:order 1 ;
    nr:readBy s:rule\\/duty-item ;
    nr:section s:section\\/duties ; nr:span "10-20", "22-37" ; nr:hasUnit <unit> .
<unit> a nr:DutyUnit ; nr:text "Files and may plan records" ; nr:start 10 ; nr:end 36 ;
    nr:lowestResponsibility <https://w3id.org/nextrung/scheme/responsibility/perform> ;
    nr:highestResponsibility <https://w3id.org/nextrung/scheme/responsibility/coordinate> .
<knowledge> a nr:CompetencyRequirement ; nr:text "filing" ; nr:start 50 ; nr:end 56 ;
    nr:competency <filing> ; nr:proficiency s:proficiency\\/working ;
    nr:necessity s:necessity\\/desirable .
<filing> a nr:Knowledge ; skos:prefLabel "filing" .
<licence> a nr:CredentialRequirement ; nr:text "a licence" ; nr:start 57 ; nr:end 59 ;
    nr:credential <driving> ; nr:withinMonthsOfAppointment 6 .
<driving> a nr:License ; skos:prefLabel "driver licence" .
<apart> a nr:Distinction ; nr:text "Unlike an Aide" ; nr:start 41 ; nr:end 45 ;
    nr:namesClass <aide-printed> .
<fact> a nr:PrintedFact ; nr:text "Clerk" ; nr:start 0 ; nr:end 5 ;
    nr:evidenceFor nr:printedTitle .

<any> a nr:AnyOf ; nr:hasPart <all>, <other> .
<all> a nr:AllOf ; nr:hasPart <one>, <school> .
<school> a nr:EducationRequirement ; nr:text "a diploma" ; nr:start 80 ; nr:end 89 ;
    nr:educationLevel s:education\\/high-school ; nr:units "six units" .
<one> a nr:ExperienceRequirement ; nr:text "two years" ; nr:start 60 ; nr:end 69 ; nr:months 24 ;
    nr:inClass <aide-printed> ; nr:orEquivalentLevel true ; nr:supervisory false .
<other> a nr:EquivalentCombination ; nr:text "the like" ; nr:start 70 ; nr:end 78 .
<instead> a nr:Substitution ; nr:text "a year for a year" ; nr:start 90 ; nr:end 95 ;
    nr:offers "study" ; nr:replaces "experience" ; nr:rate "year for year" ; nr:maxMonths 12 ;
    nr:appliesTo <one> .

<series> a nr:Series ; skos:prefLabel "Clerk" ; nr:levelCount 2 .
<clerk> a nr:JobClass ; skos:prefLabel "Clerk" ; nr:inSeries <series> ; nr:level 1 ;
    nr:nextRung <lead> ; nr:employer <county> .
<lead> a nr:JobClass ; skos:prefLabel "Lead Clerk" ; nr:inSeries <series> ; nr:level 2 .
<aides> a nr:Series ; skos:prefLabel "Aide" ; nr:levelCount 3 .
<aide> a nr:JobClass ; skos:prefLabel "Aide" ; nr:inSeries <aides> ; nr:level 3 .
<link> a nr:DutyContinuation ; nr:lower <unit> ; nr:upper <lead-unit> ; nr:score 0.8 ;
    nr:method "by words" ; nr:rise 1 .
<lead-unit> a nr:DutyUnit ; nr:text "Plans files." ; nr:start 5 ; nr:end 17 .
<unsure> a nr:Doubt ; nr:about <aide-printed> ; nr:reason "Two classes bear this name." .
""".replace("SHA256", "0123456789abcdef" * 4)
    .replace("OLDER", "a" * 64)
    .replace("FULL", "x" * 95)
)

_NO = "scheme/responsibility/none"
#: The shape, what is printed in the world, and what it is replaced by to break that shape alone.
FAULTS = (
    ("sha256", "0123456789abcdef", "0123456789ABCDEF"),
    ("file-name", 'nr:fileName "clerk.txt" ;', ""),
    ("full-text", 'nr:fullText "CLERK" ;', ""),
    ("format", 'dcterms:format "text/plain" ; nr:fullText "C', 'nr:fullText "C'),
    ("parser-version", '"0.1.0"', '"0.1.0", "0.2.0"'),
    ("issued", 'dcterms:issued "1998"', 'dcterms:issued "9/30/98"'),
    ("modified", '"2002-09"', '"2002-13"'),
    ("opened", '"2002-10-01"', '"2002-10-32"'),
    ("source", "<https://example.org/clerk.txt>", '"clerk.txt"'),
    ("describes", "nr:describes <clerk-printed>", "nr:describes <clerk>"),
    ("names", "nr:names <aide-printed>", "nr:names <clerk>"),
    ("employer", "nr:employer <county> ; nr:employerName", 'nr:employer "us" ; nr:employerName'),
    ("employer-name", 'nr:employerName "Aldermere County"', 'nr:employerName "A", "B"'),
    ("revises", "prov:wasRevisionOf <old>", "prov:wasRevisionOf <clerk>"),
    ("revision-cycle", "prov:wasRevisionOf <old>", "prov:wasRevisionOf <spec>"),
    ("revision-date", 'dcterms:issued "1997"', 'dcterms:issued "2003-01"'),
    ("printed-title", 'nr:printedTitle "Clerk" ;', ""),
    ("printed-level", '"Clerk" ; nr:level 1 ;', '"Clerk" ; nr:level 0 ;'),
    ("printed-code", 'skos:notation "1021"', 'skos:notation "1021", "1022"'),
    ("list-position", "nr:listPosition 1", "nr:listPosition 0"),
    ("has-qualification", "nr:hasQualification <any>", "nr:hasQualification <any>, <one>"),
    ("one-class", "nr:mentionOf <clerk>", "nr:mentionOf <clerk>, <lead>"),
    ("resolved-by", '; nr:resolvedBy "code"', ""),
    ("flsa-status", "scheme/flsa/non-exempt", "scheme/responsibility/perform"),
    ("text", "nr:text", "nr:heading"),
    ("start", "nr:start 10 ; nr:end 37", "nr:start 37 ; nr:end 37"),
    ("end", "nr:end 56", "nr:end 56, 57"),
    ("beyond-text", "nr:start 90 ; nr:end 95", "nr:start 90 ; nr:end 96"),
    ("order", "nr:order 1", "nr:order 0"),
    ("span", '"10-20"', '"10 20"'),
    ("read-by", "nr:readBy s:rule\\/duty-item", "nr:readBy s:flsa\\/exempt"),
    ("section", "nr:section s:section\\/duties", "nr:section s:flsa\\/exempt"),
    ("necessity", "nr:necessity s:necessity\\/desirable", "nr:necessity s:flsa\\/exempt"),
    ("names-class", "nr:namesClass <aide-printed>", "nr:namesClass <clerk>"),
    ("evidence-for", "nr:evidenceFor nr:printedTitle", "nr:evidenceFor nr:level, nr:start"),
    ("other-class", "nr:namesClass <aide-printed>", "nr:namesClass <aide-printed>, <clerk-before>"),
    ("has-unit", "; nr:hasUnit <unit>", ""),
    ("lowest-responsibility", "scheme/responsibility/perform", _NO),
    ("highest-responsibility", "scheme/responsibility/coordinate", _NO),
    ("responsibility-order", "scheme/responsibility/perform", "scheme/responsibility/manage"),
    ("competency", "nr:competency <filing>", "nr:competency <filing>, <typing>"),
    ("proficiency", "nr:proficiency s:proficiency\\/working", "nr:proficiency s:flsa\\/exempt"),
    ("name", '<filing> a nr:Knowledge ; skos:prefLabel "filing" .', "<filing> a nr:Knowledge ."),
    ("credential", "nr:credential <driving>", "nr:credential <filing>"),
    ("within-months", "nr:withinMonthsOfAppointment 6", "nr:withinMonthsOfAppointment 0"),
    ("parts", "nr:hasPart <one>, <school>", "nr:hasPart <one>"),
    ("tree", "nr:hasPart <one>, <school>", "nr:hasPart <one>, <any>"),
    ("leaf", "nr:months 24 ;", "nr:months 24 ; nr:hasPart <school> ;"),
    ("education-level", "nr:educationLevel s:education\\/", "nr:educationLevel s:flsa\\/"),
    ("units", 'nr:units "six units"', 'nr:units "six units", "9 units"'),
    ("months", "nr:months 24", "nr:months 0"),
    ("in-class", "nr:inClass <aide-printed>", "nr:inClass <aide-printed>, <clerk-before>"),
    ("or-equivalent-level", "nr:orEquivalentLevel true", "nr:orEquivalentLevel true, false"),
    ("supervisory", "nr:supervisory false", 'nr:supervisory "no"'),
    ("offers", 'nr:offers "study" ;', ""),
    ("replaces", 'nr:replaces "experience"', 'nr:replaces "licence"'),
    ("rate", 'nr:rate "year for year"', 'nr:rate ""'),
    ("max-months", "nr:maxMonths 12", "nr:maxMonths 0"),
    ("applies-to", "nr:appliesTo <one>", "nr:appliesTo <all>"),
    ("title", 'nr:JobClass ; skos:prefLabel "Clerk"', 'nr:JobClass ; skos:prefLabel "Clerk", "C"'),
    ("level", "nr:level 3", "nr:level 0"),
    ("in-series", "nr:level 2 .", "nr:level 2 ; nr:inSeries <other-series> ."),
    ("class-employer", "nr:nextRung <lead> ; nr:employer <county>", "nr:employer <series>"),
    ("within-series", "nr:levelCount 2", "nr:levelCount 1"),
    ("next-level", "nr:nextRung <lead>", "nr:nextRung <aide>"),
    ("to-itself", "nr:level 2 .", "nr:level 2 ; nr:qualifiesFor <lead> ."),
    ("series-name", 'a nr:Series ; skos:prefLabel "Clerk"', "a nr:Series"),
    ("level-count", "nr:levelCount 2", "nr:levelCount 2, 3.5"),
    ("one-class-a-level", "nr:inSeries <aides> ; nr:level 3", "nr:inSeries <series> ; nr:level 2"),
    ("lower", "nr:lower <unit>", "nr:lower <clerk>"),
    ("upper", "nr:upper <lead-unit> ;", ""),
    ("two-ends", "nr:upper <lead-unit>", "nr:upper <unit>"),
    ("score", "nr:score 0.8", "nr:score 1.2"),
    ("method", '"by words"', '""'),
    ("rise", "nr:rise 1", "nr:rise 7"),
    ("about", "nr:about <aide-printed>", "nr:about <clerk>"),
    ("reason", '"Two classes bear this name."', '""'),
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
