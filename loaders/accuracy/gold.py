"""Annotations made by hand: a JSON file a document, whose passages are offsets into its text.

The form is told in ``docs/accuracy.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import DocumentError
from loaders.accuracy.facts import PASSAGES, Claim, ClassFacts, Facts, Named, Need, comparable

__all__ = ["gold_facts"]


def gold_facts(file: Path) -> Facts:
    """Return what an annotation says.

    :raises DocumentError: where the file cannot be read or is no annotation
    """
    try:
        return _facts(json.loads(file.read_text("utf-8")))
    except OSError as error:
        raise DocumentError(str(file), f"it cannot be read ({error.strerror})") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(str(file), f"it is no JSON ({error})") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        reason = f"it is no annotation as docs/accuracy.md tells them ({error!r})"
        raise DocumentError(str(file), reason) from error


def _facts(told: Mapping[str, Any]) -> Facts:
    dates, series = told.get("dates") or {}, told.get("series") or {}
    return Facts(
        document=str(told["document"]),
        sha256=str(told["sha256"]),
        short={
            "dates": tuple(_claim(dates.get(name)) for name in ("adopted", "revised", "opened")),
            "series.size": (_claim(series.get("size")),),
            "agency": (_claim(told.get("agency")),),
        },
        classes=tuple(_class(described) for described in told["classes"]),
    )


def _claim(value: str | int | None) -> Claim | None:
    return None if value is None else Claim(str(value))


def _class(told: Mapping[str, Any]) -> ClassFacts:
    flsa = told.get("flsa") or {}
    ways = [way for way in told.get("qualifications") or [] if way]
    return ClassFacts(
        short={
            **{name: (_claim(told.get(name)),) for name in ("title", "code", "level")},
            "flsa": (_claim(flsa.get("status")), _claim(flsa.get("exemption"))),
        },
        passages={name: tuple(_passage(one) for one in told.get(name) or []) for name in PASSAGES},
        ways=frozenset(frozenset(_need(need) for need in way) for way in ways),
        named=frozenset(_named(need) for way in ways for need in way if need.get("class")),
        promotes_from=tuple(Claim(title) for title in told.get("promotes_from") or []),
    )


def _passage(told: list[int] | Mapping[str, int]) -> Claim:
    start, end = told if isinstance(told, list) else (told["start"], told["end"])
    return Claim(f"{start}-{end}", (start, end))


def _need(told: Mapping[str, Any]) -> Need:
    telling = {"education": "level", "experience": "months"}.get(told["kind"])
    return told["kind"], told.get(telling) if telling else None


def _named(told: Mapping[str, Any]) -> Named:
    return comparable(told["class"]), bool(told.get("or_equivalent"))
