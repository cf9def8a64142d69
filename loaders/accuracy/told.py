"""What a record says, with the rule behind each value, so that it can be compared."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.accuracy.facts import (
    PASSAGES,
    Claim,
    ClassFacts,
    Facts,
    Leaf,
    Named,
    Need,
    comparable,
)
from loaders.qualifications.alternatives import LIMIT, alternatives
from loaders.record import (
    ClassRecord,
    Flsa,
    Number,
    Printed,
    Record,
    Requirement,
    Series,
    Statement,
)

__all__ = ["record_facts"]


def record_facts(record: Record) -> Facts:
    """Return what a record says."""
    series = record.series
    return Facts(
        document=record.document,
        sha256=record.sha256,
        short={
            "dates": tuple(map(_printed, (record.adopted, record.revised, record.opened))),
            "series.size": (_claim(series, series.size if series else None),),
            "agency": (_printed(record.agency),),
        },
        classes=tuple(_class(described) for described in record.classes),
    )


def _printed(read: Printed | Number | None) -> Claim | None:
    return _claim(read, read.value if read else None)


def _claim(
    read: Printed | Number | Flsa | Series | Statement | None, value: str | int | None
) -> Claim | None:
    if read is None or value is None:
        return None
    return Claim(str(value), (read.start, read.end), read.rule)


def _class(described: ClassRecord) -> ClassFacts:
    flsa = described.flsa
    ways = alternatives(described.qualification)[:LIMIT]
    needs = [need for way in ways for need in way]
    return ClassFacts(
        short={
            "title": (_printed(described.title),),
            "code": (_printed(described.code),),
            "level": (_printed(described.level),),
            "flsa": (
                _claim(flsa, flsa.status if flsa else None),
                _claim(flsa, flsa.exemption if flsa else None),
            ),
        },
        passages={name: _passages(getattr(described, name)) for name in PASSAGES},
        ways=frozenset(frozenset(map(_need, way)) for way in ways),
        leaves=tuple(_leaf(need) for need in dict.fromkeys(needs)),
        named=frozenset(named for need in needs if (named := _named(need)) is not None),
        promotes_from=tuple(
            Claim(one.value, (one.start, one.end), one.rule) for one in described.promotes_from
        ),
    )


def _passages(found: Iterable[Statement]) -> tuple[Claim, ...]:
    return tuple(Claim(one.text, (one.start, one.end), one.rule) for one in found)


def _leaf(need: Requirement) -> Leaf:
    return Leaf(_need(need), _named(need), Claim(need.text, (need.start, need.end), need.rule))


def _need(need: Requirement) -> Need:
    match need.kind:
        case "education":
            return need.kind, need.level
        case "experience":
            return need.kind, need.months
    return need.kind, None


def _named(need: Requirement) -> Named | None:
    if not need.class_title:
        return None
    return comparable(need.class_title), need.or_equivalent
