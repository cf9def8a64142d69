"""The classes that a text only names are found among those that are known, or become new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.identity.asked import Asked
from graph.identity.drafts import Draft
from graph.identity.form import is_title
from graph.identity.mentions import Mention
from graph.identity.resolution import Rule
from graph.identity.titles import key, numeral
from graph.identity.tokens import tokens, written
from graph.identity.work import Work

__all__ = ["place_named"]


def place_named(work: Work, asked: Asked) -> None:
    """Find the class of each mention that a text only names, by the strongest rule that fits.

    Each rule looks at what the rules before it have settled, never at its own findings.
    """
    inside = work.drafts.by_series()
    grades = _Grades(work, asked)
    rules: tuple[tuple[Rule, Callable[[Mention], list[Draft]]], ...] = (
        ("title-index", lambda m: list(work.indexed.get(m.iri, ()))),
        ("level", lambda m: [d for d in _mates(work, m, inside) if _on_level(d, m)]),
        ("title", lambda m: _same_order(m, work.drafts.bearing(m.title))),
        ("short-form", lambda m: [d for d in _mates(work, m, inside) if d.fits_short(m.title)]),
        ("former-title", lambda m: _formerly(work, m)),
        ("pay-grade", grades.bearing),
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


def _same_order(mention: Mention, bearing: list[Draft]) -> list[Draft]:
    """Return the classes with a title of a name's words in its order, else all that bear it."""
    words = written(tokens(mention.title))
    return [d for d in bearing if words in (written(tokens(t)) for t in d.titles)] or bearing


def _formerly(work: Work, mention: Mention) -> list[Draft]:
    """Return the classes that a name was the title of before, and what says so."""
    found = [*work.former.get(key(mention.title), {}).values()]
    if len(found) == 1:
        work.rests[mention.iri] = found[0][1]
    return [draft for draft, _ in found]


class _Grades:
    """The classes whose documents speak of pay grades, which are named with a numeral each."""

    def __init__(self, work: Work, asked: Asked) -> None:
        self._work = work
        self._numbered = {
            key(title, numbered=False)
            for draft in work.drafts
            for title in draft.titles
            if numeral(title) is not None
        }
        self._graded = {
            id(work.home[mention]): statement for mention, statement in asked.graded.items()
        }

    def bearing(self, mention: Mention) -> list[Draft]:
        """Return the classes of which a title with a numeral names a pay grade.

        None, where a class of its own bears such a title: there numerals set classes apart.
        """
        bare = key(mention.title, numbered=False)
        if numeral(mention.title) is None or bare in self._numbered:
            return []
        found = [d for d in self._work.drafts.with_key(bare) if id(d) in self._graded]
        if len(found) == 1:
            self._work.rests[mention.iri] = self._graded[id(found[0])]
        return found


def _place_unknown(work: Work, mention: Mention) -> None:
    """Make a class of a name that none bears, which a list or qualifications give.

    What qualifications name must have the form of a title: places and offices are named too.
    """
    if not (is_title(mention.title) or _is_listed(mention)):
        work.keep_apart([mention], "its form is not that of a class's title")
        return
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


def _is_listed(mention: Mention) -> bool:
    return any(role == "member" for role, _ in mention.roles)


def _on_level(draft: Draft, mention: Mention) -> bool:
    return mention.level is not None and draft.level == mention.level
