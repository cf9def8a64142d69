"""The classes that a text only names are found among those that are known, or become new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.identity.drafts import Draft
from graph.identity.mentions import Mention
from graph.identity.resolution import Rule
from graph.identity.work import Work

__all__ = ["place_named"]


def place_named(work: Work) -> None:
    """Find the class of each mention that a text only names, by the strongest rule that fits.

    Each rule looks at what the rules before it have settled, never at its own findings.
    """
    inside = work.drafts.by_series()
    rules: tuple[tuple[Rule, Callable[[Mention], list[Draft]]], ...] = (
        ("level", lambda m: [d for d in _mates(work, m, inside) if _on_level(d, m)]),
        ("title", lambda m: work.drafts.bearing(m.title)),
        ("short-form", lambda m: [d for d in _mates(work, m, inside) if d.fits_short(m.title)]),
    )
    for rule, fitting in rules:
        found = [(m, _others(work, m, fitting(m))) for m in _unsettled(work)]
        for mention, candidates in found:
            if len(candidates) == 1:
                work.settle(mention, candidates[0], rule)
    for mention in _unsettled(work):
        if not _only_distinguished(mention):
            _place_unknown(work, mention)
    for mention in _unsettled(work):
        _place_distinguished(work, mention)


def _unsettled(work: Work) -> list[Mention]:
    return [m for m in work.named if m.iri not in work.home and m.iri not in work.apart]


def _mates(work: Work, mention: Mention, inside: Mapping[int, list[Draft]]) -> list[Draft]:
    """Return the classes of the series that a mention's document is of."""
    series = work.series_of(mention)
    return inside.get(id(series), []) if series is not None else []


def _others(work: Work, mention: Mention, fitting: list[Draft]) -> list[Draft]:
    """Return the classes that fit, the speakers' own only where no other does.

    No class is set apart from, or promoted from, itself; but a list names the speaker too.
    """
    if all(role == "member" for role, _ in mention.roles):
        return fitting
    own = {id(work.home[namer]) for _, namer in mention.roles}
    return [d for d in fitting if id(d) not in own] or fitting


def _place_unknown(work: Work, mention: Mention) -> None:
    """Make a class of a name that none bears, which a list or qualifications give."""
    same = work.drafts.bearing(mention.title)
    undescribed = [d for d in same if not d.described and d.level is None]
    if len(same) > len(undescribed):
        work.keep_apart([mention], "several classes bear this name")
        return
    draft = undescribed[0] if undescribed else work.drafts.add(Draft([mention.title]))
    work.settle(mention, draft, "named")


def _place_distinguished(work: Work, mention: Mention) -> None:
    """Find a class from which another is only set apart: that alone makes no class."""
    same = _others(work, mention, work.drafts.bearing(mention.title))
    if len(same) == 1:
        work.settle(mention, same[0], "title")
    else:
        which = "several classes bear" if same else "no class bears"
        work.keep_apart([mention], f"{which} this name")


def _only_distinguished(mention: Mention) -> bool:
    return {role for role, _ in mention.roles} == {"distinguished"}


def _on_level(draft: Draft, mention: Mention) -> bool:
    return mention.level is not None and draft.level == mention.level
