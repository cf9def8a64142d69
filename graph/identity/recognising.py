"""Titles that requirements print are looked for among those that the employer is known to have.

What the reading of one document takes for a name by its form alone is set right where the titles
show that it is two names, or part of a longer one; and what that reading cannot tell from other
words, such as a title in small letters, is found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from graph import schemes
from graph.identity.asked import Asked, Found, Naming, Requirement
from graph.identity.drafts import Draft
from graph.identity.form import is_title
from graph.identity.framing import AT_THAT_LEVEL, frame, is_joint, is_whole
from graph.identity.index import Hit, TitleIndex
from graph.identity.mentions import Mention, Role
from graph.identity.tokens import Token, tokens
from graph.identity.work import Work

__all__ = ["recognise"]

#: What stands between two titles that were read as one.
_SEPARATORS: Final = frozenset({",", ";", "/", "or", "and", "a", "an", "the"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a requirement: its tokens, whose title it is, and the mention that it was read as.

    ``classes`` is empty where no known class bears it, ``named`` where nothing read it yet.
    """

    first: int
    behind: int
    classes: tuple[Draft, ...] = ()
    named: tuple[str, ...] = ()

    def overlaps(self, first: int, behind: int) -> bool:
        return self.first < behind and first < self.behind


@dataclass(frozen=True, slots=True)
class _Read:
    """A name as it counts, with the roles that it has for the classes that ask for it."""

    name: _Name
    roles: tuple[Role, ...]


def recognise(work: Work, asked: Asked) -> None:
    """Find the titles of an employer's classes in what its qualifications ask for.

    What is found is named like any other class; names that it sets right are none any more.

    :param work: its described and listed classes are looked for
    """
    index = TitleIndex(work.drafts)
    namings: dict[str, list[Naming]] = defaultdict(list)
    for naming in asked.namings:
        namings[naming.asking].append(naming)
    found: list[Found] = []
    right: set[tuple[str, str]] = set()
    wrong: set[tuple[str, str]] = set()
    for requirement in asked.requirements:
        reader = _Reader(work, requirement, index)
        reader.read([naming for asking in requirement.asking for naming in namings[asking]])
        found += reader.found
        right |= reader.right
        wrong |= reader.wrong
    _settle(work, found, wrong - right)


def _settle(work: Work, found: Iterable[Found], wrong: set[tuple[str, str]]) -> None:
    """Name what was found, each class once for all who ask, and take back what was wrong."""
    kept = []
    known: set[tuple[Role, str, int]] = set()
    for one in found:
        draft = id(work.indexed[one.mention.iri][0])
        new = frozenset(r for r in one.mention.roles if (*r, draft) not in known)
        known |= {(*role, draft) for role in new}
        if new:
            kept.append(replace(one, mention=replace(one.mention, roles=new)))
    work.found = tuple(kept)
    work.named = (
        *(rest for mention in work.named for rest in _rest(mention, wrong)),
        *(one.mention for one in kept),
    )


def _rest(mention: Mention, wrong: set[tuple[str, str]]) -> Iterator[Mention]:
    """Yield a mention without the roles in which it was named by mistake; nothing if all were."""
    roles = frozenset(
        (role, namer)
        for role, namer in mention.roles
        if role not in {"qualifies", "equivalent"} or (mention.iri, namer) not in wrong
    )
    if roles:
        yield mention if roles == mention.roles else replace(mention, roles=roles)


class _Reader:
    """Reads one requirement."""

    def __init__(self, work: Work, requirement: Requirement, index: TitleIndex) -> None:
        self.work = work
        self.requirement = requirement
        self.text = requirement.text
        self.tokens = tokens(requirement.text)
        self.hits = tuple(index.hits(self.tokens))
        self.found: list[Found] = []
        #: Mentions, each with one that asks for it: where titles show nothing else, and where they
        #: show that it is named by mistake.
        self.right: set[tuple[str, str]] = set()
        self.wrong: set[tuple[str, str]] = set()

    def read(self, namings: Sequence[Naming]) -> None:
        """Find what the reading of the document missed.

        :param namings: what it found in the qualifications of the classes that ask
        """
        names = []
        for name in _printed(self.tokens, namings):
            told = {(iri, asking) for iri in name.named for asking in self._asking}
            if self._is_wrong(name):
                self.wrong |= told
            else:
                self.right |= told
                names.append(name)
        for read in self._framed([*names, *self._new(names)]):
            self._former(read.name)
            if not read.name.named:
                self._find(read)

    @property
    def _asking(self) -> tuple[str, ...]:
        return self.requirement.asking

    def _is_wrong(self, name: _Name) -> bool:
        """Whether known titles show that a name is several, or a part of one."""
        around = [h for h in self.hits if name.overlaps(h.first, h.behind)]
        if any(_is_longer(hit, name) and self._is_sound(hit) for hit in around):
            return True
        rest = set(range(name.first, name.behind))
        for hit in around:
            rest -= set(range(hit.first, hit.behind))
        parted = all(after.first > before.behind for before, after in pairwise(around))
        return (
            len(around) > 1
            and parted
            and all(self.tokens[at].form in _SEPARATORS for at in rest)
            and all(name.first <= hit.first and hit.behind <= name.behind for hit in around)
        )

    def _new(self, names: Sequence[_Name]) -> Iterator[_Name]:
        """Yield what the titles find outside of names, and their classes for names."""
        for hit in self.hits:
            over = [name for name in names if name.overlaps(hit.first, hit.behind)]
            if not over and self._is_sound(hit):
                yield _Name(hit.first, hit.behind, hit.classes)

    def _is_sound(self, hit: Hit) -> bool:
        """Whether a title that was found stands there as a whole, and is no common noun."""
        return is_whole(self.text, self.tokens[hit.behind - 1].end) and (
            hit.capital or hit.behind - hit.first > 1 or self._is_of_their_line(hit)
        )

    def _is_of_their_line(self, hit: Hit) -> bool:
        """Whether the word of a title also stands in the titles of all classes that ask for it."""
        word = self.tokens[hit.first].form
        titles = (mention.title for mention in map(self.work.mention, self._asking))
        return all(word in {token.form for token in tokens(title)} for title in titles)

    def _framed(self, names: Iterable[_Name]) -> Iterator[_Read]:
        """Yield the names that the words around them say to be held, with their roles."""
        group: list[_Name] = []
        level = False
        for name in sorted(names, key=lambda one: one.first):
            start = self.tokens[name.first].start
            if group and is_joint(self.text[self.tokens[group[-1].behind - 1].end : start]):
                group.append(name)
                continue
            yield from self._group(group, level=level)
            framed = frame(self.text, start, listed=not self.tokens[name.first].capital)
            group = [name] if framed or name.named else []
            level = framed == "level"
        yield from self._group(group, level=level)

    def _group(self, group: Sequence[_Name], *, level: bool) -> Iterator[_Read]:
        """Yield the names of one list, for all of which a class of their level may count too."""
        end = self.tokens[group[-1].behind - 1].end if group else 0
        equal = level or AT_THAT_LEVEL.match(self.text, end) is not None
        roles: tuple[Role, ...] = ("qualifies", "equivalent") if equal else ("qualifies",)
        return (_Read(name, roles) for name in group)

    def _find(self, read: _Read) -> None:
        """Name a class that was found for all who ask for it, but not for itself."""
        name = read.name
        own = {id(draft) for draft in name.classes}
        asking = [iri for iri in self._asking if id(self.work.home[iri]) not in own]
        if not asking:
            return
        iri = f"{self.requirement.iri}-names-{name.first + 1}-{name.behind}"
        first = self.work.mention(asking[0])
        mention = Mention(
            iri=iri,
            document=first.document,
            title=self.text[self.tokens[name.first].start : self.tokens[name.behind - 1].end],
            roles=frozenset((role, one) for role in read.roles for one in asking),
        )
        self.work.indexed[iri] = name.classes
        self.found.append(Found(mention, self.requirement.iri, name.first, name.behind))

    def _former(self, name: _Name) -> None:
        """Keep the titles that are said to have been those of a class before."""
        match = _former_titles().match(self.text, self.tokens[name.behind - 1].end)
        classes = self._classes(name)
        if match is None or len(classes) != 1:
            return
        for title in re.split(r"\s*,\s*(?:or\s+)?|\s+or\s+", match["titles"].strip()):
            if is_title(title):
                self.work.keep_former(title, classes[0], self.requirement.iri)

    def _classes(self, name: _Name) -> tuple[Draft, ...]:
        same = (h.classes for h in self.hits if (h.first, h.behind) == (name.first, name.behind))
        return name.classes or next(same, ())


def _is_longer(hit: Hit, name: _Name) -> bool:
    longer = hit.behind - hit.first > name.behind - name.first
    return hit.capital and longer and hit.first <= name.first and name.behind <= hit.behind


def _printed(text: Sequence[Token], namings: Sequence[Naming]) -> Iterator[_Name]:
    """Yield where names stand that the reading of the document found, the longest of each place."""
    forms = [token.form for token in text]
    mentions: Mapping[tuple[str, ...], set[str]] = defaultdict(set)
    for naming in namings:
        mentions[tuple(token.form for token in tokens(naming.text))].add(naming.named)
    taken: set[int] = set()
    for words in sorted(mentions, key=lambda one: (-len(one), one)):
        for first in range(len(forms) - len(words) + 1):
            place = range(first, first + len(words))
            if tuple(forms[first : place.stop]) == words and taken.isdisjoint(place):
                taken.update(place)
                yield _Name(first, place.stop, named=tuple(sorted(mentions[words])))


@cache
def _former_titles() -> re.Pattern[str]:
    """Return a pattern of the former titles in brackets behind a title."""
    labels = sorted(schemes.concept("title", "former").labels, key=len, reverse=True)
    words = "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in labels)
    return re.compile(rf"\s*\(\s*(?:{words})\s+(?P<titles>[A-Z][^()]{{2,120}})\)", re.IGNORECASE)
