"""The pages of findings: all employers with how many there are of each, and those of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from flask import Blueprint, Response, abort, render_template, request, url_for

from graph.findings.find import findings
from graph.findings.kinds import Kind, Severity, kind, kinds, severities
from graph.findings.model import Finding
from graph.findings.suppressions import Judged
from graph.findings.wanted import Wanted
from graph.statistics import statistics
from web.downloads import file_of, json_of, page_of
from web.later import come_back, made
from web.media import CSV, HTML, JSON, Media, negotiated
from web.problems import problem
from web.quality.employers import Employer, employers, near_employers
from web.stores import opened
from web.told import check_parts, tables

__all__ = ["blueprint", "no_such_employer"]

blueprint = Blueprint("quality", __name__)

_FORMS: Final = (HTML, JSON, CSV)
_A_PAGE: Final = 50
_LATER: Final = "What is wrong is being looked for just now, for the first time since a load."
#: What is shown unless something else is asked for: notes need not be defects.
_USUAL: Final[Severity] = "warning"
_MOST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which findings the address asks for, and which page of them, 1-based."""

    kind: Kind | None
    severity: Severity
    page: int

    @property
    def wanted(self) -> Wanted:
        return Wanted({self.kind.name} if self.kind is not None else None, self.severity)

    def address(self, of: Employer, **changed: object) -> str:
        """Return the address that asks for the same but for what is changed."""
        query: dict[str, Any] = {
            "kind": self.kind.name if self.kind is not None else None,
            "severity": self.severity,
            **changed,
        }
        return url_for("quality.agency", agency=of.key, **query)


@blueprint.get("/quality")
def index() -> Response:
    """Return the page of all employers with the number of findings of each kind."""
    form = negotiated(request, _FORMS)
    found = _employers()
    if found is None:
        return come_back(_LATER, form)
    if form != HTML:
        return _file([one for of in found for one in of.findings], form, "findings")
    html = render_template(
        "quality/index.html", employers=found, counted=_counted, weights=severities()[::-1]
    )
    return page_of(html)


@blueprint.get("/quality/<agency>")
def agency(agency: str) -> Response:
    """Return the findings of one employer, kind by kind, or as a file.

    ``?kind=`` keeps them to one kind, ``?severity=`` to those that weigh so much at the least.
    """
    form = negotiated(request, _FORMS)
    asked = _asked()
    every = _employers()
    if every is None:
        return come_back(_LATER, form)
    of = next((one for one in every if one.key == agency), None)
    if of is None:
        return no_such_employer(every, agency, "quality.agency", form)
    found = tuple(filter(asked.wanted.holds, of.findings))
    return _page(of, found, asked) if form == HTML else _file(found, form, f"findings-{of.key}")


def _page(of: Employer, found: Sequence[Finding], asked: _Asked) -> Response:
    pages = max(-(-len(found) // _A_PAGE), 1)
    if asked.page > pages:
        abort(404, f"These findings have no page {asked.page}; the last one is {pages}.")
    shown = found[(asked.page - 1) * _A_PAGE : asked.page * _A_PAGE]
    html = render_template(
        "quality/agency.html",
        of=of,
        asked=asked,
        counted=_counted(of.findings),
        many=len(found),
        groups=tuple(_groups(shown, found)),
        pages=pages,
        first=(asked.page - 1) * _A_PAGE + 1,
        last=(asked.page - 1) * _A_PAGE + len(shown),
        weights=severities()[::-1],
    )
    return page_of(html)


def _groups(
    shown: Iterable[Finding], found: Iterable[Finding]
) -> Iterator[tuple[Kind, int, tuple[Finding, ...]]]:
    """Yield each kind on this page, how many there are on all pages, and those on this one."""
    counts = Counter(one.kind for one in found)
    for name, same in groupby(shown, key=lambda one: one.kind):
        yield kind(name), counts[name], tuple(same)


def _counted(found: Iterable[Finding]) -> tuple[tuple[Kind, int], ...]:
    """Return each kind that there is with its number, the heaviest first."""
    counts = Counter(one.kind for one in found)
    return tuple((one, counts[one.name]) for one in kinds() if counts[one.name])


def _employers() -> tuple[Employer, ...] | None:
    found = made(findings)
    if found is None:
        return None
    with opened() as store:
        return employers(statistics(store), found)


def _asked() -> _Asked:
    name = request.args.get("kind", "")
    known = {one.name: one for one in kinds()}
    if name and name not in known:
        abort(400, f"There is no such kind of findings; there are: {', '.join(known)}.")
    usual = severities()[0] if name else _USUAL
    weight = request.args.get("severity") or usual
    severity = next((one for one in severities() if one == weight), None)
    if severity is None:
        abort(400, f"“severity” is one of: {', '.join(severities())}.")
    page = request.args.get("page", "1")
    if not (page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS and int(page)):
        abort(400, "“page” is a number from 1.")
    return _Asked(known.get(name), severity, int(page))


def _file(found: Sequence[Finding], form: Media, name: str) -> Response:
    """Return findings as ``nextrung check`` writes them."""
    answer = check_parts.answer(Judged(tuple(found)), None, notes=True, suppressed=False)
    if form == JSON:
        return json_of(answer.data, form, name)
    return file_of(tables.as_csv(answer.table), form, name)


def no_such_employer(known: Sequence[Employer], key: str, endpoint: str, form: Media) -> Response:
    """Return the answer that offers the nearest employers, or all of them.

    :param endpoint: the page that each is linked to
    """
    near = near_employers(known, key)
    if form != HTML:
        detail = f"No employer stands at the address “{key}”."
        return problem(404, detail, candidates=[one.key for one in near or known])
    html = render_template(
        "quality/no_employer.html", key=key, near=near, known=known, endpoint=endpoint
    )
    return page_of(html, 404)
