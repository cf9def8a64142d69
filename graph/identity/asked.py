"""What qualifications ask for, as printed: where an employer's titles are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.identity.mentions import Employer, Mention
from graph.identity.titles import key, numeral

__all__ = ["NOTHING", "Asked", "Found", "Naming", "Requirement", "may_have_grades"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A passage of qualifications; ``asking`` are the mentions of the classes that ask for it.

    ``text`` has its white space collapsed.
    """

    iri: str
    text: str
    asking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What reading one document found: where ``asking`` asks for it, ``text`` names ``named``.

    All but the text are IRIs of mentions.
    """

    asking: str
    named: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the qualifications of one employer's classes print.

    ``graded`` maps mentions of classes whose documents speak of pay grades to the statement that
    does so.
    """

    requirements: tuple[Requirement, ...] = ()
    namings: tuple[Naming, ...] = ()
    graded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A title that was found in a requirement: what names it, and the tokens that it takes there.

    ``mention`` says with its roles for whom it is found; ``first`` and ``behind`` count the tokens
    of the requirement's text from 0.
    """

    mention: Mention
    requirement: str
    first: int
    behind: int


NOTHING: Final = Asked()


def may_have_grades(employer: Employer) -> Iterator[Mention]:
    """Yield the described classes that are named with a numeral which their own title lacks."""
    named = (m.title for m in employer.mentions if not m.described and numeral(m.title) is not None)
    bare = _keys(named)
    for mention in employer.mentions:
        if mention.described and numeral(mention.title) is None and key(mention.title) in bare:
            yield mention


def _keys(titles: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(key(title, numbered=False) for title in titles)
