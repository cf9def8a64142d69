"""Which competencies that a class asks for a person names, by likeness of the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Item
from graph.similarity import COMPETENCIES, Text, match

__all__ = ["Named", "competencies"]


@dataclass(frozen=True, slots=True)
class Named:
    """A competency that a class asks for.

    ``stated`` is what the person names that is most like it, ``None`` where nothing is; ``score``
    is in 0..1. That nothing is like it does not say that the person lacks it.
    """

    item: Item
    stated: str | None = None
    score: float | None = None


def competencies(stated: Sequence[str] | None, asked: Sequence[Item]) -> tuple[Named, ...]:
    """Return which competencies are named, in the order in which they are asked for.

    :param stated: what the person names, ``None`` where competencies are not stated
    """
    if not stated:
        return tuple(map(Named, asked))
    own = {str(number): words for number, words in enumerate(stated)}
    found = match(
        (Text(number, words) for number, words in own.items()),
        (Text(item.iri, item.text) for item in asked),
        COMPETENCIES,
    )
    best = {link.upper: link for link in sorted(found, key=lambda link: link.score)}
    return tuple(
        Named(item, own[best[item.iri].lower], best[item.iri].score)
        if item.iri in best
        else Named(item)
        for item in asked
    )
