"""``nextrung why``: what a claim rests on, down to the printed sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

import click
from pyoxigraph import Literal, NamedNode, Triple

from graph import read, resources, vocab
from graph.errors import UnknownName
from graph.inference.stored import RESOLUTION, TITLES
from graph.inference.why import Origin, Reason
from graph.inference.why import why as reasons
from graph.iris import Iris
from graph.store import Place, Store
from web.as_json import statement
from web.cli.answer import give
from web.cli.options import Shape, answer_format_option, store_option
from web.naming import address_of_any, node
from web.told.answer import Answer
from web.told.outline import Line
from web.told.tables import Cell, Table

__all__ = ["why"]

_ORIGINS: Final[Mapping[Origin, str]] = {
    "document": "printed",
    "resolution": "decided over all documents of the employer",
    "statistics": "counted over all that is known of the employer",
    "titles": "from titles alone; no document states this ladder",
    "comparison": "found by comparing texts",
    "rule": "follows from the ontology",
    "reference": "a term of the ontology",
}

_COLUMNS: Final = (
    "depth", "subject", "property", "value", "origin", "by", "quote", "file", "start", "end",
)  # fmt: skip


@click.command()
@click.argument("subject")
@click.argument("predicate", required=False, metavar="[PROPERTY]")
@click.argument("object_", required=False, metavar="[OBJECT]")
@store_option
@answer_format_option
def why(
    subject: str, predicate: str | None, object_: str | None, store: Place, shape: Shape
) -> None:
    """Say what the claim SUBJECT PROPERTY OBJECT rests on, down to the printed sentence.

    Subject and object are classes, ladders or documents by any of their names, or whole addresses;
    the property is one of the ontology, such as nextRung. What is left out stands for anything.

    \b
    nextrung why 3170200
    nextrung why 3170200 nextRung
    nextrung why 3170200 higherRung 3170400
    """  # noqa: D301 - click wants the character itself
    with Store.read(store) as opened:
        about = address_of_any(opened, subject)
        found = reasons(
            opened,
            _base_of(opened, about),
            about,
            _property(predicate) if predicate is not None else None,
            address_of_any(opened, object_) if object_ is not None else None,
        )
        writer = _Writer(_labels(opened))
    if not found:
        raise UnknownName("claim", " ".join(filter(None, (subject, predicate, object_))))
    parts = tuple(line for one in found for line in writer.lines(one))
    table = Table(_COLUMNS, tuple(row for one in found for row in writer.rows(one)))
    give(Answer([_as_json(one) for one in found], table, parts), shape)


def _base_of(store: Store, about: NamedNode) -> Iris:
    below = (iris for iris in read.bases(store) if about.value.startswith(iris.base))
    return max(below, key=lambda iris: len(iris.base), default=Iris())


def _property(name: str) -> NamedNode:
    """Return a property by its name in the ontology, with or without its prefix."""
    prefix, colon, local = name.rpartition(":")
    if "://" in name:
        return node("property", name)
    if colon and prefix in vocab.PREFIXES and prefix != "nr":
        return node("property", vocab.PREFIXES[prefix] + local)
    known = {
        triple.subject.value.removeprefix(vocab.NR)
        for triple in resources.triples("ladder.ttl")
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(vocab.NR)
    }
    if local not in known:
        nearest = get_close_matches(local, sorted(known)) or ["nextRung", "higherRung", "mentionOf"]
        raise UnknownName("property", name, nearest)
    return NamedNode(vocab.NR + local)


def _labels(store: Store) -> Mapping[str, str]:
    """Return how classes, ladders, documents and our own terms are shown, by IRI."""
    terms = {
        triple.subject.value: triple.object.value
        for triple in resources.triples("ladder.ttl")
        if triple.predicate == vocab.LABEL
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
    }
    classes = {one.iri: f"{one.title} ({one.key})" for one in read.class_names(store)}
    ladders = {one.iri: f"the ladder {one.name}" for one in read.bare_ladders(store)}
    return terms | classes | ladders | {one.iri: one.file_name for one in read.documents(store)}


class _Writer:
    """Writes reasons, each below what it is a premise of."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._told: set[Triple] = set()

    def lines(self, reason: Reason, depth: int = 0) -> Iterator[Line]:
        """Yield a claim, where it comes from, and its premises; those of any claim only once."""
        again = reason.triple in self._told and bool(reason.premises)
        self._told.add(reason.triple)
        because = " (as above)" if again else ", because" if reason.premises else ""
        yield Line((" ".join(self._words(reason.triple)),), depth)
        told = self._origin(reason)
        quote = (": ", reason.quote) if reason.quote is not None else ()
        yield Line((told, *quote, because), depth + 1)
        for premise in () if again else reason.premises:
            yield from self.lines(premise, depth + 2)

    def rows(self, reason: Reason, depth: int = 0) -> Iterator[tuple[Cell, ...]]:
        """Yield a row a claim, those of its premises below it and one deeper."""
        quote = reason.quote
        place = (quote.text, quote.file_name, quote.start, quote.end) if quote else (None,) * 4
        yield depth, *self._words(reason.triple), reason.origin, reason.name, *place
        for premise in reason.premises:
            yield from self.rows(premise, depth + 1)

    def _words(self, triple: Triple) -> tuple[str, str, str]:
        subject, predicate, object_ = triple
        labels = self._labels
        return _shown(subject, labels), _shown(predicate, labels), _shown(object_, labels)

    def _origin(self, reason: Reason) -> str:
        told = _ORIGINS[reason.origin]
        if reason.origin == "document":
            source = self._labels.get(reason.name, reason.name)
            return told if reason.quote is not None else f"{told} in {source}"
        return told if reason.name in {RESOLUTION, TITLES} else f"{told}, by {reason.name}"


def _shown(term: object, labels: Mapping[str, str]) -> str:
    iri = term.value if isinstance(term, NamedNode | Literal) else str(term)
    if isinstance(term, Literal):
        return f'"{iri}"'
    if iri in labels:
        return labels[iri]
    document, hash_, part = iri.rpartition("#")
    if hash_ and document in labels:
        return f"{part} of {labels[document]}"
    for prefix, address in vocab.PREFIXES.items():
        if iri.startswith(address):
            return f"{prefix}:{iri.removeprefix(address)}"
    return iri.removeprefix(Iris().base)


def _as_json(reason: Reason) -> Mapping[str, object]:
    subject, predicate, object_ = reason.triple
    return {
        "subject": _value(subject),
        "predicate": _value(predicate),
        "object": _value(object_),
        "origin": reason.origin,
        "name": reason.name,
        "quote": statement(reason.quote) if reason.quote is not None else None,
        "premises": [_as_json(premise) for premise in reason.premises],
    }


def _value(term: object) -> object:
    return getattr(term, "value", str(term))
