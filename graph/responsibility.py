"""The verbs that open a duty, and how much responsibility they express.

The verbs and their order are those of the scheme ``responsibility`` in ``ontology/schemes.ttl``,
which names its sources. A duty such as "Manage and/or participate in the negotiation …" stands for
a range: its lowest and its highest verb are both kept, and the highest decides whether a duty rises
from one rung to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

from graph.iris import normalised
from graph.model import Item
from graph.schemes import Concept, concepts

__all__ = [
    "Form",
    "Responsibility",
    "Verb",
    "opening_verbs",
    "responsibility",
    "rise",
    "verb",
    "verbs",
]

#: "manage", "manages", "managing".
Form: TypeAlias = Literal["base", "third", "participle"]

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_JOINERS: Final = frozenset({",", "/", "&", "and", "or"})
_PREPOSITIONS: Final = frozenset({"about", "at", "for", "in", "on", "to", "with"})
_MODALS: Final = frozenset({"can", "may", "must", "shall", "should", "will"})
_ASIDES: Final = frozenset({"also", "and", "or", "then", "to", *_MODALS})
_BE: Final = frozenset({"are", "be", "been", "is", "was", "were"})
#: Words before "responsible for" or "responsibility for".
_CHARGED: Final = _BE | {"has", "have", "responsible"}
#: Words that open a phrase before the clause: "Under direction, …", "When assigned, …".
_ADVERBIALS: Final = frozenset(
    "as at by during for from if in on through under upon when while with within".split()
)
_DETERMINERS: Final = frozenset({"a", "an", "each", "the", "this"})
#: Those who do the work, where they are the subject of the sentence.
_HOLDERS: Final = frozenset(
    "employees incumbents individuals members persons positions they those".split()
)
#: How many words a subject may have before its verb.
_LONGEST_SUBJECT: Final = 12


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the scheme, as found: its base form and the form that is printed."""

    base: str
    form: Form


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What the verbs that open a duty say of it.

    ``action_verb`` is the first of them in its base form; ``lowest`` and ``highest`` are concepts
    of the scheme ``responsibility``, the same one where the duty expresses no range.
    """

    action_verb: str
    lowest: Concept
    highest: Concept


def rise(lower: Item, upper: Item) -> int | None:
    """Return by how many grades the highest responsibility rises from one duty to another.

    A duty whose words stand whole in those of the upper one is part of it, and so never falls,
    whatever verb now opens the sentence. ``None`` where the verbs of one of them tell nothing.
    """
    if lower.grades is None or upper.grades is None:
        return None
    grades = upper.grades.highest - lower.grades.highest
    contained = f" {normalised(lower.text)} " in f" {normalised(upper.text)} "
    return max(grades, 0) if contained else grades


def responsibility(text: str) -> Responsibility | None:
    """Return what the opening verbs of a duty say, or ``None`` where no known verb opens it.

    :param text: one duty or part of a duty, without its number or bullet

    >>> found = responsibility("Supervise and/or assist with the upkeep of the fleet.")
    >>> found.action_verb, found.lowest.name, found.highest.name
    ('supervise', 'contribute', 'supervise')
    >>> responsibility("Other work as needed") is None
    True
    """
    found = verbs(text)
    if not found:
        return None
    grades = _grades()
    ordered = sorted((grades[word] for word in found), key=lambda concept: concept.grade or 0)
    return Responsibility(action_verb=found[0], lowest=ordered[0], highest=ordered[-1])


def verbs(text: str) -> tuple[str, ...]:
    """Return the verbs that open a duty, in base form and in the order printed.

    :param text: one duty or part of a duty, without its number or bullet

    >>> verbs("Plans, organizes and may direct the work of a crew")
    ('plan', 'organize', 'direct')
    >>> verbs("An incumbent is responsible for managing the yard")
    ('manage',)
    """
    return tuple(found.base for found in opening_verbs(text))


def opening_verbs(text: str) -> tuple[Verb, ...]:
    """Return the group of verbs that opens a clause, each with the form that is printed.

    A subject ("The incumbent …"), a modal ("may"), adverbs and a phrase closed by a comma ("Under
    direction, …") may stand before it. Nouns that look like verbs ("Work is done outdoors") don't
    count.

    :param text: one clause or sentence
    """
    tokens = [token.casefold() for token in _TOKEN.findall(text)]
    start = _opening(tokens)
    return () if start is None else tuple(_group(tokens, start))


def verb(word: str) -> Verb | None:
    """Return the verb of the scheme that a word is a form of, or ``None``.

    :param word: a single word, in any case

    >>> verb("Supervising")
    Verb(base='supervise', form='participle')
    """
    return _forms().get(word.casefold())


def _opening(tokens: Sequence[str]) -> int | None:
    start = _after_asides(tokens, 0)
    if start == len(tokens):
        return None
    if _is_verb(tokens, start):
        return start
    if tokens[start] in _ADVERBIALS:
        return _after_phrase(tokens, start)
    return _after_subject(tokens, start)


def _after_asides(tokens: Sequence[str], start: int) -> int:
    while start < len(tokens) and _is_aside(tokens[start]):
        start += 1
    return start


def _is_aside(token: str) -> bool:
    is_adverb = token.endswith("ly") and verb(token) is None
    return token in _ASIDES or is_adverb or not token[0].isalpha()


def _is_verb(tokens: Sequence[str], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return verb(tokens[at]) is not None and following not in _BE | _MODALS


def _after_phrase(tokens: Sequence[str], start: int) -> int | None:
    for at in range(start, len(tokens) - 1):
        if tokens[at] == ",":
            rest = _after_asides(tokens, at + 1)
            if rest < len(tokens) and _is_verb(tokens, rest):
                return rest
            found = _after_subject(tokens, rest)
            if found is not None:
                return found
    return None


def _after_subject(tokens: Sequence[str], start: int) -> int | None:
    if start >= len(tokens):
        return None
    if tokens[start] in _CHARGED:
        return _after_charge(tokens, start)
    if tokens[start] not in _DETERMINERS | _HOLDERS:
        return None
    form: Form = "base" if tokens[start] in _HOLDERS else "third"
    for at in range(start + 1, min(start + 1 + _LONGEST_SUBJECT, len(tokens))):
        if tokens[at] in _MODALS:
            return _after_modal(tokens, at)
        if tokens[at] in _CHARGED:
            return _after_charge(tokens, at)
        found = verb(tokens[at])
        if found and found.form == form and _is_verb(tokens, at):
            return at
    return None


def _after_charge(tokens: Sequence[str], start: int) -> int | None:
    """Find the verb of "is responsible for managing", "has responsibility for managing"."""
    for at in range(start, min(start + 4, len(tokens) - 1)):
        if tokens[at] in {"responsible", "responsibility"} and tokens[at + 1] == "for":
            return _verb_after_asides(tokens, at + 2)
    return None


def _after_modal(tokens: Sequence[str], at: int) -> int | None:
    rest = _after_asides(tokens, at)
    if rest < len(tokens) and tokens[rest] in _CHARGED:
        return _after_charge(tokens, rest)
    return _verb_after_asides(tokens, at)


def _verb_after_asides(tokens: Sequence[str], at: int) -> int | None:
    rest = _after_asides(tokens, at)
    return rest if rest < len(tokens) and _is_verb(tokens, rest) else None


def _group(tokens: Sequence[str], start: int) -> Iterator[Verb]:
    at: int | None = start
    form: Form | None = None
    while at is not None:
        found = _forms()[tokens[at]]
        if form is not None and found.form != form and not _has_modal(tokens, at):
            return
        form = found.form
        yield found
        at = _next_in_group(tokens, at + 1)


def _has_modal(tokens: Sequence[str], at: int) -> bool:
    return not _MODALS.isdisjoint(tokens[max(at - 2, 0) : at])


def _next_in_group(tokens: Sequence[str], at: int) -> int | None:
    """Find a verb that is joined to the one before: "plan and", "assist in, and"."""
    joined = tokens[at + 1 : at + 2]
    if joined and tokens[at] in _PREPOSITIONS and joined[0] in _JOINERS:
        at += 1
    after = at
    while after < len(tokens) and tokens[after] in _JOINERS:
        after += 1
    if after == at:
        return None
    while after < len(tokens) and (tokens[after] in _MODALS or _is_adverb(tokens[after])):
        after += 1
    return after if after < len(tokens) and _is_verb(tokens, after) else None


def _is_adverb(token: str) -> bool:
    return token == "also" or (token.endswith("ly") and verb(token) is None)


@cache
def _grades() -> dict[str, Concept]:
    return {label: concept for concept in concepts("responsibility") for label in concept.labels}


@cache
def _forms() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for base in _grades():
        for word in _participles(base):
            found.setdefault(word, Verb(base, "participle"))
        found.setdefault(_third_person(base), Verb(base, "third"))
        found[base] = Verb(base, "base")
    return found


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


def _participles(base: str) -> tuple[str, ...]:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return (base[:-1] + "ing",)
    doubles = re.search(r"[^aeiou][aeiou][^aeiouwxy]$", base)
    return (base + "ing", base + base[-1] + "ing") if doubles else (base + "ing",)
