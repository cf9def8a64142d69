"""The state of one resolution, on which each step takes what the step before has settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from graph.identity.asked import Found
from graph.identity.drafts import Draft, Drafts, Series
from graph.identity.mentions import Document, Employer, Mention
from graph.identity.resolution import Doubt, Rule
from graph.identity.rungs import Levels
from graph.identity.titles import key

__all__ = ["Work"]


class Work:
    """What is known of one employer's classes so far.

    ``series`` holds its ladders by the key of their names and ``levels`` the levels of each by its
    ``id``; ``home`` maps the IRI of a mention to its class. ``apart`` holds the mentions that fit
    several classes, for good, and ``files`` a name for each document that no other one bears.

    ``found`` holds the titles that were found in requirements, ``indexed`` the classes whose title
    that is, by the IRI of the mention; ``former`` the classes that bore a title before, by its key,
    each with the statement that says so; ``rests`` the statements that mentions are settled by.
    """

    def __init__(self, employer: Employer) -> None:
        self.employer = employer
        self.documents = {document.iri: document for document in employer.documents}
        self.files = _told_apart(employer.documents)
        self.described = tuple(m for m in employer.mentions if m.described)
        self.named = tuple(m for m in employer.mentions if not m.described)
        self.series: dict[tuple[str, ...], Series] = {}
        self.levels: dict[int, Levels] = {}
        self.drafts = Drafts()
        self.home: dict[str, Draft] = {}
        self.apart: set[str] = set()
        self.doubts: list[Doubt] = []
        self.found: tuple[Found, ...] = ()
        self.indexed: dict[str, tuple[Draft, ...]] = {}
        self.former: dict[tuple[str, ...], dict[int, tuple[Draft, str]]] = {}
        self.rests: dict[str, str] = {}
        self._mentions = {mention.iri: mention for mention in employer.mentions}

    def mention(self, iri: str) -> Mention:
        """Return a mention that documents print, by its IRI."""
        return self._mentions[iri]

    def keep_former(self, title: str, draft: Draft, statement: str) -> None:
        """Keep a title that a statement says to have been that of a class before."""
        self.former.setdefault(key(title), {}).setdefault(id(draft), (draft, statement))

    def series_of(self, mention: Mention) -> Series | None:
        """Return the series that a mention's document is of."""
        name = self.documents[mention.document].series
        return self.series.get(key(name)) if name is not None else None

    def level_of(self, mention: Mention) -> int | None:
        """Return the level of a described mention: within its series, else the stated one."""
        series = self.series_of(mention)
        if series is None:
            return mention.level
        return self.levels[id(series)].mentions.get(mention.iri)

    def settle(self, mention: Mention, draft: Draft, rule: Rule) -> None:
        """Make a mention one of a class."""
        self.drafts.take(draft, mention, rule)
        self.home[mention.iri] = draft

    def doubt(self, mentions: Iterable[Mention], reason: str) -> None:
        """Report mentions, each with the words of its document before the reason."""
        self.doubts.extend(
            Doubt(m.iri, f'"{m.title}" in {self.files[m.document]}: {reason}.') for m in mentions
        )

    def keep_apart(self, mentions: Iterable[Mention], reason: str) -> None:
        """Report mentions that no later step shall make ones of a class."""
        apart = tuple(mentions)
        self.apart.update(mention.iri for mention in apart)
        self.doubt(apart, reason)

    def classes_described(self) -> Mapping[str, frozenset[int]]:
        """Return the ``id`` of each class that a document describes, by the document's IRI."""
        found: dict[str, set[int]] = {}
        for mention in self.described:
            found.setdefault(mention.document, set()).add(id(self.home[mention.iri]))
        return {document: frozenset(classes) for document, classes in found.items()}


def _told_apart(documents: Iterable[Document]) -> Mapping[str, str]:
    """Return the file's name of each document, with a short digest where several share it."""
    known = tuple(documents)
    often = Counter(document.file_name for document in known)
    return {
        d.iri: f"{d.file_name} ({d.sha256[:12]})" if often[d.file_name] > 1 else d.file_name
        for d in known
    }
