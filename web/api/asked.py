"""What may be asked: the parameters of each address, with their types and limits.

A request is read into one of these types, and the document in OpenAPI is written from them, so
that what is documented is what is accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType, field

from graph.answers import Linked
from graph.findings.kinds import Severity
from graph.resources import CatalogueQuery
from web.asked import LONGEST

__all__ = [
    "Asked",
    "Catalogue",
    "Classes",
    "Comparable",
    "Compare",
    "Findings",
    "Fit",
    "Ladders",
    "Links",
    "Named",
    "NamedLadder",
    "Paged",
    "Plan",
    "PlanFrom",
    "Question",
    "Search",
    "question",
]

_Text: TypeAlias = Annotated[str, Meta(min_length=1, max_length=LONGEST)]
_Agency: TypeAlias = Annotated[
    _Text, Meta(description="An employer: its name as printed, or its key.")
]
_ClassName: TypeAlias = Annotated[
    _Text, Meta(description="A class: its code, its title, another printed form, or its key.")
]
_EmployerKey: TypeAlias = Annotated[_Text, Meta(description="The employer's part of the key.")]
_Offset: TypeAlias = Annotated[
    int, Meta(ge=0, le=10**9, description="How many are passed over first.")
]
_Limit: TypeAlias = Annotated[int, Meta(ge=1, le=1000, description="How many are told at most.")]
_Few: TypeAlias = Annotated[int, Meta(ge=1, le=100, description="How many are told at most.")]
#: The addresses of RFC 3987 with a plain host, and those that begin with one of our prefixes.
_IRI: TypeAlias = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=LONGEST,
        pattern=r"^[A-Za-z][A-Za-z0-9+.\-]*:(//[A-Za-z0-9.\-]+(:[0-9]{1,5})?(?=[/?#]|$))?"
        r"(?!//)([A-Za-z0-9._~/:@!$&'()*+,;=\-]|%[0-9A-Fa-f]{2})*"
        r"(\?([A-Za-z0-9._~/:@!$&'()*+,;=?\-]|%[0-9A-Fa-f]{2})*)?"
        r"(#([A-Za-z0-9._~/:@!$&'()*+,;=?\-]|%[0-9A-Fa-f]{2})*)?$",
        description="An address, whole or with a prefix such as nr: or scheme: for its beginning.",
    ),
]
_Number: TypeAlias = Annotated[int, Meta(ge=-(10**9), le=10**9, description="A whole number.")]
_TYPES: Final[Mapping[str, Any]] = {
    "class": _ClassName,
    "ladder": Annotated[_Text, Meta(description="A ladder: its name or its key.")],
    "document": Annotated[
        _Text, Meta(description="A document: its file's name, or the digits of its digest.")
    ],
    "text": Annotated[_Text, Meta(description="Words.")],
    "iri": _IRI,
    "number": _Number,
}


class Asked(Struct, forbid_unknown_fields=True, kw_only=True):
    """What can be asked for."""


class Plain(Asked, kw_only=True):
    """What is told as JSON or as CSV."""

    format: (
        Annotated[Literal["json", "csv"], Meta(description="Instead of the header Accept.")]
        | UnsetType
    ) = UNSET


class Paged(Plain, kw_only=True):
    """Some of a list."""

    limit: _Limit = 100
    offset: _Offset = 0


class Search(Paged, kw_only=True):
    """Words of a name."""

    q: Annotated[_Text, Meta(description="Words of titles, codes, ladders and employers.")]


class Ladders(Paged, kw_only=True):
    """The ladders of an employer, or all."""

    agency: _Agency | None = None


class NamedLadder(Plain, kw_only=True):
    """One ladder."""

    employer: _EmployerKey
    series: Annotated[_Text, Meta(description="The ladder's part of the key.")]


class Links(NamedLadder, kw_only=True):
    """What goes on along a ladder."""

    of: Annotated[Linked, Meta(description="What is followed from rung to rung.")] = "duties"


class Classes(Ladders, kw_only=True):
    """The classes of an employer, or all."""


class Named(Plain, kw_only=True):
    """One class."""

    employer: _EmployerKey
    code: Annotated[_Text, Meta(description="The class's part of the key.")]


class Comparable(Plain, kw_only=True):
    """Classes comparable with one."""

    class_: _ClassName = field(name="class")
    agency: _Agency | None = None
    limit: _Few = 10


class Compare(Plain, kw_only=True):
    """Two classes."""

    first: _ClassName
    second: _ClassName


class Plan(Plain, kw_only=True):
    """From one class to another; the first may be left out where a profile says what is held."""

    from_: _ClassName | None = field(name="from", default=None)
    to: _ClassName
    agency: _Agency | None = None
    ways: Annotated[int, Meta(ge=1, le=20, description="How many ways are looked for.")] = 3


class PlanFrom(Plan, kw_only=True):
    """From one class to another."""

    from_: _ClassName = field(name="from")


class Fit(Plain, kw_only=True):
    """The class that a person is held against."""

    class_: _ClassName = field(name="class")


class Findings(Ladders, kw_only=True):
    """Which findings are wanted."""

    kind: Annotated[_Text, Meta(description="Only of this kind.")] | None = None
    severity: Annotated[
        Severity, Meta(description="Only of this severity, or of a heavier one.")
    ] = "note"


class Catalogue(Plain, kw_only=True):
    """All questions of the catalogue."""


class Question(Asked, kw_only=True):
    """Some of the rows that answer a question of the catalogue."""

    format: (
        Annotated[Literal["json", "srj", "csv"], Meta(description="Instead of the header Accept.")]
        | UnsetType
    ) = UNSET
    limit: Annotated[int, Meta(ge=1, le=10_000, description="How many rows at most.")] = 1000
    offset: _Offset = 0


def question(asked: CatalogueQuery) -> type[Question]:
    """Return what may be asked of a question of the catalogue: a field a parameter of it.

    The field of a parameter has its name with an underline behind it, for ``class`` is no name of
    a field.
    """
    fields: list[tuple[str, Any, Any]] = [
        (f"{name}_", _TYPES[kind], field(name=name))
        if name in asked.required
        else (f"{name}_", _TYPES[kind] | UnsetType, field(name=name, default=UNSET))
        for name, kind in asked.params.items()
    ]
    made: Any = msgspec.defstruct(f"Question_{asked.name}", fields, bases=(Question,), kw_only=True)
    kind_of: type[Question] = made
    return kind_of
