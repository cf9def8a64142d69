"""Comparisons as JSON: both sides of each respect, with their statements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.comparison.model import Comparable, Comparables, Compared, Comparison, Row, Side
from graph.model import Change, ClassName, Item
from web.as_json import Json, statement

__all__ = ["class_name", "comparables", "comparison", "row"]

_COMPETENCIES: Final = frozenset({"knowledge", "skill", "ability"})


def comparison(found: Comparison) -> Json:
    """Return two classes beside each other; what a specification does not state is ``null``."""
    return {
        "first": _compared(found.first),
        "second": _compared(found.second),
        "structure": [row(one) for one in found.rows],
        "competencies": _changes(change for change in found.changes if change.of in _COMPETENCIES),
        "examined": _changes(change for change in found.changes if change.of == "examined"),
        "credentials": _changes(change for change in found.changes if change.of == "credential"),
        "duties": _changes(change for change in found.changes if change.of == "duty"),
    }


def comparables(found: Comparables) -> Json:
    """Return comparable classes, the nearest first, each with its reasons."""
    return {
        "class": _compared(found.of),
        "looked_at": found.looked_at,
        "comparable": [_comparable(one) for one in found.found],
    }


def _comparable(one: Comparable) -> Json:
    sides = {told.what: row(told) for told in one.rows}
    return _compared(one.of) | {
        "score": round(one.nearness.score, 3),
        "reasons": [
            {
                "what": reason.what,
                "near": round(reason.near, 3) if reason.near is not None else None,
                "weight": reason.weight,
                "compared": sides.get(reason.what),
            }
            for reason in one.nearness.reasons
        ],
    }


def class_name(name: ClassName) -> Json:
    """Return what a class is called, and whose it is."""
    return {
        "iri": name.iri,
        "key": name.key,
        "title": name.title,
        "code": name.code,
        "employer": name.employer,
    }


def row(found: Row) -> Json:
    """Return one respect in which two classes are compared."""
    return {
        "what": found.what,
        "relation": found.relation,
        "first": _side(found.first),
        "second": _side(found.second),
    }


def _side(side: Side) -> Json | None:
    if side.words is None:
        return None
    return {"words": side.words, "statements": [statement(quote) for quote in side.quotes]}


def _compared(side: Compared) -> Json:
    return class_name(side.name) | {
        "described": side.facts.rung.described,
        "documents": [source.file_name for source in side.facts.documents],
    }


def _changes(changes: Iterable[Change]) -> Json:
    """Return pairs, each a suggestion unless it is the same competency, and what has no other."""
    every = tuple(changes)
    pairs = [change for change in every if change.lower is not None and change.upper is not None]
    return {
        "pairs": [
            {
                "same": change.of != "duty" and change.kind == "kept",
                "first": _item(change.lower),
                "second": _item(change.upper),
                "score": change.score,
                "method": change.method,
            }
            for change in sorted(pairs, key=lambda change: -(change.score or 0))
        ],
        "only_first": [_item(change.lower) for change in every if change.kind == "dropped"],
        "only_second": [_item(change.upper) for change in every if change.kind == "new"],
    }


def _item(item: Item | None) -> Json | None:
    if item is None:
        return None
    told = statement(item.quote) | {"kind": item.kind, "shown": item.text, "iri": item.iri}
    if item.grades is not None:
        told["responsibility"] = {
            "lowest": item.grades.lowest_name,
            "highest": item.grades.highest_name,
        }
    return told
