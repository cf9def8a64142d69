"""The steps of ladders from one described rung to the next, and what each step rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from graph.findings.survey import Survey
from graph.ladders import described_pairs
from graph.model import Ladder

__all__ = ["Basis", "Step", "caution", "steps"]

#: stated: documents state the ladder. named: titles tell it, and the qualifications of the class
#: above name the one below. titles: titles alone tell it.
Basis: TypeAlias = Literal["stated", "named", "titles"]

_CAUTIONS: Final[Mapping[Basis, str]] = {
    "stated": "",
    "named": "",
    "titles": " That one stands above the other rests on their titles alone.",
}


@dataclass(frozen=True, slots=True)
class Step:
    """Two rungs of a ladder that documents describe, nothing described between; IRIs of classes."""

    ladder: Ladder
    lower: str
    upper: str
    basis: Basis


def steps(of: Survey) -> tuple[Step, ...]:
    """Return each two neighbouring described rungs once, of a stated ladder where one has both."""
    named = {(way.lower, way.upper) for way in of.ways}
    found: dict[tuple[str, str], Step] = {}
    for ladder in sorted(of.ladders, key=lambda one: (one.rule is not None, one.name, one.iri)):
        for pair in described_pairs(ladder):
            basis: Basis = (
                "stated" if ladder.rule is None else "named" if pair in named else "titles"
            )
            found.setdefault(pair, Step(ladder, *pair, basis))
    return tuple(found.values())


def caution(step: Step) -> str:
    """Return a sentence, with a space before it, where nothing but titles tells the step."""
    return _CAUTIONS[step.basis]
