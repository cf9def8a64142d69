"""What a person is to look at, as lines, a table, JSON, and entries for a file of corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

from graph.review import Reviewed
from graph.schemes import concept
from loaders.accuracy.measured import Measure, kept
from loaders.corrections.model import OF_DOCUMENT, SHORT
from loaders.rules import CORRECTED
from web.as_json import statement
from web.told.accuracy_parts import rule_json, share
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table

__all__ = ["as_json", "entries", "listed", "table"]

_NOTHING: Final = "Nothing was read of what is asked for."
_HEAD: Final = """\
# Keep the entries of what is wrong, delete the others, and add them to corrections.toml beside the
# documents. [[wrong]] takes a statement out of its field; it may be [[move]] with to = "FIELD"
# instead, and what was not read at all is [[missing]]. docs/review.md tells more.
"""


@cache
def _measures() -> dict[str, Measure]:
    return {one.rule.name: one for one in kept().measures}


def _measure(rule: str) -> Measure:
    """Return how often a rule is right; a person's word is not measured."""
    return _measures().get(rule) or Measure(concept("rule", rule), 0, 0)


def listed(found: Sequence[Reviewed]) -> Iterator[Part]:
    """Yield what was read rule by rule, each with how often it is right."""
    if not found:
        yield Line((_NOTHING,))
    for rule, read in groupby(found, key=lambda one: one.rule):
        measure = _measure(rule)
        yield Heading(f"{rule}: {_certainty(measure)}", 2)
        yield Line((measure.rule.definition or "",))
        for one in read:
            yield Line((f"{_names(one)}, {one.field}: ", one.quote), 1)


def _certainty(measure: Measure) -> str:
    """Return in words how often a rule was right."""
    if measure.rule.name == CORRECTED:
        return "a person's word"
    if measure.bounds is None:
        return "never measured"
    low, _ = measure.bounds
    return f"right in {measure.right} of {measure.made}, in {low:.0%} of cases or more"


def _names(one: Reviewed) -> str:
    return "; ".join(f"{title}, {code}" if code else title for title, code in one.classes)


def table(found: Iterable[Reviewed]) -> Table:
    """Return a row a passage."""
    columns = ("rule", "precision", "at least", "right", "read", "file", "class", "field", "text")
    return Table((*columns, "start", "end"), tuple(map(_row, found)))


def _row(one: Reviewed) -> tuple[Cell, ...]:
    measure, quote = _measure(one.rule), one.quote
    low, _ = measure.bounds or (None, None)
    counts = (share(measure.precision), share(low), measure.right, measure.made)
    told = (quote.file_name, _names(one), one.field, quote.text, quote.start, quote.end)
    return one.rule, *counts, *told


def as_json(one: Reviewed) -> dict[str, Any]:
    """Return a passage with its rule, field and classes as an object."""
    return {
        "rule": rule_json(_measure(one.rule)),
        "field": one.field,
        "classes": [{"title": title, "code": code} for title, code in one.classes],
        "statement": statement(one.quote),
    }


def entries(found: Sequence[Reviewed]) -> str:
    """Return entries of a file of corrections, ready to be kept or deleted, as TOML.

    A class is named where the passage is of one class alone.
    """
    return "\n".join((_HEAD, *map(_entry, found))) if found else f"# {_NOTHING}\n"


def _entry(one: Reviewed) -> str:
    is_short = one.field in (*SHORT, *OF_DOCUMENT)
    told = {"document": one.quote.file_name}
    if len(one.classes) == 1 and one.field not in OF_DOCUMENT:
        title, code = one.classes[0]
        told["class"] = code or title
    told |= {"field": one.field, "quote": one.quote.text}
    if is_short:
        told["is"] = ""
    lines = (f"{key} = {_string(value)}" for key, value in told.items())
    measure = _measure(one.rule)
    head = f"[[{'value' if is_short else 'wrong'}]]  # {one.rule}: {_certainty(measure)}"
    return "\n".join((head, *lines)) + ("  # what it is\n" if is_short else "\n")


def _string(text: str) -> str:
    """Return a text as a basic string of TOML, which JSON's strings are but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
