"""What is wrong with what is loaded, as lines, a table and JSON."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from graph.findings.kinds import kind, kinds, severities
from graph.findings.model import Finding
from graph.findings.suppressions import Judged, Suppression
from graph.model import Quote
from web.as_json import statement
from web.told.answer import Answer
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table
from web.told.words import place

if TYPE_CHECKING:
    from graph import validation

__all__ = ["Shaped", "answer", "finding"]

_COLUMNS: Final = (
    *("identifier", "severity", "kind", "employer", "class", "code", "sentence", "advice"),
    *("text", "place", "suppressed"),
)


@dataclass(frozen=True, slots=True)
class Shaped:
    """What a shape does not allow, and the passage that it is about, where it is about one."""

    finding: validation.Finding
    quote: Quote | None


def answer(
    found: Judged, shaped: Sequence[Shaped] | None, *, notes: bool, suppressed: bool
) -> Answer:
    """Return findings as an answer.

    :param shaped: what the shapes do not allow; ``None`` where they were not asked
    :param notes: whether text lists notes rather than only counting them
    :param suppressed: whether to list what is suppressed, rather than only counting it
    """
    hidden = found.suppressed if suppressed else ()
    rows = [
        *(_row(one, None) for one in found.standing),
        *(_row(one, entry) for one, entry in hidden),
        *map(_shape_row, shaped or ()),
    ]
    parts = (*_parts(found, notes=notes), *_hidden(hidden), *_shapes(shaped))
    return Answer(_json(found, shaped, hidden), Table(_COLUMNS, tuple(rows)), parts)


def _parts(found: Judged, *, notes: bool) -> Iterator[Part]:
    counts = Counter(one.kind for one in found.standing)
    if counts:
        rows = [(one.severity, one.name, counts[one.name]) for one in kinds() if counts[one.name]]
        yield Table(("severity", "kind", "findings"), tuple(rows))
    else:
        yield Line(("Nothing is wrong.",))
    if found.suppressed:
        yield Line(())
        yield Line((f"{len(found.suppressed)} suppressed.",))
    for name, same in groupby(found.standing, key=lambda one: one.kind):
        if notes or kind(name).severity != severities()[0]:
            yield from _of_kind(name, list(same))


def _of_kind(name: str, same: Sequence[Finding]) -> Iterator[Part]:
    of = kind(name)
    yield Heading(f"{of.label} ({len(same)})", 2)
    yield Line((of.advice,))
    for one in same:
        yield from _lines(one)


def _lines(one: Finding) -> Iterator[Part]:
    yield Line((f"{one.sentence} [{one.identifier}]",), 1)
    for quote in one.quotes:
        yield Line((quote,), 2)


def _hidden(hidden: Sequence[tuple[Finding, Suppression]]) -> Iterator[Part]:
    if hidden:
        yield Heading(f"Suppressed ({len(hidden)})", 2)
    for one, entry in hidden:
        yield Line((f"{one.sentence} [{one.identifier}]",), 1)
        yield Line((f"Reason: {entry.reason}",), 2)


def _shapes(shaped: Sequence[Shaped] | None) -> Iterator[Part]:
    if shaped is None:
        return
    yield Heading(f"What the shapes do not allow ({len(shaped)})", 2)
    for one in shaped:
        told = f"{one.finding.severity}: {one.finding.message} "
        yield Line((told, one.quote or one.finding.focus), 1)


def _row(one: Finding, entry: Suppression | None) -> tuple[Cell, ...]:
    return (
        *(one.identifier, one.severity, one.kind, one.employer),
        "; ".join(of.title for of in one.classes),
        "; ".join(of.code for of in one.classes if of.code is not None),
        *(one.sentence, one.advice),
        " | ".join(quote.text for quote in one.quotes),
        " | ".join(map(place, one.quotes)),
        entry.reason if entry is not None else None,
    )


def _shape_row(one: Shaped) -> tuple[Cell, ...]:
    printed = (one.quote.text, place(one.quote)) if one.quote is not None else (None, None)
    of = one.finding
    about = " ".join(value for value in (of.focus, of.path, of.value) if value is not None)
    return None, of.severity, None, None, about, None, of.message, None, *printed, None


def _json(
    found: Judged,
    shaped: Sequence[Shaped] | None,
    hidden: Iterable[tuple[Finding, Suppression]],
) -> dict[str, Any]:
    return {
        "counts": dict(Counter(one.kind for one in found.standing)),
        "findings": [finding(one) for one in found.standing],
        "suppressed": {
            "count": len(found.suppressed),
            "findings": [finding(one) | {"reason": entry.reason} for one, entry in hidden],
        },
        "idle_suppressions": [dataclasses.asdict(entry) for entry in found.idle],
        "shapes": None if shaped is None else [_shape(one) for one in shaped],
    }


def finding(one: Finding) -> dict[str, Any]:
    """Return a finding with the passages that it rests on."""
    return {
        "identifier": one.identifier,
        "severity": one.severity,
        "kind": one.kind,
        "employer": one.employer,
        "about": list(one.about),
        "classes": [{"title": of.title, "code": of.code, "iri": of.iri} for of in one.classes],
        "sentence": one.sentence,
        "advice": one.advice,
        "evidence": [statement(quote) for quote in one.quotes],
    }


def _shape(one: Shaped) -> dict[str, Any]:
    printed = statement(one.quote) if one.quote is not None else None
    return dataclasses.asdict(one.finding) | {"statement": printed}
