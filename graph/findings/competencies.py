"""Rungs of one ladder that ask for the same knowledge, skills and abilities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import networkx as nx

from graph.findings.model import Finding
from graph.findings.steps import Step, caution, steps
from graph.findings.survey import Survey

__all__ = ["identical"]

#: "A greater degree of these abilities is required at each higher level."
_MORE: Final = re.compile(
    r"\b(?:greater|higher|increasing)\s+(?:degrees?|depth|levels?|proficiency)\s+(?:of|in)\b"
    r"[^.;:]{0,40}\b(?:knowledge|skills?|abilit(?:y|ies)|competenc(?:y|ies))\b",
    re.IGNORECASE,
)


def identical(of: Survey) -> Iterator[Finding]:
    """Yield each run of rungs that ask for exactly the same competencies.

    Rungs that ask for none are silent, and so not the same. Where a document says of all its
    competencies that a higher rung needs more of them, they are not either.
    """
    for ladder, same in _by_ladder(step for step in steps(of) if _same(of, step)):
        graph = nx.Graph((step.lower, step.upper) for step in same)
        for run in nx.connected_components(graph):
            inside = [step for step in same if step.lower in run]
            yield _finding(of, ladder, inside)


def _same(of: Survey, step: Step) -> bool:
    below, above = (of.competencies.get(iri) for iri in (step.lower, step.upper))
    return below is not None and below == above and not _is_more(of, step.upper)


def _is_more(of: Survey, iri: str) -> bool:
    """Tell whether a document of a class says that more of the same is asked for."""
    return any(_MORE.search(of.texts[one.quote.document]) for one in of.described[iri])


def _by_ladder(found: Iterable[Step]) -> Iterator[tuple[str, list[Step]]]:
    ladders: dict[str, list[Step]] = {}
    for step in found:
        ladders.setdefault(step.ladder.iri, []).append(step)
    yield from ladders.items()


def _finding(of: Survey, ladder: str, same: list[Step]) -> Finding:
    rungs = tuple(dict.fromkeys(iri for step in same for iri in (step.lower, step.upper)))
    names = " and ".join(map(of.name, rungs))
    many = len(of.competencies[rungs[0]])
    return Finding(
        kind="identical-competencies",
        about=(*rungs, ladder),
        sentence=f"{names} ask for the same {many} competencies, in the same words."
        f"{caution(same[0])}",
        quotes=of.titles(*rungs),
        classes=tuple(of.classes[iri] for iri in rungs),
        employer=of.classes[rungs[0]].employer,
    )
