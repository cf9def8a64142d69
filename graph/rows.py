"""One row of a catalogue query becomes one model value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from graph import schemes, vocab
from graph.errors import StoreError
from graph.identity.mentions import Document
from graph.model import (
    Flsa,
    Grades,
    Item,
    ItemKind,
    Link,
    Passage,
    QualificationNode,
    Quote,
    Source,
    Substitution,
)
from graph.store import Row

__all__ = [
    "competency",
    "credential",
    "designation",
    "duty",
    "link",
    "number",
    "of_document",
    "passage",
    "quote",
    "source",
    "substitution",
    "text",
    "trees",
]

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
    if lowest.grade is None or highest.grade is None:
        raise StoreError(
            row["document"].value, f"{row['unit']} is graded outside the scale; reload it"
        )
    return Grades(lowest.grade, highest.grade, lowest.labels[0], highest.labels[0])


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


def examined(row: Row) -> Item:
    """Return a subject of the examination from a row of ``class-examined``."""
    lead = text(row, "lead")
    printed = row["text"].value
    return Item(
        iri=row["statement"].value,
        kind="examined",
        text=f"{lead} {printed}" if lead else printed,
        order=int(row["order"].value),
        quote=quote(row),
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
        name=text(row, "name"),
    )


def designation(rows: Iterable[Row]) -> Flsa | None:
    """Return an employer's designation of one class, with what other documents say instead.

    :param rows: those of ``class-flsa`` or ``rung-flsa`` about the class; without any, ``None``
    """
    found: dict[tuple[str, str | None], Flsa] = {}
    for row in rows:
        one = _designation(row)
        found.setdefault((one.status, one.exemption), one)
    first, *others = found.values() or (None,)
    return replace(first, otherwise=tuple(others)) if first is not None else None


def _designation(row: Row) -> Flsa:
    stated = schemes.by_iri(row["stated"].value)
    exempt = "exempt" in {stated.name, stated.broader}
    return Flsa(
        status="exempt" if exempt else "non-exempt",
        exemption=stated.name if stated.broader == "exempt" else None,
        quote=quote(row),
    )


def link(row: Row) -> Link:
    """Return a link from a row of ``continuations`` or ``ladder-continuations``."""
    return Link(
        lower=row["from"].value,
        upper=row["to"].value,
        score=float(row["score"].value),
        method=row["method"].value,
    )


def source(row: Row) -> Source:
    """Return a document from a row of ``class-documents``."""
    return Source(
        iri=row["document"].value,
        file_name=row["file"].value,
        issued=text(row, "issued"),
        modified=text(row, "modified"),
        opened=text(row, "opened"),
    )


def of_document(row: Row) -> Document:
    """Return what a document says of itself, from a row of ``documents``."""
    return Document(
        iri=row["document"].value,
        sha256=row["sha256"].value,
        file_name=row["file"].value,
        parser_version=row["parser"].value,
        employer=text(row, "employer"),
        series=text(row, "series"),
        size=number(row, "levels"),
        issued=text(row, "issued"),
        modified=text(row, "modified"),
        opened=text(row, "opened"),
        source=text(row, "source"),
    )


def passage(row: Row) -> Passage:
    """Return a statement from a row of ``class-statements``."""
    return Passage(
        iri=row["statement"].value,
        kind=row["kind"].value.removeprefix(vocab.NR),
        quote=quote(row),
        heading=text(row, "heading"),
    )


def substitution(row: Row) -> Substitution:
    """Return what stands for a requirement, from a row of ``substitutions``."""
    return Substitution(
        iri=row["substitution"].value,
        quote=quote(row),
        offers=row["offers"].value,
        replaces=row["replaces"].value,
        rate=text(row, "rate"),
        months=number(row, "months"),
        applies_to=text(row, "applies"),
    )


def trees(rows: Iterable[Row], printed: Mapping[str, Row]) -> tuple[QualificationNode, ...]:
    """Return the qualification trees from the rows of ``class-qualifications``.

    :param printed: a row of ``qualification-classes`` for each class that a node names, by the IRI
        of its mention
    """
    nodes: dict[str, list[Row]] = defaultdict(list)
    parts: dict[str, list[str]] = defaultdict(list)
    roots: dict[str, None] = {}
    for row in rows:
        nodes[row["node"].value].append(row)
        roots[row["root"].value] = None
        if "parent" in row:
            parts[row["parent"].value].append(row["node"].value)
    return tuple(_node(root, nodes, parts, printed) for root in roots)


def _node(
    iri: str,
    nodes: Mapping[str, list[Row]],
    parts: Mapping[str, list[str]],
    printed: Mapping[str, Row],
) -> QualificationNode:
    """Return a node; it has a row for each of its fields."""
    row = nodes[iri][0]
    mention = text(row, "inClass")
    named = printed[mention] if mention is not None else {}
    return QualificationNode(
        kind=_QUALIFICATION_KINDS[row["kind"].value],
        quote=quote(row) if "text" in row else None,
        parts=tuple(
            _node(part, nodes, parts, printed) for part in dict.fromkeys(parts.get(iri, ()))
        ),
        level=_name(row, "level"),
        months=number(row, "months"),
        in_class=text(named, "printed"),
        or_equivalent=text(row, "orEquivalent") == "true",
        supervisory=text(row, "supervisory") == "true",
        iri=iri,
        named=text(named, "meant"),
        fields=tuple(sorted({one["field"].value for one in nodes[iri] if "field" in one})),
        units=text(row, "units"),
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
