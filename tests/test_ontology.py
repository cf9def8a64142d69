"""The Turtle of ``ontology/`` is whole and sound, and what follows from it is what we mean."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import owlrl
import pytest
from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph import resources, schemes, vocab
from tests.canonical_turtle import NotCanonical, canonical

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

#: Datatypes of the profile (section 4.2) that we use.
RL_TYPES = {XSD.boolean, XSD.decimal, XSD.integer, XSD.string}

#: Terms of CTDL and CTDL-ASN (Credential Engine) and of the Web Annotation Vocabulary that the
#: alignments rest on: rdflib lacks them.
UNLISTED = {
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
    "oa": {"SpecificResource", "end", "exact", "start"},
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
def test_a_file_is_in_the_one_form(name: str) -> None:
    mend = f"mend it by: python -m tests.canonical_turtle ontology/{name}"
    assert canonical(resources.turtle(name)) == resources.turtle(name), mend


@pytest.mark.parametrize("name", resources.ontology_files())
def test_the_one_form_says_the_same_of_any_writing(name: str) -> None:
    loose = re.sub(r" ;\n {4}(?=\S)", " ; ", resources.turtle(name)).replace('"@en, "', '"@en ,\n"')
    assert loose != resources.turtle(name)
    assert canonical(loose) == resources.turtle(name)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@prefix x: <http://x/> .\n\n<a> a <b> .", "nothing uses the prefix x"),
        ("<a> a <b> ;\n# why\n a <c> .", 'a comment stands within a statement: "# why"'),
        ("<a> <b> <c> .", "the form has no place for the predicate <b>"),
        ("<a> a ^ .", "this cannot be read"),
        ("<a> a <b>", "a statement does not end"),
    ],
)
def test_what_the_one_form_has_no_place_for_is_refused(text: str, reason: str) -> None:
    with pytest.raises(NotCanonical, match=re.escape(reason)):
        canonical(text)


@pytest.mark.parametrize("name", resources.ontology_files())
def test_every_file_parses_into_triples(name: str) -> None:
    assert len(list(resources.triples(name))) == len(read(name)) > 0


def test_the_files_are_the_five_that_the_design_names() -> None:
    assert resources.ontology_files() == (
        "alignments.ttl",
        "ladder.ttl",
        "rules.ttl",
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


def test_axioms_have_the_forms_that_owl_2_rl_gives_them() -> None:
    """`OWL 2 Profiles <https://www.w3.org/TR/owl2-profiles/>`_, section 4.2: our axioms need names.

    Subclasses, superclasses, domains and ranges are named classes or datatypes of the profile; the
    only nodes without a name are the lists of a chain and of disjoint classes.
    """
    graph = read("ladder.ttl")
    classes = set(graph.subjects(RDF.type, OWL.Class))
    objects = set(graph.subjects(RDF.type, OWL.ObjectProperty))
    values = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    assert not classes & objects
    assert not (classes | objects) & values
    assert not classes & {OWL.Thing, OWL.Nothing}
    assert {*graph.subjects(RDFS.subClassOf), *graph.objects(None, RDFS.subClassOf)} <= classes
    assert {*graph.objects(None, RDFS.domain)} <= classes
    assert {*graph.objects(None, OWL.inverseOf), *graph.subjects(OWL.inverseOf)} <= objects
    for name in objects | values:
        assert set(graph.objects(name, RDFS.range)) <= (classes if name in objects else RL_TYPES)
        assert set(graph.objects(name, RDFS.subPropertyOf)) <= (
            objects if name in objects else values
        )


def test_only_lists_and_disjointness_have_no_name() -> None:
    graph = read("ladder.ttl")
    nameless = {subject for subject in graph.subjects() if isinstance(subject, BNode)}
    told = {predicate for node in nameless for predicate in graph.predicates(node)}
    assert told == {RDF.type, RDF.first, RDF.rest, OWL.members}
    lists = [*graph.objects(None, OWL.members), *graph.objects(None, OWL.propertyChainAxiom)]
    members = [list(Collection(graph, node)) for node in lists]
    assert all(len(of) >= 2 and all(isinstance(m, URIRef) for m in of) for of in members)


def test_no_chain_needs_what_it_makes() -> None:
    """`OWL 2 <https://www.w3.org/TR/owl2-syntax/>`_, section 11.2: chains are regular.

    That one property rests on another (by a chain, a subproperty or an inverse) must be no circle
    through a chain. Transitivity alone is regular.
    """
    graph = read("ladder.ttl")
    rests: dict[Node, set[Node]] = defaultdict(set)
    for below, above in graph.subject_objects(RDFS.subPropertyOf):
        rests[above].add(below)
    for one, other in graph.subject_objects(OWL.inverseOf):
        rests[one].add(other)
        rests[other].add(one)
    chains = dict(graph.subject_objects(OWL.propertyChainAxiom))
    for made, steps in chains.items():
        rests[made] |= set(Collection(graph, steps))
    for made, steps in chains.items():
        needed = list(Collection(graph, steps))
        seen: set[Node] = set()
        while needed:
            step = needed.pop()
            needed += rests[step] - seen
            seen |= {step} | rests[step]
        assert made not in seen


def test_every_source_is_an_address() -> None:
    found = [
        source
        for name in ("ladder.ttl", "schemes.ttl")
        for source in read(name).objects(None, DCTERMS.source)
    ]
    assert len(found) > 40
    assert [source for source in found if not re.match(r"https?://", str(source))] == []
    assert all(isinstance(source, URIRef) for source in found)


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("executive", "541.100"),
        ("administrative", "541.200"),
        ("professional", "541.300"),
        ("computer", "541.400"),
        ("outside-sales", "541.500"),
    ],
)
def test_the_kinds_of_exemption_are_the_five_of_29_cfr_541(name: str, section: str) -> None:
    kinds = [c for c in schemes.concepts("flsa") if c.broader == "exempt"]
    assert len(kinds) == 5
    found = schemes.concept("flsa", name)
    assert found in kinds
    assert found.notation == f"29 CFR {section}"
    (source,) = read("schemes.ttl").objects(URIRef(found.iri), DCTERMS.source)
    assert str(source).endswith(section)


@pytest.mark.parametrize(
    ("scheme", "ordered"),
    [
        ("proficiency", ["some", "basic", "working", "good", "thorough", "expert"]),
        (
            "rung",
            "trainee junior assistant associate journey staff senior lead supervising principal "
            "supervisor head chief manager".split(),
        ),
        (
            "responsibility",
            ["contribute", "perform", "coordinate", "advise", "supervise", "manage", "authorize"],
        ),
        (
            "education",
            "none high-school some-college associate bachelor master doctorate "
            "professional".split(),
        ),
    ],
)
def test_a_scale_is_ordered_by_its_grades(scheme: str, ordered: list[str]) -> None:
    graded = [c for c in schemes.concepts(scheme) if c.grade is not None]
    assert [c.name for c in graded] == ordered
    assert graded[0].grade == 1


@pytest.mark.parametrize("concept", [c for c in CONCEPTS if "/field/" not in c])
def test_a_concept_says_what_it_means(concept: str) -> None:
    assert len(list(read("schemes.ttl").objects(URIRef(concept), SKOS.definition))) == 1


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
    unlisted = {
        vocab.PREFIXES[prefix] + name for prefix, names in UNLISTED.items() for name in names
    }
    graph = read("alignments.ttl")
    others = {str(term) for term in graph.objects()} - unlisted
    assert [term for term in others if not any(term in space for space in BORROWED)] == []
    assert {str(term) for term in graph.subjects()} <= typed(read("ladder.ttl"))


def test_an_alignment_follows_or_maps_and_never_equates() -> None:
    used = set(read("alignments.ttl").predicates())
    mappings = {SKOS.closeMatch, SKOS.relatedMatch}
    assert used <= {RDFS.subClassOf, RDFS.subPropertyOf, *mappings}
