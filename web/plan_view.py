"""What the page of a plan shows, as values: the same words that the command line prints."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias

from flask import url_for

from graph import routes
from graph.alternatives import distinct
from graph.errors import AmbiguousName, LookupFailed, NoWayUp
from graph.model import Change, ChangeKind, ClassFacts, ClassName, Item, ItemKind, Quote
from graph.network import Edge, Network
from graph.planning import Step
from graph.promotions import Requirements
from graph.store import Store
from web.told.class_parts import SIDES, grades
from web.told.plan_parts import CHANGES, DUTY_CHANGES, GROUPS, held, time_of, whole
from web.told.words import WAYS, dated, dates_of, flsa, many

__all__ = [
    "SIDES",
    "WAYS",
    "Asked",
    "Becoming",
    "Choice",
    "Group",
    "Move",
    "Moves",
    "Problem",
    "dated",
    "dates_of",
    "distinct",
    "flsa",
    "grades",
    "groups",
    "held",
    "many",
    "moves",
    "passages",
    "problem",
    "time_of",
    "whole",
]

_Field: TypeAlias = Literal["start", "goal", "agency"]

#: A candidate is told as its title with its key in brackets.
_LABEL: Final = re.compile(r"(?P<title>.*) \((?P<key>[^()\s]+/[^()\s]+)\)", re.DOTALL)
_NO_WAY: Final = (
    "No way up leads from the one class to the other: no ladder has the one above the other, and "
    "in no qualifications was the one found named for the other."
)
_NO_START: Final = "Nothing that you told is a class that leads there: name the class held."
#: What becomes of an item is shown at once where there is something to do about it; all that an
#: examination tests is opened by who wants to read it.
_AT_ONCE: Final[frozenset[ChangeKind]] = frozenset({"new", "grown", "turned"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for, as typed; nothing stands for a field that is left empty."""

    start: str
    goal: str
    agency: str
    ways: int

    def address(self, endpoint: str = "plan.plan", **values: str) -> str:
        """Return the address that asks for the same."""
        fields = {"from": self.start, "to": self.goal, "agency": self.agency}
        told = {name: value for name, value in fields.items() if value} | values
        query: dict[str, Any] = told | {"ways": self.ways}
        return url_for(endpoint, **query)

    def download(self, ending: str) -> str:
        """Return the address of the same plan as a file."""
        return self.address("plan.download", ending=ending)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the names that may be meant; ``key`` is empty for an employer."""

    name: str
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no plan: ``status`` is that of HTTP, ``field`` the one to mend.

    Where both classes are known, and no way leads from the one to the other, there is none.
    """

    status: int
    sentence: str
    field: _Field | None = None
    choices: tuple[Choice, ...] = ()


def problem(error: LookupFailed | NoWayUp, asked: Asked) -> Problem:
    """Return why there is no plan, each name that may be meant with its address."""
    if isinstance(error, NoWayUp):
        return Problem(404, _NO_WAY) if asked.start else Problem(404, _NO_START, "start")
    field: _Field = (
        "agency" if error.kind == "employer" else "goal" if error.name == asked.goal else "start"
    )
    choices = tuple(_choice(label, field, asked) for label in error.candidates)
    if isinstance(error, AmbiguousName):
        told = f"{len(choices)} classes bear the name “{error.name}”. Which one is meant?"
        return Problem(300, told, field, choices)
    return Problem(404, f"No {error.kind} is named “{error.name}”.", field, choices)


def _choice(label: str, field: _Field, asked: Asked) -> Choice:
    parts = _LABEL.fullmatch(label)
    name, key = (parts["title"], parts["key"]) if parts is not None else (label, "")
    changed: dict[str, Any] = {field: key or name}
    return Choice(name, key, replace(asked, **changed).address())


@dataclass(frozen=True, slots=True)
class Move:
    """A class that is one move away; the best founded edge comes first."""

    name: ClassName
    described: bool
    edges: tuple[Edge, ...]

    @property
    def months(self) -> int | None:
        """How long the lower class must be held at least, ``None`` where nothing states it."""
        return min((edge.months for edge in self.edges if edge.months is not None), default=None)


@dataclass(frozen=True, slots=True)
class Moves:
    """The classes one move away from ``here``: those that it leads to, or that lead to it."""

    here: ClassName
    onward: bool
    moves: tuple[Move, ...]


def moves(store: Store, network: Network, here: ClassName, *, onward: bool) -> Moves:
    """Return what is one move away from a class, by title, with what says so.

    :param onward: whether it is left, or reached
    """
    quoted = Requirements(store).quoted
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in network.edges:
        near, far = (edge.lower, edge.upper) if onward else (edge.upper, edge.lower)
        if near == here.iri and edge.course != "down":
            found[far].append(quoted(edge))
    return Moves(
        here,
        onward,
        tuple(
            Move(network.names[iri], iri in network.described, routes.best_founded(edges))
            for iri, edges in sorted(found.items(), key=lambda one: network.names[one[0]].title)
        ),
    )


@dataclass(frozen=True, slots=True)
class Becoming:
    """What becomes of some items on the way up, in words."""

    words: str
    at_once: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Items of some kinds: what becomes of them, or all of them where nothing is compared."""

    heading: str
    becoming: tuple[Becoming, ...]
    items: tuple[Item, ...]


def groups(step: Step) -> Iterator[Group]:
    """Yield what a step asks for, kind by kind, in the order in which it is told."""
    for heading, kinds in GROUPS.items():
        items = tuple(item for item in step.asks_for if item.kind in kinds)
        yield Group(heading, tuple(_becoming(step.changes or (), kinds)), items)


def _becoming(changes: tuple[Change, ...], kinds: Set[ItemKind]) -> Iterator[Becoming]:
    words = DUTY_CHANGES if kinds == {"duty"} else CHANGES
    for kind in sorted(words, key=lambda kind: kind not in _AT_ONCE):
        found = tuple(one for one in changes if one.of in kinds and one.kind == kind)
        if found:
            at_once = kind in _AT_ONCE and kinds != {"examined"}
            yield Becoming(words[kind], at_once, found)


def passages(facts: ClassFacts, kind: str) -> tuple[Quote, ...]:
    """Return what a class's documents print of one kind."""
    return tuple(passage.quote for passage in facts.passages if passage.kind == kind)
