"""The pages and data of our own terms and schemes, at addresses that mirror their IRIs."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from flask import Blueprint, Response, redirect, render_template, url_for
from pyoxigraph import Literal, NamedNode, Triple
from werkzeug import Response as Answer

from graph import resources, schemes, vocab
from graph.errors import UnknownName
from graph.vocab import SCHEME
from web.linked import terms
from web.linked.rdf import RDF, answer
from web.linked.unknown import unknown
from web.media import HTML, form_asked

__all__ = ["blueprint"]

blueprint = Blueprint("vocabulary", __name__)
blueprint.register_error_handler(UnknownName, unknown)


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of the words of the field: its local name, its label, and what it is for."""

    name: str
    label: str
    definition: str


@blueprint.get("/ontology")
def ontology() -> str | Response:
    """Return our terms: a page with an anchor for each, or their file as data."""
    form = form_asked(HTML, *RDF)
    if form is not HTML:
        return answer(terms.vocabulary_triples(), form, "nextrung-ontology")
    title, description = terms.title()
    return render_template(
        "linked/ontology.html",
        title=title,
        description=description,
        groups=terms.groups(),
        schemes=_schemes(),
        space=vocab.NR,
    )


@blueprint.get("/ontology/<version>")
def of_version(version: str) -> Answer:
    """Send who asks for the version of the ontology that we have to it."""
    wanted = f"<{vocab.NR.removesuffix('#')}/{version}>"
    if not any(str(triple.object) == wanted for triple in resources.triples("ladder.ttl")):
        raise UnknownName("version of the ontology", version)
    return redirect(url_for(".ontology"), 303)


@blueprint.get("/scheme")
def all_schemes() -> str | Response:
    """Return the list of our schemes, or all of them as data."""
    form = form_asked(HTML, *RDF)
    if form is not HTML:
        return answer(resources.triples("schemes.ttl"), form, "nextrung-schemes")
    return render_template("linked/schemes.html", schemes=_schemes())


@blueprint.get("/scheme/<name>")
def scheme(name: str) -> str | Response:
    """Return one scheme: a page with an anchor for each concept, or its triples."""
    form = form_asked(HTML, *RDF)
    found = _known(name)
    if form is not HTML:
        return answer(_triples(found.name), form, f"nextrung-{found.name}")
    return render_template(
        "linked/scheme.html",
        scheme=found,
        concepts=schemes.concepts(found.name),
        labels={one.name: one.labels[0] for one in schemes.concepts(found.name)},
        space=SCHEME,
    )


@blueprint.get("/scheme/<name>/<concept>")
def concept(name: str, concept: str) -> Answer:
    """Send who asks for a concept to where its scheme tells of it."""
    form = form_asked(HTML, *RDF)
    known = [one.name for one in schemes.concepts(_known(name).name)]
    if concept not in known:
        near = get_close_matches(concept, known)
        raise UnknownName("concept", f"{name}/{concept}", [f"{name}/{one}" for one in near])
    if form is HTML:
        return redirect(url_for(".scheme", name=name, _anchor=concept), 303)
    return redirect(url_for(".scheme", name=name, format=form.name), 303)


def _known(name: str) -> Scheme:
    """Return a scheme by its local name.

    :raises UnknownName: where we have no such scheme
    """
    for one in _schemes():
        if one.name == name:
            return one
    raise UnknownName("scheme", name, [one.name for one in _schemes()])


@cache
def _schemes() -> tuple[Scheme, ...]:
    said: dict[tuple[str, NamedNode], str] = {}
    names = set()
    for one in resources.triples("schemes.ttl"):
        if one.predicate == vocab.IN_SCHEME and isinstance(one.object, NamedNode):
            names.add(one.object.value)
        if isinstance(one.subject, NamedNode) and isinstance(one.object, Literal):
            said.setdefault((one.subject.value, one.predicate), one.object.value)
    return tuple(
        Scheme(iri.removeprefix(SCHEME), said[iri, vocab.PREF_LABEL], said[iri, vocab.DEFINITION])
        for iri in sorted(names)
    )


def _triples(name: str) -> list[Triple]:
    """Return what our files say of a scheme and of its concepts."""
    wanted = {f"{SCHEME}{name}", *(one.iri for one in schemes.concepts(name))}
    every = (*resources.triples("schemes.ttl"), *resources.triples("rules.ttl"))
    found = [
        one for one in every if isinstance(one.subject, NamedNode) and one.subject.value in wanted
    ]
    return sorted(found, key=lambda one: str(one.subject))
