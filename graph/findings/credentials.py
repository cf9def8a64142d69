"""Licences and certificates that a lower rung asks for and the next one does not name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from graph.findings.model import Finding
from graph.findings.routes import alternatives
from graph.findings.steps import Step, caution, steps
from graph.findings.survey import Credential, Survey
from graph.identity.tokens import tokens
from graph.model import QualificationNode

__all__ = ["dropped"]

#: Sections that speak of licences as something to work on or to know of.
_OF_KNOWLEDGE: Final = frozenset({"duties", "competencies", "knowledge", "skills", "abilities"})
#: What does not tell one licence from another.
_COMMON: Final = frozenset(
    "a an and any appropriate as at be by california class for from have in is issued must of or "
    "possess possession proper required state the to valid with".split()
)


def dropped(of: Survey) -> Iterator[Finding]:
    """Yield what all holders of the lower rung must have and the upper one says nothing of."""
    for step in steps(of):
        kept = of.credentials.get(step.upper, ())
        for item in of.credentials.get(step.lower, ()):
            if _is_of_all(of, step.lower, item) and not any(
                _is_like(item, other) for other in kept
            ):
                yield _finding(of, step, item)


def _is_of_all(of: Survey, iri: str, item: Credential) -> bool:
    """Tell whether all holders of a class must have a licence, and not only know of it."""
    return (
        item.condition is None
        and item.section not in _OF_KNOWLEDGE
        and _is_needed(item, of.trees.get(iri, ()))
    )


def _is_needed(item: Credential, trees: Iterable[QualificationNode]) -> bool:
    """Tell whether no way into a class is without a licence; one outside the trees is needed."""
    ways_in = [leaves for tree in trees for leaves in alternatives(tree)]
    holding = [any(_is_within(item, leaf) for leaf in leaves) for leaves in ways_in]
    return all(holding) or not any(holding)


def _is_within(item: Credential, leaf: QualificationNode) -> bool:
    """Tell whether a licence is printed in the passage of a requirement, or the other way round."""
    mine, its = item.quote, leaf.quote
    return (
        its is not None
        and mine.document == its.document
        and mine.start < its.end
        and its.start < mine.end
    )


def _is_like(one: Credential, other: Credential) -> bool:
    return one.iri == other.iri or bool(_telling(one) & _telling(other))


def _telling(item: Credential) -> set[str]:
    return {
        token.form for token in tokens(item.quote.text.casefold()) if len(token.form) > 1
    } - _COMMON


def _finding(of: Survey, step: Step, item: Credential) -> Finding:
    return Finding(
        kind="licence-dropped",
        about=(step.upper, step.lower, item.iri),
        sentence=f"{of.name(step.lower)} asks for a licence or certificate that the specification "
        f"of {of.name(step.upper)} above it does not name.{caution(step)}",
        quotes=(item.quote, *of.titles(step.upper)),
        classes=(of.classes[step.lower], of.classes[step.upper]),
        employer=of.classes[step.upper].employer,
    )
