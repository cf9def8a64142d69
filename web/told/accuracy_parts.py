"""What was measured, as tables, lines and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final, Literal

from loaders.accuracy.comparison import FIELDS
from loaders.accuracy.corpora import Corpus, Document
from loaders.accuracy.measured import Measure, weakest_first
from loaders.accuracy.tallies import Tally
from loaders.record import Span
from web.told.outline import Heading, Line, Part
from web.told.tables import Cell, Table

__all__ = [
    "corpus_json",
    "counted",
    "difference_json",
    "differences",
    "differences_list",
    "differences_table",
    "fields",
    "fields_table",
    "rule_json",
    "rules",
    "rules_table",
    "share",
]

_PLACES: Final = Decimal("0.001")
_MACRO: Final = "macro F1"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a document was read otherwise than it is annotated.

    ``kind`` says whether the value was read and is wrong, or is annotated and was not read;
    ``text`` is what is printed there, or the value where that is no passage.
    """

    corpus: str
    document: str
    kind: Literal["wrong", "missed"]
    field: str
    text: str
    rule: str | None
    span: Span | None


def counted(corpora: Iterable[Corpus]) -> str:
    """Return how many documents of which corpora were measured, in words."""
    many = {corpus.name: len(corpus.documents) for corpus in corpora}
    told = ", ".join(f"{name} {number}" for name, number in many.items())
    return f"{sum(many.values())} documents annotated by hand: {told}"


def share(value: float | None) -> Decimal | None:
    """Return a share as it is printed: three places, so that columns can be compared."""
    return None if value is None else Decimal(value).quantize(_PLACES)


def fields(corpora: Sequence[Corpus]) -> Iterator[Part]:
    """Yield the table by field: of one corpus all counts, of several the F1 of each."""
    yield Line((f"Measured on {counted(corpora)}.",))
    yield _one(corpora[0]) if len(corpora) == 1 else _several(corpora)
    yield Line(("An empty cell: nothing of the kind is annotated, and nothing was read.",))


def _one(corpus: Corpus) -> Table:
    rows = [(name, *_cells(tally)) for name, tally in corpus.tallies().items() if tally.is_stated]
    macro = (_MACRO, None, None, None, None, None, share(corpus.macro_f1()))
    return Table(("field", "gold", "read", "right", "precision", "recall", "F1"), (*rows, macro))


def _several(corpora: Sequence[Corpus]) -> Table:
    names = [f"{corpus.name} ({len(corpus.documents)})" for corpus in corpora]
    tallies = [corpus.tallies() for corpus in corpora]
    rows = [(name, *(_f1(of[name]) for of in tallies)) for name in FIELDS]
    macro = (_MACRO, *(share(corpus.macro_f1()) for corpus in corpora))
    return Table(("field", *names), (*rows, macro))


def _f1(tally: Tally) -> Cell:
    return share(tally.f1) if tally.is_stated else None


def _cells(tally: Tally) -> tuple[Cell, ...]:
    shares = (tally.precision, tally.recall, tally.f1)
    return tally.gold, tally.made, tally.right, *map(share, shares)


def fields_table(corpora: Iterable[Corpus]) -> Table:
    """Return a row a corpus and field, with all counts."""
    return Table(
        ("corpus", "field", "gold", "read", "right", "precision", "recall", "f1"),
        tuple(
            (corpus.name, name, *_cells(tally))
            for corpus in corpora
            for name, tally in corpus.tallies().items()
            if tally.is_stated
        ),
    )


def corpus_json(corpus: Corpus) -> dict[str, Any]:
    """Return the counts of a corpus."""
    return {
        "name": corpus.name,
        "documents": len(corpus.documents),
        "unread": [
            {"document": document.path, "reason": document.error.reason}
            for document in corpus.documents
            if document.error is not None
        ],
        "macro_f1": corpus.macro_f1(),
        "fields": {
            name: {**asdict(tally), **_shares(tally)}
            for name, tally in corpus.tallies().items()
            if tally.is_stated
        },
    }


def _shares(tally: Tally) -> dict[str, float]:
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}


def rules(found: Iterable[Measure]) -> Iterator[Part]:
    """Yield how often each rule is right, the weakest first."""
    yield Heading("Rules", 2)
    yield rules_table(found)


def rules_table(found: Iterable[Measure]) -> Table:
    """Return a row a rule; the last two columns bound its precision with 95 % confidence."""
    return Table(
        ("rule", "what it reads", "right", "read", "precision", "at least", "at most"),
        tuple((one.rule.name, one.rule.labels[0], *_measured(one)) for one in weakest_first(found)),
    )


def _measured(one: Measure) -> tuple[Cell, ...]:
    low, high = one.bounds or (None, None)
    return one.right, one.made, *map(share, (one.precision, low, high))


def rule_json(one: Measure) -> dict[str, Any]:
    """Return how often a rule is right; what was never measured is ``null``."""
    low, high = one.bounds or (None, None)
    return {
        "rule": one.rule.name,
        "definition": one.rule.definition,
        "right": one.right,
        "read": one.made,
        "precision": one.precision,
        "at_least": low,
        "at_most": high,
    }


def differences(corpora: Iterable[Corpus]) -> list[Difference]:
    """Return what was read wrongly or missed, document by document."""
    return [
        difference
        for corpus in corpora
        for document in corpus.documents
        for difference in _of_document(corpus.name, document)
    ]


def _of_document(corpus: str, document: Document) -> Iterator[Difference]:
    for mark in dict.fromkeys(document.comparison.marks):
        if not mark.is_right:
            told = (mark.field, mark.value, mark.rule, mark.span)
            yield Difference(corpus, document.path, "wrong", *told)
    for way in dict.fromkeys(document.comparison.excess):
        yield Difference(corpus, document.path, "wrong", way.field, way.value, None, None)
    for miss in dict.fromkeys(document.comparison.misses):
        text = document.text[slice(*miss.span)] if miss.span else miss.value
        told_text = " ".join(text.split())
        yield Difference(corpus, document.path, "missed", miss.field, told_text, None, miss.span)


def differences_table(found: Iterable[Difference]) -> Table:
    """Return a row a difference."""
    return Table(
        ("corpus", "document", "what", "field", "text", "rule", "start", "end"),
        tuple(
            (
                *(one.corpus, one.document, one.kind, one.field, one.text, one.rule),
                *(one.span or (None, None)),
            )
            for one in found
        ),
    )


def difference_json(one: Difference) -> dict[str, Any]:
    """Return a difference as an object."""
    start, end = one.span or (None, None)
    return {
        "corpus": one.corpus,
        "document": one.document,
        "what": one.kind,
        "field": one.field,
        "text": one.text,
        "rule": one.rule,
        "start": start,
        "end": end,
    }


def differences_list(found: Iterable[Difference]) -> Iterator[Part]:
    """Yield differences as lines, under the documents that they are of."""
    yield Heading("Differences", 2)
    document = None
    for one in found:
        if one.document != document:
            document = one.document
            yield Heading(document)
        by = f" ({one.rule})" if one.rule is not None else ""
        yield Line((f'{one.kind}, {one.field}{by}: "{one.text}"',), 1)
