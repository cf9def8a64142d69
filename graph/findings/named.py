"""Classes whose qualifications speak of a class or a level, whether or not it was recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.findings.survey import Survey
from graph.identity.graded import graded
from graph.identity.tokens import tokens
from graph.model import QualificationNode

__all__ = ["leaves", "unrecognised"]

#: By these a requirement speaks of other classes without naming one in full.
_OF_CLASSES: Final = frozenset({"class", "classification", "level"})


def unrecognised(of: Survey) -> Iterator[str]:
    """Yield the described classes whose qualifications speak of a class or a level.

    They name a class, speak of "the class" or "a level", print the words that the class's own title
    has beside its grade, or hold a name that was not decided.
    """
    own = {one.mention for printed in of.described.values() for one in printed}
    doubtful = {one.quote.document for one in of.undecided if one.mention not in own}
    for iri, printed in of.described.items():
        stem = graded(of.classes[iri].title).stem
        asked = [leaf for tree in of.trees.get(iri, ()) for leaf in leaves(tree)]
        if any(one.quote.document in doubtful for one in printed) or any(
            _speaks(leaf, stem) for leaf in asked
        ):
            yield iri


def leaves(node: QualificationNode) -> Iterator[QualificationNode]:
    """Yield the requirements of a tree of qualifications."""
    if not node.parts:
        yield node
    for part in node.parts:
        yield from leaves(part)


def _speaks(leaf: QualificationNode, stem: Sequence[str]) -> bool:
    if leaf.in_class is not None or leaf.or_equivalent:
        return True
    words = [token.form for token in tokens(leaf.quote.text)] if leaf.quote is not None else []
    return not _OF_CLASSES.isdisjoint(words) or _holds(words, [*stem])


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether some words stand together, in their order, among others."""
    many = len(wanted)
    return any(list(words[at : at + many]) == wanted for at in range(len(words) - many + 1))
