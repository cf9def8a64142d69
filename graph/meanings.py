"""What the words of the field mean, in the sentences of the ontology and of the schemes."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Literal, NamedNode

from graph import resources, schemes, vocab

__all__ = ["meaning"]


@cache
def meaning(name: str) -> str:
    """Return what a term means, in a sentence.

    :param name: its local name in the ontology, or a scheme's name, a slash and a concept's
    :raises KeyError: where there is no such term, or nothing says what it means

    >>> meaning("flsa/non-exempt")
    'Entitled to minimum wage and overtime pay.'
    """
    scheme, _, concept = name.partition("/")
    if not concept:
        return _comments()[name]
    definition = schemes.concept(scheme, concept).definition
    if definition is None:
        raise KeyError(name)
    return definition


@cache
def _comments() -> dict[str, str]:
    """Return the comment on each term of the ontology, by local name."""
    return {
        triple.subject.value.removeprefix(vocab.NR): triple.object.value
        for triple in resources.triples("ladder.ttl")
        if triple.predicate == vocab.COMMENT
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
    }
