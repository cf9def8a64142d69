"""What each rule read of the loaded documents, so that a person can look at it.

A field is named as in the JSON of ``nextrung parse``, and as in a file of corrections.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph import schemes, vocab
from graph.model import Quote
from graph.rows import quote, text
from graph.store import Row, Store

__all__ = ["FIELDS", "Reviewed", "read_by"]

_OF_STATEMENTS: Final[Mapping[str, str]] = {
    vocab.SUMMARY.value: "summary",
    vocab.DISTINGUISHING.value: "distinguishing",
    vocab.DISTINCTION.value: "distinguished_from",
    vocab.DUTY.value: "duties",
    vocab.KNOWLEDGE_REQUIREMENT.value: "knowledge",
    vocab.SKILL_REQUIREMENT.value: "skills",
    vocab.ABILITY_REQUIREMENT.value: "abilities",
    vocab.CREDENTIAL_REQUIREMENT.value: "credentials",
    vocab.SUBSTITUTION.value: "substitutions",
    vocab.REPORTING.value: "reports_to",
    vocab.SUPERVISION.value: "supervises",
    vocab.PAY.value: "pay",
    vocab.EXAMINED.value: "examined",
    vocab.DESIRABLE.value: "desirable",
    vocab.OTHER.value: "other",
    vocab.EDUCATION_REQUIREMENT.value: "qualification",
    vocab.EXPERIENCE_REQUIREMENT.value: "qualification",
    vocab.CREDENTIAL_NEED.value: "qualification",
    vocab.EQUIVALENT_COMBINATION.value: "qualification",
    vocab.UNPARSED_REQUIREMENT.value: "qualification",
}
#: What a printed fact is evidence for.
_OF_FACTS: Final[Mapping[str, str]] = {
    vocab.PRINTED_TITLE.value: "title",
    vocab.NOTATION.value: "code",
    vocab.LEVEL.value: "level",
    vocab.FLSA_STATUS.value: "flsa",
    vocab.EMPLOYER_NAME.value: "agency",
    vocab.ISSUED.value: "adopted",
    vocab.MODIFIED.value: "revised",
    vocab.OPENED.value: "opened",
    vocab.SERIES_NAME.value: "series",
    vocab.IN_SERIES.value: "series",
    vocab.QUALIFIES_FOR.value: "promotes_from",
    vocab.QUALIFIES_BY_EQUIVALENCE.value: "promotes_from",
}
#: Every field that a statement can be of.
FIELDS: Final = tuple(dict.fromkeys((*_OF_FACTS.values(), *_OF_STATEMENTS.values())))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A passage that a rule read: its field, and the classes that have it, each with its code.

    ``rule`` is the local name of a concept of the scheme ``rule``.
    """

    rule: str
    field: str
    quote: Quote
    classes: tuple[tuple[str, str | None], ...]


def read_by(
    store: Store,
    *,
    rule: str | None = None,
    field: str | None = None,
    job_class: NamedNode | None = None,
    document: NamedNode | None = None,
    within: Set[str] | None = None,
) -> tuple[Reviewed, ...]:
    """Return what was read, document by document in the order printed.

    Documents that a later one revises are left out.

    :param rule: only what this one read
    :param field: only what is of one of :data:`FIELDS`
    :param job_class: only what is read of this class; ``document``: only what this one prints
    :param within: only what is read of one of these classes, by their IRIs
    """
    concept = NamedNode(schemes.concept("rule", rule).iri) if rule is not None else None
    of = {"rule": concept, "class": job_class, "document": document}
    asked = {name: node for name, node in of.items() if node is not None}
    found: dict[tuple[str, str, Quote], dict[tuple[str, str | None], None]] = defaultdict(dict)
    for row in _rows(store, asked, field):
        if within is None or row["class"].value in within:
            by = schemes.by_iri(row["rule"].value).name
            found[by, _field(row), quote(row)][row["title"].value, text(row, "code")] = None
    return tuple(
        Reviewed(by, of, passage, tuple(classes))
        for (by, of, passage), classes in found.items()
        if field in (None, of)
    )


def _rows(store: Store, asked: Mapping[str, NamedNode], field: str | None) -> Iterator[Row]:
    """Yield what is asked for kind by kind, where only the kinds of one field are wanted."""
    if field is None:
        yield from store.ask("statements-by-rule", asked)
        return
    kinds = [kind for kind, of in _OF_STATEMENTS.items() if of == field]
    for kind in kinds or [vocab.PRINTED_FACT.value]:
        yield from store.ask("statements-by-rule", {**asked, "kind": NamedNode(kind)})


def _field(row: Row) -> str:
    fact = text(row, "fact")
    return _OF_STATEMENTS[row["kind"].value] if fact is None else _OF_FACTS[fact]
