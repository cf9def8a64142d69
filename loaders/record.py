"""The parsed document: everything that a loader read, before it becomes triples.

A record is a tree of frozen values. Each holds the passage it rests on: ``text`` with white space
collapsed, and ``start`` and ``end`` in Unicode code points of the document's text, so that
``document.text[start:end]`` is the passage as printed, and ``rule``, the one that read it. A value
that the document does not state is ``None``, never a default.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from loaders.rules import Rule

__all__ = [
    "AllOf",
    "AnyOf",
    "ClassRecord",
    "Credential",
    "CredentialKind",
    "Distinction",
    "EducationLevel",
    "Exemption",
    "Flsa",
    "FlsaStatus",
    "Number",
    "Other",
    "Printed",
    "Qualification",
    "Record",
    "Requirement",
    "RequirementKind",
    "Series",
    "Span",
    "Statement",
    "Substitution",
    "Understood",
    "UnderstoodKind",
    "Unparsed",
    "Warned",
]

#: Half-open range of code points in the document's text.
Span: TypeAlias = tuple[int, int]

#: 29 CFR 541: what the employer designates the class.
FlsaStatus: TypeAlias = Literal["exempt", "non-exempt"]
#: The five kinds of exemption of 29 CFR 541.
Exemption: TypeAlias = Literal[
    "executive", "administrative", "professional", "computer", "outside-sales"
]
CredentialKind: TypeAlias = Literal["license", "certification"]
RequirementKind: TypeAlias = Literal[
    "education", "experience", "credential", "equivalent-combination"
]
#: Ordered in the scheme ``education``; here as its local names.
EducationLevel: TypeAlias = Literal[
    "none",
    "high-school",
    "some-college",
    "associate",
    "bachelor",
    "master",
    "doctorate",
    "professional",
    "coursework",
    "training",
]
#: Why a line stands in no statement: it is a heading, a title, a labelled field, or page furniture.
UnderstoodKind: TypeAlias = Literal["heading", "title", "field", "label"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A short value as printed, such as a title, a code or an employer's name."""

    value: str
    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Number:
    """A number that the text states, such as a level, with the passage that states it.

    ``value`` is a 1-based level, or a count of levels.
    """

    value: int
    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Statement:
    """Anything printed that is kept.

    ``lead`` holds the lead words that stand once before a list ("Knowledge of") and therefore not
    in ``text``; ``proficiency`` the printed word before the lead ("thorough"), in lower case;
    ``spans`` the parts of a passage that a running header interrupts, else it is empty.
    """

    text: str
    start: int
    end: int
    lead: str | None = None
    proficiency: str | None = None
    spans: tuple[Span, ...] = ()
    rule: Rule = field(kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential(Statement):
    """A licence, certificate or registration that some or all incumbents must have.

    ``within_months`` counts from appointment.
    """

    name: str
    kind: CredentialKind
    condition: str | None = None
    within_months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(Statement):
    """What may stand for a requirement: "X may be substituted for two years of Y".

    ``rate`` is the printed rate ("year for year"), ``months`` the most that it may replace.
    """

    offers: str
    replaces: Literal["education", "experience"]
    rate: str | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Distinction(Statement):
    """A sentence that sets the class apart from another one, which it names.

    ``title`` is the other class as printed, without its ordinal; ``level`` the 1-based level that
    the sentence gives it ("the third-level Lead").
    """

    title: str
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Statement):
    """What stands under a heading that the parser does not know, or under none."""

    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Statement):
    """A leaf of a qualification tree.

    ``level`` and ``fields`` belong to education; ``months``, ``class_title``, ``or_equivalent``,
    ``field`` and ``supervisory`` to experience. ``months`` is ``None`` where no length is given.
    """

    kind: RequirementKind
    level: EducationLevel | None = None
    fields: tuple[str, ...] = ()
    months: int | None = None
    class_title: str | None = None
    or_equivalent: bool = False
    field: str | None = None
    supervisory: bool = False


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A leaf whose words no rule understood; it is kept as printed."""

    statement: Statement


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is needed."""

    parts: tuple[Qualification, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any one part is enough."""

    parts: tuple[Qualification, ...]


Qualification: TypeAlias = AllOf | AnyOf | Requirement | Unparsed


@dataclass(frozen=True, slots=True)
class Flsa:
    """The FLSA status that the employer designates, with the passage that states it."""

    status: FlsaStatus
    exemption: Exemption | None
    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Series:
    """The ladder that a document says its classes belong to.

    ``size`` is the stated number of levels; ``members`` the titles in the order listed. ``start``
    and ``end`` enclose the passage that names the series.
    """

    name: str
    size: int | None
    members: tuple[Printed, ...]
    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Understood:
    """A passage that became no statement because its meaning went elsewhere."""

    kind: UnderstoodKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in the document that an analyst should look at."""

    code: str
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A job class as one document describes it."""

    title: Printed
    code: Printed | None = None
    level: Number | None = None
    flsa: Flsa | None = None
    summary: tuple[Statement, ...] = ()
    distinguishing: tuple[Statement, ...] = ()
    duties: tuple[Statement, ...] = ()
    knowledge: tuple[Statement, ...] = ()
    skills: tuple[Statement, ...] = ()
    abilities: tuple[Statement, ...] = ()
    examined: tuple[Statement, ...] = ()
    credentials: tuple[Credential, ...] = ()
    qualification: Qualification | None = None
    substitutions: tuple[Substitution, ...] = ()
    promotes_from: tuple[Printed, ...] = ()
    reports_to: tuple[Statement, ...] = ()
    supervises: tuple[Statement, ...] = ()
    distinguished_from: tuple[Distinction, ...] = ()
    pay: tuple[Statement, ...] = ()
    desirable: tuple[Statement, ...] = ()
    other: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One parsed document.

    ``document`` is its path as given, ``sha256`` the digest of the file's bytes in hexadecimal,
    ``text`` what offsets refer to. The dates are ISO 8601, as exact as printed ("2002-09").
    """

    document: str
    sha256: str
    media_type: str
    text: str
    classes: tuple[ClassRecord, ...]
    agency: Printed | None = None
    adopted: Printed | None = None
    revised: Printed | None = None
    opened: Printed | None = None
    series: Series | None = None
    understood: tuple[Understood, ...] = ()
    warnings: tuple[Warned, ...] = ()
