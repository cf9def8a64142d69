"""Which document takes the place of which: later ones of the same employer and the same classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, product

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
    """Return which documents revise which, each only the ones dated next before it.

    A document revises another where both are of one known employer, describe the same classes, and
    it is dated later. Dates that documents print of themselves are never compared with the day on
    which a bulletin opened; and of dates that are not equally exact ("2002" and "2002-09"), neither
    is later where the one holds the other.

    :param classes: what each document describes, by its IRI; equal sets are the same classes
    """
    groups: dict[tuple[Hashable, ...], list[tuple[str, str]]] = defaultdict(list)
    for document in documents:
        described = classes.get(document.iri)
        if document.employer is None or not described:
            continue
        kind, date = _dated(document)
        if date is not None:
            groups[document.employer, described, kind].append((date, document.iri))
    found = (pair for group in groups.values() for pair in _successions(group))
    return tuple(sorted(found, key=lambda revision: (revision.newer, revision.older)))


def _dated(document: Document) -> tuple[str, str | None]:
    """Return which of its dates counts for a document, and that date."""
    stated = [date for date in (document.issued, document.modified) if date is not None]
    if stated:
        return "stated", max(stated)
    return "opened", document.opened


def _successions(group: Iterable[tuple[str, str]]) -> Iterator[Revision]:
    """Yield who follows whom, where the dates of a group allow for an order."""
    tiers: list[list[tuple[str, str]]] = []
    for date, document in sorted(group):
        if tiers and not all(_later(date, before) for before, _ in tiers[-1]):
            tiers[-1].append((date, document))
        else:
            tiers.append([(date, document)])
    for older, newer in pairwise(tiers):
        for (_, before), (_, after) in product(older, newer):
            yield Revision(after, before)


def _later(date: str, before: str) -> bool:
    """Whether one ISO 8601 date is later than another, as far as both are exact.

    >>> _later("2003-01", "2002-09-15"), _later("2002-09-15", "2002-09")
    (True, False)
    """
    exact = min(len(date), len(before))
    return date[:exact] > before[:exact]
