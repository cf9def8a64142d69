"""Model values as JSON: what the command line prints and, later, the site answers.

Every statement is an object with ``text`` (as printed, white space collapsed), ``start`` and
``end`` (code points of the document's text), ``document`` (its IRI) and ``file`` (its name).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from graph.answers import LadderLink
from graph.model import (
    Change,
    ClassFacts,
    Flsa,
    Item,
    ItemKind,
    Ladder,
    QualificationNode,
    Quote,
    Remark,
    Rung,
    Way,
)
from graph.planning import Gap, Plan, Step
from graph.schedule import Schedule
from web.portrait import Neighbour, Portrait

__all__ = ["Json", "ladder", "link", "plan", "portrait", "statement"]

Json: TypeAlias = dict[str, Any]

_CHANGE_GROUPS: Final[tuple[tuple[str, ItemKind], ...]] = (
    ("credentials", "credential"),
    ("knowledge", "knowledge"),
    ("skills", "skill"),
    ("abilities", "ability"),
    ("examined", "examined"),
    ("duties", "duty"),
)


def ladder(found: Ladder) -> Json:
    """Return a ladder with its rungs, lowest first."""
    return {
        "series": found.name,
        "iri": found.iri,
        "employer": found.employer,
        "inferred": _inferred(found),
        "levels": found.size,
        "described": sum(rung.described for rung in found.rungs),
        "rungs": [_rung(rung) for rung in found.rungs],
    }


def _inferred(found: Ladder) -> Json | None:
    """Return the rule of a ladder that no document states, and how many steps are borne out."""
    if found.rule is None:
        return None
    return {"rule": found.rule, "corroborated_steps": found.corroborated}


def _rung(found: Rung) -> Json:
    return {
        "level": found.level,
        "title": found.title,
        "code": found.code,
        "aliases": list(found.aliases),
        "described": found.described,
        "flsa": _flsa(found.flsa),
        "iri": found.iri,
    }


def _flsa(found: Flsa | None) -> Json | None:
    if found is None:
        return None
    told = {"status": found.status, "exemption": found.exemption} | statement(found.quote)
    return told | {"otherwise": [_flsa(other) for other in found.otherwise]}


def statement(quote: Quote) -> Json:
    """Return a passage and where it is printed."""
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "document": quote.document,
        "file": quote.file_name,
    }


def link(found: LadderLink) -> Json:
    """Return a link between two rungs, as a row."""
    return {
        "lower": _linked(found.lower_rung, found.lower),
        "upper": _linked(found.upper_rung, found.upper),
        "score": found.score,
        "method": found.method,
    }


def _linked(rung: Rung, item: Item) -> Json:
    return statement(item.quote) | {"level": rung.level, "code": rung.code, "title": rung.title}


def plan(found: Plan) -> Json:
    """Return a plan, step by step; what a specification does not state is ``null``."""
    return {
        "from": _rung(found.start.rung),
        "to": _rung(found.goal.rung),
        "documents": {"from": _documents(found.start), "to": _documents(found.goal)},
        **_time(found.schedule),
        "months_for_certain": found.surely,
        "steps": [_step(step) for step in found.steps],
        "other_ways": [
            {"classes": [found.names[iri].title for iri in other.classes]} | _time(other)
            for other in found.others
        ],
    }


def _time(found: Schedule) -> Json:
    return {
        "months_at_least": found.months,
        "steps_without_time": found.unstated,
        "steps_from_titles_alone": found.titles_alone,
    }


def _step(step: Step) -> Json:
    upper = step.upper
    compared = step.changes
    return {
        "from": _rung(step.lower.rung),
        "to": _rung(upper.rung),
        "documents": {"from": _documents(step.lower), "to": _documents(upper)},
        "ways": [
            _way(way) | {"months_at_least": stage.months}
            for way, stage in zip(step.ways, step.stages, strict=True)
        ],
        "requirement": [_qualification(tree) for tree in step.requirement] or None,
        "through": [_gap(gap) for gap in step.through],
        "flsa": {"from": _flsa(step.lower.rung.flsa), "to": _flsa(upper.rung.flsa)},
        "distinguishing": _passages(upper, "Distinguishing"),
        "summary": _passages(upper, "Summary"),
        "others_say": [_remark(said) for said in step.remarks] or None,
        "qualifications": [_qualification(tree) for tree in upper.qualifications] or None,
        "substitutions": _passages(upper, "Substitution"),
        "supervision_received": _sides(step, "Reporting"),
        "supervision_exercised": _sides(step, "Supervision"),
        "pay": {"from": _pay(step.lower), "to": _pay(upper)},
        "compared": compared is not None,
        "asks_for": _items(step.asks_for) if compared is None else None,
    } | {
        name: [_change(change) for change in compared or () if change.of == kind] or None
        for name, kind in _CHANGE_GROUPS
    }


def _items(items: Iterable[Item]) -> Json:
    asked = tuple(items)
    return {
        name: [_item(item) for item in asked if item.kind == kind] or None
        for name, kind in _CHANGE_GROUPS
    }


def _way(way: Way) -> Json:
    evidence = [statement(quote) for quote in way.quotes]
    return {"kind": way.kind, "from": way.lower, "to": way.upper, "evidence": evidence}


def _documents(facts: ClassFacts) -> list[Json]:
    return [
        {
            "document": source.iri,
            "file": source.file_name,
            "issued": source.issued,
            "modified": source.modified,
            "opened": source.opened,
        }
        for source in facts.documents
    ]


def _gap(gap: Gap) -> Json:
    return {"rung": _rung(gap.rung), "neighbours_say": [_remark(said) for said in gap.remarks]}


def _remark(said: Remark) -> Json:
    return {"speaker": said.title, "printed": said.printed} | statement(said.quote)


def _passages(facts: ClassFacts, kind: str) -> list[Json] | None:
    return [statement(p.quote) for p in facts.passages if p.kind == kind] or None


def _sides(step: Step, kind: str) -> Json:
    return {"from": _passages(step.lower, kind), "to": _passages(step.upper, kind)}


def _pay(facts: ClassFacts) -> list[Json] | None:
    """Return what is printed of pay, with the dates of its document: it is true of its day."""
    documents = {found["document"]: found for found in _documents(facts)}
    return [
        statement(passage.quote) | documents[passage.quote.document]
        for passage in facts.passages
        if passage.kind == "Pay"
    ] or None


def portrait(found: Portrait) -> Json:
    """Return all that is known of a class; what no document states is ``null``."""
    facts = found.facts
    return _rung(facts.rung) | {
        "employer": found.name.employer,
        "documents": _documents(facts),
        "printed": {
            fact: [statement(quote) for quote in quotes] or None
            for fact, quotes in found.printed.items()
        },
        "ladders": [_place(found, on) for on in found.ladders],
        "leads_to": [_neighbour(one) for one in found.leads_to],
        "comes_from": [_neighbour(one) for one in found.comes_from],
        "summary": _passages(facts, "Summary"),
        "distinguishing": _passages(facts, "Distinguishing"),
        "others_say": [_remark(said) for said in found.remarks] or None,
        **_items(facts.items),
        "qualifications": [_qualification(tree) for tree in facts.qualifications] or None,
        "substitutions": _passages(facts, "Substitution"),
        "desirable": _passages(facts, "Desirable"),
        "examined": _passages(facts, "Examined"),
        "supervision_received": _passages(facts, "Reporting"),
        "supervision_exercised": _passages(facts, "Supervision"),
        "pay": _pay(facts),
        "other": _passages(facts, "Other"),
    }


def _place(found: Portrait, on: Ladder) -> Json:
    below, above = found.beside(on)
    return {
        "series": on.name,
        "iri": on.iri,
        "inferred": _inferred(on),
        "level": found.rung_on(on).level,
        "levels": on.size,
        "previous": _rung(below) if below is not None else None,
        "next": _rung(above) if above is not None else None,
    }


def _neighbour(one: Neighbour) -> Json:
    name = {"iri": one.name.iri, "title": one.name.title, "code": one.name.code}
    return {"class": name} | _way(one.way)


def _qualification(node: QualificationNode) -> Json:
    if node.kind in {"all", "any"}:
        return {node.kind: [_qualification(part) for part in node.parts]}
    told: Json = {"kind": node.kind} | (statement(node.quote) if node.quote is not None else {})
    if node.kind == "education":
        told["level"] = node.level
    if node.kind == "experience":
        told |= {
            "months": node.months,
            "class": node.in_class,
            "or_equivalent": node.or_equivalent,
            "supervisory": node.supervisory,
        }
    return told


def _change(change: Change) -> Json:
    return {
        "change": change.kind,
        "lower": _item(change.lower),
        "upper": _item(change.upper),
        "score": change.score,
        "method": change.method,
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
    for name in ("proficiency", "condition", "within_months"):
        if getattr(item, name) is not None:
            told[name] = getattr(item, name)
    return told
