"""What is judged of a person for a class, as JSON."""

from __future__ import annotations

from graph.fit.nearest import Alternative
from graph.fit.reading import ClassFit
from graph.fit.skills import Named
from graph.fit.verdicts import Judged, Lack
from web.as_json import Json, statement

__all__ = ["fit"]


def fit(found: ClassFit) -> Json:
    """Return the verdict on each requirement, and what is missing, nearest first."""
    return {
        "class": {"title": found.name.title, "code": found.name.code, "iri": found.name.iri},
        "described": found.facts.rung.described,
        "verdict": found.fit.verdict,
        "missing": [_alternative(one) for one in found.fit.alternatives if one.lacks],
        "qualifications": [_judged(tree) for tree in found.fit.trees],
        "credentials": [_judged(one) for one in found.fit.credentials],
        "competencies": [_named(one) for one in found.fit.competencies],
        "unknown_classes": [held.title for held in found.unknown],
        "ambiguous_classes": [held.title for held in found.several],
    }


def _alternative(one: Alternative) -> Json:
    return {
        "words": one.words,
        "months": one.months,
        "at_most": one.at_most,
        "lacks": [_lack(lack) for lack in one.lacks],
    }


def _lack(lack: Lack) -> Json:
    return {
        "words": lack.words,
        "months": lack.least,
        "at_most": lack.months,
        "decided": lack.decided,
    }


def _judged(one: Judged) -> Json:
    return {
        "kind": one.kind,
        "verdict": one.verdict,
        "reason": one.reason,
        "due_within_months": one.due_within,
        "lacks": _lack(one.lack) if one.lack is not None else None,
        "statement": statement(one.quote) if one.quote is not None else None,
        "substitutions": [statement(used.quote) for used in one.used],
        "parts": [_judged(part) for part in one.parts],
    }


def _named(one: Named) -> Json:
    told = {"kind": one.item.kind, "stated": one.stated, "score": one.score}
    return told | statement(one.item.quote)
