"""The career network: classes, and the ways between them, for spreadsheets and network tools."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Final

import networkx as nx

from graph import promotions, read
from graph.model import ClassName, Flsa, Ladder, Quote, Source
from graph.network import Edge, Network
from graph.rows import designation, source
from graph.store import Row, Store

__all__ = ["Career", "Careers", "SharedCompetency", "careers", "write_graphml"]

#: What XML cannot hold, not even escaped (`XML 1.0, section 2.2
#: <https://www.w3.org/TR/xml/#charsets>`_), and the control characters C1.
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Career:
    """One class: what it is called, where it stands, and which documents describe it.

    ``series`` and ``level`` are ``None`` outside any stated ladder; ``flsa`` where no document
    states it. ``inferred`` is the name of a ladder that rests on titles alone, and the place there.
    """

    name: ClassName
    series: str | None
    level: int | None
    flsa: Flsa | None
    documents: tuple[Source, ...]
    inferred: tuple[str, int | None] | None = None


@dataclass(frozen=True, slots=True)
class SharedCompetency:
    """A knowledge, skill or ability that several classes ask for, as one of them prints it.

    ``holders`` are the IRIs of the classes.
    """

    iri: str
    kind: str
    text: str
    quote: Quote
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Careers:
    """Classes by title, which leads to which, and what they ask for in common where it is shown."""

    classes: tuple[Career, ...]
    edges: tuple[Edge, ...]
    shared: tuple[SharedCompetency, ...] = ()


def careers(
    store: Store, employer: str | None = None, *, network: Network | None = None
) -> Careers:
    """Return all classes in as many queries as for one.

    :param employer: the key of the employer whose classes alone are wanted
    :param network: the store's own, where it was read before
    """
    ladders = read.ladders(store)
    stated = _places(ladder for ladder in ladders if ladder.rule is None)
    inferred = _places(ladder for ladder in ladders if ladder.rule is not None)
    flsa: dict[str, list[Row]] = defaultdict(list)
    for row in store.ask("class-flsa"):
        flsa[row["class"].value].append(row)
    documents: dict[str, list[Source]] = defaultdict(list)
    for row in store.ask("class-documents"):
        documents[row["class"].value].append(source(row))
    classes = tuple(
        Career(
            name=name,
            series=stated.get(name.iri, (None, None))[0],
            level=stated.get(name.iri, (None, None))[1],
            flsa=designation(flsa[name.iri]),
            documents=tuple(documents[name.iri]),
            inferred=inferred.get(name.iri),
        )
        for name in read.class_names(store)
        if employer is None or name.key.startswith(f"{employer}/")
    )
    inside = {one.name.iri for one in classes}
    edges = (network or promotions.network(store)).edges
    return Careers(
        classes, tuple(one for one in edges if one.lower in inside and one.upper in inside)
    )


def _places(ladders: Iterable[Ladder]) -> Mapping[str, tuple[str, int | None]]:
    """Return the ladder and the place of each class on one, by its IRI."""
    return {rung.iri: (ladder.name, rung.level) for ladder in ladders for rung in ladder.rungs}


def write_graphml(found: Careers, file: IO[bytes]) -> None:
    """Write the network as `GraphML <http://graphml.graphdrawing.org/specification.html>`_.

    A node is a class, by its IRI; an edge leads from a class to one that its holders may move up
    to, and there is one for each ``kind``, with its ``course`` and the ``months`` that the lower
    class must be held. What no document states is left out. What several classes ask for is a
    node with its kind as ``competency``, to which an edge of the kind "asks-for" leads from each.
    """
    graph = nx.MultiDiGraph()
    for job_class in found.classes:
        graph.add_node(job_class.name.iri, **_stated(job_class))
    for one in found.edges:
        kind = one.way.kind
        told = {} if one.months is None else {"months": one.months}
        graph.add_edge(one.lower, one.upper, key=kind, kind=kind, course=one.course, **told)
    for item in found.shared:
        graph.add_node(item.iri, title=_in_xml(item.text), competency=item.kind)
        for holder in item.holders:
            graph.add_edge(holder, item.iri, key="asks-for", kind="asks-for")
    nx.write_graphml(graph, file)


def _stated(one: Career) -> dict[str, str | int | bool]:
    told = {
        "title": one.name.title,
        "code": one.name.code,
        "employer": one.name.employer,
        "series": one.series,
        "level": one.level,
        "inferred_series": one.inferred[0] if one.inferred is not None else None,
        "inferred_place": one.inferred[1] if one.inferred is not None else None,
        "flsa": one.flsa.words if one.flsa is not None else None,
        "described": bool(one.documents),
    }
    return {
        name: _in_xml(value) if isinstance(value, str) else value
        for name, value in told.items()
        if value is not None
    }


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
