"""The page of a document: its whole text, with the passage that was asked for marked in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import Blueprint, Response, abort, render_template, request, url_for

from graph import read, vocab
from graph.documents import Span, Whole, short, whole
from graph.lookup import near_documents
from graph.model import Quote
from graph.store import Store
from web.kept import kept
from web.linked.document import page_in_rdf
from web.linked.rdf import RDF
from web.media import HTML, form_asked
from web.passages import paragraphs
from web.problems import of_program, problem
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("documents", __name__)

#: More digits are no place in any text.
_MOST_DIGITS: Final = 12


@blueprint.app_template_filter()
def document_address(iri: str) -> str:
    """Return the address of a document's page.

    :param iri: the document's
    """
    return url_for("documents.document", digits=short(iri))


@blueprint.app_template_filter()
def passage_address(quote: Quote) -> str:
    """Return the address of a document's page at a passage."""
    return f"{document_address(quote.document)}?from={quote.start}&to={quote.end}#passage"


@blueprint.get("/documents/<digits>")
def document(digits: str) -> str | Response | tuple[str, int]:
    """Return the page of one document, or its triples.

    :param digits: the first hexadecimal digits of its digest, or all of them
    """
    form = form_asked(HTML, *RDF)
    with opened() as store:
        iri = kept(store, _addresses).get(digits)
        if iri is None:
            return _unknown(store, digits)
        if form is not HTML:
            return page_in_rdf(store, "spec", iri.rpartition("/")[2], form)
        found = whole(store, iri)
    asked = _asked(found)
    spans = found.spans(*asked) if asked is not None else ()
    return render_template(
        "document.html", found=found, asked=asked, paragraphs=paragraphs(found.text, spans)
    )


def _addresses(store: Store) -> Mapping[str, str]:
    """Return the IRI of each document by the digits that stand for it, few or all."""
    known = sorted(read.iris(store, vocab.SPECIFICATION), reverse=True)
    return {digits: iri for iri in known for digits in (short(iri), iri.rpartition("/")[2])}


def _unknown(store: Store, digits: str) -> tuple[str, int] | Response:
    """Return what offers the nearest documents."""
    near = near_documents(read.documents(store), digits)
    if of_program():
        said = f"No loaded document has the address {digits}."
        return problem(404, said, candidates=[short(one.iri) for one in near])
    return render_template("no_document.html", name=digits, near=near), 404


def _asked(of: Whole) -> Span | None:
    """Return which passage is asked for, ``None`` where none is; refuse what is no passage."""
    told = [request.args.get(name) for name in ("from", "to")]
    if told == [None, None]:
        return None
    places = [
        int(one)
        for one in told
        if one is not None and one.isascii() and one.isdigit() and len(one) <= _MOST_DIGITS
    ]
    if len(places) != len(told) or not places[0] < places[1] <= len(of.text):
        abort(
            400,
            "A passage is asked for by ?from=FIRST&to=LAST: two places in the text of the document,"
            f" counted in characters from 0 to {len(of.text)}, the first below the last.",
        )
    return places[0], places[1]
