"""The addresses of things: 303 from ``/id/`` to what tells of a thing, and ``/data/``, which does.

`Cool URIs for the Semantic Web <https://www.w3.org/TR/cooluris/>`_, section 4.2: a class of
positions cannot be sent over the network, a document about it can.
"""

from __future__ import annotations

from typing import Final

from flask import Blueprint, redirect, render_template, url_for
from pyoxigraph import NamedNode
from werkzeug import Response

from graph.errors import UnknownName
from web.kept import kept
from web.linked import names, thing
from web.linked.described import described
from web.linked.document import as_rdf
from web.linked.kinds import page_address
from web.linked.rdf import RDF
from web.linked.unknown import unknown
from web.media import HTML, form_asked
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("linked", __name__)
blueprint.register_error_handler(UnknownName, unknown)

#: How many graphs a page names of those that a thing's triples are from.
_MOST_GRAPHS: Final = 20


@blueprint.get("/id/<kind>/<path:name>")
def identified(kind: str, name: str) -> Response:
    """Send who asks for a thing to the page, or the data, that tells of it."""
    form = form_asked(HTML, *RDF)
    with opened() as store:
        found = names.found(store, kind, name)
    if form is HTML:
        return redirect(page_address(found.kind.name, found.name), 303)
    return redirect(url_for("linked.data", kind=kind, name=name, format=form.name), 303)


@blueprint.get("/data/<kind>/<path:name>")
def data(kind: str, name: str) -> str | Response:
    """Return what the store says of a thing: as RDF, or as a page that shows its triples."""
    form = form_asked(HTML, *RDF)
    with opened() as store:
        found = described(store, names.found(store, kind, name))
        known = kept(store, names.bases)
    if form is not HTML:
        return as_rdf(found, form)
    page = page_address(kind, found.of.name)
    return render_template(
        "linked/thing.html",
        of=found,
        title=found.label(found.of.iri.value),
        own=thing.lines(found, found.own, known),
        pointing=thing.lines(found, found.pointing, known),
        graphs=[thing.shown(found, NamedNode(one), known) for one in found.graphs[:_MOST_GRAPHS]],
        page=page if page != url_for("linked.data", kind=kind, name=name) else None,
    )
