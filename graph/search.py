"""Search over names: classes, ladders, employers, and what classes ask for; forgiving of a typo.

The names are indexed in memory by `FTS5 <https://www.sqlite.org/fts5.html>`_. A word of the query
stands for each word that begins with it. Where that finds nothing, a word that no name has is read
as the nearest ones that names have; where that finds nothing either, any one of the words will do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import Final, Literal, TypeAlias

from rapidfuzz import fuzz, process

from graph.asked_for import AskedFor, AskedKind
from graph.iris import normalised
from graph.model import ClassName, Ladder

__all__ = ["Entry", "Found", "Index", "Reading", "asked_entries", "entries"]

#: exact: all words of the query begin words of a name. near: some were read as others.
#: some: there is none with all of the words, and these have one of them at least.
Reading: TypeAlias = Literal["exact", "near", "some"]

_Rank: TypeAlias = tuple[int, int, float, str, str]

#: More words than these are left out: no name has as many, and each costs time.
_MOST_WORDS: Final = 12
#: How alike a word that is meant must be, 0 to 100, and how many are tried for one.
_LEAST_ALIKE: Final = 72.0
_MOST_MEANT: Final = 4
#: How much less alike than the likest one another word may be.
_LESS_ALIKE: Final = 10.0
#: What a word counts in a name, a code, another printed form, and the employer's name.
_ASK: Final = "SELECT rowid, bm25(names, 10.0, 10.0, 5.0, 1.0) FROM names WHERE names MATCH ?"
_TOKENS: Final = "unicode61 remove_diacritics 2 tokenchars '''+#_'"
#: Of names that match alike, ladders and employers, which are few, come before classes.
_KINDS: Final = (
    "agency",
    "ladder",
    "class",
    "license",
    "certification",
    "knowledge",
    "skill",
    "ability",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found: ``key`` names it alone among those of its kind.

    ``forms`` are its other printed forms.
    """

    kind: Literal["class", "ladder", "agency"] | AskedKind
    key: str
    name: str
    code: str | None = None
    forms: tuple[str, ...] = ()
    employer: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that match, best first; ``many`` counts those that are left out as well."""

    entries: tuple[Entry, ...]
    many: int
    reading: Reading


class Index:
    """An index of names, made once; threads share it.

    >>> index = Index([Entry("class", "mill/1", "Senior Weaver"), Entry("class", "mill/2", "Dyer")])
    >>> [entry.key for entry in index.find("snior weavr").entries]
    ['mill/1']
    """

    def __init__(self, of: Iterable[Entry]) -> None:
        self._entries = tuple(of)
        self._mutex = Lock()
        self._names = sqlite3.connect(":memory:", check_same_thread=False)
        self._names.execute(
            "CREATE VIRTUAL TABLE names USING "
            f'fts5(name, code, forms, employer, prefix = "2 3", tokenize = "{_TOKENS}")'
        )
        self._names.execute("CREATE VIRTUAL TABLE words USING fts5vocab(names, row)")
        self._names.executemany(
            "INSERT INTO names (rowid, name, code, forms, employer) VALUES (?, ?, ?, ?, ?)",
            _rows(self._entries),
        )
        with closing(self._names.execute("SELECT term FROM words")) as terms:
            self._words: Sequence[str] = [term for (term,) in terms]

    def find(self, query: str, *, most: int = 50) -> Found:
        """Return the entries that match a query.

        :param query: words, in any order; case, accents and punctuation don't matter
        :param most: how many entries are returned, 1 or more
        """
        words = normalised(query).split()[:_MOST_WORDS]
        reading: Reading
        for reading, asked in _readings(words, self._words):
            ranked = self._matching(asked)
            if ranked:
                read = reading != "exact"
                keys = {
                    place: _rank(self._entries[place], weight, words, read=read)
                    for place, weight in ranked.items()
                }
                best = sorted(ranked, key=keys.__getitem__)[:most]
                return Found(tuple(self._entries[place] for place in best), len(ranked), reading)
        return Found((), 0, "exact")

    def _matching(self, asked: str) -> Mapping[int, float]:
        """Return the places of the matching entries, each with its rank: less is better."""
        with self._mutex, closing(self._names.execute(_ASK, (asked,))) as rows:
            return dict(rows.fetchall())


def _rank(entry: Entry, weight: float, words: Sequence[str], *, read: bool) -> _Rank:
    """Return what an entry is sorted by: how much of a name is asked for, then its kind.

    :param weight: the rank of its words
    :param read: whether some words are read as others, so that only likeness tells
    """
    wanted = " ".join(words)
    names = [normalised(form) for form in (entry.name, entry.code or "", *entry.forms)]
    if read:
        closeness = 10 - int(max(fuzz.ratio(wanted, name) for name in names) // 10)
    else:
        closeness = (
            0 if wanted in names[:2] else 1 if wanted in names else 2 - names[0].startswith(wanted)
        )
    return closeness, _KINDS.index(entry.kind), weight, entry.name, entry.key


def _rows(of: Sequence[Entry]) -> Iterator[tuple[int | str, ...]]:
    """Yield entries as rows of the index, each with its place, from 0 on."""
    for place, one in enumerate(of):
        texts = (one.name, one.code or "", "\n".join(one.forms), one.employer or "")
        yield place, *map(normalised, texts)


def _readings(words: Sequence[str], known: Sequence[str]) -> Iterator[tuple[Reading, str]]:
    """Yield what a query may mean, as expressions of FTS5, the strictest first."""
    if not words:
        return
    yield "exact", " AND ".join(map(_beginning, words))
    meant = [_meant(word, known) for word in words]
    if all(meant):
        yield "near", " AND ".join(meant)
    if any(meant):
        yield "some", " OR ".join(filter(None, meant))


def _beginning(word: str) -> str:
    quoted = word.replace('"', '""')
    return f'"{quoted}"*'


def _meant(word: str, known: Sequence[str]) -> str:
    """Return the words of names that a word may stand for; nothing where none is like it."""
    if any(one.startswith(word) for one in known):
        return _beginning(word)
    alike = process.extract(
        word, known, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=_MOST_MEANT
    )
    meant = [_beginning(one) for one, score, _ in alike if score >= alike[0][1] - _LESS_ALIKE]
    return f"({' OR '.join(meant)})" if meant else ""


def entries(
    classes: Iterable[ClassName], ladders: Iterable[Ladder], agencies: Iterable[str]
) -> Iterator[Entry]:
    """Yield what can be found of a store."""
    for agency in agencies:
        yield Entry("agency", agency, agency)
    for ladder in ladders:
        key = "/".join(ladder.iri.rsplit("/", 2)[-2:])
        yield Entry("ladder", key, ladder.name, employer=ladder.employer)
    for one in classes:
        yield Entry("class", one.key, one.title, one.code, one.aliases, one.employer)


def asked_entries(things: Iterable[AskedFor]) -> Iterator[Entry]:
    """Yield what can be found of all that classes ask for."""
    for one in things:
        yield Entry(one.kind, one.key, one.name)
