"""Which mentions are one class: a pure function over all mentions of one employer.

A document says how it prints a class; here it is decided which class that is. The rules, strongest
first, are those of :data:`graph.identity.resolution.Rule`; each resolved mention names the one that
it rests on. Nothing is guessed: a mention that fits two classes, or none, stays apart and is
reported.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from graph.identity.asked import NOTHING, Asked
from graph.identity.describing import place_described
from graph.identity.doubles import doubt_doubles
from graph.identity.drafts import Series
from graph.identity.listing import place_listed
from graph.identity.mentions import Employer
from graph.identity.naming import place_named
from graph.identity.outcome import Settled, outcome
from graph.identity.recognising import recognise
from graph.identity.resolution import Resolution
from graph.identity.revisions import Revision, revisions
from graph.identity.series import read_series
from graph.identity.work import Work
from graph.iris import Iris

__all__ = ["resolve"]


def resolve(employer: Employer, iris: Iris, asked: Asked = NOTHING) -> Resolution:
    """Return the classes, ladders and ways up of one employer.

    The result does not depend on the order of the mentions.

    :param employer: its documents and mentions, see :func:`graph.identity.mentions.employers`
    :param iris: mints the IRIs of classes and series
    :param asked: what its qualifications print, in which titles are looked for
    """
    work, found = _current(employer, asked)
    settled = Settled(
        employer=employer,
        mentions=(*work.described, *work.named),
        drafts=tuple(work.drafts),
        ladders=tuple(_ladders(work)),
        homes=work.home,
        doubts=tuple(work.doubts),
        revisions=found,
        found=work.found,
        rests=tuple(sorted(work.rests.items())),
    )
    return outcome(settled, iris)


def _ladders(work: Work) -> Iterator[tuple[Series, int]]:
    """Yield the series that have levels and classes, with the number of levels."""
    inside = work.drafts.by_series()
    for series in work.series.values():
        count = work.levels[id(series)].count
        if count and id(series) in inside:
            yield series, count


def _current(employer: Employer, asked: Asked) -> tuple[Work, tuple[Revision, ...]]:
    """Return what is settled by the documents that none revises, and who revises whom.

    Without the revised documents others may turn out to describe the same classes, so this goes on
    until none is found.
    """
    found: tuple[Revision, ...] = ()
    while True:
        work = _settled(_without(employer, {revision.older for revision in found}), asked)
        new = revisions(work.employer.documents, work.classes_described())
        if not new:
            return work, tuple(sorted(found, key=lambda revision: (revision.newer, revision.older)))
        found += new


def _without(employer: Employer, documents: Container[str]) -> Employer:
    """Return an employer without some of its documents, given by their IRIs."""
    return replace(
        employer,
        documents=tuple(d for d in employer.documents if d.iri not in documents),
        mentions=tuple(m for m in employer.mentions if m.document not in documents),
    )


def _about(asked: Asked, employer: Employer) -> Asked:
    """Return what the documents of an employer print that count."""
    known = {mention.iri for mention in employer.mentions}
    return Asked(
        requirements=tuple(r for r in asked.requirements if known.issuperset(r.asking)),
        namings=tuple(n for n in asked.namings if n.asking in known),
        graded={iri: said for iri, said in asked.graded.items() if iri in known},
    )


def _settled(employer: Employer, asked: Asked) -> Work:
    work = Work(employer)
    current = _about(asked, employer)
    read_series(work)
    place_described(work)
    place_listed(work)
    recognise(work, current)
    place_named(work, current)
    doubt_doubles(work)
    return work
