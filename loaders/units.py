"""A printed duty split into its units: sentences, and clauses that a verb of action opens.

Compound duties ("Manages the fleet; prepares its budget. Reviews claims.") are compared between
rungs unit by unit: that matters more than the method of comparing. What opens with no verb after a
first sentence explains and is no unit; a list after a colon stays whole, and so do parentheses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph.responsibility import Form, Verb, opening_verbs, verb
from loaders.record import Span

__all__ = ["units"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PARENTHESES: Final = re.compile(r"\([^()]*\)|\[[^][]*\]")
_SENTENCE_END: Final = re.compile(r"""[.!?]["'”’]*\s+(?=["'“‘]?[A-Z_])""")
_ABBREVIATION: Final = re.compile(
    r"(?<![^\W_])(?:[A-Z]|dept|dr|e\.g|etc|i\.e|inc|jr|mr|mrs|ms|no|sr|st|u\.s|vs)$", re.IGNORECASE
)
#: How many characters of a clause are enough to see which verbs open it.
_GLANCE: Final = 400
_LIST: Final = re.compile(r":\s")
_CLAUSE_END: Final = re.compile(r"([;,])\s+(?:(?:and/or|and|or)\s+)?")
_ACT: Final = re.compile(r"(?P<first>[^\W\d_]+)\s+(?P<next>[^\W\d_]+)")
_MODALS: Final = frozenset({"may", "must", "will"})
#: "An incumbent is responsible for the depot": an act without a verb of its own.
_CHARGE: Final = re.compile(
    r"(?:\w+\W+){0,12}?(?:is|are|be|has|have)\W+(?:\w+\W+){0,2}?responsib(?:le|ility)\W+for\b",
    re.IGNORECASE,
)
#: What follows a plural noun rather than a verb: "reports to the council", "plans and maps".
_AFTER_NOUN: Final = frozenset(
    """and are as at by for from in is of on or related such that to under which who with
    within""".split()
)


def units(text: str) -> tuple[Span, ...]:
    """Return where the units of a printed duty stand, in order, relative to the text given.

    White space around a unit, the word that joins it and its closing stop are left out. A duty
    that nothing splits is one unit, a blank text none.

    :param text: one duty as printed, line breaks and all

    >>> duty = "Supervises a crew; prepares its schedule. Crews may be large."
    >>> [duty[start:end] for start, end in units(duty)]
    ['Supervises a crew', 'prepares its schedule']
    """
    masked = _PARENTHESES.sub(lambda found: "_" * len(found[0]), text)
    found = (clause for span in _duties(text, masked) for clause in _clauses(text, masked, span))
    trimmed = (_trimmed(text, span) for span in found)
    return tuple((start, end) for start, end in trimmed if start < end)


def _duties(text: str, masked: str) -> list[Span]:
    """Return the sentences that say what is done: the first, and those that a verb opens."""
    sentences = list(_sentences(text, masked))
    acting = {span for span in sentences if _acts(text[slice(*span)])}
    if not acting:
        return [(0, len(text))]
    return [span for span in sentences if span in acting or span == sentences[0]]


def _acts(sentence: str) -> bool:
    return bool(opening_verbs(sentence)) or _CHARGE.match(sentence) is not None


def _sentences(text: str, masked: str) -> Iterator[Span]:
    start = 0
    for found in _SENTENCE_END.finditer(masked):
        if not _ABBREVIATION.search(masked, start, found.start()) or _verb_at(text, found.end()):
            yield start, found.end()
            start = found.end()
    yield start, len(text)


def _verb_at(text: str, start: int) -> bool:
    found = _WORD.match(text, start)
    return found is not None and verb(found[0]) is not None


def _clauses(text: str, masked: str, sentence: Span) -> Iterator[Span]:
    start, end = sentence
    opening = opening_verbs(text[start:end])
    form = opening[0].form if opening else None
    listed = _LIST.search(masked, start, end)
    for found in _CLAUSE_END.finditer(masked, start, listed.start() if listed else end):
        clause = text[found.end() : min(end, found.end() + _GLANCE)].split(";")[0]
        before = text[start : min(found.start(), start + _GLANCE)]
        opens = _opens(clause, form) if found[1] == ";" else _goes_on(before, clause, form)
        if opens:
            yield start, found.start()
            start = found.end()
    yield start, end


def _opens(clause: str, form: Form | None) -> bool:
    """Whether a clause after a semicolon says what is done, and is no noun of a list.

    A verb without a subject of its own has the form of the sentence's first verb, unless that is
    a participle ("is responsible for planning …; directs …").
    """
    opening = opening_verbs(clause)
    if not opening:
        return _CHARGE.match(clause) is not None
    words = _WORD.findall(clause)
    if len(words) <= len(opening):
        return False
    if verb(words[0]) != opening[0]:
        return True
    return form in {"participle", opening[0].form} or (
        form is None and opening[0].form != "participle"
    )


def _goes_on(before: str, clause: str, form: Form | None) -> bool:
    """Whether a clause after a comma is one more act: "prepares budgets, writes reports".

    A modal or the third person tells it from a noun, the latter only before an object. A verb that
    belongs to the group before ("plans, organizes and directs") opens nothing.
    """
    found = _ACT.match(clause)
    opening = opening_verbs(clause)
    if not found or not opening or found["next"] in _AFTER_NOUN or found["next"].endswith("ed"):
        return False
    is_third = form == "third" and verb(found["first"]) == Verb(opening[0].base, "third")
    dangles = before.rpartition(" ")[2] in _AFTER_NOUN
    if dangles or not (is_third or found["first"] in _MODALS):
        return False
    return len(opening_verbs(f"{before}, {clause}")) == len(opening_verbs(before))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ".;,"):
        end -= 1
    return start, end
