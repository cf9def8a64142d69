"""Statistics of an employer: how many documents, classes and ladders, and of which kinds.

They are counted when documents are loaded and kept in a derived graph of the employer, so that to
show them costs one query. What is counted is a concept of the scheme ``statistic``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import read, schemes, vocab
from graph.identity.mentions import Document, Employer
from graph.inference.stored import STATISTICS
from graph.iris import Iris
from graph.model import Flsa, Ladder, QualificationNode
from graph.rows import designation, text
from graph.store import Row, Store

__all__ = ["NOT_STATED", "Figure", "Holding", "figures", "put_statistics", "share", "statistics"]

#: The group of what a document does not say.
NOT_STATED: Final = "not stated"
_STATED, _FROM_TITLES = "stated by documents", "from titles alone"
_YEAR: Final = 12
_SPAN: Final = 5
#: What the figures without a group are a part of.
_WHOLES: Final[Mapping[str, str]] = {"described": "classes", "rungs": "classes"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: ``measure`` is the local name of a concept of the scheme ``statistic``.

    ``group`` says which of those that are counted the number is of; ``None`` of all.
    """

    measure: str
    group: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Holding:
    """What is counted of one employer; the mappings go from the IRIs of described classes."""

    documents: Sequence[Document]
    classes: Sequence[str]
    described: Sequence[str]
    ladders: Sequence[Ladder]
    flsa: Mapping[str, Flsa]
    trees: Mapping[str, Sequence[QualificationNode]]


def figures(of: Holding) -> Iterator[Figure]:
    """Yield the statistics of an employer, in the order in which they are told."""
    rungs = {rung.iri for ladder in of.ladders for rung in ladder.rungs}
    yield Figure("documents", None, len(of.documents))
    yield Figure("classes", None, len(of.classes))
    yield Figure("described", None, len(of.described))
    yield Figure("rungs", None, len(rungs))
    stated = sum(ladder.rule is None for ladder in of.ladders)
    yield Figure("ladders", _STATED, stated)
    yield Figure("ladders", _FROM_TITLES, len(of.ladders) - stated)
    for size, many in sorted(Counter(ladder.size for ladder in of.ladders).items()):
        yield Figure("levels", str(size), many)
    yield from _grouped("flsa", Counter(_status(of.flsa.get(iri)) for iri in of.described))
    levels = [concept.labels[0] for concept in schemes.concepts("education") if concept.grade]
    asked = Counter(_education(of.trees.get(iri, ())) for iri in of.described)
    yield from _grouped("education", Counter({label: asked[label] for label in levels} | asked))
    yield from _years(Counter(_experience(of.trees.get(iri, ())) for iri in of.described))
    yield from _grouped("age", Counter(sorted(map(_age, of.documents))))


def _grouped(measure: str, counts: Counter[str]) -> Iterator[Figure]:
    """Yield the groups that have something in the order in which they come, silence last."""
    for group in sorted(counts, key=lambda group: group == NOT_STATED):
        if counts[group]:
            yield Figure(measure, group, counts[group])


def _years(counts: Counter[int | None]) -> Iterator[Figure]:
    told: Counter[str] = Counter()
    for years in sorted(years for years in counts if years is not None):
        words = "1 year" if years == 1 else f"{years} years" if years else "less than a year"
        told[words] = counts[years]
    told[NOT_STATED] = counts[None]
    yield from _grouped("experience", told)


def _status(flsa: Flsa | None) -> str:
    if flsa is None:
        return NOT_STATED
    return "documents differ" if flsa.otherwise else flsa.status


def _education(trees: Iterable[QualificationNode]) -> str:
    """Return the lowest level of education that qualifications name."""
    named = [
        schemes.labelled("education", leaf.level)
        for tree in trees
        for leaf in _leaves(tree)
        if leaf.level is not None
    ]
    graded = [concept for concept in named if concept.grade is not None]
    lowest = min(graded, key=lambda concept: concept.grade or 0, default=None)
    return lowest.labels[0] if lowest is not None else NOT_STATED


def _experience(trees: Iterable[QualificationNode]) -> int | None:
    """Return the whole years of the shortest experience that is enough on some way in."""
    asked = [months for tree in trees if (months := _months(tree)) is not None]
    return min(asked) // _YEAR if asked else None


def _months(node: QualificationNode) -> int | None:
    """Return the months that a tree asks for: all its parts together, or any one of them."""
    if not node.parts:
        return node.months
    asked = [months for part in node.parts if (months := _months(part)) is not None]
    return None if not asked else min(asked) if node.kind == "any" else max(asked)


def _leaves(node: QualificationNode) -> Iterator[QualificationNode]:
    if not node.parts:
        yield node
    for part in node.parts:
        yield from _leaves(part)


def _age(document: Document) -> str:
    if document.year is None:
        return NOT_STATED
    first = document.year // _SPAN * _SPAN
    return f"{first} to {first + _SPAN - 1}"


def put_statistics(store: Store, employers: Mapping[Employer, str], iris: Iris) -> None:
    """Count anew what is counted of the employers of whom that is not up to date.

    :param employers: for each a digest over what the figures are made from
    """
    late = {
        employer: inputs
        for employer, inputs in employers.items()
        if store.inputs(iris.derived(employer.key, STATISTICS)) != inputs
    }
    if not late:
        return
    everything = _held(store)
    for employer, inputs in late.items():
        found = figures(_of(employer, everything, iris))
        graph = iris.derived(employer.key, STATISTICS)
        store.put(graph, _triples(employer, found, iris), inputs=inputs)


def _held(store: Store) -> Holding:
    """Return what is counted, of all employers together."""
    flsa: dict[str, list[Row]] = {}
    for row in store.ask("class-flsa"):
        flsa.setdefault(row["class"].value, []).append(row)
    stated = {iri: designation(rows) for iri, rows in flsa.items()}
    return Holding(
        documents=(),
        classes=[one.iri for one in read.class_names(store)],
        described=list(dict.fromkeys(row["class"].value for row in store.ask("class-documents"))),
        ladders=read.ladders(store),
        flsa={iri: one for iri, one in stated.items() if one is not None},
        trees=read.all_qualifications(store),
    )


def _of(employer: Employer, everything: Holding, iris: Iris) -> Holding:
    classes = iris.job_class(employer.key, "x").value.removesuffix("x")
    ladders = iris.series(employer.key, "x").value.removesuffix("x")
    return Holding(
        documents=employer.documents,
        classes=[iri for iri in everything.classes if iri.startswith(classes)],
        described=[iri for iri in everything.described if iri.startswith(classes)],
        ladders=[one for one in everything.ladders if one.iri.startswith(ladders)],
        flsa=everything.flsa,
        trees=everything.trees,
    )


def _triples(employer: Employer, found: Iterable[Figure], iris: Iris) -> Iterator[Triple]:
    for place, figure in enumerate(found, 1):
        node = iris.figure(employer.key, figure.measure, place)
        yield Triple(node, vocab.TYPE, vocab.FIGURE)
        measure = schemes.concept("statistic", figure.measure).iri
        yield Triple(node, vocab.MEASURE, NamedNode(measure))
        yield Triple(node, vocab.COUNT, Literal(figure.count))
        yield Triple(node, vocab.ORDER, Literal(place))
        if figure.group is not None:
            yield Triple(node, vocab.GROUP, Literal(figure.group))
        if employer.name is not None:
            yield Triple(node, vocab.EMPLOYER, iris.agency(employer.name))


def statistics(store: Store) -> dict[str | None, tuple[Figure, ...]]:
    """Return the figures by the name of their employer, as they were counted at the last load.

    Those of all employers whom no document names are added up under ``None``.
    """
    names = {row["employer"].value: row["name"].value for row in store.ask("employers")}
    found: dict[str | None, Counter[tuple[str, str | None]]] = {}
    for row in store.ask("statistics"):
        employer = text(row, "employer")
        counts = found.setdefault(names[employer] if employer is not None else None, Counter())
        measure = schemes.by_iri(row["measure"].value).name
        counts[measure, text(row, "group")] += int(row["count"].value)
    return {
        name: tuple(Figure(measure, group, many) for (measure, group), many in counts.items())
        for name, counts in found.items()
    }


def share(figure: Figure, among: Iterable[Figure]) -> float | None:
    """Return the part that a figure is of the whole, 0 to 1; ``None`` where it is the whole.

    Groups are parts of what their measure counts, described classes and rungs of all classes.

    >>> share(Figure("flsa", "exempt", 1), [Figure("flsa", "exempt", 1), Figure("flsa", "x", 3)])
    0.25
    """
    whole = _WHOLES.get(figure.measure, figure.measure if figure.group is not None else None)
    total = sum(one.count for one in among if one.measure == whole)
    return figure.count / total if total else None
