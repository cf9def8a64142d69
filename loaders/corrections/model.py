"""What a person can say of what was read of a document."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from glob import escape
from pathlib import Path, PurePath
from typing import Final, Literal, TypeAlias

from graph.schemes import concepts
from loaders.dates import iso_date

__all__ = [
    "OF_DOCUMENT",
    "SHORT",
    "Correction",
    "Corrections",
    "Kind",
    "Value",
    "checked",
    "digest",
    "fields_of",
    "targets",
]

#: What is said: a statement is none of its field, or one of another field; a short value is another
#: one; something printed was missed.
Kind: TypeAlias = Literal["wrong", "move", "value", "missing"]
Value: TypeAlias = str | int

#: Fields that hold passages, by their names in the JSON of ``nextrung parse``.
_PASSAGES: Final = (
    *("summary", "distinguishing", "duties", "knowledge", "skills", "abilities", "examined"),
    *("credentials", "qualification", "substitutions", "promotes_from", "reports_to"),
    *("supervises", "distinguished_from", "desirable", "pay", "other"),
)
#: A distinction needs the other class's title, which its words alone do not give away.
_TARGETS: Final = tuple(name for name in _PASSAGES if name != "distinguished_from")
#: Short values of a class.
SHORT: Final = ("title", "code", "level", "flsa")
#: Short values that a document states of itself rather than of a class.
OF_DOCUMENT: Final = ("agency", "adopted", "revised", "opened", "series", "series.size")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not blank")
    return " ".join(value.split())


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("a whole number from 1")
    return value


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str) or iso_date(value) != value:
        raise ValueError('a date such as "2002-09-30", "2002-09" or "2002"')
    return value


def _one_of(*names: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in names:
            raise ValueError(f"one of: {', '.join(names)}")
        return value

    return check


def _concept(scheme: str) -> Callable[[object], str]:
    return lambda value: _one_of(*(concept.name for concept in concepts(scheme)))(value)


#: What each short value, or part of a statement, must be.
_VALUES: Final[Mapping[str, Callable[[object], Value]]] = {
    "title": _text,
    "code": _text,
    "level": _number,
    "flsa": _concept("flsa"),
    "agency": _text,
    "adopted": _date,
    "revised": _date,
    "opened": _date,
    "series": _text,
    "series.size": _number,
    "qualification.months": _number,
    "qualification.level": _concept("education"),
    "qualification.class": _text,
    "credentials.kind": _one_of("license", "certification"),
    "credentials.condition": _text,
    "credentials.within_months": _number,
    "substitutions.replaces": _one_of("education", "experience"),
    "substitutions.months": _number,
}
_FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "wrong": (
        *(name for name in _PASSAGES if name != "other"),
        *(name for name in (*SHORT, *OF_DOCUMENT) if name != "title"),
    ),
    "move": _PASSAGES,
    "value": tuple(_VALUES),
    "missing": tuple(name for name in _TARGETS if name != "other"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person says of a document.

    ``document`` is its path below the folder of the file, or the end of that path; ``job_class``
    the title or code of the class that it is about, ``None`` for all; ``quote`` the words as
    printed. ``to`` is the field that a statement belongs to, ``value`` what a short value is.
    """

    kind: Kind
    document: str
    job_class: str | None
    field: str
    quote: str
    to: str | None = None
    value: Value | None = None

    def is_of(self, path: PurePath) -> bool:
        """Tell whether it is about a document, by the document's path below the folder.

        >>> one = Correction("wrong", "la/clerk.txt", None, "duties", "Files")
        >>> one.is_of(PurePath("2024/la/clerk.txt")), one.is_of(PurePath("sf/clerk.txt"))
        (True, False)
        """
        return f"/{path.as_posix()}".endswith(f"/{self.document}")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What one file says of the documents in and below its folder."""

    file: Path
    entries: tuple[Correction, ...]

    def of(self, document: Path) -> tuple[Correction, ...]:
        """Return what is said of a document that lies below the folder."""
        below = document.relative_to(self.file.parent)
        return tuple(entry for entry in self.entries if entry.is_of(below))

    def absent(self, documents: Iterable[Path]) -> tuple[str, ...]:
        """Return which documents it names that are not there, each once.

        :param documents: some that lie below the folder and are there, perhaps in a zip file
        """
        folder = self.file.parent
        named = dict.fromkeys(entry.document for entry in self.entries)
        for entry in self.entries:
            if any(entry.is_of(document.relative_to(folder)) for document in documents):
                named.pop(entry.document, None)
        return tuple(name for name in named if not any(folder.rglob(escape(name))))


def fields_of(kind: Kind) -> tuple[str, ...]:
    """Return the fields that a kind of correction can be of."""
    return _FIELDS[kind]


def targets() -> tuple[str, ...]:
    """Return the fields that a statement can be moved to."""
    return _TARGETS


def checked(field: str, value: object) -> Value:
    """Return a short value as the record holds it.

    :raises ValueError: where the field cannot have it, with what it must be
    """
    return _VALUES[field](value)


def digest(corrections: Iterable[Correction]) -> str:
    """Return what stands for some corrections of one document; nothing for none."""
    said = [
        (one.kind, one.job_class, one.field, one.quote, one.to, one.value) for one in corrections
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16] if said else ""
