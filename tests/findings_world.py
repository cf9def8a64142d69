"""Small worlds in which something is wrong with a ladder, or almost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.findings.model import Finding
from graph.findings.survey import Credential, Printed, Survey
from graph.identity.mentions import Document
from graph.model import ClassName, Flsa, Ladder, QualificationNode, Quote, Rung, Way, WayKind

__all__ = [
    "LADDER",
    "WEAVERS",
    "all_of",
    "any_of",
    "credential",
    "document",
    "education",
    "experience",
    "flsa",
    "found",
    "ladder",
    "quote",
    "way",
    "weavers",
    "world",
]

EMPLOYER = "Wool County"


def quote(text: str, file: str = "wool.txt", start: int = 0) -> Quote:
    return Quote(text, start, start + len(text), f"spec/{file}", file)


def world(titles: Mapping[str, str], described: str | None = None, **more: Any) -> Survey:
    """Return what is known of some classes of one employer.

    :param titles: the title of each class by its IRI, here a letter; its code is that letter
    :param described: the letters of those that a document describes, each in a file of its own; all
    :param more: what else is known, by the names of the fields of a survey
    """
    letters = described if described is not None else "".join(titles)
    known: dict[str, Any] = {
        "documents": tuple(document(f"{letter}.txt") for letter in letters),
        "ladders": (),
        "ways": (),
        "texts": {f"spec/{letter}.txt": titles[letter] for letter in letters},
        "described": {
            letter: (Printed(f"{letter}#1", titles[letter], letter, None, title(letter, titles)),)
            for letter in letters
        },
        "trees": {},
        "substituted": {},
        "competencies": {},
        "credentials": {},
        "undescribed": {},
        "other_titles": {},
        "undecided": (),
    }
    classes = {
        letter: ClassName(letter, f"wool/{letter}", name, (), letter, EMPLOYER)
        for letter, name in titles.items()
    }
    return Survey(classes=classes, **(known | more))


def weavers(*ladders: Ladder, **more: Any) -> Survey:
    """Return what is known of three weavers, the lower two of whom are on a ladder.

    :param ladders: other ladders instead
    :param more: as for :func:`world`
    """
    return world(WEAVERS, ladders=ladders or (LADDER,), **more)


def found(findings: Iterator[Finding]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the kind of each finding, and what it is about."""
    return [(one.kind, one.about) for one in findings]


def title(letter: str, titles: Mapping[str, str]) -> Quote:
    return quote(titles[letter], f"{letter}.txt")


def document(file: str, **more: Any) -> Document:
    return Document(f"spec/{file}", file, file, "1", employer=EMPLOYER, **more)


def ladder(
    rungs: str,
    *,
    described: str | None = None,
    inferred: bool = False,
    stated: Mapping[str, Flsa] | None = None,
) -> Ladder:
    """Return a ladder whose rungs are letters, from the lowest."""
    letters = described if described is not None else rungs
    return Ladder(
        iri=f"series/{rungs}",
        name="Weaving",
        employer=EMPLOYER,
        size=len(rungs),
        rungs=tuple(
            Rung(one, one, level, described=one in letters, flsa=(stated or {}).get(one))
            for level, one in enumerate(rungs, 1)
        ),
        rule="titles" if inferred else None,
    )


def flsa(status: Any, *others: Flsa) -> Flsa:
    return Flsa(status, None, quote(f"FLSA: {status}"), tuple(others))


def way(pair: str, kind: WayKind = "qualifies") -> Way:
    return Way(pair[0], pair[1], kind, (quote(f"experience as {pair[0]}"),))


def credential(name: str, text: str, condition: str | None = None, start: int = 0) -> Credential:
    return Credential(name, quote(text, start=start), condition)


def education(level: str | None, text: str = "A degree") -> QualificationNode:
    return QualificationNode("education", quote(text), level=level)


def experience(
    months: int | None, text: str = "Years of weaving", **more: Any
) -> QualificationNode:
    return QualificationNode("experience", quote(text), months=months, **more)


def all_of(*parts: QualificationNode) -> QualificationNode:
    return QualificationNode("all", parts=tuple(parts))


def any_of(parts: Sequence[QualificationNode]) -> QualificationNode:
    return QualificationNode("any", parts=tuple(parts))


WEAVERS = {"a": "Weaver I", "b": "Weaver II", "c": "Weaver III"}
LADDER = ladder("ab")
