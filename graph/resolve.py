"""Which mentions are one class: a pure function over all mentions of one employer.

A document says how it prints a class; here it is decided which class that is. The rules, strongest
first, are those of :data:`graph.resolution.Rule`; each resolved mention names the one that it rests
on. Nothing is guessed: a mention that fits two classes, or none, stays apart and is reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from graph.iris import Iris, digest
from graph.mentions import Employer, Mention
from graph.resolution import Doubt, Edge, Resolution, ResolvedClass, ResolvedSeries, Rule
from graph.titles import display, key, short_key

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
    work.fill_rungs()
    work.place_named()
    return work.result(iris)


@dataclass(eq=False, slots=True)
class _Series:
    """A ladder while it is put together."""

    name: str
    size: int
    #: 1-based place in the list -> the titles printed there
    members: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))

    def level_of(self, position: int) -> int | None:
        """Return the level of a place in the list: known only where the list is complete."""
        return position if len(self.members) == self.size else None


@dataclass(eq=False, slots=True)
class _Draft:
    """A class while it is put together; the first title is the preferred one."""

    titles: list[str]
    code: str | None = None
    series: _Series | None = None
    level: int | None = None
    described: bool = False
    mentions: list[tuple[str, Rule]] = field(default_factory=list)

    def take(self, mention: Mention, rule: Rule) -> None:
        self.titles.append(mention.title)
        self.mentions.append((mention.iri, rule))

    def bears(self, title: str) -> bool:
        return key(title) in map(key, self.titles)

    def fits_short(self, title: str) -> bool:
        """Whether a title's words beside the series' name hold one of ours, or the reverse."""
        if self.series is None:
            return False
        name = self.series.name
        wanted = short_key(title, name)
        ours = [short_key(printed, name) for printed in self.titles]
        return bool(wanted) and any(mine and (mine <= wanted or wanted <= mine) for mine in ours)


class _Work:
    """The state of one resolution; each step takes what the step before has settled."""

    def __init__(self, employer: Employer) -> None:
        self.employer = employer
        self.series: dict[tuple[str, ...], _Series] = {}
        self.drafts: list[_Draft] = []
        self.home: dict[str, _Draft] = {}
        self.doubts: list[Doubt] = []
        self._series_of = {d.iri: d.series for d in employer.documents}
        self._described = [m for m in employer.mentions if m.described]
        self._named = [m for m in employer.mentions if not m.described]

    def series_of(self, mention: Mention) -> _Series | None:
        name = self._series_of[mention.document]
        return self.series.get(key(name)) if name is not None else None

    def read_series(self) -> None:
        names: dict[tuple[str, ...], list[str]] = defaultdict(list)
        sizes: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for document in self.employer.documents:
            if document.series is not None and document.size is not None:
                names[key(document.series)].append(document.series)
                sizes[key(document.series)].append(document.size)
        for which, printed in names.items():
            self.series[which] = _Series(_best_name(printed), max(sizes[which]))
        for mention in self._named:
            series = self.series_of(mention)
            if series is not None and mention.position is not None:
                series.members[mention.position].append(mention)

    def place_described(self) -> None:
        """Bring together the mentions that documents describe, those with a code first."""
        for mention in sorted(self._described, key=lambda m: (m.code is None, m.iri)):
            draft, rule = self._described_home(mention)
            draft.described = True
            draft.code = draft.code or mention.code
            if draft.level is None and mention.level is not None:
                draft.level = mention.level
            draft.series = draft.series or self.series_of(mention)
            self._settle(mention, draft, rule)

    def _described_home(self, mention: Mention) -> tuple[_Draft, Rule]:
        series = self.series_of(mention)
        same_code = [d for d in self.drafts if mention.code is not None and d.code == mention.code]
        if same_code:
            return same_code[0], "code"
        free = [d for d in self.drafts if mention.code is None or d.code is None]
        level = mention.level
        if series is not None and level is not None:
            on_level = [d for d in free if d.series is series and d.level == level]
            if len(on_level) == 1:
                return on_level[0], "level"
        same_title = [d for d in free if d.bears(mention.title) and level in {d.level, None}]
        if len(same_title) == 1:
            return same_title[0], "title"
        draft = _Draft([])
        self.drafts.append(draft)
        return draft, _identity_rule(mention, in_series=series is not None)

    def fill_rungs(self) -> None:
        """Give every listed place its class, described or not."""
        for series in self.series.values():
            for position in sorted(series.members):
                level = series.level_of(position)
                listed = series.members[position]
                draft = self._rung(series, level, listed[0].title)
                if draft is None:
                    self._doubt(listed, "it is listed in a series, but its level is not certain")
                    continue
                draft.series, draft.level = series, level
                for mention in listed:
                    self._settle(mention, draft, "list-position")
            self._add_unlisted(series)

    def _rung(self, series: _Series, level: int | None, title: str) -> _Draft | None:
        inside = [d for d in self.drafts if d.series is series]
        on_level = [d for d in inside if level is not None and d.level == level]
        same_title = [d for d in inside if d.level is None and d.bears(title)]
        if on_level or same_title:
            return (on_level or same_title)[0]
        if level is None:
            return None
        draft = _Draft([title])
        self.drafts.append(draft)
        return draft

    def _add_unlisted(self, series: _Series) -> None:
        """Add the rungs that are counted, but neither listed nor described."""
        known = {d.level for d in self.drafts if d.series is series}
        for level in range(1, series.size + 1):
            if level not in known:
                title = f"{series.name}, level {level}"
                self.drafts.append(_Draft([title], series=series, level=level))

    def place_named(self) -> None:
        """Find the class of each mention that a text only names, by the strongest rule that fits.

        Each rule looks at what the rules before it have settled, never at its own findings.
        """
        rules: tuple[tuple[Rule, Callable[[_Draft, Mention], bool]], ...] = (
            ("level", self._same_level),
            ("title", lambda draft, mention: draft.bears(mention.title)),
            ("short-form", self._same_short_form),
        )
        for rule, fits in rules:
            found = [
                (mention, candidates[0])
                for mention in self._unsettled()
                if len(candidates := self._candidates(mention, fits)) == 1
            ]
            for mention, draft in found:
                self._settle(mention, draft, rule)
        for mention in self._unsettled():
            self._place_unknown(mention)

    def _unsettled(self) -> list[Mention]:
        return [m for m in self._named if m.iri not in self.home and _speaks_of_class(m)]

    def _candidates(
        self, mention: Mention, fits: Callable[[_Draft, Mention], bool]
    ) -> list[_Draft]:
        """Return the classes that fit; no class is set apart from, or promoted from, itself."""
        own = {id(self.home[namer]) for _, namer in mention.roles if namer in self.home}
        return [d for d in self.drafts if id(d) not in own and fits(d, mention)]

    def _same_level(self, draft: _Draft, mention: Mention) -> bool:
        series = self.series_of(mention)
        in_series = series is not None and draft.series is series
        return in_series and mention.level is not None and draft.level == mention.level

    def _same_short_form(self, draft: _Draft, mention: Mention) -> bool:
        series = self.series_of(mention)
        return series is not None and draft.series is series and draft.fits_short(mention.title)

    def _place_unknown(self, mention: Mention) -> None:
        if {role for role, _ in mention.roles} == {"distinguished"}:
            self._doubt([mention], "no class, or more than one, bears this name")
            return
        same = [d for d in self.drafts if not d.described and d.bears(mention.title)]
        draft = same[0] if same else _Draft([mention.title])
        if not same:
            self.drafts.append(draft)
        self._settle(mention, draft, "named")

    def _settle(self, mention: Mention, draft: _Draft, rule: Rule) -> None:
        draft.take(mention, rule)
        self.home[mention.iri] = draft

    def _doubt(self, mentions: Iterable[Mention], reason: str) -> None:
        self.doubts.extend(Doubt(m.iri, f'"{m.title}" is kept apart: {reason}.') for m in mentions)

    def result(self, iris: Iris) -> Resolution:
        series = {id(s): iris.series(self.employer.key, s.name).value for s in self.series.values()}
        named = dict(zip(map(id, self.drafts), self._class_iris(iris), strict=True))
        return Resolution(
            employer=self.employer,
            classes=tuple(
                sorted(
                    (_resolved(d, named[id(d)], series) for d in self.drafts), key=lambda c: c.iri
                )
            ),
            series=tuple(
                ResolvedSeries(series[id(s)], s.name, s.size) for s in self.series.values()
            ),
            edges=tuple(sorted(set(self._edges(named)), key=lambda e: (e.lower, e.upper, e.kind))),
            doubts=tuple(self.doubts),
        )

    def _class_iris(self, iris: Iris) -> Iterator[str]:
        wanted = [_local_name(draft) for draft in self.drafts]
        often = Counter(wanted)
        for draft, name in zip(self.drafts, wanted, strict=True):
            apart = f"{name} {digest(draft.mentions[0][0])}" if often[name] > 1 else name
            yield iris.job_class(self.employer.key, apart).value

    def _edges(self, named: dict[int, str]) -> Iterator[Edge]:
        for lower in self.drafts:
            for upper in self.drafts:
                if _adjacent(lower, upper):
                    yield Edge(named[id(lower)], named[id(upper)], "next-rung")
        for mention in self._named:
            if mention.iri in self.home:
                about = named[id(self.home[mention.iri])]
                yield from self._role_edges(mention, about, named)

    def _role_edges(self, mention: Mention, about: str, named: dict[int, str]) -> Iterator[Edge]:
        for role, namer in mention.roles:
            speaker = named[id(self.home[namer])]
            if role == "distinguished":
                yield Edge(speaker, about, role)
            elif role != "member":
                yield Edge(about, speaker, role)


def _best_name(printed: list[str]) -> str:
    """Return the form that most documents print, with capitals before without."""
    often = Counter(printed)
    return display(min(often, key=lambda name: (name.islower(), -often[name], name)))


def _identity_rule(mention: Mention, *, in_series: bool) -> Rule:
    if mention.code is not None:
        return "code"
    return "level" if in_series and mention.level is not None else "title"


def _speaks_of_class(mention: Mention) -> bool:
    return any(role != "member" for role, _ in mention.roles)


def _adjacent(lower: _Draft, upper: _Draft) -> bool:
    same = lower.series is not None and lower.series is upper.series
    return same and lower.level is not None and upper.level == lower.level + 1


def _local_name(draft: _Draft) -> str:
    if draft.code is not None:
        return draft.code
    if draft.described or draft.series is None:
        return draft.titles[0]
    return f"{draft.series.name} level {draft.level}"


def _resolved(draft: _Draft, iri: str, series: dict[int, str]) -> ResolvedClass:
    shown = sorted(map(display, draft.titles), reverse=True)
    forms = {form.casefold(): form for form in shown}
    title = forms.pop(display(draft.titles[0]).casefold())
    return ResolvedClass(
        iri=iri,
        title=title,
        aliases=tuple(sorted(forms.values())),
        code=draft.code,
        series=series[id(draft.series)] if draft.series is not None else None,
        level=draft.level,
        mentions=tuple(sorted(draft.mentions)),
    )
