"""Classes that several documents describe, of which no one revises another, are reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from graph.identity.mentions import Mention
from graph.identity.work import Work

__all__ = ["doubt_doubles"]


def doubt_doubles(work: Work) -> None:
    """Report each pair of documents that describe one class, once, with why both of them count."""
    classes: dict[int, list[Mention]] = defaultdict(list)
    for mention in work.described:
        classes[id(work.home[mention.iri])].append(mention)
    described = work.classes_described()
    for mentions in classes.values():
        for (first, reason), files in _pairs(work, mentions, described).items():
            told = f"it is also described by {', '.join(files)}; {reason}, so all of them count"
            work.doubt([first], told)


def _pairs(
    work: Work, mentions: Iterable[Mention], described: Mapping[str, frozenset[int]]
) -> Mapping[tuple[Mention, str], list[str]]:
    """Return the files of the other documents by the first mention of a pair and by the reason."""
    ordered = sorted(mentions, key=lambda m: (work.files[m.document], m.iri))
    firsts = {mention.document: mention for mention in reversed(ordered)}
    found: dict[tuple[Mention, str], list[str]] = defaultdict(list)
    for first, other in combinations(reversed(firsts.values()), 2):
        same = described[first.document] == described[other.document]
        found[first, _reason(work, same=same)].append(work.files[other.document])
    return found


def _reason(work: Work, *, same: bool) -> str:
    """Return why neither of two documents that describe one class revises the other.

    :param same: whether they describe the same classes
    """
    if work.employer.name is None:
        return "no document states the employer"
    if not same:
        return "they do not describe the same classes"
    return "no date tells which document is the newest"
