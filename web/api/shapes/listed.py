"""The shapes of what is listed: employers, names, ladders, findings, figures, questions."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType, field

from graph.findings.kinds import Severity
from web.api.shapes.told import ClassRef, Count, Inferred, Page, Rung, Share, Statement, Told

__all__ = [
    "Agency",
    "Catalogued",
    "ClassNamed",
    "Employer",
    "Finding",
    "Findings",
    "Found",
    "Ladder",
    "LadderLink",
    "Search",
    "SparqlResults",
]


class Ladder(Told, kw_only=True):
    """A ladder with its rungs, lowest first; ``inferred`` is ``null`` where documents state it."""

    key: str
    series: str
    iri: str
    employer: str | None
    inferred: Inferred | None
    levels: Count
    described: Count
    rungs: list[Rung]


class Linked(Statement, kw_only=True):
    """An item of one rung."""

    level: int | None
    code: str | None
    title: str


class LadderLink(Told, kw_only=True):
    """An item that goes on in the next described rung."""

    lower: Linked
    upper: Linked
    score: Share
    method: str


class Agency(Told, kw_only=True):
    """An employer; ``key`` is its part of addresses, empty for those whom no document names."""

    name: str | None
    key: str
    documents: Count
    classes: Count
    described: Count
    ladders: Count


class Found(Told, kw_only=True):
    """What a search found; ``key`` names it alone among those of its kind."""

    kind: Literal["class", "ladder", "agency"]
    key: str
    name: str
    code: str | None
    also_printed: list[str]
    employer: str | None


class Search(Page[Found], kw_only=True):
    """What a search found, best first.

    ``reading`` is exact, near (some words were read as others), or some (not all words were found).
    """

    reading: Literal["exact", "near", "some"]


class ClassNamed(ClassRef, kw_only=True):
    """What a class is called, and whose it is; ``key`` is its part of addresses."""

    key: str
    employer: str | None


class Finding(Told, kw_only=True):
    """Something that is wrong, or worth knowing, with what it rests on."""

    identifier: str
    severity: Severity
    kind: str
    employer: str | None
    about: list[str]
    classes: list[ClassRef]
    sentence: str
    advice: str
    evidence: list[Statement]


class Findings(Page[Finding], kw_only=True):
    """Findings, the heaviest kinds first; ``counts`` has how many there are in all, by kind."""

    counts: dict[str, Count]


class Figure(Told, kw_only=True):
    """A number; ``group`` is ``null`` where it counts all, ``share`` where it is part of none."""

    measure: str
    label: str
    group: str | None
    count: Count
    share: Share | None


class Employer(Told, kw_only=True):
    """An employer with its figures, as of the last load."""

    employer: str | None
    statistics: list[Figure]


class Catalogued(Told, kw_only=True):
    """A question of the catalogue, with its parameters and their types."""

    name: str
    summary: str
    audience: Literal["employee", "analyst", "engineer"] | None
    params: dict[str, Literal["iri", "class", "ladder", "document", "text", "number"]]


class Head(Told, kw_only=True):
    """The names of the columns."""

    vars: list[str]


class Term(Told, kw_only=True):
    """An RDF term."""

    type: Literal["uri", "literal", "bnode"]
    value: str
    language: str | UnsetType = field(name="xml:lang", default=UNSET)
    datatype: str | UnsetType = UNSET


class Solutions(Told, kw_only=True):
    """The rows; what is unbound in one is not there."""

    bindings: list[dict[str, Term]]


class SparqlResults(Told, kw_only=True):
    """Rows in the SPARQL 1.1 Query Results JSON Format."""

    head: Head
    results: Solutions
