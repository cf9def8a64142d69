"""What ``graph.identity.resolve`` decides: classes, ladders and ways up of one employer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.identity.asked import Found
from graph.identity.mentions import Employer
from graph.identity.revisions import Revision

__all__ = [
    "Doubt",
    "Edge",
    "EdgeKind",
    "Resolution",
    "ResolvedClass",
    "ResolvedSeries",
    "Rule",
]

#: code: same code. level: same series and stated level. list-position: its place in the series'
#: list. title: same words, in any order, number or case. short-form: within a series, its words
#: without the series' name fit one rung. title-index: found in a requirement among all titles of
#: the employer. former-title: a document says that the class bore the title before. pay-grade: the
#: title with the numeral of one of its pay grades. named: no document describes the class.
Rule: TypeAlias = Literal[
    "code",
    "level",
    "list-position",
    "title",
    "short-form",
    "title-index",
    "former-title",
    "pay-grade",
    "named",
]
EdgeKind: TypeAlias = Literal["next-rung", "qualifies", "equivalent", "distinguished"]


@dataclass(frozen=True, slots=True)
class ResolvedClass:
    """A class, with its mentions and the rule that each rests on."""

    iri: str
    title: str
    aliases: tuple[str, ...]
    code: str | None
    series: str | None
    level: int | None
    mentions: tuple[tuple[str, Rule], ...]


@dataclass(frozen=True, slots=True)
class ResolvedSeries:
    """A ladder that documents state, with the stated number of levels."""

    iri: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Edge:
    """``lower`` leads to ``upper``; if "distinguished", the one is distinguished from the other."""

    lower: str
    upper: str
    kind: EdgeKind


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mention that was kept apart, and why: a sentence."""

    mention: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was decided for one employer.

    The mentions of documents that others revise are mentions of no class any more. ``found`` holds
    the titles that were found in requirements; ``rests`` pairs mentions with the statement, besides
    what they print, that their rule looked at.
    """

    employer: Employer
    classes: tuple[ResolvedClass, ...]
    series: tuple[ResolvedSeries, ...]
    edges: tuple[Edge, ...]
    doubts: tuple[Doubt, ...]
    revisions: tuple[Revision, ...] = ()
    found: tuple[Found, ...] = ()
    rests: tuple[tuple[str, str], ...] = ()
