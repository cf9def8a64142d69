"""Further headings out of a Turtle file: a new employer's wording is a line of data, not code.

::

    section:duties skos:altLabel "What the day looks like" .

The prefixes section, field and skos need not be declared. It may name the concepts of the schemes
``section`` and ``field`` in ``ontology/schemes.ttl``, and says nothing of them but
``skos:altLabel`` (`SKOS Reference <https://www.w3.org/TR/skos-reference/>`_, section 5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph import vocab
from graph.errors import DocumentError
from graph.schemes import concepts
from loaders.lexicon import Entry, Scheme, Wording, normalised
from loaders.readers import content

__all__ = ["headings"]

_SCHEMES: Final[tuple[Scheme, ...]] = ("section", "field")
#: On the first line of the file itself, so that errors tell its own lines.
_PREFIXES: Final = "".join(
    f"@prefix {name}: <{address}> . "
    for name, address in (
        *((scheme, f"{vocab.SCHEME}{scheme}/") for scheme in _SCHEMES),
        ("skos", vocab.PREFIXES["skos"]),
    )
)


def headings(path: Path) -> Wording:
    """Return the headings that a file adds.

    :param path: a Turtle file
    :raises DocumentError: where it cannot be opened or is no Turtle; where it names a concept that
        does not exist, or says something else; where a heading is without letters or has two
        meanings
    """
    labels = tuple(sorted(set(_labels(path)), key=lambda label: (label[0], label[1].name)))
    if not labels:
        raise DocumentError(str(path), "it adds no heading; give some as skos:altLabel")
    meanings: dict[str, Entry] = {}
    for label, entry in labels:
        form = normalised(label)
        if not form:
            raise DocumentError(str(path), f'the heading "{label}" has no letters')
        if meanings.setdefault(form, entry) != entry:
            raise DocumentError(
                str(path),
                f'the heading "{label}" cannot open both {meanings[form].name} and {entry.name}',
            )
    return Wording(_digest(meanings), labels)


def _labels(path: Path) -> Iterator[tuple[str, Entry]]:
    known = _known()
    for triple in _triples(path):
        told = triple.subject
        entry = known.get(told.value) if isinstance(told, NamedNode) else None
        if entry is None:
            reason = f"{told} is no section or field of ontology/schemes.ttl; check its name"
            raise DocumentError(str(path), reason)
        if triple.predicate != vocab.ALT_LABEL or not isinstance(triple.object, Literal):
            reason = f"{triple.predicate} of {entry.name} is no heading; say skos:altLabel and text"
            raise DocumentError(str(path), reason)
        yield triple.object.value, entry


def _triples(path: Path) -> Iterator[Triple]:
    try:
        for quad in parse(_PREFIXES.encode() + content(path), RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        raise DocumentError(str(path), f"it is no Turtle ({error.msg})") from error


def _known() -> dict[str, Entry]:
    return {
        concept.iri: Entry(scheme, concept.name)
        for scheme in _SCHEMES
        for concept in concepts(scheme)
    }


def _digest(meanings: dict[str, Entry]) -> str:
    """Return a digest over what is added: comments and order in the file do not count."""
    told = sorted((form, entry.scheme, entry.name) for form, entry in meanings.items())
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
