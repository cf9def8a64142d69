"""Education and experience that fall as the level rises.

What counts is what somebody needs who does not come from the classes below: a requirement that
names a class asks for what that class asked for already. Where a specification is silent, or was
not understood, nothing falls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graph.findings.model import Finding
from graph.findings.routes import Route, open_routes
from graph.findings.steps import Step, caution, steps
from graph.findings.survey import Survey
from graph.schemes import concepts

__all__ = ["falling"]

_YEAR: Final = 12


def falling(of: Survey) -> Iterator[Finding]:
    """Yield the steps on which less education, or less experience, is enough for the upper rung."""
    for step in steps(of):
        lower, upper = (_routes(of, iri) for iri in (step.lower, step.upper))
        easier = next((route for route in upper if _undercuts(route, lower)), None)
        if lower and easier is not None:
            yield _finding(of, step, lower, easier)


def _routes(of: Survey, iri: str) -> tuple[Route, ...]:
    """Return the ways in from outside; none where several documents state them, or none does."""
    trees = of.trees.get(iri, ())
    return open_routes(trees[0], of.substituted.get(iri, frozenset())) if len(trees) == 1 else ()


def _undercuts(route: Route, others: Sequence[Route]) -> bool:
    """Tell whether a route asks for less than each of some others, and for nothing besides."""
    return all(route.is_below(other) for other in others)


def _finding(of: Survey, step: Step, lower: Sequence[Route], easier: Route) -> Finding:
    least = min(lower, key=lambda route: (route.education or 0, route.months or 0))
    by_education = easier.education != least.education
    asked, enough = (
        (_level(least), _level(easier)) if by_education else (_time(least), _time(easier))
    )
    return Finding(
        kind="education-falls" if by_education else "experience-falls",
        about=(step.upper, step.lower),
        sentence=f"{of.name(step.lower)} asks for {asked}, but for {of.name(step.upper)} above it "
        f"{enough} is enough.{caution(step)}",
        quotes=(*least.quotes, *easier.quotes),
        classes=(of.classes[step.lower], of.classes[step.upper]),
        employer=of.classes[step.upper].employer,
    )


def _level(route: Route) -> str:
    label = next(one.labels[0] for one in concepts("education") if one.grade == route.education)
    return f'"{label}"'


def _time(route: Route) -> str:
    months = route.months or 0
    if months % _YEAR:
        return f"{months} months of experience"
    years = months // _YEAR
    return f"{years} {'year' if years == 1 else 'years'} of experience"
