"""Whether a person holds a licence or certificate that is asked for, and by when it is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graph.fit.case import Case
from graph.fit.verdicts import Judged, Lack, Truth, months_in_words
from graph.fit.words import lengths, residue
from graph.model import Item, QualificationNode, Quote

__all__ = ["judge_credential", "judge_need", "of_passage"]

#: Words around the name of a credential.
_AROUND: Final = frozenset(
    "active appropriate approved board by card certificate department diploma issue issued "
    "issuance legal license licence licensed certification certified credential maintain must "
    "necessary obtain permit practice registered registration state".split()
)
_AFTER: Final = re.compile(
    r"\bwithin\b[^.;]{0,60}\b(?:appointment|hire|hiring|employment)\b"
    r"|\b(?:by|before)\s+the\s+end\s+of\s+(?:the\s+|a\s+)?(?:\w+\s+)?probation|\bafter\s+appointment",
    re.IGNORECASE,
)
_GRADE: Final = re.compile(
    r"\b(?i:grade|class|level|type|category)\s+(?P<grade>[A-Z]|\d+|[IVX]+)\b"
)
#: A short form that the text gives in brackets behind the name.
_SHORT_FORM: Final = re.compile(r"\((?P<short>[A-Z]{2,})\)")
#: In characters: a longer passage is told by the credential's name.
_SHORT: Final = 160


def judge_credential(case: Case, item: Item) -> Judged:
    """Return whether a person holds a credential that a class asks for."""
    text = item.quote.text
    return _judged(case, text, [item], item.quote, None)


def judge_need(case: Case, node: QualificationNode, items: Sequence[Item]) -> Judged:
    """Return whether a person holds a credential that stands in a tree of qualifications.

    :param items: the class's credentials that the same passage prints; they know its condition
    """
    text = node.quote.text if node.quote is not None else ""
    return _judged(case, text, items, node.quote, node)


def of_passage(items: Iterable[Item], quote: Quote | None) -> tuple[Item, ...]:
    """Return the credentials that stand in a passage, or it in theirs."""
    if quote is None:
        return ()
    return tuple(
        item
        for item in items
        if item.quote.document == quote.document
        and item.quote.start < quote.end
        and quote.start < item.quote.end
    )


def _judged(
    case: Case,
    text: str,
    items: Sequence[Item],
    quote: Quote | None,
    node: QualificationNode | None,
) -> Judged:
    truth, told = _held(case, text, items)
    due = None if truth is Truth.YES else _due_within(text, items)
    some = next((item.condition for item in items if item.condition is not None), None)
    lack = None if truth is Truth.YES else _lack(text, items, truth, some)
    if due is not None:
        reason = f"{told}; it is due within {months_in_words(due)} of appointment"
        return Judged("credential", Truth.YES, reason, quote, node, lack=lack, due_within=due)
    if some is not None and truth is Truth.NO:
        truth, told = Truth.PERHAPS, f'{told}; not every position asks for it ("{some}")'
    return Judged("credential", truth, told, quote, node, lack=lack)


def _held(case: Case, text: str, items: Sequence[Item]) -> tuple[Truth, str]:
    stated = case.profile.credentials
    if stated is None:
        return Truth.PERHAPS, "the profile does not state credentials"
    names = [item.name for item in items if item.name is not None] or [text]
    best, near = Truth.NO, ""
    for paper in stated:
        truth = _names(names, text, paper)
        if truth is Truth.YES:
            return truth, f'the profile states "{paper}"'
        best, near = max((best, near), (truth, paper))
    if best is Truth.PERHAPS:
        return best, f'whether "{near}" is the one asked for is not stated'
    return best, "the profile states no such credential"


def _names(names: Sequence[str], text: str, paper: str) -> Truth:
    """Return whether what a person holds is one of some credentials, or shares half of its words.

    A single word that is shared may be that of the state that issues both.
    """
    known = residue(paper, _AROUND)
    ignored = _AROUND | {match["short"].casefold() for match in _SHORT_FORM.finditer(text)}
    asked = [wanted for name in (*names, text) if (wanted := residue(name, ignored))]
    if any(wanted <= known for wanted in asked):
        return Truth.YES if _grades(text) <= _grades(paper) else Truth.PERHAPS
    near = any(2 * len(wanted & known) >= len(wanted) for wanted in asked)
    return Truth.PERHAPS if near else Truth.NO


def _grades(text: str) -> frozenset[str]:
    """Return which class, grade or level of a credential a text names."""
    return frozenset(match["grade"].casefold() for match in _GRADE.finditer(text))


def _due_within(text: str, items: Sequence[Item]) -> int | None:
    """Return how many months after appointment a credential is due, where that is printed."""
    stated = next((item.within_months for item in items if item.within_months is not None), None)
    if stated is not None:
        return stated
    match = _AFTER.search(text)
    length = next(lengths(match[0]), None) if match is not None else None
    return length.months if length is not None else None


def _lack(text: str, items: Sequence[Item], truth: Truth, condition: str | None) -> Lack:
    name = next((item.name for item in items if item.name is not None), None)
    words = f'"{text}"' if name is None or len(text) <= _SHORT else f"a credential: {name}"
    if condition is not None and condition not in words:
        words += f" ({condition})"
    return Lack(words, decided=truth is Truth.NO and condition is None)
