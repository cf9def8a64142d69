"""Which document takes the place of which: later ones of the same employer and the same classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.mentions import Document

__all__ = ["Revision", "revisions"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One document revises another; both are IRIs of specifications."""

    newer: str
    older: str


def revisions(
    documents: Iterable[Document], classes: Mapping[str, frozenset[Hashable]]
) -> tuple[Revision, ...]:
    """Return which documents of one employer revise which, each only the ones dated next before it.

    A document revises another where their employer is known, both describe the same classes, and
    it is dated later. Dates that documents print of themselves are never compared with the day on
    which a bulletin opened; and of dates that are not equally exact ("2002" and "2002-09"), neither
    is later where the one holds the other. However the employer's name is spelt, it is one.

    :param documents: all of one employer, as :func:`graph.identity.mentions.employers` gathers them
    :param classes: what each document describes, by its IRI; equal sets are the same classes
    """
    groups: dict[tuple[Hashable, ...], list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        described = classes.get(document.iri)
        if document.employer is None or not described:
            continue
        kind, date = _dated(document)
        if date is not None:
            groups[described, kind].append((date, document.iri))
    found = (pair for group in groups.values() for pair in _successions(group))
    return tuple(sorted(found, key=lambda revision: (revision.newer, revision.older)))


def _dated(document: Document) -> tuple[str, str | None]:
    """Return which of its dates counts for a document, and that date."""
    stated = [date for date in (document.issued, document.modified) if date is not None]
    if stated:
        return "stated", max(stated)
    return "opened", document.opened


def _successions(group: Sequence[tuple[str, str]]) -> Iterator[Revision]:
    """Yield who follows whom: of all that are later than a document, those with none between."""
    for date, older in group:
        later = [told for told in group if _later(told[0], date)]
        for after, newer in later:
            if not any(_later(after, between) for between, _ in later):
                yield Revision(newer, older)


def _later(date: str, before: str) -> bool:
    """Whether one ISO 8601 date is later than another, as far as both are exact.

    >>> _later("2003-01", "2002-09-15"), _later("2002-09-15", "2002-09")
    (True, False)
    """
    exact = min(len(date), len(before))
    return date[:exact] > before[:exact]
