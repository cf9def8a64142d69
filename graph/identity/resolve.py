"""Which mentions are one class: a pure function over all mentions of one employer.

A document says how it prints a class; here it is decided which class that is. The rules, strongest
first, are those of :data:`graph.identity.resolution.Rule`; each resolved mention names the one that
it rests on. Nothing is guessed: a mention that fits two classes, or none, stays apart and is
reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import networkx as nx

from graph.identity.drafts import Draft, Drafts, Series
from graph.identity.mentions import Employer, Mention
from graph.identity.outcome import Settled, outcome
from graph.identity.resolution import Doubt, Resolution, Rule
from graph.identity.revisions import revisions
from graph.identity.rungs import Levels, levels
from graph.identity.titles import akin, display, key
from graph.iris import Iris

__all__ = ["resolve"]


def resolve(employer: Employer, iris: Iris) -> Resolution:
    """Return the classes, ladders and ways up of one employer.

    The result does not depend on the order of the mentions.

    :param employer: its documents and mentions, see :func:`graph.identity.mentions.employers`
    :param iris: mints the IRIs of classes and series
    """
    first = _settled(employer)
    found = revisions(employer.documents, first.described_classes())
    work = _settled(_without(employer, {revision.older for revision in found})) if found else first
    settled = Settled(
        employer=employer,
        drafts=tuple(work.drafts),
        ladders=tuple(
            (series, count)
            for series in work.series.values()
            if (count := work.levels[id(series)].count)
        ),
        homes=work.home,
        doubts=tuple(work.doubts),
        revisions=found,
    )
    return outcome(settled, iris)


def _without(employer: Employer, documents: Container[str]) -> Employer:
    """Return an employer without some of its documents, given by their IRIs."""
    return replace(
        employer,
        documents=tuple(d for d in employer.documents if d.iri not in documents),
        mentions=tuple(m for m in employer.mentions if m.document not in documents),
    )


def _settled(employer: Employer) -> _Work:
    work = _Work(employer)
    work.read_series()
    work.place_described()
    work.place_listed()
    work.place_named()
    work.doubt_doubles()
    return work


class _Work:
    """The state of one resolution; each step takes what the step before has settled."""

    def __init__(self, employer: Employer) -> None:
        self.employer = employer
        self.series: dict[tuple[str, ...], Series] = {}
        self.levels: dict[int, Levels] = {}
        self.drafts = Drafts()
        self.home: dict[str, Draft] = {}
        self.doubts: list[Doubt] = []
        self._series_of = {d.iri: d.series for d in employer.documents}
        self._files = {d.iri: d.file_name for d in employer.documents}
        self._described = [m for m in employer.mentions if m.described]
        self._named = [m for m in employer.mentions if not m.described]

    def read_series(self) -> None:
        """Gather each series over the documents, and the levels that they state."""
        printed: dict[tuple[str, ...], list[str]] = defaultdict(list)
        sizes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for document in self.employer.documents:
            if document.series is not None:
                printed[key(document.series)].append(document.series)
                if document.size is not None:
                    sizes[key(document.series)].add(document.size)
        for which, names in printed.items():
            self.series[which] = Series(_best_name(names), max(sizes[which], default=0))
        for mention in self._named:
            series = self._series(mention)
            if series is not None and mention.position is not None:
                series.members[mention.position].append(mention)
        inside: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._described:
            inside[id(self._series(mention))].append(mention)
        for series in self.series.values():
            self.levels[id(series)] = levels(series, inside[id(series)])

    def _series(self, mention: Mention) -> Series | None:
        name = self._series_of[mention.document]
        return self.series.get(key(name)) if name is not None else None

    def _level(self, mention: Mention) -> int | None:
        """Return the level of a described mention: within its series, else the stated one."""
        series = self._series(mention)
        if series is None:
            return mention.level
        return self.levels[id(series)].mentions.get(mention.iri)

    def place_described(self) -> None:
        """Bring together what documents describe: by code, else by level in a series, by title.

        A mention without a code joins the one class that bears its title. Where several do, or
        their levels differ, it stays apart.
        """
        groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
        for mention in self._described:
            groups[self._identity(mention)].append(mention)
        for identity, mentions in sorted(groups.items(), key=lambda group: repr(group[0])):
            if identity[0] == "code":
                self._join_by_code(mentions)
            elif identity[0] == "level":
                self._new_class(mentions, "level")
        known = set(map(id, self.drafts))
        for identity, mentions in sorted(groups.items(), key=lambda group: repr(group[0])):
            if identity[0] == "title":
                self._join_by_title(mentions, known)

    def _identity(self, mention: Mention) -> tuple[object, ...]:
        if mention.code is not None:
            return "code", mention.code
        series, level = self._series(mention), self._level(mention)
        if series is not None and level is not None:
            return "level", key(series.name), level
        return "title", key(mention.title)

    def _join_by_code(self, mentions: list[Mention]) -> None:
        """Make one class of what prints one code, or several where the titles contradict that."""
        alike = nx.Graph()
        alike.add_nodes_from(mentions)
        alike.add_edges_from(
            pair for pair in combinations(mentions, 2) if akin(pair[0].title, pair[1].title)
        )
        classes = list(nx.connected_components(alike))
        for members in classes:
            self._new_class([m for m in mentions if m in members], "code")
        if len(classes) > 1:
            code = mentions[0].code
            self._doubt(mentions, f"classes of other titles print its code {code} too")

    def _join_by_title(self, mentions: list[Mention], known: Container[int]) -> None:
        stated = {self._level(mention) for mention in mentions} - {None}
        same = [d for d in self.drafts.bearing(mentions[0].title) if id(d) in known]
        fitting = [d for d in same if not stated or d.level is None or stated == {d.level}]
        if len(fitting) == 1 and len(stated) < 2:
            for mention in mentions:
                self._settle(mention, fitting[0], "title")
            return
        if fitting:
            self._doubt(mentions, "several classes bear this title")
        if len(stated) < 2:
            self._new_class(mentions, "title")
            return
        self._doubt(mentions, "documents state different levels for this title")
        for mention in mentions:
            self._new_class([mention], "title")

    def _new_class(self, mentions: list[Mention], rule: Rule) -> None:
        draft = self.drafts.add(Draft(described=True, code=mentions[0].code))
        for mention in mentions:
            draft.series = draft.series or self._series(mention)
            self._settle(mention, draft, rule)
        stated = sorted({level for m in mentions if (level := self._level(m)) is not None})
        if len(stated) == 1:
            draft.level = stated[0]
        elif stated:
            self._doubt(mentions, f"documents put it on different levels ({_listed(stated)})")

    def doubt_doubles(self) -> None:
        """Report the classes that several documents describe: no one of these revises another."""
        mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._described:
            mentions[id(self.home[mention.iri])].append(mention)
        for inside in mentions.values():
            files = self._told_apart(sorted({m.document for m in inside}))
            for mention in inside if len(files) > 1 else ():
                others = sorted(files[d] for d in files if d != mention.document)
                self._doubt(
                    [mention],
                    f"it is also described by {', '.join(others)}; no date tells which document is "
                    "the newest, so all of them count",
                )

    def _told_apart(self, documents: Sequence[str]) -> Mapping[str, str]:
        """Return the file's name of each document, with a short digest where several share it."""
        often = Counter(self._files[document] for document in documents)
        short = {d.iri: f"{d.file_name} ({d.sha256[:12]})" for d in self.employer.documents}
        return {d: short[d] if often[self._files[d]] > 1 else self._files[d] for d in documents}

    def described_classes(self) -> Mapping[str, frozenset[int]]:
        """Return what marks the classes that each document describes, by the document's IRI."""
        found: dict[str, set[int]] = defaultdict(set)
        for mention in self._described:
            found[mention.document].add(id(self.home[mention.iri]))
        return {document: frozenset(classes) for document, classes in found.items()}

    def place_listed(self) -> None:
        """Give every listed place its class, described or not."""
        for series in self.series.values():
            known = self.levels[id(series)]
            for position in sorted(series.members):
                listed = series.members[position]
                level = known.places.get(position)
                if level is not None:
                    self._place_rung(series, level, listed)
            self._add_unlisted(series, known)

    def _place_rung(self, series: Series, level: int, listed: list[Mention]) -> None:
        inside = [d for d in self.drafts if d.series is series]
        same = [d for d in inside if d.level == level and d.bears(listed[0].title)]
        fitting = same or [d for d in inside if d.level == level]
        untold = [d for d in inside if d.level is None and d.bears(listed[0].title)]
        if fitting or untold:
            draft = (fitting or untold)[0]
        else:
            draft = self.drafts.add(Draft([listed[0].title], series=series))
        draft.level = level
        for mention in listed:
            self._settle(mention, draft, "list-position")

    def _add_unlisted(self, series: Series, known: Levels) -> None:
        """Add the rungs that are counted, but neither listed nor described.

        Not while a class of the series has no level: it may be one of them.
        """
        inside = [d for d in self.drafts if d.series is series]
        unplaced = len(series.members) > len(known.places)
        if unplaced or any(d.level is None for d in inside):
            return
        for level in sorted({*range(1, known.count + 1)} - {d.level for d in inside}):
            title = f"{series.name}, level {level}"
            self.drafts.add(Draft([title], series=series, level=level))

    def place_named(self) -> None:
        """Find the class of each mention that a text only names, by the strongest rule that fits.

        Each rule looks at what the rules before it have settled, never at its own findings.
        """
        inside = self.drafts.by_series()
        rules: tuple[tuple[Rule, Callable[[Mention], list[Draft]]], ...] = (
            ("level", lambda m: [d for d in self._mates(m, inside) if _on_level(d, m)]),
            ("title", lambda m: self.drafts.bearing(m.title)),
            ("short-form", lambda m: [d for d in self._mates(m, inside) if d.fits_short(m.title)]),
        )
        for rule, fitting in rules:
            found = [(m, self._others(m, fitting(m))) for m in self._unsettled()]
            for mention, candidates in found:
                if len(candidates) == 1:
                    self._settle(mention, candidates[0], rule)
        for mention in self._unsettled():
            self._place_unknown(mention)

    def _unsettled(self) -> list[Mention]:
        return [m for m in self._named if m.iri not in self.home]

    def _mates(self, mention: Mention, inside: Mapping[int, list[Draft]]) -> list[Draft]:
        """Return the classes of the series that a mention's document is of."""
        series = self._series(mention)
        return inside.get(id(series), []) if series is not None else []

    def _others(self, mention: Mention, fitting: list[Draft]) -> list[Draft]:
        """Return the classes that fit, the speakers' own only where no other does.

        No class is set apart from, or promoted from, itself; but a list names the speaker too.
        """
        if _only_listed(mention):
            return fitting
        own = {id(self.home[namer]) for _, namer in mention.roles}
        return [d for d in fitting if id(d) not in own] or fitting

    def _place_unknown(self, mention: Mention) -> None:
        """Make a class of a name that none bears, where a list or qualifications give it."""
        same = self.drafts.bearing(mention.title)
        undescribed = [d for d in same if not d.described and d.level is None]
        distinguished = {role for role, _ in mention.roles} == {"distinguished"}
        if distinguished or len(same) > len(undescribed):
            reason = "several classes bear this name" if same else "no class bears this name"
            self._doubt([mention], reason)
            return
        draft = undescribed[0] if undescribed else self.drafts.add(Draft([mention.title]))
        self._settle(mention, draft, "named")

    def _settle(self, mention: Mention, draft: Draft, rule: Rule) -> None:
        self.drafts.take(draft, mention, rule)
        self.home[mention.iri] = draft

    def _doubt(self, mentions: Iterable[Mention], reason: str) -> None:
        self.doubts.extend(
            Doubt(m.iri, f'"{m.title}" in {self._files[m.document]}: {reason}.') for m in mentions
        )


def _best_name(printed: list[str]) -> str:
    """Return the form that most documents print, with capitals before without."""
    often = Counter(printed)
    return display(min(often, key=lambda name: (name.islower(), -often[name], name)))


def _on_level(draft: Draft, mention: Mention) -> bool:
    return mention.level is not None and draft.level == mention.level


def _only_listed(mention: Mention) -> bool:
    return all(role == "member" for role, _ in mention.roles)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
