"""The page of the classes of other employers that are comparable with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, render_template, request

from graph.comparison.answers import comparable as ranked
from graph.comparison.known import Known, known
from graph.comparison.model import Comparable, Comparables, Row
from graph.comparison.ranking import Reason
from graph.errors import UnknownName
from graph.model import ClassName
from graph.store import Store
from web import compared_json
from web.chosen import class_at, fitting, no_such_class
from web.downloads import file_of, json_of, page_of
from web.kept import kept
from web.later import come_back, made
from web.media import CSV, HTML, JSON, MARKDOWN, Media, negotiated
from web.problems import problem
from web.stores import opened
from web.told import comparable_parts, outline, tables

__all__ = ["blueprint", "worded"]

blueprint = Blueprint("comparable", __name__)

_FORMS: Final = (HTML, JSON, CSV, MARKDOWN)
#: From which nearness on two classes are said to be so near in a respect; else far apart.
_NEAR: Final = ((0.995, "the same"), (0.75, "close"), (0.4, "somewhat apart"))
_FAR: Final = "far apart"
_UNSTATED: Final = "not stated of both"
#: A respect that is told beside the nearest of all classes looked at: the nearest is not the same.
_BESIDE_THE_NEAREST: Final = "Field of work"
_LATER: Final = "The words of all classes are being put in order just now, once after a load."


@dataclass(frozen=True, slots=True)
class _Told:
    """A reason in words, with what both sides state where the respect has sides."""

    reason: Reason
    words: str
    row: Row | None


@blueprint.get("/classes/<agency>/<code>/comparable")
def comparable(agency: str, code: str) -> Response:
    """Return the classes that are comparable with one, the nearest first, each with its reasons.

    ``?agency=`` keeps them to those of one employer, be it the class's own.
    """
    form = negotiated(request, _FORMS)
    whose = fitting("agency", request.args.get("agency", ""))
    if made(worded) is None:
        return come_back(_LATER, form)
    with opened() as store:
        about = kept(store, worded)
        here = class_at(about.names.values(), agency, code)
        if here is None:
            return no_such_class(about.names.values(), agency, code, form)
        try:
            found = ranked(about, here.iri, whose or None)
        except UnknownName as error:
            return _no_employer(error, here, form)
        employers = sorted({one.employer for one in about.names.values() if one.employer})
    if form != HTML:
        return _file(found, form)
    html = render_template(
        "comparing/comparable.html", of=found, whose=whose, employers=employers, reasons=_reasons
    )
    return page_of(html)


def worded(store: Store) -> Known:
    """Return the classes of a store with their words, which is all that takes long here."""
    about = kept(store, known)
    about.words  # noqa: B018 - read, so that no request waits for it
    return about


def _reasons(one: Comparable) -> Sequence[tuple[str, Sequence[_Told]]]:
    """Return the reasons for a class by how near they are, the nearest first."""
    rows = {row.what: row for row in one.rows}
    told = [_Told(of, _words(of), rows.get(of.what)) for of in one.nearness.reasons]
    order = (*(words for _, words in _NEAR), _FAR, _UNSTATED)
    grouped = ((words, [one for one in told if one.words == words]) for words in order)
    return [group for group in grouped if group[1]]


def _words(reason: Reason) -> str:
    near = reason.near
    if near is None:
        return _UNSTATED
    scale = _NEAR[1:] if reason.what == _BESIDE_THE_NEAREST else _NEAR
    return next((words for least, words in scale if near >= least), _FAR)


def _no_employer(error: UnknownName, here: ClassName, form: Media) -> Response:
    sentence = f"No employer is named “{error.name}”."
    if form != HTML:
        return problem(404, sentence, candidates=list(error.candidates))
    html = render_template(
        "comparing/no_employer.html", sentence=sentence, here=here, known=error.candidates
    )
    return page_of(html, 404)


def _file(found: Comparables, form: Media) -> Response:
    name = f"comparable-{found.of.name.key.replace('/', '-')}"
    if form == JSON:
        return json_of(compared_json.comparables(found), form, name)
    if form == CSV:
        return file_of(tables.as_csv(comparable_parts.table(found)), form, name)
    parts = tuple(comparable_parts.page(found))
    return file_of(f"{outline.markdown(parts)}\n", form, name)
