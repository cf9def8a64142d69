"""The Turtle of ``ontology/`` is whole and sound, and what follows from it is what we mean."""

from __future__ import annotations

import re
from functools import cache

import owlrl
import pytest
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, BNode, Graph, Literal, URIRef

from graph import resources, vocab

ONTOLOGY = URIRef(vocab.NR.removesuffix("#"))

#: What OWL 2 RL allows of what we might want; a union as a domain, say, it does not.
RL_CONSTRUCTS = {
    "AllDisjointClasses",
    "AnnotationProperty",
    "Class",
    "DatatypeProperty",
    "ObjectProperty",
    "Ontology",
    "TransitiveProperty",
    "inverseOf",
    "members",
    "propertyChainAxiom",
    "versionIRI",
    "versionInfo",
}

#: Terms of CTDL and CTDL-ASN (Credential Engine) that the alignments rest on: rdflib lacks them.
CTDL = {
    "ceterms": {
        "Certification",
        "ConditionProfile",
        "Credential",
        "Job",
        "License",
        "Task",
        "alternativeCondition",
    },
    "ceasn": {"Competency", "abilityEmbodied", "knowledgeEmbodied", "skillEmbodied"},
}


#: Vocabularies whose terms rdflib lists.
BORROWED = (DCTERMS, ORG, PROV, SDO, SKOS)

_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in vocab.PREFIXES.items())


@cache
def read(name: str) -> Graph:
    """Return the triples of one file of ``ontology/``; nobody adds to them."""
    return Graph().parse(data=resources.turtle(name), format="turtle")


def ours(graph: Graph) -> set[str]:
    """Return the ``nr:`` terms that a graph uses anywhere."""
    terms = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    return {term for term in terms if term.startswith(vocab.NR)}


def typed(graph: Graph) -> set[str]:
    return {str(s) for s in graph.subjects(RDF.type) if str(s).startswith(vocab.NR)}


def closed(graph: Graph) -> tuple[Graph, list[str]]:
    """Return a graph with what follows by OWL 2 RL, and the contradictions."""
    everything = Graph() + graph
    rules = owlrl.OWLRL_Semantics(everything, axioms=False, daxioms=False)
    rules.closure()
    return everything, rules.error_messages


def told(text: str) -> Graph:
    """Return the ontology, its alignments and some data in Turtle."""
    data = Graph().parse(data=f"{_PREFIXES}BASE <https://example.org/>\n{text}", format="turtle")
    return read("ladder.ttl") + read("alignments.ttl") + data


def holds(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"{_PREFIXES}BASE <https://example.org/>\nASK {{ {pattern} }}"))


TERMS = sorted(typed(read("ladder.ttl")))
CONCEPTS = sorted(str(c) for c in set(read("schemes.ttl").subjects(RDF.type, SKOS.Concept)))
SCHEMES = sorted(str(s) for s in set(read("schemes.ttl").objects(None, SKOS.inScheme)))


@pytest.mark.parametrize("name", resources.ontology_files())
def test_every_file_parses_into_triples(name: str) -> None:
    assert len(list(resources.triples(name))) == len(read(name)) > 0


def test_the_files_are_the_four_that_the_design_names() -> None:
    assert resources.ontology_files() == (
        "alignments.ttl",
        "ladder.ttl",
        "schemes.ttl",
        "shapes.ttl",
    )


@pytest.mark.parametrize("term", TERMS)
def test_a_term_has_one_label_one_comment_and_its_ontology(term: str) -> None:
    graph, subject = read("ladder.ttl"), URIRef(term)
    (label,) = graph.objects(subject, RDFS.label)
    (comment,) = graph.objects(subject, RDFS.comment)
    assert isinstance(label, Literal)
    assert isinstance(comment, Literal)
    assert (label.language, comment.language) == ("en", "en")
    assert re.fullmatch(r"\S.*[^.]", label)
    assert re.fullmatch(r"[A-Z].*\.", comment)
    assert list(graph.objects(subject, RDFS.isDefinedBy)) == [ONTOLOGY]


def test_the_ontology_says_what_it_is_and_which_version() -> None:
    said = set(read("ladder.ttl").predicates(ONTOLOGY))
    assert {OWL.versionInfo, DCTERMS.title, DCTERMS.description, DCTERMS.license} <= said


def test_only_constructs_of_owl_2_rl_are_used() -> None:
    terms = {str(term) for triple in read("ladder.ttl") for term in triple}
    owl = vocab.PREFIXES["owl"]
    assert {term.removeprefix(owl) for term in terms if term.startswith(owl)} == RL_CONSTRUCTS


@pytest.mark.parametrize("term", TERMS)
def test_a_property_has_at_most_one_domain_and_one_range(term: str) -> None:
    graph = read("ladder.ttl")
    assert len(list(graph.objects(URIRef(term), RDFS.domain))) <= 1
    assert len(list(graph.objects(URIRef(term), RDFS.range))) <= 1


@pytest.mark.parametrize("name", ["ladder.ttl", "alignments.ttl", "schemes.ttl", "shapes.ttl"])
def test_a_file_uses_only_terms_that_are_defined(name: str) -> None:
    assert ours(read(name)) - typed(read("ladder.ttl")) == set()


def test_the_ontology_with_its_schemes_contradicts_nothing() -> None:
    everything = read("ladder.ttl") + read("alignments.ttl") + read("schemes.ttl")
    graph, contradictions = closed(everything)
    assert contradictions == []
    assert list(graph.subjects(RDF.type, OWL.Nothing)) == []


@pytest.mark.parametrize(
    "contradiction",
    [
        "<x> a nr:JobClass, nr:ClassMention .",
        "<x> nr:nextRung <y> . <y> a nr:Series .",
        "<x> nr:competency <y> . <y> a nr:Credential .",
        '<x> nr:mentionOf <y> ; nr:text "files" .',
    ],
)
def test_things_of_two_natures_are_contradictions(contradiction: str) -> None:
    _, contradictions = closed(told(contradiction))
    assert contradictions != []


@pytest.mark.parametrize(
    ("stated", "follows"),
    [
        ("<a> nr:nextRung <b> . <b> nr:nextRung <c> .", "<a> nr:higherRung <c>"),
        ("<a> nr:nextRung <b> . <b> nr:nextRung <c> .", "<c> nr:lowerRung <a>"),
        ("<a> nr:nextRung <b> .", "<b> nr:previousRung <a>"),
        ("<a> nr:previousRung <b> .", "<a> nr:lowerRung <b>"),
        ("<a> nr:nextRung <b> .", "<a> nr:leadsTo <b>"),
        ("<a> nr:qualifiesFor <b> .", "<a> nr:leadsTo <b>"),
        ("<a> nr:qualifiesByEquivalence <b> .", "<a> nr:leadsTo <b>"),
        (
            "<m> nr:mentionOf <a> ; nr:hasStatement <s> . <s> nr:competency <k> .",
            "<a> nr:requiresCompetency <k>",
        ),
        ("<r> nr:inClass <m> .", "<r> nr:namesClass <m>"),
        ("<r> a nr:ExperienceRequirement .", "<r> a nr:Qualification, nr:Statement"),
        ("<a> a nr:JobClass .", "<a> a ceterms:Job, org:Role"),
    ],
)
def test_what_follows_is_what_we_mean(stated: str, follows: str) -> None:
    graph, contradictions = closed(told(stated))
    assert holds(graph, follows)
    assert contradictions == []


def test_a_rung_above_the_next_is_higher_but_not_next() -> None:
    graph, _ = closed(told("<a> nr:nextRung <b> . <b> nr:nextRung <c> ."))
    assert holds(graph, "<a> nr:higherRung <c>")
    assert not holds(graph, "<a> nr:leadsTo <c>")
    assert not holds(graph, "<c> nr:higherRung <a>")


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_concept_stands_in_one_scheme_under_its_address(concept: str) -> None:
    graph, subject = read("schemes.ttl"), URIRef(concept)
    (scheme,) = graph.objects(subject, SKOS.inScheme)
    assert concept.startswith(f"{scheme}/")
    assert len(list(graph.objects(subject, SKOS.prefLabel))) == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_is_declared_and_has_a_name(scheme: str) -> None:
    graph, subject = read("schemes.ttl"), URIRef(scheme)
    assert scheme.startswith(vocab.SCHEME)
    assert (subject, RDF.type, SKOS.ConceptScheme) in graph
    assert len(list(graph.objects(subject, SKOS.prefLabel))) == 1


def test_every_subject_of_the_schemes_is_a_scheme_or_a_concept() -> None:
    graph = read("schemes.ttl")
    assert {str(subject) for subject in graph.subjects()} == {*CONCEPTS, *SCHEMES}
    assert not any(isinstance(subject, BNode) for subject in graph.subjects())


def test_alignments_go_from_our_terms_to_terms_that_exist() -> None:
    ctdl = {vocab.PREFIXES[prefix] + name for prefix, names in CTDL.items() for name in names}
    graph = read("alignments.ttl")
    others = {str(term) for term in graph.objects()} - ctdl
    assert [term for term in others if not any(term in space for space in BORROWED)] == []
    assert {str(term) for term in graph.subjects()} <= typed(read("ladder.ttl"))


def test_an_alignment_follows_or_maps_and_never_equates() -> None:
    used = set(read("alignments.ttl").predicates())
    mappings = {SKOS.closeMatch, SKOS.narrowMatch, SKOS.relatedMatch}
    assert used <= {RDFS.subClassOf, RDFS.subPropertyOf, *mappings}
