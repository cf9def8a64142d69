"""The file in which a person says which findings are as they should be, and why.

::

    [[suppress]]  # this one finding, by its identifier
    finding = "orphan-8b793e74"
    reason = "The class is entered by examination alone."

    [[suppress]]  # what is found of a kind about one class
    kind = "licence-dropped"
    class = "4223"  # code or title
    agency = "City of Los Angeles"  # may be left out
    reason = "Its holders have the certificate already."
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.errors import DocumentError
from graph.findings.kinds import kinds
from graph.findings.model import Finding
from graph.iris import normalised

__all__ = ["Judged", "Suppression", "judged", "suppressions_in"]

_TABLE: Final = "suppress"
_BY_IDENTIFIER: Final = frozenset({"finding", "reason"})
_BY_CLASS: Final = frozenset({"kind", "class", "reason"})
_MAY: Final = frozenset({"agency"})


@dataclass(frozen=True, slots=True)
class Suppression:
    """An entry of the file: which findings it is for, and why they are as they should be.

    ``number`` is its 1-based place. Either ``finding`` is an identifier, or ``kind`` and
    ``job_class``, a code or a title, say what it is for, and ``agency`` may say whose.
    """

    number: int
    reason: str
    finding: str | None = None
    kind: str | None = None
    job_class: str | None = None
    agency: str | None = None

    def is_for(self, found: Finding) -> bool:
        """Tell whether a finding is as it should be by this entry."""
        if self.finding is not None:
            return found.identifier == self.finding
        named = normalised(self.job_class or "")
        return (
            found.kind == self.kind
            and (self.agency is None or _same(self.agency, found.employer))
            and any(
                named in (normalised(one.title), normalised(one.code or ""))
                for one in found.classes
            )
        )

    @property
    def words(self) -> str:
        """What it is for, in words."""
        return self.finding or f"{self.kind} of {self.job_class}"


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings that stand, those that a person suppressed, and entries that match nothing."""

    standing: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    idle: tuple[Suppression, ...] = ()


def judged(found: Iterable[Finding], entries: Iterable[Suppression]) -> Judged:
    """Return findings by whether an entry suppresses them; the first entry that does counts.

    >>> judged([Finding("cycle", ("a", "b"), "")], []).standing[0].kind
    'cycle'
    """
    listed = tuple(entries)
    standing: list[Finding] = []
    suppressed: list[tuple[Finding, Suppression]] = []
    used: set[int] = set()
    for one in found:
        fitting = [entry for entry in listed if entry.is_for(one)]
        used |= {entry.number for entry in fitting}
        if fitting:
            suppressed.append((one, fitting[0]))
        else:
            standing.append(one)
    idle = tuple(entry for entry in listed if entry.number not in used)
    return Judged(tuple(standing), tuple(suppressed), idle)


def suppressions_in(file: Path) -> tuple[Suppression, ...]:
    """Return what a file of suppressions says.

    :raises DocumentError: where it cannot be read, or says something that cannot be
    """
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DocumentError(str(file), f"the suppressions cannot be read ({error})") from error
    return tuple(_entries(file, told))


def _entries(file: Path, told: Mapping[str, object]) -> Iterator[Suppression]:
    if strange := sorted(told.keys() - {_TABLE}):
        raise DocumentError(str(file), f'"{strange[0]}" says nothing here; it knows [[{_TABLE}]]')
    listed = told.get(_TABLE, [])
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise DocumentError(str(file), f"each entry begins with [[{_TABLE}]] on a line of its own")
    for number, one in enumerate(listed, 1):
        yield _entry(file, number, one)


def _entry(file: Path, number: int, told: Mapping[str, object]) -> Suppression:
    place = f"[[{_TABLE}]] number {number}"
    needed = _BY_IDENTIFIER if "finding" in told else _BY_CLASS
    may = frozenset() if "finding" in told else _MAY
    if missing := sorted(needed - told.keys()):
        raise DocumentError(str(file), f'{place}: it has no "{missing[0]}"')
    if strange := sorted(told.keys() - needed - may):
        known = ", ".join(sorted(needed | may))
        raise DocumentError(
            str(file), f'{place}: "{strange[0]}" says nothing here (it knows: {known})'
        )
    said = {key: _text(file, place, key, value) for key, value in told.items()}
    known_kinds = [kind.name for kind in kinds()]
    if "kind" in said and said["kind"] not in known_kinds:
        raise DocumentError(
            str(file),
            f'{place}: kind "{said["kind"]}" is none of those that there are: '
            f"{', '.join(known_kinds)}",
        )
    return Suppression(
        number,
        said["reason"],
        finding=said.get("finding"),
        kind=said.get("kind"),
        job_class=said.get("class"),
        agency=said.get("agency"),
    )


def _text(file: Path, place: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DocumentError(str(file), f"{place}: {key} must be a text that is not blank")
    return " ".join(value.split())


def _same(one: str, other: str | None) -> bool:
    return other is not None and normalised(one) == normalised(other)
