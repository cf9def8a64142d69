"""Overtime status that goes back as the level rises.

The status is that of `29 CFR 541 <https://www.ecfr.gov/current/title-29/part-541>`_.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.findings.model import Finding
from graph.findings.steps import Step, caution, steps
from graph.findings.survey import Survey
from graph.model import Flsa

__all__ = ["back"]


def back(of: Survey) -> Iterator[Finding]:
    """Yield the steps on which an exempt class is followed by a non-exempt one.

    Where documents of one class say different things, nothing is concluded.
    """
    for step in steps(of):
        stated = {rung.iri: rung.flsa for rung in step.ladder.rungs}
        lower, upper = stated[step.lower], stated[step.upper]
        if _is(lower, "exempt") and _is(upper, "non-exempt") and lower and upper:
            yield _finding(of, step, lower, upper)


def _is(stated: Flsa | None, status: str) -> bool:
    return stated is not None and stated.status == status and not stated.otherwise


def _finding(of: Survey, step: Step, lower: Flsa, upper: Flsa) -> Finding:
    return Finding(
        kind="flsa-back",
        about=(step.upper, step.lower),
        sentence=f"{of.name(step.lower)} is designated {lower.words}, but {of.name(step.upper)} "
        f"above it {upper.words}.{caution(step)}",
        quotes=(lower.quote, upper.quote),
        classes=(of.classes[step.lower], of.classes[step.upper]),
        employer=of.classes[step.upper].employer,
    )
