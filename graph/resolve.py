"""Which mentions are one class: a pure function over all mentions of one employer.

A document says how it prints a class; here it is decided which class that is. The rules, strongest
first, are those of :data:`graph.resolution.Rule`; each resolved mention names the one that it rests
on. Nothing is guessed: a mention that fits two classes, or none, stays apart and is reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.drafts import Draft, Series
from graph.iris import Iris, digest, slug
from graph.mentions import Employer, Mention
from graph.resolution import Doubt, Edge, Resolution, ResolvedClass, ResolvedSeries, Rule
from graph.rungs import Levels, levels
from graph.titles import display, key

__all__ = ["resolve"]


def resolve(employer: Employer, iris: Iris) -> Resolution:
    """Return the classes, ladders and ways up of one employer.

    The result does not depend on the order of the mentions.

    :param employer: its documents and mentions, see :func:`graph.mentions.employers`
    :param iris: mints the IRIs of classes and series
    """
    work = _Work(employer)
    work.read_series()
    work.place_described()
    work.place_listed()
    work.place_named()
    return work.result(iris)


class _Work:
    """The state of one resolution; each step takes what the step before has settled."""

    def __init__(self, employer: Employer) -> None:
        self.employer = employer
        self.series: dict[tuple[str, ...], Series] = {}
        self.levels: dict[int, Levels] = {}
        self.drafts: list[Draft] = []
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
            if identity[0] != "title":
                self._new_class(mentions, "code" if identity[0] == "code" else "level")
        known = tuple(self.drafts)
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

    def _join_by_title(self, mentions: list[Mention], known: Iterable[Draft]) -> None:
        stated = {self._level(mention) for mention in mentions} - {None}
        same = [d for d in known if d.bears(mentions[0].title)]
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
        draft = Draft(described=True, code=mentions[0].code)
        self.drafts.append(draft)
        for mention in mentions:
            draft.series = draft.series or self._series(mention)
            self._settle(mention, draft, rule)
        stated = sorted({level for m in mentions if (level := self._level(m)) is not None})
        if len(stated) == 1:
            draft.level = stated[0]
        elif stated:
            self._doubt(mentions, f"documents put it on different levels ({_listed(stated)})")

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
            draft = Draft([listed[0].title], series=series)
            self.drafts.append(draft)
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
            self.drafts.append(Draft([title], series=series, level=level))

    def place_named(self) -> None:
        """Find the class of each mention that a text only names, by the strongest rule that fits.

        Each rule looks at what the rules before it have settled, never at its own findings.
        """
        rules: tuple[tuple[Rule, Callable[[Draft, Mention], bool]], ...] = (
            ("level", self._same_level),
            ("title", lambda draft, mention: draft.bears(mention.title)),
            ("short-form", self._same_short_form),
        )
        for rule, fits in rules:
            found = [(m, self._candidates(m, fits)) for m in self._unsettled()]
            for mention, candidates in found:
                if len(candidates) == 1:
                    self._settle(mention, candidates[0], rule)
        for mention in self._unsettled():
            self._place_unknown(mention)

    def _unsettled(self) -> list[Mention]:
        return [m for m in self._named if m.iri not in self.home]

    def _candidates(self, mention: Mention, fits: Callable[[Draft, Mention], bool]) -> list[Draft]:
        """Return the classes that fit, the speakers' own only where no other does.

        No class is set apart from, or promoted from, itself; but a list names the speaker too.
        """
        fitting = [d for d in self.drafts if fits(d, mention)]
        if _only_listed(mention):
            return fitting
        own = {id(self.home[namer]) for _, namer in mention.roles}
        return [d for d in fitting if id(d) not in own] or fitting

    def _same_level(self, draft: Draft, mention: Mention) -> bool:
        series = self._series(mention)
        in_series = series is not None and draft.series is series
        return in_series and mention.level is not None and draft.level == mention.level

    def _same_short_form(self, draft: Draft, mention: Mention) -> bool:
        series = self._series(mention)
        return series is not None and draft.series is series and draft.fits_short(mention.title)

    def _place_unknown(self, mention: Mention) -> None:
        """Make a class of a name that none bears, where a list or qualifications give it."""
        same = [d for d in self.drafts if d.bears(mention.title)]
        undescribed = [d for d in same if not d.described and d.level is None]
        distinguished = {role for role, _ in mention.roles} == {"distinguished"}
        if distinguished or len(same) > len(undescribed):
            reason = "several classes bear this name" if same else "no class bears this name"
            self._doubt([mention], reason)
            return
        draft = undescribed[0] if undescribed else Draft([mention.title])
        if not undescribed:
            self.drafts.append(draft)
        self._settle(mention, draft, "named")

    def _settle(self, mention: Mention, draft: Draft, rule: Rule) -> None:
        draft.take(mention, rule)
        self.home[mention.iri] = draft

    def _doubt(self, mentions: Iterable[Mention], reason: str) -> None:
        self.doubts.extend(
            Doubt(m.iri, f'"{m.title}" in {self._files[m.document]}: {reason}.') for m in mentions
        )

    def result(self, iris: Iris) -> Resolution:
        """Return what was decided, everything sorted."""
        ladders = {
            id(s): iris.series(self.employer.key, s.name).value
            for s in self.series.values()
            if self.levels[id(s)].count
        }
        named = dict(zip(map(id, self.drafts), self._class_iris(iris), strict=True))
        classes = (_resolved(draft, named[id(draft)], ladders) for draft in self.drafts)
        return Resolution(
            employer=self.employer,
            classes=tuple(sorted(classes, key=lambda c: c.iri)),
            series=tuple(
                ResolvedSeries(ladders[id(s)], s.name, self.levels[id(s)].count)
                for s in self.series.values()
                if id(s) in ladders
            ),
            edges=tuple(sorted(set(self._edges(named)), key=lambda e: (e.lower, e.upper, e.kind))),
            doubts=tuple(sorted(self.doubts, key=lambda d: (d.mention, d.reason))),
        )

    def _class_iris(self, iris: Iris) -> Iterator[str]:
        wanted = [_local_name(draft) for draft in self.drafts]
        often = Counter(map(slug, wanted))
        for draft, name in zip(self.drafts, wanted, strict=True):
            apart = f"{name} {digest(_mark(draft))}" if often[slug(name)] > 1 else name
            yield iris.job_class(self.employer.key, apart).value

    def _edges(self, named: Mapping[int, str]) -> Iterator[Edge]:
        rungs: dict[tuple[int, int], list[str]] = defaultdict(list)
        for draft in self.drafts:
            if draft.series is not None and draft.level is not None:
                rungs[id(draft.series), draft.level].append(named[id(draft)])
        for (series, level), lower in rungs.items():
            for upper in rungs.get((series, level + 1), []):
                yield from (Edge(below, upper, "next-rung") for below in lower)
        for mention in self._named:
            if mention.iri in self.home:
                yield from self._role_edges(mention, named)

    def _role_edges(self, mention: Mention, named: Mapping[int, str]) -> Iterator[Edge]:
        about = named[id(self.home[mention.iri])]
        for role, namer in mention.roles:
            speaker = named[id(self.home[namer])]
            if role == "member" or speaker == about:
                continue
            if role == "distinguished":
                yield Edge(speaker, about, role)
            else:
                yield Edge(about, speaker, role)


def _best_name(printed: list[str]) -> str:
    """Return the form that most documents print, with capitals before without."""
    often = Counter(printed)
    return display(min(often, key=lambda name: (name.islower(), -often[name], name)))


def _only_listed(mention: Mention) -> bool:
    return all(role == "member" for role, _ in mention.roles)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _local_name(draft: Draft) -> str:
    if draft.code is not None:
        return draft.code
    if draft.described or draft.series is None:
        return draft.titles[0]
    return f"{draft.series.name} level {draft.level}"


def _mark(draft: Draft) -> str:
    """Return what tells a class from another of the same name."""
    if draft.mentions:
        return min(iri for iri, _ in draft.mentions)
    return f"{draft.titles[0]} {draft.level}"


def _resolved(draft: Draft, iri: str, ladders: Mapping[int, str]) -> ResolvedClass:
    shown = sorted(map(display, draft.titles), reverse=True)
    forms = {form.casefold(): form for form in shown}
    title = forms.pop(display(draft.titles[0]).casefold())
    series = ladders.get(id(draft.series))
    return ResolvedClass(
        iri=iri,
        title=title,
        aliases=tuple(sorted(forms.values())),
        code=draft.code,
        series=series,
        level=draft.level,
        mentions=tuple(sorted(draft.mentions)),
    )
