"""What an employer accepts in place of experience or schooling, and how much of it a person has.

A substitution is printed in one sentence: what is offered, what it replaces, at which rate, up to
which length. What of it no rule understands may count, and is never taken to.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from graph import schemes
from graph.fit.case import Asked, Case
from graph.fit.schooling import UNITS_A_YEAR, schooled, study_months, units_in
from graph.fit.verdicts import Truth
from graph.fit.words import lengths, residue
from graph.fit.work import Credit, Need, credit
from graph.iris import normalised
from graph.model import QualificationNode, Substitution

__all__ = ["Stand", "applying", "best", "for_experience", "for_study", "kind_replaced"]

_WORK: Final = re.compile(r"\b(?:experience|employment|service)\b", re.IGNORECASE)
_STUDY: Final = re.compile(
    r"\b(?:education\w*|degree|graduat\w+|college|university|course\s?work|curriculum|diploma|grade|school\w*|"
    r"academic|units)\b",
    re.IGNORECASE,
)
_PAPER: Final = re.compile(
    r"\b(?:licen[sc]e|certificat\w+|registration|credential|designation)\b", re.IGNORECASE
)
#: Where what is replaced ends: what follows says at which rate, or on which condition.
_ENDS: Final = re.compile(
    r"\bon\s+(?:an?|the)\b|\bat\s+the\s+rate\b|\bprovided\b|\bhowever\b|[;(\[]", re.IGNORECASE
)
#: Words of what is replaced that do not single out one of several requirements.
_GENERAL: Final = frozenset(
    "above additional be experience education for qualifying may substituted substitute can will "
    "basis maximum up required in lieu place as described specified noted one-year degree college "
    "each lacking total bachelor bachelors number limit".split()
)
#: What names a requirement by its label: "Requirement No. 2", "under (B)".
_LABEL: Final = re.compile(
    r"\((?P<bracketed>[A-Za-z]|\d{1,2})\)|(?i:\b(?:requirements?|patterns?|options?|items?|no\.|nos\.)|#)"
    r"\s*(?i:no\.|number)?\s*#?(?P<label>\d{1,2}|[A-Z])\b"
)
_NUMBERED: Final = re.compile(r"\b(?:requirements?|patterns?|options?)\b|#", re.IGNORECASE)
_LEVELLED: Final = re.compile(
    r"\b(?:year|month|hour|one)[- ]for[- ](?:year|month|hour|one)\b", re.IGNORECASE
)
#: What leads to a rate; without one that is read, it is not known how much counts.
_BASIS: Final = re.compile(r"\b(?:on\s+(?:the|a)\s+basis\s+of|being\s+equ\w+)\b", re.IGNORECASE)
_FIELDS: Final = re.compile(
    r"\b(?:in|with\s+(?:a\s+)?(?:major|specialization|coursework)\s+(?:work\s+)?in)\s+"
    r"(?P<fields>[^.;()]+?)(?=\s+(?:at|from|by|which|with)\b|[.;(]|$)",
    re.IGNORECASE,
)
_GRADUATE: Final = re.compile(
    r"\b(?:post-?)?graduate\s+(?:level\s+)?(?:work|study|studies|education|training|courses?)\b",
    re.IGNORECASE,
)
#: Months of study behind a bachelor's degree.
_BEFORE_GRADUATE: Final = 48
_LISTED: Final = re.compile(r"\s*(?:[,/]|\bor\b|\band/or\b|\band\b)\s*", re.IGNORECASE)
#: In characters: how near to the words of a substitution what it replaces is measured.
_NEAR: Final = 45
_MORE: Final = re.compile(r"\badditional\b|\bqualifying\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """How many months a substitution stands for: surely, and at the most."""

    of: Substitution
    sure: float
    most: float


@lru_cache(maxsize=4096)
def kind_replaced(of: Substitution) -> str:
    """Return what is replaced, by what is named first behind the offer: experience, education..."""
    return _kind(_replaced(of)) or of.replaces


def _replaced(of: Substitution) -> str:
    _, _, behind = of.quote.text.partition(of.offers)
    return behind or of.quote.text


def applying(
    asked: Asked, of: Substitution, node: QualificationNode, kin: Sequence[QualificationNode]
) -> Truth:
    """Return whether a substitution is for a requirement.

    :param kin: all requirements of its kind that the class has
    """
    if kind_replaced(of) != node.kind:
        return Truth.NO
    if len(kin) == 1:
        return Truth.YES
    if of.applies_to is not None:
        return Truth.YES if of.applies_to == node.iri else Truth.NO
    replaced = _replaced(of)
    labels = {(match["bracketed"] or match["label"]) for match in _LABEL.finditer(replaced)}
    if labels and node.iri in asked.markers:
        return Truth.YES if labels & asked.markers[node.iri] else Truth.NO
    if labels or _is_of_another(of, node, kin):
        return Truth.PERHAPS
    return _worded(replaced, node)


def _is_of_another(
    of: Substitution, node: QualificationNode, kin: Sequence[QualificationNode]
) -> bool:
    """Tell whether a substitution may be for another requirement of its kind, by what it prints.

    It is where it replaces more than is asked for, or stands between two, behind another one.
    """
    printed = _most(of)
    if printed is not None and node.months is not None and printed > node.months:
        return True
    starts = [leaf.quote.start for leaf in kin if leaf.quote and _same_document(of, leaf)]
    before = [start for start in starts if start < of.quote.start]
    between = bool(before) and len(before) < len(starts)
    return between and node.quote is not None and node.quote.start != max(before)


def _same_document(of: Substitution, node: QualificationNode) -> bool:
    return node.quote is not None and node.quote.document == of.quote.document


def _worded(replaced: str, node: QualificationNode) -> Truth:
    """Return whether words that single out one of several requirements are those of this one."""
    clause = _ENDS.split(replaced)[0]
    text = node.quote.text if node.quote is not None else ""
    narrowed = residue(clause, _GENERAL) <= residue(text, frozenset())
    return Truth.YES if narrowed and not _NUMBERED.search(clause) else Truth.PERHAPS


def for_experience(case: Case, node: QualificationNode, months: int) -> tuple[Stand, ...]:
    """Return what stands for months of an experience.

    :param months: how many are asked for
    """
    return tuple(
        stand
        for of in case.asked.substitutions
        if (truth := applying(case.asked, of, node, case.experiences))
        and (stand := _limited(of, truth, _offered(case, of, months), months)).most > 0
    )


def _limited(of: Substitution, truth: Truth, offered: Credit, months: float) -> Stand:
    printed = _most(of)
    limit = min(months, printed) if printed is not None else months
    sure = min(offered.sure, limit) if truth is Truth.YES else 0
    return Stand(of, sure, min(offered.most, limit))


def _most(of: Substitution) -> int | None:
    """Return the most months that are replaced, ``None`` where none are printed."""
    if of.months is not None:
        return of.months
    first = next(lengths(_replaced(of)), None)
    near = first is not None and first.start < _NEAR and not _by_the_year(of.rate or "")
    return first.months if first is not None and near else None


def _offered(case: Case, of: Substitution, months: int) -> Credit:
    """Return for how many months of experience stands what a person has of an offer."""
    kind = _kind(of.offers)
    if kind == "education":
        return _study(case, of, months)
    if kind == "experience":
        return Credit(0, _work(case, of).most)
    if kind == "credential" and not (case.profile.credentials or case.profile.credentials is None):
        return Credit(0, 0)
    return Credit(0, months)


@lru_cache(maxsize=4096)
def _kind(text: str) -> str | None:
    """Return which kind of requirement a text names first, ``None`` where it names none."""
    found = {
        "experience": _WORK.search(text),
        "education": _STUDY.search(text),
        "credential": _PAPER.search(text),
    }
    placed = [(match.start(), kind) for kind, match in found.items() if match is not None]
    return min(placed)[1] if placed else None


def _study(case: Case, of: Substitution, months: int) -> Credit:
    """Return for how many months of experience a person's schooling stands."""
    education = case.profile.education
    if education is None:
        return Credit(0, months)
    offer = _as_requirement(of)
    entries = [(entry, schooled([entry], offer).truth) for entry in education]
    sure = [entry for entry, truth in entries if truth is Truth.YES]
    most = [entry for entry, truth in entries if truth]
    before = _BEFORE_GRADUATE if _GRADUATE.search(of.offers) else 0
    counted = [
        _worth(of, max(0, study_months(found) - before), bool(found), months)
        for found in (sure, most)
    ]
    (low, _), (_, high) = counted
    return Credit(low, high)


@lru_cache(maxsize=4096)
def _as_requirement(of: Substitution) -> QualificationNode:
    """Return the schooling that is offered as if it were asked for."""
    offers = normalised(of.offers)
    labels = [
        (len(label), level.labels[0])
        for level in schemes.concepts("education")
        for label in level.labels
        if f" {normalised(label)} " in f" {offers} "
    ]
    if _GRADUATE.search(of.offers):
        labels.append((len(offers), schemes.concept("education", "master").labels[0]))
    fields = _FIELDS.search(of.offers)
    return QualificationNode(
        "education",
        quote=replace(of.quote, text=of.offers),
        level=max(labels)[1] if labels else schemes.concept("education", "coursework").labels[0],
        fields=tuple(_LISTED.split(fields["fields"])) if fields is not None else (),
        units=of.offers if units_in(of.offers) is not None else None,
    )


def _worth(of: Substitution, studied: float, held: bool, months: int) -> tuple[float, float]:
    """Return how many months some study is worth at the printed rate, surely and at the most.

    :param studied: months of study that are of the kind that is offered
    :param held: whether there is any such study
    """
    if not held:
        return 0, 0
    if of.rate is None:
        printed = _most(of)
        unread = printed is None or _BASIS.search(of.quote.text) is not None
        return (0 if unread else printed or 0), (months if printed is None else printed)
    if _LEVELLED.search(of.rate):
        return studied, studied
    ratio = _ratio(of)
    if ratio is None:
        return 0, months
    worth = studied * ratio
    return (12.0 * math.floor(worth / 12) if _by_the_year(of.rate) else worth), worth


def _by_the_year(rate: str) -> bool:
    """Tell whether only whole years are counted."""
    return normalised(rate).startswith("for each")


def _ratio(of: Substitution) -> float | None:
    """Return how many months one month of what is offered stands for, where both are printed."""
    if of.rate is None:
        return None
    if _by_the_year(of.rate):
        first = next(lengths(of.offers), None)
        units = units_in(of.offers)
        offered = first.months if first else units and 12 * units / UNITS_A_YEAR
        return 12 / offered if offered and "year" in of.rate else None
    found = [length.months for length in lengths(of.rate)]
    return found[1] / found[0] if len(found) == 2 and found[0] else None


def _work(case: Case, of: Substitution) -> Credit:
    """Return how much of a person's work is the experience that is offered."""
    return credit(
        case, Need(of.offers, None, fields=() if _MORE.search(of.offers) else (of.offers,))
    )


def for_study(
    case: Case,
    node: QualificationNode,
    kin: Sequence[QualificationNode],
    surplus: Credit,
    months: float | None,
) -> tuple[Stand, ...]:
    """Return what stands for months of study that lack.

    :param kin: all requirements of education that the class has
    :param surplus: the experience that is left beside what is asked for
    :param months: how many lack, ``None`` where that cannot be counted
    """
    found: list[Stand] = []
    for of in case.asked.substitutions:
        truth = applying(case.asked, of, node, kin)
        if truth:
            asked = months if months is not None else math.inf
            found.append(_limited(of, truth, _worked(case, of, surplus, asked), asked))
    return tuple(stand for stand in found if stand.most > 0)


def _worked(case: Case, of: Substitution, surplus: Credit, months: float) -> Credit:
    """Return for how many months of study stands what a person has of an offer."""
    if _kind(of.offers) != "experience":
        return Credit(0, months)
    ratio = 1.0 if of.rate and _LEVELLED.search(of.rate) else _ratio(of)
    if not _MORE.search(of.offers):
        most = _work(case, of).most
        return Credit(0, most * (ratio or 1) if ratio is not None or of.rate is None else months)
    if ratio is None:
        return Credit(0, months if surplus.most > 0 else 0)
    return Credit(surplus.sure * ratio, surplus.most * ratio)


def best(stands: Iterable[Stand]) -> tuple[float, float]:
    """Return what substitutions stand for together: surely the largest, at the most all."""
    found = tuple(stands)
    return (
        max((stand.sure for stand in found), default=0),
        math.fsum(stand.most for stand in found),
    )
