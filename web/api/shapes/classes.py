"""The shapes of a class, of a plan, and of what is judged of a person."""

from __future__ import annotations

from msgspec import field

from graph.fit.verdicts import Verdict
from web.api.shapes.told import (
    Change,
    ClassRef,
    Count,
    Document,
    Flsa,
    Inferred,
    Item,
    Remark,
    Requirement,
    Rung,
    Share,
    Statement,
    Told,
    Way,
)

__all__ = ["ClassPortrait", "Fit", "Plan"]


class Place(Told, kw_only=True):
    """A ladder on which a class is a rung, and the rungs beside it."""

    series: str
    iri: str
    inferred: Inferred | None
    level: int | None
    levels: Count
    previous: Rung | None
    next: Rung | None


class Neighbour(Way, kw_only=True):
    """A class that leads here, or to which this one leads."""

    class_: ClassRef = field(name="class")


class Pay(Statement, kw_only=True):
    """What is printed of pay, with the dates of its document."""

    issued: str | None
    modified: str | None
    opened: str | None


class Printed(Told, kw_only=True):
    """How the documents of a class print its title, code and level."""

    title: list[Statement] | None
    code: list[Statement] | None
    level: list[Statement] | None


class ClassPortrait(Rung, kw_only=True):
    """All that is known of a class."""

    key: str
    employer: str | None
    documents: list[Document]
    printed: Printed
    ladders: list[Place]
    leads_to: list[Neighbour]
    comes_from: list[Neighbour]
    summary: list[Statement] | None
    distinguishing: list[Statement] | None
    others_say: list[Remark] | None
    credentials: list[Item] | None
    knowledge: list[Item] | None
    skills: list[Item] | None
    abilities: list[Item] | None
    examined: list[Statement] | None
    duties: list[Item] | None
    qualifications: list[Requirement] | None
    substitutions: list[Statement] | None
    desirable: list[Statement] | None
    supervision_received: list[Statement] | None
    supervision_exercised: list[Statement] | None
    pay: list[Pay] | None
    other: list[Statement] | None


class DocumentEnds(Told, kw_only=True):
    """The documents of both classes."""

    from_: list[Document] = field(name="from")
    to: list[Document]


class FlsaEnds(Told, kw_only=True):
    """The designations of both classes."""

    from_: Flsa | None = field(name="from")
    to: Flsa | None


class PassageEnds(Told, kw_only=True):
    """What is printed of both classes."""

    from_: list[Statement] | None = field(name="from")
    to: list[Statement] | None


class PayEnds(Told, kw_only=True):
    """What is printed of the pay of both classes."""

    from_: list[Pay] | None = field(name="from")
    to: list[Pay] | None


class Times(Told, kw_only=True):
    """How long a way takes at the least, and of how many steps nothing is known."""

    months_at_least: Count
    steps_without_time: Count
    steps_from_titles_alone: Count


class OtherWay(Times, kw_only=True):
    """Another way, by the titles of its classes."""

    classes: list[str]


class TimedWay(Way, kw_only=True):
    """What leads to the class, and how long the one before must be held."""

    months_at_least: Count | None


class Gap(Told, kw_only=True):
    """A rung on the way that no document describes."""

    rung: Rung
    neighbours_say: list[Remark]


class Asks(Told, kw_only=True):
    """What a class asks for, where there is nothing to compare it with."""

    credentials: list[Item] | None
    knowledge: list[Item] | None
    skills: list[Item] | None
    abilities: list[Item] | None
    examined: list[Item] | None
    duties: list[Item] | None


class Step(Told, kw_only=True):
    """From one described class to the next."""

    from_: Rung = field(name="from")
    to: Rung
    documents: DocumentEnds
    ways: list[TimedWay]
    requirement: list[Requirement] | None
    through: list[Gap]
    flsa: FlsaEnds
    distinguishing: list[Statement] | None
    summary: list[Statement] | None
    others_say: list[Remark] | None
    qualifications: list[Requirement] | None
    substitutions: list[Statement] | None
    supervision_received: PassageEnds
    supervision_exercised: PassageEnds
    pay: PayEnds
    compared: bool
    asks_for: Asks | None
    credentials: list[Change] | None
    knowledge: list[Change] | None
    skills: list[Change] | None
    abilities: list[Change] | None
    examined: list[Change] | None
    duties: list[Change] | None


class Plan(Times, kw_only=True):
    """What it takes to get from one class to another, step by step."""

    from_: Rung = field(name="from")
    to: Rung
    documents: DocumentEnds
    months_for_certain: Count | None
    steps: list[Step]
    other_ways: list[OtherWay]


class Lack(Told, kw_only=True):
    """What is missing of one requirement."""

    words: str
    months: Count
    at_most: Count
    decided: bool


class Alternative(Told, kw_only=True):
    """What is missing on one of the ways to qualify."""

    words: str
    months: Count
    at_most: Count
    lacks: list[Lack]


class Judged(Told, kw_only=True):
    """A requirement with the verdict on it."""

    kind: str
    verdict: Verdict
    reason: str
    due_within_months: Count | None
    lacks: Lack | None
    statement: Statement | None
    substitutions: list[Statement]
    parts: list[Judged]


class NamedCompetency(Statement, kw_only=True):
    """A competency that is asked for, and what the person names that is most like it."""

    kind: str
    stated: str | None
    score: Share | None


class Fit(Told, kw_only=True):
    """The verdict on each requirement, and what is missing, nearest first."""

    class_: ClassRef = field(name="class")
    described: bool
    verdict: Verdict | None
    missing: list[Alternative]
    qualifications: list[Judged]
    credentials: list[Judged]
    competencies: list[NamedCompetency]
    unknown_classes: list[str]
    ambiguous_classes: list[str]
