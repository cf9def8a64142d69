"""How often each rule is right, as it was measured and is kept in ``ontology/rules.ttl``.

A passage counts once a document and field, however many of its classes have it, and is right where
it is right for all of them. The bounds take passages as independent of each other; those of one
document are alike, so that what is true of other documents may well lie outside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from graph import resources, vocab
from graph.schemes import Concept, by_iri, concepts
from loaders.accuracy.corpora import Corpus
from loaders.accuracy.tallies import interval
from loaders.rules import CORRECTED

__all__ = ["FILE", "Measure", "Measurement", "kept", "measures", "turtle", "weakest_first"]

#: The file of ``ontology/`` that holds what was measured.
FILE: Final = "rules.ttl"

_PLACES: Final = 3
_HEAD: Final = """\
# How often each rule was right when it was last measured: written by "nextrung accuracy --write".
# A rule that is not listed made nothing that an annotation could say anything of.
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """How many passages a rule read, and how many of them rightly; none where never measured."""

    rule: Concept
    right: int
    made: int

    @property
    def precision(self) -> float | None:
        """The share of what it read that is right."""
        return round(self.right / self.made, _PLACES) if self.made else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Between which shares the true one lies with 95 % confidence."""
        if not self.made:
            return None
        low, high = interval(self.right, self.made)
        return round(low, _PLACES), round(high, _PLACES)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What was measured of all rules: the day in ISO 8601, on which documents, and each rule."""

    day: str
    on: str
    measures: tuple[Measure, ...]


def measures(corpora: Iterable[Corpus]) -> tuple[Measure, ...]:
    """Return how often each rule is right over some corpora, by the rules' names."""
    right: dict[str, list[bool]] = defaultdict(list)
    for rule, is_right in _passages(corpora):
        right[rule].append(is_right)
    return tuple(Measure(rule, sum(right[rule.name]), len(right[rule.name])) for rule in _rules())


def _rules() -> tuple[Concept, ...]:
    """Return the rules of the code: a person's word is not measured."""
    return tuple(rule for rule in concepts("rule") if rule.name != CORRECTED)


def _passages(corpora: Iterable[Corpus]) -> Iterator[tuple[str, bool]]:
    """Yield the rule of each passage that was read, and whether all its classes have it rightly."""
    for document in (document for corpus in corpora for document in corpus.documents):
        found: dict[tuple[object, ...], bool] = {}
        for mark in document.comparison.marks:
            key = (mark.rule, mark.field, mark.span)
            found[key] = found.get(key, True) and mark.is_right
        yield from ((str(rule), is_right) for (rule, *_), is_right in found.items())


def weakest_first(found: Iterable[Measure]) -> list[Measure]:
    """Return rules in the order in which a person should look at what they read.

    Those whose lower bound is the lowest come first; those never measured, last.
    """
    return sorted(found, key=lambda one: (one.bounds or (1.0, 1.0), one.rule.name))


def turtle(measured: Measurement) -> str:
    """Return what was measured as Turtle, in the form of the files of ``ontology/``."""
    prefixes = {"nr": vocab.NR, "rule": f"{vocab.SCHEME}rule/", "scheme": vocab.SCHEME}
    blocks = [
        "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()),
        f"{_HEAD}\n"
        f'scheme:rule nr:measured "{measured.day}" ;\n'
        f"    nr:measuredOn {Literal(measured.on, language='en')} .",
        *(_written(measure) for measure in measured.measures if measure.made),
    ]
    return "\n\n".join(blocks) + "\n"


def _written(measure: Measure) -> str:
    low, _ = measure.bounds or (0.0, 1.0)
    return (
        f"rule:{measure.rule.name} nr:made {measure.made} ;\n"
        f"    nr:right {measure.right} ;\n"
        f"    nr:precision {measure.precision:.{_PLACES}f} ;\n"
        f"    nr:precisionAtLeast {low:.{_PLACES}f} ."
    )


def kept() -> Measurement:
    """Return what was measured last, as it comes with the program."""
    triples = list(resources.triples(FILE))
    made, right = _counts(triples, vocab.MADE), _counts(triples, vocab.RIGHT)
    return Measurement(
        day=_told(triples, vocab.MEASURED),
        on=_told(triples, vocab.MEASURED_ON),
        measures=tuple(Measure(rule, right.get(rule, 0), made.get(rule, 0)) for rule in _rules()),
    )


def _counts(triples: Iterable[Triple], of: NamedNode) -> dict[Concept, int]:
    return {
        by_iri(triple.subject.value): int(triple.object.value)
        for triple in triples
        if triple.predicate == of
        and isinstance(triple.subject, NamedNode)
        and isinstance(triple.object, Literal)
    }


def _told(triples: Iterable[Triple], of: NamedNode) -> str:
    return next(
        triple.object.value
        for triple in triples
        if triple.predicate == of and isinstance(triple.object, Literal)
    )
