"""The JSON object of one parsed document, as ``nextrung parse`` prints it.

Keys come in a fixed order; a value that the document does not state is ``null``, and what a
statement may lack (lead words, proficiency, several spans) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from loaders.qualifications.alternatives import LIMIT, alternatives
from loaders.record import (
    AllOf,
    AnyOf,
    ClassRecord,
    Credential,
    Distinction,
    Flsa,
    Number,
    Other,
    Printed,
    Qualification,
    Record,
    Requirement,
    Series,
    Statement,
    Substitution,
    Understood,
    Unparsed,
    Warned,
)

__all__ = ["JSON", "record_json"]

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | bool | None"


def record_json(record: Record) -> dict[str, JSON]:
    """Return a record as the JSON object that ``nextrung parse`` prints; its text is left out."""
    return {
        "document": record.document,
        "sha256": record.sha256,
        "media_type": record.media_type,
        "agency": _agency(record.agency),
        "dates": {
            "adopted": _value(record.adopted),
            "revised": _value(record.revised),
            "opened": _value(record.opened),
        },
        "series": _series(record),
        "rules": _document_rules(record),
        "classes": [_class(described) for described in record.classes],
        "understood": [_understood(passage) for passage in record.understood],
        "warnings": [_warned(warned) for warned in record.warnings],
    }


def _agency(printed: Printed | None) -> JSON:
    if printed is None:
        return None
    return {"name": printed.value, "start": printed.start, "end": printed.end}


def _value(printed: Printed | None) -> JSON:
    return None if printed is None else printed.value


def _series(record: Record) -> JSON:
    if record.series is None:
        return None
    members: list[JSON] = [member.value for member in record.series.members]
    return {"name": record.series.name, "size": record.series.size, "members": members}


def _document_rules(record: Record) -> JSON:
    """Return the rules that read the short values of a document."""
    return {
        "agency": _rule(record.agency),
        "adopted": _rule(record.adopted),
        "revised": _rule(record.revised),
        "opened": _rule(record.opened),
        "series": _rule(record.series),
    }


def _class_rules(described: ClassRecord) -> JSON:
    """Return the rules that read the short values of a class, one for each class promoted from."""
    return {
        "title": described.title.rule,
        "code": _rule(described.code),
        "level": _rule(described.level),
        "flsa": _rule(described.flsa),
        "promotes_from": [printed.rule for printed in described.promotes_from],
    }


def _rule(read: Printed | Number | Flsa | Series | None) -> JSON:
    return None if read is None else read.rule


def _class(described: ClassRecord) -> JSON:
    flsa = described.flsa
    return {
        "title": described.title.value,
        "code": _value(described.code),
        "level": described.level.value if described.level else None,
        "flsa": {
            "status": flsa.status if flsa else None,
            "exemption": flsa.exemption if flsa else None,
        },
        "rules": _class_rules(described),
        "summary": _statements(described.summary),
        "distinguishing": _statements(described.distinguishing),
        "duties": _statements(described.duties),
        "knowledge": _statements(described.knowledge),
        "skills": _statements(described.skills),
        "abilities": _statements(described.abilities),
        "examined": _statements(described.examined),
        "credentials": [_credential(credential) for credential in described.credentials],
        "qualification": _tree(described.qualification),
        "qualifications": [
            [_requirement(requirement) for requirement in way]
            for way in alternatives(described.qualification)[:LIMIT]
        ],
        "substitutions": [_substitution(one) for one in described.substitutions],
        "promotes_from": [printed.value for printed in described.promotes_from],
        "reports_to": _statements(described.reports_to),
        "supervises": _statements(described.supervises),
        "distinguished_from": [_distinction(one) for one in described.distinguished_from],
        "pay": _statements(described.pay),
        "desirable": _statements(described.desirable),
        "other": [_other(one) for one in described.other],
    }


def _statements(statements: Iterable[Statement]) -> JSON:
    return [_statement(statement) for statement in statements]


def _statement(statement: Statement) -> dict[str, JSON]:
    result: dict[str, JSON] = {
        "text": statement.text,
        "start": statement.start,
        "end": statement.end,
        "rule": statement.rule,
    }
    if statement.lead is not None:
        result["lead"] = statement.lead
    if statement.proficiency is not None:
        result["proficiency"] = statement.proficiency
    if statement.spans:
        result["spans"] = [[start, end] for start, end in statement.spans]
    return result


def _credential(credential: Credential) -> JSON:
    return {
        **_statement(credential),
        "name": credential.name,
        "kind": credential.kind,
        "condition": credential.condition,
        "within_months": credential.within_months,
    }


def _substitution(substitution: Substitution) -> JSON:
    return {
        **_statement(substitution),
        "offers": substitution.offers,
        "replaces": substitution.replaces,
        "rate": substitution.rate,
        "months": substitution.months,
    }


def _distinction(distinction: Distinction) -> JSON:
    return {**_statement(distinction), "title": distinction.title}


def _other(other: Other) -> JSON:
    return {**_statement(other), "heading": other.heading}


def _tree(tree: Qualification | None) -> JSON:
    match tree:
        case None:
            return None
        case Requirement():
            return _requirement(tree)
        case Unparsed(statement):
            return {"unparsed": _statement(statement)}
        case AllOf(parts):
            return {"all": [_tree(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_tree(part) for part in parts]}


def _requirement(requirement: Requirement) -> JSON:
    result: dict[str, JSON] = {"kind": requirement.kind, **_statement(requirement)}
    if requirement.kind == "education":
        result["level"] = requirement.level
        result["fields"] = list(requirement.fields)
    if requirement.kind == "experience":
        result["months"] = requirement.months
        result["class"] = requirement.class_title
        result["or_equivalent"] = requirement.or_equivalent
        result["field"] = requirement.field
        result["supervisory"] = requirement.supervisory
    return result


def _understood(passage: Understood) -> JSON:
    return {
        "kind": passage.kind,
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
    }


def _warned(warned: Warned) -> JSON:
    return {
        "code": warned.code,
        "message": warned.message,
        "start": warned.start,
        "end": warned.end,
    }
