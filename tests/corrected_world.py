"""A specification that is corrected in several test modules, and ways to say and see that."""

from __future__ import annotations

from typing import Any

from loaders.corrections.applying import correct
from loaders.corrections.model import Correction, Kind
from loaders.parse import parse_bytes
from loaders.record import AllOf, AnyOf, ClassRecord, Qualification, Record, Requirement

__all__ = ["SERIES", "TEXT", "corrected", "leaves", "parsed", "reasons", "ruled", "said", "told"]

TEXT = """\
Class Code: 4410
HARBOR CLERK II
FLSA: Exempt
City of Norwick

DEFINITION

This is the second level in a series of three levels.

DUTIES

1. Files all incoming letters.
2. Positions in this class are permanent.

KNOWLEDGE AND ABILITIES

Knowledge of: filing; typing well.

MINIMUM QUALIFICATIONS

1. A bachelor's degree in law and two years of experience as a Harbor Clerk I.
2. Clear handwriting and a calm manner.

LICENSES

A driver's license.

PERKS

Skippers keep a River Pilot License aboard. Three years of experience in rowing.

Revised: 9/2002
"""
SERIES = """\
CLERK SERIES

Class Title | Class Code
Clerk I | 4410
Clerk II | 4411

DUTIES

1. Files letters.
2. Sorts mail.
"""


def parsed(text: str = TEXT) -> Record:
    return parse_bytes(text.encode(), "clerk.txt")


def said(kind: Kind, field: str, quote: str, **more: Any) -> Correction:
    return Correction(kind, "clerk.txt", more.pop("job_class", None), field, quote, **more)


def corrected(*corrections: Correction, text: str = TEXT) -> Record:
    return correct(parsed(text), corrections)


def told(described: ClassRecord, field: str) -> list[str]:
    return [getattr(one, "text", getattr(one, "value", "")) for one in getattr(described, field)]


def ruled(described: ClassRecord, field: str) -> list[str]:
    """Return what a person has put into a field."""
    held = getattr(described, field)
    return [getattr(one, "text", "") for one in held if one.rule == "corrected"]


def leaves(tree: Qualification | None) -> list[Requirement]:
    match tree:
        case Requirement():
            return [tree]
        case AllOf(parts) | AnyOf(parts):
            return [leaf for part in parts for leaf in leaves(part)]
    return []


def reasons(record: Record) -> list[str]:
    return [one.message for one in record.warnings if one.code == "correction"]
