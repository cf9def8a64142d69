"""The heading lexicon: which printed heading opens which section, which label which field.

The words are data: the labels of the schemes ``section`` and ``field`` in ``ontology/schemes.ttl``,
and those that a user adds for the documents at hand (:func:`reading_with`). Here stands only how a
printed heading is compared with them: without case, numbering, remarks in brackets, commas and
articles, and with a little tolerance for misspelling.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from typing import Final, Literal, TypeAlias, TypeVar

from rapidfuzz import fuzz, process

from graph.schemes import concepts
from loaders.heading_form import normalised, shortened
from loaders.wording import phrases

__all__ = [
    "BUNDLED",
    "Entry",
    "Scheme",
    "Wording",
    "by_its_words",
    "exact",
    "field_label",
    "form",
    "heading",
    "kept",
    "label_at",
    "labels_in",
    "normalised",
    "reading_with",
    "words",
]

_Read = TypeVar("_Read")

#: The schemes that a lexicon is made of.
Scheme: TypeAlias = Literal["section", "field"]

_PARTS: Final = re.compile(r"\s*/\s*|\s+(?:and|or)\s+|\s+and/or\s+")
#: What a heading may go on with: "minimum qualifications for …", or its own words once more.
_GOES_ON: Final = re.compile(r"\s+(?:of|for|and|or|in|to|that|which|required|include)\b|\w")
#: How alike two headings must be to be one, misspelt: the share of their letters, in per cent, that
#: they have in common in the same order.
_ALIKE: Final = 90
_WORD: Final = re.compile(r"\w+")
#: How much shorter one of two headings may be that are alike so: it has no letter of its own.
_SHORTER: Final = _ALIKE / (200 - _ALIKE)
#: Labels are printed with a capital; most words of a text have none.
_CAPITALISED: Final = re.compile(r"\b[^\W\d_a-z]\w*")
_FIGURES: Final = re.compile(r"\d{2}")
_SHORTEST_MISSPELT: Final = 7
_LONGEST_MISSPELT: Final = 60
#: No heading is longer, in characters.
_LONGEST_HEADING: Final = 150
#: Nor is one longer with its articles and signs, or with a remark in brackets.
_LONGEST_BARE: Final = 200
_LONGEST_LINE: Final = 400
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities"})
#: What a heading opens that names several kinds of section.
_TOGETHER: Final[tuple[tuple[frozenset[str], str], ...]] = (
    (_COMPETENCIES, "competencies"),
    (frozenset({"reports-to", "supervises", "supervision"}), "supervision"),
    (frozenset({"scope", "summary", "distinguishing"}), "summary"),
    (frozenset({"scope", "summary", "distinguishing", "duties"}), "duties"),
    (frozenset({"pay", "notes", "examined"}), "other"),
)
#: What may be meant by a heading that is known without the words that headings share.
_TELLING: Final = frozenset(
    ("section", name)
    for name in (*_COMPETENCIES, "credentials", "distinguishing", "duties", "qualification")
)
#: Words that tell what an unknown heading opens; the first that is found counts.
_TOLD_BY: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(phrases(*words)))
    for name, words in (
        ("other", ("physical", "environment*", "working condition*", "supervis*", "financial")),
        ("desirable", ("desirable", "desired", "preferred", "optional")),
        ("competencies", ("knowledge*", "skills", "abilities", "competenc*")),
        ("duties", ("duties", "functions", "tasks", "accountabilities")),
        ("credentials", ("licen*", "certificat*")),
        ("qualification", ("qualifications",)),
    )
)
#: Phrases whose meaning is kept; a program that reads for days must not grow.
_KEPT: Final = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept that a heading or label names: its scheme and local name."""

    scheme: Scheme
    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Headings and labels beside the bundled ones, which they go before.

    ``labels`` pairs each printed form with what it names; ``digest`` stands for all of them, so
    that two wordings are equal where their digests are.
    """

    digest: str
    labels: tuple[tuple[str, Entry], ...] = field(compare=False, repr=False)


#: The lexicon as it comes with the program.
BUNDLED: Final = Wording("", ())

_WORDING: Final[ContextVar[Wording]] = ContextVar("wording", default=BUNDLED)


@contextmanager
def reading_with(wording: Wording) -> Iterator[None]:
    """Read documents with more headings, for as long as the context lasts and only here.

    >>> more = Wording("1", (("what we look for", Entry("section", "qualification")),))
    >>> with reading_with(more):
    ...     heading("What we look for")
    Entry(scheme='section', name='qualification')
    >>> heading("What we look for") is None
    True
    """
    token = _WORDING.set(wording)
    try:
        yield
    finally:
        _WORDING.reset(token)


def kept(read: Callable[[str], _Read]) -> Callable[[str], _Read]:
    """Return a function of one text with its results kept, those of each wording apart.

    An employer's documents repeat most of their lines word for word.

    :param read: a function of its text and of the lexicon, and of nothing else
    """

    @lru_cache(maxsize=_KEPT)
    def by_wording(_: str, text: str) -> _Read:
        return read(text)

    @wraps(read)
    def read_once(text: str) -> _Read:
        return by_wording(_WORDING.get().digest, text)

    return read_once


@kept
def heading(phrase: str) -> Entry | None:
    """Return what a heading of a line of its own names, even if it is misspelt.

    >>> heading("REQUIREMENT/MIMINUM QUALIFICATIONS")
    Entry(scheme='section', name='qualification')
    """
    longest = _LONGEST_LINE if "(" in phrase else _LONGEST_BARE
    if len(phrase) > longest and not phrase.isupper():
        return None
    lexicon = _lexicon(_WORDING.get())
    wanted = form(phrase)
    if len(wanted) > _LONGEST_HEADING:
        return lexicon.beginning(wanted) if phrase.isupper() else None
    found = _part(lexicon, wanted) or _composite(lexicon, wanted)
    return found or (lexicon.beginning(wanted) if phrase.isupper() else None)


def by_its_words(phrase: str) -> str:
    """Return what a heading opens that is unknown as a whole: "other" where no word tells.

    >>> by_its_words("Skills and Other Things We Value")
    'competencies'
    """
    words = form(phrase)
    return next((name for name, told in _TOLD_BY if told.search(words)), "other")


@kept
def exact(phrase: str) -> Entry | None:
    """Return what a heading names that is printed as the lexicon has it."""
    # Only with a remark in brackets, which does not count, is a heading or label so long.
    if len(phrase) > (_LONGEST_LINE if "(" in phrase or "[" in phrase else _LONGEST_BARE):
        return None
    return _lexicon(_WORDING.get()).entries.get(form(phrase))


@lru_cache(maxsize=_KEPT)
def form(phrase: str) -> str:
    """Return a phrase as it is compared, as :func:`normalised` does; a line is often asked for."""
    return normalised(phrase)


def field_label(phrase: str) -> str | None:
    """Return the name of the field that a label stands before, exactly spelt."""
    entry = exact(phrase)
    return entry.name if entry is not None and entry.scheme == "field" else None


def words(field: str) -> frozenset[str]:
    """Return the words of all labels of a field, as :func:`normalised` has them."""
    return _words(_WORDING.get(), field)


def label_at(text: str, place: int) -> re.Match[str] | None:
    """Return the label of a field that begins at a place; its groups are ``label``, ``colon``."""
    word = _WORD.match(text, place)
    pattern = _label_patterns(_WORDING.get()).get(word[0].casefold()) if word else None
    return pattern.match(text, place) if pattern is not None else None


@kept
def labels_in(text: str) -> tuple[re.Match[str], ...]:
    """Return the labels with a capital in a text, none overlapping another, as :func:`label_at`."""
    known, found, reached = _label_patterns(_WORDING.get()), [], 0
    for word in _CAPITALISED.finditer(text):
        pattern = known.get(word[0].casefold()) if word.start() >= reached else None
        match = pattern.match(text, word.start()) if pattern is not None else None
        if match is not None:
            found.append(match)
            reached = match.end()
    return tuple(found)


@cache
def _words(wording: Wording, field: str) -> frozenset[str]:
    wanted = Entry("field", field)
    entries = _lexicon(wording).entries.items()
    return frozenset(word for label, entry in entries if entry == wanted for word in label.split())


@lru_cache(maxsize=8)
def _label_patterns(wording: Wording) -> Mapping[str, re.Pattern[str]]:
    """Return a pattern of the labels that begin with each first word."""
    labels = {label for concept in concepts("field") for label in concept.labels}
    labels |= {label for label, entry in wording.labels if entry.scheme == "field"}
    by_word: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        if word := _WORD.match(label):
            by_word[word[0].casefold()].append(label)
    return {word: _label_pattern(alike) for word, alike in by_word.items()}


def _label_pattern(labels: Sequence[str]) -> re.Pattern[str]:
    words = sorted(
        (r"\.? {1,2}".join(map(_word_pattern, label.split())) for label in labels), key=len
    )
    return re.compile(
        rf"(?P<label>{'|'.join(reversed(words))})(?!\w)\s*(?P<colon>[:#])?:?", re.IGNORECASE
    )


def _word_pattern(word: str) -> str:
    return r"(?:and|&)" if word.casefold() == "and" else re.escape(word).replace("/", " ?/ ?")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """What each normalised form names, and those that may be misspelt, the shortest first."""

    entries: Mapping[str, Entry]
    sections: Sequence[str]
    lengths: Sequence[int]

    def misspelt(self, wanted: str) -> Entry | None:
        if not _SHORTEST_MISSPELT <= len(wanted) <= _LONGEST_MISSPELT or _FIGURES.search(wanted):
            return None  # no heading has a number
        # Forms of very different lengths cannot be alike, and comparing with all takes long.
        first = bisect_left(self.lengths, len(wanted) * _SHORTER)
        last = bisect_right(self.lengths, len(wanted) / _SHORTER)
        near = self.sections[first:last]
        alike = process.extractOne(wanted, near, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return self.entries[alike[0]] if alike else None

    def short(self, wanted: str) -> Entry | None:
        """Read a heading without the words that headings share: "Key duties of the position"."""
        known = (self.entries.get(short) for short in shortened(wanted))
        return next((e for e in known if e and (e.scheme, e.name) in _TELLING), None)

    def beginning(self, wanted: str) -> Entry | None:
        """Read a longer heading by the known one of several words that it begins with."""
        for end in range(len(wanted) - 1, 0, -1):
            known = self.entries.get(wanted[:end])
            if known is not None and " " in wanted[:end] and _GOES_ON.match(wanted, end):
                return known
        return None


@lru_cache(maxsize=8)
def _lexicon(wording: Wording) -> _Lexicon:
    entries = dict(_bundled())
    entries.update((normalised(label), entry) for label, entry in wording.labels)
    known = (label for label, entry in entries.items() if entry.scheme == "section")
    sections = sorted(known, key=len)
    return _Lexicon(entries, sections, [len(label) for label in sections])


@cache
def _bundled() -> Mapping[str, Entry]:
    schemes: tuple[Scheme, ...] = ("section", "field")
    return {
        normalised(label): Entry(scheme, concept.name)
        for scheme in schemes
        for concept in concepts(scheme)
        for label in concept.labels
    }


def _composite(lexicon: _Lexicon, wanted: str) -> Entry | None:
    """Read "requirements / minimum qualifications" by its parts."""
    parts = _PARTS.split(wanted)
    names: set[str] = set()
    for part in parts if len(parts) > 1 else ():
        entry = _part(lexicon, part)
        if entry is None:
            return None
        names |= {entry.name} if entry.scheme == "section" else set()
    return Entry("section", _common(names - {"other"} or names)) if names else None


def _part(lexicon: _Lexicon, part: str) -> Entry | None:
    return lexicon.entries.get(part) or lexicon.misspelt(part) or lexicon.short(part)


def _common(names: Set[str]) -> str:
    if len(names) == 1:
        return next(iter(names))
    return next((kind for kinds, kind in _TOGETHER if names <= kinds), "qualification")
