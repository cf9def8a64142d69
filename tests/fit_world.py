"""Requirements and profiles of our own invention, for the tests of the fit of a person."""

from __future__ import annotations

from typing import Any

from graph.fit.profile import Held, Profile, Schooling, Work
from graph.model import Item, QualificationNode, Quote, Substitution

__all__ = [
    "all_of",
    "any_of",
    "credential",
    "degree",
    "held",
    "in_class",
    "profile",
    "quote",
    "schooling",
    "substitution",
    "work",
    "years",
]

DOCUMENT = "https://example.org/spec/1"


def quote(text: str, start: int = 0) -> Quote:
    return Quote(text, start, start + len(text), DOCUMENT, "clerk.txt")


def years(count: int, fields: tuple[str, ...] = (), **told: Any) -> QualificationNode:
    """Return a requirement of experience."""
    text = told.pop("text", f"{count} years of experience in {' or '.join(fields) or 'anything'}")
    told.setdefault("iri", f"{DOCUMENT}#{text}")
    return QualificationNode("experience", quote(text), months=12 * count, fields=fields, **told)


def in_class(count: int, title: str, **told: Any) -> QualificationNode:
    return years(count, text=f"{count} years as a {title}", in_class=title, **told)


def degree(level: str = "Bachelor's degree", *fields: str, **told: Any) -> QualificationNode:
    text = told.pop("text", f"a {level} in {' or '.join(fields) or 'anything'}")
    iri = f"{DOCUMENT}#{text}"
    return QualificationNode("education", quote(text), level=level, fields=fields, iri=iri, **told)


def all_of(*parts: QualificationNode) -> QualificationNode:
    return QualificationNode("all", parts=parts)


def any_of(*parts: QualificationNode) -> QualificationNode:
    return QualificationNode("any", parts=parts)


def credential(text: str, name: str | None = None, **told: Any) -> Item:
    return Item(f"{DOCUMENT}#{text}", "credential", text, 1, quote(text, 5000), name=name, **told)


def substitution(text: str, offers: str, replaces: str, **told: Any) -> Substitution:
    return Substitution(f"{DOCUMENT}#{text}", quote(text), offers, replaces, **told)


def held(title: str, months: int, **told: Any) -> Held:
    return Held(title=title, months=months, **told)


def work(months: int, *fields: str, **told: Any) -> Work:
    return Work(fields=fields, months=months, **told)


def schooling(level: str, *fields: str, **told: Any) -> Schooling:
    return Schooling(level=level, fields=fields, **told)


def profile(*stated: Held | Work | Schooling | str) -> Profile:
    """Return a profile that states all there is: strings are credentials."""
    return Profile(
        classes=tuple(one for one in stated if isinstance(one, Held)),
        education=tuple(one for one in stated if isinstance(one, Schooling)),
        experience=tuple(one for one in stated if isinstance(one, Work)),
        credentials=tuple(one for one in stated if isinstance(one, str)),
        competencies=(),
    )
