"""The shapes that many answers are made of: statements, rungs, items, requirements."""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeAlias, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

from graph.model import ChangeKind, WayKind

__all__ = [
    "Change",
    "ClassRef",
    "Document",
    "Flsa",
    "Inferred",
    "Item",
    "Page",
    "Problem",
    "Remark",
    "Requirement",
    "Rung",
    "Statement",
    "Told",
    "Way",
]

_One = TypeVar("_One")
Count: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1)]


class Told(Struct, forbid_unknown_fields=True, kw_only=True):
    """An object with these keys and no others."""


class Page(Told, Generic[_One], kw_only=True):
    """Some of the things that were found; the header Link leads to the next ones."""

    total: Annotated[int, Meta(ge=0, description="How many there are in all.")]
    offset: Annotated[int, Meta(ge=0, description="How many were passed over.")]
    items: list[_One]


class Problem(Struct, kw_only=True):
    """What is wrong, as a problem document (RFC 9457)."""

    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: Annotated[str, Meta(description="What is wrong, where, and what to do.")]
    parameter: Annotated[str, Meta(description="The parameter to mend.")] | UnsetType = UNSET
    place: Annotated[str, Meta(description="Where in the body.")] | UnsetType = UNSET
    kind: Annotated[str, Meta(description="What bears no such name.")] | UnsetType = UNSET
    name: Annotated[str, Meta(description="The name as given.")] | UnsetType = UNSET
    candidates: (
        Annotated[list[str], Meta(description="The nearest names, or all that may be meant.")]
        | UnsetType
    ) = UNSET


class Statement(Told, kw_only=True):
    """A passage of a document: the evidence."""

    text: Annotated[str, Meta(description="As printed, white space collapsed.")]
    start: Annotated[int, Meta(ge=0, description="First code point in the document's text.")]
    end: Annotated[int, Meta(ge=0, description="The code point behind the last.")]
    document: Annotated[str, Meta(description="IRI of the document.")]
    file: Annotated[str, Meta(description="Its name when it was loaded.")]


class Flsa(Statement, kw_only=True):
    """What is designated under the Fair Labor Standards Act; ``otherwise`` by other documents."""

    status: Literal["exempt", "non-exempt"]
    exemption: str | None
    otherwise: list[Flsa]


class Rung(Told, kw_only=True):
    """A class on its level of a ladder, or outside any ladder."""

    level: int | None
    title: str
    code: str | None
    aliases: list[str]
    described: bool
    flsa: Flsa | None
    iri: str


class Inferred(Told, kw_only=True):
    """Why a ladder is taken for one that no document states."""

    rule: str
    corroborated_steps: Count


class Document(Told, kw_only=True):
    """A document that describes a class, with the dates that it states of itself."""

    document: str
    file: str
    issued: str | None
    modified: str | None
    opened: str | None


class ClassRef(Told, kw_only=True):
    """What a class is called."""

    iri: str
    title: str
    code: str | None


class Grades(Told, kw_only=True):
    """The lowest and the highest responsibility of a duty."""

    lowest: str
    highest: str


class Item(Statement, kw_only=True):
    """One thing that a class does or asks for; ``shown`` has its lead words."""

    kind: Literal["duty", "knowledge", "skill", "ability", "credential", "examined"]
    shown: str
    iri: str
    responsibility: Grades | UnsetType = UNSET
    proficiency: str | UnsetType = UNSET
    condition: str | UnsetType = UNSET
    within_months: int | UnsetType = UNSET


class Change(Told, kw_only=True):
    """What becomes of one item, or of a linked pair, on the way up."""

    change: ChangeKind
    lower: Item | None
    upper: Item | None
    score: Share | None
    method: str | None


class Requirement(Told, kw_only=True):
    """A node of a qualification tree: ``all`` or ``any`` of its parts, or else a requirement."""

    all: list[Requirement] | UnsetType = UNSET
    any: list[Requirement] | UnsetType = UNSET
    kind: (
        Literal["education", "experience", "credential", "equivalent-combination", "unparsed"]
        | UnsetType
    ) = UNSET
    text: str | UnsetType = UNSET
    start: Count | UnsetType = UNSET
    end: Count | UnsetType = UNSET
    document: str | UnsetType = UNSET
    file: str | UnsetType = UNSET
    level: str | UnsetType | None = UNSET
    months: Count | UnsetType | None = UNSET
    class_: str | UnsetType | None = field(name="class", default=UNSET)
    or_equivalent: bool | UnsetType = UNSET
    supervisory: bool | UnsetType = UNSET


class Remark(Statement, kw_only=True):
    """What the document of another class says of a class, as it prints it."""

    speaker: str
    printed: str


class Way(Told, kw_only=True):
    """One class leads to another."""

    kind: WayKind
    from_: str = field(name="from")
    to: str
    evidence: list[Statement]
