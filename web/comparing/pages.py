"""The page that compares two or three classes, and the files that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any, Final

from flask import Blueprint, Response, render_template, request, url_for

from graph.comparison.comparing import compared
from graph.comparison.known import known
from graph.comparison.model import Comparison
from graph.lookup import class_label
from graph.model import ClassName
from web import compared_json
from web.chosen import Unclear, chosen, fitting
from web.comparing.beside import LETTERS, beside
from web.downloads import file_of, json_of, page_of
from web.kept import kept
from web.media import CSV, HTML, JSON, MARKDOWN, Media, negotiated
from web.problems import problem
from web.stores import opened
from web.told import compare_parts, outline, tables
from web.told.tables import Table

__all__ = ["blueprint"]

blueprint = Blueprint("comparing", __name__)

_FORMS: Final = (HTML, JSON, CSV, MARKDOWN)
#: The parameters that name classes; the last one may be left out.
_FIELDS: Final = ("a", "b", "c")
_FEWEST: Final = 2


@dataclass(frozen=True)
class _Asked:
    """What the address names, as typed; nothing stands for a field that is left empty."""

    names: Mapping[str, str]

    @cached_property
    def given(self) -> Mapping[str, str]:
        return {field: name for field, name in self.names.items() if name}

    def address(self, **changed: str) -> str:
        """Return the address that asks for the same but for what is changed."""
        query: dict[str, Any] = {**self.given, **changed}
        return url_for("comparing.compare", **query)


@blueprint.get("/compare")
def compare() -> Response:
    """Return the form, and below it the classes side by side or why they cannot be."""
    form = negotiated(request, _FORMS)
    asked = _Asked({field: fitting(field, request.args.get(field, "")) for field in _FIELDS})
    with opened() as store:
        about = kept(store, known)
        found = {field: chosen(about.names.values(), name) for field, name in asked.given.items()}
        unclear = {field: one for field, one in found.items() if isinstance(one, Unclear)}
        classes = [one for one in found.values() if isinstance(one, ClassName)]
        if unclear or len(classes) < _FEWEST or len(set(classes)) < len(classes):
            return _not_compared(asked, classes, unclear, form)
        sides = [about.compared(one.iri) for one in classes]
        comparisons = [compared(one, other) for one, other in combinations(sides, 2)]
    return _page(asked, comparisons) if form == HTML else _file(comparisons, form)


def _page(asked: _Asked, comparisons: Sequence[Comparison]) -> Response:
    html = render_template(
        "comparing/compare.html", asked=asked, letters=LETTERS, of=beside(comparisons), unclear={}
    )
    return page_of(html)


def _not_compared(
    asked: _Asked, classes: Sequence[ClassName], unclear: Mapping[str, Unclear], form: Media
) -> Response:
    """Return why there is nothing to compare; a page that was asked for nothing is only a form."""
    repeated = len(set(classes)) < len(classes)
    if form == HTML:
        html = render_template(
            "comparing/choose.html",
            asked=asked,
            only=classes[0] if len(classes) == 1 and not unclear else None,
            unclear=unclear,
            repeated=repeated and not unclear,
        )
        status = max((one.status for one in unclear.values()), default=400 if repeated else 200)
        return page_of(html, status)
    for field, one in unclear.items():
        labels = list(map(class_label, one.candidates))
        return problem(one.status, one.sentence, parameter=field, candidates=labels)
    sentence = "Two of the names are of one class." if repeated else "Name two classes: a and b."
    return problem(400, sentence)


def _file(comparisons: Sequence[Comparison], form: Media) -> Response:
    """Return the comparisons of each two as ``nextrung compare`` writes them."""
    if form == JSON:
        found = [compared_json.comparison(one) for one in comparisons]
        return json_of({"comparisons": found}, form, "compare")
    if form == CSV:
        return file_of(tables.as_csv(_table(comparisons)), form, "compare")
    parts = tuple(part for one in comparisons for part in compare_parts.comparison(one))
    return file_of(f"{outline.markdown(parts)}\n", form, "compare")


def _table(comparisons: Iterable[Comparison]) -> Table:
    """Return the rows of each comparison, with the keys of its two classes before each."""
    pairs = [(one, compare_parts.table(one)) for one in comparisons]
    rows = (
        (of.first.name.key, of.second.name.key, *row) for of, table in pairs for row in table.rows
    )
    return Table(("first_class", "second_class", *pairs[0][1].columns), tuple(rows))
