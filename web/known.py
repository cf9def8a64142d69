"""All that the store knows of one ladder, read once for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph import read
from graph.ladders import (
    Thread,
    described_pairs,
    highest_name,
    links_between,
    shared_name,
    threads,
)
from graph.model import ClassFacts, ItemKind, Ladder, Link, Remark, Rung
from graph.store import Store

__all__ = ["COMPETENCIES", "DUTIES", "Known", "known"]

DUTIES: Final[tuple[ItemKind, ...]] = ("duty",)
COMPETENCIES: Final[tuple[ItemKind, ...]] = ("knowledge", "skill", "ability")


@dataclass(frozen=True)
class Known:
    """A ladder with what the documents say of its rungs.

    ``facts`` holds the described rungs, by their class's IRI; ``links`` what goes on between
    neighbouring ones; ``remarks`` what other documents say of each rung that none describes.
    """

    ladder: Ladder
    facts: Mapping[str, ClassFacts]
    links: tuple[Link, ...]
    remarks: tuple[tuple[Rung, tuple[Remark, ...]], ...]

    @cached_property
    def duties(self) -> tuple[Thread, ...]:
        """Return the duties, followed over the rungs."""
        return threads(self.ladder, self.facts, self.links, DUTIES, shared_name)

    @cached_property
    def competencies(self) -> tuple[Thread, ...]:
        """Return knowledge, skills and abilities, followed over the rungs."""
        return threads(self.ladder, self.facts, self.links, COMPETENCIES, highest_name)


def known(store: Store, ladder: Ladder) -> Known:
    """Return what the store knows of a ladder."""
    facts = {rung.iri: read.facts_of(store, rung) for rung in ladder.rungs if rung.described}
    items = {iri: {item.iri for item in of.items} for iri, of in facts.items()}
    joined = read.ladder_links(store, ladder.iri)
    links = (
        links_between(joined, items[lower], items[upper])
        for lower, upper in described_pairs(ladder)
    )
    return Known(
        ladder=ladder,
        facts=facts,
        links=tuple(dict.fromkeys(link for of_pair in links for link in of_pair)),
        remarks=tuple(
            (rung, read.remarks(store, rung.iri)) for rung in ladder.rungs if not rung.described
        ),
    )
