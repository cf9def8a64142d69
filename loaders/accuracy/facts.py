"""What an annotation and a record both come to, so that they can be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from loaders.record import Span
from loaders.rules import Rule

__all__ = [
    "NO_CLASS",
    "PASSAGES",
    "Claim",
    "ClassFacts",
    "Facts",
    "Leaf",
    "Named",
    "Need",
    "Way",
    "comparable",
]

#: The fields of a class that hold passages, in the order in which they are told.
PASSAGES: Final = (
    "duties",
    "knowledge",
    "skills",
    "abilities",
    "credentials",
    "substitutions",
)

#: What a requirement asks for: its kind, and the level of education or the months of experience.
Need: TypeAlias = tuple[str, str | int | None]
#: One way to qualify.
Way: TypeAlias = frozenset[Need]
#: A class that experience names, comparable, and whether one of its level counts too.
Named: TypeAlias = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a text is said to state.

    ``span`` is the passage behind it and ``rule`` the one that read it; an annotation has no rule,
    and a span only where the value is a passage.
    """

    value: str
    span: Span | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A requirement of the qualifications as read."""

    need: Need
    named: Named | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What is said of one class.

    ``short`` holds the short values by field, each in its place; ``None`` is not stated.
    ``passages`` holds those of :data:`PASSAGES`; ``leaves`` is empty in an annotation.
    """

    short: Mapping[str, tuple[Claim | None, ...]] = field(default_factory=dict)
    passages: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    ways: frozenset[Way] = frozenset()
    leaves: tuple[Leaf, ...] = ()
    named: frozenset[Named] = frozenset()
    promotes_from: tuple[Claim, ...] = ()


#: What is compared with a class that only one side knows.
NO_CLASS: Final = ClassFacts()


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of one document: its short values by field, and its classes."""

    document: str
    sha256: str
    short: Mapping[str, tuple[Claim | None, ...]]
    classes: tuple[ClassFacts, ...]


def comparable(value: str) -> str:
    """Return a value as it is compared: small letters, figures and apostrophes alone.

    >>> comparable("Children’s Librarian (Level II)")
    "children's librarian level ii"
    """
    return re.sub(r"[^a-z0-9']+", " ", value.replace("\u2019", "'").casefold()).strip()
