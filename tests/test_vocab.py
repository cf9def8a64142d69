"""The constants of the code and the terms of the ontology are the same terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import DCTERMS, PROV, RDF, SKOS, XSD

from graph import resources, vocab

ROOT = Path(__file__).parents[1]

CONSTANTS = {name: term for name, term in vars(vocab).items() if isinstance(term, NamedNode)}

#: Terms that no code speaks, each with the reason why the ontology has it.
RESERVED = {
    "Competency": "superclass of Knowledge, Skill and Ability",
    "CompetencyRequirement": "superclass of the three kinds of required competency",
    "Credential": "superclass of License and Certification",
    "Qualification": "superclass of groups and requirements",
    "Requirement": "superclass of the leaves of a qualification",
    "Continuation": "superclass of the three kinds of continuation",
    "hasMention": "inverse of mentionOf; first step of the chain of requiresCompetency",
    "requiresCompetency": "follows by a chain; for queries from outside",
    "Statement": "superclass of everything printed",
    "leadsTo": "superproperty of what a path may walk",
    "higherRung": "transitive superproperty of nextRung",
    "lowerRung": "inverse of higherRung",
    "previousRung": "inverse of nextRung",
}

_BORROWED = {"rdf": RDF, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV, "xsd": XSD}


def defined() -> set[str]:
    """Return the local names of the terms that ``ladder.ttl`` gives a type."""
    types = (t for t in resources.triples("ladder.ttl") if t.predicate == vocab.TYPE)
    subjects = (t.subject.value for t in types if isinstance(t.subject, NamedNode))
    return {iri.removeprefix(vocab.NR) for iri in subjects if iri.startswith(vocab.NR)}


def spoken() -> set[str]:
    """Return the local names of the ``nr:`` constants."""
    iris = (term.value for term in CONSTANTS.values())
    return {iri.removeprefix(vocab.NR) for iri in iris if iri.startswith(vocab.NR)}


def test_every_constant_is_defined_in_the_ontology() -> None:
    assert spoken() <= defined()


def test_every_term_of_the_ontology_is_a_constant_or_reserved() -> None:
    assert defined() - spoken() == set(RESERVED)


def test_no_term_has_two_constants() -> None:
    assert len(set(CONSTANTS.values())) == len(CONSTANTS)


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_a_borrowed_constant_exists_in_its_vocabulary(name: str) -> None:
    iri = CONSTANTS[name].value
    known = (vocab.NR, *map(str, _BORROWED.values()))
    assert iri.startswith(known)
    for prefix, namespace in _BORROWED.items():
        assert vocab.PREFIXES[prefix] == str(namespace)
        assert not iri.startswith(str(namespace)) or iri in namespace


@pytest.mark.parametrize("package", ["graph", "loaders", "web", "tests"])
def test_no_other_module_spells_the_ontology_s_address(package: str) -> None:
    modules = [path for path in (ROOT / package).rglob("*.py") if path != Path(vocab.__file__)]
    assert modules
    assert [path.name for path in modules if vocab.NR in path.read_text("utf-8")] == []
