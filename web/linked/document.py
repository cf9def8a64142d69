"""The document that tells a thing as data."""

from __future__ import annotations

from flask import Response, url_for
from pyoxigraph import Triple

from graph.store import Store
from web.linked import names
from web.linked.described import Described, described
from web.linked.rdf import answer, triples_of
from web.media import Media

__all__ = ["as_rdf", "page_in_rdf"]


def as_rdf(found: Described, form: Media) -> Response:
    """Return a thing with a description of the document that tells of it."""
    name = f"{found.of.kind.name}-{found.of.name}".translate(str.maketrans("/#", "--"))
    return answer([*_document(found), *found.triples()], form, name)


def page_in_rdf(store: Store, kind: str, name: str, form: Media) -> Response:
    """Return the data of a thing that a page of the site is about.

    :param kind: one of :data:`web.linked.kinds.KINDS`
    :param name: what stands behind the kind in the thing's IRI
    :raises UnknownName: where the store says nothing of it
    """
    return as_rdf(described(store, names.found(store, kind, name)), form)


def _document(found: Described) -> list[Triple]:
    """Return what the document says of itself: what it is about, what it is from, what is cut."""
    address = url_for("linked.data", kind=found.of.kind.name, name=found.of.name, _external=True)
    return triples_of(
        {
            "@id": address,
            "@type": "foaf:Document",
            "foaf:primaryTopic": {"@id": found.of.iri.value},
            "void:inDataset": {"@id": url_for("downloads.index", _external=True) + "#dataset"},
            "prov:wasDerivedFrom": [{"@id": graph} for graph in found.graphs],
            "rdfs:comment": [{"@value": one, "@language": "en"} for one in found.cuts],
        }
    )
