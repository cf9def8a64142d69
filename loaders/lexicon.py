"""The heading lexicon: which printed heading opens which section, which label which field.

The words are data: the labels of the schemes ``section`` and ``field`` in ``ontology/schemes.ttl``.
Here stands only how a printed heading is compared with them: without case, numbering, remarks in
brackets, commas and articles, and with a little tolerance for misspelling.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal

from graph.schemes import concepts

__all__ = ["Entry", "field_label", "heading", "normalised"]

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERING: Final = re.compile(r"^(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)]\s+")
_DROPPED: Final = re.compile(r"[,:;.*_\"']|\b(?:the|a|an|following)\b")
_PARTS: Final = re.compile(r"\s*/\s*|\s+(?:and|or)\s+|\s+and/or\s+")
#: What a heading may go on with: "minimum qualifications for …", or its own words once more.
_GOES_ON: Final = re.compile(r"\s+(?:of|for|and|or|in|to|that|which|required|include)\b|\w")
#: How alike two headings must be to be one, misspelt (the ratio of difflib).
_ALIKE: Final = 0.9
_SHORTEST_MISSPELT: Final = 7
_COMPETENCIES: Final = frozenset({"competencies", "knowledge", "skills", "abilities"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept that a heading or label names: its scheme and local name."""

    scheme: Literal["section", "field"]
    name: str


def normalised(phrase: str) -> str:
    """Return a heading as it is compared.

    >>> normalised("II. EXAMPLES OF DUTIES (Illustrative Only):")
    'examples of duties'
    """
    bare = (
        _BRACKETS.sub(" ", _NUMBERING.sub("", phrase.strip()))
        .replace("&", " and ")
        .replace("#", " no ")
    )
    return " ".join(_DROPPED.sub(" ", bare.replace("/", " / ").casefold()).split())


@cache
def heading(phrase: str) -> Entry | None:
    """Return what a heading of a line of its own names, even if it is misspelt.

    >>> heading("REQUIREMENT/MIMINUM QUALIFICATIONS")
    Entry(scheme='section', name='qualification')
    """
    wanted = normalised(phrase)
    found = _entries().get(wanted) or _misspelt(wanted) or _composite(wanted)
    return found or (_beginning(wanted) if phrase.isupper() else None)


@cache
def field_label(phrase: str) -> str | None:
    """Return the name of the field that a label stands before, exactly spelt."""
    entry = _entries().get(normalised(phrase))
    return entry.name if entry is not None and entry.scheme == "field" else None


@cache
def _entries() -> dict[str, Entry]:
    schemes: tuple[Literal["section", "field"], ...] = ("section", "field")
    return {
        normalised(label): Entry(scheme, concept.name)
        for scheme in schemes
        for concept in concepts(scheme)
        for label in concept.labels
    }


def _misspelt(wanted: str) -> Entry | None:
    if len(wanted) < _SHORTEST_MISSPELT:
        return None
    sections = [label for label, entry in _entries().items() if entry.scheme == "section"]
    alike = get_close_matches(wanted, sections, n=1, cutoff=_ALIKE)
    return _entries()[alike[0]] if alike else None


def _beginning(wanted: str) -> Entry | None:
    """Read a longer heading by the known one of several words that it begins with."""
    known = (label for label in _entries() if " " in label and _GOES_ON.match(wanted, len(label)))
    longest = max((label for label in known if wanted.startswith(label)), key=len, default=None)
    return _entries()[longest] if longest is not None else None


def _composite(wanted: str) -> Entry | None:
    """Read "requirements / minimum qualifications" by its parts."""
    parts = _PARTS.split(wanted)
    entries = [_part(part) for part in parts]
    names = {entry.name for entry in entries if entry is not None and entry.scheme == "section"}
    if len(parts) < 2 or len(names) == 0 or None in entries:
        return None
    return Entry("section", _common(names - {"other"} or names))


def _part(part: str) -> Entry | None:
    return _entries().get(part) or _misspelt(part)


def _common(names: Set[str]) -> str:
    if len(names) == 1:
        return next(iter(names))
    if names <= _COMPETENCIES:
        return "competencies"
    return "supervision" if names == {"reports-to", "supervises"} else "qualification"
