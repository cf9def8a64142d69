"""The values that planning and pages work on, built by ``graph.read`` from catalogue queries.

Nothing here knows RDF: an ``iri`` is an identifier, no more. What a document does not state is
``None`` or an empty tuple, and is shown as "the specification does not say".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = [
    "Change",
    "ChangeKind",
    "ClassFacts",
    "ClassName",
    "Flsa",
    "Grades",
    "Item",
    "ItemKind",
    "Ladder",
    "Link",
    "Passage",
    "QualificationNode",
    "Quote",
    "Remark",
    "Rung",
    "Source",
    "Substitution",
    "Way",
    "WayKind",
]

#: "examined" is what the examination for the class tests, of itself no requirement.
ItemKind: TypeAlias = Literal["duty", "knowledge", "skill", "ability", "credential", "examined"]

#: kept: the same. grown: goes on with more, or reworded. turned: another kind of competency.
#: reduced: a duty that goes on with less responsibility. new, dropped: named on one side only.
ChangeKind: TypeAlias = Literal["kept", "grown", "turned", "reduced", "new", "dropped"]

#: next-rung: one level up. qualifies: the class is named in the other's qualifications.
#: equivalent: a class of its level is. inferred-rung: right above it by their titles alone.
WayKind: TypeAlias = Literal["next-rung", "qualifies", "equivalent", "inferred-rung"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a document: the evidence behind a claim.

    ``text`` has its white space collapsed; ``start`` and ``end`` are code points of the document's
    text; ``document`` is the specification's IRI, ``file_name`` its name when it was loaded.
    """

    text: str
    start: int
    end: int
    document: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement of a document: what kind it is, and under which heading it stands."""

    iri: str
    kind: str
    quote: Quote
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Grades:
    """The responsibility of a duty: 1-based grades of the scheme, and their names."""

    lowest: int
    highest: int
    lowest_name: str
    highest_name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a class does or asks for.

    ``iri`` is the statement (for a duty, its unit), ``shared`` the competency or credential that
    other classes ask for too, ``text`` the passage with its lead words, ``order`` its place;
    ``name`` is a credential's own.
    """

    iri: str
    kind: ItemKind
    text: str
    order: int
    quote: Quote
    shared: str | None = None
    proficiency: str | None = None
    condition: str | None = None
    within_months: int | None = None
    grades: Grades | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An item of a lower class goes on in one of a higher class.

    ``score`` is the similarity, 0 to 1; ``method`` names how it was found.
    """

    lower: str
    upper: str
    score: float
    method: str


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one item, or of a linked pair, on the way up."""

    of: ItemKind
    kind: ChangeKind
    lower: Item | None = None
    upper: Item | None = None
    score: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Flsa:
    """What the employer designates the class under the Fair Labor Standards Act.

    ``exemption`` is one of the five kinds of 29 CFR 541, or ``None`` where only "exempt" is stated.
    ``otherwise`` is what other documents of the class say instead, each designation once.
    """

    status: Literal["exempt", "non-exempt"]
    exemption: str | None
    quote: Quote
    otherwise: tuple[Flsa, ...] = ()

    @property
    def words(self) -> str:
        """The designation in words, such as "exempt (administrative)"; all, where they differ."""
        words = f"{self.status} ({self.exemption})" if self.exemption else self.status
        others = (other.words for other in self.otherwise)
        return f"{' or '.join((words, *others))}: documents differ" if self.otherwise else words


@dataclass(frozen=True, slots=True)
class Rung:
    """A class on its level of a ladder, or outside any ladder (``level`` is then ``None``)."""

    iri: str
    title: str
    level: int | None
    code: str | None = None
    aliases: tuple[str, ...] = ()
    described: bool = True
    flsa: Flsa | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """A series with its rungs, lowest first; ``size`` is the stated number of levels.

    ``rule`` is ``None`` where documents state the ladder, else the name of the rule by which it is
    inferred; then ``corroborated`` is how many of its steps qualifications bear out, and the levels
    are places, which no document states.
    """

    iri: str
    name: str
    employer: str | None
    size: int
    rungs: tuple[Rung, ...]
    rule: str | None = None
    corroborated: int = 0


@dataclass(frozen=True, slots=True)
class ClassName:
    """What a class is called; ``key`` is short and names it alone ("king-county/2230200")."""

    iri: str
    key: str
    title: str
    aliases: tuple[str, ...]
    code: str | None
    employer: str | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What another class's document says of a class that it is distinguished from.

    ``speaker`` is the IRI of the class whose document speaks and ``title`` its title; ``printed``
    is how it prints the class spoken of.
    """

    speaker: str
    title: str
    printed: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class QualificationNode:
    """A node of a qualification tree.

    ``kind`` is ``all``, ``any``, ``education``, ``experience``, ``credential``,
    ``equivalent-combination`` or ``unparsed``; only leaves have a quote. ``months`` is the length
    of the experience, ``level`` the education's name. ``in_class`` is the class as printed and
    ``named`` the IRI of the class that is meant, where one is known. ``fields`` are those of study,
    any of which will do, or the field of work; ``units`` is how much coursework, as printed.
    """

    kind: str
    quote: Quote | None = None
    parts: tuple[QualificationNode, ...] = ()
    level: str | None = None
    months: int | None = None
    in_class: str | None = None
    or_equivalent: bool = False
    supervisory: bool = False
    iri: str = ""
    named: str | None = None
    fields: tuple[str, ...] = ()
    units: str | None = None


@dataclass(frozen=True, slots=True)
class Substitution:
    """What an employer accepts in place of education or experience.

    ``offers`` is what it accepts and ``rate`` how much counts for how much, as printed;
    ``replaces`` is ``education`` or ``experience``, ``months`` the most that it stands for.
    ``applies_to`` is the IRI of the requirement that it stands for, where only one can be meant.
    """

    iri: str
    quote: Quote
    offers: str
    replaces: str
    rate: str | None = None
    months: int | None = None
    applies_to: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document that describes a class, with the dates that it states of itself, if any."""

    iri: str
    file_name: str
    issued: str | None = None
    modified: str | None = None
    opened: str | None = None


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """Everything that the documents say of one class, and which documents those are."""

    rung: Rung
    items: tuple[Item, ...] = ()
    passages: tuple[Passage, ...] = ()
    qualifications: tuple[QualificationNode, ...] = ()
    documents: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One class leads to another: the holder of ``lower`` may be promoted into ``upper``.

    ``quotes`` are the printed facts that say so, where they were asked for.
    """

    lower: str
    upper: str
    kind: WayKind
    quotes: tuple[Quote, ...] = ()
