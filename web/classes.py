"""The page of a class: everything known of it, in the order in which an incumbent asks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Blueprint, Response, render_template, url_for

from graph.alternatives import distinct
from graph.model import ClassName, Quote, Rung, Way, WayKind
from graph.schemes import concept
from web import as_json
from web.chosen import no_such_class
from web.directory import directory
from web.kept import kept
from web.linked.document import page_in_rdf
from web.media import HTML, JSON, JSON_LD, N_TRIPLES, RDF_XML, TURTLE, Media, form_asked
from web.occupation import occupation
from web.portrait import Neighbour, Portrait, portrait_of
from web.stores import opened
from web.told.words import WAYS

__all__ = ["blueprint"]

blueprint = Blueprint("classes", __name__)

#: Why a class leads to another, the best founded reason first.
_KINDS: Final[tuple[WayKind, ...]] = tuple(WAYS)

#: What the page answers besides itself and the class's triples, and how that is made.
_DATA: Final[Mapping[Media, Callable[[Portrait], dict[str, Any]]]] = {
    JSON_LD: occupation,
    JSON: as_json.portrait,
}


@blueprint.app_template_filter()
def class_address(iri: str) -> str:
    """Return the address of a class's page.

    :param iri: the class
    """
    agency, code = iri.rsplit("/", 2)[-2:]
    return url_for("classes.job_class", agency=agency, code=code)


@blueprint.app_template_filter()
def exemption_law(of: Rung) -> str | None:
    """Return which rule an exemption from overtime rests on, where the scheme names one."""
    if of.flsa is None or of.flsa.status != "exempt" or of.flsa.otherwise:
        return None
    return concept("flsa", of.flsa.exemption or "exempt").notation


blueprint.add_app_template_filter(distinct, "distinct")


@blueprint.get("/classes/<agency>/<code>")
def job_class(agency: str, code: str) -> str | Response:
    """Return the page of one class, or its data."""
    form = form_asked(HTML, *_DATA, TURTLE, RDF_XML, N_TRIPLES)
    with opened() as store:
        names = kept(store, directory).classes
        name = names.get(f"{agency}/{code}")
        if name is None:
            return no_such_class(names.values(), agency, code, form)
        if form is not HTML and form not in _DATA:
            return page_in_rdf(store, "class", f"{agency}/{code}", form)
        found = portrait_of(store, name)
    return _page(found) if form is HTML else _data(found, form)


def _page(found: Portrait) -> str:
    return render_template(
        "class.html",
        of=found,
        facts=found.facts,
        leads_to=_by_reason(found.leads_to),
        comes_from=_by_reason(found.comes_from),
        data=occupation(found),
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """A class, and the passages that say so of it and of the one that the page is about."""

    name: ClassName
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why some classes lead to one another, said once for all of them."""

    words: tuple[str, ...]
    inferred: bool
    classes: tuple[_Beside, ...]


def _by_reason(found: Iterable[Neighbour]) -> tuple[_Reason, ...]:
    """Return each neighbour once, by title, below all that says so; the best founded come first."""
    ways: dict[ClassName, list[Way]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (one.name.title, one.name.iri)):
        ways[one.name].append(one.way)
    reasons: dict[tuple[int, ...], list[_Beside]] = defaultdict(list)
    for name, between in ways.items():
        kinds = tuple(sorted({_KINDS.index(way.kind) for way in between}))
        quotes = dict.fromkeys(quote for way in between for quote in way.quotes)
        reasons[kinds].append(_Beside(name, tuple(quotes)))
    return tuple(
        _Reason(
            tuple(WAYS[_KINDS[place]] for place in kinds),
            [_KINDS[place] for place in kinds] == ["inferred-rung"],
            tuple(reasons[kinds]),
        )
        for kinds in sorted(reasons)
    )


def _data(found: Portrait, form: Media) -> Response:
    """Return what is known of a class as a file to keep."""
    text = json.dumps(_DATA[form](found), indent=1, ensure_ascii=False) + "\n"
    answer = Response(text, mimetype=form.type)
    file_name = f"{found.name.key.replace('/', '-')}.{form.name}"
    answer.headers.set("Content-Disposition", "attachment", filename=file_name)
    return answer
