"""A profile out of a form: each field is read by itself, and what is wrong is said beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, TypeAlias

import msgspec
from werkzeug.datastructures import MultiDict

from graph.errors import ProfileError
from graph.fit.profile import Profile
from graph.model import ClassName
from web.asked import LONGEST
from web.profiles.fields import GROUPS, LINES, MOST_ROWS, PRESENT, Field, Group
from web.profiles.text import profile_of

__all__ = ["Fault", "Row", "Told", "told"]

#: One entry as typed, by the names of its fields.
Row: TypeAlias = Mapping[str, str]
_Entry: TypeAlias = dict[str, Any]
_Form: TypeAlias = MultiDict[str, str]

_BOTH: Final = "Tell it by the fields or as text: where both are given, either may be meant."
_NONE_AND_SOME: Final = "You say that you have none, and name some: keep one of the two."
_NO_CLASS: Final = "Name the class held in the field “From” above."


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field: of the entry in ``row``, from 0 on, of a group."""

    name: str
    row: int
    sentence: str

    @property
    def key(self) -> str:
        """What names the field within a page."""
        return f"{self.name}-{self.row}"


@dataclass(frozen=True)
class Told:
    """What a form tells, as typed, and what is wrong with it.

    ``rows`` are the entries of each group, ``lines`` the lists, ``none`` the groups of which there
    is said to be nothing; ``present`` is what is told of the class held. ``whole`` is the profile
    that was given as ``text``.
    """

    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)
    none: frozenset[str] = frozenset()
    text: str = ""
    faults: tuple[Fault, ...] = ()
    present: _Entry | None = None
    lists: Mapping[str, Any] = field(default_factory=dict)
    whole: Profile | None = None

    @property
    def stated(self) -> bool:
        """Whether anything is told at all."""
        return bool(self.present or self.lists or self.whole is not None or self.faults)

    def profile(self, held: ClassName | None) -> Profile:
        """Return what is told as a profile.

        :param held: the class that is held now, which ``present`` is told of
        """
        if self.whole is not None:
            return self.whole
        lists = dict(self.lists)
        if self.present is not None and held is not None:
            now = {"class": held.title, "employer": held.employer, "now": True} | self.present
            lists["classes"] = [now, *lists.get("classes", ())]
        return msgspec.convert(lists, Profile)

    def fault(self, name: str, row: int = 0) -> Fault | None:
        """Return what is wrong with a field, ``None`` where nothing is."""
        return next((one for one in self.faults if (one.name, one.row) == (name, row)), None)


def told(form: _Form, *, held: bool) -> Told:
    """Return what a form tells.

    :param held: whether the form names the class that is held now
    """
    rows = {group.name: _rows(form, group) for group in (PRESENT, *GROUPS)}
    lines = {group.name: form.get(group.name, "") for group in LINES}
    none = frozenset(form.getlist("none"))
    text = form.get("profile", "").strip()
    read = _Reading()
    present = read.entries(PRESENT, rows[PRESENT.name])
    lists: dict[str, list[Any]] = {
        group.name: read.entries(group, rows[group.name]) for group in GROUPS
    }
    lists |= {group.name: read.phrases(group, lines[group.name]) for group in LINES}
    for name in (group.name for group in (*GROUPS, *LINES) if group.name in none and group.none):
        if lists[name]:
            read.wrong(name, 0, _NONE_AND_SOME)
    given = {name: found for name, found in lists.items() if found or name in none}
    if present and not held:
        read.wrong("held.months", 0, _NO_CLASS)
    whole = read.text(text, alone=not (given or present))
    return Told(
        rows=rows,
        lines=lines,
        none=none,
        text=text,
        faults=tuple(read.faults),
        present=present[0] if present else None,
        lists=given,
        whole=whole,
    )


def _rows(form: _Form, group: Group) -> tuple[Row, ...]:
    """Return the entries of a group as typed, without the empty ones.

    Of too many there is one more than may be: enough to say so, and no page without end.
    """
    columns = {one.name: form.getlist(f"{group.name}.{one.name}") for one in group.fields}
    many = max(map(len, columns.values()))
    rows = (
        {name: told[place].strip() if place < len(told) else "" for name, told in columns.items()}
        for place in range(many)
    )
    return tuple(islice((row for row in rows if any(row.values())), MOST_ROWS + 1))


class _Reading:
    """Collects what is wrong while fields are read."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, name: str, row: int, sentence: str) -> None:
        self.faults.append(Fault(name, row, sentence))

    def entries(self, group: Group, rows: tuple[Row, ...]) -> list[_Entry]:
        if len(rows) > MOST_ROWS:
            first = f"{group.name}.{group.fields[0].name}"
            self.wrong(first, 0, f"At most {MOST_ROWS} entries are read here, and there are more.")
            return []
        return [dict(self._cells(group, place, row)) for place, row in enumerate(rows)]

    def _cells(self, group: Group, place: int, row: Row) -> Iterator[tuple[str, object]]:
        for one in group.fields:
            cell, name = row[one.name], f"{group.name}.{one.name}"
            value = one.kind.read(cell) if cell else None
            sentence = _amiss(one, cell, value)
            if sentence is not None:
                self.wrong(name, place, sentence)
            elif value is not None:
                yield one.name, value

    def phrases(self, group: Group, lines: str) -> list[str]:
        found = [line.strip() for line in lines.splitlines() if line.strip()]
        if len(found) > MOST_ROWS or any(len(one) > LONGEST for one in found):
            self.wrong(
                group.name,
                0,
                f"At most {MOST_ROWS} lines are read here, each of at most {LONGEST} characters.",
            )
        return found

    def text(self, text: str, *, alone: bool) -> Profile | None:
        if not text:
            return None
        if not alone:
            self.wrong("profile", 0, _BOTH)
            return None
        try:
            return profile_of(text)
        except ProfileError as error:
            place = f"{error.place}: " if error.place else ""
            self.wrong("profile", 0, f"{place}{error.reason}.")
            return None


def _amiss(of: Field, cell: str, value: object | None) -> str | None:
    if not cell:
        return of.required
    return of.kind.sentence if value is None else None
