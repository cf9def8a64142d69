"""What resolution has settled becomes values: named classes, ladders and ways up, all sorted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.identity.asked import Found
from graph.identity.drafts import Draft, Series
from graph.identity.mentions import Employer, Mention
from graph.identity.resolution import Doubt, Edge, Resolution, ResolvedClass, ResolvedSeries
from graph.identity.revisions import Revision
from graph.identity.titles import best, display
from graph.iris import Iris, digest, slug

__all__ = ["Settled", "outcome"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled for one employer.

    ``mentions`` are those that count, with what was found in requirements. ``ladders`` holds each
    series that has levels, with their number; ``homes`` maps the IRI of a mention to the class that
    it was found to be of.
    """

    employer: Employer
    mentions: tuple[Mention, ...]
    drafts: tuple[Draft, ...]
    ladders: tuple[tuple[Series, int], ...]
    homes: Mapping[str, Draft]
    doubts: tuple[Doubt, ...]
    revisions: tuple[Revision, ...]
    found: tuple[Found, ...]
    rests: tuple[tuple[str, str], ...]


def outcome(settled: Settled, iris: Iris) -> Resolution:
    """Return what was settled, each class and ladder with its IRI, everything sorted."""
    employer = settled.employer
    ladders = {id(s): iris.series(employer.key, s.name).value for s, _ in settled.ladders}
    named = dict(zip(map(id, settled.drafts), _class_iris(settled, iris), strict=True))
    classes = (_resolved(draft, named[id(draft)], ladders) for draft in settled.drafts)
    return Resolution(
        employer=employer,
        classes=tuple(sorted(classes, key=lambda c: c.iri)),
        series=tuple(
            ResolvedSeries(ladders[id(series)], series.name, count)
            for series, count in settled.ladders
        ),
        edges=tuple(sorted(set(_edges(settled, named)), key=lambda e: (e.lower, e.upper, e.kind))),
        doubts=tuple(sorted(settled.doubts, key=lambda d: (d.mention, d.reason))),
        revisions=settled.revisions,
        found=settled.found,
        rests=settled.rests,
    )


def _class_iris(settled: Settled, iris: Iris) -> Iterator[str]:
    wanted = [_local_name(draft) for draft in settled.drafts]
    often = Counter(map(slug, wanted))
    for draft, name in zip(settled.drafts, wanted, strict=True):
        apart = f"{name} {digest(_mark(draft))}" if often[slug(name)] > 1 else name
        yield iris.job_class(settled.employer.key, apart).value


def _edges(settled: Settled, named: Mapping[int, str]) -> Iterator[Edge]:
    rungs: dict[tuple[int, int], list[str]] = defaultdict(list)
    for draft in settled.drafts:
        if draft.series is not None and draft.level is not None:
            rungs[id(draft.series), draft.level].append(named[id(draft)])
    for (series, level), lower in rungs.items():
        for upper in rungs.get((series, level + 1), []):
            yield from (Edge(below, upper, "next-rung") for below in lower)
    for mention in settled.mentions:
        if mention.iri in settled.homes:
            yield from _role_edges(mention, settled, named)


def _role_edges(mention: Mention, settled: Settled, named: Mapping[int, str]) -> Iterator[Edge]:
    about = named[id(settled.homes[mention.iri])]
    for role, namer in mention.roles:
        speaker = named[id(settled.homes[namer])]
        if role == "member" or speaker == about:
            continue
        if role == "distinguished":
            yield Edge(speaker, about, role)
        else:
            yield Edge(about, speaker, role)


def _local_name(draft: Draft) -> str:
    if draft.code is not None:
        return draft.code
    if draft.described or draft.series is None:
        return _preferred(draft)
    return f"{draft.series.name} level {draft.level}"


def _mark(draft: Draft) -> str:
    """Return what tells a class from another of the same name."""
    if draft.mentions:
        return min(mention.iri for mention, _ in draft.mentions)
    return f"{draft.titles[0]} {draft.level}"


def _preferred(draft: Draft) -> str:
    """Return the title that most of the documents print that describe a class.

    Where none does, those count that list it, and else all that name it, each document once a form.
    """
    mentions = [mention for mention, _ in draft.mentions]
    weighty = (
        [mention for mention in mentions if mention.described]
        or [mention for mention in mentions if mention.position is not None]
        or mentions
    )
    printed = sorted({(mention.document, mention.title) for mention in weighty})
    return best(title for _, title in printed) if printed else draft.titles[0]


def _resolved(draft: Draft, iri: str, ladders: Mapping[int, str]) -> ResolvedClass:
    title = _preferred(draft)
    shown = sorted(map(display, draft.titles), reverse=True)
    forms = {form.casefold(): form for form in shown}
    forms.pop(title.casefold(), None)
    series = ladders.get(id(draft.series))
    return ResolvedClass(
        iri=iri,
        title=title,
        aliases=tuple(sorted(forms.values())),
        code=draft.code,
        series=series,
        level=draft.level,
        mentions=tuple(sorted((mention.iri, rule) for mention, rule in draft.mentions)),
    )
