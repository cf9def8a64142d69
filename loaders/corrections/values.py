"""Short values of a record, and of its classes and statements, as a person says that they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast

from graph.schemes import concept
from loaders.corrections.model import Value
from loaders.record import (
    ClassRecord,
    Exemption,
    Flsa,
    FlsaStatus,
    Number,
    Printed,
    Record,
    Requirement,
    RequirementKind,
    Series,
    Span,
    Statement,
)
from loaders.rules import CORRECTED

__all__ = ["of_class", "of_document", "part_of", "without"]

#: The kind of requirement that a part belongs to, and the name that the record has for the part.
_PARTS: Final[Mapping[str, tuple[RequirementKind, str]]] = {
    "months": ("experience", "months"),
    "class": ("experience", "class_title"),
    "level": ("education", "level"),
}


def of_class(described: ClassRecord, field: str, value: Value, span: Span) -> ClassRecord:
    """Return a class with another title, code, level or FLSA status.

    :param span: the passage that the value rests on
    """
    values: dict[str, Any] = {field: _made(field, value, span)}
    return replace(described, **values)


def _made(field: str, value: Value, span: Span) -> Printed | Number | Flsa:
    if field == "level":
        return Number(cast(int, value), *span, CORRECTED)
    if field == "flsa":
        stated = concept("flsa", str(value))
        status = cast(FlsaStatus, stated.broader or stated.name)
        exemption = cast("Exemption | None", stated.name if stated.broader else None)
        return Flsa(status, exemption, *span, CORRECTED)
    return Printed(str(value), *span, CORRECTED)


def of_document(record: Record, field: str, value: Value, span: Span) -> Record | None:
    """Return a record with another employer, date or series; ``None`` where there is no series.

    :param span: the passage that the value rests on
    """
    series = record.series
    if field == "series.size":
        if series is None:
            return None
        size = cast(int, value)
        return replace(record, series=replace(series, size=size, rule=CORRECTED))
    if field == "series":
        named = Series(str(value), None, (), *span, CORRECTED)
        if series is not None:
            named = replace(named, size=series.size, members=series.members)
        return replace(record, series=named)
    values: dict[str, Any] = {field: Printed(str(value), *span, CORRECTED)}
    return replace(record, **values)


def without(held: Record | ClassRecord, field: str) -> Any:
    """Return a record or a class that does not state a short value, and where it was stated.

    ``None`` where it states none already.
    """
    name, _, part = field.partition(".")
    stated: Printed | Number | Flsa | Series | None = getattr(held, name)
    if stated is None or (isinstance(stated, Series) and part and stated.size is None):
        return None
    left = replace(stated, size=None) if isinstance(stated, Series) and part else None
    values: dict[str, Any] = {name: left}
    return replace(held, **values), (stated.start, stated.end)


def part_of(statement: Statement, part: str, value: Value) -> Statement:
    """Return a statement with another value of one of its parts, such as its months.

    One that has no such part, as a degree has no months, is returned as it is.
    """
    name = part
    if isinstance(statement, Requirement):
        kind, name = _PARTS[part]
        if statement.kind != kind:
            return statement
    values: dict[str, Any] = {name: value, "rule": CORRECTED}
    return replace(statement, **values)
