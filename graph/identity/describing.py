"""The classes that documents describe come together: by code, by level in a series, by title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from itertools import combinations

import networkx as nx

from graph.identity.drafts import Draft, Series
from graph.identity.mentions import Mention
from graph.identity.resolution import Rule
from graph.identity.titles import akin, key
from graph.identity.work import Work

__all__ = ["place_described"]


def place_described(work: Work) -> None:
    """Bring together what documents describe: by code, else by level in a series, by title.

    A mention without a code joins the one class that bears its title. Where several do, or their
    levels differ, it stays apart.
    """
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in work.described:
        groups[_identity(work, mention)].append(mention)
    ordered = sorted(groups.items(), key=lambda group: repr(group[0]))
    for identity, mentions in ordered:
        if identity[0] == "code":
            _join_by_code(work, mentions)
        elif identity[0] == "level":
            _new_class(work, mentions, "level")
    known = set(map(id, work.drafts))
    for identity, mentions in ordered:
        if identity[0] == "title":
            _join_by_title(work, mentions, known)


def _identity(work: Work, mention: Mention) -> tuple[object, ...]:
    if mention.code is not None:
        return "code", mention.code
    series, level = work.series_of(mention), work.level_of(mention)
    if series is not None and level is not None:
        return "level", key(series.name), level
    return "title", key(mention.title)


def _join_by_code(work: Work, mentions: list[Mention]) -> None:
    """Make one class of what prints one code, or several where the titles contradict that."""
    alike = nx.Graph()
    alike.add_nodes_from(mentions)
    alike.add_edges_from(
        pair for pair in combinations(mentions, 2) if akin(pair[0].title, pair[1].title)
    )
    classes = list(nx.connected_components(alike))
    for members in classes:
        _new_class(work, [m for m in mentions if m in members], "code")
    if len(classes) > 1:
        code = mentions[0].code
        work.doubt(mentions, f"classes of other titles print its code {code} too")


def _join_by_title(work: Work, mentions: list[Mention], known: Container[int]) -> None:
    stated = {work.level_of(mention) for mention in mentions} - {None}
    same = [d for d in work.drafts.bearing(mentions[0].title) if id(d) in known]
    fitting = [d for d in same if not stated or d.level is None or stated == {d.level}]
    if len(fitting) == 1 and len(stated) < 2:
        for mention in mentions:
            work.settle(mention, fitting[0], "title")
        return
    if fitting:
        work.doubt(mentions, "several classes bear this title")
    if len(stated) < 2:
        _new_class(work, mentions, "title")
        return
    work.doubt(mentions, "documents state different levels for this title")
    for mention in mentions:
        _new_class(work, [mention], "title")


def _new_class(work: Work, mentions: list[Mention], rule: Rule) -> None:
    draft = work.drafts.add(Draft(described=True, code=mentions[0].code))
    for mention in mentions:
        work.settle(mention, draft, rule)
    series = _series(work, mentions)
    if len(series) > 1:
        names = ", ".join(sorted(found.name for found in series))
        work.doubt(mentions, f"documents put it in different series ({names})")
        return
    draft.series = next(iter(series), None)
    stated = sorted({level for m in mentions if (level := work.level_of(m)) is not None})
    if len(stated) == 1:
        draft.level = stated[0]
    elif stated:
        listed = ", ".join(map(str, stated))
        work.doubt(mentions, f"documents put it on different levels ({listed})")


def _series(work: Work, mentions: list[Mention]) -> list[Series]:
    """Return the series of a class: those that have a level for it, else all that it is put in."""
    found = {id(s): s for m in mentions if (s := work.series_of(m)) is not None}
    levelled = {id(work.series_of(m)) for m in mentions if work.level_of(m) is not None}
    return [series for which, series in found.items() if which in levelled] or [*found.values()]
