"""What the data set is, and its files: ``/data``, ``/.well-known/void`` and the dumps."""

from __future__ import annotations

from difflib import get_close_matches
from http import HTTPStatus
from typing import Final

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from werkzeug import Response as Answer
from werkzeug.exceptions import ServiceUnavailable

from graph import vocab
from graph.errors import UnknownName
from graph.store import Store
from web.exports import short
from web.kept import kept
from web.linked import dataset
from web.linked.dumps import DUMPS, GZIP, Dump, Made, shelf
from web.linked.names import place_of
from web.linked.rdf import RDF, answer, triples_of
from web.linked.unknown import unknown
from web.media import HTML, Media, form_asked
from web.problems import of_program, problem
from web.stores import opened

__all__ = ["blueprint"]

blueprint = Blueprint("downloads", __name__)
blueprint.register_error_handler(UnknownName, unknown)

#: Seconds for which a request waits for a file, and after which to come again.
_PATIENCE: Final = 5.0
_AGAIN: Final = 20
#: How many kinds of things are listed.
_MOST_KINDS: Final = 12
#: Where a query is sent, and where programs find the rest of the interface.
_ENDPOINT: Final = "sparql"
_API: Final = "api/v1"


@blueprint.get("/data")
def index() -> str | Response:
    """Return what there is to download and to ask, as a page or as RDF."""
    form = form_asked(HTML, *RDF)
    with opened() as store:
        if form is not HTML:
            return _description(store, form)
        files, counts = shelf(store), kept(store, dataset.counts)
        return render_template(
            "linked/data.html",
            counts=counts,
            examples=[place_of(iri, counts.bases) for iri in counts.examples],
            kinds=[(short(iri), iri.partition(vocab.NR)[2], many) for iri, many in _most(counts)],
            files=[(dump, files.made(dump)) for dump in DUMPS.values()],
            modified=files.modified,
            rights=dataset.RIGHTS,
            endpoint=request.root_url + _ENDPOINT,
            api=request.root_url + _API,
        )


def _most(counts: dataset.Counts) -> list[tuple[str, int]]:
    """Return the kinds of which there are most, each with how many."""
    return sorted(counts.classes.items(), key=lambda one: (-one[1], one[0]))[:_MOST_KINDS]


@blueprint.get("/.well-known/void")
def void() -> Answer:
    """Return the description of the data set where programs look for it.

    Whoever wants a page is sent to that of the data (`VoID, section 7.2
    <https://www.w3.org/TR/void/#discovery>`_).
    """
    form = form_asked(*RDF, HTML)
    if form is HTML:
        return redirect(url_for(".index"), 303)
    with opened() as store:
        return _description(store, form)


def _description(store: Store, form: Media) -> Response:
    found = dataset.described(kept(store, dataset.counts), shelf(store), _places())
    told = sorted(triples_of(found), key=lambda one: (str(one.subject), str(one.predicate)))
    return answer(told, form, "nextrung-void")


def _places() -> dataset.Places:
    return dataset.Places(
        description=url_for(".void", _external=True),
        page=url_for(".index", _external=True),
        endpoint=request.root_url + _ENDPOINT,
        downloads={name: url_for(".download", name=name, _external=True) for name in DUMPS},
    )


@blueprint.get("/data/<name>")
def download(name: str) -> Response | tuple[str, int, dict[str, str]]:
    """Return a file of all that the store holds, whole or a range of it."""
    if name not in DUMPS:
        raise UnknownName("download", name, get_close_matches(name, DUMPS))
    dump = DUMPS[name]
    with opened() as store:
        files = shelf(store)
        try:
            made = files.asked(dump, _PATIENCE)
        except OSError as error:
            raise ServiceUnavailable(
                f"{name} cannot be made on this machine ({error.strerror}); try again later."
            ) from error
        if made is None:
            return _later(dump)
        return _sent(dump, made, files.modified.timestamp())


def _sent(dump: Dump, made: Made, modified: float) -> Response:
    return send_file(
        made.path,
        GZIP if dump.packed else dump.form.type,
        as_attachment=True,
        download_name=dump.name,
        etag=made.digest,
        last_modified=modified,
    )


def _later(dump: Dump) -> Response | tuple[str, int, dict[str, str]]:
    """Return that a file is being made, and when to come again."""
    again = {"Retry-After": str(_AGAIN)}
    said = f"{dump.name} is being made, which takes a minute or two; ask again in a moment."
    if of_program():
        told = problem(HTTPStatus.SERVICE_UNAVAILABLE, said)
        told.headers.update(again)
        return told
    page = render_template("linked/later.html", dump=dump, sentence=said)
    return page, HTTPStatus.SERVICE_UNAVAILABLE, again
