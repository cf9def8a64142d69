"""A class's qualification tree, its substitutions, and the classes that it is promoted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from graph import schemes, vocab
from graph.iris import normalised
from loaders.numbers import NUMBER
from loaders.qualifications.alternatives import requirements
from loaders.record import (
    AllOf,
    ClassRecord,
    Printed,
    Qualification,
    Requirement,
    Substitution,
    Unparsed,
)
from loaders.writer import Writer

__all__ = ["write_qualifications"]

_LEAVES = {
    "education": vocab.EDUCATION_REQUIREMENT,
    "experience": vocab.EXPERIENCE_REQUIREMENT,
    "credential": vocab.CREDENTIAL_NEED,
    "equivalent-combination": vocab.EQUIVALENT_COMBINATION,
}
#: How a wording of coursework ends that a number may stand before.
_COUNTED: Final = ("units", "hours", "credits", "credit hours")


def write_qualifications(writer: Writer, mention: NamedNode, job_class: ClassRecord) -> None:
    """Write what a person needs to be appointed to a class.

    :param mention: the class as the document prints it
    """
    if job_class.qualification is not None:
        root = _tree(writer, job_class.qualification)
        writer.add(mention, vocab.HAS_QUALIFICATION, root)
    leaves = tuple(requirements(job_class.qualification))
    for substitution in job_class.substitutions:
        _substitution(writer, mention, substitution, leaves)
    equivalents = _equivalents(job_class.qualification)
    for printed in job_class.promotes_from:
        _promoted(writer, mention, printed, equivalents)


def _tree(writer: Writer, tree: Qualification) -> NamedNode:
    node, number, new = writer.part("qualification", tree)
    if not new:
        return node
    if isinstance(tree, Requirement):
        writer.passage(node, _LEAVES[tree.kind], number, tree)
        _requirement(writer, node, tree)
    elif isinstance(tree, Unparsed):
        writer.passage(node, vocab.UNPARSED_REQUIREMENT, number, tree.statement)
    else:
        writer.add(node, vocab.TYPE, vocab.ALL_OF if isinstance(tree, AllOf) else vocab.ANY_OF)
        writer.add(node, vocab.ORDER, number)
        for part in tree.parts:
            writer.add(node, vocab.HAS_PART, _tree(writer, part))
    return node


def _requirement(writer: Writer, node: NamedNode, leaf: Requirement) -> None:
    if leaf.level is not None:
        concept = schemes.concept("education", leaf.level)
        writer.add(node, vocab.EDUCATION_LEVEL, NamedNode(concept.iri))
    for study in leaf.fields:
        writer.add(node, vocab.STUDY_FIELD, study)
    writer.add(node, vocab.STUDY_FIELD, leaf.field)
    if leaf.kind == "education":
        writer.add(node, vocab.UNITS, _units(leaf.text))
    writer.add(node, vocab.MONTHS, leaf.months)
    if leaf.kind == "experience":
        writer.add(node, vocab.SUPERVISORY, leaf.supervisory)
    if leaf.class_title is not None:
        writer.add(node, vocab.IN_CLASS, writer.named(leaf.class_title))
        writer.add(node, vocab.OR_EQUIVALENT_LEVEL, leaf.or_equivalent)


@cache
def _unit_words() -> re.Pattern[str]:
    """Return a pattern of a number before a wording of the scheme that counts coursework."""
    labels = schemes.concept("education", "coursework").labels
    counted = "|".join(re.escape(label) for label in labels if label.endswith(_COUNTED))
    return re.compile(rf"{NUMBER}(?:\s*\(\d+\))?\s+(?:{counted})\b", re.IGNORECASE)


def _units(text: str) -> str | None:
    """Return how much coursework a requirement asks for, as printed.

    >>> _units("completion of twelve (12) semester units in accounting")
    'twelve (12) semester units'
    """
    match = _unit_words().search(text)
    return match[0] if match else None


def _substitution(
    writer: Writer,
    mention: NamedNode,
    substitution: Substitution,
    leaves: Sequence[Requirement],
) -> None:
    """Write a substitution, and what it applies to where that is one requirement of the class."""
    node, new = writer.statement(mention, "substitution", vocab.SUBSTITUTION, substitution)
    if new:
        writer.add(node, vocab.OFFERS, substitution.offers)
        writer.add(node, vocab.REPLACES, substitution.replaces)
        writer.add(node, vocab.RATE, substitution.rate)
        writer.add(node, vocab.MAX_MONTHS, substitution.months)
    replaced = [leaf for leaf in leaves if leaf.kind == substitution.replaces]
    if len(replaced) == 1:
        writer.add(node, vocab.APPLIES_TO, _tree(writer, replaced[0]))


def _promoted(
    writer: Writer, mention: NamedNode, printed: Printed, equivalents: frozenset[str]
) -> None:
    named = writer.named(printed.value)
    roles = [vocab.QUALIFIES_FOR]
    if normalised(printed.value) in equivalents:
        roles.append(vocab.QUALIFIES_BY_EQUIVALENCE)
    for role in roles:
        fact = writer.fact(mention, role, printed.start, printed.end, printed.rule)
        writer.add(fact, vocab.NAMES_CLASS, named)


def _equivalents(tree: Qualification | None) -> frozenset[str]:
    """Return the named classes beside which one of equal level counts too."""
    return frozenset(
        normalised(leaf.class_title)
        for leaf in requirements(tree)
        if leaf.or_equivalent and leaf.class_title is not None
    )
