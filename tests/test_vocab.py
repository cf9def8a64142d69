"""The constants of the code and the terms of the ontology are the same terms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, XSD

from graph import resources, schemes, vocab

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "web")
#: What every address of ours begins with.
OURS = vocab.NR.removesuffix("ontology#")

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
    "requiresKnowledge": "what requiresCompetency is for a knowledge; for exports in CTDL's terms",
    "requiresSkill": "what requiresCompetency is for a skill; for exports in CTDL's terms",
    "requiresAbility": "what requiresCompetency is for an ability; for exports in CTDL's terms",
    "precision": "made and right as a share; for queries from outside",
    "precisionAtLeast": "its lower bound; for queries from outside",
    "reportsTo": "to be derived where a printed supervisor's title is one class's",
    "supervises": "to be derived where the title of those supervised is one class's",
    "Statement": "superclass of everything printed",
    "leadsTo": "superproperty of what a path may walk",
    "higherRung": "transitive superproperty of nextRung",
    "lowerRung": "inverse of higherRung",
    "previousRung": "inverse of nextRung",
}

_BORROWED = {"rdf": RDF, "rdfs": RDFS, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV, "xsd": XSD}


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


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_every_constant_is_spoken_by_the_code(name: str) -> None:
    modules = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    speaks = re.compile(rf"\bvocab\.{name}\b")
    assert any(speaks.search(path.read_text("utf-8")) for path in modules)


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


def test_no_test_spells_the_ontology_s_address() -> None:
    modules = list((ROOT / "tests").rglob("*.py"))
    assert modules
    assert [path.name for path in modules if vocab.NR in path.read_text("utf-8")] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_code_of_another_module_spells_an_address_of_ours(package: str) -> None:
    modules = [path for path in (ROOT / package).rglob("*.py") if path != Path(vocab.__file__)]
    assert [path.name for path in modules if any(OURS in text for text in _texts(path))] == []


def test_no_page_spells_an_address_of_ours() -> None:
    pages = [path for path in (ROOT / "web").rglob("*") if path.suffix in {".html", ".js", ".css"}]
    assert pages
    assert [path.name for path in pages if OURS in path.read_text("utf-8")] == []


@pytest.mark.parametrize("name", resources.query_names())
def test_a_query_spells_an_address_of_ours_only_as_a_prefix_or_in_its_example(name: str) -> None:
    lines = [line for line in resources.query(name).text.splitlines() if OURS in line]
    assert [line for line in lines if not line.startswith(("PREFIX ", "#+ example:"))] == []


def test_the_address_of_a_concept_comes_from_its_scheme() -> None:
    assert {c.iri for c in schemes.concepts("necessity")} == {
        f"{vocab.SCHEME}necessity/{name}" for name in ("required", "desirable")
    }


def _texts(path: Path) -> Iterator[str]:
    """Yield the literal texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
