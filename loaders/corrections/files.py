"""The file in which a person corrects what was read, ``corrections.toml`` beside the documents.

::

    [[wrong]]  # the sentence is no duty: it goes to "other"
    document = "4410-clerk.txt"
    class = "4410"  # code or title; left out, it is every class of the document
    field = "duties"
    quote = "Positions in this class are permanent"

    [[move]]  # it belongs to another field
    document = "4410-clerk.txt"
    field = "skills"
    quote = "Knowledge of filing"
    to = "knowledge"

    [[value]]  # a short value is another one; the quote is what it rests on
    document = "4410-clerk.txt"
    field = "level"
    quote = "Clerk II"
    is = 2

    [[missing]]  # it is printed and was not read
    document = "4410-clerk.txt"
    field = "credentials"
    quote = "a valid driver's license"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, get_args

from graph.errors import DocumentError
from loaders.corrections.model import (
    Correction,
    Corrections,
    Kind,
    Value,
    checked,
    fields_of,
    targets,
)

__all__ = ["CORRECTIONS", "corrections_in"]

#: The name of the file.
CORRECTIONS: Final = "corrections.toml"
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_COMMON: Final = ("document", "field", "quote")
#: What a kind of entry says beside what all say.
_OWN: Final[Mapping[Kind, tuple[str, ...]]] = {
    "wrong": (),
    "move": ("to",),
    "value": ("is",),
    "missing": (),
}


def corrections_in(file: Path) -> Corrections:
    """Return what a file of corrections says.

    :raises DocumentError: where it cannot be read, or says something that cannot be
    """
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(
            str(file), f"the corrections cannot be read, nor then their documents ({error})"
        ) from error
    entries = tuple(_entries(file, told))
    _check_once(file, entries)
    return Corrections(file, entries)


def _entries(file: Path, told: Mapping[str, object]) -> Iterator[Correction]:
    if strange := sorted(told.keys() - set(_KINDS)):
        raise _bad(file, f'it has no corrections "{strange[0]}" (it knows: {", ".join(_KINDS)})')
    for kind in _KINDS:
        listed = told.get(kind, [])
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise _bad(file, f"each correction begins with [[{kind}]] on a line of its own")
        for number, one in enumerate(listed, 1):
            yield _Entry(file, kind, number, one).correction()


def _check_once(file: Path, entries: Sequence[Correction]) -> None:
    """Refuse two entries that say different things of the same words."""
    said: dict[tuple[str | None, ...], Correction] = {}
    for one in entries:
        place = (one.document, one.job_class, one.field, one.quote)
        before = said.setdefault(place, one)
        if before != one:
            raise _bad(file, f'it says both {before.kind} and {one.kind} of "{one.quote}"')


def _bad(file: Path, reason: str) -> DocumentError:
    end = "; the documents that it is for are left out until that is mended"
    return DocumentError(str(file), reason + end)


class _Entry:
    """An entry as it stands in the file, and where it does."""

    def __init__(self, file: Path, kind: Kind, number: int, told: Mapping[str, object]) -> None:
        self._file = file
        self._kind = kind
        self._number = number
        self._told = told

    def correction(self) -> Correction:
        self._check_keys()
        field = self._choice("field", fields_of(self._kind))
        to = self._choice("to", targets()) if self._kind == "move" else None
        if to == field:
            raise self._bad(f'"{field}" is where it is already')
        return Correction(
            kind=self._kind,
            document=self._document(),
            job_class=self._text("class") if "class" in self._told else None,
            field=field,
            quote=self._text("quote"),
            to=to,
            value=self._value(field) if self._kind == "value" else None,
        )

    def _check_keys(self) -> None:
        needed = (*_COMMON, *_OWN[self._kind])
        if missing := [key for key in needed if key not in self._told]:
            raise self._bad(f'it has no "{missing[0]}"')
        if strange := sorted(self._told.keys() - {*needed, "class"}):
            known = ", ".join((*needed, "class"))
            raise self._bad(f'"{strange[0]}" says nothing here (it knows: {known})')

    def _text(self, key: str) -> str:
        value = self._told[key]
        if not isinstance(value, str) or not value.strip():
            raise self._bad(f"{key} must be a text that is not blank")
        return " ".join(value.split())

    def _document(self) -> str:
        name = self._text("document")
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or str(path) != name or not path.name:
            raise self._bad(f'document must be a path below the folder, and "{name}" is none')
        return name

    def _choice(self, key: str, known: Sequence[str]) -> str:
        name = self._text(key)
        if name not in known:
            raise self._bad(f'{key} "{name}" is none of those that it can be: {", ".join(known)}')
        return name

    def _value(self, field: str) -> Value:
        try:
            return checked(field, self._told["is"])
        except ValueError as error:
            raise self._bad(f"{field} must be {error}") from error

    def _bad(self, reason: str) -> DocumentError:
        return _bad(self._file, f"[[{self._kind}]] number {self._number}: {reason}")
