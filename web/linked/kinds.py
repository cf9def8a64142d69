"""The kinds of things that a store mints addresses for (:mod:`graph.iris`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import url_for
from pyoxigraph import NamedNode

from graph import vocab
from graph.documents import short

__all__ = ["KINDS", "Kind", "page_address"]

_CONTINUATIONS: Final = (
    vocab.DUTY_CONTINUATION,
    vocab.COMPETENCY_CONTINUATION,
    vocab.CREDENTIAL_CONTINUATION,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What stands behind ``/id/`` in an address.

    ``said`` is what people call such a thing, ``of`` the classes of the ontology that it may be of;
    none for graphs, which are of no class.
    """

    name: str
    said: str
    of: tuple[NamedNode, ...]


KINDS: Final[Mapping[str, Kind]] = {
    kind.name: kind
    for kind in (
        Kind("agency", "employer", (vocab.AGENCY,)),
        Kind("class", "class", (vocab.JOB_CLASS,)),
        Kind("series", "ladder", (vocab.SERIES, vocab.INFERRED_SERIES)),
        Kind("spec", "document", (vocab.SPECIFICATION,)),
        Kind("competency", "competency", (vocab.KNOWLEDGE, vocab.SKILL, vocab.ABILITY)),
        Kind("credential", "licence or certificate", (vocab.LICENSE, vocab.CERTIFICATION)),
        Kind("continuation", "continuation", _CONTINUATIONS),
        Kind("doubt", "doubt", (vocab.DOUBT,)),
        Kind("figure", "figure", (vocab.FIGURE,)),
        Kind("graph", "graph", ()),
    )
}


def page_address(kind: str, name: str) -> str:
    """Return the address of the page that tells people most of a thing.

    :param kind: one of :data:`KINDS`
    :param name: what stands behind the kind in the thing's IRI
    """
    first, _, rest = name.partition("/")
    if kind == "class":
        return url_for("classes.job_class", agency=first, code=rest)
    if kind == "series":
        return url_for("ladders.ladder", employer=first, series=rest)
    if kind == "spec":
        return url_for("documents.document", digits=short(name.partition("#")[0]))
    if kind == "agency":
        return url_for("ladders.index", agency=name)
    if kind == "competency":
        return url_for("asked_for.competency", kind=first, name=rest)
    if kind == "credential":
        return url_for("asked_for.credential", name=name)
    return url_for("linked.data", kind=kind, name=name)
