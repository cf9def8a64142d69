"""One row of a catalogue query becomes one model value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from graph import schemes, vocab
from graph.model import Grades, Item, ItemKind, Passage, QualificationNode, Quote
from graph.store import Row

__all__ = ["competency", "credential", "duty", "number", "passage", "quote", "text", "trees"]

_COMPETENCY_KINDS: Final[Mapping[str, ItemKind]] = {
    vocab.KNOWLEDGE_REQUIREMENT.value: "knowledge",
    vocab.SKILL_REQUIREMENT.value: "skill",
    vocab.ABILITY_REQUIREMENT.value: "ability",
}
_QUALIFICATION_KINDS: Final[Mapping[str, str]] = {
    vocab.ALL_OF.value: "all",
    vocab.ANY_OF.value: "any",
    vocab.EDUCATION_REQUIREMENT.value: "education",
    vocab.EXPERIENCE_REQUIREMENT.value: "experience",
    vocab.CREDENTIAL_NEED.value: "credential",
    vocab.EQUIVALENT_COMBINATION.value: "equivalent-combination",
    vocab.UNPARSED_REQUIREMENT.value: "unparsed",
}


def duty(row: Row) -> Item:
    """Return a part of a duty from a row of ``class-duties``."""
    return Item(
        iri=row["unit"].value,
        kind="duty",
        text=row["text"].value,
        order=int(row["order"].value),
        quote=quote(row),
        grades=_grades(row),
    )


def _grades(row: Row) -> Grades | None:
    if "highest" not in row:
        return None
    lowest, highest = (schemes.by_iri(row[side].value) for side in ("lowest", "highest"))
    return Grades(lowest.grade or 0, highest.grade or 0, lowest.labels[0], highest.labels[0])


def _name(row: Row, name: str) -> str | None:
    """Return the preferred label of a concept, ``None`` where the variable is unbound."""
    return schemes.by_iri(row[name].value).labels[0] if name in row else None


def competency(row: Row) -> Item:
    """Return a knowledge, skill or ability from a row of ``class-competencies``."""
    lead = text(row, "lead")
    printed = row["text"].value
    return Item(
        iri=row["statement"].value,
        kind=_COMPETENCY_KINDS[row["kind"].value],
        text=f"{lead} {printed}" if lead else printed,
        order=int(row["order"].value),
        quote=quote(row),
        shared=row["competency"].value,
        proficiency=_name(row, "proficiency"),
    )


def credential(row: Row) -> Item:
    """Return a licence or certificate from a row of ``class-credentials``."""
    return Item(
        iri=row["statement"].value,
        kind="credential",
        text=row["text"].value,
        order=int(row["order"].value),
        quote=quote(row),
        shared=row["credential"].value,
        condition=text(row, "condition"),
        within_months=number(row, "months"),
    )


def passage(row: Row) -> Passage:
    """Return a statement from a row of ``class-statements``."""
    return Passage(
        iri=row["statement"].value,
        kind=row["kind"].value.removeprefix(vocab.NR),
        quote=quote(row),
        heading=text(row, "heading"),
    )


def trees(rows: Iterable[Row]) -> tuple[QualificationNode, ...]:
    """Return the qualification trees from the rows of ``class-qualifications``."""
    nodes: dict[str, Row] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    roots: dict[str, None] = {}
    for row in rows:
        nodes[row["node"].value] = row
        roots[row["root"].value] = None
        if "parent" in row:
            parts[row["parent"].value].append(row["node"].value)
    return tuple(_node(root, nodes, parts) for root in roots)


def _node(iri: str, nodes: Mapping[str, Row], parts: Mapping[str, list[str]]) -> QualificationNode:
    row = nodes[iri]
    return QualificationNode(
        kind=_QUALIFICATION_KINDS[row["kind"].value],
        quote=quote(row) if "text" in row else None,
        parts=tuple(_node(part, nodes, parts) for part in dict.fromkeys(parts.get(iri, ()))),
        level=_name(row, "level"),
        months=number(row, "months"),
        in_class=text(row, "inClass"),
        or_equivalent=text(row, "orEquivalent") == "true",
        supervisory=text(row, "supervisory") == "true",
    )


def quote(row: Row) -> Quote:
    """Return the evidence that a row holds."""
    return Quote(
        text=row["text"].value,
        start=int(row["start"].value),
        end=int(row["end"].value),
        document=row["document"].value,
        file_name=row["file"].value,
    )


def text(row: Row, name: str) -> str | None:
    """Return the value of a variable, ``None`` where it is unbound."""
    return row[name].value if name in row else None


def number(row: Row, name: str) -> int | None:
    """Return the value of a variable as a whole number, ``None`` where it is unbound."""
    return int(row[name].value) if name in row else None
