"""Classes whose qualifications speak of a class or a level, whether or not it was recognised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from graph.findings.survey import Survey
from graph.identity.form import is_title
from graph.identity.graded import graded
from graph.identity.tokens import Token, tokens
from graph.model import QualificationNode

__all__ = ["leaves", "spoken_of", "unrecognised"]

#: By these a requirement speaks of other classes without naming one in full.
_OF_CLASSES: Final = frozenset({"class", "classification", "level"})
#: Behind it stands for whom or in what capacity a class works.
_CUT: Final = re.compile(r"[,(]")
#: The requirements that may name a class; education and licences print other names.
_OF_WORK: Final = frozenset({"experience", "unparsed", "equivalent-combination"})


def unrecognised(of: Survey, classes: Iterable[str]) -> Iterator[str]:
    """Yield the classes whose qualifications speak, or may speak, of a class or a level.

    They name a class, speak of "the class" or "a level", or print something like a title; the
    document prints the class's own title, without its grade, of somebody ("duties of a Weaver"); it
    holds a name that was not decided, or no qualifications of the class were read.

    :param classes: IRIs of described classes, which alone are looked at
    """
    own = {one.mention for printed in of.described.values() for one in printed}
    doubtful = {one.quote.document for one in of.undecided if one.mention not in own}
    for iri in classes:
        printed = of.described[iri]
        asked = [leaf for tree in of.trees.get(iri, ()) for leaf in leaves(tree)]
        if (
            not asked
            or any(one.quote.document in doubtful for one in printed)
            or any(map(_speaks, asked))
            or any(_is_held(of.classes[iri].title, of.texts[one.quote.document]) for one in printed)
        ):
            yield iri


def spoken_of(of: Survey) -> Iterator[str]:
    """Yield the rungs whose titles stand in the qualifications of another rung of their ladder."""
    for ladder in of.ladders:
        rungs = [rung.iri for rung in ladder.rungs if rung.iri in of.described]
        asked = {iri: [*_words(of.trees.get(iri, ()))] for iri in rungs}
        for iri in rungs:
            head = _CUT.split(of.classes[iri].title, maxsplit=1)[0]
            title = [token.form for token in tokens(head)]
            others = (words for other in rungs if other != iri for words in asked[other])
            if any(_holds(words, title) for words in others):
                yield iri


def _words(trees: Iterable[QualificationNode]) -> Iterator[list[str]]:
    for tree in trees:
        for leaf in leaves(tree):
            if leaf.quote is not None:
                yield [token.form for token in tokens(leaf.quote.text)]


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether some words stand together, in their order, among others."""
    many = len(wanted)
    return any(words[at : at + many] == wanted for at in range(len(words) - many + 1))


def leaves(node: QualificationNode) -> Iterator[QualificationNode]:
    """Yield the requirements of a tree of qualifications."""
    if not node.parts:
        yield node
    for part in node.parts:
        yield from leaves(part)


def _speaks(leaf: QualificationNode) -> bool:
    """Tell whether a requirement speaks of a class."""
    if leaf.in_class is not None or leaf.or_equivalent:
        return True
    if leaf.quote is None or leaf.kind not in _OF_WORK:
        return False
    words = tokens(leaf.quote.text)
    return not _OF_CLASSES.isdisjoint(word.form for word in words) or any(
        is_title(name) for name in _capitalised(words[1:])
    )


def _capitalised(words: Sequence[Token]) -> Iterator[str]:
    """Yield the runs of capitalised words."""
    for capital, run in groupby(words, key=lambda word: word.capital):
        if capital:
            yield " ".join(word.text for word in run)


def _is_held(title: str, text: str) -> bool:
    """Tell whether a text speaks of somebody by a title, or by one that only its grade tells apart.

    >>> _is_held("Weaver II (Wool)", "One year as a senior weaver.")
    True
    >>> _is_held("Weaver II (Wool)", "The Weaver II is the journey class.")
    False
    """
    name = _CUT.split(graded(title).name, maxsplit=1)[0].split()
    words = r"\s+".join(map(re.escape, name))
    return (
        re.search(rf"\b(?:as|of|to)\s+an?\s+(?:\w+\s+)?{words}\b", text, re.IGNORECASE) is not None
    )
