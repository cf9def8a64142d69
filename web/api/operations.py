"""The one table of what programs can ask, from which routes and documents are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final, Literal

from graph import resources
from graph.fit.profile import Profile
from web.addresses import shortened
from web.api import asked, catalogue, lists, moves, quality
from web.api.answered import Answered
from web.api.shapes import classes, comparisons, listed
from web.api.shapes.told import Page
from web.media import CSV, JSON, RESULTS_JSON, Media

__all__ = ["BASE", "Operation", "operations"]

BASE: Final = "/api/v1"

#: The same as JSON, for who asks for it by the media type of SPARQL's results.
_RESULTS: Final = replace(RESULTS_JSON, name="srj")
_QUESTION: Final = "Questions of the catalogue"


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked.

    ``path`` lies below :data:`BASE` and has the names of parameters in braces; ``asked`` are all
    parameters; ``answer`` takes them, and the ``body`` where there is one; ``shape`` is the type of
    the answer as JSON. ``example`` are parameters that find something in the bundled samples.
    """

    name: str
    group: str
    path: str
    summary: str
    asked: type[asked.Asked]
    answer: Callable[..., Answered]
    shape: Any
    example: Mapping[str, str | int] = field(default_factory=dict)
    offered: tuple[Media, ...] = (JSON, CSV)
    body: type[Profile] | None = None
    errors: tuple[int, ...] = (404, 409)

    @property
    def method(self) -> Literal["GET", "POST"]:
        """How it is asked."""
        return "GET" if self.body is None else "POST"


_COUNTY: Final = "aldermere-county"
_LADDER: Final = {"employer": _COUNTY, "series": "environmental-monitoring"}
_MOVE: Final = {"from": "3170200", "to": "3170400"}


@cache
def operations() -> tuple[Operation, ...]:
    """Return all that can be asked, the questions of the catalogue last."""
    return (*_listed(), *_classes(), *_moves(), *_quality(), *_questions())


def _listed() -> tuple[Operation, ...]:
    return (
        Operation(
            "agencies", "Names", "/agencies", "The employers, each with how much there is of it.",
            asked.Paged, lists.agencies, Page[listed.Agency], errors=(),
        ),
        Operation(
            "search", "Names", "/search", "Classes, ladders and employers by words of their names.",
            asked.Search, lists.search, listed.Search, {"q": "enviromental"}, errors=(),
        ),
        Operation(
            "ladders", "Ladders", "/ladders", "The ladders with their rungs.",
            asked.Ladders, lists.ladders, Page[listed.Ladder], {"agency": _COUNTY}, errors=(404,),
        ),
        Operation(
            "ladder", "Ladders", "/ladders/{employer}/{series}", "One ladder with its rungs.",
            asked.NamedLadder, lists.ladder, listed.Ladder, _LADDER, errors=(404,),
        ),
        Operation(
            "ladder-links", "Ladders", "/ladders/{employer}/{series}/links",
            "What goes on from each described rung of a ladder to the next one.",
            asked.Links, lists.ladder_links, list[listed.LadderLink], _LADDER, errors=(404,),
        ),
    )  # fmt: skip


def _classes() -> tuple[Operation, ...]:
    return (
        Operation(
            "classes", "Classes", "/classes", "What the classes are called, and whose they are.",
            asked.Classes, lists.classes, Page[listed.ClassNamed],
            {"agency": _COUNTY, "limit": 5}, errors=(404,),
        ),
        Operation(
            "class", "Classes", "/classes/{employer}/{code}",
            "Everything known of one class, with the statements that say so.",
            asked.Named, lists.job_class, classes.ClassPortrait,
            {"employer": _COUNTY, "code": "3170400"}, errors=(404,),
        ),
        Operation(
            "compare", "Classes", "/compare", "Two classes beside each other, of any employers.",
            asked.Compare, moves.compare, comparisons.Comparison,
            {"first": "3170200", "second": "3170400"},
        ),
        Operation(
            "comparable", "Classes", "/comparable",
            "Classes of other employers that are worth a comparison, with the reasons.",
            asked.Comparable, moves.comparable, comparisons.Comparables,
            {"class": "3170400", "limit": 3},
        ),
    )  # fmt: skip


def _moves() -> tuple[Operation, ...]:
    return (
        Operation(
            "plan", "Moves", "/plan", "What it takes to move up from one class to another.",
            asked.PlanFrom, moves.plan, classes.Plan, _MOVE,
        ),
        Operation(
            "plan-of-person", "Moves", "/plan",
            "The same for a person, who is told in the body; nothing of it is kept.",
            asked.Plan, moves.plan, classes.Plan, _MOVE, body=Profile,
        ),
        Operation(
            "fit", "Moves", "/fit",
            "Whether a person, who is told in the body, meets what a class asks for, and what is "
            "missing; nothing of it is kept.",
            asked.Fit, moves.fit, classes.Fit, {"class": "3170400"}, body=Profile,
        ),
    )  # fmt: skip


def _quality() -> tuple[Operation, ...]:
    return (
        Operation(
            "findings", "Quality", "/findings", "What is wrong with what is loaded.",
            asked.Findings, quality.findings, listed.Findings, {"severity": "warning"},
            errors=(404,),
        ),
        Operation(
            "statistics", "Quality", "/statistics",
            "How many documents, classes and ladders an employer has, and of which kinds.",
            asked.Ladders, quality.statistics, Page[listed.Employer], {"agency": _COUNTY},
            errors=(404,),
        ),
        Operation(
            "queries", _QUESTION, "/queries", "The questions of the catalogue.",
            asked.Catalogue, catalogue.questions, list[listed.Catalogued], errors=(),
        ),
    )  # fmt: skip


def _questions() -> tuple[Operation, ...]:
    found = (resources.query(name) for name in resources.query_names())
    return tuple(
        Operation(
            f"query-{one.name}", _QUESTION, f"/queries/{one.name}", one.summary,
            asked.question(one), catalogue.answer_to(one), listed.SparqlResults,
            {name: shortened(value) for name, value in one.example.items()},
            errors=(404, 409, 413, 504), offered=(JSON, _RESULTS, CSV),
        )
        for one in found
    )  # fmt: skip
