"""The page of what several classes may ask for: a competency, or a licence or certificate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, render_template
from pyoxigraph import NamedNode

from graph import schemes
from graph.errors import UnknownName
from graph.model import ClassName, Quote
from graph.rows import number, quote, text
from graph.store import Row, Store
from web.directory import directory
from web.kept import kept
from web.linked import names
from web.linked.described import described
from web.linked.document import as_rdf
from web.linked.rdf import RDF
from web.linked.unknown import unknown
from web.media import HTML, form_asked
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("asked_for", __name__)
blueprint.register_error_handler(UnknownName, unknown)

#: Of each kind the question that finds who asks for it, and the parameter that it is told by.
_QUESTIONS = {
    "competency": ("classes-by-competency", "competency"),
    "credential": ("classes-by-credential", "credential"),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """One passage by which a class asks for the thing.

    ``how`` are the words that bound it, such as the proficiency or the condition.
    """

    quote: Quote
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer, ``None`` where no document names it, with its classes that ask for the thing."""

    name: str | None
    classes: tuple[tuple[ClassName, tuple[Asking, ...]], ...]


@blueprint.get("/competencies/<kind>/<name>")
def competency(kind: str, name: str) -> str | Response:
    """Return the page of a knowledge, skill or ability."""
    return _page("competency", f"{kind}/{name}")


@blueprint.get("/credentials/<name>")
def credential(name: str) -> str | Response:
    """Return the page of a licence or certificate."""
    return _page("credential", name)


def _page(kind: str, name: str) -> str | Response:
    form = form_asked(HTML, *RDF)
    with opened() as store:
        found = described(store, names.found(store, kind, name))
        if form is not HTML:
            return as_rdf(found, form)
        employers = _employers(store, kind, found.of.iri)
    printed = (ask for of in employers for _, asked in of.classes for ask in asked)
    title = found.label(found.of.iri.value) or next((one.quote.text for one in printed), name)
    return render_template(
        "linked/asked_for.html",
        of=found,
        title=title,
        sort=name.partition("/")[0] if kind == "competency" else found.of.kind.said,
        employers=employers,
        count=sum(len(one.classes) for one in employers),
    )


def _employers(store: Store, kind: str, iri: NamedNode) -> tuple[Employer, ...]:
    """Return who asks for a thing, by name, the unnamed ones last."""
    question, parameter = _QUESTIONS[kind]
    known = {one.iri: one for one in kept(store, directory).classes.values()}
    asked: dict[ClassName, list[Asking]] = defaultdict(list)
    for row in store.ask(question, {parameter: iri}):
        if row["class"].value in known:
            asked[known[row["class"].value]].append(Asking(quote(row), tuple(_how(row))))
    by_employer: dict[str | None, list[ClassName]] = defaultdict(list)
    for name in asked:
        by_employer[name.employer].append(name)
    ordered = sorted(by_employer, key=lambda one: (one is None, one or ""))
    return tuple(Employer(one, _classes(by_employer[one], asked)) for one in ordered)


def _classes(
    of: Iterable[ClassName], asked: Mapping[ClassName, list[Asking]]
) -> tuple[tuple[ClassName, tuple[Asking, ...]], ...]:
    by_title = sorted(of, key=lambda one: (one.title.casefold(), one.iri))
    return tuple((one, tuple(asked[one])) for one in by_title)


def _how(row: Row) -> Iterable[str]:
    if "proficiency" in row:
        yield f"proficiency: {schemes.by_iri(row['proficiency'].value).labels[0]}"
    condition, months = text(row, "condition"), number(row, "months")
    if condition is not None:
        yield f"on the condition: {condition}"
    if months is not None:
        yield f"within {months} {'month' if months == 1 else 'months'} of appointment"
